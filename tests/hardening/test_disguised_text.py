"""Characters that hide or turn words are shown, and stay where they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from diptych.rendering.disguise import revealed
from tests.pages import parsed, told_text
from tests.projects import SmallProject, article


@pytest.mark.parametrize("sign", "\u202a\u202e\u2066\u2069\u200b\u2060\ufeff\u3164\u200d\U000e0041")
def test_a_disguising_character_is_marked_and_kept(sign: str) -> None:
    shown = parsed(str(revealed(f"<b>appr{sign}oved</b>")))
    assert shown.text == f"<b>appr{sign}oved</b>"
    (mark,) = [element for element in shown if element.name == "span"]
    assert mark.text == sign
    assert mark.attributes["data-code"] == f"U+{ord(sign):04X}"


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "שלום\u200f!", "क्‍ष", "caf\u00e9 a\u00a0b"])
def test_characters_that_a_script_needs_are_left_alone(text: str) -> None:
    assert revealed(text) == text


def test_in_a_browser_an_override_turns_nothing_around(project: SmallProject, chromium: Browser) -> None:
    """“costs U+202E 000,1” would be read as “costs 1,000”; with the sign kept to itself the figures stay in order."""
    text = "The wall costs \u202e000,1 crowns, Berg\u200b said."
    (project.content / "harbour" / "left.md").write_text(article(text), encoding="utf-8")
    project.build()
    page = project.site / "harbour" / "index.html"
    assert told_text(parsed(page.read_bytes()), "left") == text
    tab = chromium.new_page()
    tab.goto(page.as_uri())
    places = tab.evaluate("""() => {
        const statement = document.querySelector(".st[data-text=left]");
        const walker = document.createTreeWalker(statement, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf("000,1");
            if (at < 0) continue;
            return [0, 4].map((step) => {
                const range = document.createRange();
                range.setStart(node, at + step);
                range.setEnd(node, at + step + 1);
                return range.getBoundingClientRect().left;
            });
        }
    }""")
    signs = tab.locator(".st[data-text=left] .hidden-sign").count()
    tab.close()
    assert places[0] < places[1]
    assert signs == 2
