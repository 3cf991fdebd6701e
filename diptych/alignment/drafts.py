"""What the steps of linking hand to one another: pairs of statements, then links without words or ids.

Places are the statements' places in their article, from 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from diptych.model import LinkRelation
from diptych.text.tokens import normal_words

__all__ = ["Copies", "Draft", "copies"]


class Draft(NamedTuple):
    """A link in the making."""

    left: tuple[int, ...]
    """Places of its left statements, in order."""
    right: tuple[int, ...]
    """Places of its right statements, in order."""
    relation: LinkRelation
    """Identical, reworded or partial."""
    score: float
    """0 to 1: the share of links like it that readers drew."""

    def flipped(self) -> Draft:
        """The same link with the sides exchanged."""
        return self._replace(left=self.right, right=self.left)


class Copies(NamedTuple):
    """The distinct statements of one side. Comparing each once keeps a text that repeats itself cheap."""

    words: tuple[tuple[str, ...], ...]
    """The normal words of each distinct statement, by first occurrence."""
    places: tuple[tuple[int, ...], ...]
    """Where each occurs."""

    @property
    def firsts(self) -> tuple[int, ...]:
        """Where each occurs first."""
        return tuple(places[0] for places in self.places)


def copies(texts: Iterable[str]) -> Copies:
    """The distinct statements among `texts`."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        found[normal_words(text)].append(place)
    return Copies(tuple(found), tuple(tuple(places) for places in found.values()))


def paired_copies(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The occurrences of two linked statements joined in order; what is left over on one side joins the last."""
    for k in range(max(len(left), len(right))):
        yield left[min(k, len(left) - 1)], right[min(k, len(right) - 1)]
