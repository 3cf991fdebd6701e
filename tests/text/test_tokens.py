"""Tokens: words and numbers with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.text.tokens import stem, tokens


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("The U.S. said no.", ["the", "us", "said", "no"]),
        ("It cost $1,200.50, or 60%.", ["it", "cost", "$1,200.50", "or", "60%"]),
        ("Harlow’s mayor didn't know", ["harlow", "mayor", "didn't", "know"]),
        ("a long-standing ban", ["a", "long", "standing", "ban"]),
        ("at 9 a.m. in Ostermoor", ["at", "9", "am", "in", "ostermoor"]),
        ("“Gut,” sagte Ökonom Übel", ["gut", "sagte", "ökonom", "übel"]),
        ("… — ***", []),
        ("", []),
    ],
)
def test_words_and_numbers_are_read_plain(text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokens(text)] == norms


@given(st.text(max_size=80))
def test_tokens_lie_in_order_where_they_say(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        at = token.end


def test_a_stem_is_shared_by_a_words_forms() -> None:
    assert {stem(word, "en") for word in ("approve", "approved", "approving", "approves")} == {"approv"}


def test_a_language_without_rules_keeps_its_words() -> None:
    assert stem("mosty", "cs") == "mosty"
