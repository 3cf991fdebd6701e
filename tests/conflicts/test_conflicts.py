"""The room as a whole: order and ids, an article against itself, languages without word lists, hard input."""

from __future__ import annotations

import time

from diptych.conflicts import find_conflicts
from diptych.lexicons import lexicon
from diptych.model import Certainty, ConflictKind, Side, Sourcing
from tests.conflicts.telling import between, conflicts, linked, telling


def test_the_likely_come_first_then_the_order_of_the_article() -> None:
    left = telling(
        [
            "The council of Harlow will close the school in June.",
            "Police arrested 12 people near the harbour on Friday.",
            "The mayor of Harlow resigned on Sept. 5.",
        ],
        Side.LEFT,
    )
    right = telling(
        [
            "The council of Harlow could close the school in June.",
            "Police arrested 17 people near the harbour on Friday.",
            "The mayor of Harlow resigned on Sept. 15.",
        ],
        Side.RIGHT,
    )
    found = conflicts(left, right)
    assert [(c.id, c.kind, c.certainty) for c in found] == [
        ("c1", ConflictKind.NUMBER, Certainty.LIKELY),
        ("c2", ConflictKind.DATE, Certainty.LIKELY),
        ("c3", ConflictKind.POLARITY, Certainty.POSSIBLE),
    ]


def test_the_explanation_names_both_tellings_and_both_values() -> None:
    (conflict,) = between("The storm hurt 14 people in Harlow.", "The storm hurt 41 people in Harlow.")
    assert conflict.explanation == "The Harlow Courier counts 14 people; the Farrow Mail counts 41 people."


def test_an_article_that_contradicts_itself_is_told_so() -> None:
    left = telling(
        [
            "The storm hurt 14 people at the harbour of Harlow on Monday.",
            "Nobody had expected it.",
            "The storm hurt 41 people at the harbour of Harlow on Monday.",
        ],
        Side.LEFT,
    )
    (conflict,) = conflicts(left, telling(["Nothing else."], Side.RIGHT))
    assert [side.side for side in conflict.sides] == [Side.LEFT, Side.LEFT]
    assert [side.statements for side in conflict.sides] == [("l1",), ("l3",)]
    assert conflict.explanation == "The Harlow Courier counts 14 people in one place and 41 people in another."


def test_an_article_that_contrasts_like_things_does_not_contradict_itself() -> None:
    left = telling(
        [
            "In Harlow, 52 percent of the traders backed the fee and 18 percent opposed it.",
            "In Farrow, 54 percent of the traders backed the fee and 24 percent opposed it.",
        ],
        Side.LEFT,
    )
    assert conflicts(left, telling(["Nothing else."], Side.RIGHT)) == ()


def test_statements_that_are_not_linked_are_not_compared() -> None:
    left = telling(["The storm hurt 14 people in Harlow.", "Rain fell."], Side.LEFT)
    right = telling(["The storm hurt 41 people in Harlow.", "Snow fell."], Side.RIGHT)
    assert find_conflicts(left, right, (), Sourcing((), (), ()), None) == ()


def test_two_articles_of_one_statement_are_compared_without_a_link() -> None:
    left = telling(["Brindley was born in 1994."], Side.LEFT)
    right = telling(["Alma Brindley (born 3 May 1996) is a lawyer."], Side.RIGHT)
    (conflict,) = find_conflicts(left, right, (), Sourcing((), (), ()), lexicon("en"))
    assert conflict.kind is ConflictKind.DATE


def test_without_word_lists_figures_years_and_quotations_are_still_compared() -> None:
    left = telling(["La tempesta ha ferito 14 persone a Harlow nel 1994."], Side.LEFT, language="it")
    right = telling(["La tempesta ha ferito 41 persone a Harlow nel 1996."], Side.RIGHT, language="it")
    found = find_conflicts(left, right, linked(left, right), Sourcing((), (), (), available=False), None)
    assert sorted(c.kind for c in found) == [ConflictKind.DATE, ConflictKind.NUMBER]


def test_a_headline_is_no_row_of_names() -> None:
    assert not between("Council Of Harlow Backs Fee On Boats", "Alma Brindley Backs Fee On Boats")


def test_a_statement_of_thousands_of_figures_is_read_in_time() -> None:
    left = telling(["1 " * 3000 + "of Harlow."], Side.LEFT)
    right = telling(["(" * 3000 + "not never no " * 300 + "in Harlow."], Side.RIGHT)
    before = time.perf_counter()
    conflicts(left, right)
    assert time.perf_counter() - before < 5
