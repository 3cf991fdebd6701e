"""Excerpts: a comparison from which the words that may not be shown have been taken out.

A story with `text: excerpts` shows in full only statements that are linked or in conflict. Everything published from
it (pages, exports, cards) is made from the value that `excerpted` returns, so withheld words cannot slip through:

    the article        Rain fell. The dam held. Nobody was hurt.        (the second statement is linked)
    what is published  ░░░░░░░░░░ The dam held. ░░░░░░░░░░░░░░░░░

Every character of a withheld statement becomes one `WITHHELD` sign, so that all spans keep their meaning while not
even the lengths of words remain.
"""

from __future__ import annotations

import re
from dataclasses import replace

from diptych.model import AnnotatedArticle, Comparison, Span

__all__ = ["WITHHELD", "excerpted", "is_withheld", "shown_text", "shown_words"]

WITHHELD = "\ufdd0"
"""Stands for one withheld character: a code point that Unicode reserves for use inside programs, never in a text."""


_RUN = re.compile(f"{WITHHELD}+")

ELLIPSIS = "…"
"""What readers see in place of withheld words."""


def is_withheld(words: str) -> bool:
    """Whether all of these words have been withheld."""
    return bool(words) and not words.strip(WITHHELD)


def shown_words(words: str) -> str | None:
    """The words with an ellipsis for each stretch that is withheld; None where nothing else is left."""
    return None if is_withheld(words) else _RUN.sub(ELLIPSIS, words)


def shown_text(text: str) -> str:
    """A whole article's text with an ellipsis for each withheld character, so that spans hold."""
    return text.replace(WITHHELD, ELLIPSIS)


def excerpted(comparison: Comparison) -> Comparison:
    """The comparison without the words of statements that are neither linked nor in conflict."""
    shown = {i for link in comparison.links for i in (*link.left, *link.right)}
    shown |= {i for conflict in comparison.conflicts for side in conflict.sides for i in side.statements}
    left, right = _without(comparison.left, shown), _without(comparison.right, shown)
    pair = replace(comparison.pair, left=left.article, right=right.article)
    return replace(comparison, pair=pair, left=left, right=right)


def _without(annotated: AnnotatedArticle, shown: set[str]) -> AnnotatedArticle:
    kept = [one.span for one in annotated.statements if one.id in shown]
    text = _masked(annotated.article.text, [one.span for one in annotated.statements if one.id not in shown])
    inlines = tuple(one for one in annotated.article.inlines if any(span.overlaps(one.span) for span in kept))
    article = replace(annotated.article, text=text, inlines=inlines)
    statements = tuple(replace(one, text=one.span.of(text)) for one in annotated.statements)
    return replace(annotated, article=article, statements=statements)


def _masked(text: str, spans: list[Span]) -> str:
    pieces, done = [], 0
    for span in spans:
        pieces += [text[done : span.start], WITHHELD * (span.end - span.start)]
        done = span.end
    return "".join([*pieces, text[done:]])
