"""“Correct this”: every button's lines are good decisions, in the preview and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from diptych.authoring.corrections import correction_script, review_lines
from diptych.model import ReviewStatus
from diptych.review import apply_review, parse_review
from tests.platform.test_preview import Serving, eventually
from tests.projects import SmallProject, files_of
from tests.review.stories import harlow

ARTICLES = ("courier", "herald")


def test_every_buttons_lines_are_decisions_that_find_their_words() -> None:
    comparison = harlow()
    lines = review_lines(comparison)
    statements = (*comparison.left.statements, *comparison.right.statements)
    assert set(lines) == {"conflict-1", *(f"about-{one.id}" for one in statements)}
    for place, text in lines.items():
        side = "left" if 'courier: "words of' in text else "right"
        fill = {"left": "Advertisement: boats for hire.", "right": "Low said it must be mended."}[side]
        filled = text.replace("words of the statement that says the same", fill)
        review = parse_review(filled, Path("review.yaml"), ARTICLES)
        assert review.decisions
        assert apply_review(comparison, review)[1] == (), place


def test_the_lines_of_a_conflict_dismiss_it() -> None:
    text = review_lines(harlow())["conflict-1"]
    result, _ = apply_review(harlow(), parse_review(text, Path("review.yaml"), ARTICLES))
    assert [one.status for one in result.conflicts] == [ReviewStatus.DISMISSED]


def test_the_lines_of_a_linked_statement_unlink_it() -> None:
    text = review_lines(harlow())["about-l1"]
    result, _ = apply_review(harlow(), parse_review(text, Path("review.yaml"), ARTICLES))
    assert "l1" not in {one for link in result.links for one in link.left}


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    made = SmallProject(tmp_path)
    made.write_story("harbour")
    return made


@pytest.mark.parametrize(
    "page", ["", "index.html", "how/index.html", "harbour/x--y/", "../harbour/", "nowhere/", "\0/"]
)
def test_other_pages_have_no_such_script(page: str, project: SmallProject) -> None:
    assert correction_script(project.content, page) is None


def test_words_of_an_article_cannot_end_the_script(project: SmallProject) -> None:
    left = project.content / "harbour/left.md"
    left.write_text(
        left.read_text(encoding="utf-8") + "\n</script><b>alert(1)</b> is what it said.\n", encoding="utf-8"
    )
    script = correction_script(project.content, "harbour/index.html")
    assert script is not None
    assert "</script" not in script


def test_in_the_preview_a_button_copies_the_lines_and_the_site_has_no_trace(
    project: SmallProject, chromium: Browser
) -> None:
    serving = Serving(project)
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    try:
        page = context.new_page()
        page.goto(f"{serving.address}harbour/index.html#l1")
        button = page.locator("#about-l1 >> text=Correct this")
        button.wait_for(state="attached")
        button.dispatch_event("click")
        page.locator("#about-l1 >> text=Copied: paste it into review.yaml").wait_for(state="attached")
        lines = str(page.evaluate("navigator.clipboard.readText()"))
        assert parse_review(lines, Path("review.yaml"), ("left", "right")).decisions
        eventually((project.site / "harbour/index.html").is_file)
        assert not [name for name, data in files_of(project.site).items() if b"Correct this" in data]
    finally:
        context.close()
        serving.stop()
