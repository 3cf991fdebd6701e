"""One side of a finding, made from words of a passage."""

from __future__ import annotations

from diptych.conflicts.finding import Wording
from diptych.conflicts.passage import Passage
from diptych.conflicts.words import RuleWords
from diptych.model import Span

__all__ = ["asserted_wording", "quoted_wording", "wording"]

# An assertion begins at most so many words before the word it turns on.
_REACH = 3


def asserted_wording(passage: Passage, index: int, words: RuleWords) -> Wording:
    """A word with those before it that it makes an assertion with: "already being felt", "remain unclear"."""
    line = passage.words
    first = index if line[index].content else max(0, index - 1)  # "voted against"
    while (
        first > 0
        and index - first < _REACH
        and line[first - 1].clause == line[index].clause
        and line[first - 1].norm in words.assertion_words
    ):
        first -= 1
    return quoted_wording(passage, first, index + 1)


def wording(passage: Passage, spans: tuple[Span, ...], value: str) -> Wording:
    """The words in `spans`, given as `value` in the explanation."""
    statement = passage.statement
    return Wording(statement.side, statement.id, statement.ordinal, spans, passage.article.label, value)


def quoted_wording(passage: Passage, first: int, after: int) -> Wording:
    """The words from `first` to before `after`, in quotation marks."""
    span = passage.span(first, after)
    return wording(passage, (span,), f"“{passage.text(span)}”")
