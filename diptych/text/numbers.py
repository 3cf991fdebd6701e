"""Quantities in a text: how much, of what, and how exactly it is meant.

    nearly 1,200 people        [1020, 1200] people        1,185 people      the same to a fair reader
    $1.5 million               [1.45, 1.55] million $     $1,487,000        the same, rounded
    three months               84 to 99 days              90 days           the same
    14 people                  14                         41 people         not the same

A quantity is read with the room that its wording leaves ("nearly", "dozens", a rounded magnitude), so that two of
them can be asked whether one fact could have been told both ways. Number words, units and approximations are data
that the caller passes in; without any, digits, signs of currency and percent signs are still read.

Dates, times of day and names with figures in them ("Sept. 11", "9:30", "F-35") are not quantities; `text.dates`
reads the first two, and a caller that wants both drops the quantities that overlap a date.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from diptych.model import Span

__all__ = ["Agreement", "Approximation", "NumberWords", "Quantity", "QuantityKind", "agreement", "quantities"]

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?"  # 1,200.5  1200  3.5
    r"|[^\W\d_]+(?:['’.][^\W\d_]+)*"  # words, with inner apostrophes and full stops
    r"|[^\w\s]|_"
)
_DASHES = frozenset("-‐‑–—−")
_RANGE_DASHES = frozenset("-‐‑–−")

# How far "about" reaches to each side, and "nearly" downwards, as shares of the figure.
_ABOUT = 0.1
_NEARLY = 0.15
# "More than 100" is still a fair way to tell of 150; of 250 nobody would say so. Downwards the same.
_OVER = 2.0
# A figure of four digits or more that ends in two zeros may be a rounding; "50" or "300" is taken at its word.
_ROUND_FROM = 1000
# The room it then leaves, as a share of the figure: 1,200 may tell of 1,185, 2,000 hardly of 2,400.
_ZEROS = 0.05
# Phrases of approximation have at most this many words.
_LONGEST_PHRASE = 5
# The counted noun is looked for among this many words after the figure.
_NOUN_REACH = 4


class QuantityKind(enum.StrEnum):
    """What a figure does."""

    COUNT = "count"
    """How many or how much."""
    ORDINAL = "ordinal"
    """Which in a row: "third", "21st"."""
    SCORE = "score"
    """Two figures against each other: "51 to 48"."""


class Approximation(enum.StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """A magnitude word or a simple fraction leaves room: "1.5 million", "half of"."""
    ZEROS = "zeros"
    """Zeros at the end of a large figure may leave room: "1,200"."""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"
    VAGUE = "vague"
    """No figure: "dozens", "several"."""


class Agreement(enum.StrEnum):
    """How two quantities of one unit and kind stand to each other."""

    SAME = "same"
    """One fact could fairly have been told with either."""
    LOOSE = "loose"
    """One fact could have been told with either, by a generous reading."""
    APART = "apart"
    """They cannot both be exactly right."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and the room its wording leaves."""

    span: Span
    """From the approximation to the unit: "more than 1.5 million dollars"."""
    figure: Span
    """The figure alone, with its sign of currency and magnitude: "$1.5 million"."""
    kind: QuantityKind
    """Count, ordinal or score."""
    value: float
    """The figure in its base unit; the middle of a range; the first of a score."""
    low: float
    """The least it may stand for, in the base unit."""
    high: float
    """The most it may stand for."""
    approximation: Approximation
    """How exactly it is meant."""
    unit: str
    """The base unit ("percent", "dollar", "day"), or empty for a plain count."""
    nouns: tuple[str, ...]
    """Words after it that may name what is counted, case-folded, the likeliest first."""
    measure: str = ""
    """The unit as stated ("month"), or empty; quantities of one measure compare figure to figure."""
    slack: float = 0.0
    """How far, as a share, everyday use strays from the unit: a month is 28 to 31 days."""
    against: float | None = None
    """The second figure of a score."""

    @property
    def normal(self) -> str:
        """A form that is the same for the same quantity however it is written: "90 day", "1200"."""
        figure = f"{self.value:.6g}" if self.against is None else f"{self.value:.6g}-{self.against:.6g}"
        ending = "th" if self.kind is QuantityKind.ORDINAL else ""
        return f"{figure}{ending} {self.unit}".rstrip()


class _Unit(NamedTuple):
    name: str
    base: str
    factor: float
    slack: float


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A language's words for quantities, ready to look up. Make it once per language and keep it."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    ordinals: Mapping[str, float]
    tens: frozenset[str]
    fractions: Mapping[str, float]
    collectives: Mapping[str, float]
    vague: Mapping[tuple[str, ...], tuple[float, float]]
    before: Mapping[tuple[str, ...], str]
    """Approximations before the figure, by their words."""
    after: Mapping[tuple[str, ...], str]
    """Approximations after it."""
    units: Mapping[tuple[str, ...], _Unit]
    signs: Mapping[str, str]
    between: frozenset[str]
    plurals: frozenset[str]
    stops: frozenset[str]
    votes: frozenset[str]
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
            signs=words.get("signs", _SIGNS),
            between=frozenset(words.get("between", ())),
            plurals=frozenset(words.get("plurals", ())),
            stops=frozenset(words.get("stops", ())),
            votes=frozenset(words.get("votes", ())),
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


def _units(words: Mapping[str, Any]) -> dict[tuple[str, ...], _Unit]:
    found: dict[tuple[str, ...], _Unit] = {("%",): _Unit("percent", "percent", 1.0, 0.0)}
    for name, unit in words.get("units", {}).items():
        known = _Unit(name, unit["base"], float(unit["factor"]), float(unit["slack"]))
        found.update({tuple(_TOKEN.findall(word)): known for word in unit["words"]})
    return found


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    norm: str


class _Figure(NamedTuple):
    """A figure read at some token, before its surroundings are."""

    first: int
    """Index of its first token."""
    after: int
    """Index of the token after its last."""
    value: float
    low: float
    high: float
    kind: QuantityKind = QuantityKind.COUNT
    approximation: Approximation = Approximation.EXACT
    unit: str = ""
    against: float | None = None


def quantities(text: str, words: NumberWords) -> tuple[Quantity, ...]:
    """The quantities of `text` in order; they do not overlap."""
    if not _may_hold_any(text, words):
        return ()
    line = tuple(_Word(m.start(), m.end(), m.group(), m.group().casefold()) for m in _TOKEN.finditer(text))
    found: list[Quantity] = []
    at = 0
    while at < len(line):
        figure = _figure(line, at, words)
        if figure is None:
            at += 1
            continue
        figure = _ranged(line, figure, words)
        quantity, at = _complete(line, figure, words)
        found.append(quantity)
    return tuple(found)


_DIGIT = re.compile(r"\d")


def _may_hold_any(text: str, words: NumberWords) -> bool:
    return bool(_DIGIT.search(text)) or any(w in words.starts for w in re.findall(r"[^\W\d_]+", text.casefold()))


# --- figures ------------------------------------------------------------------------------------------------------


def _figure(line: tuple[_Word, ...], at: int, words: NumberWords) -> _Figure | None:
    word = line[at]
    if word.text in words.signs and at + 1 < len(line) and line[at + 1].text[0].isdecimal():
        digits = _digits(line, at + 1, words)
        return digits and digits._replace(first=at, unit=words.signs[word.text])
    if word.text[0].isdecimal():
        return None if _is_part_of_a_name(line, at) else _digits(line, at, words)
    if word.norm in words.starts:
        readers = (_vague, _fraction, _ordinal, _spelled)
        return next((found for reader in readers if (found := reader(line, at, words))), None)
    return None


def _is_part_of_a_name(line: tuple[_Word, ...], at: int) -> bool:
    """Whether digits are glued to what is no quantity: `F-35`, `9/11`, `9:30`, `#2`, `1990s`."""
    word = line[at]
    before = line[at - 1] if at and line[at - 1].end == word.start else None
    after = line[at + 1] if at + 1 < len(line) and line[at + 1].start == word.end else None
    further = line[at + 2] if after and at + 2 < len(line) and line[at + 2].start == after.end else None
    if before and (before.text in {"/", ":", "#", "_", "@", "&"} or before.text[-1].isalnum()):
        return True
    glued = before and before.text in _RANGE_DASHES and at > 1 and line[at - 2].end == before.start
    if glued and line[at - 2].text[-1].isalpha():
        return True
    return bool(after and further and after.text in {"/", ":"} and further.text[0].isdecimal())


def _digits(line: tuple[_Word, ...], at: int, words: NumberWords) -> _Figure | None:
    text = line[at].text.replace(",", "")
    value = float(text)
    step = 10.0 ** -len(text.partition(".")[2])
    after = at + 1
    glued = after < len(line) and line[after].start == line[at].end
    if after < len(line):
        norm = line[after].norm
        if glued and norm in {"st", "nd", "rd", "th"}:
            return _Figure(at, after + 1, value, value, value, QuantityKind.ORDINAL)
        signed = at > 0 and line[at - 1].text in words.signs
        scale = words.suffixes.get(norm) if glued or signed else None
        if glued and scale is None and norm.isalpha() and (norm,) not in words.units:
            return None
        at_scale = _scale_at(line, after, words)
        if scale is None and at_scale:
            scale, after = at_scale[0], at_scale[1] - 1
        if scale is not None:
            return _rounded(at, after + 1, value * scale, step * scale)
    if value >= _ROUND_FROM and value % 100 == 0:
        step = min(1000.0 if value % 1000 == 0 else 100.0, value * _ZEROS)
        return _rounded(at, after, value, step)._replace(approximation=Approximation.ZEROS)
    return _Figure(at, after, value, value, value)


def _scale_at(line: tuple[_Word, ...], at: int, words: NumberWords) -> tuple[float, int] | None:
    """A magnitude word at `at`, also behind a hyphen ("1.5-million"), and the index after it."""
    if at < len(line) and line[at].text in _RANGE_DASHES:
        at += 1
    scale = words.scales.get(line[at].norm) if at < len(line) else None
    return (float(scale), at + 1) if scale else None


def _rounded(first: int, after: int, value: float, step: float) -> _Figure:
    return _Figure(first, after, value, value - step / 2, value + step / 2, approximation=Approximation.ROUNDED)


def _vague(line: tuple[_Word, ...], at: int, words: NumberWords) -> _Figure | None:
    first = at
    if line[at].norm in {"a", "an"}:
        at += 1
    for length in (3, 1):
        key = tuple(w.norm for w in line[at : at + length])
        if len(key) == length and key in words.vague:
            low, high = words.vague[key]
            if length == 1 and at == first and not key[0].endswith("s") and first and line[first - 1].norm != "last":
                return None
            middle = (low * high) ** 0.5
            return _Figure(first, at + length, middle, low, high, approximation=Approximation.VAGUE)
    return None


def _spelled(line: tuple[_Word, ...], at: int, words: NumberWords) -> _Figure | None:
    """A cardinal in words: "twenty-five", "one hundred and five thousand", "a dozen"."""
    first, total, current, last = at, 0.0, 0.0, -1
    if line[at].norm in {"a", "an"}:
        if at + 1 >= len(line) or line[at + 1].norm not in words.scales.keys() | words.collectives.keys():
            return None
        current, at = 1.0, at + 1
    while at < len(line):
        norm = line[at].norm
        if norm in words.cardinals and _adds(current, float(words.cardinals[norm]), started=last >= 0):
            current += float(words.cardinals[norm])
        elif current and (norm in words.collectives or norm in words.scales):
            value = float(words.collectives.get(norm) or words.scales[norm])
            total, current = (total, current * value) if value < 1000 else (total + current * value, 0.0)
        elif last < 0 or not _joins_numerals(line, at, words):
            break
        if norm.isalpha() and norm != "and":
            last = at
        at += 1
    value = total + current
    return _round_words(_Figure(first, last + 1, value, value, value)) if last >= 0 else None


def _adds(current: float, value: float, *, started: bool) -> bool:
    """Whether a numeral carries on the one before: "twenty five", "hundred twelve", but not "five six"."""
    return not started or (value > 0 and current % 10 == 0 and (value < 10 or current % 100 == 0))


def _round_words(figure: _Figure) -> _Figure:
    value = figure.value
    for step in (1e9, 1e6, 1e3):
        if value >= step and value % step == 0:
            return _rounded(figure.first, figure.after, value, step)
    return figure


def _joins_numerals(line: tuple[_Word, ...], at: int, words: NumberWords) -> bool:
    """Whether the hyphen or "and" at `at` ties two numerals together."""
    if at + 1 >= len(line) or line[at + 1].norm not in words.cardinals.keys() | words.scales.keys():
        return False
    if line[at].text in _RANGE_DASHES:
        return line[at - 1].norm in words.tens or line[at + 1].norm in words.scales
    return line[at].norm == "and" and line[at - 1].norm in words.scales


def _fraction(line: tuple[_Word, ...], at: int, words: NumberWords) -> _Figure | None:
    """Parts of a whole as percent: "half", "two-thirds of", "a quarter of", "one in five"."""
    norms = [w.norm for w in line[at : at + 4]] + [""] * 4
    if norms[0] in words.cardinals and norms[1] in {"in", "out"}:
        whole = norms[3] if norms[1:3] == ["out", "of"] else norms[2]
        if words.cardinals.get(whole, 0) > words.cardinals[norms[0]] > 0:
            share = 100.0 * words.cardinals[norms[0]] / words.cardinals[whole]
            return _share(at, at + (4 if norms[1] == "out" else 3), share)
    if norms[0] in words.fractions and norms[0].startswith("hal"):
        scale = words.scales.get(norms[2]) if norms[1] in {"a", "an"} else None
        if scale or norms[1:3] == ["a", "dozen"]:
            value = (scale or 12) / 2.0
            return _Figure(at, at + 3, value, value * 0.95, value * 1.05, approximation=Approximation.ROUNDED)
        return _share(at, at + 1, 50.0) if norms[1] in {"of", "the"} else None
    gap = 2 if norms[1] in _RANGE_DASHES else 1
    count = 1.0 if norms[0] in {"a", "an", "one"} else float(words.cardinals.get(norms[0], 0))
    if count and norms[gap] in words.fractions and (norms[gap].endswith("s") or norms[gap + 1] == "of"):
        return _share(at, at + gap + 1, min(100.0, count * float(words.fractions[norms[gap]])))
    return None


def _share(first: int, after: int, percent: float) -> _Figure:
    """A simple fraction stands for shares within two points of it."""
    return _Figure(first, after, percent, percent - 2, percent + 2, unit="percent", approximation=Approximation.ROUNDED)


def _ordinal(line: tuple[_Word, ...], at: int, words: NumberWords) -> _Figure | None:
    norm = line[at].norm
    if norm in words.tens and at + 2 < len(line) and line[at + 1].text in _RANGE_DASHES:
        ending = words.ordinals.get(line[at + 2].norm, 10)
        if ending < 10:
            value = float(words.cardinals[norm]) + ending
            return _Figure(at, at + 3, value, value, value, QuantityKind.ORDINAL)
    if norm in words.ordinals:
        value = float(words.ordinals[norm])
        return _Figure(at, at + 1, value, value, value, QuantityKind.ORDINAL)
    return None


# --- two figures together -----------------------------------------------------------------------------------------


def _ranged(line: tuple[_Word, ...], figure: _Figure, words: NumberWords) -> _Figure:
    """The figure, with a second one that makes it a range or a score: "10 to 12", "51-48"."""
    at = figure.after
    if figure.kind is not QuantityKind.COUNT or at + 1 >= len(line):
        return figure
    between = line[at - 2].norm if at > 1 and figure.first > 0 else ""
    opened = line[figure.first - 1].norm if figure.first else ""
    joint = line[at].norm
    if not (joint == "to" or line[at].text in _RANGE_DASHES or (joint == "and" and "between" in {opened, between})):
        return figure
    second = _figure(line, at + 1, words)
    if second is None or second.kind is not QuantityKind.COUNT or second.approximation is Approximation.VAGUE:
        return figure
    if figure.value >= second.value or _is_vote(line, figure.first, words):
        return second._replace(first=figure.first, value=figure.value, low=figure.value, high=figure.value,
                               kind=QuantityKind.SCORE, against=second.value)  # fmt: skip
    if joint == "to" and opened in {"from", "rose", "fell", "increased", "grew"} and second.value > 3 * figure.value:
        return figure
    low, high = figure.value, second.value
    if second.approximation is Approximation.ROUNDED and low < 1000 <= high:
        low *= _scale_of(high)
    return second._replace(
        first=figure.first, value=(low + high) / 2, low=low, high=high,
        unit=figure.unit or second.unit, approximation=Approximation.RANGE,
    )  # fmt: skip


def _scale_of(value: float) -> float:
    return next((step for step in (1e12, 1e9, 1e6, 1e3) if value >= step), 1.0)


def _is_vote(line: tuple[_Word, ...], first: int, words: NumberWords) -> bool:
    return any(w.norm in words.votes for w in line[max(0, first - 4) : first])


# --- surroundings -------------------------------------------------------------------------------------------------


def _complete(line: tuple[_Word, ...], figure: _Figure, words: NumberWords) -> tuple[Quantity, int]:
    """The figure with approximation, unit and counted noun, and the index of the token after it all."""
    first, kind = _approximation_before(line, figure.first, words)
    after = figure.after
    if not kind:
        kind, after = _approximation_after(line, after, words)
    unit, after = _unit_at(line, after, words, figure)
    if not kind and unit:
        kind, after = _approximation_after(line, after, words)
    low, high, approximation = _room(figure, kind)
    name, base, factor, slack = unit or (figure.unit, figure.unit, 1.0, 0.0)
    quantity = Quantity(
        span=Span(line[first].start, line[after - 1].end),
        figure=Span(line[figure.first].start, line[figure.after - 1].end),
        kind=figure.kind,
        value=figure.value * factor,
        low=low * factor,
        high=high * factor,
        approximation=approximation,
        unit=base,
        measure=name,
        slack=slack,
        nouns=() if unit else _nouns(line, after, words),
        against=figure.against,
    )
    return quantity, after


def _room(figure: _Figure, kind: str) -> tuple[float, float, Approximation]:
    """The least and the most a figure may stand for, given its approximation."""
    low, high = figure.low, figure.high
    if kind == "about":
        return low - _ABOUT * abs(low), high + _ABOUT * abs(high), Approximation.ABOUT
    if kind == "under_about":
        return low - _NEARLY * abs(low), high, Approximation.ABOUT
    if kind == "over":
        return figure.value, high * _OVER, Approximation.OVER
    if kind == "under":
        return low / _OVER, high, Approximation.UNDER
    return low, high, figure.approximation


def _approximation_before(line: tuple[_Word, ...], first: int, words: NumberWords) -> tuple[int, str]:
    for length in range(min(_LONGEST_PHRASE, first), 0, -1):
        kind = words.before.get(tuple(w.norm for w in line[first - length : first]))
        if kind:
            return (first if kind == "exact" else first - length), ("" if kind == "exact" else kind)
    return first, ""


def _approximation_after(line: tuple[_Word, ...], at: int, words: NumberWords) -> tuple[str, int]:
    start = at + 1 if at < len(line) and line[at].text in _RANGE_DASHES else at
    for length in (3, 2, 1):
        kind = words.after.get(tuple(w.norm for w in line[start : start + length]))
        if kind and start + length <= len(line):
            return kind, start + length
    return "", at


def _unit_at(line: tuple[_Word, ...], at: int, words: NumberWords, figure: _Figure) -> tuple[_Unit | None, int]:
    if figure.unit or figure.kind is not QuantityKind.COUNT:
        return None, at
    start = at + 1 if at < len(line) and line[at].text in _DASHES else at
    for length in (4, 3, 2, 1):
        key = tuple(w.norm for w in line[start : start + length])
        if len(key) == length and key in words.units:
            return words.units[key], start + length
    return None, at


def _nouns(line: tuple[_Word, ...], at: int, words: NumberWords) -> tuple[str, ...]:
    """Words that may name what is counted: up to the first word that ends a noun phrase, plurals first."""
    found: list[str] = []
    for word in line[at:]:
        if word.norm in words.between or (word.text in _RANGE_DASHES and not found):
            continue
        if word.norm in words.stops or not word.text[0].isalpha() or len(found) == _NOUN_REACH:
            break
        found.append(word.norm)
    plural = [n for n in found if n in words.plurals or (n.endswith("s") and not n.endswith("ss"))]
    return tuple(dict.fromkeys([*plural[:1], *found]))


# --- comparing ----------------------------------------------------------------------------------------------------

# Two figures closer than this, as a share, are one figure: 33 percent and a third, 1,609 metres and a mile.
_EQUAL = 1e-3


def agreement(one: Quantity, other: Quantity) -> Agreement:
    """Whether one fact could fairly have been told with either; the two must be of one unit and kind.

    Two exact figures have to be equal, and so do two that are equally approximate ("about 40", "about 60"); else
    the figure of one has to lie in the room that the other leaves, or, where neither is exact, the rooms have to meet.
    """
    if one.against is not None or other.against is not None:
        return Agreement.SAME if (one.value, one.against) == (other.value, other.against) else Agreement.APART
    if _equal(one.value, other.value):
        return Agreement.SAME
    kinds = {one.approximation, other.approximation}
    rooms = _Room.of(one, other), _Room.of(other, one)
    if kinds == {Approximation.EXACT}:
        return Agreement.SAME if one.measure != other.measure and rooms[0].meets(rooms[1]) else Agreement.APART
    if len(kinds) == 1 and kinds & {Approximation.ABOUT, Approximation.OVER, Approximation.UNDER, Approximation.RANGE}:
        return Agreement.LOOSE if rooms[0].meets(rooms[1]) else Agreement.APART
    if kinds <= {Approximation.ROUNDED, Approximation.ZEROS, Approximation.EXACT}:
        coarse, fine = (rooms[0], other) if rooms[0].width >= rooms[1].width else (rooms[1], one)
        meet = coarse.width > 2 * min(room.width for room in rooms) and coarse.holds(fine.value)
    else:
        meet = rooms[0].meets(rooms[1])
    if not meet:
        return Agreement.LOOSE if _beyond(one, other) or _beyond(other, one) else Agreement.APART
    return (
        Agreement.LOOSE if Approximation.ZEROS in kinds and len(kinds - {Approximation.EXACT}) == 1 else Agreement.SAME
    )


def _beyond(bound: Quantity, other: Quantity) -> bool:
    """Whether the other lies on the open side of a bound, though too far to be told so: "more than 100" for 750."""
    if bound.approximation is Approximation.OVER:
        return other.low >= bound.value
    return bound.approximation is Approximation.UNDER and other.high <= bound.value


class _Room(NamedTuple):
    low: float
    high: float

    @classmethod
    def of(cls, one: Quantity, other: Quantity) -> _Room:
        """The room `one` leaves, wider by the units' slack where the two are in different units."""
        slack = 0.0 if one.measure == other.measure else one.slack
        return cls(one.low * (1 - slack), one.high * (1 + slack))

    @property
    def width(self) -> float:
        return self.high - self.low

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: _Room) -> bool:
        return self.low <= other.high and other.low <= self.high


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= _EQUAL * max(abs(one), abs(other))
