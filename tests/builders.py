"""Values made by hand: articles of given paragraphs, places in them, and comparisons in which nothing was found."""

from __future__ import annotations

from collections.abc import Iterable

from diptych.comparison import annotate
from diptych.model import Article, Comparison, Pair, Paragraph, Row, Side, Sourcing, Span

_BETWEEN = "\n\n"
"""What stands between two paragraphs of an article's text."""


def paragraph_blocks(paragraphs: Iterable[str]) -> tuple[Paragraph, ...]:
    """Where these paragraphs lie in the text that they make."""
    blocks, start = [], 0
    for n, words in enumerate(paragraphs, start=1):
        blocks.append(Paragraph(n, Span(start, start + len(words))))
        start += len(words) + len(_BETWEEN)
    return tuple(blocks)


def article(key: str, paragraphs: Iterable[str], **metadata: object) -> Article:
    """An article of these paragraphs."""
    lines = tuple(paragraphs)
    return Article(key, _BETWEEN.join(lines), paragraph_blocks(lines), **metadata)  # type: ignore[arg-type] # test data


def span(text: str, words: str) -> Span:
    """Where these words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def unlinked(left: Article, right: Article, *, available: bool = True, **pair: object) -> Comparison:
    """A comparison in which nothing was found."""
    made = Pair(left, right, **pair)  # type: ignore[arg-type] # test data
    a, b = annotate(left, Side.LEFT, "the left telling", "A"), annotate(right, Side.RIGHT, "the right telling", "B")
    rows = (*(Row((one.id,), ()) for one in a.statements), *(Row((), (one.id,)) for one in b.statements))
    return Comparison(made, a, b, (), rows, (), Sourcing((), (), (), available=available))
