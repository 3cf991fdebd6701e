"""Revisions as documents: exactly what was edited, moved, split, merged, cut and added."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.alignment import common_rows
from diptych.model import LinkRelation, Relation

from .documents import FIXTURES, both, links, sections, written

DOCUMENTS = sorted((FIXTURES / "revisions").glob("*.md"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_revision_yields_exactly_its_links(path: Path) -> None:
    parts = sections(path)
    found = links(*both(parts["left"], parts["right"]), Relation.REVISION)
    assert written(found) == parts["links"].split("\n")


def long_article(count: int) -> list[str]:
    """`count` statements in paragraphs of two, each with words of its own."""
    places = ["Harlow", "Tarn", "Ostermoor", "Ellsby", "Skarra", "Orsk", "Marlow", "Verrin"]
    things = ["bridge", "ferry", "school", "market", "library", "tramway", "reservoir", "clinic", "archive"]
    deeds = ["approved", "delayed", "opened", "closed", "repaired", "inspected", "funded"]
    return [
        f"In report {n} the board of {places[n % 8]} {deeds[n % 7]} the {things[n % 9]} on street {n * 3 + 1}."
        for n in range(count)
    ]


def in_paragraphs(statements: list[str]) -> str:
    return "\n\n".join(" ".join(statements[n : n + 2]) for n in range(0, len(statements), 2))


def test_three_edits_a_move_and_a_split_among_200_statements() -> None:
    before = long_article(200)
    after = list(before)
    after[20] = after[20].replace("the board", "a divided board")
    after[90] = after[90].replace("In report", "In a report numbered")
    after[151] = after[151].replace(" on street", " at last on street")
    before[60] = "The mayor praised the plan for the park, and the council voted to pay for it in spring."
    after[60] = "The mayor praised the plan for the park. The council voted to pay for it in spring."
    after[100:100] = after[180:182]
    del after[182:184]
    left, right = both(in_paragraphs(before), in_paragraphs(after))
    found = links(left, right, Relation.REVISION)
    changed = [link for link in found if link.relation is not LinkRelation.IDENTICAL]
    assert [(link.left, len(link.right)) for link in changed] == [
        (("l21",), 1),
        (("l61",), 2),
        (("l91",), 1),
        (("l152",), 1),
    ]
    assert {link.relation for link in changed} == {LinkRelation.REWORDED}
    assert [link.left for link in found if link.moved] == [("l181",), ("l182",)]
    assert {i for link in found for i in link.left} == {s.id for s in left.statements}
    assert {i for link in found for i in link.right} == {s.id for s in right.statements}


def test_rows_of_an_unchanged_article_stand_one_to_one() -> None:
    text = in_paragraphs(long_article(30))
    left, right = both(text, text)
    rows = common_rows(left, right, links(left, right, Relation.REVISION))
    assert [(row.left, row.right) for row in rows] == [((f"l{n}",), (f"r{n}",)) for n in range(1, 31)]


def test_a_sentence_two_thousand_times_is_paired_in_order() -> None:
    text = "\n\n".join(["The ferry was late again."] * 2000)
    left, right = both(text, "\n\n".join(["The ferry was late again."] * 1500))
    found = links(left, right, Relation.REVISION)
    assert len(found) == 1500
    assert not any(link.moved for link in found)
