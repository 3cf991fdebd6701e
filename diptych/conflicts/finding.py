"""What a rule reports: two wordings that cannot both be exactly right, before they have an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.model import Certainty, ConflictKind, Side, Span

__all__ = ["Finding", "Wording", "sentence"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One side of a finding."""

    side: Side
    """The article."""
    statement: str
    """The statement's id."""
    ordinal: int
    """Its place in the article."""
    spans: tuple[Span, ...]
    """The words that differ; at least one, none empty."""
    label: str
    """What sentences call the article."""
    value: str
    """The words as the explanation gives them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict without an id."""

    kind: ConflictKind
    certainty: Certainty
    score: float
    """0 to 1: how far the rest of the two wordings agrees, and so how surely they are about one thing."""
    rule: str
    """The rule's name."""
    explanation: str
    """A sentence with both values."""
    left: Wording
    """The wording in the left article, or the earlier of two in one article."""
    right: Wording
    """The other."""


def sentence(verb: str, wordings: Sequence[Wording], ending: str = "") -> str:
    """A sentence that gives both values, such as “KPBI says 14 people; the unattributed telling says 41”.

    The order of the two is that of their values, so that it does not depend on which article is on the left.
    """
    one, other = sorted(wordings, key=lambda wording: (wording.value.casefold(), wording.value, wording.label))
    first = one.label[:1].upper() + one.label[1:]
    if one.side is other.side:
        return f"{first} {verb} {one.value} in one place and {other.value} in another{ending}."
    whole = f"{first} {verb} {one.value}; {other.label} {verb} {other.value}{ending}"
    return whole if whole.endswith(".") else f"{whole}."
