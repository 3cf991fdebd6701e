"""Promise 7: the folder is the product: it works from anywhere, without JavaScript, and asks nothing of any host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.pages import parsed, told_text
from tests.projects import files_of

_STORIES = ("mine-ban", "harbour", "identical", "right-to-left", "revision")

_BUDGET = 250_000
"""Bytes: the story page with all it loads (CSS, scripts, pictures)."""


class Visit:
    """A browser tab and everything it complained of or asked for."""

    def __init__(self, browser: Browser, *, scripts: bool) -> None:
        self.context = browser.new_context(java_script_enabled=scripts)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.missing: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("requestfailed", self._note_failure)
        self.context.on("response", lambda answer: self.missing.append(answer.url) if answer.status >= 400 else None)
        self.context.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.tab: Page = self.context.new_page()

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # as when the next page is opened before an icon has come
            self.missing.append(request.url)

    def assert_quiet(self, own: Callable[[str], bool]) -> None:
        assert self.complaints == []
        assert self.missing == []
        assert [url for url in self.asked if not own(url)] == []


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_every_page_opens_by_double_click(site: Path, chromium: Browser, scripts: bool) -> None:
    visit = Visit(chromium, scripts=scripts)
    for page in sorted(site.rglob("*.html")):
        if page.name != "404.html":  # which is never opened by double click, and links by the base path
            visit.tab.goto(page.as_uri())
    visit.assert_quiet(lambda url: url.startswith(site.as_uri()))
    visit.context.close()


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_every_page_works_below_a_path(site: Path, address: str, chromium: Browser, scripts: bool) -> None:
    visit = Visit(chromium, scripts=scripts)
    for page in sorted(site.rglob("*.html")):
        visit.tab.goto(address + page.relative_to(site).as_posix())
    visit.assert_quiet(lambda url: url.startswith(address))
    visit.context.close()


def test_a_missing_page_at_any_depth_is_styled_and_leads_home(site: Path, address: str, chromium: Browser) -> None:
    visit = Visit(chromium, scripts=True)
    asked = f"{address}a/b/c"
    answer = visit.tab.goto(asked)
    assert answer is not None
    assert answer.status == 404
    assert visit.tab.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
    assert [url for url in visit.asked if url != asked and not url.startswith(address)] == []
    visit.tab.locator("a[href$='index.html'], a[href$='/repo/']").first.click()
    assert visit.tab.url.removesuffix("index.html") == address
    visit.context.close()


@pytest.mark.parametrize("slug", _STORIES)
@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_both_articles_can_be_read_whole(site: Path, chromium: Browser, slug: str, scripts: bool) -> None:
    context = chromium.new_context(java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto((site / slug / "index.html").as_uri())
    page = parsed((site / slug / "index.html").read_bytes())
    for side in ("left", "right"):
        pieces = tab.locator(f"[data-text={side}]")
        assert "".join(pieces.all_text_contents()) == told_text(page, side)
        assert pieces.first.is_visible()
    context.close()


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    files = files_of(site)
    home = "https://site.invalid/repo/"
    pages = {path: parsed(data) for path, data in files.items() if path.endswith(".html")}
    ids = {path: {element.attributes.get("id") for element in page} for path, page in pages.items()}
    for path, page in pages.items():
        for element in page:
            for name in ("href", "src"):
                target = element.attributes.get(name)
                if target is None or (element.name == "use" and target.startswith("#")):
                    continue
                file, fragment = urldefrag(urljoin(home + path, target))
                if not file.startswith(home):
                    assert urlsplit(target).scheme in {"http", "https", "mailto"}, (path, target)
                    continue
                inside = unquote(urlsplit(file).path.removeprefix("/repo/"))
                assert inside in files, (path, target)
                if fragment and inside in ids:
                    assert unquote(fragment) in ids[inside], (path, target)


def test_the_story_page_is_light(site: Path, address: str, chromium: Browser) -> None:
    visit = Visit(chromium, scripts=True)
    visit.tab.goto(f"{address}mine-ban/index.html", wait_until="networkidle")
    loaded = {urlsplit(url).path.removeprefix("/repo/") for url in visit.asked}
    files = files_of(site)
    assert sum(len(files[path]) for path in loaded) <= _BUDGET
    visit.context.close()
