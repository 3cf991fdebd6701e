"""Votes for and against, however they are told, read as one figure.

passed by 52 votes to 47                    52-47
sixty-one were in favour and 46 against     61-46
46 voted against and 61 in favour           61-46
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from diptych.lexicons import Lexicon
from diptych.model import Span
from diptych.text.numbers import Approximation, Quantity, QuantityKind

__all__ = ["TallyWords", "with_tallies"]

# Between two figures of one tally, and after the second, so many characters are looked through.
_BETWEEN, _AFTER = 45, 30


@dataclass(frozen=True, slots=True)
class TallyWords:
    """How a language tells votes for and against; None where there are no words for it."""

    favour: re.Pattern[str] | None
    against: re.Pattern[str] | None
    joint: re.Pattern[str] | None
    """What stands between the figures of "52 votes to 47"."""

    @classmethod
    def of(cls, words: Lexicon) -> TallyWords:
        """The patterns made from a lexicon's topic `roles`."""
        nouns, joints = words.phrases("roles", "vote_nouns"), words.phrases("roles", "vote_joints")
        return cls(
            _any_of(words.phrases("roles", "votes_for")),
            _any_of(words.phrases("roles", "votes_against")),
            re.compile(rf"\s*(?:{_either(nouns)})\s*(?:{_either(joints)})\s*", re.IGNORECASE) if nouns else None,
        )


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, phrases))


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{_either(phrases)})\b", re.IGNORECASE) if phrases else None


def with_tallies(text: str, figures: tuple[Quantity, ...], words: TallyWords) -> tuple[Quantity, ...]:
    """The figures in order, every two that are the votes of one ballot made one."""
    if len(figures) < 2 or words.favour is None:
        return figures
    tallies = list(_tallies(text, figures, words))
    taken = [tally.span for tally in tallies]
    single = [figure for figure in figures if not any(figure.span.overlaps(span) for span in taken)]
    return tuple(sorted([*single, *tallies], key=lambda figure: figure.span))


def _tallies(text: str, figures: tuple[Quantity, ...], words: TallyWords) -> Iterator[Quantity]:
    end = -1
    for one, other in pairwise(figures):
        if one.span.start < end or not (_is_bare(one) and _is_bare(other)):
            continue
        order = _order(text, one, other, words)
        if order:
            favour, against = (one, other) if order > 0 else (other, one)
            span = Span(one.span.start, _end(text, other, words))
            end = span.end
            yield replace(
                one, span=span, figure=span, kind=QuantityKind.SCORE, value=favour.value, low=favour.value,
                high=favour.value, against=against.value, nouns=(),
            )  # fmt: skip


def _end(text: str, last: Quantity, words: TallyWords) -> int:
    """Where a tally ends: after the word that says which side the last votes are on, where one follows."""
    sides = (words.favour, words.against)
    found = [m for side in sides if side and (m := side.match(text, last.span.end + 1))]
    return max((m.end() for m in found), default=last.span.end)


def _is_bare(figure: Quantity) -> bool:
    exact = figure.approximation is Approximation.EXACT
    return exact and figure.kind is QuantityKind.COUNT and not figure.unit


def _order(text: str, one: Quantity, other: Quantity, words: TallyWords) -> int:
    """1 where the first of two figures is for and the second against, -1 the other way round, 0 for no tally."""
    if words.favour is None or words.against is None or words.joint is None:
        return 0
    between = text[one.span.end : other.span.start]
    if words.joint.fullmatch(between):
        return 1
    if len(between) > _BETWEEN or "." in between:
        return 0
    after = re.split(r"[.;,]", text[other.span.end : other.span.end + _AFTER])[0]
    if words.favour.search(between) and words.against.search(after):
        return 1
    return -1 if words.against.search(between) and words.favour.search(after) else 0
