"""Dates: what is read, and which two can be one day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.lexicons import Lexicon
from diptych.text.dates import DateAgreement, DateExpression, DateWords, date_agreement, date_expressions

WORDS = DateWords.of(Lexicon("en").topic("dates"))
SATURDAY = dt.date(2016, 9, 10)


def stated(date: DateExpression) -> tuple[int | None, ...]:
    return date.year, date.month, date.day, date.weekday


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("on Sept. 11, 2001, in Harlow", "Sept. 11, 2001", (2001, 9, 11, None)),
        ("on 11 September 2001", "11 September 2001", (2001, 9, 11, None)),
        ("on the 4th of July", "the 4th of July", (None, 7, 4, None)),
        ("in March 1994", "March 1994", (1994, 3, None, None)),
        ("in May", "May", (None, 5, None, None)),
        ("signed in 1997", "1997", (1997, None, None, None)),
        ("on Friday night", "Friday", (None, None, None, 5)),
        ("2016-09-10 in a file", "2016-09-10", (2016, 9, 10, None)),
        ("Christmas Day 2014", "Christmas Day 2014", (2014, 12, 25, None)),
    ],
)
def test_reads(text: str, words: str, expected: tuple[int | None, ...]) -> None:
    (date,) = date_expressions(text, WORDS)
    assert date.span.of(text) == words
    assert stated(date) == expected


@pytest.mark.parametrize(
    "text",
    ["May did not comment.", "They march on.", "He sat down.", "1,994 people", "No figures.", "on 31 June 2001 ."],
)
def test_what_is_no_date(text: str) -> None:
    assert all(date.day is None for date in date_expressions(text, WORDS))
    assert [date.span.of(text) for date in date_expressions(text, WORDS)] in ([], ["June 2001"])


def test_a_weekday_is_the_nearest_before_and_after_publication() -> None:
    (friday,) = date_expressions("on Friday", WORDS, SATURDAY)
    assert [first for first, _ in friday.ranges] == [dt.date(2016, 9, 9), dt.date(2016, 9, 16)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", dt.date(2016, 9, 9), dt.date(2016, 9, 9)),
        ("last month", dt.date(2016, 8, 1), dt.date(2016, 8, 31)),
        ("next year", dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
        ("in the 1990s", dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
        ("in the fifties", dt.date(1950, 1, 1), dt.date(1959, 12, 31)),
        ("spring 2015", dt.date(2015, 3, 1), dt.date(2015, 5, 31)),
    ],
)
def test_resolves(text: str, first: dt.date, last: dt.date) -> None:
    (date,) = date_expressions(text, WORDS, dt.datetime(2016, 9, 10, 18, 30))
    assert date.ranges == ((first, last),)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Sept. 11", "September 11th", DateAgreement.SAME),
        ("Sept. 11", "Sept. 14", DateAgreement.APART),
        ("1994", "1996", DateAgreement.APART),
        ("1997", "in March", DateAgreement.UNKNOWN),
        ("Friday", "Thursday", DateAgreement.APART),
        ("Friday", "Sept. 9, 2016", DateAgreement.SAME),
        ("Friday", "Sept. 8, 2016", DateAgreement.APART),
        ("yesterday", "Friday", DateAgreement.SAME),
        ("yesterday", "Sept. 9, 2016", DateAgreement.SAME),
        ("last month", "in August 2016", DateAgreement.SAME),
        ("last month", "last year", DateAgreement.APART),
        ("the 1990s", "1994", DateAgreement.SAME),
        ("the 1990s", "2004", DateAgreement.APART),
        ("9:30 a.m.", "9:30", DateAgreement.SAME),
        ("9:30 a.m.", "8:30 a.m.", DateAgreement.APART),
        ("9:30 p.m.", "21:30", DateAgreement.SAME),
        ("noon", "Friday", DateAgreement.UNKNOWN),
    ],
)
def test_agreement(one: str, other: str, expected: DateAgreement) -> None:
    (a,), (b,) = date_expressions(one, WORDS, SATURDAY), date_expressions(other, WORDS, SATURDAY)
    assert date_agreement(a, b) is expected
    assert date_agreement(b, a) is expected


def test_relative_times_of_undated_articles_are_unsure() -> None:
    (a,), (b,) = date_expressions("yesterday", WORDS), date_expressions("today", WORDS)
    assert date_agreement(a, b) is DateAgreement.UNSURE


def test_one_phrase_of_two_weeks_is_unsure() -> None:
    (a,), (b,) = (
        date_expressions("on Friday", WORDS, SATURDAY),
        date_expressions("on Friday", WORDS, dt.date(2016, 10, 8)),
    )
    assert date_agreement(a, b) is DateAgreement.UNSURE


def test_a_date_knows_what_it_does() -> None:
    until, since = date_expressions("until 1994 and since June 1996", WORDS)
    assert (until.role, since.role) == ("end", "start")


def test_without_words_years_and_clock_times_are_read() -> None:
    found = date_expressions("nel 1994 alle 21:30", DateWords.of({}))
    assert [(d.year, d.minutes) for d in found] == [(1994, None), (None, 1290)]


PIECES = st.sampled_from(
    [
        "Sept.",
        "31",
        "Feb",
        "1994",
        "last",
        "month",
        "Friday",
        "the",
        "of",
        "9:30",
        "a.m.",
        "May",
        "in",
        "1990s",
        "'60s",
        ",",
    ]
)


@given(
    st.lists(PIECES, max_size=10).map(" ".join) | st.text(max_size=40),
    st.none() | st.dates(dt.date(1600, 1, 1), dt.date(2400, 1, 1)),
)
def test_dates_stand_in_order_and_apart(text: str, published: dt.date | None) -> None:
    found = date_expressions(text, WORDS, published)
    for one, following in pairwise(found):
        assert one.span.end <= following.span.start
    for date in found:
        assert date.span.of(text).strip()
        assert all(first <= last for first, last in date.ranges)
