"""A statement read for comparing: its words with keys, its figures and dates, its clauses.

    The panel didn't approve 1,200 permits on Sept. 5, the mayor said.
    the panel do not approv #1200  permit on @Sept. 5  the mayor =say        keys
     0    0   0   0    0      0      0    0     0       1    1     1         clauses

A figure and a date are one word each, whose key is the same however they are written. A contraction is two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from diptych.conflicts.tallies import with_tallies
from diptych.conflicts.words import RuleWords
from diptych.model import AnnotatedArticle, Span, Statement
from diptych.text.dates import DateExpression, DateKind, date_expressions
from diptych.text.names import Name, names
from diptych.text.numbers import Quantity, quantities
from diptych.text.tokens import tokens

__all__ = ["Passage", "Word", "read_passage"]

_BREAK = re.compile(r"[,;:()\[\]—–“”\"]|\s-\s")
"""Punctuation that parts clauses."""

# A pronoun among so many first words leads its statement: "In 2014, she …".
_OPENING = 3
# And a noun like "the company" among so many.
_OPENING_NOUN = 8
# In a headline so large a share of the words longer than this has capitals.
_HEADLINE_SHARE, _SHORT = 0.75, 3


class Word(NamedTuple):
    """A word, figure or date of a statement."""

    start: int
    """Where it begins in the article's text."""
    end: int
    """Where it ends."""
    norm: str
    """Case-folded, without possessive ending."""
    key: str
    """What it is compared by."""
    content: bool
    """Whether it carries news rather than grammar."""
    clause: int
    """The number of its clause within the statement, from 0."""
    capital: bool
    """Whether it begins with a capital letter."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement with what the rules compare in it. Spans are in the article's text."""

    article: AnnotatedArticle
    statement: Statement
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateExpression, ...]
    names: tuple[Name, ...]
    is_formula: bool
    """Whether it is one of journalism's formulas, which holds of several parties: "declined to comment"."""
    is_question: bool
    """Whether it asks rather than asserts."""
    pronoun_led: bool
    """Whether its first words hold a pronoun of the third person, or a noun like "the company" in a name's stead."""

    def word_range(self, span: Span) -> tuple[int, int]:
        """The half-open range of the words that overlap `span`; empty at the next word where none does."""
        first = next((i for i, word in enumerate(self.words) if word.end > span.start), len(self.words))
        last = first
        while last < len(self.words) and self.words[last].start < span.end:
            last += 1
        return first, last

    def text(self, span: Span) -> str:
        """The words of `span`."""
        return span.of(self.article.article.text)

    def span(self, first: int, after: int) -> Span:
        """From the first character of word `first` to the last of the word before `after`."""
        return Span(self.words[first].start, self.words[after - 1].end)


class _Piece(NamedTuple):
    start: int
    end: int
    norm: str
    key: str
    content: bool


def read_passage(article: AnnotatedArticle, statement: Statement, words: RuleWords) -> Passage:
    """A statement read with a language's words."""
    text, offset = statement.text, statement.span.start
    dates = date_expressions(text, words.dates, article.article.published)
    figures = tuple(q for q in quantities(text, words.numbers) if not any(q.figure.overlaps(d.span) for d in dates))
    figures = with_tallies(text, figures, words.tallies)
    pieces = sorted([*_units(figures, dates), *_plain(text, figures, dates, words)])
    return Passage(
        article=article,
        statement=statement,
        words=tuple(_in_clauses(text, offset, _phrased(pieces, words), words)),
        quantities=tuple(_moved_quantity(q, offset) for q in figures),
        dates=tuple(_moved_date(d, offset) for d in dates),
        names=()
        if _is_headline(text)
        else tuple(
            replace(name, span=_moved(name.span, offset))
            for name in names(text, words.names)
            if not any(name.span.overlaps(d.span) for d in dates)
        ),
        is_formula=any(phrase in text.casefold() for phrase in words.formulas),
        is_question=text.rstrip("”’\"' »)").endswith("?"),
        pronoun_led=_is_pronoun_led([piece.norm for piece in pieces], words),
    )


def _units(figures: tuple[Quantity, ...], dates: tuple[DateExpression, ...]) -> Iterator[_Piece]:
    for quantity in figures:
        yield _Piece(*_with_unit(quantity), quantity.normal, f"#{quantity.normal}", content=True)
    for date in dates:
        yield _Piece(*date.span, "", f"@{_date_key(date)}", content=True)


def _is_headline(text: str) -> bool:
    """Whether nearly every longer word has a capital and no full stop ends them: then capitals tell nothing."""
    if text.rstrip("”’\"' ").endswith((".", "!", "?")):
        return False
    longer = [token.text for token in tokens(text) if len(token.text) > _SHORT and token.text.isalpha()]
    return len(longer) >= _OPENING and sum(word[0].isupper() for word in longer) >= _HEADLINE_SHARE * len(longer)


def _is_pronoun_led(norms: list[str], words: RuleWords) -> bool:
    nouns = pairwise(norms[: _OPENING_NOUN + 1])
    return any(norm in words.pronouns for norm in norms[:_OPENING]) or any(
        article == "the" and noun in words.stand_ins for article, noun in nouns
    )


def _with_unit(quantity: Quantity) -> Span:
    """The figure with its unit, which its key holds too: `60%` and `60 percent` are one word."""
    return Span(quantity.figure.start, max(quantity.figure.end, quantity.span.end))


def _date_key(date: DateExpression) -> str:
    if date.kind is DateKind.CLOCK:
        return f"{date.minutes}"
    return f"{date.year or ''}-{date.month or ''}-{date.day or ''}-{date.weekday or ''}-{date.phrase}"


def _plain(
    text: str, figures: tuple[Quantity, ...], dates: tuple[DateExpression, ...], words: RuleWords
) -> Iterator[_Piece]:
    taken = [*(_with_unit(q) for q in figures), *(d.span for d in dates)]
    for token in tokens(text):
        if taken and any(token.start < span.end and span.start < token.end for span in taken):
            continue
        dotted = "." in token.text
        whole = token.text.casefold().rstrip(".") if dotted else token.norm
        for start, end, norm in _uncontracted(token.start, token.end, whole, words):
            yield _Piece(start, end, norm, words.key(norm), norm not in words.stop_words)


def _uncontracted(start: int, end: int, norm: str, words: RuleWords) -> Iterator[tuple[int, int, str]]:
    """A contraction's two words with their places: `do|n't`; another word as it is."""
    if "'" not in norm and norm not in words.irregular_contractions:
        yield start, end, norm
        return
    whole = words.irregular_contractions.get(norm)
    if whole:
        cut = end - 3
        yield start, cut, whole[0]
        yield cut, end, whole[1]
        return
    for ending, word in words.contractions.items():
        if norm.endswith(ending) and len(norm) > len(ending):
            yield start, end - len(ending), norm[: -len(ending)]
            yield end - len(ending), end, word
            return
    yield start, end, norm


def _phrased(pieces: list[_Piece], words: RuleWords) -> Iterator[_Piece]:
    """The pieces, with phrases that count as one word joined: `United States`."""
    at = 0
    while at < len(pieces):
        for parts, key in words.phrases.get(pieces[at].norm, ()):
            if tuple(piece.norm for piece in pieces[at : at + len(parts)]) == parts:
                last = pieces[at + len(parts) - 1]
                yield _Piece(pieces[at].start, last.end, " ".join(parts), key, content=True)
                at += len(parts)
                break
        else:
            yield pieces[at]
            at += 1


def _in_clauses(text: str, offset: int, pieces: Iterator[_Piece], words: RuleWords) -> Iterator[Word]:
    clause, before = 0, 0
    for number, piece in enumerate(pieces):
        apart = text[before : piece.start] != " " and _BREAK.search(text, before, piece.start)
        if number and (apart or piece.norm in words.clause_starts):
            clause += 1
        before = piece.end
        yield Word(offset + piece.start, offset + piece.end, piece.norm, piece.key, piece.content, clause,
                   text[piece.start].isupper())  # fmt: skip


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved_quantity(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, span=_moved(quantity.span, by), figure=_moved(quantity.figure, by))


def _moved_date(date: DateExpression, by: int) -> DateExpression:
    return replace(date, span=_moved(date.span, by))
