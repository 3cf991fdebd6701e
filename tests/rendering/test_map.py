"""The alignment map's geometry."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from diptych.rendering.map import DISC, PHONE_BLOCK, WIDTH, alignment_map, phone_map
from tests.harbour import harbour
from tests.rendering.edges import EDGES

CONFLICTS = {("l2", "r3"): ("1",), ("l3", "r4"): ("2",)}


@pytest.mark.parametrize("name", sorted(EDGES))
def test_blocks_fill_their_bar_in_order_and_do_not_overlap(name):
    drawn = alignment_map(EDGES[name](), {})
    for blocks in (drawn.left, drawn.right):
        assert blocks[0].start == 0
        assert blocks[-1].start + blocks[-1].size == pytest.approx(WIDTH, abs=0.3)
        assert all(one.start + one.size <= other.start + 0.11 for one, other in pairwise(blocks))


def test_a_block_is_as_wide_as_its_text_is_long():
    comparison = harbour()
    drawn = alignment_map(comparison, {})
    lengths = [len(one.text) for one in comparison.left.statements]
    widths = [block.size for block in drawn.left]
    assert [w / n for w, n in zip(widths, lengths, strict=True)] == pytest.approx(
        [widths[0] / lengths[0]] * 5, rel=0.01
    )


def test_every_linked_pair_has_one_ribbon_that_stands_on_both_blocks():
    drawn = alignment_map(harbour(), CONFLICTS)
    assert sorted((r.left, r.right) for r in drawn.ribbons) == [("l1", "r2"), ("l2", "r3"), ("l3", "r4"), ("l5", "r1")]
    blocks = {block.id: block for block in (*drawn.left, *drawn.right)}
    for ribbon in drawn.ribbons:
        x = [float(number) for number in re.findall(r"-?[\d.]+", ribbon.path)]
        left, right = blocks[ribbon.left], blocks[ribbon.right]
        assert left.start <= x[0] <= left.start + left.size
        assert right.start <= x[6] <= right.start + right.size + 0.11


def test_conflicts_lie_on_top_with_their_numbers():
    drawn = alignment_map(harbour(), CONFLICTS)
    assert [ribbon.conflicts for ribbon in drawn.ribbons[-2:]] == [("1",), ("2",)]
    assert [disc.number for ribbon in drawn.ribbons[-2:] for disc in ribbon.discs] == ["1", "2"]


def test_numbers_do_not_hide_each_other():
    pairs = {(f"l{a}", f"r{b}"): (f"{a}{b}",) for a in (1, 2, 3) for b in (1, 2)}
    discs = [disc for ribbon in alignment_map(harbour(), pairs).ribbons for disc in ribbon.discs]
    assert len(discs) == 6
    for one, other in combinations(discs, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > (2 * DISC) ** 2


def test_the_phones_blocks_are_large_enough_for_a_thumb():
    drawn = phone_map(harbour(), CONFLICTS)
    assert min(block.size for block in (*drawn.left, *drawn.right)) >= PHONE_BLOCK >= 24
    assert [block.id for block in drawn.left] == ["l1", "l2", "l4", "l5"]
    assert drawn.ribbons[-1].conflicts
