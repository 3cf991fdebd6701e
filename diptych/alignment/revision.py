"""Linking two states of one article: most statements are the same and in order.

    left    L1 a   L2 b     L3 c    L4 d                right   R1 a   R2 b′   R3 d   R4 c

1.  The statements are compared like the lines of a file: each distinct statement is one character, and the shortest
    edit between the two strings says which stayed (L1–R1, L4–R3). diff-match-patch finds it, without its time-out,
    which would make the answer depend on the machine; a long string takes rapidfuzz, which finds as much.
2.  The same statements that are left over on both sides were moved (L3–R4), in the order of their occurrences.
3.  Of the others, those that still share most of their words were edited (L2–R2): the best match first, each
    statement once. In the same gap between statements that stayed, fewer common words are enough than anywhere else.
4.  What is left may be a part that was split off or merged in: most of its words stand in a statement of the other
    side, next to one that is linked to it.

A revision that rewrites everything is better compared as a retelling.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from diptych.alignment.drafts import Draft
from diptych.alignment.reading import Reading
from diptych.alignment.similarity import Pair
from diptych.alignment.splits import word_share
from diptych.model import LinkRelation
from diptych.text.tokens import normal_words

__all__ = ["revision_drafts"]

_SMALL = 40_000
"""Up to this product of statements, diff-match-patch answers within some milliseconds."""

_EDITED_IN_PLACE = 0.4
"""Share of common words from which a statement in the same gap is an edit of another."""

_EDITED_ELSEWHERE = 0.6
"""The same where it was moved besides."""

_COMPARED = 40
"""With how many others a statement is compared, so that a text that repeats itself stays cheap."""

_PART = 0.6
"""Share of a statement's words that must stand in the other for it to be a part split off."""

_SURROGATES = range(0xD800, 0xE000)
"""Code points that no string of text may hold."""

Words = tuple[str, ...]
"""A statement's normal words."""


class _State(NamedTuple):
    """How far the linking has come."""

    left: list[Words]
    """The words of the left statements."""
    right: list[Words]
    """The words of the right statements."""
    kept: list[Pair]
    """The statements that stayed, in order."""

    def gap(self, i: int, j: int) -> bool:
        """Whether the two stand in the same gap between statements that stayed."""
        return bisect_left(self.kept, i, key=lambda p: p[0]) == bisect_left(self.kept, j, key=lambda p: p[1])


def revision_drafts(reading: Reading) -> list[Draft]:
    """The links between two states of an article; each statement in one link, but for parts of a split or merge.

    Word lists are not needed: what was edited shares its words.
    """
    one, two = ([normal_words(text) for text in texts] for texts in (reading.one_texts, reading.two_texts))
    state = _State(one, two, _kept(one, two))
    same = state.kept + _moved(state)
    edited = _edited(state, same)
    parts = _parts(state, same, edited)
    drafts = [Draft((i,), (j,), LinkRelation.IDENTICAL, 1.0) for i, j in same]
    drafts += [Draft((i,), (j,), LinkRelation.REWORDED, _score(share)) for (i, j), share in edited.items()]
    drafts += [Draft((i,), (j,), LinkRelation.PARTIAL, _score(share)) for (i, j), share in parts.items()]
    return drafts


def _score(share: float) -> float:
    """The score of a share of common words, which in a revision says more than any likeness of content."""
    return round(0.5 + share / 2, 4) - 0.01


def _kept(left: Sequence[Words], right: Sequence[Words]) -> list[Pair]:
    """The pairs of statements that stayed, by the shortest edit."""
    codes: dict[Words, str] = {}
    for words in (*left, *right):
        codes.setdefault(words, _code(len(codes)))
    one, two = ("".join(codes[words] for words in side) for side in (left, right))
    blocks = _small_blocks(one, two) if len(one) * len(two) <= _SMALL else _large_blocks(one, two)
    return [(i + k, j + k) for i, j, length in blocks for k in range(length)]


def _code(number: int) -> str:
    """The character for the `number`th distinct statement."""
    point = number + 1
    return chr(point if point < _SURROGATES.start else point + len(_SURROGATES))


def _small_blocks(one: str, two: str) -> Iterator[tuple[int, int, int]]:
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    i = j = 0
    for operation, codes in differ.diff_main(one, two, False):
        if operation == 0:
            yield i, j, len(codes)
        i += len(codes) if operation <= 0 else 0
        j += len(codes) if operation >= 0 else 0


def _large_blocks(one: str, two: str) -> Iterator[tuple[int, int, int]]:
    for step in Indel.opcodes(one, two):
        if step.tag == "equal":
            yield step.src_start, step.dest_start, step.src_end - step.src_start


def _moved(state: _State) -> list[Pair]:
    """The same statements left over on both sides, in the order of their occurrences."""
    kept_left, kept_right = ({pair[side] for pair in state.kept} for side in (0, 1))
    waiting: dict[Words, list[int]] = {}
    for j, words in enumerate(state.right):
        if j not in kept_right:
            waiting.setdefault(words, []).append(j)
    found: list[Pair] = []
    for i, words in enumerate(state.left):
        if i not in kept_left and waiting.get(words):
            found.append((i, waiting[words].pop(0)))
    return found


def _edited(state: _State, same: Sequence[Pair]) -> dict[Pair, float]:
    """The pairs of edited statements with their share of common words: best first, nearest first, each once."""
    shares = _shares(state, same)
    free_left, free_right = {i for i, _ in shares}, {j for _, j in shares}
    found: dict[Pair, float] = {}
    for (i, j), share in sorted(shares.items(), key=lambda item: (-item[1], abs(item[0][0] - item[0][1]), item[0])):
        enough = _EDITED_IN_PLACE if state.gap(i, j) else _EDITED_ELSEWHERE
        if share >= enough and i in free_left and j in free_right:
            found[i, j] = share
            free_left.discard(i)
            free_right.discard(j)
    return found


def _shares(state: _State, same: Sequence[Pair]) -> dict[Pair, float]:
    """The share of common words of the statements left over, for every two that may be an edit of one another.

    Each left statement is compared with those that share its rarest words, the nearest of them where they are many.
    """
    left = sorted(set(range(len(state.left))) - {i for i, _ in same})
    right = sorted(set(range(len(state.right))) - {j for _, j in same})
    where: dict[str, list[int]] = {}
    for j in right:
        for word in sorted(set(state.right[j])):
            where.setdefault(word, []).append(j)
    found: dict[Pair, float] = {}
    for i in left:
        for j in _candidates(state.left[i], i, where):
            share = word_share(state.left[i], state.right[j])
            if share >= _EDITED_IN_PLACE:
                found[i, j] = share
    return found


def _candidates(words: Words, place: int, where: Mapping[str, list[int]]) -> list[int]:
    """Places of statements that share the rarest of `words`, as many as are worth comparing."""
    seen: set[int] = set()
    for word in sorted(set(words) & where.keys(), key=lambda word: (len(where[word]), word)):
        if len(seen) >= _COMPARED:
            break
        places = where[word]
        at = bisect_left(places, place)
        seen.update(places[max(0, at - _COMPARED // 2) : at + _COMPARED // 2])
    return sorted(seen)


def _parts(state: _State, same: Sequence[Pair], edited: dict[Pair, float]) -> dict[Pair, float]:
    """The pairs of an edited statement and a part of it that stands next to its match on the other side."""
    linked_left, linked_right = ({p[side] for p in (*same, *edited)} for side in (0, 1))
    found: dict[Pair, float] = {}
    for i, j in sorted(edited):
        for part in _grown(state.left[i], state.right, j, linked_right):
            found[i, part] = word_share(state.left[i], state.right[part])
        for part in _grown(state.right[j], state.left, i, linked_left):
            found[part, j] = word_share(state.left[part], state.right[j])
    return found


def _grown(one: Words, others: Sequence[Words], match: int, linked: set[int]) -> list[int]:
    """The unlinked statements next to the match, below or above it, that tell more of the one; they become linked."""
    found: list[int] = []
    rest = Counter(one) - Counter(others[match])
    for step in (1, -1):
        place = match + step
        while 0 <= place < len(others) and place not in linked:
            common = (rest & Counter(others[place])).total()
            if common < _PART * len(others[place]):
                break
            rest -= Counter(others[place])
            found.append(place)
            linked.add(place)
            place += step
    return found
