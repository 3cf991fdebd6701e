"""At a glance: the counts behind the sentence and the bar, and how early each telling says what both say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diptych.model import AnnotatedArticle, Article, Comparison, LinkRelation, SourceKind, Span
from diptych.rendering.page.conflicts import CardView
from diptych.rendering.page.sources import SourcesView
from diptych.rendering.page.statements import StatementView

__all__ = ["BalanceView", "EarlyView", "GlanceView", "glance_view"]

NAMES = 3
"""How many named persons the sentence lists for a telling before it says “and others”."""

EARLY = 6
"""How many statements the list “how early” holds at most."""

EARLY_FROM = 0.12
"""How far apart, as a share of the articles' length, two places must lie to be worth a line in it."""


LEAST_FOR_NUMBER = 6.0
"""From what share of the bar, in per cent, a segment has room for its number on the narrowest screen."""

BOTH_SAY = 3
"""How many things that both say the sentence “Both say” names at most."""

BOTH_SAY_LENGTH = 200
"""How long, in characters, such a wording may be to be read at a glance."""


@dataclass(frozen=True, slots=True)
class BalanceView:
    """One telling in numbers of statements."""

    total: int
    both: int
    part: int
    only: int
    conflict: int
    """How many are in conflict; they are among the others, too."""
    named: tuple[str, ...]
    """Named persons it relies on, the most used first."""
    named_more: int
    """How many more there are."""
    others: tuple[tuple[str, int], ...]
    """How often it relies on each other kind of source that can be pointed at: kinds that occur, and how often."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The bar: only here, in part, both, as far as they occur."""
        found, start = [], 0
        for kind, count in (("only", self.only), ("part", self.part), ("both", self.both)):
            if count:
                found.append(Segment(kind, count, start, self.total))
            start += count
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a telling's bar."""

    kind: str
    """`only`, `part` or `both`."""
    count: int
    """How many statements it stands for."""
    before: int
    """How many stand before it."""
    total: int
    """How many the whole bar stands for."""

    @property
    def start(self) -> float:
        """Where it begins, 0 to 100."""
        return round(100 * self.before / self.total, 1)

    @property
    def size(self) -> float:
        """How far it reaches, 0 to 100."""
        return round(100 * self.count / self.total, 1)

    @property
    def middle(self) -> float:
        """The middle of it, where its number stands."""
        return round(100 * (self.before + self.count / 2) / self.total, 1)

    @property
    def has_room(self) -> bool:
        """Whether its number fits in."""
        return self.size >= LEAST_FOR_NUMBER


@dataclass(frozen=True, slots=True)
class Said:
    """A thing both say, in the shorter of its two wordings."""

    text: str
    """The whole statement, without the full stop."""
    language: str
    direction: str
    left: StatementView
    right: StatementView


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
    moved: int
    """How many links cross the common order."""
    conflicts: int
    """How many conflicts have a card."""
    conflict_kinds: tuple[tuple[str, str], ...]
    """The kinds of those conflicts, once each, with the number of the first card of that kind."""
    both_say: tuple[Said, ...]
    """The firmest of what both say, in the order of the left telling."""
    early: tuple[EarlyView, ...]
    """What both say at different points, in the order of the left telling."""


def glance_view(
    comparison: Comparison, views: Mapping[str, StatementView], sources: SourcesView, cards: Sequence[CardView]
) -> GlanceView:
    """The overview of one comparison; `cards` are the conflicts shown as such."""
    left = _balance([views[s.id] for s in comparison.left.statements], sources, "left")
    right = _balance([views[s.id] for s in comparison.right.statements], sources, "right")
    partial = sum(link.relation is LinkRelation.PARTIAL for link in comparison.links)
    return GlanceView(
        left,
        right,
        _state(comparison),
        len(comparison.links) - partial,
        partial,
        sum(link.moved for link in comparison.links),
        len(cards),
        _first_of_each_kind(cards),
        tuple(_both_say(comparison, views)),
        tuple(_early(comparison, views)),
    )


def _first_of_each_kind(cards: Sequence[CardView]) -> tuple[tuple[str, str], ...]:
    """Every kind of conflict that occurs, with the number of its first card, in the cards' order."""
    first: dict[str, str] = {}
    for card in cards:
        first.setdefault(card.conflict.kind.value, card.number)
    return tuple(first.items())


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
        named=tuple(shown),
        named_more=len(named) - len(shown),
        others=tuple(
            (kind.kind, kind.left if side == "left" else kind.right)
            for kind in sources.kinds
            if kind.kind not in (SourceKind.NAMED_PERSON, SourceKind.VAGUE)
            and (kind.left if side == "left" else kind.right)
        ),
    )


def _both_say(comparison: Comparison, views: Mapping[str, StatementView]) -> list[Said]:
    """The firmest links of one statement with one, whole, in a wording short enough, without what is in conflict."""
    found: list[tuple[float, Said]] = []
    for link in comparison.links:
        left, right = views[link.left[0]], views[link.right[0]]
        single = len(link.left) == len(link.right) == 1 and link.relation is not LinkRelation.PARTIAL
        if not single or left.cards or right.cards or left.is_withheld or right.is_withheld:
            continue
        shorter, article = _shorter(comparison, left, right)
        if len(shorter.text) <= BOTH_SAY_LENGTH:
            said = Said(shorter.text.strip().rstrip("."), article.language, article.direction, left, right)
            found.append((link.score, said))
    firmest = sorted(found, key=lambda pair: (-pair[0], pair[1].left.ordinal + pair[1].right.ordinal))[:BOTH_SAY]
    return [said for _, said in sorted(firmest, key=lambda pair: (pair[1].left.ordinal, pair[1].right.ordinal))]


def _shorter(comparison: Comparison, left: StatementView, right: StatementView) -> tuple[StatementView, Article]:
    """The shorter of two wordings, and the article it is from."""
    return min(
        ((left, comparison.left.article), (right, comparison.right.article)),
        key=lambda pair: (len(pair[0].text), pair[0].side),
    )


def _early(comparison: Comparison, views: Mapping[str, StatementView]) -> list[EarlyView]:
    """The links that say the same at the most different points, in the left telling's order."""
    found: list[EarlyView] = []
    for link in comparison.links:
        if link.relation is not LinkRelation.PARTIAL:
            left, right = views[link.left[0]], views[link.right[0]]
            shorter, article = _shorter(comparison, left, right)
            places = _place(comparison.left, left), _place(comparison.right, right)
            found.append(EarlyView(shorter.text, article.language, article.direction, left, right, *places))
    apart = sorted(found, key=lambda view: (-abs(view.left_place - view.right_place), view.left.ordinal))
    kept = [view for view in apart if abs(view.left_place - view.right_place) >= 100 * EARLY_FROM][:EARLY]
    return sorted(kept, key=lambda view: (view.left.ordinal, view.right.ordinal))


def _place(annotated: AnnotatedArticle, view: StatementView) -> float:
    span: Span = annotated.statements[view.ordinal - 1].span
    return round(100 * span.start / max(1, len(annotated.article.text)), 1)
