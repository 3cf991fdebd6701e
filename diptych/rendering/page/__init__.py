"""The story page as values: everything its templates show, worked out and named, with no mark-up in it.

`story_page` is the whole walk; each module holds one part of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from diptych.model import Comparison, Relation, Side, Story
from diptych.rendering.map import AlignmentMap, PhoneMap, alignment_map, phone_map
from diptych.rendering.page.conflicts import CardView, ConflictsView, conflicts_view
from diptych.rendering.page.glance import GlanceView, glance_view
from diptych.rendering.page.lookup import Lookup
from diptych.rendering.page.masthead import SideView, days_between, side_views
from diptych.rendering.page.rows import RowView, row_views
from diptych.rendering.page.sources import SourcesView, sources_view
from diptych.rendering.page.statements import StatementView, statement_views
from diptych.rendering.page.study import StudyRow, study_rows
from diptych.rendering.strings import Strings

__all__ = ["StoryPage", "story_page"]

LONG = 150
"""More statements than this on both sides together make a long page."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page that compares two articles of a story."""

    story: Story
    comparison: Comparison
    left: SideView
    right: SideView
    days_apart: int | None
    """Days between the two publications; None where a date is missing."""
    glance: GlanceView
    map: AlignmentMap
    phone_map: PhoneMap
    conflicts: ConflictsView
    rows: tuple[RowView, ...]
    statements: tuple[StatementView, ...]
    """All of them, left then right, each in order."""
    sources: SourcesView
    study: tuple[StudyRow, ...]
    """The statement table: a row for each link, unlinked statements in place."""

    @property
    def is_revision(self) -> bool:
        """Whether the two are states of one article."""
        return self.comparison.pair.relation is Relation.REVISION

    @property
    def sides(self) -> tuple[SideView, SideView]:
        """Left and right, for loops."""
        return self.left, self.right

    def view(self, statement_id: str) -> StatementView:
        """The statement of that id."""
        ordinal = int(statement_id[1:])
        return self.statements[ordinal - 1 + (0 if statement_id[0] == Side.LEFT.letter else self.left.statements)]

    @property
    def is_long(self) -> bool:
        """Whether it is so long that browsers should leave alone what is out of sight."""
        return len(self.statements) > LONG

    @property
    def differing(self) -> int:
        """How many differences there are: statements found on one side only, and conflicts."""
        return self.glance.left.only + self.glance.right.only + self.glance.conflicts


def story_page(story: Story, comparison: Comparison, t: Strings) -> StoryPage:
    """The page of one comparison."""
    lookup = Lookup.of(comparison)
    views = statement_views(comparison, lookup)
    left, right = side_views(comparison, t)
    conflicts = conflicts_view(comparison)
    sources = sources_view(comparison, lookup)
    numbers = _numbers_by_pair(conflicts.cards)
    return StoryPage(
        story=story,
        comparison=comparison,
        left=left,
        right=right,
        days_apart=days_between(left.article, right.article),
        glance=glance_view(comparison, views, sources, (*conflicts.cards, *conflicts.within)),
        map=alignment_map(comparison, numbers),
        phone_map=phone_map(comparison, numbers),
        conflicts=conflicts,
        rows=row_views(comparison, views),
        statements=tuple(views.values()),
        sources=sources,
        study=study_rows(comparison, views),
    )


def _numbers_by_pair(cards: Sequence[CardView]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The numbers of conflicts between tellings, by the first statements of their two sides."""
    numbers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for card in cards:
        ends = {side.side: side.statements[0] for side in card.conflict.sides}
        numbers[ends[Side.LEFT], ends[Side.RIGHT]].append(card.number)
    return {pair: tuple(found) for pair, found in numbers.items()}
