"""What the story page shows, on stories made by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from diptych.model import Site, StatementStatus
from diptych.rendering import Renderer
from tests.harbour import harbour, harbour_story
from tests.pages import Element, parsed, told_text
from tests.rendering.edges import EDGES, HOSTILE, edge_story, excerpts, hostile, revision, story_of
from tests.rendering.golden import FOLDER, golden_pages, page

ALL_EDGES = sorted(EDGES)


def tree(story, comparison) -> Element:
    return parsed(page(story, comparison))


def words(element: Element) -> str:
    return " ".join(element.text.split())


def with_class(root: Element, name: str) -> list[Element]:
    return [one for one in root if name in (one.attributes.get("class") or "").split()]


@pytest.mark.parametrize("name", ["harbour", *ALL_EDGES])
def test_the_page_reads_like_its_golden_file(name):
    assert golden_pages()[name] == (FOLDER / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL_EDGES)
def test_each_text_can_be_rebuilt_from_the_page(name):
    story, comparison = edge_story(name)
    root = tree(story, comparison)
    for side in ("left", "right"):
        assert told_text(root, side) == getattr(comparison.pair, side).text


@pytest.mark.parametrize("name", ALL_EDGES)
def test_every_hyperlink_within_the_page_has_a_place_to_go_and_every_id_is_there_once(name):
    root = tree(*edge_story(name))
    ids = [one.attributes["id"] for one in root if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    aims = {one.attributes["href"][1:] for one in root if (one.attributes.get("href") or "").startswith("#")}
    assert aims <= set(ids)


def test_every_statement_and_conflict_has_its_address():
    comparison = harbour()
    root = tree(harbour_story(), comparison)
    for statement in (*comparison.left.statements, *comparison.right.statements):
        element = root.by_id(statement.id)
        assert element.text == statement.text
        assert any(one.attributes.get("id") == statement.anchor for one in element)
        assert root.by_id(f"about-{statement.id}")
    for conflict in comparison.conflicts:
        assert root.by_id(f"conflict-{conflict.id[1:]}")


def test_a_conflict_shows_both_quotations_the_words_the_rule_and_the_reason():
    comparison = harbour()
    card = tree(harbour_story(), comparison).by_id("conflict-1")
    quotations = [one for one in card if one.name == "blockquote"]
    assert [q.text for q in quotations] == [comparison.left.statements[1].text, comparison.right.statements[2].text]
    marked = [[one.text for one in with_class(q, "clash")] for q in quotations]
    assert marked == [["40 million crowns"], ["44 million crowns"]]
    assert comparison.conflicts[0].explanation in words(card)
    assert "“number”" in words(card)
    assert "Likely" in words(card)


def test_a_possible_conflict_is_folded_and_not_counted():
    root = tree(harbour_story(), harbour())
    (folded,) = [one for one in root if one.name == "details" and "could be read" in one.text]
    assert any(one.attributes.get("id") == "conflict-2" for one in folded)
    assert "On one point they seem to conflict" in words(root.by_id("glance"))


def test_the_wordings_of_a_link_show_what_differs():
    about = tree(harbour_story(), harbour()).by_id("about-l1")
    assert [one.text for one in about if one.name == "del"] == ["The council of Harlow Bay", " on Monday"]
    assert [one.text for one in about if one.name == "ins"] == ["Harlow Bay's council", " has"]
    assert "sure (0.81)" in words(about)


def test_a_gap_says_whether_nothing_is_here_or_where_it_is():
    root = tree(harbour_story(), harbour())
    gaps = [words(one) for one in with_class(root, "gap")]
    assert gaps[0] == "U1: see G5 ↓ begins at G1"
    assert "nothing here goes on at U5" in gaps


def test_a_revision_speaks_of_removed_and_added():
    text = words(tree(story_of(revision()), revision()).by_id("glance"))
    assert "1 statement was removed" in text
    assert "1 was added" in text
    assert "Only in" not in words(tree(story_of(revision()), revision()))


def test_unknown_facts_are_called_unknown():
    root = words(with_class(tree(harbour_story(), harbour()), "telling")[1])
    for words_for_unknown in ("No headline on record", "publisher unknown", "date unknown", "no hyperlink on record"):
        assert words_for_unknown in root


def test_a_language_without_word_lists_has_no_zeroes_for_sources():
    story, comparison = edge_story("no-lexicon")
    root = tree(story, comparison)
    assert "Not available for this language" in words(root.by_id("sources"))
    assert not [one for one in with_class(root, "whose") for cell in one if cell.name == "td"]
    left = root.by_id("l1")
    assert left.text == comparison.left.statements[0].text
    assert [one.attributes for one in with_class(root, "cell") if one.attributes.get("dir") == "rtl"]


def test_no_conflict_found_is_not_called_none():
    text = words(tree(*edge_story("no-conflict")).by_id("conflicts"))
    assert "None found. That is not the same as none" in text


def test_what_an_editor_decided_is_marked_as_the_editors():
    root = tree(*edge_story("reviewed"))
    assert "Confirmed by the editor" in words(root.by_id("conflict-2"))
    (folded,) = [one for one in root if one.name == "details" and "set aside by the editor" in one.text]
    assert any(one.attributes.get("id") == "conflict-1" for one in folded)
    assert "Set by the editor. A. Editor, 9 March 2024" in words(root.by_id("about-l3"))
    assert "Set aside by the editor. B. Editor, 10 March 2024" in words(root.by_id("conflict-1"))
    assert "reference 1 A. Editor, 11 March 2024" in words(root.by_id("about-l2"))
    assert "The budget paper itself says 42 million." in words(root.by_id("about-r3"))
    (within,) = [one for one in root if one.name == "h3" and one.text == "A telling against itself"]
    assert within


def test_an_article_is_only_ever_text():
    comparison = hostile()
    root = parsed(page(story_of(comparison), comparison))
    assert not [one for one in root if one.name in ("img", "iframe", "object", "embed")]
    scripts = [one.attributes for one in root if one.name == "script"]
    assert scripts == [{"src": "../assets/theme.js"}, {"src": "../assets/story.js", "defer": None}]
    assert not [name for one in root for name in one.attributes if name.startswith("on") or name == "style"]
    schemes = {
        (one.attributes.get("href") or "").split(":")[0] for one in root if ":" in (one.attributes.get("href") or "")
    }
    assert schemes <= {"https", "http", "mailto"}
    assert HOSTILE in root.text
    outside = [one for one in root if (one.attributes.get("href") or "").startswith("https://ok.example")]
    assert all(one.attributes["rel"] == "nofollow noopener noreferrer" for one in outside)
    assert outside


def test_excerpts_show_no_word_of_what_is_withheld():
    story, comparison = excerpts()
    files = dict(Renderer(Site()).story_files(story, (comparison,)))
    statuses = comparison.statuses()
    withheld = [
        one.text
        for one in (*comparison.left.statements, *comparison.right.statements)
        if statuses[one.id] is StatementStatus.ONLY
    ]
    assert withheld
    for path, data in files.items():
        for text in withheld:
            assert text not in data.decode("utf-8", "replace"), path
    page_text = files["harbour-wall/index.html"].decode()
    assert "[…]" in page_text
    assert "Both texts are complete" not in page_text
    assert "50 words" not in page_text


def test_noindex_is_said_to_search_engines():
    story = replace(harbour_story(), robots="noindex")
    (meta,) = [one for one in tree(story, harbour()) if one.attributes.get("name") == "robots"]
    assert meta.attributes["content"] == "noindex"


def test_the_same_comparison_gives_the_same_bytes():
    first, second = (list(Renderer(Site()).story_files(harbour_story(), (harbour(),))) for _ in range(2))
    assert first == second


def test_the_page_loads_only_its_own_files_and_says_so():
    root = tree(harbour_story(), harbour())
    (policy,) = [one for one in root if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"].startswith("default-src 'none'")
    assert "unsafe" not in policy.attributes["content"]
    loaded = [one.attributes.get("src") or one.attributes.get("href") for one in root if one.name in ("script", "link")]
    assert all(not re.match(r"[a-z]+:|//", address) for address in loaded)


def test_the_data_beside_the_page_is_its_own_comparison():
    files = dict(Renderer(Site()).story_files(harbour_story(), (harbour(),)))
    assert json.loads(files["harbour-wall/comparison.json"])["slug"] == "harbour-wall"
