"""How alike two statements are: their common content, weighed by how rare it is in the two articles.

Take a story about a bridge. Of

    A   The council of Harlow approved the bridge on Monday, a decision that critics called reckless.
    B   Critics said that approving the bridge was reckless.
    C   The bridge, Harlow's third, will cost $12 million, the council said.

A and C share `council`, `Harlow` and `bridge`, three words that half of the story's statements hold: topic words,
which weigh little. A and B share `approve`, `critics` and `reckless`: fewer, but rare, and so much more.

1.  Each term weighs the logarithm of how few statements hold it, times its strength (`terms`). Two terms next to each
    other make a third of their own, so that `force multiplier` counts for more than `force` and `multiplier`.
2.  The similarity of two statements is the product of their weighted terms over a power of their lengths: a power of
    one would be the cosine, which has long statements resemble nothing; less lets a long statement carry several
    links. Near-forms (`near`) meet at part of their weight: each term that finds no equal may meet one.
3.  A statement that resembles everything resembles nothing: part of what both have in common with their nearest
    others is taken off (the hubness correction of CSLS, Conneau et al. 2018, with a weight of its own).

Only pairs that share a term or a near-form are ever looked at, through an index from terms to statements; terms that
so many statements hold that they say nothing do not make candidates when the articles are long.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from diptych.alignment.terms import Term

__all__ = ["Pair", "Profile", "best_meetings", "profiles", "rarity_of", "relative", "similarities"]

Pair = tuple[int, int]
"""A left and a right place, from 0."""

_PHRASE = 0.7
"""What two neighbouring terms weigh together, as a share of what one term as rare would."""

_REACH = 28
"""Characters between the starts of two terms up to which they make a phrase."""

_WEAK = 0.5
"""Strength below which a term speaks only for pairs that something else brings together."""

_LEAST_RARITY = 0.05
"""What a term weighs that nearly every statement holds."""

_NEAR = 0.3
"""What two near-forms count for, as a share of what two equal terms would."""

_LENGTH_POWER = 0.7
"""How far length is divided out: 1 would be the cosine, 0 the bare product."""

_NEAREST = 3
"""How many nearest others the hubness correction looks at."""

_HUBNESS = 0.2
"""How much of the mean similarity to the nearest others is taken off."""

_BUSY = 10_000
"""Pairs of statements that one term may bring together; a term that would bring more makes no candidates."""


class Profile(NamedTuple):
    """A statement as a weighted vector."""

    weights: Mapping[str, float]
    """By term, what it adds to the vector; phrases are terms with a tab between their two."""
    words: tuple[str, ...]
    """The terms among them that are no phrases."""
    length: float
    """The Euclidean length of the vector."""
    weak: frozenset[str]
    """The terms that are too little to link by themselves: the apparatus of attribution."""


def profiles(left: Sequence[Sequence[Term]], right: Sequence[Sequence[Term]]) -> tuple[list[Profile], list[Profile]]:
    """The statements of both sides as vectors, weighed by rarity in the two together."""
    bags = [[_bag(terms) for terms in side] for side in (left, right)]
    holders = Counter(key for side in bags for bag in side for key in bag)
    count = len(left) + len(right)
    rarity = {key: rarity_of(n, count) for key, n in holders.items()}
    one, two = ([_profile(bag, rarity) for bag in side] for side in bags)
    return one, two


def rarity_of(holders: int, statements: int) -> float:
    """What a term of full strength weighs that so many of all statements hold."""
    return max(_LEAST_RARITY, math.log((statements + 1) / (holders - 0.5)))


def _bag(terms: Sequence[Term]) -> dict[str, float]:
    """The strength of each term and phrase."""
    bag: dict[str, float] = {}
    for term in terms:
        bag[term.key] = max(term.strength, bag.get(term.key, 0.0))
    for one, two in pairwise(terms):
        if 0 < two.start - one.start < _REACH:
            bag[f"{one.key}\t{two.key}"] = _PHRASE * math.sqrt(min(one.strength, two.strength))
    return bag


def _profile(bag: Mapping[str, float], rarity: Mapping[str, float]) -> Profile:
    weights = {key: strength * rarity[key] for key, strength in bag.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    words = tuple(key for key in weights if "\t" not in key)
    return Profile(weights, words, length, frozenset(key for key, strength in bag.items() if strength < _WEAK))


def similarities(
    left: Sequence[Profile], right: Sequence[Profile], near: Mapping[str, Collection[str]]
) -> dict[Pair, float]:
    """The similarity of every pair of statements that have something in common, by pair; mostly 0 to 1.

    `near` gives for a term the terms near it; it is symmetric.
    """
    products = _exact_products(left, right)
    for pair, value in _near_products(left, right, near).items():
        products[pair] = products.get(pair, 0.0) + value
    lengths = [profile.length for profile in (*left, *right) if profile.length]
    typical = math.fsum(lengths) / len(lengths) if lengths else 1.0
    left_norms, right_norms = ([_norm(profile, typical) for profile in side] for side in (left, right))
    return {(i, j): product * left_norms[i] * right_norms[j] for (i, j), product in sorted(products.items())}


def _norm(profile: Profile, typical: float) -> float:
    """What a product with this statement is multiplied by; for one of typical length that makes it the cosine."""
    return 1.0 / (profile.length**_LENGTH_POWER * typical ** (1 - _LENGTH_POWER)) if profile.length else 0.0


def _exact_products(left: Sequence[Profile], right: Sequence[Profile]) -> dict[Pair, float]:
    """What equal terms add; weak terms only for pairs that a stronger one brings together."""
    products: dict[Pair, float] = {}
    for pair, value in _meetings(left, right, is_weak=False):
        products[pair] = products.get(pair, 0.0) + value
    for pair, value in _meetings(left, right, is_weak=True):
        if pair in products:
            products[pair] += value
    return products


def _meetings(left: Sequence[Profile], right: Sequence[Profile], *, is_weak: bool) -> Iterator[tuple[Pair, float]]:
    """Every pair of statements that hold an equal term, and the product of its weights."""
    held = _holders(right)
    for key, places in _holders(left).items():
        others = held.get(key, ())
        if len(places) * len(others) > _BUSY:
            continue
        for i in places:
            if (key in left[i].weak) is is_weak:
                weight = left[i].weights[key]
                for j in others:
                    yield (i, j), weight * right[j].weights[key]


def _holders(side: Sequence[Profile]) -> dict[str, list[int]]:
    """Where each term stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(side):
        for key in profile.weights:
            found[key].append(place)
    return found


def _near_products(
    left: Sequence[Profile], right: Sequence[Profile], near: Mapping[str, Collection[str]]
) -> dict[Pair, float]:
    """What near-forms add: in each pair, the best matches first, each term at most once."""
    meetings: dict[Pair, list[tuple[float, str, str]]] = defaultdict(list)
    held_left, held_right = _holders(left), _holders(right)
    for one in sorted(held_left):
        for two in sorted(near.get(one, ())):
            others = held_right.get(two, ())
            if len(held_left[one]) * len(others) > _BUSY:
                continue
            for i in held_left[one]:
                for j in others:
                    if two not in left[i].weights and one not in right[j].weights and one not in left[i].weak:
                        value = _NEAR * left[i].weights[one] * right[j].weights[two]
                        meetings[i, j].append((value, min(one, two), max(one, two)))
    return {pair: best_meetings(found) for pair, found in meetings.items()}


def best_meetings(meetings: Iterable[tuple[float, str, str]]) -> float:
    """The sum of the best meetings in which no term occurs twice."""
    used: set[str] = set()
    total = 0.0
    for value, one, two in sorted(meetings, key=lambda m: (-m[0], m[1], m[2])):
        if one not in used and two not in used:
            used |= {one, two}
            total += value
    return total


def relative(found: Mapping[Pair, float], left_count: int, right_count: int) -> dict[Pair, float]:
    """The same similarities less part of what both statements have in common with their nearest others."""
    rows: list[list[float]] = [[] for _ in range(left_count)]
    columns: list[list[float]] = [[] for _ in range(right_count)]
    for (i, j), value in found.items():
        rows[i].append(value)
        columns[j].append(value)
    row_means, column_means = [_mean_of_nearest(row) for row in rows], [_mean_of_nearest(column) for column in columns]
    return {(i, j): value - _HUBNESS * (row_means[i] + column_means[j]) / 2 for (i, j), value in found.items()}


def _mean_of_nearest(values: list[float]) -> float:
    return math.fsum(sorted(values, reverse=True)[:_NEAREST]) / _NEAREST
