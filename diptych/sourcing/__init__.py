"""Whose word it is: quotations, attributions and the sources they resolve to.

The walk through one article: its quotations, its units (sentences of the reporter), in each the candidates for an
attribution, those of them that hold, whom their sources stand for; then, across both articles, which sources are one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Attribution, Quotation, Sourcing, Span
from diptych.sourcing.attribution import Draft, drafts
from diptych.sourcing.grammar import grammar
from diptych.sourcing.judging import Judge
from diptych.sourcing.matching import Matched, match
from diptych.sourcing.mentions import reader
from diptych.sourcing.nouns import nouns
from diptych.sourcing.resolution import Entity, resolve
from diptych.sourcing.summaries import sourcing_summaries
from diptych.sourcing.units import units
from diptych.text.quotations import quotations

__all__ = ["find_sourcing", "sourcing_summaries"]


def find_sourcing(articles: Sequence[AnnotatedArticle], lexicon: Lexicon | None) -> Sourcing:
    """Attributions and sources of one article, or of both sides of a comparison.

    Without a lexicon there are quotations, and nothing else is claimed.
    """
    quoted = [quotations(one.article.text, one.article.paragraphs, one.side) for one in articles]
    if lexicon is None:
        return Sourcing((), (), tuple(one for some in quoted for one in some), available=False)
    read = [_read(one, some, lexicon) for one, some in zip(articles, quoted, strict=True)]
    matched = match([(one.article.side, one.sources) for one in read], reader(lexicon))
    attributions = tuple(attribution for one in read for attribution in one.attributions(matched))
    return Sourcing(
        attributions=attributions,
        sources=matched.sources,
        quotations=tuple(_marked(one, part) for some, part in zip(quoted, read, strict=True) for one in some),
        summaries=sourcing_summaries(articles, attributions, matched.sources),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """One article with what was found in it."""

    article: AnnotatedArticle
    drafts: list[Draft]
    entities: list[Entity | None]
    """The source of each draft."""
    attributed: frozenset[Span]
    """Spans of the quotations that belong to an attribution."""

    @property
    def sources(self) -> list[Entity]:
        """Every source once, with those that passed others on, by first mention."""
        found = {id(entity): entity for entity in self.entities if entity is not None}
        found.update({id(one.via): one.via for one in list(found.values()) if one.via is not None})
        return sorted(found.values(), key=lambda one: (one.position, one.key))

    def attributions(self, matched: Matched) -> list[Attribution]:
        """The attributions with their sources' ids, by first content."""
        starts = [statement.span.start for statement in self.article.statements]
        by_draft = {id(draft): entity for draft, entity in zip(self.drafts, self.entities, strict=True)}
        made = [
            self._attribution(draft, entity, matched, starts, by_draft)
            for draft, entity in zip(self.drafts, self.entities, strict=True)
        ]
        return sorted(made, key=lambda one: (one.content_spans, one.cue_span or Span(0, 0)))

    def _attribution(
        self,
        draft: Draft,
        entity: Entity | None,
        matched: Matched,
        starts: list[int],
        by_draft: dict[int, Entity | None],
    ) -> Attribution:
        spans = tuple(sorted(set(draft.content)))
        via = entity.via if entity is not None else None
        if via is None and draft.outer is not None:
            via = by_draft[id(draft.outer)]
        return Attribution(
            side=self.article.side,
            statements=_touched(self.article, spans, starts),
            source=matched.ids[id(entity)] if entity is not None else None,
            form=draft.form,
            source_span=draft.source_span,
            cue_span=draft.cue_span,
            content_spans=spans,
            via=matched.ids[id(via)] if via is not None else None,
        )


def _read(one: AnnotatedArticle, quoted: Sequence[Quotation], lexicon: Lexicon) -> _Read:
    """Find the attributions of one article and whom their sources stand for."""
    words = grammar(lexicon)
    judge = Judge(words, nouns(lexicon), lexicon.topic("weights"))
    article_units = list(units(one, [quotation for quotation in quoted if quotation.depth == 0], words))
    found = drafts(article_units, words, judge)
    entities = resolve(article_units, found, reader(lexicon), one.article.text, one.article.author)
    attributed = frozenset(quotation.span for draft in found for quotation in draft.quotes)
    return _Read(one, found, entities, attributed)


def _marked(quotation: Quotation, read: _Read) -> Quotation:
    """A quotation, short or not, is no mere setting apart of words where it is somebody's."""
    return replace(quotation, scare=False) if quotation.scare and quotation.span in read.attributed else quotation


def _touched(article: AnnotatedArticle, spans: Sequence[Span], starts: Sequence[int]) -> tuple[str, ...]:
    """The ids of the statements that spans lie in, in order."""
    found: dict[int, None] = {}
    for span in spans:
        first = max(0, bisect_right(starts, span.start) - 1)
        for index in range(first, bisect_left(starts, span.end)):
            if article.statements[index].span.overlaps(span):
                found[index] = None
    return tuple(article.statements[index].id for index in sorted(found))
