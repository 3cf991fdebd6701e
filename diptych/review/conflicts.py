"""An editor's verdicts on conflicts, laid over the machine's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from diptych.model import (
    Certainty,
    Comparison,
    Conflict,
    ConflictKind,
    ConflictSide,
    Origin,
    ReviewStatus,
    Side,
)
from diptych.review.decisions import ConflictDecision, ConflictVerb, Stamp
from diptych.review.places import Found

__all__ = ["ConflictTable", "Wording"]

_EDITORS_RULE = "editor"
_EDITORS_SCORE = 1.0
_UNLINKED = "Dismissed because an editor found that these statements do not say the same."
_ASIDE = "Dismissed because an editor found that these words are no statement."

Wording = tuple[Side, Found]
"""One wording of a conflict: its side, and where it stands."""


class ConflictTable:
    """The conflicts of a comparison while decisions are applied."""

    def __init__(self, comparison: Comparison) -> None:
        """Begin with what the machine found."""
        self._conflicts = list(comparison.conflicts)

    def decide(self, decision: ConflictDecision, wordings: tuple[Wording, Wording]) -> None:
        """Confirm, dismiss or add. A confirmed conflict that the machine no longer finds stands as the editor's."""
        ordered = _left_first(wordings)
        pinned = any(quote.exactly for quote in decision.quotes)
        matching = [n for n, one in enumerate(self._conflicts) if _matches(one, decision.kind, ordered, pinned)]
        if matching:
            dismissed = decision.verb is ConflictVerb.DISMISS
            status = ReviewStatus.DISMISSED if dismissed else ReviewStatus.CONFIRMED
            for n in matching:
                known = self._conflicts[n]
                explanation = decision.explanation or known.explanation
                self._conflicts[n] = _signed(replace(known, status=status, explanation=explanation), decision.stamp)
        elif decision.verb is not ConflictVerb.DISMISS and decision.kind is not None:
            self._conflicts.append(_added(decision, decision.kind, ordered))

    def dismiss_between(
        self, left: Iterable[str], right: Iterable[str], stamp: Stamp, joined: Callable[[Conflict], bool]
    ) -> None:
        """Dismiss the machine's conflicts between statements that no link joins any more."""
        mine, yours = set(left), set(right)

        def is_hit(one: Conflict) -> bool:
            first, second = one.sides
            touches = bool(mine & set(first.statements)) and bool(yours & set(second.statements))
            return first.side is not second.side and touches and not joined(one)

        self._dismiss(is_hit, _UNLINKED, stamp)

    def dismiss_touching(self, statements: Iterable[str], stamp: Stamp) -> None:
        """Dismiss the machine's conflicts of statements that are none."""
        gone = set(statements)
        self._dismiss(lambda one: any(gone & set(side.statements) for side in one.sides), _ASIDE, stamp)

    def result(self) -> tuple[Conflict, ...]:
        """The conflicts, numbered: the likely ones first, then the machine's order, then the editor's additions."""
        ordered = sorted(self._conflicts, key=lambda one: one.certainty is not Certainty.LIKELY)
        return tuple(replace(one, id=f"c{n}") for n, one in enumerate(ordered, start=1))

    def _dismiss(self, is_hit: Callable[[Conflict], bool], reason: str, stamp: Stamp) -> None:
        signed = replace(stamp, note=f"{reason} {stamp.note}" if stamp.note else reason)
        for n, one in enumerate(self._conflicts):
            if one.origin is Origin.MACHINE and one.status is ReviewStatus.SUGGESTED and is_hit(one):
                self._conflicts[n] = _signed(replace(one, status=ReviewStatus.DISMISSED), signed)


def _left_first(wordings: tuple[Wording, Wording]) -> tuple[Wording, Wording]:
    first, second = wordings
    turned = first[0] is Side.RIGHT and second[0] is Side.LEFT
    return (second, first) if turned else (first, second)


def _matches(conflict: Conflict, kind: ConflictKind | None, wordings: tuple[Wording, Wording], pinned: bool) -> bool:
    """Whether a decision speaks of this conflict; `pinned` where it names the exact words."""
    if kind is not None and conflict.kind is not kind:
        return False
    straight = all(_touches(one, side, pinned) for one, side in zip(wordings, conflict.sides, strict=True))
    one_sided = wordings[0][0] is wordings[1][0]
    turned = all(_touches(one, side, pinned) for one, side in zip(wordings[::-1], conflict.sides, strict=True))
    return straight or (one_sided and turned)


def _touches(wording: Wording, side: ConflictSide, pinned: bool) -> bool:
    at, found = wording
    if at is not side.side or not set(found.statements) & set(side.statements):
        return False
    return not pinned or any(mine.overlaps(theirs) for mine in found.spans for theirs in side.spans)


def _added(decision: ConflictDecision, kind: ConflictKind, wordings: tuple[Wording, Wording]) -> Conflict:
    first, second = (ConflictSide(side, found.statements, found.spans) for side, found in wordings)
    made = Conflict(
        id="",
        kind=kind,
        certainty=Certainty.LIKELY,
        score=_EDITORS_SCORE,
        rule=_EDITORS_RULE,
        explanation=decision.explanation or "An editor finds that these words cannot both be exactly right.",
        sides=(first, second),
        origin=Origin.EDITOR,
        status=ReviewStatus.CONFIRMED,
    )
    return _signed(made, decision.stamp)


def _signed(conflict: Conflict, stamp: Stamp) -> Conflict:
    return replace(conflict, note=stamp.note, by=stamp.by, when=stamp.when)
