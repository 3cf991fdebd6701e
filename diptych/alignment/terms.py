"""What a statement is about, as weighted terms.

    “The delay changes the whole budget,” said one former official, who spoke on condition of anonymity.

Of this, `delay`, `budget`, `former official` are news; `said`, `spoke on condition of anonymity` are the apparatus of
attribution, which half of all news shares; `the`, `on` are grammar; `changes` is so common a word that two
statements may well share it by chance. A term's strength says which: 1 for news, less for words of every day, little
for apparatus, and no term at all for grammar.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Statement
from diptych.text.forms import Form, FormTables, forms

__all__ = ["Term", "TermReader", "hyphenated", "term_reader"]

_APPARATUS = 0.35
"""Strength of a word that reports (said, spokesman): it can tell two statements apart, but hardly links them."""

_EVERYDAY_LEAST = 0.5
"""Strength of the commonest words that are no grammar (new, time)."""

_EVERYDAY_FREE = 100
"""Rank among everyday words up to which strength is least; it rises with the logarithm of the rank from there."""

_HYPHENATED = re.compile(r"(?<!\w)([^\W\d_]{2,})[-‐‑]([^\W\d_]{2,})(?!\w)")


class Term(NamedTuple):
    """A word, name or figure of a statement that says something of its content."""

    key: str
    """Its normal form; terms with one key are the same."""
    strength: float
    """How much it counts, 0 to 1, apart from how rare it is."""
    start: int
    """Where it begins in the article's text."""
    end: int
    """Where it ends."""
    is_name: bool
    """Whether it is written with a capital, as a name is; never where the language has no word lists."""


@dataclass(frozen=True, slots=True)
class TermReader:
    """One language's tables for reading terms; made once per language and kept."""

    tables: FormTables
    """Normal forms."""
    stop_words: frozenset[str]
    """Words of grammar."""
    apparatus: frozenset[str]
    """Words of reporting."""
    everyday: Mapping[str, int]
    """Common words with their rank, from 0."""
    stock: re.Pattern[str] | None
    """Stock phrases of attribution."""
    tells_names: bool
    """Whether a capital letter tells a name; without word lists, a language may write every noun with one."""

    def terms(self, statement: Statement, compounds: Mapping[str, tuple[str, str]]) -> tuple[Term, ...]:
        """The terms of a statement in order.

        `compounds` says which words are read in two parts, as some article writes them with a hyphen.
        """
        text = statement.text
        stock = [match.span() for match in self.stock.finditer(text)] if self.stock else []
        return tuple(
            Term(
                key,
                self._strength(form),
                form.start + statement.span.start,
                form.end + statement.span.start,
                self.tells_names and text[form.start].isupper(),
            )
            for form in forms(text, self.tables)
            if form.norm not in self.stop_words and not any(a <= form.start < b for a, b in stock)
            for key in self._keys(form, compounds)
        )

    def _keys(self, form: Form, compounds: Mapping[str, tuple[str, str]]) -> Iterator[str]:
        parts = compounds.get(form.norm)
        if parts is None:
            if len(form.key) > 1:
                yield form.key
        else:
            for part in parts:
                yield from (read.key for read in forms(part, self.tables))

    def _strength(self, form: Form) -> float:
        if form.norm in self.apparatus:
            return _APPARATUS
        rank = self.everyday.get(form.norm)
        if rank is None or form.capital:
            return 1.0
        rise = math.log(max(rank, _EVERYDAY_FREE) / _EVERYDAY_FREE) / math.log(len(self.everyday) / _EVERYDAY_FREE)
        return _EVERYDAY_LEAST + (1 - _EVERYDAY_LEAST) * rise


def hyphenated(*articles: AnnotatedArticle) -> dict[str, tuple[str, str]]:
    """Words that some article writes with a hyphen, joined, with their parts: `longstanding` to `long`, `standing`."""
    return {
        (match[1] + match[2]).casefold(): (match[1].casefold(), match[2].casefold())
        for one in articles
        for match in _HYPHENATED.finditer(one.article.text)
    }


def term_reader(language: str, lexicon: Lexicon | None) -> TermReader:
    """The reader for a base language; without a lexicon it knows stems and digits only."""
    return (
        _with_lexicon(lexicon)
        if lexicon
        else TermReader(FormTables.of(language, {}, {}), frozenset(), frozenset(), {}, None, tells_names=False)
    )


@lru_cache(maxsize=8)
def _with_lexicon(lexicon: Lexicon) -> TermReader:
    phrases = [re.escape(phrase) for phrase in lexicon.phrases("anonymity", "reasons")]
    everyday = " ".join(lexicon.phrases("everyday_words", "by_rank")).split()
    return TermReader(
        tables=FormTables.of(lexicon.language, lexicon.topic("normal_forms"), lexicon.topic("numbers")),
        stop_words=lexicon.words("function_words", "stop_words"),
        apparatus=lexicon.words("function_words", "reporting"),
        everyday={word: rank for rank, word in enumerate(everyday)},
        stock=re.compile(rf"(?i)\b(?:{'|'.join(phrases)})\b") if phrases else None,
        tells_names=True,
    )
