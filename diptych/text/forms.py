"""Normal forms: what a word counts as when two texts are compared.

    the U.S. will spend $1.5 million on long-standing claims, Sen. Ortiz said
    the United States is to spend 1,500,000 dollars on longstanding claims, Senator Ortiz said

Abbreviations, demonyms and spellings become one name, figures one number, and everything else its stem. The tables
are data that the caller passes in; without any, there are stems and digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from diptych.text.numbers import NumberWords, Quantity, QuantityKind, quantities
from diptych.text.tokens import Token, stem, tokens

__all__ = ["Form", "FormTables", "forms"]

_BRITISH_ENDINGS = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)")
"""-ise, -isation: read as -ize, -ization."""

_KEEPS_S = re.compile(
    r"(?:v|r|m|w|no|po|bru|cru|prec|conc|exerc|expert|franch|parad|merchand|disgu|enterpr|surpr|compr|adv|pra)is(?:e[drs]*|ing)$"
)
"""Words whose -ise is no ending, or where only their family counts (advise, rise, promise, otherwise, raise)."""

_SIGNS = "$€£¥"
"""Signs of currency that a token may begin with."""

_ABBREVIATION = 3
"""Up to this many letters a name is an abbreviation, and `us` is not `US`."""


class Form(NamedTuple):
    """A word, name or figure of a text in normal form."""

    key: str
    """What it counts as: a stem, a name with spaces, or a figure after `#`."""
    norm: str
    """The plain word it was read from, for looking up in word lists; that of the first word in a phrase."""
    start: int
    """Where it begins in the text, in characters."""
    end: int
    """Where it ends."""
    capital: bool
    """Whether it is written with a capital or a digit."""


class _Phrase(NamedTuple):
    """A way to write a name."""

    words: tuple[str, ...]
    """Its words, plain."""
    cased: bool
    """Whether the text must have a capital."""
    ending: str
    """The mark that must follow, or none."""
    key: str
    """What it is read as."""


@dataclass(frozen=True, slots=True)
class FormTables:
    """A language's normal forms, ready to look up. Make it once per language and keep it."""

    language: str
    """The base language, for stems."""
    phrases: Mapping[str, tuple[_Phrase, ...]]
    """By first word: the phrases that begin with it, the longest first."""
    numbers: NumberWords
    """The words for quantities."""

    @classmethod
    def of(cls, language: str, normal_forms: Mapping[str, Any], numbers: Mapping[str, Any]) -> FormTables:
        """The tables made from a lexicon's topics `normal_forms` and `numbers`; both may be empty."""
        found: dict[str, set[_Phrase]] = {}
        for table in normal_forms.values():
            for name, written in table.items():
                key = name if " " in name else stem(name, language)
                for phrase in (_phrase(form, key) for form in (name, *written)):
                    found.setdefault(phrase.words[0], set()).add(phrase)
        ordered = {first: tuple(sorted(some, key=lambda one: (-len(one.words), one))) for first, some in found.items()}
        return cls(language, ordered, NumberWords.of(numbers))


def _phrase(written: str, key: str) -> _Phrase:
    words = tuple(token.norm for token in tokens(written))
    return _Phrase(words, written != written.lower(), written[-1] if written[-1] in ".-" else "", key)


def forms(text: str, tables: FormTables) -> tuple[Form, ...]:
    """The words, names and figures of `text` in order, in normal form; ordinals stay words."""
    figures = {q.figure.start: q for q in quantities(text, tables.numbers) if q.kind is not QuantityKind.ORDINAL}
    return tuple(_read(text, tokens(text), figures, tables))


def _read(text: str, line: tuple[Token, ...], figures: Mapping[int, Quantity], tables: FormTables) -> Iterator[Form]:
    at = 0
    while at < len(line):
        token = line[at]
        length, key, end = _figure(line, at, figures) or _name(text, line, at, tables)
        yield Form(key, token.norm, token.start, end, not token.text[0].islower())
        at += length


def _figure(line: tuple[Token, ...], at: int, figures: Mapping[int, Quantity]) -> tuple[int, str, int] | None:
    """How many tokens the figure at `at` takes, its key and its end."""
    token = line[at]
    signs = len(token.text) - len(token.text.lstrip(_SIGNS))
    quantity = figures.get(token.start) or figures.get(token.start + signs)
    if quantity is None:
        return None
    length = sum(1 for other in line[at:] if other.start < quantity.figure.end)
    return length, f"#{quantity.normal.split()[0]}", max(quantity.figure.end, line[at + length - 1].end)


def _name(text: str, line: tuple[Token, ...], at: int, tables: FormTables) -> tuple[int, str, int]:
    """How many tokens the longest known phrase takes at `at`, its key and its end; else those of the one word."""
    token = line[at]
    for phrase in tables.phrases.get(token.norm, ()):
        taken = line[at : at + len(phrase.words)]
        if tuple(other.norm for other in taken) == phrase.words and _is_written_so(text, taken, phrase):
            return len(taken), phrase.key, taken[-1].end
    return 1, stem(_with_z(token.norm), tables.language), token.end


def _is_written_so(text: str, taken: tuple[Token, ...], phrase: _Phrase) -> bool:
    """Whether capitals and the mark behind are as the phrase asks: `US` but not `Us`, `Sen.` but not `Sen`."""
    written = taken[0].text
    if phrase.cased and not written[0].isupper():
        return False
    if phrase.ending:
        behind = text[taken[-1].end : taken[-1].end + 1]
        return behind == phrase.ending or "." in written or (phrase.ending == "." and behind == ")")
    short = phrase.cased and len(taken) == 1 and len(written) <= _ABBREVIATION
    return not short or written.isupper() or "." in written


@lru_cache(maxsize=65536)
def _with_z(norm: str) -> str:
    """British -ise and -isation as -ize and -ization."""
    return norm if _KEEPS_S.search(norm) else _BRITISH_ENDINGS.sub("iz", norm)
