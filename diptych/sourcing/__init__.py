"""Whose word it is: quotations, attributions and the sources they resolve to."""

from __future__ import annotations

from collections.abc import Sequence

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Attribution, Side, Source, SourceKind, Sourcing
from diptych.sourcing.attribution import Draft, drafts
from diptych.sourcing.grammar import grammar
from diptych.sourcing.judging import Judge
from diptych.sourcing.nouns import nouns
from diptych.text.quotations import quotations

__all__ = ["find_sourcing"]


def find_sourcing(articles: Sequence[AnnotatedArticle], lexicon: Lexicon | None) -> Sourcing:
    """Attributions and sources of one article, or of both sides of a comparison."""
    found = [quotations(one.article.text, one.article.paragraphs, one.side) for one in articles]
    everything = tuple(quotation for some in found for quotation in some)
    if lexicon is None:
        return Sourcing((), (), everything, available=False)
    words = grammar(lexicon)
    judge = Judge(words, nouns(lexicon), lexicon.topic("weights"))
    attributions: list[Attribution] = []
    names: dict[str, list[Side]] = {}
    for one, quoted in zip(articles, found, strict=True):
        for draft in drafts(one, quoted, words, judge):
            name = draft.source_span.of(one.article.text) if draft.source_span else None
            if name and one.side not in names.setdefault(name, []):
                names[name].append(one.side)
            ident = f"s{list(names).index(name) + 1}" if name else None
            attributions.append(_attribution(one, draft, ident))
    sources = tuple(
        Source(f"s{n}", name, SourceKind.NAMED_PERSON, tuple(sides)) for n, (name, sides) in enumerate(names.items(), 1)
    )
    return Sourcing(tuple(attributions), sources, everything)


def _attribution(one: AnnotatedArticle, draft: Draft, ident: str | None) -> Attribution:
    spans = tuple(sorted(draft.content))
    touched = tuple(s.id for s in one.statements if any(s.span.overlaps(span) for span in spans))
    return Attribution(one.side, touched, ident, draft.form, draft.source_span, draft.cue_span, spans)
