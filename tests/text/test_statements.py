"""Statements: tricky cases as a document, and what holds for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.lexicons import lexicon
from diptych.model import Paragraph
from diptych.text.statements import statement_spans
from tests.builders import article

FIXTURES = Path(__file__).parent.parent / "fixtures" / "statements"
ENGLISH = lexicon("en")
assert ENGLISH is not None
WORDS = ENGLISH.topic("statements")


def cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for document in sorted(FIXTURES.glob("*.md")):
        for part in document.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, text, *rest = [piece for piece in part.split("\n") if piece]
            found.append((title, text, [line.removeprefix("- ") for line in rest]))
    return found


def text_of(paragraphs: list[str]) -> tuple[str, tuple[Paragraph, ...]]:
    made = article("telling", paragraphs)
    return made.text, made.paragraphs


def statements(*paragraphs: str, language: str = "en") -> list[str]:
    text, blocks = text_of(list(paragraphs))
    return [span.of(text) for _, span in statement_spans(text, blocks, language, WORDS)]


@pytest.mark.parametrize(
    ("title", "text", "expected"), cases(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_fixture(title: str, text: str, expected: list[str]) -> None:
    assert statements(text) == expected


def test_statements_never_cross_a_paragraph() -> None:
    assert statements("A line without an end", "and one that goes on.") == [
        "A line without an end",
        "and one that goes on.",
    ]


def test_a_language_without_word_lists_is_still_cut() -> None:
    text, blocks = text_of(["Le pont est fermé. La route est ouverte."])
    assert len(statement_spans(text, blocks, "fr", {})) == 2


NEWSLIKE = st.text(alphabet=st.sampled_from("ab Z.?!…’‘“”\"'() \u00a0\u200b\U0001f600é1$,—"), max_size=80)


@given(st.lists(st.one_of(NEWSLIKE, st.text(max_size=60)).filter(lambda body: "\n" not in body), max_size=4))
def test_statements_and_the_space_between_them_are_the_text(paragraphs: list[str]) -> None:
    text, blocks = text_of(paragraphs)
    spans = [span for _, span in statement_spans(text, blocks, "en", WORDS)]
    position = 0
    for span in spans:
        assert not text[position : span.start].strip(), "what lies between statements is space"
        assert span.start < span.end
        assert span.of(text) == span.of(text).strip()
        position = span.end
    assert not text[position:].strip()


@given(st.text(max_size=200))
def test_every_statement_lies_in_the_paragraph_it_names(body: str) -> None:
    text, blocks = text_of(re.split(r"[\r\n]+", body))
    for n, span in statement_spans(text, blocks, "en", WORDS):
        assert blocks[n - 1].span.contains(span)


def test_long_runs_of_marks_take_linear_time() -> None:
    """Twenty times the text may not take more than some twenty times the steps: none of these may hang."""
    for piece in ("“a. ", ".’", "a.", "'", "Mr. ", "x" * 50):
        assert statements(piece * 4000)
