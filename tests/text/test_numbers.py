"""Quantities: what is read, with what unit, and which two can be one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.lexicons import Lexicon
from diptych.text.numbers import Agreement, NumberWords, agreement, quantities

WORDS = NumberWords.of(Lexicon("en").topic("numbers"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nearly 1,200 people", ["1200"]),
        ("$1.5 million", ["1.5e+06 dollar"]),
        ("$1,487,000", ["1.487e+06 dollar"]),
        ("£1.2bn", ["1.2e+09 pound-sterling"]),
        ("$5m", ["5e+06 dollar"]),
        ("60%, 60 percent and 60 per cent", ["60 percent"] * 3),
        ("a dozen eggs, two dozen eggs", ["12", "24"]),
        ("twenty-five homes", ["25"]),
        ("one hundred and five thousand three hundred votes", ["105300"]),
        ("half a million homes", ["500000"]),
        ("two-thirds of voters", ["66.6666 percent"]),
        ("one in five", ["20 percent"]),
        ("90-day", ["90 day"]),
        ("51-48 and 51 to 48", ["51-48", "51-48"]),
        ("10 to 12 percent", ["11 percent"]),
        ("between 10 and 12 senators", ["11"]),
        ("the 21st and the twenty-first", ["21th", "21th"]),
        ("an F-35 at 9:30 after 9/11 in the 1990s", []),
        ("no figures here", []),
        ("", []),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    assert [q.normal for q in quantities(text, WORDS)] == expected


def test_a_span_covers_approximation_figure_and_unit() -> None:
    text = "It cost more than 1.5 million dollars."
    (quantity,) = quantities(text, WORDS)
    assert quantity.span.of(text) == "more than 1.5 million dollars"
    assert quantity.figure.of(text) == "1.5 million"


def test_the_counted_noun_follows() -> None:
    (quantity,) = quantities("12 of the 40 registered voters".removeprefix("12 of the "), WORDS)
    assert quantity.nouns[0] == "voters"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12 people", "twelve people", Agreement.SAME),
        ("14 people", "41 people", Agreement.APART),
        ("nearly 1,200 people", "1,185 people", Agreement.SAME),
        ("nearly 1,200 people", "1,300 people", Agreement.APART),
        ("$1,200", "$1,185", Agreement.LOOSE),
        ("$1.5 million", "$1,487,000", Agreement.SAME),
        ("$1.5 million", "$1.6 million", Agreement.APART),
        ("more than 100 homes", "120 homes", Agreement.SAME),
        ("more than 100 homes", "750 homes", Agreement.LOOSE),
        ("more than 100 homes", "90 homes", Agreement.APART),
        ("dozens of homes", "36 homes", Agreement.SAME),
        ("dozens of homes", "900 homes", Agreement.APART),
        ("three months", "90 days", Agreement.SAME),
        ("six months", "90 days", Agreement.APART),
        ("40 years", "41 years", Agreement.APART),
        ("a mile", "two miles", Agreement.APART),
        ("26 miles", "42 kilometers", Agreement.SAME),
        ("51-48", "51 to 48", Agreement.SAME),
        ("51-48", "53-47", Agreement.APART),
        ("60 percent", "61 percent", Agreement.APART),
        ("half of them", "49 percent", Agreement.SAME),
        ("10 to 12", "11", Agreement.SAME),
    ],
)
def test_agreement(one: str, other: str, expected: Agreement) -> None:
    found = [quantities(text, WORDS) for text in (one, other)]
    if not all(found):
        assert expected is Agreement.APART  # "a mile" is no figure
        return
    (a, *_), (b, *_) = found
    assert agreement(a, b) is expected
    assert agreement(b, a) is expected


def test_without_words_digits_and_signs_are_read() -> None:
    found = quantities("5,000 persone, 60% e $14", NumberWords.of({}))
    assert [q.normal for q in found] == ["5000", "60 percent", "14 dollar"]


PIECES = st.sampled_from(
    [
        "12",
        "1,200",
        ".5",
        "-",
        "to",
        "a",
        "dozen",
        "million",
        "$",
        "%",
        "half",
        "in",
        "five",
        "third",
        "and",
        "of",
        "over",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=40))
def test_quantities_stand_in_order_and_apart(text: str) -> None:
    found = quantities(text, WORDS)
    for quantity in found:
        assert quantity.span.contains(quantity.figure)
        assert quantity.figure.of(text).strip()
        assert quantity.low <= quantity.high
    for one, following in pairwise(found):
        assert one.figure.end <= following.figure.start


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_agreement_favours_no_side(one: float, other: float) -> None:
    (a,), (b,) = quantities(f"{one:.1f}", WORDS), quantities(f"{other:.1f}", WORDS)
    assert agreement(a, b) is agreement(b, a)
