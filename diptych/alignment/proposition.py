"""Whether two linked statements tell the same main proposition, or share no more than a clause.

    L4  The mill must halve its waste by June or pay a fine, a court ruled, and the owner said that it would appeal.
    R3  Each day of delay will cost the owner 5,000 crowns.
    R9  The firm will contest the ruling.

Both right statements share something with L4. Four things tell a main proposition from a clause: how alike the two
are; how clearly each is the other's best match, for a clause is one of several; how far apart they stand in their
articles, for main points keep their place better than details; and how long they are, for a long statement has many
clauses to share. They are combined by a logistic regression. Its coefficients were fitted, with a penalty on their
size, to the links that readers drew in ten pairs of articles, and rounded; docs/alignment.md has its figures for pairs
that it was not fitted to.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from diptych.alignment.similarity import Pair

__all__ = ["main_propositions"]

_LIKENESS = 3.1
"""For each unit of likeness, which is mostly 0.1 to 0.5."""

_LEAD = 1.1
"""For the logarithm of how many times as like the pair is as the next best of either statement."""

_LEAD_MOST = 3.0
"""So many times as like is as clear as it gets."""

_RIVAL_LEAST = 0.03
"""A next best is taken for at least this like: below, it is chance."""

_APART = -3.9
"""For the distance of their places, as shares of the articles' lengths: 0 side by side, near 1 at opposite ends."""

_LENGTH = -1.27
"""For the logarithm of the characters of both."""

_CONSTANT = 7.6
"""What is left for two statements alike in nothing, far from each other's best, side by side, of one character."""


def main_propositions(values: Mapping[Pair, float], one: Sequence[str], two: Sequence[str], least: float) -> set[Pair]:
    """The pairs, of those at least `least` alike, that tell the same main proposition; texts by place."""
    rivals = _Rivals(values)
    found = set()
    for (i, j), value in values.items():
        if value < least:
            continue
        lead = min(_LEAD_MOST, value / max(_RIVAL_LEAST, rivals.best_beside((i, j))))
        apart = abs((i + 0.5) / len(one) - (j + 0.5) / len(two))
        length = math.log(len(one[i]) + len(two[j]))
        odds = _LIKENESS * value + _LEAD * math.log(lead) + _APART * apart + _LENGTH * length + _CONSTANT
        if odds >= 0:
            found.add((i, j))
    return found


class _Rivals:
    """The two best values of each statement, to tell the best beside a given pair."""

    def __init__(self, values: Mapping[Pair, float]) -> None:
        self._values = values
        rows: dict[int, list[float]] = {}
        columns: dict[int, list[float]] = {}
        for (i, j), value in values.items():
            rows.setdefault(i, []).append(value)
            columns.setdefault(j, []).append(value)
        self._rows, self._columns = ({k: _two_best(some) for k, some in side.items()} for side in (rows, columns))

    def best_beside(self, pair: Pair) -> float:
        """The best value that either statement of a pair has with a third."""
        value = self._values[pair]
        return max(second if value == first else first for first, second in self._of(pair))

    def _of(self, pair: Pair) -> tuple[tuple[float, float], tuple[float, float]]:
        return self._rows[pair[0]], self._columns[pair[1]]


def _two_best(values: Sequence[float]) -> tuple[float, float]:
    first, second = sorted([*values, 0.0, 0.0], reverse=True)[:2]
    return first, second
