"""Names: where they are, what they name, and which two are one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.lexicons import Lexicon
from diptych.text.names import Name, NameKind, NameWords, Sameness, names, sameness

LEXICON = Lexicon("en")
WORDS = NameWords.of(LEXICON.topic("names"), LEXICON.words("function_words", "stop_words"))


def read(text: str) -> list[str]:
    return [name.span.of(text) for name in names(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen. Alma K. Brindley met Mr. Castellan in Harlow.", ["Alma K. Brindley", "Castellan", "Harlow"]),
        ("The Harlow Tenants' Union sued the Bank of Farrow.", ["Harlow Tenants' Union", "Bank of Farrow"]),
        ("“It is late,” Castellan said.", ["Castellan"]),
        ("HTU Director Alma Brindley left.", ["HTU", "Alma Brindley"]),
        ("the British lawyer and the British Prime Minister Ann Lee", ["British", "British", "Ann Lee"]),
        ("I think so, and so does he.", []),
        ("", []),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_capital_at_the_beginning_shows_nothing() -> None:
    weak, strong = names("Lawyers met Brindley.", WORDS)
    assert (weak.weak, strong.weak) == (True, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sen. Brindley", NameKind.PERSON),
        ("met Alma Brindley", NameKind.PERSON),
        ("met Bill Brindley", NameKind.PERSON),
        ("in Norway", NameKind.PLACE),
        ("the Harlow Council", NameKind.ORGANISATION),
        ("the Harlow Act", NameKind.THING),
        ("a Norwegian", NameKind.GROUP),
        ("to Harlow", NameKind.UNKNOWN),
    ],
)
def test_kinds(text: str, kind: NameKind) -> None:
    (name,) = names(text, WORDS)
    assert name.kind is kind


def one(text: str) -> Name:
    (name,) = names(f"so {text}", WORDS)
    return name


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Alma Brindley", "Brindley", Sameness.SAME),
        ("Sen. Brindley", "Alma Brindley", Sameness.SAME),
        ("Kate Dunmore", "Katherine Dunmore", Sameness.SAME),
        ("Harlow Tenants Union", "HTU", Sameness.SAME),
        ("Moscow", "Russia", Sameness.SAME),
        ("Alma Brindley", "Alma Brindly", Sameness.SPELLING),
        ("Alma Brindley", "Boris Brindley", Sameness.OTHER),
        ("Alma Brindley", "Boris Castellan", Sameness.OTHER),
        ("Norway", "Egypt", Sameness.OTHER),
    ],
)
def test_sameness(a: str, b: str, expected: Sameness) -> None:
    assert sameness(one(a), one(b), WORDS) is expected
    assert sameness(one(b), one(a), WORDS) is expected


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Sen.", "Alma", "K.", "of", "the", "“", "”", "Bank", "'s", "I", "-"])).map(" ".join)
)
def test_names_stand_in_order_and_apart(text: str) -> None:
    found = names(text, WORDS)
    for name, following in pairwise(found):
        assert name.span.end <= following.span.start
    assert all(name.span.of(text).strip() and name.parts for name in found)
