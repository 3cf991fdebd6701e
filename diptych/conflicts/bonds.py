"""How surely two linked statements tell one thing, where two articles tell one story.

    left    Police made 11 arrests outside the ground.
    right   Seventeen people were arrested outside the stadium, police said.

Few of these words pair up, and of two unrelated articles nothing should be concluded from so little. But where half of
an article has its counterpart in the other, the two tell one story; and where a statement's link is sure and no other
of its links is much better, its counterpart tells the same event. That is the bond: the score of such a link.
"""

from __future__ import annotations

from collections.abc import Mapping

from diptych.model import AnnotatedArticle, Link, LinkCertainty

__all__ = ["BOUND", "bonds"]

BOUND = 0.6
"""From this bond on, two statements stand in two tellings of one story; those alone stay below it."""


# Where the larger share of the statements of one of two articles is linked by more than a possible link, and so many
# of the other's, both tell one story. Of 150 pairs of unrelated stories none reached it.
_MOST, _LEAST = 0.5, 0.3
# Fewer statements than this, and their being linked tells little of a story.
_FEWEST = 4
# Two statements alone are bound by a link of this score, and so much less than within two tellings of a story.
_ALONE, _ALONE_WEIGHT = 0.75, 0.5
# A link whose score is lower than another link's of one of its statements by more than this is not the main one.
_OUTDONE = 0.12


def bonds(left: AnnotatedArticle, right: AnnotatedArticle, links: tuple[Link, ...]) -> Mapping[tuple[str, str], float]:
    """The score of every main link between a left and a right statement of two articles that tell one story."""
    scores = {
        (i, j): link.score
        for link in links
        if link.certainty is not LinkCertainty.POSSIBLE
        for i in link.left
        for j in link.right
    }
    if len(left.statements) == len(right.statements) == 1:
        return {pair: score * _ALONE_WEIGHT for pair, score in scores.items() if score >= _ALONE}
    if not _one_story(left, right, scores):
        return {}
    best: dict[str, float] = {}
    for pair, score in scores.items():
        for statement in pair:
            best[statement] = max(best.get(statement, 0.0), score)
    return {(i, j): score for (i, j), score in scores.items() if max(best[i], best[j]) - score <= _OUTDONE}


def _one_story(left: AnnotatedArticle, right: AnnotatedArticle, scores: Mapping[tuple[str, str], float]) -> bool:
    shares = []
    for article, linked in ((left, {i for i, _ in scores}), (right, {j for _, j in scores})):
        if len(article.statements) < _FEWEST:
            return False
        shares.append(len(linked) / len(article.statements))
    return max(shares) >= _MOST and min(shares) >= _LEAST
