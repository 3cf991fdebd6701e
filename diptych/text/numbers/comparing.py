"""Whether one fact could fairly have been told with either of two quantities."""

from __future__ import annotations

import enum
from typing import NamedTuple

from diptych.text.numbers.values import Approximation, Quantity

__all__ = ["Agreement", "agreement"]

# Two figures closer than this, as a share, are one figure: 33 percent and a third, 1,609 metres and a mile.
_EQUAL = 1e-3


class Agreement(enum.StrEnum):
    """How two quantities of one unit and kind stand to each other."""

    SAME = "same"
    """One fact could fairly have been told with either."""
    LOOSE = "loose"
    """One fact could have been told with either, by a generous reading."""
    APART = "apart"
    """They cannot both be exactly right."""


def agreement(one: Quantity, other: Quantity) -> Agreement:
    """Whether one fact could fairly have been told with either; the two must be of one unit and kind.

    Two exact figures have to be equal, and so do two that are equally approximate ("about 40", "about 60"); else
    the figure of one has to lie in the room that the other leaves, or, where neither is exact, the rooms have to meet.
    """
    if one.against is not None or other.against is not None:
        return Agreement.SAME if (one.value, one.against) == (other.value, other.against) else Agreement.APART
    if _equal(one.value, other.value):
        return Agreement.SAME
    kinds = {one.approximation, other.approximation}
    rooms = _Room.of(one, other), _Room.of(other, one)
    if kinds == {Approximation.EXACT}:
        return Agreement.SAME if one.measure != other.measure and rooms[0].meets(rooms[1]) else Agreement.APART
    if len(kinds) == 1 and kinds & {Approximation.ABOUT, Approximation.OVER, Approximation.UNDER, Approximation.RANGE}:
        return Agreement.LOOSE if rooms[0].meets(rooms[1]) else Agreement.APART
    if kinds <= {Approximation.ROUNDED, Approximation.ZEROS, Approximation.EXACT}:
        coarse, fine = (rooms[0], other) if rooms[0].width >= rooms[1].width else (rooms[1], one)
        meet = coarse.width > 2 * min(room.width for room in rooms) and coarse.holds(fine.value)
    else:
        meet = rooms[0].meets(rooms[1])
    if not meet:
        return Agreement.LOOSE if _beyond(one, other) or _beyond(other, one) else Agreement.APART
    return (
        Agreement.LOOSE if Approximation.ZEROS in kinds and len(kinds - {Approximation.EXACT}) == 1 else Agreement.SAME
    )


def _beyond(bound: Quantity, other: Quantity) -> bool:
    """Whether the other lies on the open side of a bound, though too far to be told so: "more than 100" for 750."""
    if bound.approximation is Approximation.OVER:
        return other.low >= bound.value
    return bound.approximation is Approximation.UNDER and other.high <= bound.value


class _Room(NamedTuple):
    low: float
    high: float

    @classmethod
    def of(cls, one: Quantity, other: Quantity) -> _Room:
        """The room `one` leaves, wider by the units' slack where the two are in different units."""
        slack = 0.0 if one.measure == other.measure else one.slack
        return cls(one.low * (1 - slack), one.high * (1 + slack))

    @property
    def width(self) -> float:
        return self.high - self.low

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: _Room) -> bool:
        return self.low <= other.high and other.low <= self.high


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= _EQUAL * max(abs(one), abs(other))
