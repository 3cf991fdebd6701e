"""Quantities in a text: figures with the approximation, the unit and the counted noun around them."""

from __future__ import annotations

import re

from diptych.model import Span
from diptych.text.numbers.figures import Figure, figure_at
from diptych.text.numbers.pairs import with_second_figure
from diptych.text.numbers.values import Approximation, Quantity, QuantityKind
from diptych.text.numbers.words import RANGE_DASHES, NumberWords, Unit, Word, words_of

__all__ = ["quantities"]

# How far "about" reaches to each side, and "nearly" downwards, as shares of the figure.
_ABOUT = 0.1
_NEARLY = 0.15
# "More than 100" is still a fair way to tell of 150; of 250 nobody would say so. Downwards the same.
_OVER = 2.0
# Phrases of approximation have at most this many words.
_LONGEST_PHRASE = 5
# The counted noun is looked for among this many words after the figure.
_NOUN_REACH = 4
# A dash of any length may stand between a figure and its unit.
_UNIT_DASHES = RANGE_DASHES | {"—"}

_DIGIT = re.compile(r"\d")


def quantities(text: str, words: NumberWords) -> tuple[Quantity, ...]:
    """The quantities of `text` in order; they do not overlap."""
    if not _may_hold_any(text, words):
        return ()
    line = words_of(text)
    found: list[Quantity] = []
    at = 0
    while at < len(line):
        figure = figure_at(line, at, words)
        if figure is None:
            at += 1
            continue
        figure = with_second_figure(line, figure, words)
        quantity, at = _complete(line, figure, words)
        found.append(quantity)
    return tuple(found)


def _may_hold_any(text: str, words: NumberWords) -> bool:
    return bool(_DIGIT.search(text)) or any(w in words.starts for w in re.findall(r"[^\W\d_]+", text.casefold()))


def _complete(line: tuple[Word, ...], figure: Figure, words: NumberWords) -> tuple[Quantity, int]:
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


def _room(figure: Figure, kind: str) -> tuple[float, float, Approximation]:
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


def _approximation_before(line: tuple[Word, ...], first: int, words: NumberWords) -> tuple[int, str]:
    for length in range(min(_LONGEST_PHRASE, first), 0, -1):
        kind = words.before.get(tuple(w.norm for w in line[first - length : first]))
        if kind:
            return (first if kind == "exact" else first - length), ("" if kind == "exact" else kind)
    return first, ""


def _approximation_after(line: tuple[Word, ...], at: int, words: NumberWords) -> tuple[str, int]:
    start = at + 1 if at < len(line) and line[at].text in RANGE_DASHES else at
    for length in (3, 2, 1):
        kind = words.after.get(tuple(w.norm for w in line[start : start + length]))
        if kind and start + length <= len(line):
            return kind, start + length
    return "", at


def _unit_at(line: tuple[Word, ...], at: int, words: NumberWords, figure: Figure) -> tuple[Unit | None, int]:
    if figure.unit or figure.kind is not QuantityKind.COUNT:
        return None, at
    start = at + 1 if at < len(line) and line[at].text in _UNIT_DASHES else at
    for length in (4, 3, 2, 1):
        key = tuple(w.norm for w in line[start : start + length])
        if len(key) == length and key in words.units:
            return words.units[key], start + length
    return None, at


def _nouns(line: tuple[Word, ...], at: int, words: NumberWords) -> tuple[str, ...]:
    """Words that may name what is counted: up to the first word that ends a noun phrase, plurals first."""
    found: list[str] = []
    for word in line[at:]:
        if word.norm in words.between or (word.text in RANGE_DASHES and not found):
            continue
        if word.norm in words.stops or not word.text[0].isalpha() or len(found) == _NOUN_REACH:
            break
        found.append(word.norm)
    plural = [n for n in found if n in words.plurals or (n.endswith("s") and not n.endswith("ss"))]
    return tuple(dict.fromkeys([*plural[:1], *found]))
