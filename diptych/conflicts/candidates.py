"""Which statements are compared with which.

    left    In Harlow, 52 percent voted.      right   In Harlow, 25 percent voted.
            In Farrow, 61 percent voted.              In Farrow, 61 percent voted.

Each left statement here resembles both right ones. But Farrow's has its own words on the other side, and Harlow's its
nearly own words: what another, less like statement says is about something else. So a pair is dropped where one of
the two has a much closer counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from diptych.conflicts.grading import NEARLY_VERBATIM
from diptych.conflicts.pairing import Pairing
from diptych.model import AnnotatedArticle, Link, Statement
from diptych.text.tokens import plain_words

__all__ = ["like_statements", "linked_pairings"]

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

# A counterpart closer by this much makes another one out of place.
_MUCH_CLOSER = 0.15
# Two statements of one article that share fewer longer words than this are not compared, nor those that share a
# smaller part of both their longer words: an article seldom tells a thing twice.
_LEAST_LIKE, _LIKE_SHARE = 4, 0.5


def linked_pairings(
    left: AnnotatedArticle,
    right: AnnotatedArticle,
    links: tuple[Link, ...],
    pair: Callable[[Statement, Statement], Pairing],
) -> Iterator[Pairing]:
    """Pairings of linked statements that differ in their words, without those that a closer counterpart outdoes.

    Two articles of one statement each are always a pair.
    """
    ids = {(i, j): None for link in links for i in link.left for j in link.right}
    if not ids and len(left.statements) == len(right.statements) == 1:
        ids[left.statements[0].id, right.statements[0].id] = None
    best: dict[str, float] = {}
    found: list[Pairing] = []
    for i, j in ids:
        one, other = left.statement(i), right.statement(j)
        if plain_words(one.text) == plain_words(other.text):
            closeness = 1.0
        else:
            found.append(pair(one, other))
            closeness = found[-1].closeness
        best[i], best[j] = max(best.get(i, 0.0), closeness), max(best.get(j, 0.0), closeness)
    for pairing in found:
        closest = max(best[pairing.left.statement.id], best[pairing.right.statement.id])
        if closest < NEARLY_VERBATIM or closest - pairing.closeness < _MUCH_CLOSER:
            yield pairing


def like_statements(article: AnnotatedArticle) -> Iterator[tuple[Statement, Statement]]:
    """Statements of one article that share most of their longer words, the earlier first."""
    bags = [frozenset(_LONG_WORD.findall(statement.text.casefold())) for statement in article.statements]
    for n, bag in enumerate(bags):
        if len(bag) < _LEAST_LIKE:
            continue
        for m in range(n + 1, len(bags)):
            shared = len(bag & bags[m])
            if shared >= _LEAST_LIKE and shared >= _LIKE_SHARE * len(bag | bags[m]):
                yield article.statements[n], article.statements[m]
