"""Word differences: whole words, both sides rebuilt, no confetti."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from diptych.alignment import word_ops
from diptych.model import WordOp

MINOR = frozenset({"the", "a", "of", "on", "to", "and", "in", "for"})

texts = st.lists(
    st.sampled_from(
        ["the", "bridge", "of", "Harlow,", "council", "approved", "“well”", "12", "–", "don’t", "a\n\nnew"]
    ),
    max_size=12,
).map(" ".join)


def shown(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(op.op, op.left.of(left).strip(), op.right.of(right).strip()) for op in word_ops(left, right, minor=MINOR)]


def assert_rebuilds(ops: tuple[WordOp, ...], left: str, right: str, left_start: int, right_start: int) -> None:
    left_at, right_at = left_start, right_start
    for op in ops:
        assert (op.left.start, op.right.start) == (left_at, right_at)
        left_at, right_at = op.left.end, op.right.end
        empty = (op.left.start == op.left.end, op.right.start == op.right.end)
        assert {"insert": (True, False), "delete": (False, True)}.get(op.op, (False, False)) == empty
    assert (left_at, right_at) == (left_start + len(left), right_start + len(right))


@given(texts, texts, st.integers(0, 50), st.integers(0, 50))
def test_operations_are_contiguous_and_rebuild_both_texts(left: str, right: str, one: int, two: int) -> None:
    ops = word_ops(left, right, left_start=one, right_start=two, minor=MINOR)
    if ops:
        assert_rebuilds(ops, left, right, one, two)


@given(texts, texts)
def test_neighbouring_operations_differ_in_whether_they_are_equal(left: str, right: str) -> None:
    kinds = [op.op == "equal" for op in word_ops(left, right, minor=MINOR)]
    assert all(one != two for one, two in pairwise(kinds))


@given(texts, texts)
def test_texts_exchanged_give_the_same_difference_exchanged(left: str, right: str) -> None:
    names = {"insert": "delete", "delete": "insert"}
    turned = [(names.get(op.op, op.op), op.right, op.left) for op in word_ops(right, left, minor=MINOR)]
    assert turned == [(op.op, op.left, op.right) for op in word_ops(left, right, minor=MINOR)]


def test_a_word_is_never_cut() -> None:
    assert shown("He said no to the bridge.", "He says not to the bridge.") == [
        ("equal", "He", "He"),
        ("replace", "said no", "says not"),
        ("equal", "to the bridge.", "to the bridge."),
    ]


def test_islands_of_small_words_between_changes_are_drowned() -> None:
    left = "The council met the mayor of Harlow on Monday about the crossing."
    right = "The council rebuked the owner of Ellsby on Tuesday about the crossing."
    assert shown(left, right) == [
        ("equal", "The council", "The council"),
        ("replace", "met the mayor of Harlow on Monday", "rebuked the owner of Ellsby on Tuesday"),
        ("equal", "about the crossing.", "about the crossing."),
    ]


def test_the_shape_of_quotation_marks_is_no_difference() -> None:
    assert [op.op for op in word_ops("“It’s over,” he said.", '"It\'s over," he said.')] == ["equal"]


def test_a_figure_is_one_word() -> None:
    assert shown("It cost $1,200 in all.", "It cost $1,300 in all.") == [
        ("equal", "It cost $", "It cost $"),
        ("replace", "1,200", "1,300"),
        ("equal", "in all.", "in all."),
    ]


def test_where_little_is_shared_there_are_no_marks() -> None:
    assert word_ops("The ferry ran aground at dawn.", "Lawmakers want the subsidy frozen.") == ()


def test_nothing_differs_from_nothing() -> None:
    assert word_ops("", "The ferry.") == ()
    assert word_ops("", "") == ()


def test_a_long_text_is_marked_as_a_short_one_is() -> None:
    words = [f"word{n}" for n in range(3000)]
    changed = [*words[:1500], "another", *words[1501:]]
    assert shown(" ".join(words), " ".join(changed))[1] == ("replace", "word1500", "another")


def test_more_distinct_words_than_there_are_characters_before_the_surrogates() -> None:
    left = " ".join(f"w{n}" for n in range(60_000))
    assert [op.op for op in word_ops(left, left + " end")] == ["equal", "insert"]
