"""Linking two independent tellings: every pair that is like enough, in whatever order.

A reader draws several links from one statement and none from the next, so no pairing one to one is sought. The pairs
are judged together all the same: what a pair is worth depends on what else its statements resemble (`similarity`), on
what stands around it (`support`) and on whether what it shares amounts to something (`substance`); what it is called
depends, among others, on whether either has a better match (`proposition`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from diptych.alignment.drafts import Copies, Draft, copies, paired_copies
from diptych.alignment.embedding import Embedder
from diptych.alignment.near import near_forms
from diptych.alignment.proposition import main_propositions
from diptych.alignment.reading import Reading
from diptych.alignment.scale import LEAST, score_of
from diptych.alignment.semantic import with_meaning
from diptych.alignment.similarity import Pair, profiles, relative, similarities
from diptych.alignment.substance import substantial
from diptych.alignment.support import opens_with_reference, supported
from diptych.model import LinkRelation

__all__ = ["Likeness", "likeness", "retelling_drafts"]


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
    main = main_propositions(values, *_distinct_texts(reading, found.one, found.two), LEAST)
    drafts = []
    for (i, j), value in values.items():
        if (i, j) in identical:
            relation, score = LinkRelation.IDENTICAL, 1.0
        elif value < LEAST:
            continue
        else:
            is_free = i not in settled_one and j not in settled_two
            relation = LinkRelation.REWORDED if is_free and (i, j) in main else LinkRelation.PARTIAL
            score = score_of(value)
        pairs = paired_copies(found.one.places[i], found.two.places[j])
        drafts += [Draft((a,), (b,), relation, score) for a, b in pairs]
    return drafts


def likeness(reading: Reading, embedder: Embedder | None = None) -> Likeness:
    """How alike the statements of two articles are."""
    one, two = copies(reading.one_texts), copies(reading.two_texts)
    one_terms = [reading.one_terms[place] for place in one.firsts]
    two_terms = [reading.two_terms[place] for place in two.firsts]
    mine, yours = profiles(one_terms, two_terms)
    near = near_forms(reading.lexicon)
    found = relative(similarities(mine, yours, near), len(mine), len(yours))
    references = reading.words("function_words", "references")
    one_carries, two_carries = (
        [place > 0 and opens_with_reference(texts[place], references) for place in side.firsts]
        for texts, side in ((reading.one_texts, one), (reading.two_texts, two))
    )
    found = supported(found, one_terms, two_terms, one_carries, two_carries)
    found = substantial(found, (mine, yours), (one_terms, two_terms), near)
    if embedder is not None:
        found = with_meaning(found, *_distinct_texts(reading, one, two), embedder)
    return Likeness(one, two, found)


def _distinct_texts(reading: Reading, one: Copies, two: Copies) -> tuple[list[str], list[str]]:
    """The texts of the distinct statements of both sides."""
    texts = reading.one_texts, reading.two_texts
    return [texts[0][place] for place in one.firsts], [texts[1][place] for place in two.firsts]


def _with_identical(found: Likeness) -> dict[Pair, float]:
    """The values with every pair of the same words among them, in order; such a pair may have no term at all."""
    values = dict(found.values)
    where = {words: j for j, words in enumerate(found.two.words)}
    for i, words in enumerate(found.one.words):
        if words in where:
            values.setdefault((i, where[words]), 0.0)
    return dict(sorted(values.items()))
