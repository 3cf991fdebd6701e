"""Texts that once broke something, each with its story."""

from __future__ import annotations

import pytest

from diptych.comparison import compare
from diptych.reading import article_from_text, pair_of

SPACES = "\t\u0085\u00a0\u1680\u2000\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
def test_any_space_may_stand_before_a_full_stop(space: str) -> None:
    """The segmenter took one byte off the text before a full stop, and stopped the program where a no-break space
    (two bytes) stood there."""
    left = article_from_text(f"A{space}. Berg spoke. J.{space}R{space}. Holt left.", key="left")
    right = article_from_text("A. Berg spoke.", key="right")
    found = compare(pair_of(left, right))
    assert "".join("".join(one.text for one in found.left.statements).split()) == "".join(left.text.split())
