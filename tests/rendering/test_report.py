from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.model import EditorNote, Relation, ReviewStatus, Span
from diptych.rendering.report import terminal_report
from diptych.rendering.terminal import Style, columns, visible, wrapped
from tests.builders import article, unlinked
from tests.harbour import harbour

GOLDEN = Path(__file__).parents[1] / "golden" / "rendering" / "harbour.report.txt"

HOSTILE = "He said \x1b]0;owned\x07\x1b[2Jit\u202e was\u2066 fine\x9b31m.\r\nSo\u2028be\x00 it."


def report(comparison, width=80, colour=False):
    return terminal_report(comparison, width=width, colour=colour)


def test_the_report_reads_like_this():
    assert report(harbour()) == GOLDEN.read_text(encoding="utf-8")


def test_without_colour_there_is_no_escape_code():
    assert "\x1b" not in report(harbour())


def test_colour_changes_no_word():
    codes = report(harbour(), colour=True)
    for code in ("1", "2", "1;35"):
        codes = codes.replace(f"\x1b[{code}m", "")
    plain = codes.replace("\x1b[1;4m", "").replace("\x1b[0m", "")
    assert plain.split() == report(harbour()).replace("*", "").split()


@pytest.mark.parametrize("width", [40, 55, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(columns(line) for line in report(harbour(), width).splitlines()) <= min(width, 100)


def test_what_an_article_holds_is_never_obeyed():
    hostile = article("a", (HOSTILE,), title=HOSTILE, publisher=HOSTILE)
    written = report(unlinked(hostile, article("b", ("Rain fell.",)), title=HOSTILE), 60)
    assert not set("\x1b\x07\x9b\r\x00\u202e\u2066\u2028") & set(written)
    assert "‹U+001B›" in written
    assert "‹U+202E›" in written


@given(st.text())
def test_visible_text_has_no_control_character_and_keeps_every_other(text):
    shown = visible(text)
    assert not any(ord(one) < 0x20 or 0x7F <= ord(one) < 0xA0 for one in shown)
    shown.encode()
    harmless = [one for one in text if one.isalnum()]
    assert [one for one in shown if one in set(harmless)][: len(harmless)] == harmless or "‹U+" in shown


@given(st.text(alphabet="ab 語é́\u200d*", max_size=80), st.integers(min_value=1, max_value=40))
def test_wrapping_loses_no_character(text, width):
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


def test_wide_characters_take_two_columns():
    assert columns("語") == 2
    assert columns("e\u0301") == 1
    assert wrapped("語" * 15, 20) == ["語" * 10, "語" * 5]


def test_emphasis_is_closed_at_the_end_of_a_line_and_taken_up_on_the_next():
    style = Style(colour=True)
    lines = [style.finished(line) for line in wrapped(style.marked("one two three four five", [Span(4, 18)]), 20)]
    assert lines == ["one \x1b[1;4mtwo three four\x1b[0m", "five"]
    split = [style.finished(line) for line in wrapped(style.marked("aaaaaaaaaa bbbbbbbbbb cc", [Span(0, 24)]), 20)]
    assert split == ["\x1b[1;4maaaaaaaaaa\x1b[0m", "\x1b[1;4mbbbbbbbbbb cc\x1b[0m"]


def test_overlapping_spans_are_marked_once():
    assert Style(colour=False).marked("one two three", [Span(4, 7), Span(0, 7), Span(9, 9)]) == "*one two* three"


def test_none_found_is_not_none_exist():
    quiet = unlinked(article("a", ("Rain fell.",)), article("b", ("The dam held.",)))
    assert "No conflict was found; that does not mean there is none." in " ".join(report(quiet).split())
    assert "No attribution was found. That does not mean there is none." in " ".join(report(quiet).split())


def test_a_language_without_a_lexicon_is_said_to_have_none():
    finnish = (article("a", ("Sade satoi.",), language="fi"), article("b", ("Pato kesti.",), language="fi"))
    assert "Not available for this language." in report(unlinked(*finnish, available=False))


def test_a_revision_speaks_of_removed_and_added():
    comparison = harbour()
    revised = replace(comparison, pair=replace(comparison.pair, relation=Relation.REVISION))
    assert "\nREMOVED\n" in report(revised)
    assert "\nADDED\n" in report(revised)


def test_a_conflict_that_an_editor_dismissed_is_not_shown():
    comparison = harbour()
    dismissed = tuple(replace(one, status=ReviewStatus.DISMISSED) for one in comparison.conflicts)
    assert "≠" not in report(replace(comparison, conflicts=dismissed))


def test_the_editor_has_a_voice_of_their_own():
    noted = replace(harbour(), editor_notes=(EditorNote(("l1", "r2"), "The vote was on 4 March."),))
    assert "Editor on G1, U2: The vote was on 4 March." in report(noted)
