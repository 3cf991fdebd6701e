"""One side of a finding, made from words of a passage."""

from __future__ import annotations

from diptych.conflicts.finding import Wording
from diptych.conflicts.passage import Passage
from diptych.model import Span

__all__ = ["quoted_wording", "wording"]


def wording(passage: Passage, spans: tuple[Span, ...], value: str) -> Wording:
    """The words in `spans`, given as `value` in the explanation."""
    statement = passage.statement
    return Wording(statement.side, statement.id, statement.ordinal, spans, passage.article.label, value)


def quoted_wording(passage: Passage, first: int, after: int) -> Wording:
    """The words from `first` to before `after`, in quotation marks."""
    span = passage.span(first, after)
    return wording(passage, (span,), f"“{passage.text(span)}”")
