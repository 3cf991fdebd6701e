"""What a count of people is a count of: the dead, the arrested, those aboard.

14 people died in the fire            dead
put the death toll at 41              dead
All 33 people on board survived       aboard
Six of the dead were found in Orrin   a part: no role
two army helicopters                  no people: no role
"""

from __future__ import annotations

from diptych.conflicts.passage import Passage
from diptych.conflicts.words import RuleWords
from diptych.lexicons import Lexicon, lexicon
from diptych.text.numbers import Quantity, QuantityKind

__all__ = ["Roles"]

# A role's word is looked for among so many words to each side of the figure, in its clause.
_REACH = 8


class Roles:
    """A language's words for what people are counted as, ready to look up. Make it once and keep it."""

    def __init__(self, words: RuleWords) -> None:
        """Key the words of the topic `roles`; without a lexicon no figure has a role."""
        known = lexicon(words.language) or Lexicon("none")
        people = known.words("roles", "people") | known.words("roles", "events")
        self._key = words.key
        self._people = frozenset(map(words.key, people))
        self._roles = {words.key(w): name for name, shown in known.table("roles", "roles").items() for w in shown}
        self._part_of = known.words("roles", "part_of")
        self._part_after = known.words("roles", "part_after")
        self._part_before = known.words("roles", "part_before")

    def role(self, passage: Passage, quantity: Quantity) -> str:
        """What the figure counts people as; empty where it counts none, a part of them, or nothing tells."""
        if not self._counts_people(quantity) or self.is_part(passage, quantity):
            return ""
        first, after = passage.word_range(quantity.span)
        line = passage.words
        begin = max(0, first - _REACH)
        near = [
            (min(abs(i - first), abs(i - after + 1)), i < first, self._roles[word.key])
            for i, word in enumerate(line[begin : after + _REACH], start=begin)
            if word.key in self._roles and word.clause == line[first].clause and not first <= i < after
        ]
        return min(near)[2] if near else ""

    def is_part(self, passage: Passage, quantity: Quantity) -> bool:
        """Whether the figure counts a part, or something besides: "six of the dead", "another 12"."""
        first, after = passage.word_range(quantity.span)
        line = passage.words
        if first and line[first - 1].norm in self._part_before:
            return True
        following = [word.norm for word in line[after : after + 2]]
        if following[:1] == ["of"]:
            return following[-1] in self._part_of
        return bool(following) and following[0] in self._part_after

    def _counts_people(self, quantity: Quantity) -> bool:
        if quantity.kind is not QuantityKind.COUNT or quantity.unit:
            return False
        if not quantity.nouns:
            return True
        return any(key in self._people or key in self._roles for key in map(self._key, quantity.nouns[:2]))
