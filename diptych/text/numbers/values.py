"""A quantity: its figure, its unit, and the room its wording leaves."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from diptych.model import Span

__all__ = ["Approximation", "Quantity", "QuantityKind"]


class QuantityKind(enum.StrEnum):
    """What a figure does."""

    COUNT = "count"
    """How many or how much."""
    ORDINAL = "ordinal"
    """Which in a row: "third", "21st"."""
    SCORE = "score"
    """Two figures against each other: "51 to 48"."""


class Approximation(enum.StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """A magnitude word or a simple fraction leaves room: "1.5 million", "half of"."""
    ZEROS = "zeros"
    """Zeros at the end of a large figure may leave room: "1,200"."""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"
    VAGUE = "vague"
    """No figure: "dozens", "several"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and the room its wording leaves."""

    span: Span
    """From the approximation to the unit: "more than 1.5 million dollars"."""
    figure: Span
    """The figure alone, with its sign of currency and magnitude: "$1.5 million"."""
    kind: QuantityKind
    """Count, ordinal or score."""
    value: float
    """The figure in its base unit; the middle of a range; the first of a score."""
    low: float
    """The least it may stand for, in the base unit."""
    high: float
    """The most it may stand for."""
    approximation: Approximation
    """How exactly it is meant."""
    unit: str
    """The base unit ("percent", "dollar", "day"), or empty for a plain count."""
    nouns: tuple[str, ...]
    """Words after it that may name what is counted, case-folded, the likeliest first."""
    measure: str = ""
    """The unit as stated ("month"), or empty; quantities of one measure compare figure to figure."""
    slack: float = 0.0
    """How far, as a share, everyday use strays from the unit: a month is 28 to 31 days."""
    against: float | None = None
    """The second figure of a score."""

    @property
    def normal(self) -> str:
        """A form that is the same for the same quantity however it is written: "90 day", "1200"."""
        figure = f"{self.value:.6g}" if self.against is None else f"{self.value:.6g}-{self.against:.6g}"
        ending = "th" if self.kind is QuantityKind.ORDINAL else ""
        return f"{figure}{ending} {self.unit}".rstrip()
