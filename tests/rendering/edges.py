"""Stories at the edges: pages that must read well although there is little, or nothing, to show.

All are made by hand, so that a page changes only when rendering does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from diptych.comparison import annotate
from diptych.model import (
    Article,
    Certainty,
    Comparison,
    Conflict,
    ConflictKind,
    ConflictSide,
    EditorNote,
    Inline,
    Link,
    LinkCertainty,
    LinkRelation,
    Note,
    Origin,
    Pair,
    Relation,
    ReviewStatus,
    Row,
    Side,
    Sourcing,
    Span,
    Story,
    TextPolicy,
    WordOp,
)
from tests.builders import article, span, unlinked
from tests.harbour import harbour, harbour_story

FERRY = (
    "The ferry to Vell was stopped on Friday. Its engine had failed twice in a week.",
    "A replacement is expected on Sunday.",
)


def story_of(comparison: Comparison, **more: object) -> Story:
    """A story for a comparison made by hand."""
    pair = comparison.pair
    made = Story(pair.slug or "story", pair.title or "A story", (pair.left, pair.right), pair.relation)
    return replace(made, **more)  # type: ignore[arg-type] # test data


def _side(one: Article, side: Side, label: str, letter: str):
    return annotate(one, side, label, letter)


def identical() -> Comparison:
    """Two papers print the same agency report."""
    left = article("post", FERRY, publisher="Vell Post", title="Ferry stopped", published=dt.date(2025, 3, 7))
    right = article("echo", FERRY, publisher="Isle Echo", title="Ferry stopped", published=dt.date(2025, 3, 7))
    pair = Pair(left, right, slug="ferry", title="The ferry to Vell", left_letter="V", right_letter="I")
    a, b = _side(left, Side.LEFT, "Vell Post", "V"), _side(right, Side.RIGHT, "Isle Echo", "I")
    links = tuple(
        Link(f"k{n}", (f"l{n}",), (f"r{n}",), LinkRelation.IDENTICAL, 1.0, LinkCertainty.SURE, False) for n in (1, 2, 3)
    )
    rows = tuple(Row((f"l{n}",), (f"r{n}",)) for n in (1, 2, 3))
    return Comparison(pair, a, b, links, rows, (), Sourcing((), (), ()))


def nothing_in_common() -> Comparison:
    """Two articles that turn out to be about different things."""
    left = article("post", FERRY, publisher="Vell Post")
    right = article("echo", ("The museum shows old maps until May.",), publisher="Isle Echo")
    return unlinked(left, right, slug="mismatch", title="A ferry and a museum")


def no_conflict() -> Comparison:
    """Linked, but nothing in conflict."""
    return replace(harbour("calm-wall"), conflicts=())


def no_attribution() -> Comparison:
    """Nobody is quoted in either."""
    return replace(harbour("silent-wall"), sourcing=Sourcing((), (), ()), conflicts=())


def one_sentence() -> Comparison:
    """A whole article against a single sentence."""
    left = article("post", FERRY, publisher="Vell Post")
    right = article("tick", ("The Vell ferry is stopped.",), publisher="Ticker")
    bare = unlinked(left, right, slug="tick", title="A ferry in one sentence")
    link = Link("k1", ("l1",), ("r1",), LinkRelation.REWORDED, 0.66, LinkCertainty.LIKELY, False)
    return replace(bare, links=(link,), rows=(Row(("l1",), ("r1",)), Row(("l2", "l3"), ())))


def unknown_publishers() -> Comparison:
    """Neither says where it is from."""
    bare = unlinked(article("a", FERRY), article("b", FERRY[1:]), slug="unknown", title="Two unsigned tellings")
    link = Link("k1", ("l3",), ("r1",), LinkRelation.IDENTICAL, 1.0, LinkCertainty.SURE, False)
    return replace(bare, links=(link,), rows=(Row(("l1", "l2"), ()), Row(("l3",), ("r1",))))


def no_lexicon() -> Comparison:
    """A language without word lists, read from right to left."""
    left = article("alef", ("המעבורת נעצרה ביום שישי.", "המנוע התקלקל."), publisher="אלף", language="he")
    right = article("bet", ("המעבורת נעצרה אתמול.",), publisher="בית", language="he")
    bare = unlinked(left, right, available=False, slug="ferry-he", title="The ferry, in Hebrew")
    words = (
        WordOp("equal", span(left.text, "המעבורת נעצרה "), span(right.text, "המעבורת נעצרה ")),
        WordOp("replace", span(left.text, "ביום שישי"), span(right.text, "אתמול")),
    )
    link = Link("k1", ("l1",), ("r1",), LinkRelation.REWORDED, 0.6, LinkCertainty.LIKELY, False, words)
    note = Note(
        "no-lexicon", "There is no lexicon for the language “he”: sourcing and polarity are not available for it."
    )
    return replace(bare, links=(link,), rows=(Row(("l1",), ("r1",)), Row(("l2",), ())), notes=(note,))


def revision() -> Comparison:
    """Two versions of one article; a sentence went, one came, one moved."""
    first = ("The dam is safe, engineers said.", "It was built in 1931.", "Villagers were told to stay.")
    second = ("Villagers were told to leave.", "It was built in 1931.", "Water rose through the night.")
    left = article("v1", first, publisher="River News", title="Dam is safe", published=dt.date(2025, 4, 1))
    right = article("v2", second, publisher="River News", title="Dam is not safe", published=dt.date(2025, 4, 2),
                    corrections=("An earlier version said that villagers were told to stay.",))  # fmt: skip
    bare = unlinked(left, right, slug="dam", title="The dam, corrected", relation=Relation.REVISION)
    words = (
        WordOp("equal", span(left.text, "Villagers were told to "), span(right.text, "Villagers were told to ")),
        WordOp("replace", span(left.text, "stay"), span(right.text, "leave")),
    )
    links = (
        Link("k1", ("l2",), ("r2",), LinkRelation.IDENTICAL, 1.0, LinkCertainty.SURE, False),
        Link("k2", ("l3",), ("r1",), LinkRelation.REWORDED, 0.9, LinkCertainty.SURE, True, words),
    )
    rows = (Row(("l1",), ("r1",)), Row(("l2",), ("r2",)), Row(("l3",), ("r3",)))
    headline = (WordOp("equal", Span(0, 7), Span(0, 7)), WordOp("insert", Span(7, 7), Span(7, 11)))
    return replace(bare, links=links, rows=rows, headline_words=headline)


def reviewed() -> Comparison:
    """Everything an editor can do: a note, a link, a confirmed and a dismissed conflict, a telling against itself."""
    bare = harbour("reviewed-wall")
    number, polarity = bare.conflicts
    left = bare.left.article.text
    itself = Conflict(
        "c3", ConflictKind.NUMBER, Certainty.LIKELY, 0.8, "number", "Gazette gives both “40” and “four”.",
        (
            ConflictSide(Side.LEFT, ("l2",), (span(left, "40 million crowns"),)),
            ConflictSide(Side.LEFT, ("l5",), (span(left, "four"),)),
        ),
    )  # fmt: skip
    drawn = replace(
        bare.links[2],
        origin=Origin.EDITOR,
        note="Both speak of the same risk.",
        by="A. Editor",
        when=dt.date(2024, 3, 9),
    )
    conflicts = (
        replace(
            number,
            status=ReviewStatus.DISMISSED,
            note="The paper gives both figures.",
            by="B. Editor",
            when=dt.date(2024, 3, 10),
        ),
        replace(polarity, status=ReviewStatus.CONFIRMED, origin=Origin.EDITOR),
        itself,
    )
    note = EditorNote(
        ("l2", "r3"),
        "The budget paper itself says 42 million.",
        ("https://harlow.example/budget",),
        "A. Editor",
        dt.date(2024, 3, 11),
    )
    return replace(bare, links=(*bare.links[:2], drawn, bare.links[3]), conflicts=conflicts, editor_notes=(note,))


HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> \"quoted\" & 'single' {{ 7 * 7 }} {% raw %}"


def hostile() -> Comparison:
    """Articles that try to be more than text."""
    left = article(
        "left",
        (f"Rain fell. {HOSTILE}",),
        publisher=HOSTILE, title=HOSTILE, url="javascript:alert(4)",
        author=HOSTILE, place=HOSTILE, rights=HOSTILE, corrections=(HOSTILE,),
        inlines=(Inline("link", Span(0, 4), "javascript:alert(3)"), Inline("link", Span(5, 9), "https://ok.example/")),
    )  # fmt: skip
    return unlinked(left, article("right", (HOSTILE,)), slug="hostile", title=HOSTILE)


EDGES: dict[str, Callable[[], Comparison]] = {
    "identical": identical,
    "nothing-in-common": nothing_in_common,
    "no-conflict": no_conflict,
    "no-attribution": no_attribution,
    "one-sentence": one_sentence,
    "unknown-publishers": unknown_publishers,
    "no-lexicon": no_lexicon,
    "revision": revision,
    "reviewed": reviewed,
}
"""Every edge that has a golden page, by the page's name."""


def edge_story(name: str) -> tuple[Story, Comparison]:
    """An edge as a story with its comparison."""
    comparison = EDGES[name]()
    return story_of(comparison), comparison


def excerpts() -> tuple[Story, Comparison]:
    """The harbour shown in excerpts."""
    return replace(harbour_story(), text=TextPolicy.EXCERPTS), harbour()
