"""A language's words for quantities as tables, and the cutting of a text into the words that are looked up in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

__all__ = ["RANGE_DASHES", "NumberWords", "Unit", "Word", "words_of"]

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?"  # 1,200.5  1200  3.5
    r"|[^\W\d_]+(?:['’.][^\W\d_]+)*"  # words, with inner apostrophes and full stops
    r"|[^\w\s]|_"
)
RANGE_DASHES = frozenset("-‐‑–−")
"""Marks that stand between the ends of a range, or tie words together."""


class Word(NamedTuple):
    """A number, a word or a mark of a text."""

    start: int
    """Where it begins in the text, in characters."""
    end: int
    """Where it ends."""
    text: str
    """Its characters."""
    norm: str
    """Case-folded."""


def words_of(text: str) -> tuple[Word, ...]:
    """The numbers, words and marks of `text` in order."""
    return tuple(Word(m.start(), m.end(), m.group(), m.group().casefold()) for m in _TOKEN.finditer(text))


class Unit(NamedTuple):
    """A unit of measure."""

    name: str
    """The unit as stated: "month"."""
    base: str
    """The unit it is compared in: "day"."""
    factor: float
    """How many of the base unit it has."""
    slack: float
    """How far, as a share, everyday use strays from that."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A language's words for quantities, ready to look up. Make it once per language and keep it."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    """Words that multiply what stands before them: "million"."""
    suffixes: Mapping[str, float]
    """Letters that do so, glued to digits: "5m"."""
    ordinals: Mapping[str, float]
    tens: frozenset[str]
    """Tens that a smaller ordinal may follow: "twenty-first"."""
    fractions: Mapping[str, float]
    """Parts of a whole, in percent."""
    collectives: Mapping[str, float]
    """Words for a number that are counted themselves: "two dozen"."""
    vague: Mapping[tuple[str, ...], tuple[float, float]]
    """Counts without a figure, with the least and the most they are used for."""
    before: Mapping[tuple[str, ...], str]
    """Approximations before the figure, by their words."""
    after: Mapping[tuple[str, ...], str]
    """Approximations after it."""
    units: Mapping[tuple[str, ...], Unit]
    signs: Mapping[str, str]
    """Signs of currency with their units."""
    between: frozenset[str]
    """Words that may stand between a figure and the noun it counts."""
    plurals: frozenset[str]
    """Plurals without an s."""
    stops: frozenset[str]
    """Words that end a noun phrase."""
    votes: frozenset[str]
    """Words before two figures that make them a score."""
    changes: frozenset[str]
    """Words before "10 to 40" that make it a way from one figure to another, not a range."""
    starts: frozenset[str]
    """Every word that may begin a figure written in words."""

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> NumberWords:
        """The tables made from a lexicon's topic `numbers`; `{}` gives those that need no language."""
        vague = {tuple(k.split()): (float(v[0]), float(v[1])) for k, v in words.get("vague", {}).items()}
        starts = {*words.get("cardinals", ()), *words.get("ordinals", ()), *words.get("collectives", ())}
        starts |= {*words.get("fractions", ()), *words.get("scales", ()), *(key[0] for key in vague), "a", "an"}
        return cls(
            cardinals=words.get("cardinals", {}),
            scales=words.get("scales", {}),
            suffixes=words.get("suffixes", {}),
            ordinals=words.get("ordinals", {}),
            tens=frozenset(words.get("tens", ())),
            fractions=words.get("fractions", {}),
            collectives=words.get("collectives", {}),
            vague=vague,
            before=_before(words),
            after={
                tuple(phrase.split()): kind
                for kind in ("over", "under", "about")
                for phrase in words.get(f"after_{kind}", ())
            },
            units=_units(words),
            signs=_SIGNS,
            between=frozenset(words.get("between", ())),
            plurals=frozenset(words.get("plurals", ())),
            stops=frozenset(words.get("stops", ())),
            votes=frozenset(words.get("votes", ())),
            changes=frozenset(words.get("changes", ())),
            starts=frozenset(starts),
        )


_SIGNS: Mapping[str, str] = {
    "$": "dollar", "€": "euro", "£": "pound-sterling", "¥": "yen", "₹": "rupee", "₽": "ruble",
}  # fmt: skip


def _before(words: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    exact = set(words.get("exact_comments", ()))
    found: dict[tuple[str, ...], str] = {tuple(phrase.split()): "exact" for phrase in exact}
    for kind in ("about", "under_about", "over", "under"):
        found.update({tuple(p.split()): kind for p in words.get(kind, ()) if p not in exact})
    return found


def _units(words: Mapping[str, Any]) -> dict[tuple[str, ...], Unit]:
    found: dict[tuple[str, ...], Unit] = {("%",): Unit("percent", "percent", 1.0, 0.0)}
    for name, unit in words.get("units", {}).items():
        known = Unit(name, unit["base"], float(unit["factor"]), float(unit["slack"]))
        found.update({tuple(_TOKEN.findall(word)): known for word in unit["words"]})
    return found
