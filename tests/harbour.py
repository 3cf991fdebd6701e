"""One small comparison made by hand, so that rendering is tested without the engine.

Two invented papers tell of a council's vote on a harbour. Every kind of mark occurs once: shared, reworded, partial,
moved, only left, only right, a likely and a possible conflict, each form of attribution, each kind of source.
"""

from __future__ import annotations

import datetime as dt

from diptych.comparison import annotate
from diptych.model import (
    Attribution,
    Certainty,
    Comparison,
    Conflict,
    ConflictKind,
    ConflictSide,
    Form,
    Inline,
    Link,
    LinkCertainty,
    LinkRelation,
    Note,
    Pair,
    Row,
    Side,
    Source,
    SourceKind,
    Sourcing,
    Span,
    Story,
    WordOp,
)
from tests.builders import article, span

LEFT = (
    "The council of Harlow Bay approved a new harbour wall on Monday.",
    "The wall will cost 40 million crowns, according to the budget paper. “We cannot wait for the next storm,” said "
    "Mayor Ada Winter.",
    "Fishers fear that the works will close the quay.",
    "The vote was nine to four.",
)
RIGHT = (
    "The vote was nine to four.",
    "Harlow Bay's council has approved a new harbour wall. It will cost 44 million crowns, the budget paper says.",
    "“We can wait for the next storm,” said one official, who asked not to be named. Critics call it a “monument”, "
    "the Coast Guild said.",
)


def harbour(slug: str | None = "harbour-wall") -> Comparison:
    """The comparison of the two."""
    left = article(
        "gazette",
        LEFT,
        title="Council backs harbour wall",
        publisher="The Harlow Gazette",
        short_name="Gazette",
        author="R. Reed",
        published=dt.date(2024, 3, 5),
        url="https://gazette.example/harbour",
        rights="© The Harlow Gazette, quoted for comparison",
        inlines=(Inline("link", span("\n\n".join(LEFT), "budget paper"), "https://harlow.example/budget"),),
    )
    right = article("unnamed", RIGHT)
    pair = Pair(left, right, slug=slug, title="The harbour wall of Harlow Bay", left_letter="G", right_letter="U")
    a = annotate(left, Side.LEFT, "Gazette", "G")
    b = annotate(right, Side.RIGHT, "the unattributed telling", "U")
    return Comparison(
        pair=pair,
        left=a,
        right=b,
        links=_links(left.text, right.text),
        rows=(
            Row((), ("r1",)),
            Row(("l1",), ("r2",)),
            Row(("l2",), ("r3",)),
            Row(("l3",), ("r4",)),
            Row(("l4",), ()),
            Row(("l5",), ()),
            Row((), ("r5",)),
        ),
        conflicts=_conflicts(left.text, right.text),
        sourcing=Sourcing(_attributions(left.text, right.text), SOURCES, ()),
        notes=(Note("unclosed-quotation", "A quotation is never closed: “We can…”", Side.RIGHT),),
    )


def harbour_story() -> Story:
    """The story the comparison belongs to."""
    comparison = harbour()
    return Story(
        "harbour-wall",
        "The harbour wall of Harlow Bay",
        (comparison.left.article, comparison.right.article),
        summary="A town votes for a wall; two papers price it differently.",
        tags=("harbour", "budget"),
    )


def _links(left: str, right: str) -> tuple[Link, ...]:
    has = span(right, " has")
    stop = span(left, ".").start
    first = (
        WordOp("replace", span(left, "The council of Harlow Bay"), span(right, "Harlow Bay's council")),
        WordOp("insert", Span(span(left, " approved").start, span(left, " approved").start), has),
        WordOp("equal", span(left, " approved a new harbour wall"), span(right, " approved a new harbour wall")),
        WordOp("delete", span(left, " on Monday"), Span(span(right, "wall.").end - 1, span(right, "wall.").end - 1)),
        WordOp("equal", Span(stop, stop + 1), Span(span(right, "wall.").end - 1, span(right, "wall.").end)),
    )
    return (
        Link(
            "k1", ("l1",), ("r2",), LinkRelation.REWORDED, 0.8124, LinkCertainty.SURE, False, first, ("harbour wall",)
        ),
        Link("k2", ("l2",), ("r3",), LinkRelation.REWORDED, 0.71, LinkCertainty.LIKELY, False, (), ("budget paper",)),
        Link("k3", ("l3",), ("r4",), LinkRelation.PARTIAL, 0.52, LinkCertainty.POSSIBLE, False),
        Link("k4", ("l5",), ("r1",), LinkRelation.IDENTICAL, 1.0, LinkCertainty.SURE, True),
    )


def _conflicts(left: str, right: str) -> tuple[Conflict, ...]:
    return (
        Conflict(
            "c1",
            ConflictKind.NUMBER,
            Certainty.LIKELY,
            0.93,
            "number",
            "Gazette says “40 million crowns”, the unattributed telling says “44 million crowns”.",
            (
                ConflictSide(Side.LEFT, ("l2",), (span(left, "40 million crowns"),)),
                ConflictSide(Side.RIGHT, ("r3",), (span(right, "44 million crowns"),)),
            ),
        ),
        Conflict(
            "c2",
            ConflictKind.POLARITY,
            Certainty.POSSIBLE,
            0.6,
            "negation",
            "Gazette says “cannot wait”, the unattributed telling says “can wait”.",
            (
                ConflictSide(Side.LEFT, ("l3",), (span(left, "cannot wait"),)),
                ConflictSide(Side.RIGHT, ("r4",), (span(right, "can wait"),)),
            ),
        ),
    )


SOURCES = (
    Source("s1", "the budget paper", SourceKind.DOCUMENT, (Side.LEFT, Side.RIGHT)),
    Source("s2", "Ada Winter", SourceKind.NAMED_PERSON, (Side.LEFT,), counterpart="s3"),
    Source("s3", "one official", SourceKind.ANONYMOUS, (Side.RIGHT,), reason="asked not to be named", counterpart="s2"),
    Source("s4", "Coast Guild", SourceKind.ORGANISATION, (Side.RIGHT,)),
    Source("s5", "critics", SourceKind.VAGUE, (Side.RIGHT,)),
)


def _attributions(left: str, right: str) -> tuple[Attribution, ...]:
    return (
        Attribution(
            Side.LEFT,
            ("l2",),
            "s1",
            Form.INDIRECT,
            span(left, "the budget paper"),
            span(left, "according to"),
            (span(left, "The wall will cost 40 million crowns"),),
        ),
        Attribution(
            Side.LEFT,
            ("l3",),
            "s2",
            Form.DIRECT,
            span(left, "Mayor Ada Winter"),
            span(left, "said"),
            (span(left, "We cannot wait for the next storm"),),
        ),
        Attribution(
            Side.RIGHT,
            ("r3",),
            "s1",
            Form.INDIRECT,
            span(right, "the budget paper"),
            span(right, "says"),
            (span(right, "It will cost 44 million crowns"),),
        ),
        Attribution(
            Side.RIGHT,
            ("r4",),
            "s3",
            Form.DIRECT,
            span(right, "one official"),
            span(right, "said"),
            (span(right, "We can wait for the next storm"),),
        ),
        Attribution(
            Side.RIGHT,
            ("r5",),
            "s5",
            Form.MIXED,
            span(right, "Critics"),
            span(right, "call"),
            (span(right, "it a"), span(right, "monument")),
            via="s4",
        ),
    )
