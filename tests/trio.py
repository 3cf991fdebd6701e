"""Three tellings made by hand, and three revisions of one article: what an overview has to show."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

from diptych.comparison import annotate
from diptych.model import (
    Article,
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
    Relation,
    Row,
    Side,
    Source,
    SourceKind,
    Sourcing,
    Span,
    Story,
)
from tests.builders import article, span

TELLINGS = {
    "gazette": (
        "The bridge reopened on Friday.",
        "It cost nine million crowns, the mayor said.",
        "Buses cross it again.",
    ),
    "post": ("On Friday the bridge was open again.", "The mayor put the cost at ten million crowns."),
    "echo": ("Crowds came to the bridge on Friday.", "The bridge was opened again on Friday."),
}
SAME = {("gazette", 1, "post", 1), ("post", 1, "echo", 2), ("gazette", 2, "post", 2)}
PART = {("gazette", 1, "echo", 1)}
MAYOR = {("gazette", 2), ("post", 2)}


def trio() -> tuple[Story, tuple[Comparison, ...]]:
    """Three independent tellings and the comparisons of each two."""
    articles = tuple(
        article(key, words, publisher=f"The {key.title()}", title=f"{key.title()} on the bridge")
        for key, words in TELLINGS.items()
    )
    story = Story("bridge", "The bridge reopens", articles, summary="Three papers at one bridge.")
    return story, tuple(_compared(left, right, story) for left, right in combinations(articles, 2))


def revisions() -> tuple[Story, tuple[Comparison, ...]]:
    """Three versions of one article, given in no order of time."""
    days = {"gazette": dt.date(2024, 3, 3), "post": dt.date(2024, 3, 1), "echo": dt.date(2024, 3, 2)}
    articles = tuple(
        article(key, words, publisher="The Gazette", published=days[key]) for key, words in TELLINGS.items()
    )
    story = Story("bridge", "The bridge, three times", articles, Relation.REVISION)
    return story, tuple(_compared(left, right, story) for left, right in combinations(articles, 2))


def _compared(left: Article, right: Article, story: Story) -> Comparison:
    a = annotate(left, Side.LEFT, left.publisher or "", left.key[0].upper())
    b = annotate(right, Side.RIGHT, right.publisher or "", right.key[0].upper())
    pairs = [(relation, pair) for relation, found in (("reworded", SAME), ("partial", PART)) for pair in sorted(found)]
    links = []
    for relation, (one, i, other, j) in pairs:
        place = {one: i, other: j}
        if place.keys() == {left.key, right.key}:
            sides = (f"l{place[left.key]}",), (f"r{place[right.key]}",)
            number = len(links) + 1
            links.append(Link(f"k{number}", *sides, LinkRelation(relation), 0.8, LinkCertainty.SURE, False))
    rows = (*(Row((one.id,), ()) for one in a.statements), *(Row((), (one.id,)) for one in b.statements))
    pair = Pair(left, right, story.relation, story.slug, story.title)
    return Comparison(pair, a, b, tuple(links), rows, _conflicts(left, right), _sourcing(a, b))


def _conflicts(left: Article, right: Article) -> tuple[Conflict, ...]:
    if (left.key, right.key) != ("gazette", "post"):
        return ()
    sides = (
        ConflictSide(Side.LEFT, ("l2",), (span(left.text, "nine million"),)),
        ConflictSide(Side.RIGHT, ("r2",), (span(right.text, "ten million"),)),
    )
    return (Conflict("c1", ConflictKind.NUMBER, Certainty.LIKELY, 0.9, "number", "Nine against ten.", sides),)


def _sourcing(a, b) -> Sourcing:  # type: ignore[no-untyped-def] # test data
    """The mayor, whose name each pair knows in its own way."""
    attributions = tuple(
        Attribution(
            side.side,
            (f"{side.side.letter}{n}",),
            "s1",
            Form.INDIRECT,
            None,
            None,
            (Span(*side.statements[n - 1].span),),
        )
        for side in (a, b)
        for key, n in sorted(MAYOR)
        if side.article.key == key
    )
    sides = tuple(sorted({one.side for one in attributions}))
    name = "the mayor" if len(sides) == 1 else "Mayor Winter"
    sources = (Source("s1", name, SourceKind.NAMED_PERSON, sides),) if sides else ()
    return Sourcing(attributions, sources, ())
