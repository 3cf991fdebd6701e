"""At a glance: the counts behind the sentence and the bar, and how early each telling says what both say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diptych.model import AnnotatedArticle, Comparison, LinkRelation, SourceKind, Span
from diptych.rendering.page.sources import SourcesView
from diptych.rendering.page.statements import StatementView

__all__ = ["BalanceView", "EarlyView", "GlanceView", "glance_view"]

NAMES = 3
"""How many named persons the sentence lists for a telling before it says “and others”."""

EARLY = 6
"""How many statements the list “how early” holds at most."""

EARLY_FROM = 0.12
"""How far apart, as a share of the articles' length, two places must lie to be worth a line in it."""


@dataclass(frozen=True, slots=True)
class BalanceView:
    """One telling in numbers of statements."""

    total: int
    both: int
    part: int
    only: int
    conflict: int
    """How many are in conflict; they are among the others, too."""
    moved: int
    """How many are said elsewhere in the order; they are among the others, too."""
    named: tuple[str, ...]
    """Named persons it relies on, the most used first."""
    named_more: int
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class EarlyView:
    """A thing both say, and how far into each telling it comes."""

    text: str
    """The shorter of its two wordings."""
    language: str
    direction: str
    left: StatementView
    right: StatementView
    left_place: float
    """0 to 100: how much of the left telling comes before it."""
    right_place: float
    """0 to 100: how much of the right telling comes before it."""


@dataclass(frozen=True, slots=True)
class GlanceView:
    """All that is shown at a glance."""

    left: BalanceView
    right: BalanceView
    state: str
    """`identical`, `nothing` (in common) or `usual`."""
    pairs_both: int
    """How many links say the same."""
    pairs_part: int
    """How many links share a clause."""
    conflicts: int
    """How many conflicts have a card."""
    early: tuple[EarlyView, ...]
    """What both say at different points, in the order of the left telling."""


def glance_view(
    comparison: Comparison, views: Mapping[str, StatementView], sources: SourcesView, cards: int
) -> GlanceView:
    """The overview of one comparison; `cards` is how many conflicts are shown as such."""
    left = _balance([views[s.id] for s in comparison.left.statements], sources, "left")
    right = _balance([views[s.id] for s in comparison.right.statements], sources, "right")
    partial = sum(link.relation is LinkRelation.PARTIAL for link in comparison.links)
    return GlanceView(
        left,
        right,
        _state(comparison),
        len(comparison.links) - partial,
        partial,
        cards,
        tuple(_early(comparison, views)),
    )


def _state(comparison: Comparison) -> str:
    if not comparison.links:
        return "nothing"
    return "identical" if comparison.left.article.text == comparison.right.article.text else "usual"


def _balance(views: Sequence[StatementView], sources: SourcesView, side: str) -> BalanceView:
    persons = next((kind.sources for kind in sources.kinds if kind.kind == SourceKind.NAMED_PERSON), ())
    named = [view.source.name for view in persons if any(use.side == side for use in view.uses)]
    shown = named if len(named) <= NAMES + 1 else named[:NAMES]
    return BalanceView(
        total=len(views),
        both=sum(view.mark == "both" for view in views),
        part=sum(view.mark == "part" for view in views),
        only=sum(view.mark in ("removed", "added") for view in views),
        conflict=sum(bool(view.cards) for view in views),
        moved=sum(view.is_moved for view in views),
        named=tuple(shown),
        named_more=len(named) - len(shown),
    )


def _early(comparison: Comparison, views: Mapping[str, StatementView]) -> list[EarlyView]:
    """The links that say the same at the most different points, in the left telling's order."""
    found: list[EarlyView] = []
    for link in comparison.links:
        if link.relation is not LinkRelation.PARTIAL:
            left, right = views[link.left[0]], views[link.right[0]]
            shorter, annotated = min(
                ((left, comparison.left), (right, comparison.right)), key=lambda pair: (len(pair[0].text), pair[0].side)
            )
            article = annotated.article
            places = _place(comparison.left, left), _place(comparison.right, right)
            found.append(EarlyView(shorter.text, article.language, article.direction, left, right, *places))
    apart = sorted(found, key=lambda view: (-abs(view.left_place - view.right_place), view.left.ordinal))
    kept = [view for view in apart if abs(view.left_place - view.right_place) >= 100 * EARLY_FROM][:EARLY]
    return sorted(kept, key=lambda view: (view.left.ordinal, view.right.ordinal))


def _place(annotated: AnnotatedArticle, view: StatementView) -> float:
    span: Span = annotated.statements[view.ordinal - 1].span
    return round(100 * span.start / max(1, len(annotated.article.text)), 1)
