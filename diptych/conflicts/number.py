"""Numbers: the same thing counted, priced or ranked differently.

14 people were hurt            41 people were hurt              conflict
nearly 1,200 people            1,185 people                     one count, told two ways
12 of the 40 members           17 of the 40 members             12 against 17; 40 is settled
14 people were hurt            41 people were arrested          two counts: their surroundings differ
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.conflicts.details import differing
from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM, grade
from diptych.conflicts.negation import one_denied
from diptych.conflicts.pairing import Context, Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.roles import Roles
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind
from diptych.text.numbers import Agreement, Approximation, Quantity, QuantityKind, agreement

__all__ = ["NumberRule", "counted"]


# "Dozens" is compared, "several" is not.
_LEAST_VAGUE = 20


class NumberRule:
    """Figures of the same unit and role that cannot both be right."""

    name = "number"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's denying words, and what people are counted as."""
        self._words = words
        self._roles = Roles(words)

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """The differing figures of two statements."""

        def near(a: Quantity, b: Quantity) -> Context:
            return pairing.context(pairing.left.word_range(a.span), pairing.right.word_range(b.span))

        left, right = _stated(pairing.left), _stated(pairing.right)

        def comparable(a: Quantity, b: Quantity) -> bool:
            return _comparable(a, b) and (_agree(a, b) or self._one_role(pairing, a, b))

        pairs = differing(left, right, comparable, _agree, near)
        two_measurings = len(pairs) > 1 and not any(_comparable(a, b) and _agree(a, b) for a in left for b in right)
        for one, other, context in pairs:
            graded = grade(context)
            places = pairing.left.word_range(one.span), pairing.right.word_range(other.span)
            if graded is None or one_denied(pairing, *places, self._words):
                continue
            certainty, score = graded
            if _could_be_loose(one, other) and not _same_room(one, other, context):
                certainty = Certainty.POSSIBLE
            if two_measurings and context.rest < NEARLY_VERBATIM:
                certainty = Certainty.POSSIBLE  # every figure differs: two polls, two days, two places
            sides = counted(pairing.left, one), counted(pairing.right, other)
            yield Finding(ConflictKind.NUMBER, certainty, score, self.name, sentence("says", sides), *sides)

    def _one_role(self, pairing: Pairing, one: Quantity, other: Quantity) -> bool:
        """Whether nothing tells that two counts are of people in two roles, or one of a part and one of the whole."""
        if self._roles.is_part(pairing.left, one) != self._roles.is_part(pairing.right, other):
            return False
        ours, theirs = self._roles.role(pairing.left, one), self._roles.role(pairing.right, other)
        return ours == theirs or not ours or not theirs


def _stated(passage: Passage) -> tuple[Quantity, ...]:
    """The figures that state something; "several" and "one" commit to too little."""
    return tuple(q for q in passage.quantities if not _is_vague(passage, q))


def _is_vague(passage: Passage, quantity: Quantity) -> bool:
    """Whether it commits to too little: "several", or a "one" that counts nothing."""
    if quantity.approximation is Approximation.VAGUE:
        return quantity.value < _LEAST_VAGUE
    pronoun = quantity.value == 1 and not quantity.unit and not quantity.nouns
    return pronoun and passage.text(quantity.figure).isalpha()


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit


def _could_be_loose(one: Quantity, other: Quantity) -> bool:
    return agreement(one, other) is Agreement.LOOSE


def _same_room(one: Quantity, other: Quantity, context: Context) -> bool:
    """Whether one wording says "more than 100" and "more than 150": then it is the figure that was changed."""
    same = one.approximation is other.approximation
    return same and context.rest >= NEARLY_VERBATIM and one.approximation is not Approximation.ZEROS


def _agree(one: Quantity, other: Quantity) -> bool:
    return agreement(one, other) is Agreement.SAME


def counted(passage: Passage, quantity: Quantity) -> Wording:
    """A figure with the noun it counts."""
    value = passage.text(quantity.span)
    if quantity.nouns and quantity.kind is QuantityKind.COUNT and not quantity.unit:
        _, after = passage.word_range(quantity.span)
        if after < len(passage.words) and passage.words[after].norm == quantity.nouns[0]:
            value = f"{value} {passage.text(passage.span(after, after + 1))}"
    statement = passage.statement
    return Wording(statement.side, statement.id, statement.ordinal, (quantity.span,), passage.article.label, value)
