"""What holds of conflicts whatever is written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.model import Conflict, Side
from tests.conflicts.telling import conflicts, telling

LABELS = ("The Harlow Courier", "the Farrow Mail")

VOCABULARY = """
the council Harlow Farrow Brindley Castellan approved rejected not never no 12 17 1,200 percent % $5 million
Monday Friday Sept. 5 1994 1996 said “a heavy burden” “a grave weight” people homes of in by to and , .
more than nearly dozens will could withdrew from joined treaty who
won't can’t U.S. Mr. third two-thirds 51-48 9:30 a.m. ? …
"""
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
TELLINGS = st.lists(SENTENCES, min_size=1, max_size=3)
ANY_TEXT = st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "x")


def found(left: list[str], right: list[str], *, swapped: bool = False) -> tuple[Conflict, ...]:
    labels = LABELS[::-1] if swapped else LABELS
    return conflicts(telling(left, Side.LEFT, label=labels[0]), telling(right, Side.RIGHT, label=labels[1]))


@given(TELLINGS, TELLINGS)
@settings(max_examples=150, deadline=None)
def test_exchanging_the_articles_exchanges_the_sides_and_nothing_else(left: list[str], right: list[str]) -> None:
    def plain(conflict: Conflict, *, turned: bool) -> tuple[object, ...]:
        sides = [(s.side.other if turned else s.side, [i[1:] for i in s.statements], s.spans) for s in conflict.sides]
        return conflict.kind, conflict.certainty, conflict.score, conflict.rule, conflict.explanation, sorted(sides)

    straight = [plain(c, turned=False) for c in found(left, right)]
    turned = [plain(c, turned=True) for c in found(right, left, swapped=True)]
    assert sorted(map(repr, straight)) == sorted(map(repr, turned))


@given(TELLINGS)
@settings(max_examples=80, deadline=None)
def test_an_article_does_not_conflict_with_its_copy(lines: list[str]) -> None:
    assert not [c for c in found(lines, lines) if c.sides[0].side is not c.sides[1].side]


@given(st.lists(ANY_TEXT, min_size=1, max_size=3), st.lists(ANY_TEXT | SENTENCES, min_size=1, max_size=3))
@settings(max_examples=120, deadline=None)
def test_any_text_is_read_and_every_span_has_words_of_its_statement(left: list[str], right: list[str]) -> None:
    articles = {Side.LEFT: telling(left, Side.LEFT), Side.RIGHT: telling(right, Side.RIGHT)}
    for conflict in conflicts(articles[Side.LEFT], articles[Side.RIGHT]):
        assert 0.0 <= conflict.score <= 1.0
        for side in conflict.sides:
            spans = [articles[side.side].statement(i).span for i in side.statements]
            assert side.spans
            for span in side.spans:
                assert span.of(articles[side.side].article.text).strip()
                assert any(whole.contains(span) for whole in spans)


@given(TELLINGS, TELLINGS)
@settings(max_examples=40, deadline=None)
def test_the_same_articles_give_the_same_conflicts(left: list[str], right: list[str]) -> None:
    assert found(left, right) == found(left, right)
