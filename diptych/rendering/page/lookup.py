"""What belongs to a statement, found once for a whole comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from diptych.model import (
    Attribution,
    Certainty,
    Comparison,
    Conflict,
    EditorNote,
    Link,
    ReviewStatus,
    Source,
    StatementStatus,
)

__all__ = ["Lookup", "is_card"]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Lookup:
    """Tables from ids to what is said about them. Every table of tuples answers only for ids it holds."""

    links: Mapping[str, tuple[Link, ...]]
    """Links by statement, the firmer first."""
    conflicts: Mapping[str, tuple[Conflict, ...]]
    """Conflicts by statement, without those an editor dismissed."""
    attributions: Mapping[str, tuple[Attribution, ...]]
    """Attributions by statement their content lies in."""
    notes: Mapping[str, tuple[EditorNote, ...]]
    """The editor's notes by statement."""
    sources: Mapping[str, Source]
    """Sources by id."""
    statuses: Mapping[str, StatementStatus]
    """What became of each statement."""
    rows: Mapping[str, int]
    """The number of each statement's row, from 1."""

    @classmethod
    def of(cls, comparison: Comparison) -> Lookup:
        """The tables of one comparison."""
        shown = [one for one in comparison.conflicts if one.status is not ReviewStatus.DISMISSED]
        firm_first = sorted(comparison.links, key=lambda link: -link.score)
        return cls(
            links=_grouped((i, link) for link in firm_first for i in (*link.left, *link.right)),
            conflicts=_grouped((i, one) for one in shown for side in one.sides for i in side.statements),
            attributions=_grouped((i, one) for one in comparison.sourcing.attributions for i in one.statements),
            notes=_grouped((i, note) for note in comparison.editor_notes for i in note.statements),
            sources={source.id: source for source in comparison.sourcing.sources},
            statuses=comparison.statuses(),
            rows={i: n for n, row in enumerate(comparison.rows, start=1) for i in (*row.left, *row.right)},
        )

    def likely_conflicts(self, statement_id: str) -> tuple[Conflict, ...]:
        """The statement's conflicts that are shown as cards."""
        return tuple(one for one in self.conflicts.get(statement_id, ()) if is_card(one))


def is_card(conflict: Conflict) -> bool:
    """Whether a conflict has a card of its own: likely ones, and those an editor confirmed."""
    return conflict.certainty is Certainty.LIKELY or conflict.status is ReviewStatus.CONFIRMED


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, tuple[_Value, ...]]:
    lists: defaultdict[str, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        if value not in lists[key]:
            lists[key].append(value)
    return {key: tuple(values) for key, values in lists.items()}
