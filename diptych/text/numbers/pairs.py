"""Two figures that are one quantity: a range ("10 to 12") or a score ("51-48")."""

from __future__ import annotations

from diptych.text.numbers.figures import Figure, figure_at
from diptych.text.numbers.values import Approximation, QuantityKind
from diptych.text.numbers.words import RANGE_DASHES, NumberWords, Word

__all__ = ["with_second_figure"]


def with_second_figure(line: tuple[Word, ...], figure: Figure, words: NumberWords) -> Figure:
    """The figure, with a second one that makes it a range or a score: "10 to 12", "51-48"."""
    at = figure.after
    if figure.kind is not QuantityKind.COUNT or at + 1 >= len(line):
        return figure
    between = line[at - 2].norm if at > 1 and figure.first > 0 else ""
    opened = line[figure.first - 1].norm if figure.first else ""
    joint = line[at].norm
    if not (joint == "to" or line[at].text in RANGE_DASHES or (joint == "and" and "between" in {opened, between})):
        return figure
    second = figure_at(line, at + 1, words)
    if second is None or second.kind is not QuantityKind.COUNT or second.approximation is Approximation.VAGUE:
        return figure
    if figure.value >= second.value or _is_vote(line, figure.first, words):
        return second._replace(first=figure.first, value=figure.value, low=figure.value, high=figure.value,
                               kind=QuantityKind.SCORE, against=second.value)  # fmt: skip
    if joint == "to" and opened in words.changes and second.value > 3 * figure.value:
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


def _is_vote(line: tuple[Word, ...], first: int, words: NumberWords) -> bool:
    return any(w.norm in words.votes for w in line[max(0, first - 4) : first])
