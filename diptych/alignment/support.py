"""What stands around a pair of statements and speaks for it: place, carried subject, neighbours, rank.

    left    L7 The union called the closure a betrayal.   L8 It will go to court.
    right   R4 Workers feel betrayed, their union said.   R5 A lawsuit is planned, its lawyers said.

L8 and R5 share no word. But `It` carries the subject of L7 over, and the neighbours L7 and R4 are surely linked: both
speak for the pair. So does the place of two first paragraphs, which in news tell the same event, and so does being
the best that a statement has to offer. Each adds a little; none makes a link of nothing, for only pairs that have
some content in common are considered.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from diptych.alignment.similarity import Pair
from diptych.alignment.terms import Term

__all__ = ["opens_with_reference", "supported"]

_LEAD = 0.06
"""What the very first statements of both gain; it falls off with their distance from the top."""

_LEAD_REACH = 3.0
"""How many statements down what the lead gains has fallen to about a third."""

_LEAD_ENDS = 15
"""How many statements down, both sides together, it is nothing."""

_CARRIED = 0.1
"""How much of its predecessor's similarity a statement carries on that opens with a reference to it."""

_BEST = 1.2
"""Factor for a pair that is the best for one of its statements, or for both."""

_NEIGHBOURS = 0.2
"""How much of the best similarity next to a pair is added to it."""

_NEIGHBOURS_MOST = 0.3
"""Similarity above which a neighbour speaks no louder."""

_FAINT = 0.02
"""Similarity below which neighbours have nothing to speak for."""

_AROUND = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0)]


def opens_with_reference(text: str, references: frozenset[str]) -> bool:
    """Whether a statement begins with a word that points back (he, this, such), behind an opening mark or not."""
    first = re.match(r"\W*(\w+)", text)
    return bool(first and first[1].casefold() in references)


def supported(
    similarity: Mapping[Pair, float],
    left_terms: Sequence[Sequence[Term]],
    right_terms: Sequence[Sequence[Term]],
    left_carries: Sequence[bool],
    right_carries: Sequence[bool],
) -> dict[Pair, float]:
    """The similarities with what stands around each pair added; far from the lead only of those above nothing.

    `left_terms` and `right_terms` are the statements' terms: only pairs with more than one in common gain from their
    place. `left_carries` and `right_carries` say of each statement whether it opens with a reference to the one before.
    """
    carried = {
        (i, j): value + _carried((i, j), similarity, left_carries, right_carries) + _lead(i, j, left_terms, right_terms)
        for (i, j), value in similarity.items()
        if value > 0 or i + j < _LEAD_ENDS
    }
    best_left: dict[int, float] = {}
    best_right: dict[int, float] = {}
    for (i, j), value in carried.items():
        best_left[i] = max(value, best_left.get(i, 0.0))
        best_right[j] = max(value, best_right.get(j, 0.0))
    found: dict[Pair, float] = {}
    for (i, j), value in carried.items():
        is_best = value > 0 and value in (best_left[i], best_right[j])
        found[i, j] = value * (_BEST if is_best else 1.0)
        if value > _FAINT:
            around = max(carried.get((i + a, j + b), 0.0) for a, b in _AROUND)
            found[i, j] += _NEIGHBOURS * min(max(around, 0.0), _NEIGHBOURS_MOST)
    return found


def _lead(i: int, j: int, left_terms: Sequence[Sequence[Term]], right_terms: Sequence[Sequence[Term]]) -> float:
    if i + j >= _LEAD_ENDS:
        return 0.0
    common = {term.key for term in left_terms[i]} & {term.key for term in right_terms[j]}
    return _LEAD * math.exp(-(i + j) / _LEAD_REACH) if len(common) > 1 else 0.0


def _carried(
    pair: Pair, similarity: Mapping[Pair, float], left_carries: Sequence[bool], right_carries: Sequence[bool]
) -> float:
    i, j = pair
    total = 0.0
    if left_carries[i]:
        total += max(0.0, similarity.get((i - 1, j), 0.0))
    if right_carries[j]:
        total += max(0.0, similarity.get((i, j - 1), 0.0))
    return _CARRIED * total
