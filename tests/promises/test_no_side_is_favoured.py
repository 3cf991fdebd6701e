"""Promise 2: swapping the articles gives an equal result after exchanging left and right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.comparison import compare
from diptych.model import Comparison, ConflictSide, Pair, Relation, Side, Span
from diptych.reading import article_from_text, read_content, story_pairs

PROJECT = Path(__file__).parents[2]

SENTENCES = [
    "The council of Harlow approved a harbour wall of 120 metres on Monday.",
    "A harbour wall of 140 metres was approved by the council of Harlow on Monday.",
    "“The wall will protect every home,” said Anna Berg, the town's engineer.",
    "The town's engineer, Anna Berg, said that the wall would protect every house.",
    "According to Anna Berg, work begins in May.",
    "Work begins in June, the council said.",
    "The council of Harlow did not approve the wall.",
    "It rained.",
    "It rained on Monday, and it rained on Tuesday.",
    "Officials said it rained.",
]
"""Sentences that repeat, rival one another for a counterpart, and conflict."""

tellings = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5
).map("\n".join)


def outcome(found: Comparison, *, swapped: bool) -> dict[str, Any]:
    """All that a comparison says, named by place in the text rather than by id; turned back where it was swapped."""
    exchange = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT} if swapped else {side: side for side in Side}
    turn = reversed if swapped else iter
    operations = {"insert": "delete", "delete": "insert"} if swapped else {}

    def statements(ids: tuple[str, ...]) -> tuple[tuple[Side, Span], ...]:
        return tuple((exchange[found.statement(i).side], found.statement(i).span) for i in ids)

    def wording(side: ConflictSide) -> tuple[Any, ...]:
        return exchange[side.side], statements(side.statements), side.spans

    names = {source.id: source.name for source in found.sourcing.sources}
    return {
        "links": sorted(
            (
                *turn((statements(link.left), statements(link.right))),
                link.relation,
                link.score,
                link.certainty,
                link.moved,
                link.evidence,
                sorted((operations.get(op.op, op.op), *turn((op.left, op.right))) for op in link.words),
            )
            for link in found.links
        ),
        "rows": sorted(tuple(turn((statements(row.left), statements(row.right)))) for row in found.rows),
        "conflicts": sorted(
            (one.kind, one.certainty, one.score, one.rule, sorted(map(wording, one.sides)), said(one.explanation))
            for one in found.conflicts
        ),
        "sources": sorted(
            (source.name, source.kind, sorted(exchange[side] for side in source.sides))
            for source in found.sourcing.sources
        ),
        "attributions": sorted(
            (exchange[one.side], one.content_spans, one.form, one.source_span or (), names.get(one.source or "", ""))
            for one in found.sourcing.attributions
        ),
        "notes": sorted((note.code, exchange[note.side] if note.side else "") for note in found.notes),
    }


def said(explanation: str) -> list[str]:
    """The words of an explanation, whichever telling it names first, and whatever it calls the two."""
    return sorted("side" if word in {"left", "right"} else word for word in re.findall(r"\w+", explanation.casefold()))


def assert_symmetric(pair: Pair) -> None:
    turned = Pair(pair.right, pair.left, pair.relation, pair.slug, pair.title, pair.right_letter, pair.left_letter)
    straight, swapped = outcome(compare(pair), swapped=False), outcome(compare(turned), swapped=True)
    for part, value in straight.items():
        assert value == swapped[part], part


@given(tellings, tellings)
@settings(max_examples=150)
def test_of_tellings_with_repeated_sentences(left: str, right: str) -> None:
    assert_symmetric(Pair(article_from_text(left, key="left"), article_from_text(right, key="right")))


@given(tellings, tellings)
@settings(max_examples=50)
def test_of_revisions(left: str, right: str) -> None:
    assert_symmetric(
        Pair(article_from_text(left, key="left"), article_from_text(right, key="right"), Relation.REVISION)
    )


def test_of_the_first_story() -> None:
    for story in read_content(PROJECT / "content").stories:
        for pair in story_pairs(story):
            assert_symmetric(pair)


@pytest.mark.parametrize("count", [2, 3, 7])
def test_of_one_sentence_repeated(count: int) -> None:
    assert_symmetric(
        Pair(article_from_text("It rained.\n" * count, key="left"), article_from_text("It rained.", key="right"))
    )
