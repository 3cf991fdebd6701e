"""Pairing the details of two statements: which figure, date or name on the left is which on the right.

    left    12 of the 40 members, in 2014
    right   17 of the 40 members, in 2014

`40` and `2014` find themselves again on the other side and are settled. What is left, `12` and `17`, is compared.
So is a "1999" that the other telling has beside a "1997": it is settled, and 1997 has no partner to conflict with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from diptych.conflicts.pairing import Context

__all__ = ["differing"]

Detail = TypeVar("Detail")


def differing(
    left: Sequence[Detail],
    right: Sequence[Detail],
    comparable: Callable[[Detail, Detail], bool],
    agree: Callable[[Detail, Detail], bool],
    context: Callable[[Detail, Detail], Context],
) -> list[tuple[Detail, Detail, Context]]:
    """Pairs of details that nothing on the other side settles, each detail in its best pair at most.

    `comparable` says whether two could be the same detail at all, `agree` whether they tell the same, `context` how
    far their surroundings agree.
    """
    settled_left = {i for i, a in enumerate(left) if any(comparable(a, b) and agree(a, b) for b in right)}
    settled_right = {j for j, b in enumerate(right) if any(comparable(a, b) and agree(a, b) for a in left)}
    open_pairs = [
        (i, j, context(a, b))
        for i, a in enumerate(left)
        if i not in settled_left
        for j, b in enumerate(right)
        if j not in settled_right and comparable(a, b)
    ]
    # The best first; among equals the pair nearest to the diagonal, then the earlier on both sides together.
    open_pairs.sort(key=lambda p: (-p[2].touching, -round(p[2].share, 6), abs(p[0] - p[1]), p[0] + p[1]))
    used_left: set[int] = set()
    used_right: set[int] = set()
    found = []
    for i, j, near in open_pairs:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            found.append((left[i], right[j], near))
    return found
