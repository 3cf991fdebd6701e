"""Two statements side by side: which word stands for which, and how far what surrounds two details agrees.

    The council   approved   14 permits on Monday
    On Monday the council    granted    41 permits

`council`, `permits` and `Monday` pair up, the last although it moved; `14` and `41` have a good part of their
surroundings in common and the same noun after them: they are the same detail, told differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from diptych.conflicts.passage import Passage
from diptych.model import Sourcing

__all__ = ["Context", "Pairing", "common_order", "pair_up"]

# A detail's surroundings reach this many words to each side.
_REACH = 10
# Words of another clause than the detail's own count for so much.
_OTHER_CLAUSE = 0.4
# A pair of words further than this from the other detail is no part of its surroundings.
_NEAR = 16
# Fewer words of news than this, and their being found on the other side says little.
_LEAST_COVERED = 2
# With more shared words of news than this, two statements are about the same thing even without a shared name.
_ENOUGH_SHARED = 3
# A name may have so many words before it and still begin the statement.
_OPENING = 2
# A word this near to a detail, in words, is right by it.
_RIGHT_BY = 5
# A sum of weights as small as this is nothing but the rounding of floats.
_NOTHING = 1e-9
# What a word that carries grammar counts for, against one that carries news.
_GRAMMAR_WEIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Context:
    """How far the surroundings of two details agree."""

    share: float
    """0 to 1: the part of their surroundings' words that pair up."""
    shared: int
    """How many words of news in them pair up."""
    rest: float
    """0 to 1: the part of both statements' words, without the details, that pair up."""
    covered: float
    """0 to 1: the part of the shorter statement's words of news, without the detail, that pair up."""
    same_name: bool
    """Whether the two share a name, or one has a pronoun in its stead."""
    enough: bool
    """Whether the two share enough words of news to do without a name."""
    beside: bool
    """Whether the word of news nearest to the one detail pairs with a word right by the other, in whatever clause."""
    anchored: bool
    """Whether the word of news nearest to the one detail, in its clause, pairs with a word right by the other."""
    touching: bool
    """Whether the words right before, or right after, pair up on both sides."""
    within_reach: bool
    """Whether any word of news right by the one detail pairs with one right by the other."""
    bond: float
    """0 to 1: how surely the two statements tell one thing, for other reasons than their words here."""


@dataclass(frozen=True)
class Pairing:
    """Two passages with their words paired up."""

    left: Passage
    right: Passage
    sourcing: Sourcing
    """What is known of who says what in both articles."""
    to_right: dict[int, int]
    """Index of a left word → index of the right word it pairs with."""
    to_left: dict[int, int]
    """The same, the other way round."""
    bond: float = 0.0
    """0 to 1: how surely the two tell one event of one story (`bonds`)."""

    @cached_property
    def closeness(self) -> float:
        """0 to 1: the share of both statements' words that pair up, words of news counting most."""
        ours, theirs = self._left_weights, self._right_weights
        paired = sum(ours[i] for i in self.to_right) + sum(theirs[j] for j in self.to_left)
        total = sum(ours) + sum(theirs)
        return paired / total if total else 0.0

    @cached_property
    def _left_weights(self) -> list[float]:
        return [1.0 if word.content else _GRAMMAR_WEIGHT for word in self.left.words]

    @cached_property
    def _right_weights(self) -> list[float]:
        return [1.0 if word.content else _GRAMMAR_WEIGHT for word in self.right.words]

    @cached_property
    def shared(self) -> int:
        """How many words of news pair up."""
        return sum(self._is_news(i, j) for i, j in self.to_right.items())

    def _is_news(self, left: int, right: int) -> bool:
        """Whether both words of a pair are words of news."""
        return self.left.words[left].content and self.right.words[right].content

    @cached_property
    def shares_name(self) -> bool:
        """Whether a name of the one, or a pronoun in its stead, is in the other."""
        if any(self._is_name(i, j) for i, j in self.to_right.items()):
            return True
        return bool(_opening_name(self.left) and self.right.pronoun_led) or bool(
            _opening_name(self.right) and self.left.pronoun_led
        )

    def _is_name(self, left: int, right: int) -> bool:
        """Whether a pair of words is written like a name on both sides, and is no figure or date."""
        ours, theirs = self.left.words[left], self.right.words[right]
        return ours.capital and theirs.capital and self._is_news(left, right) and ours.key[0] not in "#@"

    def context(self, left: tuple[int, int], right: tuple[int, int]) -> Context:
        """How far the surroundings of a left and a right detail agree; each is a half-open range of words."""
        ours, ours_paired, our_count = _surroundings(self.left, left, right, self.to_right)
        theirs, theirs_paired, their_count = _surroundings(self.right, right, left, self.to_left)
        total = ours + theirs
        before = left[0] > 0 and right[0] > 0 and self.to_right.get(left[0] - 1) == right[0] - 1
        after = left[1] in self.to_right and self.to_right[left[1]] == right[1]
        share = (ours_paired + theirs_paired) / total if total else 0.0
        beside = self._beside(left, right)
        anchored = _anchored(self.left, left, self.right, right, self.to_right) or _anchored(
            self.right, right, self.left, left, self.to_left
        )
        return Context(
            share=share,
            shared=min(our_count, their_count),
            rest=self._rest(left, right),
            covered=self._covered(left, right),
            same_name=self.shares_name,
            enough=self.shared > _ENOUGH_SHARED,
            beside=beside,
            anchored=anchored,
            touching=before or after,
            within_reach=self._within_reach(left, right),
            bond=self.bond,
        )

    def _beside(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether the word of news nearest to either detail pairs with a word right by the other."""
        ours = _neighbours(self.left, left, self.to_right)
        theirs = _neighbours(self.right, right, self.to_left)
        return any(_is_right_by(j, right) for _, j in ours) or any(_is_right_by(i, left) for _, i in theirs)

    def _within_reach(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether a word of news right by the left detail pairs with one right by the right detail."""
        return any(
            self._is_news(i, j) and _is_right_by(i, left) and _is_right_by(j, right) and not left[0] <= i < left[1]
            for i, j in self.to_right.items()
        )

    def _covered(self, left: tuple[int, int], right: tuple[int, int]) -> float:
        """The part of the shorter statement's plain words of news, without the detail, that pair up."""
        ours = _to_cover(self.left, left, self.right, self.to_right)
        theirs = _to_cover(self.right, right, self.left, self.to_left)
        shares = [(len(found), sum(found) / len(found)) for found in (ours, theirs) if len(found) >= _LEAST_COVERED]
        fewest = min((number for number, _ in shares), default=0)
        return max((share for number, share in shares if number == fewest), default=0.0)

    def _rest(self, left: tuple[int, int], right: tuple[int, int]) -> float:
        """The closeness of what is left when the two details are taken away."""
        total = paired = 0.0
        for weights, partners, own in (
            (self._left_weights, self.to_right, left),
            (self._right_weights, self.to_left, right),
        ):
            total += sum(weights) - sum(weights[own[0] : own[1]])
            paired += sum(weights[i] for i in partners if not own[0] <= i < own[1])
        return paired / total if total > _NOTHING else 0.0


def _surroundings(
    passage: Passage, own: tuple[int, int], other: tuple[int, int], partners: dict[int, int]
) -> tuple[float, float, int]:
    """The weight of the words of news around a detail, that of those paired up near the other, and their number."""
    words = passage.words
    clauses = {words[i].clause for i in range(*own)}
    total = paired = 0.0
    count = 0
    for i in [*range(max(0, own[0] - _REACH), own[0]), *range(own[1], min(len(words), own[1] + _REACH))]:
        if not words[i].content:
            continue
        weight = 1.0 if words[i].clause in clauses else _OTHER_CLAUSE
        total += weight
        partner = partners.get(i)
        if partner is not None and other[0] - _NEAR <= partner < other[1] + _NEAR:
            paired += weight
            count += 1
    return total, paired, count


def _anchored(
    passage: Passage, own: tuple[int, int], far: Passage, other: tuple[int, int], partners: dict[int, int]
) -> bool:
    """Whether the word of news nearest to a detail pairs with a word right by the other detail."""
    clauses = {passage.words[i].clause for i in range(*own)}
    there_clauses = {far.words[j].clause for j in range(*other)}
    return any(
        _is_right_by(partner, other)
        and passage.words[i].clause in clauses
        and far.words[partner].clause in there_clauses
        for i, partner in _neighbours(passage, own, partners)
    )


def _neighbours(passage: Passage, own: tuple[int, int], partners: dict[int, int]) -> list[tuple[int, int]]:
    """The nearest words of news before and after a detail, each with its partner, where it has one."""
    words = passage.words
    before = next((i for i in range(own[0] - 1, max(-1, own[0] - 1 - _RIGHT_BY), -1) if words[i].content), None)
    after = next((i for i in range(own[1], min(len(words), own[1] + _RIGHT_BY)) if words[i].content), None)
    return [(i, partners[i]) for i in (before, after) if i is not None and i in partners]


def _is_right_by(index: int, detail: tuple[int, int]) -> bool:
    return detail[0] - _RIGHT_BY <= index < detail[1] + _RIGHT_BY


def _to_cover(passage: Passage, own: tuple[int, int], other: Passage, partners: dict[int, int]) -> list[bool]:
    """For each plain word of news outside the detail, whether the other side has it.

    Other figures and dates are details of their own. A name that begins the statement may be a pronoun that begins
    the other.
    """
    named = _opening_name(passage) if other.pronoun_led else range(0)
    return [
        i in partners or i in named
        for i, word in enumerate(passage.words)
        if word.content and not own[0] <= i < own[1] and word.key[0] not in "#@"
    ]


def _opening_name(passage: Passage) -> range:
    """The words of a name within the first few words."""
    for name in passage.names:
        first, after = passage.word_range(name.span)
        return range(first, after) if first <= _OPENING else range(0)
    return range(0)


def pair_up(
    left: Passage,
    right: Passage,
    sourcing: Sourcing,
    senses: Mapping[str, frozenset[int]],
    bond: float = 0.0,
) -> Pairing:
    """Pair the words of two passages: the longest common order, then words of news that moved, then like words.

    `senses` gives the groups of like words that a key is in; `bond` is how surely the two tell one event.
    """
    pairs = common_order([w.key for w in left.words], [w.key for w in right.words])
    rest: defaultdict[str, list[int]] = defaultdict(list)
    matched = {j for _, j in pairs}
    for j, word in enumerate(right.words):
        if word.content and j not in matched:
            rest[word.key].append(j)
    done = {i for i, _ in pairs}
    for i, word in enumerate(left.words):
        if word.content and i not in done and rest[word.key]:
            pairs.append((i, rest[word.key].pop(0)))
    pairs += _alike(left, right, pairs, senses)
    return Pairing(left, right, sourcing, dict(pairs), {j: i for i, j in pairs}, bond)


def _alike(
    left: Passage, right: Passage, pairs: list[tuple[int, int]], senses: Mapping[str, frozenset[int]]
) -> list[tuple[int, int]]:
    """Pairs of words still single that share a group of like words; those nearest to one place first."""
    single_left = set(range(len(left.words))) - {i for i, _ in pairs}
    single_right = set(range(len(right.words))) - {j for _, j in pairs}
    theirs = [(j, senses[right.words[j].key]) for j in sorted(single_right) if right.words[j].key in senses]
    may = [
        (i, j)
        for i in sorted(single_left)
        if theirs and left.words[i].key in senses
        for j, groups in theirs
        if groups & senses[left.words[i].key]
    ]
    found = []
    for i, j in sorted(may, key=lambda pair: (abs(pair[0] - pair[1]), pair[0] + pair[1])):
        if i in single_left and j in single_right:
            single_left.remove(i)
            single_right.remove(j)
            found.append((i, j))
    return found


def common_order(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """Pairs of a longest common subsequence; computed in one order of the two, so that it favours no side."""
    if ours > theirs:
        return [(i, j) for j, i in common_order(theirs, ours)]
    pairs: list[tuple[int, int]] = []
    for op in Indel.opcodes(ours, theirs):
        if op.tag == "equal":
            pairs += zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
    return pairs
