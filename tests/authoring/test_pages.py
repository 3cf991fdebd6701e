"""Saved pages in the mark-up habits of many kinds of news site: the article is kept whole, the chrome is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.authoring.pages import page_article
from diptych.errors import ContentError
from diptych.reading import markdown_body
from diptych.reading.body import Body

PAGES = sorted((Path(__file__).parents[1] / "fixtures/pages").glob("*.html"))


def shown(body: Body) -> str:
    lines = [f"{one.block}: {one.span.of(body.text)}" for one in body.paragraphs]
    lines += [f"{one.kind}{f' {one.href}' if one.href else ''}: {one.span.of(body.text)}" for one in body.inlines]
    return "\n".join(line.replace("\n", "⏎") for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_page_gives_its_article_and_nothing_else(page: Path) -> None:
    head, _, text = page.with_suffix(".expected.txt").read_text(encoding="utf-8").strip().partition("\n\n")
    article = page_article(page.read_bytes(), page)
    assert shown(markdown_body(article.markdown, page)) == text
    known = [f"{key}: {value}" for key, value in article.metadata.values.items()]
    corrections = [f"corrections: {one}" for one in article.corrections]
    checks = [line for line in head.split("\n") if line.startswith("check: ")]
    assert known + corrections + checks == head.split("\n")
    assert set(checks) <= {f"check: {doubt}" for doubt in article.metadata.doubts}


def test_there_are_twelve_kinds_of_site() -> None:
    assert len(PAGES) >= 12


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(ContentError, match="no article was found on this page"):
        page_article(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", Path("page.html"))


def test_script_in_a_page_does_not_reach_the_article() -> None:
    page = b"<html><body><article><p onclick='x()'>The council of Harlow met on Monday, <script>alert(1)</script>"
    page += (
        b"and <a href='javascript:alert(2)'>adjourned</a> at once, as had been expected.</p></article></body></html>"
    )
    markdown = page_article(page, Path("page.html")).markdown
    assert markdown == "The council of Harlow met on Monday, and adjourned at once, as had been expected.\n"
