"""Counts of people in one role, and ballots: told in any words.

14 people died in the fire on Elm Street      the death toll from the Elm Street fire is 41      conflict
The ferry carried 31 passengers and crew      All 33 people on board the ferry survived          conflict
passed by 52 votes to 47                      52 were in favour and 48 against                   conflict
12 died in Harlow                             15 died in Farrow                                  two places
12 were dead by Monday                        15 were dead by Tuesday                            two days

The role stands for the words around the figure that a paraphrase does not share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from diptych.conflicts.bonds import BOUND
from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.number import counted
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.roles import Roles
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind, Span
from diptych.text.dates import DateAgreement, date_agreement
from diptych.text.numbers import Agreement, Quantity, QuantityKind, agreement

__all__ = ["CountRule"]

_BALLOT = "ballot"


class _Counted(NamedTuple):
    quantity: Quantity
    role: str


class CountRule:
    """The one count of people in one role on either side, or the one ballot."""

    name = "count"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words for roles."""
        self._roles = Roles(words)

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Counts of one role that cannot both be right, where each side has but one of that role."""
        if not pairing.left.quantities or not pairing.right.quantities:
            return
        left, right = self._counted(pairing.left), self._counted(pairing.right)
        for name in sorted({one.role for one in left} & {other.role for other in right}):
            ours, theirs = ([c.quantity for c in side if c.role == name] for side in (left, right))
            if len(ours) != 1 or len(theirs) != 1 or agreement(ours[0], theirs[0]) is not Agreement.APART:
                continue
            one, other = ours[0], theirs[0]
            if _same_event(pairing, one, other, name):
                sides = _told(counted(pairing.left, one), name), _told(counted(pairing.right, other), name)
                told = sentence("counts", sides)
                score = round(min(1.0, 0.6 + 0.4 * pairing.closeness), 4)
                yield Finding(ConflictKind.NUMBER, Certainty.LIKELY, score, self.name, told, *sides)

    def _counted(self, passage: Passage) -> list[_Counted]:
        return [
            _Counted(q, _BALLOT if q.kind is QuantityKind.SCORE else self._roles.role(passage, q))
            for q in passage.quantities
        ]


def _told(wording: Wording, role: str) -> Wording:
    """The wording; a figure that stands alone is given with its role, so that it can be understood."""
    alone = role != _BALLOT and wording.value.replace(",", "").isalnum()
    return replace(wording, value=f"{wording.value} {role}") if alone else wording


def _same_event(pairing: Pairing, one: Quantity, other: Quantity, name: str) -> bool:
    """Whether the two counts can be told to be of one event."""
    if not name:
        return False
    if name == _BALLOT:
        return bool({one.value, one.against} & {other.value, other.against})  # two ballots seldom share a figure
    shared = any(
        word.content and word.key[0] not in "#@" and not _inside(word.start, one.span)
        for word in (pairing.left.words[i] for i in pairing.to_right)
    )
    return shared and not _two_scenes(pairing)


def _inside(place: int, span: Span) -> bool:
    return span.start <= place < span.end


def _two_scenes(pairing: Pairing) -> bool:
    """Whether each side has a date or a name that the other lacks: then it may be two days, or two places."""
    sides = ((pairing.left, pairing.to_right), (pairing.right, pairing.to_left))
    if any(
        date_agreement(one, other) is DateAgreement.APART for one in pairing.left.dates for other in pairing.right.dates
    ):
        return True
    if pairing.bond >= BOUND:
        return False
    return all(
        any(not name.weak and not any(i in paired for i in range(*p.word_range(name.span))) for name in p.names)
        for p, paired in sides
    )
