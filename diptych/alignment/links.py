"""Links between two articles: which statements assert something in common, from drafts to the finished values.

    retelling      every pair that is like enough, in whatever order                              (`retelling`)
    revision       the same statements first, in order; then what became of the others            (`revision`)
    both           parts of one statement joined (`splits`), what crosses the common order marked as moved,
                   words marked, evidence gathered, ids given in order

Nothing here may favour a side. The drafts are made with the articles in an order that only their texts decide and
turned round afterwards where need be, so that two articles exchanged give the same links exchanged, whatever ties the
steps had to break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diptych.alignment.drafts import Draft
from diptych.alignment.embedding import Embedder
from diptych.alignment.evidence import Rarity, shared_words
from diptych.alignment.moves import moved_links
from diptych.alignment.near import near_forms
from diptych.alignment.reading import Reading, reading_of
from diptych.alignment.retelling import retelling_drafts
from diptych.alignment.revision import revision_drafts
from diptych.alignment.scale import certainty_of
from diptych.alignment.splits import joined_parts
from diptych.alignment.wording import word_ops
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Link, Relation, Sourcing, Span, WordOp

__all__ = ["link_statements"]


def link_statements(  # noqa: PLR0913, PLR0917 - the walk hands over all it has found so far
    left: AnnotatedArticle,
    right: AnnotatedArticle,
    sourcing: Sourcing,
    relation: Relation,
    lexicon: Lexicon | None,
    embedder: Embedder | None = None,
) -> tuple[Link, ...]:
    """The links between two articles, by first left and then first right statement.

    `sourcing` tells who is quoted, so that naming the same speaker does not pass for saying the same. With an
    `embedder` its likeness is added to that of the words; without one none is needed.
    """
    reading = reading_of(left, right, sourcing, lexicon)
    is_revision = relation is Relation.REVISION
    made = revision_drafts(reading) if is_revision else retelling_drafts(reading, embedder)
    drafts = joined_parts(made, reading.one_texts, reading.two_texts)
    finish = _Finish(reading)
    ordered = sorted(draft.flipped() if reading.turned else draft for draft in drafts)
    links = tuple(finish.link(n, draft) for n, draft in enumerate(ordered, start=1))
    moved = moved_links(left, right, links)
    return tuple(replace(link, moved=True) if link.id in moved else link for link in links)


class _Finish:
    """Makes links of drafts: ids, words, evidence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._rarity = Rarity([*reading.one_terms, *reading.two_terms])
        self._near = near_forms(reading.lexicon)
        self._minor = reading.words("function_words", "stop_words")

    def link(self, number: int, draft: Draft) -> Link:
        """The finished link, but for whether it moved, which only all of them together can tell."""
        reading = self._reading
        left, right = (reading.two, reading.one) if reading.turned else (reading.one, reading.two)
        return Link(
            id=f"k{number}",
            left=tuple(left.statements[i].id for i in draft.left),
            right=tuple(right.statements[i].id for i in draft.right),
            relation=draft.relation,
            score=draft.score,
            certainty=certainty_of(draft.score),
            moved=False,
            words=self._words(_stretch(left, draft.left), _stretch(right, draft.right), left, right),
            evidence=self._evidence(draft.flipped() if reading.turned else draft),
        )

    def _words(self, left: Span, right: Span, one: AnnotatedArticle, two: AnnotatedArticle) -> tuple[WordOp, ...]:
        texts = left.of(one.article.text), right.of(two.article.text)
        return word_ops(*texts, left_start=left.start, right_start=right.start, minor=self._minor)

    def _evidence(self, draft: Draft) -> tuple[str, ...]:
        """What both share; `draft` has the sides of the reading."""
        one, two = (
            [term for place in places for term in terms[place]]
            for places, terms in ((draft.left, self._reading.one_terms), (draft.right, self._reading.two_terms))
        )
        return shared_words(one, two, (self._reading.one, self._reading.two), self._rarity, self._near)


def _stretch(one: AnnotatedArticle, places: Sequence[int]) -> Span:
    """Where statements that stand next to each other lie in their article's text."""
    return Span(one.statements[places[0]].span.start, one.statements[places[-1]].span.end)
