"""Pairing the details of two statements: which figure, date or name on the left is which on the right.

    left    12 of the 40 members, in 2014
    right   17 of the 40 members, in 2014

`40` and `2014` find themselves again on the other side and are settled. What is left, `12` and `17`, is compared.
So is a "1999" that the other telling has beside a "1997": it is settled, and 1997 has no partner to conflict with.

Each detail settles one on the other side. A second one of the same value ("eight of 10, nine of 10" against "eight of
10, nine of 16") is an echo: it is compared only where the two wordings are the same all around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from diptych.conflicts.grading import NEARLY_VERBATIM
from diptych.conflicts.pairing import Context

__all__ = ["differing"]

Detail = TypeVar("Detail")


class _Pair(NamedTuple):
    left: int
    right: int
    context: Context


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
    if not left or not right:
        return []
    may = [(i, j) for i, a in enumerate(left) for j, b in enumerate(right) if comparable(a, b)]
    same = {(i, j) for i, j in may if agree(left[i], right[j])}
    settled = _best([_Pair(i, j, context(left[i], right[j])) for i, j in sorted(same)])
    done_left, done_right = {p.left for p in settled}, {p.right for p in settled}
    echo_left, echo_right = {i for i, _ in same}, {j for _, j in same}
    rest = []
    for i, j in may:
        if (i, j) in same or i in done_left or j in done_right:
            continue
        near = context(left[i], right[j])
        echoes = i in echo_left or j in echo_right
        if not echoes or (near.touching and near.rest >= NEARLY_VERBATIM):
            rest.append(_Pair(i, j, near))
    return [(left[p.left], right[p.right], p.context) for p in _best(rest)]


def _best(pairs: list[_Pair]) -> list[_Pair]:
    """Each detail in one pair at most; the best first, then the nearest to the diagonal, then the earlier on both."""
    pairs.sort(key=lambda p: (-p.context.touching, -round(p.context.share, 6), abs(p.left - p.right), p.left + p.right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    found = []
    for pair in pairs:
        if pair.left not in used_left and pair.right not in used_right:
            used_left.add(pair.left)
            used_right.add(pair.right)
            found.append(pair)
    return found
