"""Membership: nobody leaves what they never joined.

    Norland pulled out of the fishing accord.     Norland has never signed the accord.        conflict
    Norland pulled out of the fishing accord.     Norland joined the accord in 1994.          both can be
    Norland pulled out of the fishing accord.     Sudmark has never signed the accord.        two countries

To leave, quit or walk back on a bond (a treaty, a union, a party) is to have been in it. A statement that somebody
left therefore conflicts with one that the same party never joined; with one that it rejected the bond, possibly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.conflicts.finding import Finding, sentence
from diptych.conflicts.negation import denials
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.wording import quoted_wording
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind

__all__ = ["MembershipRule"]

# The two are seldom told in like words; the score says no more than that the rule holds.
_SCORE = 0.6
# A party named among so many words before or after the word that tells of it is its party.
_REACH = 14


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a passage says of somebody's bond."""

    first: int
    """Index of the first word that tells it."""
    after: int
    """Index of the word after the last."""
    certainty: Certainty


class MembershipRule:
    """One statement has a party leave a bond that the other says it never entered."""

    name = "membership"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words for bonds, and for entering and leaving them."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """A leaving on one side and a staying out on the other, of one party."""
        if not (self._tells_of_bond(pairing.left) or self._tells_of_bond(pairing.right)):
            return
        for one, other in (
            (self._leavings(pairing.left), self._outsides(pairing.right)),
            (self._outsides(pairing.left), self._leavings(pairing.right)),
        ):
            for a in one[:1]:
                for b in other[:1]:
                    if self._parties(pairing.left, a) & self._parties(pairing.right, b):
                        yield self._finding(pairing, a, b)

    def _finding(self, pairing: Pairing, one: _Standing, other: _Standing) -> Finding:
        sides = (
            quoted_wording(pairing.left, one.first, one.after),
            quoted_wording(pairing.right, other.first, other.after),
        )
        both = {one.certainty, other.certainty}
        certainty = Certainty.POSSIBLE if Certainty.POSSIBLE in both else Certainty.LIKELY
        ending = ": what was never joined cannot be left"
        return Finding(ConflictKind.POLARITY, certainty, _SCORE, self.name, sentence("says", sides, ending), *sides)

    def _tells_of_bond(self, passage: Passage) -> bool:
        return any(word.norm in self._words.bonds for word in passage.words)

    def _leavings(self, passage: Passage) -> list[_Standing]:
        """Where somebody leaves: "withdraw from", "pulled out of", "walks back"."""
        found = []
        for at, word in enumerate(passage.words):
            for links in self._words.leaving.get(word.key, ()):
                after = at + 1 + len(links)
                if tuple(w.norm for w in passage.words[at + 1 : after]) == links:
                    found.append(_Standing(at, after, Certainty.LIKELY))
                    break
        denied = {d.focus for d in denials(passage, self._words)}
        return [standing for standing in found if standing.first not in denied]

    def _outsides(self, passage: Passage) -> list[_Standing]:
        """Where somebody stays out: "never signed", "not a party to", "rejected"."""
        found = [
            _Standing(d.first, d.focus + 1, Certainty.LIKELY)
            for d in denials(passage, self._words)
            if d.focus is not None and passage.words[d.focus].key in self._words.joining
        ]
        found += [
            _Standing(at, at + 1, Certainty.POSSIBLE)
            for at, word in enumerate(passage.words)
            if word.key in self._words.rejecting
        ]
        return found

    def _parties(self, passage: Passage, standing: _Standing) -> set[str]:
        """The keys of the names around the words, and in their clause or beside it."""
        reach = range(max(0, standing.first - _REACH), min(len(passage.words), standing.after + _REACH))
        return {
            passage.words[i].key
            for i in reach
            if passage.words[i].capital and passage.words[i].content and passage.words[i].key[0] not in "#@"
        }
