"""Dates: the same event put on different days, months or years.

The mayor resigned on Sept. 5.        The mayor resigned on Sept. 15.           conflict
signed in 1997, effective since 1999  the 1999 treaty                            1999 is settled
on Friday (published on a Saturday)   on Sept. 9 (that Friday)                   one day
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.conflicts.details import differing
from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM, grade_bound
from diptych.conflicts.pairing import Context, Pairing
from diptych.conflicts.passage import Passage
from diptych.model import Certainty, ConflictKind
from diptych.text.dates import DateAgreement, DateExpression, date_agreement

__all__ = ["DateRule"]


class DateRule:
    """Dates in the same role that no one day could be told with."""

    name = "date"

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """The differing dates of two statements."""

        def near(a: DateExpression, b: DateExpression) -> Context:
            return pairing.context(pairing.left.word_range(a.span), pairing.right.word_range(b.span))

        for one, other, context in differing(pairing.left.dates, pairing.right.dates, _comparable, _agree, near):
            graded = grade_bound(context)
            if graded is None:
                continue
            certainty, score = graded
            unsure = date_agreement(one, other) is DateAgreement.UNSURE
            as_written = pairing.left.text(one.span) == pairing.right.text(other.span)
            if (unsure and (as_written or context.rest < NEARLY_VERBATIM)) or one.role != other.role:
                certainty = Certainty.POSSIBLE
            sides = _wording(pairing.left, one), _wording(pairing.right, other)
            yield Finding(ConflictKind.DATE, certainty, score, self.name, sentence("says", sides), *sides)


def _comparable(one: DateExpression, other: DateExpression) -> bool:
    return date_agreement(one, other) is not DateAgreement.UNKNOWN


def _agree(one: DateExpression, other: DateExpression) -> bool:
    return date_agreement(one, other) is DateAgreement.SAME


def _wording(passage: Passage, date: DateExpression) -> Wording:
    statement = passage.statement
    value = passage.text(date.span)
    return Wording(statement.side, statement.id, statement.ordinal, (date.span,), passage.article.label, value)
