"""Links and conflicts as lines of `review.yaml` name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diptych.model import AnnotatedArticle, Comparison, Conflict, Link, Side, Span
from diptych.review import Namer, Quote, quotation_lines

__all__ = ["NamedSide", "conflict_sides", "link_sides", "named_lines", "namers_of", "shown_names"]

NamedSide = tuple[AnnotatedArticle, Sequence[str], Sequence[Span]]
"""An article, ids of statements in it, and the exact words in them that matter; none where all do."""


def namers_of(comparison: Comparison) -> Mapping[Side, Namer]:
    """What names the statements of either article."""
    return {side: Namer(comparison.side(side)) for side in Side}


def link_sides(comparison: Comparison, link: Link) -> tuple[NamedSide, NamedSide]:
    """Both sides of a link."""
    return (comparison.left, link.left, ()), (comparison.right, link.right, ())


def conflict_sides(comparison: Comparison, conflict: Conflict) -> tuple[NamedSide, NamedSide]:
    """Both sides of a conflict, with its exact words."""
    first, second = ((comparison.side(one.side), one.statements, one.spans) for one in conflict.sides)
    return first, second


def shown_names(sides: Iterable[NamedSide]) -> str:
    """Such as `K14 and U3+U4`."""
    return " and ".join("+".join(annotated.statement(one).name for one in ids) for annotated, ids, _ in sides)


def named_lines(sides: Iterable[NamedSide], namers: Mapping[Side, Namer]) -> tuple[str, ...] | None:
    """The lines that name the statements of both sides; None where one of them has no words to be known by."""
    by_article: dict[str, list[Quote]] = {}
    for annotated, ids, spans in sides:
        for statement_id in ids:
            inside = [span for span in spans if span.overlaps(annotated.statement(statement_id).span)]
            if spans and not inside:
                continue
            quote = namers[annotated.side].name(statement_id, inside[0] if inside else None)
            if quote is None:
                return None
            by_article.setdefault(annotated.article.key, []).append(quote)
    return tuple(line for article, quotes in by_article.items() for line in quotation_lines(article, quotes, "    "))
