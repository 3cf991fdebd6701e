"""Quotations: how newspapers print them, as a document, and what holds for any text."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.model import Paragraph, Quotation, Side
from diptych.text.quotations import quotations
from tests.builders import article

DOCUMENT = Path(__file__).parent.parent / "fixtures" / "sourcing" / "quotations.md"


def cases() -> list[tuple[str, list[str], list[str]]]:
    found = []
    for part in DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = [line for line in part.split("\n") if line]
        found.append(
            (title, [x for x in lines if not x.startswith("- ")], [x[2:] for x in lines if x.startswith("- ")])
        )
    return found


def text_of(paragraphs: list[str]) -> tuple[str, tuple[Paragraph, ...]]:
    made = article("telling", paragraphs)
    return made.text, made.paragraphs


def described(text: str, quotation: Quotation) -> str:
    said = [
        name
        for name, holds in (
            ("inner", quotation.depth > 0),
            ("continues", quotation.continues),
            ("unclosed", not quotation.closed),
            ("few words", quotation.scare),
        )
        if holds
    ]
    words = quotation.span.of(text)
    return f"{words} | {', '.join(said)}" if said else words


@pytest.mark.parametrize(("paragraphs", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_quotations_of_the_document(paragraphs: list[str], expected: list[str]) -> None:
    text, blocks = text_of(paragraphs)

    assert [described(text, one) for one in quotations(text, blocks, Side.LEFT)] == expected


MARKED = st.text(alphabet=st.sampled_from("ab s.,!? \"'“”‘’«»„`"), max_size=80)


@given(st.lists(MARKED, max_size=4))
def test_spans_lie_in_their_paragraph_and_in_order(paragraphs: list[str]) -> None:
    text, blocks = text_of(paragraphs)

    found = quotations(text, blocks, Side.LEFT)

    assert list(found) == sorted(found, key=lambda one: (one.span.start, one.depth))
    for one in found:
        assert one.span.contains(one.inner)
        assert one.inner.start < one.inner.end
        assert sum(block.span.contains(one.span) for block in blocks) == 1


@given(st.lists(MARKED, max_size=4))
def test_outermost_quotations_do_not_overlap(paragraphs: list[str]) -> None:
    text, blocks = text_of(paragraphs)

    outer = [one.span for one in quotations(text, blocks, Side.LEFT) if one.depth == 0]

    assert all(before.end <= after.start for before, after in itertools.pairwise(outer))


@given(
    st.lists(st.text(alphabet="abc .,", min_size=1, max_size=30).map(str.strip).filter(bool), min_size=1, max_size=5)
)
def test_what_stands_in_curly_marks_is_found_whole(sentences: list[str]) -> None:
    text, blocks = text_of([" and ".join(f"“{sentence}”" for sentence in sentences)])

    assert [one.inner.of(text) for one in quotations(text, blocks, Side.LEFT)] == sentences


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "“" * 20_000,
        "'" * 20_000,
        "'a " * 10_000,
        "a' " * 10_000,
        "“a” " * 10_000,
        "''" * 10_000,
        "‘a’s " * 9_000,
    ],
    ids=["straight", "opening", "single", "openings", "possessives", "pairs", "doubled", "mixed"],
)
def test_thousands_of_marks_take_no_time(text: str) -> None:
    _, blocks = text_of([text])
    started = time.process_time()

    quotations(text, blocks, Side.LEFT)

    assert time.process_time() - started < 1.0
