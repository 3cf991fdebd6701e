"""What tells a main proposition from a clause: likeness, lead over the next best, place, length."""

from __future__ import annotations

from diptych.alignment.proposition import main_propositions

LEAST = 0.07
SHORT = "The mill will appeal, its owner said on Monday."
LONG = " ".join([SHORT] * 12)


def test_a_clear_best_match_tells_the_main_proposition() -> None:
    assert main_propositions({(0, 0): 0.3, (0, 1): 0.05}, [SHORT], [SHORT] * 2, LEAST) == {(0, 0)}


def test_a_pair_below_the_least_likeness_tells_none() -> None:
    assert main_propositions({(0, 0): 0.06}, [SHORT], [SHORT], LEAST) == set()


def test_long_statements_share_a_clause_where_short_ones_share_all() -> None:
    values = {(0, 0): 0.12, (0, 1): 0.08}
    assert (0, 0) in main_propositions(values, [SHORT], [SHORT] * 2, LEAST)
    assert main_propositions(values, [LONG], [LONG] * 2, LEAST) == set()


def test_opposite_ends_speak_against_a_main_proposition() -> None:
    sides = [SHORT] * 10, [SHORT] * 10
    assert main_propositions({(0, 0): 0.12}, *sides, LEAST)
    assert not main_propositions({(0, 9): 0.12}, *sides, LEAST)


def test_of_two_equal_matches_neither_leads() -> None:
    text = SHORT * 4
    alone = main_propositions({(0, 0): 0.1}, [text], [text] * 2, LEAST)
    assert alone == {(0, 0)}
    assert main_propositions({(0, 0): 0.1, (0, 1): 0.1}, [text], [text] * 2, LEAST) == set()
