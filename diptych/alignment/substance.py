"""Whether what two statements share amounts to something.

    A   Mr Ortiz said that the pension fund was solvent.
    B   Three rebels from the party of Mr Ortiz abstained.
    C   The mill has worked since 1898.
    D   “If the mill goes, we all go.”

Both pairs are short, so that the little they share is much of what they say: a likeness relative to length calls them
alike. But a name tells whom or where a statement is about, not what it asserts, and a word that half of the story
holds tells nothing. So what is shared is also measured outright, in units of one word that stands in these two
statements and nowhere else in either article; names count for part of that. From one such word on, nothing is taken
off.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from diptych.alignment.similarity import Pair, Profile, best_meetings, rarity_of
from diptych.alignment.terms import Term

__all__ = ["substantial"]

_FULL = 0.85
"""Share of the unit from which nothing is taken off: what one rare word of no special strength makes up."""

_NAME = 0.3
"""What a shared name counts for beside a shared word."""

_NEAR = 0.55
"""What two words near in meaning share, beside two equal ones: the root of what their product counts for."""

_TRIFLE = 0.03
"""Likeness below which it makes no difference any more what a pair shares."""


def substantial(
    likeness: Mapping[Pair, float],
    sides: tuple[Sequence[Profile], Sequence[Profile]],
    terms: tuple[Sequence[Sequence[Term]], Sequence[Sequence[Term]]],
    near: Mapping[str, Collection[str]],
) -> dict[Pair, float]:
    """The likenesses, made less where the two statements share less than one word of substance."""
    unit = _FULL * rarity_of(2, len(sides[0]) + len(sides[1]))
    names = tuple([frozenset(term.key for term in one if term.is_name) for one in side] for side in terms)
    found = {}
    for (i, j), value in likeness.items():
        share = 1.0
        if value >= _TRIFLE:
            shared = _shared(sides[0][i], sides[1][j], names[0][i] & names[1][j], near)
            share = min(1.0, shared / unit)
        found[i, j] = value * share
    return found


def _shared(left: Profile, right: Profile, names: Collection[str], near: Mapping[str, Collection[str]]) -> float:
    """The weight of the terms that both hold; phrases apart, whose words are counted already."""
    mine, yours = left.weights, right.weights
    equal, meetings = [], []
    for key in left.words:
        weight = mine[key]
        if key in yours:
            equal.append(math.sqrt(weight * yours[key]) * (_NAME if key in names else 1.0))
            continue
        for other in near.get(key, ()):
            if other in yours and other not in mine:
                value = _NEAR * math.sqrt(weight * yours[other])
                meetings.append((value, min(key, other), max(key, other)))
    return math.fsum(equal) + best_meetings(meetings)
