"""Promise 3: every verdict shows the words, the rule and the score; no conflict without both quotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from diptych.build import Project, build
from tests.pages import Element, parsed
from tests.projects import SmallProject

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], Element]]:
    """Every story's export and page: the first story, and a small one with a conflict of figures."""
    small = SmallProject(tmp_path_factory.mktemp("small"))
    small.write_story("harbour")
    small.build()
    first = tmp_path_factory.mktemp("first") / "site"
    build(Project(content=PROJECT / "content", output=first))
    folders = [file.parent for site in (small.site, first) for file in sorted(site.rglob("comparison.json"))]
    return [
        (json.loads((folder / "comparison.json").read_bytes()), parsed((folder / "index.html").read_bytes()))
        for folder in folders
    ]


def plain(text: str) -> str:
    return " ".join(text.split())


def card_of(page: Element, conflict: dict[str, Any]) -> str:
    """The words of a conflict's card: `c1` is Conflict 1."""
    return plain(page.by_id(f"conflict-{conflict['id'].removeprefix('c')}").text)


def test_there_are_verdicts_to_look_at(published: list[tuple[dict[str, Any], Element]]) -> None:
    assert all(export["links"] for export, _ in published)
    assert any(export["conflicts"] for export, _ in published)


def test_a_conflict_has_both_quotations_a_rule_a_score_and_a_sentence(
    published: list[tuple[dict[str, Any], Element]],
) -> None:
    for export, page in published:
        for conflict in export["conflicts"]:
            card = card_of(page, conflict)
            assert conflict["rule"]
            assert 0 < conflict["score"] <= 1
            assert plain(conflict["explanation"]) in card
            assert len(conflict["sides"]) == 2
            for side in conflict["sides"]:
                text = export[side["side"]]["text"]
                assert side["spans"]
                for start, end in side["spans"]:
                    assert text[start:end].strip()
                    assert plain(text[start:end]) in card


def test_a_card_says_which_rule_found_it_and_how_sure_it_is(published: list[tuple[dict[str, Any], Element]]) -> None:
    for export, page in published:
        for conflict in export["conflicts"]:
            card = card_of(page, conflict)
            assert conflict["certainty"].capitalize() in card
            assert conflict["rule"] in card


def test_a_link_has_its_words_and_score_beside_the_statement(
    published: list[tuple[dict[str, Any], Element]],
) -> None:
    for export, page in published:
        texts = {one["id"]: one["text"] for side in ("left", "right") for one in export[side]["statements"]}
        for link in export["links"]:
            for one, others in ((link["left"], link["right"]), (link["right"], link["left"])):
                evidence = plain(page.by_id(f"about-{one[0]}").text)
                assert f"{link['score']:.2f}" in evidence
                assert all(plain(texts[other]) in evidence for other in others)


def test_an_attribution_has_its_words_and_its_source_leads_to_them(
    published: list[tuple[dict[str, Any], Element]],
) -> None:
    for export, page in published:
        for attribution in export["attributions"]:
            text = export[attribution["side"]]["text"]
            assert all(text[start:end].strip() for start, end in attribution["content_spans"])
            if attribution["source"]:
                shown = page.by_id(attribution["source"])
                led_to = {element.attributes.get("href") for element in shown if element.name == "a"}
                assert f"#{attribution['statements'][0]}" in led_to
