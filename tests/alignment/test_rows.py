"""Rows: every statement once, both orders kept, no ladders."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diptych.alignment import common_rows
from diptych.model import AnnotatedArticle, Link, LinkCertainty, LinkRelation, Row

from .documents import both, exchanged_ids, exchanged_rows


def telling(count: int, word: str) -> str:
    return "\n\n".join(f"{word.capitalize()} number {n} stands here." for n in range(1, count + 1))


def pair(left: int, right: int) -> tuple[AnnotatedArticle, AnnotatedArticle]:
    return both(telling(left, "oak"), telling(right, "elm"))


def link(left: int, right: int, relation: LinkRelation = LinkRelation.REWORDED, score: float = 0.5) -> Link:
    ident = f"k{left}-{right}"
    return Link(ident, (f"l{left}",), (f"r{right}",), relation, score, LinkCertainty.LIKELY, False)


def shown(rows: tuple[Row, ...]) -> list[str]:
    return [f"{' '.join(row.left) or '–'} | {' '.join(row.right) or '–'}" for row in rows]


pairs = st.lists(
    st.builds(
        link,
        st.integers(1, 7),
        st.integers(1, 7),
        st.sampled_from([LinkRelation.REWORDED, LinkRelation.PARTIAL]),
        st.sampled_from([0.5, 0.75]),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
).map(tuple)


@given(pairs)
def test_every_statement_stands_in_one_row_in_its_order(found: tuple[Link, ...]) -> None:
    left, right = pair(7, 7)
    rows = common_rows(left, right, found)
    assert [i for row in rows for i in row.left] == [s.id for s in left.statements]
    assert [i for row in rows for i in row.right] == [s.id for s in right.statements]
    assert all(row.left or row.right for row in rows)


@given(pairs)
def test_articles_exchanged_give_the_same_rows_exchanged(found: tuple[Link, ...]) -> None:
    left, right = pair(7, 7)
    turned = tuple(
        Link(one.id, exchanged_ids(one.right), exchanged_ids(one.left), one.relation, one.score, one.certainty, False)
        for one in found
    )
    other_left, other_right = both(right.article.text, left.article.text)
    assert exchanged_rows(common_rows(other_left, other_right, turned)) == list(common_rows(left, right, found))


def test_the_drawing_in_the_module() -> None:
    """The example that opens `rows.py`: mayor crosses, R3 belongs to L1 as well."""
    found = (link(1, 2), link(1, 3, LinkRelation.PARTIAL), link(2, 4), link(3, 1))
    assert shown(common_rows(*pair(4, 5), found)) == ["– | r1", "l1 | r2 r3", "l2 | r4", "l3 l4 | r5"]


def test_a_partial_link_gives_way_to_a_firmer_one() -> None:
    found = (link(1, 3, LinkRelation.PARTIAL, 0.9), link(2, 3, LinkRelation.PARTIAL, 0.9), link(3, 1, score=0.2))
    assert "l3 | r1" in shown(common_rows(*pair(3, 3), found))


def test_without_links_all_stand_in_one_row() -> None:
    assert shown(common_rows(*pair(2, 3), ())) == ["l1 l2 | r1 r2 r3"]


def test_of_two_empty_articles_there_are_no_rows() -> None:
    assert common_rows(*both("", ""), ()) == ()
