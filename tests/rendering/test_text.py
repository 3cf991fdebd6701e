"""Marked text: any marks, any overlap, well nested, not a character more or less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diptych.model import Inline, Span
from diptych.rendering.text import Mark, inline_marks, pieces, readable_spans

TEXT = "He said the dam was safe enough on Monday."

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(min(pair), max(pair)))
marks = st.lists(st.builds(Mark, st.sampled_from(["link", "strong", "em", "code", "conflict"]), spans), max_size=6)


def drawn(found) -> str:
    signs = {"open": "<{}>", "close": "</{}>"}
    return "".join(one.text if one.op == "text" else signs[one.op].format(one.mark.kind) for one in found)


def test_overlapping_marks_nest_and_a_hyperlink_is_never_broken():
    made = pieces(TEXT, Span(0, len(TEXT)), [
        Mark("em", Span(20, 31)), Mark("conflict", Span(12, 15)), Mark("link", Span(8, 24)),
    ])  # fmt: skip
    assert drawn(made) == (
        "He said <link>the <conflict>dam</conflict> was <em>safe</em></link><em> enough</em> on Monday."
    )


def test_marks_that_reach_out_of_the_span_are_cut_at_its_edges():
    assert drawn(pieces(TEXT, Span(3, 7), [Mark("em", Span(0, 20))])) == "<em>said</em>"


@given(spans, marks)
def test_the_words_are_exactly_those_of_the_span(span, found):
    assert "".join(one.text for one in pieces(TEXT, span, found)) == span.of(TEXT)


@given(spans, marks)
def test_what_opens_closes_in_order(span, found):
    open_now = []
    for one in pieces(TEXT, span, found):
        if one.op == "open":
            open_now.append(one.mark)
        elif one.op == "close":
            assert open_now.pop() is one.mark
    assert not open_now


@given(spans, spans, marks)
def test_a_lone_hyperlink_stays_in_one_piece(span, where, found):
    link = Mark("link", where, "https://a.example/")
    others = [mark for mark in found if mark.kind != "link"]
    opened = [one for one in pieces(TEXT, span, [*others, link]) if one.op == "open" and one.mark is link]
    assert len(opened) <= 1


def test_no_hyperlink_stands_in_another():
    link, image = Mark("link", Span(8, 24), "https://a.example/"), Mark("image", Span(12, 15), "https://b.example/")
    made = pieces(TEXT, Span(0, len(TEXT)), [link, image, Mark("conflict", Span(16, 30), label="1")])
    opened = [one.mark for one in made if one.op == "open"]
    assert {mark.kind for mark in opened} == {"link", "conflict"}
    assert {mark.label for mark in opened} == {""}


def test_only_harmless_hyperlinks_become_marks():
    hrefs = ["https://a.example/", "HTTP://b.example/", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x"]
    kept = inline_marks([Inline("link", Span(0, 1), href) for href in hrefs] + [Inline("em", Span(0, 1))])
    assert [mark.href for mark in kept] == [*hrefs[:3], None]


def test_no_function_word_is_marked_alone():
    text = "This is a step for all, and not the end."
    at = {
        word: Span(text.index(word), text.index(word) + len(word))
        for word in ("This", "a", "step", "not", "the", "end")
    }

    def marked(*words):
        return [span.of(text) for span in readable_spans(text, [at[word] for word in words])]

    assert marked("a", "step", "end") == ["a step", "end"]
    assert marked("This", "end") == ["end"]
    assert marked("not", "end") == ["not the end"]
    assert marked("the") == ["the"]
