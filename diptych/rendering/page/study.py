"""The statement table: a row for each link, with unlinked statements in place; made for study and for sorting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diptych.model import Comparison, Link, LinkRelation
from diptych.rendering.page.statements import ConflictRef, StatementView

__all__ = ["StudyRow", "study_rows"]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A link, or a statement that has none."""

    left: tuple[StatementView, ...]
    right: tuple[StatementView, ...]
    mark: str
    """`both`, `part`, `removed` or `added`."""
    link: Link | None
    conflicts: tuple[ConflictRef, ...]
    """Conflicts between the two."""
    left_place: int
    """The ordinal of the left statement, or of the one it would follow."""
    right_place: int
    """The same for the right."""

    @property
    def differs(self) -> bool:
        """Whether it is only on one side or in conflict."""
        return self.link is None or bool(self.conflicts)

    @property
    def score(self) -> float:
        """0 to 1; 0 where there is no link."""
        return self.link.score if self.link else 0.0


def study_rows(comparison: Comparison, views: Mapping[str, StatementView]) -> tuple[StudyRow, ...]:
    """In the order of the rows of the page, then of the left telling."""
    found: list[StudyRow] = []
    left_done = right_done = 0
    for row in comparison.rows:
        for view in (views[i] for i in row.left):
            found += _from_left(view, views, right_done)
            left_done = view.ordinal
        for view in (views[i] for i in row.right):
            if not view.links:
                found.append(StudyRow((), (view,), view.mark, None, view.cards, left_done, view.ordinal))
            right_done = view.ordinal
    return tuple(found)


def _from_left(view: StatementView, views: Mapping[str, StatementView], right_done: int) -> list[StudyRow]:
    """The rows that begin with a left statement: one for each link it is the first of, or one of its own."""
    if not view.links:
        return [StudyRow((view,), (), view.mark, None, view.cards, view.ordinal, right_done)]
    links = [one.link for one in view.links if one.link.left[0] == view.id]
    return [_linked(link, views) for link in sorted(links, key=lambda link: int(link.right[0][1:]))]


def _linked(link: Link, views: Mapping[str, StatementView]) -> StudyRow:
    left, right = tuple(views[i] for i in link.left), tuple(views[i] for i in link.right)
    right_cards = {card.number for view in right for card in view.cards}
    shared = tuple({card.number: card for view in left for card in view.cards if card.number in right_cards}.values())
    mark = "part" if link.relation is LinkRelation.PARTIAL else "both"
    return StudyRow(left, right, mark, link, shared, left[0].ordinal, right[0].ordinal)
