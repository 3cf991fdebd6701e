"""Links between tellings: what is promised of any two, and what a reader would draw in invented ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.alignment import common_rows
from diptych.model import LinkCertainty, LinkRelation, Relation

from .documents import FIXTURES, both, exchanged_links, exchanged_rows, links, numbered, plain_links, sections

RETELLINGS = sorted((FIXTURES / "retellings").glob("*.md"))
READERS_AGREE = 0.6
"""F1 with the drawn links that every invented pair reaches; all of them together reach more (below)."""

words = st.sampled_from(["The ferry", "council", "approved", "$12 million", "on Monday", "he said", "U.S.", "not"])
statements = st.lists(words, min_size=1, max_size=5).map(lambda some: " ".join(some) + ".")
tellings = st.lists(statements, max_size=6).map("\n\n".join)


@settings(deadline=None)
@given(tellings, tellings, st.sampled_from(Relation))
def test_articles_exchanged_give_the_same_links_and_rows_exchanged(left: str, right: str, relation: Relation) -> None:
    here, there = both(left, right), both(right, left)
    found, turned = links(*here, relation), links(*there, relation)
    assert exchanged_links(turned) == plain_links(found)
    assert exchanged_rows(common_rows(*there, turned)) == list(common_rows(*here, found))


@settings(deadline=None)
@given(tellings, tellings, st.sampled_from(Relation))
def test_links_hold_what_the_model_says_of_them(left: str, right: str, relation: Relation) -> None:
    one, two = both(left, right)
    found = links(one, two, relation)
    assert found == links(one, two, relation)
    assert [link.id for link in found] == [f"k{n}" for n in range(1, len(found) + 1)]
    for link in found:
        assert 0 <= link.score <= 1
        assert round(link.score, 4) == link.score
        assert not (link.moved and link.relation is LinkRelation.PARTIAL)
        places = [[int(i[1:]) for i in ids] for ids in (link.left, link.right)]
        assert all(run == list(range(run[0], run[-1] + 1)) for run in places)
        if link.words:
            assert link.words[0].left.start == one.statement(link.left[0]).span.start
            assert link.words[-1].right.end == two.statement(link.right[-1]).span.end


@settings(deadline=None)
@given(tellings, st.sampled_from(Relation))
def test_an_article_is_identical_with_itself_and_nothing_moved(text: str, relation: Relation) -> None:
    found = links(*both(text, text), relation)
    identical = [link for link in found if link.relation is LinkRelation.IDENTICAL]
    assert {(link.left[0][1:], link.right[0][1:]) for link in identical} >= {(i[1:], i[1:]) for i in _ids(text)}
    assert not any(link.moved for link in identical)


def _ids(text: str) -> Iterator[str]:
    return (statement.id for statement in both(text, "")[0].statements)


def drawn(path: Path) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The links that were drawn for an invented pair, and those that may be drawn or not."""
    parts = sections(path)
    wanted = {(m[1], m[2]) for m in re.finditer(r"^(\d+)-(\d+) \w+$", parts["links"], re.M)}
    optional = {(m[1], m[2]) for m in re.finditer(r"^(\d+)-(\d+)$", parts["optional"], re.M)}
    return wanted, optional


def found_in(path: Path) -> set[tuple[str, str]]:
    """The links that the engine draws, by paragraph: every statement of the lists is one."""
    parts = sections(path)
    left, right = both(numbered(parts["left"]), numbered(parts["right"]))
    return {
        (str(left.statement(a).paragraph), str(right.statement(b).paragraph))
        for link in links(left, right)
        for a in link.left
        for b in link.right
    }


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


@pytest.mark.parametrize("path", RETELLINGS, ids=lambda path: path.stem)
def test_an_invented_pair_is_linked_much_as_its_author_would(path: Path) -> None:
    wanted, optional = drawn(path)
    found = found_in(path) - optional
    assert f1(len(found & wanted), len(found), len(wanted)) >= READERS_AGREE


def test_the_invented_pairs_together_are_linked_better_than_any_has_to_be() -> None:
    right = found_number = wanted_number = 0
    for path in RETELLINGS:
        wanted, optional = drawn(path)
        found = found_in(path) - optional
        right, found_number = right + len(found & wanted), found_number + len(found)
        wanted_number += len(wanted)
    assert f1(right, found_number, wanted_number) >= 0.77


def test_the_apparatus_of_attribution_links_nothing() -> None:
    left = "“The roof is unsafe,” said an engineer, who spoke on condition of anonymity.\n\nThe school will close."
    right = "“Prices will fall,” said a trader, who spoke on condition of anonymity.\n\nThe market was calm."
    assert links(*both(left, right)) == ()


def test_a_name_in_common_is_no_assertion_in_common() -> None:
    others = "Rain fell on the hills.\n\nTrains were late.\n\nBread got dearer.\n\nA choir sang.\n\nSnow is expected."
    left = f"{others}\n\nMr. Ortiz called the pension fund solvent."
    right = "Music played.\n\nA bridge closed.\n\nShips sailed.\n\nThree rebels around Mr. Ortiz abstained."
    assert links(*both(left, right)) == ()


def test_a_name_links_with_what_is_said_of_it() -> None:
    others = "Rain fell on the hills.\n\nTrains were late.\n\nBread got dearer.\n\nA choir sang.\n\nSnow is expected."
    left = f"{others}\n\nMr. Ortiz called the pension fund solvent."
    right = "Music played.\n\nA bridge closed.\n\nShips sailed.\n\nThe pension fund worried Mr. Ortiz."
    assert [(link.left, link.right) for link in links(*both(left, right))] == [(("l6",), ("r4",))]


def test_names_and_figures_meet_in_normal_form() -> None:
    left = "The U.S. gave the port of Orsk ninety days to comply.\n\nThe weather was fine."
    right = "A 90-day deadline for Orsk was set by the United States.\n\nMusic played all night."
    (only,) = links(*both(left, right))
    assert (only.left, only.right) == (("l1",), ("r1",))
    assert "Orsk" in only.evidence


def test_words_near_in_meaning_are_shown_together() -> None:
    left, right = both("Settlers fled the island.\n\nRain fell.", "The pact was torn up.\n\nA treaty lay in shreds.")
    assert all(link.evidence for link in links(left, right))
    left, right = both("The treaty lapsed.\n\nRain fell.", "A pact ended.\n\nMusic played.")
    assert [link.evidence for link in links(left, right)] == [("pact / treaty",)]


def test_what_contradicts_is_linked_all_the_same() -> None:
    left = "The mayor of Ellsby said the harbour wall was safe.\n\nTickets sold out.\n\nSnow fell in the hills."
    right = "The mayor of Ellsby said the harbour wall was not safe.\n\nA train was late.\n\nBread got dearer."
    assert [(link.left, link.right) for link in links(*both(left, right))] == [(("l1",), ("r1",))]


def test_a_statement_split_in_two_is_one_link() -> None:
    left = "The council approved the bridge on Monday, and work will begin in May.\n\nRain is expected."
    right = "The council approved the bridge on Monday. Work will begin in May.\n\nA concert was cancelled."
    (only,) = links(*both(left, right))
    assert (only.left, only.right, only.relation) == (("l1",), ("r1", "r2"), LinkRelation.REWORDED)


def test_a_moved_statement_is_marked_and_the_others_are_not() -> None:
    first = "The ferry Northern Lark ran aground off Skarra."
    others = ["Nine passengers were treated for bruises.", "The transport ministry ordered inspections."]
    found = links(*both("\n\n".join([first, *others]), "\n\n".join([*others, first])))
    assert [link.left for link in found if link.moved] == [("l1",)]


def test_the_same_words_are_sure() -> None:
    text = "The ferry Northern Lark ran aground off Skarra."
    (only,) = links(*both(text, text))
    assert (only.score, only.certainty) == (1.0, LinkCertainty.SURE)


def test_a_language_without_word_lists_is_linked_by_its_words() -> None:
    left = "Rada města Harlow schválila most přes řeku Tarn.\n\nDéšť neustal."
    right = "Most přes řeku Tarn schválila v pondělí rada města Harlow.\n\nVlaky stály."
    one, two = both(left, right)
    assert [(link.left, link.right) for link in links(one, two, language="cs")] == [(("l1",), ("r1",))]


def test_a_sentence_repeated_two_thousand_times_does_not_blow_up() -> None:
    text = "\n\n".join(["The council of Harlow approved the bridge."] * 2000)
    found = links(*both(text, text))
    assert len(found) == 2000
