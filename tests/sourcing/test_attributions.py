"""Attributions: the constructions of news English as a document, and what holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.model import Form, Side
from diptych.sourcing import find_sourcing

from .documents import ENGLISH, Case, annotated, attribution_line, cases, sourcing


@pytest.mark.parametrize("case", cases("attributions.md"), ids=lambda case: case.title)
def test_attributions_of_the_document(case: Case) -> None:
    text, found = sourcing(*case.paragraphs)

    assert tuple(attribution_line(one, text) for one in found.attributions) == case.expected


def test_form_says_how_much_of_the_content_is_quoted() -> None:
    _, found = sourcing(
        "“It is safe now,” Weir said.", "Weir said it was safe.", "Weir said it was “as safe as any other.”"
    )

    assert [one.form for one in found.attributions] == [Form.DIRECT, Form.INDIRECT, Form.MIXED]


def test_an_attribution_names_the_statements_its_content_lies_in() -> None:
    _, found = sourcing(
        "It rained. “We lost the bridge,” Weir said. “We will build it again.” The rain stopped at noon."
    )

    assert [one.statements for one in found.attributions] == [("l2", "l3")]


def test_short_words_in_marks_are_set_apart_unless_somebody_says_them() -> None:
    _, found = sourcing("The ‘smart’ lamps failed. “Not again,” Weir said.")

    assert [one.scare for one in found.quotations] == [True, False]


def test_without_a_lexicon_there_are_quotations_and_no_claims() -> None:
    found = find_sourcing((annotated("“It is safe now,” Weir said."),), None)

    assert not found.available
    assert len(found.quotations) == 1
    assert (found.attributions, found.sources, found.summaries) == ((), (), ())


WORDS = st.sampled_from(
    ["said", "says", "the", "mayor", "Weir", "that", "“", "”", "‘", "'", '"', ",", ".", "who", "and", "but", "to", "by",
     "according", "was", "accused", "of", "claim", "he", "it", "adding", "—", ":", "(", ")", "report", "called", "as",
     "a", "Harlow", "Post", "3", "not", "*", "\u00a0", "é", "—", "in", "?", "critics", "wants"]
)  # fmt: skip
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=4)
ANYTHING = st.lists(st.text(min_size=1, max_size=60).map(lambda s: s.replace("\n", " ")), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(st.one_of(PARAGRAPHS, ANYTHING))
def test_spans_lie_in_the_text_in_order_and_hold_words(paragraphs: list[str]) -> None:
    one = annotated(*paragraphs)
    text = one.article.text

    found = find_sourcing((one,), ENGLISH)

    known = {source.id for source in found.sources}
    for attribution in found.attributions:
        assert list(attribution.content_spans) == sorted(set(attribution.content_spans))
        assert attribution.statements
        for span in (*attribution.content_spans, attribution.source_span, attribution.cue_span):
            assert span is None or (0 <= span.start < span.end <= len(text) and span.of(text).strip())
        assert attribution.source is None or attribution.source in known
        assert attribution.via is None or attribution.via in known
    starts = [attribution.content_spans for attribution in found.attributions]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_the_same_text_gives_the_same_sourcing(paragraphs: list[str]) -> None:
    assert sourcing(*paragraphs) == sourcing(*paragraphs)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_one_article_reads_alike_on_either_side(paragraphs: list[str]) -> None:
    left = find_sourcing((annotated(*paragraphs, side=Side.LEFT),), ENGLISH)
    right = find_sourcing((annotated(*paragraphs, side=Side.RIGHT),), ENGLISH)

    assert [a.content_spans for a in left.attributions] == [a.content_spans for a in right.attributions]
    assert [a.source for a in left.attributions] == [a.source for a in right.attributions]


@pytest.mark.parametrize(
    "text",
    ["said " * 5_000, "he said, " * 3_000, "“a,” he said, " * 2_000, "“A.” He left. " * 2_000, "word " * 10_000,
     "people briefed on " * 2_000, "he continues to " * 2_000, "according to " * 3_000, "his claim that " * 2_000,
     "x, adding " * 3_000, "who said " * 3_000, '"' * 8_000, "a" * 100_000],
    ids=lambda text: text[:16],
)  # fmt: skip
def test_monotonous_texts_take_little_time(text: str) -> None:
    one = annotated(text.strip())
    started = time.process_time()

    find_sourcing((one,), ENGLISH)

    assert time.process_time() - started < 5.0
