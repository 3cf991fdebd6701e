"""A picture of how much two tellings share: two leaves that meet at a fold.

    only left │ partly │ shared ┃ shared │ partly │ only right

The longer telling fills its leaf; the other is as much shorter as it has fewer statements. What both say lies at the
fold, what only one says at the outer edge, so that more of either is seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from diptych.rendering.counts import Balance, Counts

__all__ = ["FOLD", "HEIGHT", "WIDTH", "BalancePicture", "Leaf", "balance_picture"]

WIDTH, HEIGHT = 240, 14
"""The size of the drawing, in its own units."""

FOLD = WIDTH / 2
"""Where the two leaves meet."""

_GAP = 1.0
"""Between the fold and either leaf."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One stretch of a leaf."""

    kind: str
    """`removed`, `added`, `partly` or `shared`."""
    x: float
    """Its left edge."""
    width: float
    """How wide it is; 0 where there is nothing of its kind."""


@dataclass(frozen=True, slots=True)
class BalancePicture:
    """The picture of one pair of tellings."""

    leaves: tuple[Leaf, ...]
    """Always six, from left to right."""


def balance_picture(counts: Counts) -> BalancePicture:
    """The picture for these counts; both leaves are empty where there are no statements."""
    longest = max(counts.left.total, counts.right.total, 1)
    unit = (FOLD - _GAP) / longest
    return BalancePicture((*reversed(_left(counts.left, unit)), *_right(counts.right, unit)))


def _right(balance: Balance, unit: float) -> list[Leaf]:
    """From the fold outwards."""
    leaves, x = [], FOLD + _GAP
    for kind, number in (("shared", balance.shared), ("partly", balance.partly), ("added", balance.only)):
        leaves.append(Leaf(kind, round(x, 2), round(number * unit, 2)))
        x += number * unit
    return leaves


def _left(balance: Balance, unit: float) -> list[Leaf]:
    """The mirror image, from the fold outwards."""
    kinds = {"added": "removed"}
    return [
        Leaf(kinds.get(one.kind, one.kind), round(WIDTH - one.x - one.width, 2), one.width)
        for one in _right(balance, unit)
    ]
