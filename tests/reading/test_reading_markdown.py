"""What Markdown becomes, as a document; and the promise that no letter of it is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.errors import ContentError
from diptych.model import Article
from diptych.reading import article_from_text, markdown_body, read_article_file, safe_href
from diptych.reading.body import Body

CASES = (Path(__file__).parents[1] / "fixtures/content/markdown.txt").read_text(encoding="utf-8")


def shown(body: Body) -> str:
    """A body as the fixture writes it."""
    lines = [f"{one.block}: {one.span.of(body.text)}" for one in body.paragraphs]
    for one in body.inlines:
        lines.append(f"{one.kind}{f' {one.href}' if one.href else ''}: {one.span.of(body.text)}")
    return "\n".join(line.replace("\n", "⏎") for line in lines)


def cases() -> list[tuple[str, str, str]]:
    blocks = re.split(r"^#### ", CASES, flags=re.MULTILINE)[1:]
    split = [(block.partition("\n")[0], block.partition("\n")[2].partition("\n=>\n")) for block in blocks]
    return [(name, source, expected.strip()) for name, (source, _, expected) in split]


@pytest.mark.parametrize(("source", "expected"), [pytest.param(s, e, id=n) for n, s, e in cases()])
def test_markdown(source: str, expected: str) -> None:
    assert shown(markdown_body(source, Path("article.md"))) == expected


def assert_covers(body: Body | Article) -> None:
    """Paragraphs and the blank lines between them are the text, and no span reaches outside."""
    assert "\n\n".join(one.span.of(body.text) for one in body.paragraphs) == body.text
    assert [one.n for one in body.paragraphs] == list(range(1, len(body.paragraphs) + 1))
    assert all(0 <= one.span.start < one.span.end <= len(body.text) for one in body.inlines)


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=6)
MARKS = st.sampled_from(
    ["", "*", "**", "_", "`", "~", "'", '"', "“", "<", ">", "<b>", "#", "-", "+", "1.", "|", "!", "\\", ":"]
)
PIECES = st.tuples(MARKS, WORDS, MARKS).map("".join)
PARAGRAPHS = st.lists(st.lists(PIECES, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=5)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(PARAGRAPHS)
def test_nothing_lost_no_letter_or_digit_vanishes_or_moves(paragraphs: list[str]) -> None:
    source = "\n\n".join(paragraphs)
    body = markdown_body(source, Path("article.md"))
    assert letters(body.text) == letters(source)
    assert_covers(body)


SYNTAX = st.text(st.sampled_from(list("ab[](){}<>!*_`#&;:/\\\"' \n-.1")), max_size=60)


@given(SYNTAX)
def test_any_string_of_markdown_signs_is_read_and_covered(source: str) -> None:
    body = markdown_body(f"word {source}", Path("article.md"))
    assert body.text.startswith("word")
    assert_covers(body)


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=40), min_size=1, max_size=6))
def test_nothing_lost_in_plain_text_a_line_is_a_paragraph(lines: list[str]) -> None:
    kept = [line.strip().removeprefix("\ufeff").strip() if n == 0 else line.strip() for n, line in enumerate(lines)]
    kept = [line for line in kept if line]
    if not kept:
        with pytest.raises(ContentError):
            article_from_text("\n".join(lines), key="a")
        return
    article = article_from_text("\n".join(lines), key="a")
    assert [one.span.of(article.text) for one in article.paragraphs] == kept
    assert_covers(article)


def test_in_plain_text_a_star_is_a_character(tmp_path: Path) -> None:
    file = tmp_path / "left.txt"
    file.write_text("The *Courier* said so.\nAnd: # *this* <b>.\n", encoding="utf-8")
    article = read_article_file(file)
    assert article.text == "The *Courier* said so.\n\nAnd: # *this* <b>."
    assert article.inlines == ()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:x", "java\tscript:x", " data:text/html,x", "//example.org/", "file:///etc/hosts",
     "vbscript:x", "https:", "mailto:", "http://[", "\x01javascript:x", "example.org"],
)  # fmt: skip
def test_an_address_that_could_run_or_reach_elsewhere_is_no_hyperlink(address: str) -> None:
    assert safe_href(address) is None


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://example.org", "mailto:desk@example.org"])
def test_web_and_mail_addresses_are_hyperlinks(address: str) -> None:
    assert safe_href(address) == address


@pytest.mark.parametrize("sign", ["[", "![", "[a](", '[a](b"', "<a "])
def test_thousands_of_signs_that_are_never_closed_are_text_and_cost_no_more(sign: str) -> None:
    source = f"word {sign * 5000}"
    assert markdown_body(source, Path("article.md")).text == source.strip()


def test_a_hyperlink_longer_than_any_is_text() -> None:
    source = f"[words](https://example.org/{'a' * 2000})"
    assert markdown_body(source, Path("article.md")).text == source
