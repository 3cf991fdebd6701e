"""What a comparison adds up to: the numbers of the index, the share card, the overview and the terminal report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from diptych.model import (
    AnnotatedArticle,
    Certainty,
    Comparison,
    Conflict,
    LinkRelation,
    ReviewStatus,
    StatementStatus,
)

__all__ = ["Balance", "Counts", "comparison_counts", "standing_conflicts"]


@dataclass(frozen=True, slots=True)
class Balance:
    """How one telling's statements stand to the other telling."""

    shared: int
    """Statements that the other telling has too."""
    partly: int
    """Statements of which the other telling has a part."""
    only: int
    """Statements that are only here."""

    @property
    def total(self) -> int:
        """All of the telling's statements."""
        return self.shared + self.partly + self.only


@dataclass(frozen=True, slots=True)
class Counts:
    """What one comparison adds up to."""

    left: Balance
    """The left telling's statements."""
    right: Balance
    """The right telling's statements."""
    likely: int
    """Conflicts that are likely, dismissed ones left out."""
    possible: int
    """Conflicts that are possible, dismissed ones left out."""
    moved: int
    """Links whose statements stand in another order."""
    reworded: int
    """Links that say the same in other words."""


def comparison_counts(comparison: Comparison) -> Counts:
    """The numbers of one comparison."""
    statuses = comparison.statuses()
    certainties = Counter(conflict.certainty for conflict in standing_conflicts(comparison))
    return Counts(
        left=_balance(comparison.left, statuses),
        right=_balance(comparison.right, statuses),
        likely=certainties[Certainty.LIKELY],
        possible=certainties[Certainty.POSSIBLE],
        moved=sum(link.moved for link in comparison.links),
        reworded=sum(link.relation is LinkRelation.REWORDED for link in comparison.links),
    )


def standing_conflicts(comparison: Comparison) -> tuple[Conflict, ...]:
    """The conflicts that no editor has dismissed."""
    return tuple(one for one in comparison.conflicts if one.status is not ReviewStatus.DISMISSED)


def _balance(annotated: AnnotatedArticle, statuses: dict[str, StatementStatus]) -> Balance:
    found = Counter(statuses[statement.id] for statement in annotated.statements)
    return Balance(
        found[StatementStatus.SHARED],
        found[StatementStatus.PARTLY],
        found[StatementStatus.ONLY],
    )
