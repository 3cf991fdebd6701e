"""Tokens: the words and numbers of a text with their places and comparable forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

__all__ = ["Token", "normal_words", "plain_words", "stem", "tokens"]

_TOKEN = re.compile(
    r"[$€£¥]?\d+(?:[.,]\d+)*%?"  # 1,200  3.5  $14  60%
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  a.m.  D.C.
    r"|[^\W_]+(?:['’][^\W\d_]+)*"  # words, with inner apostrophes
)
_WORD = re.compile(r"\w+")
_SNOWBALL = {"ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
             "nl": "dutch", "pt": "portuguese", "ru": "russian", "sv": "swedish"}  # fmt: skip


class Token(NamedTuple):
    """A word or number."""

    start: int
    """Where it begins in the text, in characters."""
    end: int
    """Where it ends."""
    text: str
    """Its characters."""
    norm: str
    """Case-folded, with straight apostrophes, without a possessive ending or an abbreviation's full stops."""


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of `text` in order; punctuation and space are left out."""
    return tuple(Token(m.start(), m.end(), m.group(), _norm(m.group())) for m in _TOKEN.finditer(text))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of `text` without case and punctuation: what a statement's anchor is made of."""
    return tuple(_WORD.findall(text.casefold()))


def normal_words(text: str) -> tuple[str, ...]:
    """What two statements must share to be identical: their plain words, or the text itself where it has none."""
    return plain_words(text) or (text.strip(),)


def _norm(word: str) -> str:
    plain = word.casefold().replace("’", "'")
    if plain.endswith("'s"):
        plain = plain[:-2]
    return plain.replace(".", "") if plain[-1:] == "." else plain


@lru_cache(maxsize=65536)
def stem(norm: str, language: str) -> str:
    """The Snowball stem of a normal form in a base language; the form itself where Snowball has no rules for it."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(norm) if stemmer else norm


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = _SNOWBALL.get(language)
    return Stemmer.Stemmer(name) if name else None
