"""The heaviest common order of links, and so which links stand outside it.

The problem, on two tellings that share three statements:

    left    L1 storm   L2 bridge   L3 mayor
    right   R1 mayor   R2 storm    R3 bridge

The links L1–R2 and L2–R3 keep their order; L3–R1 crosses both. Either {storm, bridge} or {mayor} can be read down
both columns without turning back; the first weighs more, so `mayor` is the one that moved. This is the longest
increasing subsequence with weights: the links are walked from the top of the left column, and for every place in the
right column the best chain that ends there is kept (a Fenwick tree of running maxima). n links cost n log n.

Not for finding links: it takes them as given.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Place", "heaviest_chain"]


class Place(NamedTuple):
    """A link as an area of the plane: which ordinals it spans on either side, and what it weighs."""

    left_first: int
    """The ordinal of its first left statement, from 1."""
    left_last: int
    """The ordinal of its last left statement."""
    right_first: int
    """The ordinal of its first right statement, from 1."""
    right_last: int
    """The ordinal of its last right statement."""
    weight: int
    """What it adds to a chain; above 0. A whole number, so that a sum does not depend on its order."""

    @property
    def distance(self) -> int:
        """How far apart its two middles lie, in half statements."""
        return abs(self.left_first + self.left_last - self.right_first - self.right_last)

    @property
    def walk_key(self) -> tuple[int, int, int, int]:
        """Sorts places so that none comes before one that it follows."""
        return (self.left_first, self.right_first, self.left_last, self.right_last)


class _Chain(NamedTuple):
    """A chain by its last place; the greater, the better."""

    weight: int
    nearness: int
    """The negative sum of its distances."""
    rank: int
    """Less one and the index of its last place, negative: the earlier place is the greater. 0 for the empty chain."""


_EMPTY = _Chain(0, 0, 0)


def heaviest_chain(places: Sequence[Place], *, strict: bool = False) -> frozenset[int]:
    """The indices of the places that make the heaviest common order.

    A place follows another when it begins no earlier than the other ends, on both sides; `strict` asks that it begins
    later. Of equally heavy chains the one with the smallest summed distance wins; of those, at the first place from
    the end where they differ, the one earlier in `places`: it is the caller's order that must favour no side.
    """
    step = 1 if strict else 0
    tree = [_EMPTY] * (max((place.right_last for place in places), default=0) + 1)
    before: dict[int, int] = {}
    open_ends: list[tuple[int, int, _Chain]] = []
    best = _EMPTY
    for i in sorted(range(len(places)), key=lambda i: (places[i].walk_key, i)):
        place = places[i]
        while open_ends and open_ends[0][0] <= place.left_first - step:
            _, right_last, ended = heapq.heappop(open_ends)
            _raise(tree, right_last, ended)
        found = _peak(tree, place.right_first - step)
        before[i] = -found.rank - 1
        chain = _Chain(found.weight + place.weight, found.nearness - place.distance, -i - 1)
        heapq.heappush(open_ends, (place.left_last, place.right_last, chain))
        best = max(best, chain)
    return _walk_back(-best.rank - 1, before)


def _walk_back(last: int, before: dict[int, int]) -> frozenset[int]:
    chain: list[int] = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return frozenset(chain)


def _raise(tree: list[_Chain], at: int, chain: _Chain) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], chain)
        at += at & -at


def _peak(tree: list[_Chain], at: int) -> _Chain:
    best = _EMPTY
    while at > 0:
        best = max(best, tree[at])
        at -= at & -at
    return best
