"""Promise 1: the text view rebuilds each article's text to the character, in its own order, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.comparison import compare
from diptych.model import Article, Comparison, Pair, Site, Story
from diptych.reading import article_from_text, read_article_file, read_content, story_pairs
from diptych.rendering import Renderer
from tests.pages import parsed, told_text

PROJECT = Path(__file__).parents[2]
RENDERER = Renderer(Site())

SENTENCES = [
    "The council of Harlow approved a harbour wall of 120 metres on Monday.",
    "“The wall will protect every home,” said Anna Berg, the town's engineer.",
    "A harbour wall of 140 metres was approved on Monday.",
    "Two fishermen, who did not want to be named, said that it would block their landing place.",
    "It rained.",
    "Work begins in May <b>or June</b> & not 'before'.",
]
"""Sentences that link, conflict and quote, and one that looks like markup."""

characters = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029")
paragraphs = st.lists(
    st.one_of(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
        st.text(characters, min_size=1, max_size=80),
    ),
    min_size=1,
    max_size=5,
)


def page_of(comparison: Comparison) -> bytes:
    """The story page of two articles."""
    pair = comparison.pair
    story = Story("story", "A story", (pair.left, pair.right), pair.relation)
    return dict(RENDERER.story_files(story, (comparison,)))["story/index.html"]


def assert_nothing_lost(comparison: Comparison) -> None:
    page = parsed(page_of(comparison))
    assert told_text(page, "left") == comparison.pair.left.text
    assert told_text(page, "right") == comparison.pair.right.text


def readable(lines: list[str], key: str) -> Article | None:
    """The article, unless it is nothing but space."""
    text = "\n".join(lines)
    return article_from_text(text, key=key) if text.strip() else None


@given(paragraphs, paragraphs)
@settings(max_examples=60)
def test_of_any_two_articles(left_lines: list[str], right_lines: list[str]) -> None:
    left, right = readable(left_lines, "left"), readable(right_lines, "right")
    if left and right:
        assert_nothing_lost(compare(Pair(left, right, slug="story", title="A story")))


@given(paragraphs)
@settings(max_examples=30)
def test_of_a_text_file_a_line_is_a_paragraph(lines: list[str]) -> None:
    article = readable(lines, "left")
    if article:
        words = [word for line in lines for word in line.split()]
        assert article.text.split() == words
        assert [part.span.of(article.text) for part in article.paragraphs] == article.text.split("\n\n")


def test_of_the_first_story() -> None:
    for story in read_content(PROJECT / "content").stories:
        for pair in story_pairs(story):
            assert_nothing_lost(compare(pair))


@pytest.mark.parametrize(
    "source",
    [
        "Raw <b>markup</b> is <script>alert('shown')</script> as text.",
        "An image ![of the *new* wall](wall.jpg) is its alternative text.",
        "> A quotation\n> over two lines.\n\n- one\n- two\n\n1. first\n2. second",
        "    indented like code\n\nand `code` in a line",
        "Not smart: \"straight\" -- and... 'quotes' (c)",
        "A [hyperlink](https://post.example/) and **strong *nested* emphasis**.",
        "Line one  \nline two after a break",
        "Tab\tand nbsp\u00a0and soft\u00adhyphen and zero\u200bwidth",
        "עברית and العربية and 漢字 and 👩‍👩‍👧",
    ],
)
def test_of_markdown(tmp_path: Path, source: str) -> None:
    file = tmp_path / "left.md"
    file.write_text(f"---\ntitle: t\n---\n\n{source}\n", encoding="utf-8")
    left = read_article_file(file)
    assert_nothing_lost(compare(Pair(left, article_from_text("It rained.", key="right"), slug="story", title="t")))
