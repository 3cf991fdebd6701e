"""Modality: what is settled in the one is open in the other.

    The council will close the school.          The council could close the school.         possible
    The council will close the school.          The council is going to close the school.   both settled
    The council may close the school.           The council might close the school.         both open

A milder grade than denial: never more than possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.conflicts.finding import Finding, sentence
from diptych.conflicts.grading import grade
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.wording import quoted_wording
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind

__all__ = ["ModalityRule"]

# The verb follows its modal within so many words: "could also soon close".
_REACH = 4


class ModalityRule:
    """One statement is settled on what the other leaves open."""

    name = "modality"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's modals."""
        self._settled, self._open = words.settled, words.open
        self._intended = words.settled | words.reported
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Modals of different strength before a verb that both sides share."""
        yield from self._undecided(pairing)
        right = dict(self._modals(pairing.right))
        for verb, (at, settled) in self._modals(pairing.left):
            partner = pairing.to_right.get(verb)
            if partner is None or partner not in right or right[partner][1] is settled:
                continue
            other = right[partner][0]
            graded = grade(pairing.context((at, verb + 1), (other, partner + 1)))
            if graded:
                sides = (
                    quoted_wording(pairing.left, at, verb + 1),
                    quoted_wording(pairing.right, other, partner + 1),
                )
                explanation = sentence("says", sides)
                score = graded[1]
                yield Finding(ConflictKind.POLARITY, Certainty.POSSIBLE, score, self.name, explanation, *sides)

    def _undecided(self, pairing: Pairing) -> Iterator[Finding]:
        """What the one telling has settled, and the other says is not decided."""
        for near, far, partners, from_left in (
            (pairing.left, pairing.right, pairing.to_right, True),
            (pairing.right, pairing.left, pairing.to_left, False),
        ):
            intended = {verb: at for at, verb in self._verbs_after(far, self._intended)}
            for at, verb in self._verbs_after(near, self._words.undecided_links):
                partner = partners.get(verb)
                before = near.words[max(0, at - _REACH) : at]
                if partner not in intended or not any(word.norm in self._words.undecided for word in before):
                    continue
                ours = quoted_wording(near, max(0, at - 2), verb + 1)
                theirs = quoted_wording(far, intended[partner], partner + 1)
                left, right = (ours, theirs) if from_left else (theirs, ours)
                certainty = Certainty.LIKELY if pairing.bond else Certainty.POSSIBLE
                score = round(0.5 + 0.5 * pairing.closeness, 4)
                told = sentence("says", (left, right))
                yield Finding(ConflictKind.POLARITY, certainty, score, self.name, told, left, right)

    def _verbs_after(self, passage: Passage, openers: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Each opening word with the word of news after it in its clause, if one is near."""
        for at, word in enumerate(passage.words):
            if word.norm in openers:
                ahead = range(at + 1, min(len(passage.words), at + 1 + _REACH))
                verb = next((i for i in ahead if passage.words[i].content), None)
                if verb is not None and passage.words[verb].clause == word.clause:
                    yield at, verb

    def _modals(self, passage: Passage) -> Iterator[tuple[int, tuple[int, bool]]]:
        """For each verb under a modal: its index, the modal's index, and whether the modal settles."""
        for at, word in enumerate(passage.words):
            if word.norm not in self._settled and word.norm not in self._open:
                continue
            ahead = range(at + 1, min(len(passage.words), at + 1 + _REACH))
            verb = next((i for i in ahead if passage.words[i].content), None)
            if verb is not None and passage.words[verb].clause == word.clause:
                yield verb, (at, word.norm in self._settled)
