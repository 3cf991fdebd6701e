"""Opposites: what the one says rose, the other says fell.

    The council approved the plan.         The council rejected the plan.           conflict
    Prices rose in May.                    Prices did not fall in May.              none: the denial turns it round
    The school is still open.              The school is closed.                    conflict
    She won the first round.               She lost the second round.               none: the rounds differ

The opposites are words of a list; both must be without a partner of their own on the other side, and what stands
around them must agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import grade
from diptych.conflicts.negation import denials
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.words import RuleWords
from diptych.model import ConflictKind

__all__ = ["OppositesRule"]


class OppositesRule:
    """Two words that say the opposite of one thing."""

    name = "opposites"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's opposites."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Unpaired words of both sides that oppose each other in agreeing surroundings."""
        opposites = self._words.opposites
        left_denied = {d.focus for d in denials(pairing.left, self._words)}
        right_denied = {d.focus for d in denials(pairing.right, self._words)}
        left_keys = {word.key for word in pairing.left.words}
        right_keys = {word.key for word in pairing.right.words}
        for i, word in enumerate(pairing.left.words):
            against = opposites.get(word.key)
            if not against or i in pairing.to_right or word.key in right_keys:
                continue
            for j, other in enumerate(pairing.right.words):
                if other.key not in against or j in pairing.to_left or other.key in left_keys:
                    continue
                if (i in left_denied) != (j in right_denied):
                    continue
                graded = grade(pairing.context((i, i + 1), (j, j + 1)))
                if graded:
                    sides = _wording(pairing.left, i), _wording(pairing.right, j)
                    explanation = sentence("says", sides)
                    yield Finding(ConflictKind.POLARITY, *graded, self.name, explanation, *sides)
                    break


def _wording(passage: Passage, index: int) -> Wording:
    span = passage.span(index, index + 1)
    statement = passage.statement
    value = f"“{passage.text(span)}”"
    return Wording(statement.side, statement.id, statement.ordinal, (span,), passage.article.label, value)
