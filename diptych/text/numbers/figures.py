"""Figures: what is written in digits or number words, before its surroundings are read."""

from __future__ import annotations

from typing import NamedTuple

from diptych.text.numbers.values import Approximation, QuantityKind
from diptych.text.numbers.words import RANGE_DASHES, NumberWords, Word

__all__ = ["Figure", "figure_at"]

# A figure of four digits or more that ends in two zeros may be a rounding; "50" or "300" is taken at its word.
_ROUND_FROM = 1000
# The room it then leaves, as a share of the figure: 1,200 may tell of 1,185, 2,000 hardly of 2,400.
_ZEROS = 0.05


class Figure(NamedTuple):
    """A figure read at some token."""

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


def figure_at(line: tuple[Word, ...], at: int, words: NumberWords) -> Figure | None:
    """The figure that begins with the word at `at`; None where none does."""
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


def _is_part_of_a_name(line: tuple[Word, ...], at: int) -> bool:
    """Whether digits are glued to what is no quantity: `F-35`, `9/11`, `9:30`, `#2`, `1990s`."""
    word = line[at]
    before = line[at - 1] if at and line[at - 1].end == word.start else None
    after = line[at + 1] if at + 1 < len(line) and line[at + 1].start == word.end else None
    further = line[at + 2] if after and at + 2 < len(line) and line[at + 2].start == after.end else None
    if before and (before.text in {"/", ":", "#", "_", "@", "&"} or before.text[-1].isalnum()):
        return True
    glued = before and before.text in RANGE_DASHES and at > 1 and line[at - 2].end == before.start
    if glued and line[at - 2].text[-1].isalpha():
        return True
    return bool(after and further and after.text in {"/", ":"} and further.text[0].isdecimal())


def _digits(line: tuple[Word, ...], at: int, words: NumberWords) -> Figure | None:
    text = line[at].text.replace(",", "")
    value = float(text)
    step = 10.0 ** -len(text.partition(".")[2])
    after = at + 1
    glued = after < len(line) and line[after].start == line[at].end
    if after < len(line):
        norm = line[after].norm
        if glued and norm in {"st", "nd", "rd", "th"}:
            return Figure(at, after + 1, value, value, value, QuantityKind.ORDINAL)
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
    return Figure(at, after, value, value, value)


def _scale_at(line: tuple[Word, ...], at: int, words: NumberWords) -> tuple[float, int] | None:
    """A magnitude word at `at`, also behind a hyphen ("1.5-million"), and the index after it."""
    if at < len(line) and line[at].text in RANGE_DASHES:
        at += 1
    scale = words.scales.get(line[at].norm) if at < len(line) else None
    return (float(scale), at + 1) if scale else None


def _rounded(first: int, after: int, value: float, step: float) -> Figure:
    return Figure(first, after, value, value - step / 2, value + step / 2, approximation=Approximation.ROUNDED)


def _vague(line: tuple[Word, ...], at: int, words: NumberWords) -> Figure | None:
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
            return Figure(first, at + length, middle, low, high, approximation=Approximation.VAGUE)
    return None


def _spelled(line: tuple[Word, ...], at: int, words: NumberWords) -> Figure | None:
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
    return _round_words(Figure(first, last + 1, value, value, value)) if last >= 0 else None


def _adds(current: float, value: float, *, started: bool) -> bool:
    """Whether a numeral carries on the one before: "twenty five", "hundred twelve", but not "five six"."""
    return not started or (value > 0 and current % 10 == 0 and (value < 10 or current % 100 == 0))


def _round_words(figure: Figure) -> Figure:
    value = figure.value
    for step in (1e9, 1e6, 1e3):
        if value >= step and value % step == 0:
            return _rounded(figure.first, figure.after, value, step)
    return figure


def _joins_numerals(line: tuple[Word, ...], at: int, words: NumberWords) -> bool:
    """Whether the hyphen or "and" at `at` ties two numerals together."""
    if at + 1 >= len(line) or line[at + 1].norm not in words.cardinals.keys() | words.scales.keys():
        return False
    if line[at].text in RANGE_DASHES:
        return line[at - 1].norm in words.tens or line[at + 1].norm in words.scales
    return line[at].norm == "and" and line[at - 1].norm in words.scales


def _fraction(line: tuple[Word, ...], at: int, words: NumberWords) -> Figure | None:
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
            return Figure(at, at + 3, value, value * 0.95, value * 1.05, approximation=Approximation.ROUNDED)
        return _share(at, at + 1, 50.0) if norms[1] in {"of", "the"} else None
    gap = 2 if norms[1] in RANGE_DASHES else 1
    count = 1.0 if norms[0] in {"a", "an", "one"} else float(words.cardinals.get(norms[0], 0))
    if count and norms[gap] in words.fractions and (norms[gap].endswith("s") or norms[gap + 1] == "of"):
        return _share(at, at + gap + 1, min(100.0, count * float(words.fractions[norms[gap]])))
    return None


def _share(first: int, after: int, percent: float) -> Figure:
    """A simple fraction stands for shares within two points of it."""
    return Figure(first, after, percent, percent - 2, percent + 2, unit="percent", approximation=Approximation.ROUNDED)


def _ordinal(line: tuple[Word, ...], at: int, words: NumberWords) -> Figure | None:
    norm = line[at].norm
    if norm in words.tens and at + 2 < len(line) and line[at + 1].text in RANGE_DASHES:
        ending = words.ordinals.get(line[at + 2].norm, 10)
        if ending < 10:
            value = float(words.cardinals[norm]) + ending
            return Figure(at, at + 3, value, value, value, QuantityKind.ORDINAL)
    if norm in words.ordinals:
        value = float(words.ordinals[norm])
        return Figure(at, at + 1, value, value, value, QuantityKind.ORDINAL)
    return None
