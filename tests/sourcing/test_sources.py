"""Sources: who is who within an article and across two, and what it adds up to."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.model import Side, SourceKind, Sourcing, SourcingSummary
from diptych.sourcing import find_sourcing

from .documents import ENGLISH, Case, annotated, cases, resolved_line, source_line, sourcing

HERE = (
    "“The money is gone,” said a spokesperson for the Harlow Bridge Fund.",
    "Defense Secretary Peter Lund said the bridge was safe. Critics called the toll unfair.",
    "The memo, signed by Lund, states that the bolts had rusted.",
    "It rained all day.",
)
THERE = (
    "“All of the money is gone,” said Sara Kern of the Harlow Bridge Fund.",
    "Lund said on Monday that the bridge was safe.",
    "Lund's memo, obtained by the Harlow Post, warns of rust.",
)


def both(left: tuple[str, ...], right: tuple[str, ...]) -> Sourcing:
    return find_sourcing((annotated(*left), annotated(*right, side=Side.RIGHT)), ENGLISH)


@pytest.mark.parametrize("case", cases("sources.md"), ids=lambda case: case.title)
def test_sources_of_the_document(case: Case) -> None:
    text, found = sourcing(*case.paragraphs)

    assert (*map(source_line, found.sources), resolved_line(found, text)) == case.expected


def test_sources_are_matched_across_both_tellings() -> None:
    found = both(HERE, THERE)

    shared = {source.name: source.kind for source in found.sources if len(source.sides) == 2}
    assert shared == {"Peter Lund": SourceKind.NAMED_PERSON, "Lund's memo": SourceKind.DOCUMENT}


def test_a_source_named_here_and_unnamed_there_is_shown_so() -> None:
    found = both(HERE, THERE)

    named = next(source for source in found.sources if source.name == "Sara Kern")
    unnamed = next(source for source in found.sources if source.id == named.counterpart)
    assert unnamed.kind is SourceKind.ANONYMOUS
    assert unnamed.counterpart == named.id
    assert named.affiliation == unnamed.affiliation == "Harlow Bridge Fund"


def test_a_document_keeps_its_author_and_who_passed_it_on() -> None:
    found = both(HERE, THERE)

    memo = next(source for source in found.sources if source.kind is SourceKind.DOCUMENT)
    assert memo.details is not None
    assert "signed by Lund" in memo.details
    assert "obtained by the Harlow Post" in memo.details


def test_initials_and_the_full_name_are_one_body() -> None:
    found = both(("The HBF said the money was gone.",), ("The Harlow Bridge Fund said the money was gone.",))

    assert [source.sides for source in found.sources] == [(Side.LEFT, Side.RIGHT)]


def test_namesakes_stay_apart() -> None:
    found = both(("Anna Lund said it was safe.",), ("Peter Lund said it was safe.",))

    assert [source.sides for source in found.sources] == [(Side.LEFT,), (Side.RIGHT,)]


def test_summaries_count_what_stands_on_whom() -> None:
    left, right = both(HERE, THERE).summaries

    assert (left.side, left.statements, left.sourced) == (Side.LEFT, 5, ("l1", "l2", "l3", "l4"))
    assert dict(left.by_kind) == {
        SourceKind.NAMED_PERSON: 1,
        SourceKind.ANONYMOUS: 1,
        SourceKind.ORGANISATION: 0,
        SourceKind.DOCUMENT: 1,
        SourceKind.VAGUE: 1,
    }
    assert left.sourced_share == 0.8
    assert left.unnamed_share == 0.5
    assert right.unnamed_share == 0.0
    assert len(right.named_here) == 1
    assert left.only_here == right.only_there
    assert left.shared == right.shared


def test_an_article_without_sources_sums_up_to_nothing() -> None:
    _, found = sourcing("It rained all day.")

    (summary,) = found.summaries
    assert (summary.sourced_share, summary.unnamed_share, summary.leading_share) == (0.0, 0.0, 0.0)


# --- neither side is favoured -------------------------------------------------------------------------------------

SENTENCES = st.sampled_from(
    [*HERE, *THERE, "Anna Weir said it was safe.", "A. Weir denied it.", "She said so again.", "Weir said no.",
     "Critics say the toll is unfair.", "A source said the deal was dead.", "The report says the bolts rusted.",
     "The council said it would wait.", "A spokesman for the council said it would wait.",
     "Tom Hale of the Harlow Council said it would wait.", "The Harlow Council said it would wait."]
)  # fmt: skip
TELLINGS = st.lists(SENTENCES, min_size=1, max_size=6).map(tuple)


def turned(found: Sourcing) -> object:
    """What a sourcing says without its ids, with the sides exchanged."""
    return comparable(found, swap=True)


def comparable(found: Sourcing, *, swap: bool = False) -> object:
    """What a sourcing says without its ids; sides exchanged on demand."""

    def side(one: Side) -> str:
        return (one.other if swap else one).value

    names = {
        source.id: (source.name, source.kind.value, tuple(sorted(map(side, source.sides))), source.reason,
                    source.affiliation, source.details)
        for source in found.sources
    }  # fmt: skip
    attributions = sorted(
        (side(a.side), a.content_spans, repr(names.get(a.source or "")), repr(names.get(a.via or "")), a.form.value)
        for a in found.attributions
    )
    partners = sorted((repr(names[s.id]), repr(names.get(s.counterpart or ""))) for s in found.sources)
    return attributions, partners, sorted((side(s.side), counts(s)) for s in found.summaries)


def counts(summary: SourcingSummary) -> tuple[object, ...]:
    values = dataclasses.asdict(summary)
    return tuple(len(value) if isinstance(value, tuple) else value for key, value in values.items() if key != "side")


@settings(max_examples=80, deadline=None)
@given(TELLINGS, TELLINGS)
def test_exchanging_the_tellings_exchanges_the_result(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert turned(both(left, right)) == comparable(both(right, left))


@settings(max_examples=40, deadline=None)
@given(TELLINGS, TELLINGS)
def test_every_source_is_used_and_every_count_adds_up(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    found = both(left, right)

    used = {a.source for a in found.attributions} | {a.via for a in found.attributions}
    assert {source.id for source in found.sources} <= used
    for summary in found.summaries:
        assert sum(n for _, n in summary.by_kind) == sum(n for _, n in summary.by_source) == summary.attributions
        assert len(summary.shared) + len(summary.only_here) + len(summary.only_there) == len(found.sources)
