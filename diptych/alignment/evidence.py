"""Why a link stands: the words both sides share, the weightiest first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from diptych.alignment.terms import Term
from diptych.model import AnnotatedArticle

__all__ = ["Rarity", "shared_words"]

_MOST = 6
"""A reader looks at no more."""

_LOOKED_AT = 60
"""Terms of each side; more than the longest sentence's, for the work grows with their cube where words repeat."""


class Rarity:
    """How few statements of two articles hold a term."""

    def __init__(self, statements: Sequence[Sequence[Term]]) -> None:
        """Count the terms of all statements of both articles."""
        self._held = Counter(key for terms in statements for key in {term.key for term in terms})
        self._count = len(statements)

    def of(self, term: Term) -> float:
        """What sharing it says."""
        return term.strength * math.log((self._count + 1) / (self._held[term.key] - 0.5))


def shared_words(
    left: Sequence[Term],
    right: Sequence[Term],
    articles: tuple[AnnotatedArticle, AnnotatedArticle],
    rarity: Rarity,
    near: Mapping[str, Collection[str]],
) -> tuple[str, ...]:
    """The runs of terms that both groups of statements share, as found in the texts, the weightiest first.

    Where the two write it differently, the wording that sorts first is given. Where they share no word but words near
    in meaning, those are given together: "pact / treaty". What else is equal is decided by the order of the two: the
    caller gives them in one that favours no side.
    """
    runs = _shared_runs(left[:_LOOKED_AT], right[:_LOOKED_AT])
    weighed: dict[str, float] = {}
    for mine, yours in runs:
        words = min(_words(mine, articles[0]), _words(yours, articles[1]), key=lambda w: (w.casefold(), w))
        weight = min(math.fsum(rarity.of(term) for term in run) for run in (mine, yours))
        weighed[words] = max(weighed.get(words, 0.0), weight)
    if not weighed:
        return _near_words(left, right, articles, near)
    return tuple(sorted(weighed, key=lambda words: (-round(weighed[words], 6), words.casefold(), words))[:_MOST])


def _near_words(
    left: Sequence[Term],
    right: Sequence[Term],
    articles: tuple[AnnotatedArticle, AnnotatedArticle],
    near: Mapping[str, Collection[str]],
) -> tuple[str, ...]:
    """The pairs of words near in meaning, each side's as found in its text."""
    found = {
        " / ".join(sorted((_words([mine], articles[0]), _words([yours], articles[1])), key=str.casefold))
        for mine in left
        for yours in right
        if yours.key in near.get(mine.key, ())
    }
    return tuple(sorted(found)[:_MOST])


def _shared_runs(left: Sequence[Term], right: Sequence[Term]) -> list[tuple[Sequence[Term], Sequence[Term]]]:
    """The longest runs of neighbouring terms that stand in both, none inside another."""
    runs: list[tuple[Sequence[Term], Sequence[Term]]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for length, a, b in _matches(left, right):
        mine, yours = range(a, a + length), range(b, b + length)
        if taken_left.isdisjoint(mine) and taken_right.isdisjoint(yours):
            taken_left.update(mine)
            taken_right.update(yours)
            runs.append((left[a : a + length], right[b : b + length]))
    return runs


def _matches(left: Sequence[Term], right: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Every run and its parts that both have, as length and places, the longest first."""
    found: list[tuple[int, int, int]] = []
    lengths: dict[tuple[int, int], int] = {}
    for a in range(len(left) - 1, -1, -1):
        for b in range(len(right) - 1, -1, -1):
            if left[a].key == right[b].key:
                lengths[a, b] = lengths.get((a + 1, b + 1), 0) + 1
                found += [(length, a, b) for length in range(1, lengths[a, b] + 1)]
    return sorted(found, key=lambda match: (-match[0], match[1] + match[2], abs(match[1] - match[2]), match[1]))


def _words(run: Sequence[Term], article: AnnotatedArticle) -> str:
    return article.article.text[run[0].start : run[-1].end]
