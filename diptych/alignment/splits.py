"""Split and merge: one statement of one side that two or more of the other share out between them.

    left    L4 The council approved the bridge on Monday, and work will begin in May.
    right   R6 The council approved the bridge on Monday.   R7 Work will begin in May.

L4–R6 and L4–R7 are two links, yet together the right statements say what the left one says, in its words: one link of
L4 with {R6, R7}. Statements are only joined when they stand next to each other and when the joint has clearly more
words in common with the one than either part. A merge is the same, seen from the other side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diptych.alignment.drafts import Draft
from diptych.model import LinkRelation
from diptych.text.tokens import normal_words

__all__ = ["joined_parts", "word_share"]

_SHARED = 0.7
"""Share of words that the joint must have in common with the one."""

_GAIN = 0.1
"""By how much it must beat the better part alone."""


def word_share(left: Sequence[str], right: Sequence[str]) -> float:
    """Twice the words in common over all words, each as often as it occurs; 0 to 1."""
    total = len(left) + len(right)
    return 2 * (Counter(left) & Counter(right)).total() / total if total else 0.0


def joined_parts(drafts: list[Draft], left_texts: Sequence[str], right_texts: Sequence[str]) -> list[Draft]:
    """The drafts with the parts of one statement joined, on either side."""
    left, right = ([normal_words(text) for text in texts] for texts in (left_texts, right_texts))
    merged = _joined([draft.flipped() for draft in _joined(drafts, left, right)], right, left)
    return [draft.flipped() for draft in merged]


def _joined(drafts: list[Draft], ones: Sequence[Sequence[str]], parts: Sequence[Sequence[str]]) -> list[Draft]:
    """The drafts with right statements joined that share out one left statement."""
    of_one: dict[int, dict[int, Draft]] = {}
    for draft in drafts:
        if len(draft.left) == len(draft.right) == 1:
            of_one.setdefault(draft.left[0], {})[draft.right[0]] = draft
    replaced: set[Draft] = set()
    made: list[Draft] = []
    for one in sorted(of_one):
        group = _shared_out(ones[one], parts, sorted(of_one[one]))
        if len(group) > 1:
            old = [of_one[one][part] for part in group]
            replaced |= set(old)
            made.append(Draft((one,), group, LinkRelation.REWORDED, max(draft.score for draft in old)))
    return [draft for draft in drafts if draft not in replaced] + made


def _shared_out(one: Sequence[str], parts: Sequence[Sequence[str]], places: Sequence[int]) -> tuple[int, ...]:
    """The neighbouring parts that together have most words in common with the one; a single part where none gain."""
    best: tuple[float, tuple[int, ...]] = max((word_share(one, parts[p]), (p,)) for p in places)
    alone = best[0]
    for at, first in enumerate(places):
        run: tuple[int, ...] = (first,)
        for place in places[at + 1 :]:
            if place != run[-1] + 1:
                break
            run += (place,)
            share = word_share(one, [word for p in run for word in parts[p]])
            if share >= max(_SHARED, alone + _GAIN) and share > best[0]:
                best = (share, run)
    return best[1]
