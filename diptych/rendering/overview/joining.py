"""Joining what belongs together: from pairs to groups.

items   a b c d e      pairs   a–c  c–e  b–d      groups   [a c e] [b d]
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

__all__ = ["joined"]

Item = TypeVar("Item", bound=Hashable)


def joined(items: Sequence[Item], pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """The items in groups: two are in one group when a chain of pairs leads from one to the other.

    Groups come in the order of their first item, and items within them in the order given. Both items of a pair must
    be among the items (KeyError).
    """
    place = {item: number for number, item in enumerate(items)}
    parent = list(range(len(items)))

    def first_of(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in pairs:
        low, high = sorted((first_of(place[one]), first_of(place[other])))
        parent[high] = low
    groups: dict[int, list[Item]] = {}
    for number, item in enumerate(items):
        groups.setdefault(first_of(number), []).append(item)
    return list(groups.values())
