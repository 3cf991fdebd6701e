"""The story page in a browser: from a file, with and without scripts, by keyboard, narrow, large and on paper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from diptych.model import Site
from diptych.rendering import Renderer
from diptych.rendering.assets import asset_files
from tests.harbour import harbour, harbour_story
from tests.rendering.edges import edge_story

DESKTOP = ViewportSize(width=1440, height=900)
NARROWEST = ViewportSize(width=320, height=640)
VIEWS = ["", "?view=table", "?view=left", "?view=right", "?view=worksheet", "?show=differences", "?show=conflicts"]
AXE = Path(os.environ.get("DIPTYCH_AXE", Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The harbour story's page as a file."""
    site = tmp_path_factory.mktemp("site")
    renderer = Renderer(Site())
    files = [*renderer.story_files(harbour_story(), (harbour(),)), *asset_files(())]
    for name in ("no-lexicon", "revision", "reviewed"):
        story, comparison = edge_story(name)
        files += renderer.story_files(story, (comparison,))
    for path, data in files:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return (site / "harbour-wall" / "index.html").as_uri()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A desktop window that fails the test on any error and on any request that leaves the folder."""
    context = chromium.new_context(viewport=DESKTOP)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else wrong.append(request.url)
    )
    yield opened
    context.close()
    assert not wrong


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A desktop window without scripts."""
    context = chromium.new_context(viewport=DESKTOP, java_script_enabled=False, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id"))


def is_open(page: Page, statement: str) -> bool:
    return page.locator(f"#about-{statement}").is_visible()


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


# --- choosing -----------------------------------------------------------------------------------------------------


def test_by_keyboard_a_statement_opens_and_escape_leads_back(page, address):
    page.goto(address)
    page.locator(".tag[href='#l2']").focus()
    page.keyboard.press("Enter")
    assert is_open(page, "l2")
    assert page.locator(".tag[href='#l2']").get_attribute("aria-expanded") == "true"
    assert page.url.endswith("#l2")
    page.keyboard.press("Tab")
    assert focused(page) == "#conflict-1"  # the words in conflict, within the statement
    page.keyboard.press("Tab")  # the article's own hyperlink
    page.keyboard.press("Tab")
    assert focused(page) == "#" + harbour().left.statements[1].anchor  # in what opened beneath it
    page.keyboard.press("Tab")  # Copy citation
    page.keyboard.press("Tab")
    assert focused(page) == "#about-l2"  # Close
    page.keyboard.press("Escape")
    assert not is_open(page, "l2")
    assert focused(page) == "#l2"


def test_a_click_on_the_words_opens_and_closes(page, address):
    page.goto(address)
    page.locator("#r2").click()
    assert is_open(page, "r2")
    assert "mate" in (page.locator("#l1").get_attribute("class") or "")
    page.locator("#r2").click()
    assert not is_open(page, "r2")


def test_a_counterpart_is_one_key_away_and_focus_goes_along(page, address):
    page.goto(address + "#l1")
    page.locator("#about-l1 a.name").first.click()
    assert is_open(page, "r2")
    assert not is_open(page, "l1")
    assert focused(page) == "#r2"


def test_stepping_visits_every_difference_in_reading_order_and_comes_round(page, address):
    page.goto(address)
    visited = []
    for _ in range(4):
        page.keyboard.press("n")
        visited.append(focused(page))
    assert visited == ["#l2", "#l4", "#r5", "#l2"]
    page.keyboard.press("p")
    assert focused(page) == "#r5"
    assert page.locator("#step-place").inner_text() == "3 of 3"
    assert page.locator("label[for='show-differences'], label:has(#show-differences)").inner_text() == "Differences 3"


@pytest.mark.parametrize("view", VIEWS)
def test_the_stepper_counts_what_the_filter_says(page, address, view):
    page.goto(address + view)
    if "worksheet" not in view:
        label = page.locator("label:has(#show-conflicts)" if "conflicts" in view else "label:has(#show-differences)")
        assert page.locator("#step-place").inner_text().split(" of ")[1] == label.inner_text().split()[-1]


def test_after_escape_the_next_difference_is_the_next_one_in_the_text(page, address):
    page.goto(address + "#l4")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert focused(page) == "#r5"


def test_an_arrival_has_the_focus_by_number_and_by_permanent_anchor(page, address):
    for hash_ in ("#l4", "#" + harbour().left.statements[3].anchor):
        page.goto("about:blank")
        page.goto(address + hash_)
        page.wait_for_function("document.activeElement.getAttribute('href') === '#l4'")


def test_a_click_on_the_words_takes_the_focus_there(page, address):
    page.goto(address)
    page.locator("#r2").click()
    assert focused(page) == "#r2"


def test_back_returns_from_a_counterpart(page, address):
    page.goto(address + "#l1")
    page.locator("#about-l1 a.name").first.click()
    assert page.url.endswith("#r2")
    page.go_back()
    page.wait_for_function("document.activeElement.getAttribute('href') === '#l1'")
    assert is_open(page, "l1")


def test_the_map_is_one_stop_and_arrows_lead_through_it(page, address):
    page.goto(address)
    assert page.locator("#map-wide a[tabindex='0']").count() == 1
    page.locator("#map-wide a[tabindex='0']").focus()
    visited = []
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        visited.append(page.evaluate("document.activeElement.className.baseVal.split(' ')[0]"))
    assert visited == ["block", "ribbon", "block"]
    assert page.locator("#map-wide a[tabindex='0']").count() == 1


def test_with_conflicts_only_stepping_visits_those(page, address):
    page.goto(address + "?show=conflicts")
    page.locator("#next").click()
    assert focused(page) == "#l2"
    assert page.locator(".row:visible").count() == 1
    assert page.locator("#step-place").inner_text() == "1 of 1"


def test_the_keys_are_listed_and_can_be_switched_off(page, address):
    page.goto(address)
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.locator(".st.chosen").count() == 0
    page.reload()
    page.keyboard.press("n")
    assert page.locator(".st.chosen").count() == 0


def test_a_citation_is_copied_with_the_permanent_address(page, address):
    page.goto(address + "#l2")
    page.evaluate("document.addEventListener('copy', () => { window.copied = document.activeElement.value; })")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("#about-l2 .copy").click()
    copied = page.evaluate("window.copied")
    anchor = page.locator("#l2 [id^='t-']").get_attribute("id")
    assert copied.startswith("“The wall will cost 40 million crowns")
    assert "The Harlow Gazette, “Council backs harbour wall”, 5 March 2024 (G2)" in copied
    assert copied.endswith(f"#{anchor}")


def test_choosing_a_source_lights_its_statements(page, address):
    page.goto(address)
    page.locator("#sources summary", has_text="Documents").click()
    page.locator("#s1 summary").click()
    assert page.evaluate("[...document.querySelectorAll('.st.lit')].map(st => st.id)") == ["l2", "r3"]
    page.keyboard.press("Escape")
    assert page.locator(".st.lit").count() == 0


# --- views and addresses ------------------------------------------------------------------------------------------


def test_the_view_is_kept_in_the_address(page, address):
    page.goto(address)
    page.locator("label", has_text="Table").click()
    assert page.url.endswith("?view=table")
    page.reload()
    assert page.locator("#table").is_visible()
    assert not page.locator("#columns").is_visible()


def test_the_table_holds_the_words_and_sorts(page, address):
    page.goto(address + "?view=table")
    assert "40 million crowns" in page.locator("#table tbody").inner_text()
    page.locator("[data-sort='right']").click()
    assert page.locator("#table tbody tr").first.locator("td").nth(2).inner_text().startswith("U1 The vote")
    assert page.locator("th[aria-sort='ascending']").inner_text().startswith("Unattributed telling")


@pytest.mark.parametrize("view", ["?view=table", "?show=conflicts", "?view=right"])
def test_a_deep_link_opens_even_where_the_view_would_hide_it(page, address, view):
    page.goto(address + view + "#l5")
    assert page.locator("#l5").is_visible()
    assert is_open(page, "l5")


@pytest.mark.parametrize("odd", ["#%", "#nothing-of-the-kind", "?view=upside-down&show=all", "?view=table#"])
def test_an_odd_address_opens_the_page_all_the_same(page, address, odd):
    page.goto(address + odd)
    page.locator("#next").click()
    assert page.locator("#step-place").inner_text().startswith("1 of")


def test_a_link_to_a_folded_conflict_unfolds_it(page, address):
    page.goto(address + "#conflict-2")
    assert page.locator("#conflict-2").is_visible()


def test_the_worksheet_hides_every_verdict(page, address):
    page.goto(address + "?view=worksheet")
    for verdict in ("#conflicts", "#glance", "#map", "#sources", ".gap", ".evidence", ".gutter", ".tag i", "#early"):
        assert page.locator(f"{verdict}:visible").count() == 0, verdict
    assert page.locator(".question, .questions li").count() == 6
    page.locator("text=Reveal the comparison").click()
    assert page.locator("#conflicts").is_visible()


def test_a_telling_alone_has_the_others_words_in_its_margin(page, address):
    page.goto(address + "?view=left")
    notes = page.locator(".note:visible")
    assert notes.first.inner_text().startswith("U2")
    assert "has approved a new harbour wall" in notes.first.inner_text()
    assert not page.locator("#r2").is_visible()


def test_in_the_browser_too_each_text_is_whole(page, address):
    page.goto(address)
    for side, article in (("left", harbour().pair.left), ("right", harbour().pair.right)):
        told = page.evaluate(f"[...document.querySelectorAll('[data-text={side}]')].map(e => e.textContent).join('')")
        assert told == article.text


# --- without scripts ----------------------------------------------------------------------------------------------


def test_without_scripts_a_deep_link_opens_its_statement(plain, address):
    plain.goto(address + "#l2")
    assert is_open(plain, "l2")
    assert not is_open(plain, "l1")
    plain.goto(address + "#" + harbour().right.statements[2].anchor)
    assert is_open(plain, "r3")


def test_without_scripts_a_label_opens_its_statement(plain, address):
    plain.goto(address)
    plain.locator(".tag[href='#r4']").click()
    assert is_open(plain, "r4")


def test_without_scripts_what_opened_closes_and_the_place_is_kept(plain, address):
    plain.goto(address + "#l2")
    before = plain.evaluate("scrollY")
    plain.locator("#about-l2 .close").click()
    assert not is_open(plain, "l2")
    assert plain.evaluate("scrollY") == before


def test_without_scripts_views_and_filters_work(plain, address):
    plain.goto(address)
    plain.locator("label", has_text="Differences").click()
    assert plain.locator(".row:visible").count() == 3
    plain.locator("label", has_text="Table").click()
    assert plain.locator("#table").is_visible()
    plain.locator("label", has_text="Worksheet").click()
    assert not plain.locator("#conflicts").is_visible()


def test_without_scripts_nothing_is_offered_that_needs_them(plain, address):
    plain.goto(address)
    assert not plain.locator("#next").is_visible()
    assert not plain.locator(".copy").count()
    assert not plain.locator(".theme-button").is_visible()


# --- narrow, large, paper -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [*VIEWS, "#l2"])
def test_at_320_pixels_nothing_is_cut_off(page, address, view):
    page.set_viewport_size(NARROWEST)
    page.goto(address + view)
    assert overflow(page) <= 0


@pytest.mark.parametrize("view", [*VIEWS, "#l2"])
def test_text_at_twice_the_size_stays_on_the_page(page, address, view):
    for width in (1440, 1024):
        page.set_viewport_size(ViewportSize(width=width, height=900))
        page.goto(address + view)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) <= 0


def test_on_a_phone_the_tellings_interleave_under_their_names(page, address):
    page.set_viewport_size(ViewportSize(width=390, height=844))
    page.goto(address)
    tops = [page.locator(f"#{i}").bounding_box()["y"] for i in ("l1", "r2", "l2", "r3")]
    assert tops == sorted(tops)
    assert page.locator(".cell.left .who").first.is_visible()
    assert page.locator(".map-narrow").is_visible()
    assert not page.locator(".map-wide").is_visible()


def test_on_paper_the_texts_are_there_and_the_buttons_are_not(page, address):
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator("#l1").is_visible()
    assert page.locator(".card").first.is_visible()
    for screen_only in ("#toolbar", ".site-head", ".evidence"):
        assert page.locator(f"{screen_only}:visible").count() == 0
    assert page.pdf()[:5] == b"%PDF-"


def test_a_telling_from_right_to_left_runs_so(page, address):
    page.goto(address.replace("harbour-wall", "ferry-he"))
    assert page.evaluate("getComputedStyle(document.querySelector('#l1')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('.tag')).direction") == "ltr"


def test_marks_reach_a_screen_reader(page, address):
    page.goto(address + "#l1")
    heard = page.locator("#about-l1").aria_snapshot()
    assert "deletion:" in heard
    assert "insertion:" in heard


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(chromium, address, theme, width):
    if not AXE.exists():
        pytest.skip("axe-core is not installed; npm install --prefix tests/browser")
    context = chromium.new_context(
        viewport=ViewportSize(width=width, height=900), color_scheme=theme, reduced_motion="reduce", bypass_csp=True
    )
    found = []
    for target in [*VIEWS, "#l2", "#r4"]:
        opened = context.new_page()
        opened.goto(address + target)
        opened.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        opened.add_script_tag(path=AXE)
        violations = opened.evaluate("axe.run().then(result => result.violations)")
        found += [(target, one["id"], one["nodes"][0]["html"]) for one in violations]
        opened.close()
    context.close()
    assert not found
