"""Units: the pieces of an article in which sources, cues and contents are looked for, as words with classes.

A unit is a sentence of the reporter. Statements that only a quotation holds together are one unit, for their cue
stands beside the quotation, not in each of its sentences; and the quotation itself becomes a single word `Q`:

    “We lost. We will win,” said Mr. Lund on Monday.      →      Q V N . N I T .
    (two statements)                                              (one unit)

Word classes are single letters, so that a unit's classes are one string:

    N noun, name, adjective     D determiner     P subject pronoun    O object pronoun    V verb      X auxiliary
    R adverb                    I preposition    C and, or, but       S because, while    W who, that M number
    T day, month                ' possessive     Q quotation          , ; : - ( ) .       punctuation
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from diptych.model import AnnotatedArticle, Quotation, Span
from diptych.sourcing.grammar import Grammar
from diptych.sourcing.tagging import is_title, tag
from diptych.sourcing.unit import Unit

__all__ = ["units"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*"  # U.S.  D.C.  U.S.-owned
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?"  # 9/11
    r"|[$€£¥]?\d[\d,.]*(?<=\d)(?:st|nd|rd|th|s|%)?(?:-[^\W_]+)*"  # 1,200  $3.5  4th  90-day
    r"|['’](?:s|re|ve|ll|d|m)(?!\w)"  # clitics
    r"|[^\W_]+(?:[-.&/@'’](?!(?:s|re|ve|ll|d|m)(?!\w))[^\W_]+)*"  # words; don't, O'Brien, well-known
    r"|--+|[^\w\s*_•†‡]"  # signs of typography are passed over
)


def units(side: AnnotatedArticle, quoted: Sequence[Quotation], words: Grammar) -> Iterator[Unit]:
    """The units of an article in order. `quoted` are its outermost quotations."""
    text = side.article.text
    starts = [quotation.span.start for quotation in quoted]
    for paragraph, span in _unit_spans(text, side, quoted, words):
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end)
        yield _unit(text, span, paragraph, quoted[first:last], words)


def _unit_spans(
    text: str, side: AnnotatedArticle, quoted: Sequence[Quotation], words: Grammar
) -> Iterator[tuple[int, Span]]:
    """Statements, joined where a boundary lies within a quotation."""
    index = 0
    open_start, open_paragraph, open_end = -1, -1, -1
    for number, statement in enumerate(side.statements):
        if open_start >= 0 and statement.paragraph != open_paragraph:
            yield open_paragraph, Span(open_start, open_end)
            open_start = -1
        if open_start < 0:
            open_start, open_paragraph = statement.span.start, statement.paragraph
        open_end = statement.span.end
        while index < len(quoted) and quoted[index].span.end <= open_end:
            index += 1
        if index < len(quoted) and quoted[index].span.start < open_end:
            continue
        if number + 1 < len(side.statements) and text[side.statements[number + 1].span.start] in _DASHES:
            continue  # a signature under a quotation
        if _asks(text, quoted, index - 1, open_end) and _reports(text, side, number + 1, words):
            continue  # “Is it true?” the mayor asked.
        cut = _sentence_after_quotation(text, Span(open_start, open_end), quoted, index - 1)
        if cut is not None:
            yield open_paragraph, Span(open_start, cut[0])
            open_start = cut[1]
        yield open_paragraph, Span(open_start, open_end)
        open_start = -1
    if open_start >= 0:
        yield open_paragraph, Span(open_start, open_end)


_WORD = re.compile(r"[^\W\d_]+")
_REPORT = 160
"""Characters in which a reporting clause after a quotation has its verb."""


def _asks(text: str, quoted: Sequence[Quotation], index: int, end: int) -> bool:
    """Whether a unit ends at `end` in a quotation that ends in a question or exclamation mark."""
    return 0 <= index < len(quoted) and quoted[index].span.end == end and text[quoted[index].inner.end - 1] in "?!—–-"


def _reports(text: str, side: AnnotatedArticle, number: int, words: Grammar) -> bool:
    """Whether a statement may be the reporting clause of the quotation before it."""
    if number >= len(side.statements):
        return False
    span = side.statements[number].span
    start = text[span.start : min(span.end, span.start + _REPORT)]
    if not start[0].isalnum():
        return False
    return any(words.lemmas.get(word.lower()) in words.sets["inverting"] for word in _WORD.findall(start))


_DASHES = "-–—―"
_NEXT_SENTENCE = re.compile(r"\s+(?=[^\W\d_a-z])")
_CLAUSE = 60
"""Characters in which a sentence shows that it has so many words."""
_MIN_SENTENCE = 5
"""Words that a sentence after a quotation's full stop has at least; fewer are its reporting clause."""


def _sentence_after_quotation(text: str, span: Span, quoted: Sequence[Quotation], index: int) -> tuple[int, int] | None:
    """Where a quotation that ends in a full stop ends a sentence inside `span`, and where the next one begins."""
    if index < 0 or quoted[index].span.start < span.start or quoted[index].span.end >= span.end:
        return None
    end = quoted[index].span.end
    if text[quoted[index].inner.end - 1] != ".":
        return None
    match = _NEXT_SENTENCE.match(text, end, span.end)
    if match is None or len(text[match.end() : min(span.end, match.end() + _CLAUSE)].split()) < _MIN_SENTENCE:
        return None
    return end, match.end()


def _unit(text: str, span: Span, paragraph: int, quoted: Sequence[Quotation], words: Grammar) -> Unit:
    spans: list[Span] = []
    quotes: dict[int, Quotation] = {}
    position = span.start
    for quotation in quoted:
        spans += [Span(*m.span()) for m in _TOKEN.finditer(text, position, quotation.span.start)]
        quotes[len(spans)] = quotation
        spans.append(quotation.span)
        position = quotation.span.end
    spans += [Span(*m.span()) for m in _TOKEN.finditer(text, position, span.end)]
    raw = ["Q" if index in quotes else text[s.start : s.end] for index, s in enumerate(spans)]
    low = [word if word == "Q" else word.lower().replace("’", "'") for word in raw]
    for index, word in enumerate(low):
        if word == "q" and index not in quotes:
            low[index] = "q."
    title = is_title(raw, words)
    capital = [not title and word[0].isupper() and word != "Q" for word in raw]
    last = {
        index: text[quotation.inner.start : quotation.inner.end].rstrip()[-1:] for index, quotation in quotes.items()
    }
    unit = Unit(
        span=span,
        paragraph=paragraph,
        spans=spans,
        low=low,
        cats=[],
        capital=capital,
        quotes=quotes,
        open_quotes=frozenset(index for index, mark in last.items() if mark in ",?!—–-…"),
        comma_quotes=frozenset(index for index, mark in last.items() if mark == ","),
        quote_words=tuple(quotes),
        title=title,
    )
    tag(unit, words)
    return unit
