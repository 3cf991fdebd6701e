"""Summaries: what the sourcing of each telling adds up to, as counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diptych.model import AnnotatedArticle, Attribution, Side, Source, SourceKind, SourcingSummary

__all__ = ["sourcing_summaries"]


def sourcing_summaries(
    articles: Sequence[AnnotatedArticle], attributions: Sequence[Attribution], sources: Sequence[Source]
) -> tuple[SourcingSummary, ...]:
    """One summary for each article, in their order. Attributions without a source count for nothing."""
    return tuple(_summary(one, [a for a in attributions if a.side is one.side], sources) for one in articles)


def _summary(
    article: AnnotatedArticle, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> SourcingSummary:
    by_id = {source.id: source for source in sources}
    order = {source.id: number for number, source in enumerate(sources)}
    ids = [attribution.source for attribution in attributions if attribution.source is not None]
    used = Counter(ids)
    kinds = Counter(by_id[ident].kind for ident in ids)
    touched = {statement for one in attributions if one.source is not None for statement in one.statements}
    here = [source for source in sources if article.side in source.sides]
    return SourcingSummary(
        side=article.side,
        statements=len(article.statements),
        sourced=tuple(statement.id for statement in article.statements if statement.id in touched),
        attributions=len(ids),
        by_kind=tuple((kind, kinds[kind]) for kind in SourceKind),
        by_source=tuple(sorted(used.items(), key=lambda item: (-item[1], order[item[0]]))),
        only_here=tuple(source.id for source in here if source.sides == (article.side,)),
        only_there=tuple(source.id for source in sources if article.side not in source.sides),
        shared=tuple(source.id for source in here if len(source.sides) == len(Side)),
        named_here=tuple(
            (source.id, source.counterpart)
            for source in here
            if source.kind is SourceKind.NAMED_PERSON and source.counterpart is not None
        ),
    )
