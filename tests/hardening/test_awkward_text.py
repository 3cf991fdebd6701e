"""Texts that once broke something, each with its story."""

from __future__ import annotations

import pytest

from diptych.comparison import compare
from diptych.errors import ContentError
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


@pytest.mark.parametrize("figure", ["10¹²", "²", "x³ and ½", "①", "٣٤", "१२", "9" * 400, "1e999", "1,000," * 20])
def test_any_digit_may_stand_in_an_article(figure: str) -> None:
    """A raised two is a digit to Python and no number to `float`."""
    left = article_from_text(f"The tower has {figure} rooms.", key="left")
    right = article_from_text("The tower has 12 rooms.", key="right")
    assert compare(pair_of(left, right)).left.statements


def test_articles_with_nothing_in_common_are_compared() -> None:
    left, right = (article_from_text(text, key=text[:2]) for text in ("Rain fell.", "Nine ships sailed."))
    found = compare(pair_of(left, right))
    assert not found.links
    assert {i for row in found.rows for i in (*row.left, *row.right)} == {"l1", "r1"}


@pytest.mark.parametrize("text", ["word " * 4_000, "word" * 4_000, "12 " * 5_000, "“a” " * 4_000, "said " * 4_000])
def test_a_sentence_without_end_is_cut_and_nothing_of_it_lost(text: str) -> None:
    left, right = article_from_text(text, key="left"), article_from_text("One word said.", key="right")
    statements = compare(pair_of(left, right)).left.statements
    assert max(len(one.text) for one in statements) <= 3_000
    assert "".join("".join(one.text for one in statements).split()) == "".join(text.split())


def test_an_article_as_long_as_a_book_is_one_clear_error() -> None:
    with pytest.raises(ContentError, match="400,000 are compared"):
        article_from_text("The council met again. " * 40_000, key="left")


def test_a_sentence_hundreds_of_times_is_compared() -> None:
    text = "The council approved the wall.\n" * 400
    found = compare(pair_of(article_from_text(text, key="left"), article_from_text(text, key="right")))
    assert [(link.left, link.right) for link in found.links] == [((f"l{n}",), (f"r{n}",)) for n in range(1, 401)]
