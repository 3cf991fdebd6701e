"""When two statements are bound, and which unlinked ones are compared for what somebody said."""

from __future__ import annotations

from diptych.conflicts.bonds import BOUND, bonds
from diptych.conflicts.utterances import unlinked_utterances
from diptych.lexicons import lexicon
from diptych.model import Link, LinkCertainty, LinkRelation, Side
from diptych.sourcing import find_sourcing
from tests.conflicts.telling import linked, telling

LINES = ["The council met.", "The mill closed.", "Rain fell on Harlow.", "Nobody was hurt.", "The road is open."]


def link(left: str, right: str, score: float, certainty: LinkCertainty = LinkCertainty.SURE) -> Link:
    return Link(f"{left}-{right}", (left,), (right,), LinkRelation.REWORDED, score, certainty, moved=False)


def test_two_tellings_of_one_story_are_bound_statement_by_statement() -> None:
    left, right = telling(LINES, Side.LEFT), telling(LINES, Side.RIGHT)
    assert bonds(left, right, linked(left, right)) == {(f"l{n}", f"r{n}"): 0.8 for n in range(1, 6)}


def test_two_stories_with_one_link_are_not_bound() -> None:
    left, right = telling(LINES, Side.LEFT), telling(LINES, Side.RIGHT)
    assert not bonds(left, right, (link("l1", "r1", 0.95),))


def test_a_link_that_a_better_one_outdoes_is_no_bond() -> None:
    left, right = telling(LINES, Side.LEFT), telling(LINES, Side.RIGHT)
    found = bonds(left, right, (*linked(left, right), link("l1", "r2", 0.66, LinkCertainty.LIKELY)))
    assert ("l1", "r1") in found
    assert ("l1", "r2") not in found


def test_two_statements_alone_are_bound_less() -> None:
    left, right = telling(LINES[:1], Side.LEFT), telling(LINES[:1], Side.RIGHT)
    (bond,) = bonds(left, right, (link("l1", "r1", 0.99),)).values()
    assert 0 < bond < BOUND


def test_one_speaker_is_compared_without_a_link() -> None:
    left = telling(["“We have never seen water like this,” Alma Castellan said.", "Rain fell."], Side.LEFT)
    right = telling(["“We have never known a flood like this,” said Alma Castellan.", "Snow fell."], Side.RIGHT)
    sourcing = find_sourcing((left, right), lexicon("en"))
    assert [(a.id, b.id) for a, b in unlinked_utterances(left, right, (), sourcing)] == [("l1", "r1")]
