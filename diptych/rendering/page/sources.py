"""The sourcing sidebar: whose word each telling rests on.

What carries the story comes first; everything else is folded by kind. A source is one thing in both tellings, with
its uses in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diptych.model import Attribution, Comparison, Form, Source, SourceKind, SourcingSummary, Span
from diptych.rendering.excerpts import shown_words
from diptych.rendering.page.lookup import Lookup

__all__ = ["KindView", "SourceView", "SourcesView", "UseView", "sources_view"]

LEADING = 5
"""How many sources lead the list at most."""

LEADS_FROM = 2
"""How often a source is relied on, in both tellings together, before it is said to carry the story."""

EXCERPT = 110
"""About how many characters of a content an excerpt shows; it ends at a word."""


@dataclass(frozen=True, slots=True)
class UseView:
    """One time a telling relies on a source."""

    side: str
    statement: str
    """Id of the statement to jump to."""
    name: str
    """Its name."""
    form: str
    cue: str | None
    excerpt: str
    """The beginning of what is reported."""
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with all its uses."""

    source: Source
    uses: tuple[UseView, ...]
    """Left, then right, in order."""
    counterpart: Source | None
    """The source this one is, named in the other telling or unnamed there."""
    statements: tuple[str, ...]
    """Ids of the statements that rest on it."""
    details: str | None
    """What else the text says of it, each thing once."""

    @property
    def left(self) -> int:
        """How often the left telling relies on it."""
        return sum(use.side == "left" for use in self.uses)

    @property
    def right(self) -> int:
        """How often the right telling relies on it."""
        return sum(use.side == "right" for use in self.uses)


@dataclass(frozen=True, slots=True)
class KindView:
    """All sources of one kind."""

    kind: str
    sources: tuple[SourceView, ...]
    """The most used first."""
    left: int
    """How often the left telling relies on this kind."""
    right: int
    """How often the right telling does."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The whole sidebar."""

    available: bool
    """False where nothing can be said about sources in this language."""
    leading: tuple[SourceView, ...]
    """Those that carry the story."""
    kinds: tuple[KindView, ...]
    """Every kind once, in the model's order."""
    unsourced: tuple[UseView, ...]
    """Quoted words that nobody is given for."""
    unsourced_reports: tuple[UseView, ...]
    """Reports that do not say whose word they give (“has been cited as …”)."""
    named_on_one_side: tuple[tuple[Source, Source, str], ...]
    """A named source, the unnamed one it is in the other telling, and the side that names it."""
    summaries: tuple[SourcingSummary, ...]
    """What it adds up to, left then right; empty where sourcing is not available."""

    @property
    def most(self) -> int:
        """The greatest number of uses that a kind has on one side; the scale of the chart."""
        return max((count for kind in self.kinds for count in (kind.left, kind.right)), default=0)

    @property
    def total(self) -> int:
        """How many sources there are."""
        return sum(len(kind.sources) for kind in self.kinds)


def sources_view(comparison: Comparison, lookup: Lookup) -> SourcesView:
    """The sidebar of one comparison."""
    sourcing = comparison.sourcing
    views = {source.id: _source(comparison, lookup, source) for source in sourcing.sources}
    ranked = sorted(views.values(), key=_weight)
    nobodys = [one for one in sourcing.attributions if one.source is None]
    leading = [view for view in ranked if len(view.uses) >= LEADS_FROM and view.source.kind is not SourceKind.VAGUE]
    return SourcesView(
        available=sourcing.available,
        leading=tuple(leading[:LEADING]),
        kinds=tuple(_kind(kind, ranked) for kind in SourceKind),
        unsourced=tuple(_use(comparison, one) for one in nobodys if one.form is not Form.INDIRECT),
        unsourced_reports=tuple(_use(comparison, one) for one in nobodys if one.form is Form.INDIRECT),
        named_on_one_side=tuple(_named_on_one_side(sourcing.summaries, lookup.sources)),
        summaries=sourcing.summaries,
    )


def _weight(view: SourceView) -> tuple[int, int]:
    """The most used first, then by first mention."""
    return -len(view.uses), int(view.source.id[1:])


def _kind(kind: SourceKind, ranked: Sequence[SourceView]) -> KindView:
    members = tuple(view for view in ranked if view.source.kind is kind)
    return KindView(kind.value, members, sum(view.left for view in members), sum(view.right for view in members))


def _source(comparison: Comparison, lookup: Lookup, source: Source) -> SourceView:
    mine = [one for one in comparison.sourcing.attributions if one.source == source.id]
    return SourceView(
        source,
        tuple(_use(comparison, one) for one in mine),
        lookup.sources.get(source.counterpart) if source.counterpart else None,
        tuple(dict.fromkeys(i for one in mine for i in one.statements)),
        _without_repeats(source.details) if source.details else None,
    )


def _without_repeats(details: str) -> str:
    """Details with each said once, the fullest form kept: “obtained by the Post” goes where its full name is given."""
    parts = list(dict.fromkeys(details.split("; ")))
    words = {part: [word for word in part.casefold().split() if word != "the"] for part in parts}
    return "; ".join(one for one in parts if not any(_says_less(words[one], words[other]) for other in parts))


def _says_less(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two details begin alike and all words of the shorter come, in order, in the longer."""
    rest = iter(other)
    return len(one) < len(other) and one[:1] == other[:1] and all(word in rest for word in one)


def _use(comparison: Comparison, attribution: Attribution) -> UseView:
    annotated = comparison.side(attribution.side)
    statement = annotated.statement(attribution.statements[0])
    cue = attribution.cue_span.of(annotated.article.text) if attribution.cue_span else None
    return UseView(
        attribution.side.value,
        statement.id,
        statement.name,
        attribution.form.value,
        cue,
        _excerpt(annotated.article.text, attribution.content_spans),
        annotated.article.language,
        annotated.article.direction,
    )


def _excerpt(text: str, spans: Sequence[Span]) -> str:
    words = shown_words(" … ".join(span.of(text) for span in spans)) or "…"
    if len(words) <= EXCERPT:
        return words
    return words[: EXCERPT + 1].rsplit(None, 1)[0].rstrip(" ,;:–—-") + " …"


def _named_on_one_side(
    summaries: Iterable[SourcingSummary], sources: Mapping[str, Source]
) -> list[tuple[Source, Source, str]]:
    return [
        (sources[named], sources[unnamed], summary.side.value)
        for summary in summaries
        for named, unnamed in summary.named_here
    ]
