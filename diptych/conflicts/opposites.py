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
from typing import NamedTuple

from diptych.conflicts.finding import Finding, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM, grade, grade_bound
from diptych.conflicts.negation import one_denied
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.turning import turned_round
from diptych.conflicts.wording import asserted_wording
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind

__all__ = ["OppositesRule"]


# A word of time so near to another, in words, bears on it.
_BESIDE = 3


class _Opposed(NamedTuple):
    left: int
    right: int
    certainty: Certainty
    score: float


class OppositesRule:
    """Two words that say the opposite of one thing."""

    name = "opposites"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's opposites."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Unpaired words of both sides that oppose each other in agreeing surroundings, each in one pair at most."""
        used_left: set[int] = set()
        used_right: set[int] = set()
        for one in sorted(self._opposed(pairing), key=lambda o: (-o.score, abs(o.left - o.right), o.left + o.right)):
            if one.left in used_left or one.right in used_right:
                continue
            used_left.add(one.left)
            used_right.add(one.right)
            sides = (
                asserted_wording(pairing.left, one.left, self._words),
                asserted_wording(pairing.right, one.right, self._words),
            )
            explanation = sentence("says", sides)
            yield Finding(ConflictKind.POLARITY, one.certainty, one.score, self.name, explanation, *sides)

    def _opposed(self, pairing: Pairing) -> Iterator[_Opposed]:
        opposites = self._words.opposites
        left = self._single(pairing.left, pairing.to_right, pairing.right)
        right = self._single(pairing.right, pairing.to_left, pairing.left)
        if not left or not right:
            return
        for i in left:
            for j in right:
                if pairing.right.words[j].key not in opposites[pairing.left.words[i].key]:
                    continue
                near = pairing.context((i, i + 1), (j, j + 1))
                apart = self._at_other_times(pairing, i, j)
                graded = grade(near) if apart else grade_bound(near)
                if graded and not (
                    one_denied(pairing, (i, i + 1), (j, j + 1), self._words) or turned_round(pairing, i, j)
                ):
                    news = pairing.left.words[i].content and pairing.right.words[j].content
                    sure = not apart and (
                        news or near.rest >= NEARLY_VERBATIM or (near.bond and self._either_news(pairing, i, j))
                    )
                    yield _Opposed(i, j, graded[0] if sure else Certainty.POSSIBLE, graded[1])

    def _at_other_times(self, pairing: Pairing, i: int, j: int) -> bool:
        """Whether one word is put at another time than the other: "initially imposed", "lifted"."""
        left, right = (
            any(word.norm in self._words.other_times for word in passage.words[max(0, at - _BESIDE) : at + 1 + _BESIDE])
            for passage, at in ((pairing.left, i), (pairing.right, j))
        )
        return left != right

    def _either_news(self, pairing: Pairing, i: int, j: int) -> bool:
        """Whether at least one of two words carries news: "against" and "abstained"."""
        return pairing.left.words[i].content or pairing.right.words[j].content

    def _single(self, passage: Passage, partners: dict[int, int], other: Passage) -> list[int]:
        """The words that have opposites, and no partner nor equal on the other side."""
        there = {word.key for word in other.words}
        return [
            i
            for i, word in enumerate(passage.words)
            if i not in partners and word.key in self._words.opposites and word.key not in there
        ]
