"""Ways in which a difference is turned back into agreement.

She left after he came.      He came before she left.       one order, told from both ends
He voted against it.         He did not vote for it.        a denial and an opposite
He will not go until noon.   He will go once it is noon.    a denial with its own end
"""

from __future__ import annotations

from diptych.conflicts.pairing import Pairing
from diptych.conflicts.words import RuleWords

__all__ = ["opposed_words", "turned_round"]


def turned_round(pairing: Pairing, left: int, right: int) -> bool:
    """Whether the two sides tell one thing from both ends: "she left after he came", "he came before she left"."""
    before = [pairing.to_right[i] for i in range(left) if i in pairing.to_right and pairing.left.words[i].content]
    after = [j for i, j in pairing.to_right.items() if i > left and pairing.left.words[i].content]
    return bool(before and after) and min(before) > right > max(after)


def opposed_words(pairing: Pairing, words: RuleWords) -> bool:
    """Whether an unpaired word of the one side says the opposite of an unpaired one of the other."""
    ours = [w.key for i, w in enumerate(pairing.left.words) if i not in pairing.to_right]
    theirs = {w.key for j, w in enumerate(pairing.right.words) if j not in pairing.to_left}
    return any(not theirs.isdisjoint(words.opposites.get(key, ())) for key in ours)
