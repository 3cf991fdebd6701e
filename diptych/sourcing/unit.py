"""A unit: one sentence of the reporter as words with classes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from diptych.model import Quotation, Span

__all__ = ["Unit"]


@dataclass(slots=True)
class Unit:
    """One sentence of the reporter, as parallel lists of its words."""

    span: Span
    """Where it lies in the article's text."""
    paragraph: int
    """The number of the paragraph it stands in."""
    spans: list[Span]
    """Where each word lies."""
    low: list[str]
    """Each word in lower case, with straight apostrophes; `Q` for a quotation."""
    cats: list[str]
    """Each word's class."""
    capital: list[bool]
    """Whether the word begins with a capital letter that its place in a sentence does not explain."""
    quotes: dict[int, Quotation]
    """The quotation that each `Q` stands for, by index."""
    open_quotes: frozenset[int]
    """Those `Q` whose words end as a reporting clause follows: in a comma, a question mark …"""
    comma_quotes: frozenset[int]
    """Those `Q` whose words end in a comma: a reporting clause follows, or the sentence goes on."""
    quote_words: tuple[int, ...]
    """The indices of `quotes` in order."""
    title: bool
    """Whether it is set as a headline, so that capitals mean nothing."""

    def __len__(self) -> int:
        return len(self.low)

    def cat(self, index: int) -> str:
        """The class of a word; a full stop beyond either end."""
        return self.cats[index] if 0 <= index < len(self.cats) else "."

    def word(self, index: int) -> str:
        """A word in lower case; empty beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def has_quote(self, first: int, past: int) -> bool:
        """Whether a quotation stands among the words from `first` up to before `past`."""
        at = bisect_left(self.quote_words, first)
        return at < len(self.quote_words) and self.quote_words[at] < past

    def quotes_between(self, first: int, past: int) -> list[Quotation]:
        """The quotations among the words from `first` up to before `past`."""
        at, end = bisect_left(self.quote_words, first), bisect_left(self.quote_words, past)
        return [self.quotes[index] for index in self.quote_words[at:end]]

    def quote_after(self, index: int) -> int | None:
        """The first quotation at or after word `index`."""
        at = bisect_left(self.quote_words, index)
        return self.quote_words[at] if at < len(self.quote_words) else None

    def stretch(self, first: int, past: int) -> Span:
        """The characters from word `first` up to before word `past`; at least one word."""
        return Span(self.spans[first].start, self.spans[past - 1].end)
