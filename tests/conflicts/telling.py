"""Short tellings for the tests of the rules: a paragraph a statement, and links drawn by hand, first to first."""

from __future__ import annotations

import datetime as dt

from diptych.comparison import annotate
from diptych.conflicts import find_conflicts
from diptych.lexicons import lexicon
from diptych.model import (
    AnnotatedArticle,
    Conflict,
    Link,
    LinkCertainty,
    LinkRelation,
    Side,
)
from diptych.sourcing import find_sourcing
from tests.builders import article

LABELS = {Side.LEFT: "The Harlow Courier", Side.RIGHT: "the Farrow Mail"}


def telling(
    lines: list[str], side: Side, *, published: dt.date | None = None, language: str = "en", label: str | None = None
) -> AnnotatedArticle:
    """An article of one paragraph for each of `lines`."""
    made = article(side.value, lines, published=published, language=language)
    return annotate(made, side, label or LABELS[side], side.letter.upper())


def linked(left: AnnotatedArticle, right: AnnotatedArticle) -> tuple[Link, ...]:
    """The first statement with the first, the second with the second."""
    return tuple(
        Link(f"k{n}", (a.id,), (b.id,), LinkRelation.REWORDED, 0.8, LinkCertainty.LIKELY, moved=False)
        for n, (a, b) in enumerate(zip(left.statements, right.statements, strict=False), start=1)
    )


def conflicts(left: AnnotatedArticle, right: AnnotatedArticle, language: str = "en") -> tuple[Conflict, ...]:
    """What the rules find between two tellings, linked first to first."""
    words = lexicon(language)
    return find_conflicts(left, right, linked(left, right), find_sourcing((left, right), words), words)


def between(left: str, right: str) -> tuple[Conflict, ...]:
    """What the rules find between two statements."""
    return conflicts(telling([left], Side.LEFT), telling([right], Side.RIGHT))
