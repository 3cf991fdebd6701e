"""Rows: the two columns side by side, each article in its own order, each statement once.

The problem: links cross, and a column cannot turn back. Of

    left    L1 storm   L2 bridge   L3 mayor   L4 thanks
    right   R1 mayor   R2 storm    R3 its force   R4 bridge   R5 weather

where R3 belongs to L1 as well, a row for every statement would be correct but ugly, a ladder of half-empty rows.
Instead the heaviest chain of links that runs down both columns is laid out first, each rung takes in the neighbours
that are linked to it, and the runs that stand opposite each other between two rungs share one row:

    –       | R1
    L1      | R2 R3
    L2      | R4
    L3 L4   | R5
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from diptych.alignment.order import Place, heaviest_chain
from diptych.alignment.orientation import is_turned, place_of
from diptych.model import AnnotatedArticle, Link, LinkRelation, Row

__all__ = ["common_rows", "place_of"]

_FIRM = 1_000
"""How much more an identical or reworded link weighs than a partial one: enough that no number of partial ones
between two rungs decides where a firmer one stands."""


def common_rows(left: AnnotatedArticle, right: AnnotatedArticle, links: tuple[Link, ...]) -> tuple[Row, ...]:
    """The rows of the two columns: every statement of either article exactly once, both orders kept.

    Links of any relation hold a row together, but an identical or reworded one outweighs the partial ones. What
    belongs to no rung shares a row with the run opposite it.
    """
    turned = is_turned(left, right)
    one, two = (right, left) if turned else (left, right)
    placed = [
        place_of(link, firm=1 if link.relation is LinkRelation.PARTIAL else _FIRM, turned=turned) for link in links
    ]
    rows = _rows(sorted(placed), _pairs(links, turned), len(one.statements), len(two.statements))
    return tuple(_row(two_ids, one_ids) if turned else _row(one_ids, two_ids) for one_ids, two_ids in rows)


def _pairs(links: tuple[Link, ...], turned: bool) -> frozenset[tuple[int, int]]:
    """Every linked left and right ordinal."""
    pairs = [(int(a[1:]), int(b[1:])) for link in links for a in link.left for b in link.right]
    return frozenset((b, a) if turned else (a, b) for a, b in pairs)


def _rows(
    places: list[Place], pairs: frozenset[tuple[int, int]], left_count: int, right_count: int
) -> Iterator[tuple[range, range]]:
    """The ordinals in each row, as ranges; a row has at least one."""
    rungs = sorted((places[i] for i in heaviest_chain(places, strict=True)), key=lambda place: place.walk_key)
    end = Place(left_count + 1, 0, right_count + 1, 0, 0)
    left_done = right_done = 0
    for rung, following in pairwise([*rungs, end]):
        wide = _widened(rung, pairs, (left_done, following.left_first), (right_done, following.right_first))
        yield from _run(left_done, wide.left_first - 1, right_done, wide.right_first - 1)
        yield from _run(wide.left_first - 1, wide.left_last, wide.right_first - 1, wide.right_last)
        left_done, right_done = wide.left_last, wide.right_last
    yield from _run(left_done, left_count, right_done, right_count)


def _widened(
    rung: Place, pairs: frozenset[tuple[int, int]], left_free: tuple[int, int], right_free: tuple[int, int]
) -> Place:
    """The rung with the free neighbours that are linked to it; the bounds of what is free are exclusive.

    One side grows at a time, from the rung as it was, so that neither is served first.
    """
    left_span, right_span = (rung.left_first, rung.left_last), (rung.right_first, rung.right_last)
    flipped = frozenset((b, a) for a, b in pairs)
    new_left = _grown(left_span, right_span, flipped, left_free)
    new_right = _grown(right_span, left_span, pairs, right_free)
    return Place(*new_left, *new_right, rung.weight)


def _grown(
    span: tuple[int, int], opposite: tuple[int, int], pairs: frozenset[tuple[int, int]], free: tuple[int, int]
) -> tuple[int, int]:
    """`span` with the statements next to it that are linked to the span opposite; `pairs` are (opposite, this)."""
    first, last = span
    across = range(opposite[0], opposite[1] + 1)
    while first - 1 > free[0] and any((i, first - 1) in pairs for i in across):
        first -= 1
    while last + 1 < free[1] and any((i, last + 1) in pairs for i in across):
        last += 1
    return first, last


def _run(left_done: int, left_end: int, right_done: int, right_end: int) -> Iterator[tuple[range, range]]:
    """The statements after `done` up to `end` on both sides; nothing where both are empty."""
    if left_end > left_done or right_end > right_done:
        yield range(left_done + 1, left_end + 1), range(right_done + 1, right_end + 1)


def _row(left: range, right: range) -> Row:
    return Row(tuple(f"l{i}" for i in left), tuple(f"r{i}" for i in right))
