"""Linking two independent tellings: every pair that is like enough, in whatever order.

A reader draws several links from one statement and none from the next, so no pairing one to one is sought. The pairs
are judged together all the same: what a pair is worth depends on what else its statements resemble (`similarity`)
and on what stands around it (`support`); what it is called depends on whether either has a better match.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from diptych.alignment.drafts import Copies, Draft, copies, paired_copies
from diptych.alignment.embedding import Embedder
from diptych.alignment.near import near_forms
from diptych.alignment.scale import LEAST, score_of
from diptych.alignment.similarity import Pair, profiles, relative, similarities
from diptych.alignment.support import opens_with_reference, supported
from diptych.alignment.terms import Term, hyphenated, term_reader
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, LinkRelation

__all__ = ["Likeness", "likeness", "retelling_drafts"]

_NEARLY_BEST = 0.8
"""A pair that has this share of the best value of both its statements may tell the same main proposition."""

_MAIN = 0.17
"""Likeness from which a nearly best pair tells the same main proposition, not just a clause of it."""


class Likeness(NamedTuple):
    """How alike the distinct statements of both sides are."""

    left: Copies
    """The distinct left statements."""
    right: Copies
    """The distinct right statements."""
    values: Mapping[Pair, float]
    """By pair of distinct statements; only pairs with something in common are in it."""


def retelling_drafts(
    left: AnnotatedArticle, right: AnnotatedArticle, lexicon: Lexicon | None, embedder: Embedder | None = None
) -> list[Draft]:
    """The links between two tellings, one left and one right statement each."""
    found = likeness(left, right, lexicon, embedder)
    best_left, best_right = _bests(found.values)
    drafts = []
    for (i, j), value in _with_identical(found).items():
        if found.left.words[i] == found.right.words[j]:
            relation, score = LinkRelation.IDENTICAL, 1.0
        elif value < LEAST:
            continue
        else:
            is_main = value >= _MAIN and value >= _NEARLY_BEST * max(best_left[i], best_right[j])
            relation, score = LinkRelation.REWORDED if is_main else LinkRelation.PARTIAL, score_of(value)
        pairs = paired_copies(found.left.places[i], found.right.places[j])
        drafts += [Draft((a,), (b,), relation, score) for a, b in pairs]
    return drafts


def likeness(
    left: AnnotatedArticle, right: AnnotatedArticle, lexicon: Lexicon | None, embedder: Embedder | None = None
) -> Likeness:
    """How alike the statements of two articles are."""
    sides = [copies(statement.text for statement in one.statements) for one in (left, right)]
    one, two = _terms((left, right), sides, lexicon)
    mine, yours = profiles(one, two)
    found = relative(similarities(mine, yours, near_forms(lexicon)), len(mine), len(yours))
    references = lexicon.words("function_words", "references") if lexicon else frozenset[str]()
    left_carries, right_carries = (
        [place > 0 and opens_with_reference(article.statements[place].text, references) for place in side.firsts]
        for article, side in zip((left, right), sides, strict=True)
    )
    return Likeness(sides[0], sides[1], supported(found, one, two, left_carries, right_carries))


def _terms(
    articles: tuple[AnnotatedArticle, AnnotatedArticle], sides: list[Copies], lexicon: Lexicon | None
) -> tuple[list[tuple[Term, ...]], list[tuple[Term, ...]]]:
    """The terms of the distinct statements of both sides."""
    compounds = hyphenated(*articles)
    left, right = (
        [
            term_reader(one.article.base_language, lexicon).terms(one.statements[place], compounds)
            for place in side.firsts
        ]
        for one, side in zip(articles, sides, strict=True)
    )
    return left, right


def _with_identical(found: Likeness) -> dict[Pair, float]:
    """The values with every pair of the same words among them, in order; such a pair may have no term at all."""
    values = dict(found.values)
    where = {words: j for j, words in enumerate(found.right.words)}
    for i, words in enumerate(found.left.words):
        if words in where:
            values.setdefault((i, where[words]), 0.0)
    return dict(sorted(values.items()))


def _bests(values: Mapping[Pair, float]) -> tuple[dict[int, float], dict[int, float]]:
    """The best value of each left and of each right statement."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for (i, j), value in values.items():
        left[i] = max(value, left.get(i, 0.0))
        right[j] = max(value, right.get(j, 0.0))
    return left, right
