"""Marked text: a stretch of an article cut into pieces that templates turn into nested elements.

Marks overlap as they please, elements may not:

    marks      He said <link>the [dam] was <em>safe</link> enough</em> on Monday.
    elements   He said <a>the <mark>dam</mark> was <em>safe</em></a><em> enough</em> on Monday.

So every mark has a rank, the outermost first. At each boundary the marks that hold there are put in order of rank,
and only what no longer fits is closed: a hyperlink, whose rank is the lowest, is never broken in two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diptych.model import Inline, Span
from diptych.rendering.excerpts import shown_words

__all__ = ["Mark", "Piece", "inline_marks", "pieces", "readable_spans"]

_RANKS = {"link": 0, "image": 0, "strong": 1, "em": 2, "code": 3}
"""Which elements of the article's own stand outside which; marks of ours stand inside all of them."""

_OURS = 4
"""The rank of a mark that is not the article's own."""

_SAFE_SCHEMES = ("http://", "https://", "mailto:")
"""The only hyperlinks an article may bring with it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to say about a stretch of an article."""

    kind: str
    """The article's own `link`, `image`, `strong`, `em`, `code`; ours: `conflict`, `changed`."""
    span: Span
    """Where, in the article's text."""
    href: str | None = None
    """Where it leads, for `link` and `image`, or to the card of a `conflict`."""
    label: str = ""
    """A conflict's number, by which it leads to its card; empty within a hyperlink, for none may stand in another."""

    @property
    def rank(self) -> int:
        """The smaller, the further outside."""
        return _RANKS.get(self.kind, _OURS)


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of marked text: words, or a mark that opens or closes."""

    op: str
    """`text`, `open` or `close`."""
    text: str = ""
    """The words, for `text`."""
    mark: Mark | None = None
    """The mark, for `open` and `close`."""


_FUNCTION_WORDS = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had",
    "has", "have", "in", "into", "is", "it", "its", "of", "on", "or", "that", "the",
    "their", "these", "this", "those", "to", "was", "were", "which", "will", "with",
})  # fmt: skip
"""Words that say little alone; words that deny, such as “not”, are none of them."""

_JOINS_OVER = 3
"""Over how many unmarked function words at most two marks are read as one."""


def readable_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans to mark for readers: joined over function words between them, without lone function words.

    Where nothing else would be left, they stay as they are.
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        between = text[joined[-1].end : span.start].split() if joined else None
        if between is not None and len(between) <= _JOINS_OVER and _only_function_words(between):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(span for span in joined if not _only_function_words(span.of(text).split())) or tuple(joined)


def _only_function_words(words: Sequence[str]) -> bool:
    return all(word.casefold() in _FUNCTION_WORDS for word in words)


def inline_marks(inlines: Iterable[Inline]) -> list[Mark]:
    """The article's own emphasis and hyperlinks as marks; a hyperlink of any other scheme is left out."""
    return [
        Mark(one.kind, one.span, one.href)
        for one in inlines
        if one.href is None or one.href.lower().startswith(_SAFE_SCHEMES)
    ]


def pieces(text: str, span: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The words of `span` with the marks that touch it, well nested; the words together are exactly the span's."""
    touching = _without_nested_hyperlinks([mark for mark in marks if mark.span.overlaps(span)])
    if not touching:
        return (Piece("text", shown_words(span.of(text)) or ""),) if span.start < span.end else ()
    return tuple(_steps(text, span, touching))


def _without_nested_hyperlinks(marks: list[Mark]) -> list[Mark]:
    """The marks with no hyperlink in another: an image in a link is the link; words in conflict lose their way out."""
    kept: list[Mark] = []
    for mark in marks:
        if mark.rank or not any(other.rank == 0 and other.span.overlaps(mark.span) for other in kept):
            kept.append(mark)
    anchors = [mark for mark in kept if mark.rank == 0]
    return [
        replace(mark, label="") if mark.label and any(one.span.overlaps(mark.span) for one in anchors) else mark
        for mark in kept
    ]


def _steps(text: str, span: Span, marks: list[Mark]) -> Iterator[Piece]:
    bounds = {span.start, span.end}
    for mark in marks:
        bounds |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    cuts = sorted(bounds)
    ordered = sorted(enumerate(marks), key=lambda pair: (pair[1].rank, pair[1].span.start, -pair[1].span.end, pair[0]))
    open_now: list[Mark] = []
    for start, end in pairwise(cuts):
        wanted = [mark for _, mark in ordered if mark.span.start <= start and end <= mark.span.end]
        kept = _common_length(open_now, wanted)
        yield from (Piece("close", mark=mark) for mark in reversed(open_now[kept:]))
        yield from (Piece("open", mark=mark) for mark in wanted[kept:])
        open_now = wanted
        yield Piece("text", shown_words(text[start:end]) or "")
    yield from (Piece("close", mark=mark) for mark in reversed(open_now))


def _common_length(first: Sequence[Mark], second: Sequence[Mark]) -> int:
    """How many marks both begin with."""
    length = 0
    while length < min(len(first), len(second)) and first[length] is second[length]:
        length += 1
    return length
