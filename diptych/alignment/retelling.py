"""Linking two independent tellings: every pair that is like enough, in whatever order.

A reader draws several links from one statement and none from the next, so no pairing one to one is sought. The pairs
are judged together all the same: what a pair is worth depends on what else its statements resemble (`similarity`)
and on what stands around it (`support`); what it is called depends on whether either has a better match.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from diptych.alignment.drafts import Copies, Draft, copies, paired_copies
from diptych.alignment.embedding import Embedder
from diptych.alignment.near import near_forms
from diptych.alignment.reading import Reading
from diptych.alignment.scale import LEAST, score_of
from diptych.alignment.semantic import with_meaning
from diptych.alignment.similarity import Pair, profiles, relative, similarities
from diptych.alignment.support import opens_with_reference, supported
from diptych.model import LinkRelation

__all__ = ["Likeness", "likeness", "retelling_drafts"]

_NEARLY_BEST = 0.8
"""A pair that has this share of the best value of both its statements may tell the same main proposition."""

_MAIN = 0.17
"""Likeness from which a nearly best pair tells the same main proposition, not just a clause of it."""


class Likeness(NamedTuple):
    """How alike the distinct statements of both sides are."""

    one: Copies
    """The distinct statements of the first article."""
    two: Copies
    """The distinct statements of the second article."""
    values: Mapping[Pair, float]
    """By pair of distinct statements; only pairs with something in common are in it."""


def retelling_drafts(reading: Reading, embedder: Embedder | None = None) -> list[Draft]:
    """The links between two tellings, one statement of each article.

    A statement that the other side has in the same words can share no more than a clause with anything else.
    """
    found = likeness(reading, embedder)
    values = _with_identical(found)
    identical = {pair for pair in values if found.one.words[pair[0]] == found.two.words[pair[1]]}
    settled_one, settled_two = {i for i, _ in identical}, {j for _, j in identical}
    best_one, best_two = _bests(values)
    drafts = []
    for (i, j), value in values.items():
        if (i, j) in identical:
            relation, score = LinkRelation.IDENTICAL, 1.0
        elif value < LEAST:
            continue
        else:
            is_free = i not in settled_one and j not in settled_two
            is_main = is_free and value >= max(_MAIN, _NEARLY_BEST * max(best_one[i], best_two[j]))
            relation, score = LinkRelation.REWORDED if is_main else LinkRelation.PARTIAL, score_of(value)
        pairs = paired_copies(found.one.places[i], found.two.places[j])
        drafts += [Draft((a,), (b,), relation, score) for a, b in pairs]
    return drafts


def likeness(reading: Reading, embedder: Embedder | None = None) -> Likeness:
    """How alike the statements of two articles are."""
    one, two = copies(reading.one_texts), copies(reading.two_texts)
    one_terms = [reading.one_terms[place] for place in one.firsts]
    two_terms = [reading.two_terms[place] for place in two.firsts]
    mine, yours = profiles(one_terms, two_terms)
    found = relative(similarities(mine, yours, near_forms(reading.lexicon)), len(mine), len(yours))
    if embedder is not None:
        found = with_meaning(found, _at(reading.one_texts, one.firsts), _at(reading.two_texts, two.firsts), embedder)
    references = reading.words("function_words", "references")
    one_carries, two_carries = (
        [place > 0 and opens_with_reference(texts[place], references) for place in side.firsts]
        for texts, side in ((reading.one_texts, one), (reading.two_texts, two))
    )
    return Likeness(one, two, supported(found, one_terms, two_terms, one_carries, two_carries))


def _at(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    return [texts[place] for place in places]


def _with_identical(found: Likeness) -> dict[Pair, float]:
    """The values with every pair of the same words among them, in order; such a pair may have no term at all."""
    values = dict(found.values)
    where = {words: j for j, words in enumerate(found.two.words)}
    for i, words in enumerate(found.one.words):
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
