"""Conflicts as cards: both wordings, the exact words marked, and why they cannot both be exactly right."""

from __future__ import annotations

from dataclasses import dataclass

from diptych.model import Comparison, Conflict, ConflictSide, ReviewStatus
from diptych.rendering.page.lookup import is_card
from diptych.rendering.text import Mark, Piece, pieces, readable_spans

__all__ = ["CardView", "ConflictsView", "WordingView", "conflicts_view"]


@dataclass(frozen=True, slots=True)
class WordingView:
    """One side of a conflict."""

    side: str
    statements: tuple[tuple[str, str], ...]
    """Ids and names of the statements quoted."""
    paragraph: int
    language: str
    direction: str
    pieces: tuple[Piece, ...]
    """The statements, whole, with the words in conflict marked."""


@dataclass(frozen=True, slots=True)
class CardView:
    """One conflict."""

    conflict: Conflict
    number: str
    wordings: tuple[WordingView, WordingView]


@dataclass(frozen=True, slots=True)
class ConflictsView:
    """All conflicts, by how they are shown."""

    cards: tuple[CardView, ...]
    """Between the tellings, likely or confirmed."""
    within: tuple[CardView, ...]
    """A telling against itself, likely or confirmed."""
    possible: tuple[CardView, ...]
    """Could be read as conflicting."""
    dismissed: tuple[CardView, ...]
    """Set aside by an editor."""


def conflicts_view(comparison: Comparison) -> ConflictsView:
    """Every conflict once."""
    cards = [_card(comparison, conflict) for conflict in comparison.conflicts]
    kept = [card for card in cards if card.conflict.status is not ReviewStatus.DISMISSED]
    shown = [card for card in kept if is_card(card.conflict)]
    return ConflictsView(
        cards=tuple(card for card in shown if not _is_within(card.conflict)),
        within=tuple(card for card in shown if _is_within(card.conflict)),
        possible=tuple(card for card in kept if not is_card(card.conflict)),
        dismissed=tuple(card for card in cards if card.conflict.status is ReviewStatus.DISMISSED),
    )


def _is_within(conflict: Conflict) -> bool:
    return conflict.sides[0].side is conflict.sides[1].side


def _card(comparison: Comparison, conflict: Conflict) -> CardView:
    first, second = conflict.sides
    return CardView(conflict, conflict.id[1:], (_wording(comparison, first), _wording(comparison, second)))


def _wording(comparison: Comparison, side: ConflictSide) -> WordingView:
    article = comparison.side(side.side).article
    statements = [comparison.statement(i) for i in side.statements]
    marks = [Mark("conflict", span) for span in readable_spans(article.text, side.spans)]
    steps: list[Piece] = []
    for n, statement in enumerate(statements):
        adjacent = n > 0 and statement.ordinal == statements[n - 1].ordinal + 1
        steps += [Piece("text", " " if adjacent else " … ")] if n else []
        steps += pieces(article.text, statement.span, marks)
    return WordingView(
        side.side.value,
        tuple((one.id, one.name) for one in statements),
        statements[0].paragraph,
        article.language,
        article.direction,
        tuple(steps),
    )
