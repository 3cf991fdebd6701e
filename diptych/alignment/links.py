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
from diptych.alignment.orientation import is_turned
from diptych.alignment.retelling import retelling_drafts
from diptych.alignment.revision import revision_drafts
from diptych.alignment.scale import certainty_of
from diptych.alignment.splits import joined_parts
from diptych.alignment.terms import Term, hyphenated, term_reader
from diptych.alignment.wording import word_ops
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Link, Relation, Sourcing, Statement, WordOp

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

    With an `embedder` its likeness is added to that of the words; without one none is needed.
    """
    turned = is_turned(left, right)
    one, two = (right, left) if turned else (left, right)
    make = revision_drafts if relation is Relation.REVISION else retelling_drafts
    drafts = joined_parts(make(one, two, lexicon, embedder), _texts(one), _texts(two))
    finish = _Finish(left, right, lexicon)
    ordered = sorted(draft.flipped() if turned else draft for draft in drafts)
    links = tuple(finish.link(n, draft) for n, draft in enumerate(ordered, start=1))
    moved = moved_links(left, right, links)
    return tuple(replace(link, moved=True) if link.id in moved else link for link in links)


def _texts(one: AnnotatedArticle) -> list[str]:
    return [statement.text for statement in one.statements]


class _Finish:
    """Makes links of drafts: ids, words, evidence."""

    def __init__(self, left: AnnotatedArticle, right: AnnotatedArticle, lexicon: Lexicon | None) -> None:
        self._articles = (left, right)
        self._turned = is_turned(left, right)
        compounds = hyphenated(left, right)
        self._terms = [
            [term_reader(one.article.base_language, lexicon).terms(s, compounds) for s in one.statements]
            for one in self._articles
        ]
        self._rarity = Rarity([terms for side in self._terms for terms in side])
        self._minor = lexicon.words("function_words", "stop_words") if lexicon else frozenset[str]()

    def link(self, number: int, draft: Draft) -> Link:
        """The finished link, but for whether it moved, which only all of them together can tell."""
        groups = [[one.statements[i] for i in places] for one, places in zip(self._articles, draft[:2], strict=True)]
        left_terms, right_terms = (
            [term for i in places for term in terms[i]] for terms, places in zip(self._terms, draft[:2], strict=True)
        )
        return Link(
            id=f"k{number}",
            left=tuple(statement.id for statement in groups[0]),
            right=tuple(statement.id for statement in groups[1]),
            relation=draft.relation,
            score=draft.score,
            certainty=certainty_of(draft.score),
            moved=False,
            words=self._words(groups[0], groups[1]),
            evidence=self._evidence(left_terms, right_terms),
        )

    def _words(self, left: Sequence[Statement], right: Sequence[Statement]) -> tuple[WordOp, ...]:
        starts = [group[0].span.start for group in (left, right)]
        texts = [
            one.article.text[start : group[-1].span.end]
            for one, start, group in zip(self._articles, starts, (left, right), strict=True)
        ]
        return word_ops(*texts, left_start=starts[0], right_start=starts[1], minor=self._minor)

    def _evidence(self, left: Sequence[Term], right: Sequence[Term]) -> tuple[str, ...]:
        if self._turned:
            return shared_words(right, left, (self._articles[1], self._articles[0]), self._rarity)
        return shared_words(left, right, self._articles, self._rarity)
