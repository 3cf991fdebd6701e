"""Normal forms: two ways to write a thing meet, and two things do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.lexicons import lexicon
from diptych.text.forms import FormTables, forms

ENGLISH = lexicon("en")
assert ENGLISH is not None
TABLES = FormTables.of("en", ENGLISH.topic("normal_forms"), ENGLISH.topic("numbers"))
BARE = FormTables.of("cs", {}, {})


def keys(text: str) -> list[str]:
    return [form.key for form in forms(text, TABLES)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the U.S.", "the United States"),
        ("US troops", "American troops"),
        ("Sen. Ortiz", "Senator Ortiz"),
        ("the governor (D-Nev.)", "the governor Democrat Nevada"),
        ("ninety days", "90 days"),
        ("$1.5 million", "$1,500,000"),
        ("12 people", "a dozen people"),
        ("per cent", "percent"),
        ("organisation", "organization"),
        ("Great Britain", "U.K."),
        ("D.C. police", "Washington D.C. police"),
        ("Dec. 3", "December 3"),
        ("the GOP", "the Republicans"),
    ],
)
def test_two_ways_to_write_it_meet(one: str, two: str) -> None:
    assert keys(one) == keys(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("told us", "told US"),
        ("Miss Benning", "Miss. Benning"),
        ("the who", "the WHO"),
        ("41 people", "14 people"),
        ("a la carte", "a La. carte"),
    ],
)
def test_two_things_stay_apart(one: str, two: str) -> None:
    assert keys(one) != keys(two)


@pytest.mark.parametrize("word", ["promised", "raised", "advised", "otherwise", "revised", "exercise", "expertise"])
def test_words_that_only_look_british_keep_their_s(word: str) -> None:
    assert "z" not in keys(word)[0]


@given(st.text(max_size=60), st.sampled_from([TABLES, BARE]))
def test_forms_lie_in_order_within_the_text(text: str, tables: FormTables) -> None:
    at = 0
    for form in forms(text, tables):
        assert at <= form.start < form.end <= len(text)
        assert form.key
        at = form.end


def test_without_tables_there_are_stems_and_digits() -> None:
    assert [form.key for form in forms("Most stál 12 milionů", BARE)] == ["most", "stál", "#12", "milionů"]
