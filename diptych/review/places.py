"""Where a quotation stands: from an editor's words to statements.

The problem: an editor wrote down

    "the bridge will close in May"

and since then the article was imported anew. Its quotation marks are curly now, a comma went, the paragraph moved. The
words are the same, so the decision must hold. Had "May" become "June", it must not be applied to some other sentence
about a bridge; but had "the bridge" become "the old bridge" in a long quotation, it is better applied, and said so,
than lost. And where the same words stand in two places, nobody may guess.

So words are compared in order, without case, punctuation and marks. One place: found. Several: the neighbours decide,
or nothing does. None: the statement that keeps nearly all the words in order, with every number, and that no other
comes near, is taken and reported; else nothing is, and the nearest are reported.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from diptych.model import AnnotatedArticle, Span, Statement
from diptych.review.decisions import Quote

__all__ = ["Finder", "Found", "Missed"]

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")  # with accents that are characters of their own

_NEAR = 0.8
"""Share of a quotation's words that must stand in a statement, in order, for it to be taken for the one meant."""

_CLEAR = 0.25
"""How far behind the next best statement must be."""

_MIN_NEAR_WORDS = 6
"""Shorter quotations are found as they are or not at all: two of six words are too easily elsewhere."""

_CANDIDATE = 0.3
"""Share from which a statement is worth showing to an editor who looks for it."""

_MAX_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The place of a quotation."""

    statements: tuple[str, ...]
    """The ids of the statements it stands in, in order; at least one."""
    spans: tuple[Span, ...]
    """The words the decision is about, each span within one statement."""
    changed_to: str | None = None
    """What the statement says now, where that is not quite what was quoted."""


@dataclass(frozen=True, slots=True)
class Missed:
    """Why a quotation has no place."""

    code: str
    """`not-found` or `several-places`."""
    problem: str
    """What is so, in a sentence."""
    candidates: tuple[Statement, ...]
    """The statements it may mean, the nearest first."""


class _Hit(NamedTuple):
    """A run of words: the indices of the first and the last, and of their statements."""

    first: int
    last: int
    first_statement: int
    last_statement: int


class Finder:
    """Finds quotations in one article."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Take the article's words apart once."""
        self._statements = annotated.statements
        self._spans: list[Span] = []
        self._owners: list[int] = []
        self._first_word: list[int] = []
        words: list[str] = []
        for n, statement in enumerate(annotated.statements):
            self._first_word.append(len(words))
            for match in _WORD.finditer(statement.text):
                words.append(_normal(match.group()))
                self._spans.append(Span(statement.span.start + match.start(), statement.span.start + match.end()))
                self._owners.append(n)
        self._words = words
        self._joined = f" {' '.join(words)} "
        self._offsets: list[int] = []
        offset = 0
        for word in words:
            self._offsets.append(offset)
            offset += len(word) + 1

    def find(self, quote: Quote) -> Found | Missed:
        """The place of a quotation, or why it has none."""
        every = self._preferred(list(self._hits(_words_of(quote.words))))
        hits = self._beside(every, quote)
        if not hits:
            return self._nearest(quote)
        if len({hit.first_statement for hit in hits}) > 1:
            places = tuple(self._statements[hit.first_statement] for hit in hits)
            return Missed("several-places", f"{_shown(quote.words)} stands in {len(hits)} places.", places)
        return self._exactly(hits, quote)

    # --- the words as they are ------------------------------------------------------------------------------------

    def _hits(self, words: list[str]) -> Iterator[_Hit]:
        needle = f" {' '.join(words)} "
        at = self._joined.find(needle)
        while at >= 0 and words:
            first = bisect_right(self._offsets, at) - 1
            last = first + len(words) - 1
            yield _Hit(first, last, self._owners[first], self._owners[last])
            at = self._joined.find(needle, at + 1)

    def _preferred(self, hits: list[_Hit]) -> list[_Hit]:
        """The hits that are whole statements, where there are such, as “He left.” also begins “He left early”."""
        whole = [hit for hit in hits if self._is_whole(hit)]
        return whole or hits

    def _is_whole(self, hit: _Hit) -> bool:
        starts = self._first_word[hit.first_statement] == hit.first
        ends = hit.last + 1 == len(self._owners) or self._owners[hit.last + 1] != hit.last_statement
        return starts and ends

    def _beside(self, hits: list[_Hit], quote: Quote) -> list[_Hit]:
        """Those that have the quoted neighbours, and are the occurrence asked for."""
        if quote.after:
            hits = [hit for hit in hits if self._has_words(hit.first_statement - 1, quote.after)]
        if quote.before:
            hits = [hit for hit in hits if self._has_words(hit.last_statement + 1, quote.before)]
        if quote.occurrence:
            asked = quote.occurrence
            hits = [hits[asked.number - 1]] if len(hits) == asked.total else []
        return hits

    def _has_words(self, statement: int, words: str) -> bool:
        if not 0 <= statement < len(self._statements):
            return False
        mine = " ".join(map(_normal, _WORD.findall(self._statements[statement].text)))
        return f" {' '.join(_words_of(words))} " in f" {mine} "

    def _exactly(self, hits: list[_Hit], quote: Quote) -> Found | Missed:
        """The hit, narrowed to the words a conflict is about."""
        hit = hits[0]
        ids = tuple(one.id for one in self._statements[hit.first_statement : hit.last_statement + 1])
        if quote.exactly is None:
            return Found(ids, self._spans_of(hit.first, hit.last))
        inner = [
            one
            for one in self._hits(_words_of(quote.exactly))
            if hit.first_statement <= one.first_statement and one.last_statement <= hit.last_statement
        ]
        if len(inner) == 1:
            return Found(ids, self._spans_of(inner[0].first, inner[0].last))
        here = self._statements[hit.first_statement : hit.last_statement + 1]
        if inner:
            problem = f"{_shown(quote.exactly)} stands {len(inner)} times in its statement; give the words around it."
            return Missed("several-places", problem, here)
        return Missed("not-found", f"{_shown(quote.exactly)} no longer stands in its statement.", here)

    def _spans_of(self, first: int, last: int) -> tuple[Span, ...]:
        """The characters of a run of words, cut where a statement ends."""
        spans: list[Span] = []
        for n in range(self._owners[first], self._owners[last] + 1):
            begin = max(first, self._first_word[n])
            end = min(last, self._first_word[n + 1] - 1 if n + 1 < len(self._first_word) else last)
            if begin <= end:
                spans.append(Span(self._spans[begin].start, self._spans[end].end))
        return tuple(spans)

    # --- the words as they may have become ------------------------------------------------------------------------

    def _nearest(self, quote: Quote) -> Found | Missed:
        words = _words_of(quote.words)
        ranked = sorted(
            ((self._share(words, n), n) for n in range(len(self._statements))), key=lambda one: (-one[0], one[1])
        )
        best, runner_up = [*ranked, (0.0, 0), (0.0, 0)][:2]
        clear = best[0] >= _NEAR and best[0] - runner_up[0] >= _CLEAR and len(words) >= _MIN_NEAR_WORDS
        unpinned = quote.exactly is None and quote.occurrence is None and not self._misplaced(best[1], quote)
        if clear and unpinned and self._keeps_numbers(words, best[1]):
            statement = self._statements[best[1]]
            return Found((statement.id,), (statement.span,), changed_to=statement.text)
        near = tuple(self._statements[n] for share, n in ranked[:_MAX_CANDIDATES] if share >= _CANDIDATE)
        where = " beside the quoted neighbours" if quote.after or quote.before else ""
        if quote.occurrence:
            where += f" {quote.occurrence.total} times"
        return Missed("not-found", f"{_shown(quote.words)} is not in the article any more{where}.", near)

    def _share(self, words: list[str], statement: int) -> float:
        return LCSseq.similarity(words, self._own_words(statement)) / len(words) if words else 0.0

    def _own_words(self, statement: int) -> list[str]:
        following = statement + 1
        end = self._first_word[following] if following < len(self._first_word) else len(self._words)
        return self._words[self._first_word[statement] : end]

    def _misplaced(self, statement: int, quote: Quote) -> bool:
        wrong_before = quote.after is not None and not self._has_words(statement - 1, quote.after)
        wrong_after = quote.before is not None and not self._has_words(statement + 1, quote.before)
        return wrong_before or wrong_after

    def _keeps_numbers(self, words: list[str], statement: int) -> bool:
        own = self._own_words(statement)
        return all(word in own for word in words if any(map(str.isdigit, word)))


def _normal(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())


def _words_of(text: str) -> list[str]:
    return [_normal(word) for word in _WORD.findall(text)]


def _shown(words: str) -> str:
    return f"“{words}”"
