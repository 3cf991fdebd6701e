"""What a count of people is a count of: the dead, the arrested, those aboard.

    14 people died in the fire            dead
    put the death toll at 41              dead
    All 33 people on board survived       aboard
    Six of the dead were found in Orrin   a part: no role
    two army helicopters                  no people: no role
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from diptych.conflicts.passage import Passage
from diptych.lexicons import Lexicon
from diptych.text.numbers import Quantity, QuantityKind

__all__ = ["RoleWords", "role"]

# A role's word is looked for among so many words to each side of the figure, in its clause.
_REACH = 8


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A language's words for what people are counted as."""

    people: frozenset[str]
    """Keys of nouns for people, and of what is counted in their stead: "11 arrests"."""
    roles: Mapping[str, str]
    """Keys of words with the role they show."""
    part_after: frozenset[str]
    """Words that make the figure before them a part, or something besides."""
    part_before: frozenset[str]
    """Words that do so to the figure after them."""

    @classmethod
    def of(cls, words: Lexicon, key: Callable[[str], str]) -> RoleWords:
        """The tables made from a lexicon's topic `roles`."""
        people = words.words("roles", "people") | words.words("roles", "events")
        return cls(
            people=frozenset(map(key, people)),
            roles={key(word): name for name, shown in words.table("roles", "roles").items() for word in shown},
            part_after=words.words("roles", "part_after"),
            part_before=words.words("roles", "part_before"),
        )


def role(passage: Passage, quantity: Quantity, words: RoleWords, key: Callable[[str], str]) -> str:
    """What the figure counts people as; empty where it counts none, a part of them, or nothing tells."""
    if quantity.kind is not QuantityKind.COUNT or quantity.unit:
        return ""
    if quantity.nouns and not any(key(noun) in words.people or key(noun) in words.roles for noun in quantity.nouns[:2]):
        return ""
    first, after = passage.word_range(quantity.span)
    line = passage.words
    if after < len(line) and line[after].norm in words.part_after:
        return ""
    if first and line[first - 1].norm in words.part_before:
        return ""
    clause = line[first].clause
    near = [
        (min(abs(i - first), abs(i - after + 1)), i < first, words.roles[word.key])
        for i, word in enumerate(line[max(0, first - _REACH) : after + _REACH], start=max(0, first - _REACH))
        if word.key in words.roles and word.clause == clause and not first <= i < after
    ]
    return min(near)[2] if near else ""
