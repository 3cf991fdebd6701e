"""Ages: how old one person is.

Alma Brindley, 45, was elected     the 46-year-old Brindley took office     conflict
Alma Brindley, 45, was elected     her brother Cole Brindley, 46            two persons
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from diptych.conflicts.finding import Finding, sentence
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.wording import wording
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind, Span
from diptych.text.names import Name, NameKind, Sameness, sameness

__all__ = ["AgeRule"]

_ENDS = re.compile(r"[,.;)]|\s(?:and|who)\b")
_YEAR_OLD = re.compile(r"[-\s–]?years?[-\s–]old")
_NO_PERSON = frozenset({NameKind.PLACE, NameKind.ORGANISATION, NameKind.GROUP, NameKind.THING})
# "The 25-year-old forward Ilo Brandt": a name this many characters after the age is that of its bearer.
_NAME_REACH = 30
_OLDEST = 115


class _Age(NamedTuple):
    years: int
    span: Span
    bearer: Name | None


class AgeRule:
    """Two ages of one person."""

    name = "age"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's names."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Ages of one bearer that differ."""
        theirs = list(_ages(pairing.right)) if pairing.left.quantities else []
        for one in _ages(pairing.left) if theirs else ():
            for other in theirs:
                if one.years != other.years and self._one_bearer(one, other, pairing):
                    left = wording(pairing.left, (one.span,), f"age {one.years}")
                    right = wording(pairing.right, (other.span,), f"age {other.years}")
                    score = round(0.6 + 0.4 * pairing.closeness, 4)
                    told = sentence("gives", (left, right))
                    yield Finding(ConflictKind.NUMBER, Certainty.LIKELY, score, self.name, told, left, right)

    def _one_bearer(self, one: _Age, other: _Age, pairing: Pairing) -> bool:
        if one.bearer and other.bearer:
            return sameness(one.bearer, other.bearer, self._words.names) is not Sameness.OTHER
        return bool(pairing.bond) and pairing.left.pronoun_led != pairing.right.pronoun_led


def _ages(passage: Passage) -> Iterator[_Age]:
    text = passage.article.article.text
    for quantity in passage.quantities:
        span = quantity.figure
        told = span.of(text)
        if not told.isdigit() or not 0 < int(told) <= _OLDEST:
            continue
        before = next((n for n in passage.names if n.span.end == span.start - 2), None)
        if before and text[span.start - 2 : span.start] == ", " and _ENDS.match(text, span.end):
            if before.kind not in _NO_PERSON:
                yield _Age(int(told), span, before)
            continue
        ending = _YEAR_OLD.match(text, span.end)
        if ending:
            yield _Age(int(told), Span(span.start, ending.end()), _after(passage, ending.end()))


def _after(passage: Passage, end: int) -> Name | None:
    """The person whose name follows an age: "the 25-year-old forward Ilo Brandt"."""
    return next(
        (n for n in passage.names if end <= n.span.start <= end + _NAME_REACH and n.kind not in _NO_PERSON), None
    )
