"""The list of stories with search and filters, opened from a folder, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diptych.model import Site
from diptych.rendering import Renderer, story_entry
from tests.harbour import harbour, harbour_story

STORIES = 260
"""More than one search file and several pages hold."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a site with many stories: every tenth about a mill, every third without a conflict."""
    base = story_entry(harbour_story(), (harbour(),))
    entries = []
    for n in range(STORIES):
        title = f"The old mill, part {n}" if n % 10 == 0 else f"Été on the quay {n}"
        counts = base.counts if n % 3 else (replace(base.counts[0], likely=0),)
        slug = f"s{n}"
        entries.append(replace(base, slug=slug, folders=(slug,), title=title, counts=counts, tags=(f"tag{n % 4}",)))
    root = tmp_path_factory.mktemp("shelf")
    for path, data in Renderer(Site()).site_files(entries):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture
def tab(shelf: Path, chromium: Browser) -> Iterator[Page]:
    """The first page, opened by double click."""
    page = chromium.new_page()
    page.goto((shelf / "index.html").as_uri())
    yield page
    page.close()


def results(tab: Page) -> list[str]:
    return tab.locator("[data-results] h3").all_inner_texts()


def search(tab: Page, words: str, expected: str) -> None:
    tab.fill("#search-q", words)
    expect(tab.locator("[data-count]")).to_have_text(expected)


def test_nothing_of_the_search_is_loaded_before_it_is_used(shelf: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((shelf / "index.html").as_uri())
    assert not any("search/" in url for url in asked)
    page.focus("#search-q")
    page.fill("#search-q", "mill")
    expect(page.locator("[data-count]")).to_have_text("26 stories found")
    assert sum("search/" in url for url in asked) == 2
    page.close()


def test_words_are_found_by_their_beginnings_without_accents(tab: Page) -> None:
    search(tab, "mil OLD", "26 stories found")
    assert results(tab)[0] == "The old mill, part 0"
    search(tab, "ete 25", "10 stories found")
    search(tab, "ill", "No story found. Fewer or shorter words find more.")


def test_filters_narrow_and_are_undone(tab: Page) -> None:
    tab.select_option("[name=tag]", "tag1")
    tab.check("[name=conflicts]")
    expect(tab.locator("[data-count]")).to_have_text("44 stories found")
    assert tab.locator("[data-stories]").is_hidden()
    assert tab.locator("[data-results] .in-clash").count() == 40
    tab.click("[type=reset]")
    expect(tab.locator("[data-count]")).to_have_text("260 stories")
    assert tab.locator("[data-stories]").is_visible()


def test_a_choice_is_kept_in_the_address(tab: Page, chromium: Browser) -> None:
    search(tab, "mill", "26 stories found")
    again = chromium.new_page()
    again.goto(tab.url)
    expect(again.locator("[data-count]")).to_have_text("26 stories found")
    assert again.input_value("#search-q") == "mill"
    again.close()


def test_a_result_looks_like_the_story_in_the_list(tab: Page) -> None:
    search(tab, "s quay 259", "No story found. Fewer or shorter words find more.")
    search(tab, "quay 259", "1 story found")
    found = tab.locator("[data-results] li").first
    assert found.locator("h3 a").get_attribute("href") == "s259/index.html"
    widths = found.locator("rect").evaluate_all("all => all.map(one => one.getAttribute('width'))")
    assert widths == tab.evaluate(
        "[...document.querySelectorAll('[data-stories] li:first-child rect')].map(one => one.getAttribute('width'))"
    )
    assert found.locator("[data-slot=publishers]").inner_text() == "The Harlow Gazette · publisher not on record"
    assert found.locator("[data-slot=conflicts]").inner_text() == "≠ 1 conflict · 1 more could be read so"


def test_more_results_come_when_asked_for_and_the_keyboard_goes_with_them(tab: Page) -> None:
    search(tab, "quay", "234 stories found")
    assert len(results(tab)) == 40
    tab.click("[data-more] button")
    assert len(results(tab)) == 80
    assert tab.evaluate("document.activeElement.textContent") == results(tab)[40]


def test_without_scripts_it_is_a_list_with_pages(shelf: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((shelf / "index.html").as_uri())
    assert page.locator("[data-search]").is_hidden()
    assert page.locator("[data-stories] h3").count() == 40
    page.click("nav.pages a:has-text('7')")
    assert page.url.endswith("stories-7.html")
    assert page.locator("[data-stories] h3").count() == 20
    context.close()
