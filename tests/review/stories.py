"""Small comparisons for an editor to work on: statements, links, conflicts and sources are given, not found."""

from __future__ import annotations

from dataclasses import replace

from diptych.comparison import annotate
from diptych.model import (
    Attribution,
    Certainty,
    Comparison,
    Conflict,
    ConflictKind,
    ConflictSide,
    Form,
    Link,
    LinkCertainty,
    LinkRelation,
    Pair,
    Row,
    Side,
    Source,
    SourceKind,
    Sourcing,
    Span,
)
from diptych.reading import article_from_text

COURIER = """\
The council of Harlow met on Monday.
The harbour bridge will close for nine weeks.
"It must be mended," said Ann Low, the harbour master.
Officials said that the road stays open.
Advertisement: boats for hire.
"""
HERALD = """\
Harlow's council gathered on Monday.
The bridge over the harbour is to shut for ten weeks.
The road will stay open, officials of the port said.
Low said it must be mended.
"""


def compared(courier: str = COURIER, herald: str = HERALD) -> Comparison:
    """The two texts with their statements, and nothing found."""
    left, right = article_from_text(courier, key="courier"), article_from_text(herald, key="herald")
    pair = Pair(left, right, left_letter="C", right_letter="H")
    mine = annotate(left, Side.LEFT, "the Courier", "C")
    yours = annotate(right, Side.RIGHT, "the Herald", "H")
    rows = (Row(tuple(one.id for one in mine.statements), tuple(one.id for one in yours.statements)),)
    return Comparison(pair, mine, yours, (), rows, (), Sourcing((), (), ()))


def harlow() -> Comparison:
    """The story of the bridge with three links, one conflict and four sources."""
    empty = compared()
    return replace(
        empty,
        links=(linked("k1", "l1", "r1"), linked("k2", "l2", "r2"), linked("k3", "l4", "r3")),
        conflicts=(weeks(empty),),
        sourcing=Sourcing(
            (
                said(Side.LEFT, "l3", "s1"),
                said(Side.LEFT, "l4", "s2"),
                said(Side.RIGHT, "r3", "s2"),
                said(Side.RIGHT, "r4", "s3"),
            ),
            (
                Source("s1", "Ann Low", SourceKind.NAMED_PERSON, (Side.LEFT,)),
                Source("s2", "officials", SourceKind.VAGUE, (Side.LEFT, Side.RIGHT)),
                Source("s3", "Low", SourceKind.NAMED_PERSON, (Side.RIGHT,)),
            ),
            (),
        ),
    )


def linked(link_id: str, left: str, right: str) -> Link:
    """A machine's link of one statement to one, or of several each, parted by spaces."""
    return Link(
        link_id, tuple(left.split()), tuple(right.split()), LinkRelation.REWORDED, 0.7, LinkCertainty.LIKELY, False
    )


def weeks(comparison: Comparison) -> Conflict:
    """Nine weeks against ten."""
    sides = []
    for annotated, words in ((comparison.left, "nine weeks"), (comparison.right, "ten weeks")):
        start = annotated.article.text.index(words)
        sides.append(ConflictSide(annotated.side, (f"{annotated.side.letter}2",), (Span(start, start + len(words)),)))
    return Conflict(
        "c1",
        ConflictKind.NUMBER,
        Certainty.POSSIBLE,
        0.6,
        "amounts",
        "One says nine weeks, one ten.",
        (sides[0], sides[1]),
    )


def said(side: Side, statement: str, source: str) -> Attribution:
    """Something a source says in a statement."""
    return Attribution(side, (statement,), source, Form.INDIRECT, None, None, (Span(0, 1),))
