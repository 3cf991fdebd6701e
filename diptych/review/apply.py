"""A review laid over a comparison.

Decisions are carried out in the order of the file, so a later one wins. Each names its statements by quotation; one
whose words are not found, or are found twice, changes nothing and is reported with what comes nearest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diptych.alignment import common_rows
from diptych.model import Comparison, Conflict, EditorNote, Side, Statement
from diptych.review.conflicts import ConflictTable
from diptych.review.decisions import (
    AsideDecision,
    ConflictDecision,
    Decision,
    LinkDecision,
    MergeDecision,
    NoteDecision,
    Problem,
    Quote,
    Review,
    SourceDecision,
    SplitDecision,
    UnlinkDecision,
)
from diptych.review.links import LinkTable
from diptych.review.places import Finder, Found, Missed
from diptych.review.sources import NoSource, SourceTable

__all__ = ["apply_review"]

_SHOWN_CHARACTERS = 90
"""How much of a candidate a message quotes."""


def apply_review(comparison: Comparison, review: Review) -> tuple[Comparison, tuple[Problem, ...]]:
    """The comparison as the editor has it, and the decisions that could not be carried out, by line.

    Of a story with more than two articles, a decision belongs to the pairs that hold all the articles it quotes from;
    a note, to every pair that holds one of them. Decisions on sources go by name, in whichever pair has the name.
    """
    if not review.decisions:
        return comparison, ()
    desk = _Desk(comparison, review)
    for decision in review.decisions:
        desk.apply(decision)
    return desk.result(), tuple(sorted(desk.problems, key=lambda one: one.line))


class _Desk:
    """A comparison on an editor's desk: what is being changed, and what went wrong so far."""

    def __init__(self, comparison: Comparison, review: Review) -> None:
        self._comparison = comparison
        self._review = review
        self._links = LinkTable(comparison)
        self._conflicts = ConflictTable(comparison)
        self._sources = SourceTable(comparison)
        self._aside: set[str] = set()
        self._notes: list[EditorNote] = list(comparison.editor_notes)
        self._sides = {comparison.pair.left.key: Side.LEFT, comparison.pair.right.key: Side.RIGHT}
        self._finders: dict[Side, Finder] = {}
        self.problems: list[Problem] = []

    def apply(self, decision: Decision) -> None:
        """Carry out one decision, or report why not."""
        quotes: tuple[Quote, ...] = getattr(decision, "quotes", ())
        here = tuple(quote for quote in quotes if quote.article in self._sides)
        partly_enough = isinstance(decision, NoteDecision | AsideDecision | SplitDecision)
        if quotes and (not here or (len(here) < len(quotes) and not partly_enough)):
            return
        places = [self._place(quote) for quote in here]
        found = [place for place in places if place is not None]
        if len(found) < len(places):
            return
        try:
            _STEPS[type(decision)](self, decision, found)
        except NoSource as missing:
            self._report(missing.code, str(missing), decision.stamp.line)

    def result(self) -> Comparison:
        """The comparison with every decision in it."""
        links = self._links.result()
        comparison = self._comparison
        changed = self._links.is_changed
        return replace(
            comparison,
            links=links,
            rows=common_rows(comparison.left, comparison.right, links) if changed else comparison.rows,
            conflicts=self._conflicts.result(),
            sourcing=self._sources.result(),
            editor_notes=tuple(self._notes),
            set_aside=tuple(one for one in self._statement_ids() if one in self._aside),
        )

    # --- one step for each kind of decision -----------------------------------------------------------------------

    def link(self, decision: LinkDecision, places: list[tuple[Side, Found]]) -> None:
        left, right = _by_side(places)
        self._links.link(left, right, decision.relation, decision.stamp)

    def unlink(self, decision: UnlinkDecision, places: list[tuple[Side, Found]]) -> None:
        left, right = _by_side(places)
        self._links.unlink(left, right)
        self._conflicts.dismiss_between(left, right, decision.stamp, self._is_joined)

    def conflict(self, decision: ConflictDecision, places: list[tuple[Side, Found]]) -> None:
        first, second = places
        self._conflicts.decide(decision, (first, second))

    def aside(self, decision: AsideDecision, places: list[tuple[Side, Found]]) -> None:
        gone = [one for _, found in places for one in found.statements]
        self._aside.update(gone)
        self._links.drop(gone)
        self._conflicts.dismiss_touching(gone, decision.stamp)
        self._sources.drop(gone)

    def note(self, decision: NoteDecision, places: list[tuple[Side, Found]]) -> None:
        ids = tuple(dict.fromkeys(one for _, found in places for one in found.statements))
        stamp = decision.stamp
        self._notes.append(EditorNote(ids, decision.text, decision.references, stamp.by, stamp.when))

    def source(self, decision: SourceDecision, places: list[tuple[Side, Found]]) -> None:
        self._sources.change(decision.source, decision.name, decision.kind)

    def merge(self, decision: MergeDecision, places: list[tuple[Side, Found]]) -> None:
        self._sources.merge(decision.sources, decision.name, decision.kind)

    def split(self, decision: SplitDecision, places: list[tuple[Side, Found]]) -> None:
        statements = [one for _, found in places for one in found.statements]
        self._sources.split(decision.source, statements, decision.name, decision.kind)

    # --- finding and reporting ------------------------------------------------------------------------------------

    def _place(self, quote: Quote) -> tuple[Side, Found] | None:
        """Where a quotation stands; None, and a problem reported, where it stands nowhere or in two places."""
        side = self._sides[quote.article]
        found = self._finder(side).find(quote)
        if isinstance(found, Missed):
            candidates = "".join(f" {_shown(one)}" for one in found.candidates)
            nearest = f" Nearest:{candidates}" if candidates and found.code == "not-found" else candidates
            remedy = " Quote more words, or add after: or before: with words of a neighbour."
            advice = remedy if found.code == "several-places" else " Quote the words as they are now."
            self._report(found.code, f"{found.problem}{nearest}{advice}", quote.line)
            return None
        if found.changed_to is not None:
            message = f"“{quote.words}” now reads “{found.changed_to}”; the decision still holds. Quote the new words."
            self._report("words-changed", message, quote.line)
        return side, found

    def _finder(self, side: Side) -> Finder:
        if side not in self._finders:
            self._finders[side] = Finder(self._comparison.side(side))
        return self._finders[side]

    def _report(self, code: str, message: str, line: int) -> None:
        self.problems.append(Problem(code, message, self._review.path, line))

    def _is_joined(self, conflict: Conflict) -> bool:
        first, second = conflict.sides
        return self._links.joins(first.statements, second.statements)

    def _statement_ids(self) -> list[str]:
        return [one.id for one in (*self._comparison.left.statements, *self._comparison.right.statements)]


_STEPS: dict[type, Callable[..., None]] = {
    LinkDecision: _Desk.link,
    UnlinkDecision: _Desk.unlink,
    ConflictDecision: _Desk.conflict,
    AsideDecision: _Desk.aside,
    NoteDecision: _Desk.note,
    SourceDecision: _Desk.source,
    MergeDecision: _Desk.merge,
    SplitDecision: _Desk.split,
}
"""What carries out each kind of decision."""


def _by_side(places: list[tuple[Side, Found]]) -> tuple[list[str], list[str]]:
    """The statements found, left and right."""
    left = [one for side, found in places if side is Side.LEFT for one in found.statements]
    right = [one for side, found in places if side is Side.RIGHT for one in found.statements]
    return left, right


def _shown(statement: Statement) -> str:
    """A candidate as a message quotes it."""
    text = " ".join(statement.text.split())
    short = text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS].rstrip()}…"
    return f"{statement.name} “{short}”"
