"""Decisions laid over a comparison: each verb, what it changes, and what it leaves alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from diptych.comparison import compare
from diptych.model import (
    Certainty,
    Comparison,
    ConflictKind,
    LinkRelation,
    Origin,
    Pair,
    ReviewStatus,
    Side,
    SourceKind,
    StatementStatus,
)
from diptych.reading import article_from_text
from diptych.review import Problem, apply_review, parse_review
from tests.review.stories import compared, harlow, linked


def reviewed(text: str, comparison: Comparison | None = None) -> tuple[Comparison, tuple[Problem, ...]]:
    return apply_review(comparison or harlow(), parse_review(text, Path("review.yaml"), ("courier", "herald")))


def clean(text: str, comparison: Comparison | None = None) -> Comparison:
    """Reviewed, with every decision carried out."""
    result, problems = reviewed(text, comparison)
    assert problems == ()
    return result


def ties(comparison: Comparison) -> list[tuple[str, str]]:
    return [(" ".join(one.left), " ".join(one.right)) for one in comparison.links]


def test_no_decision_changes_nothing() -> None:
    comparison = harlow()
    assert reviewed("[]", comparison) == (comparison, ())


# --- links --------------------------------------------------------------------------------------------------------


def test_a_link_that_the_machine_missed() -> None:
    result = clean(
        "- link: {courier: It must be mended, herald: Low said it must be mended}\n  by: M. Editor\n  when: 2026-01-05"
    )
    assert ties(result) == [("l1", "r1"), ("l2", "r2"), ("l3", "r4"), ("l4", "r3")]
    made = result.links[2]
    assert (made.id, made.relation, made.origin) == ("k3", LinkRelation.REWORDED, Origin.EDITOR)
    assert (made.by, made.when) == ("M. Editor", dt.date(2026, 1, 5))
    assert [one.op for one in made.words if one.op == "equal"]
    assert result.links[0].origin is Origin.MACHINE


def test_links_that_now_cross_are_marked_as_moved_and_rows_follow() -> None:
    result = clean("- link: {courier: It must be mended, herald: Low said it must be mended}")
    assert [one.id for one in result.links if one.moved] in (["k3"], ["k4"])
    assert sorted(one for row in result.rows for one in row.left) == [f"l{n}" for n in range(1, 6)]


def test_the_relation_of_a_link_is_set() -> None:
    result = clean("- link: {courier: council of Harlow met, herald: council gathered}\n  relation: partial")
    assert ties(result) == ties(harlow())
    assert (result.links[0].relation, result.links[0].origin, result.links[0].score) == (
        LinkRelation.PARTIAL,
        Origin.EDITOR,
        0.7,
    )
    assert result.statuses()["l1"] is StatementStatus.PARTLY


def test_a_link_of_several_takes_in_the_links_that_are_part_of_it() -> None:
    result = clean('- link:\n    courier: ["council of Harlow met", "bridge will close"]\n    herald: council gathered')
    assert ties(result) == [("l1 l2", "r1"), ("l2", "r2"), ("l4", "r3")]


def test_a_quotation_that_runs_over_two_statements_names_both() -> None:
    result = clean('- link:\n    courier: "met on Monday. The harbour bridge will"\n    herald: council gathered')
    assert ties(result)[0] == ("l1 l2", "r1")


def test_an_unlinked_pair_falls_apart_and_its_conflict_with_it() -> None:
    result = clean("- unlink: {courier: harbour bridge will close, herald: bridge over the harbour}")
    assert ties(result) == [("l1", "r1"), ("l4", "r3")]
    assert result.statuses()["l2"] is StatementStatus.ONLY
    (conflict,) = result.conflicts
    assert conflict.status is ReviewStatus.DISMISSED
    assert "do not say the same" in (conflict.note or "")


@pytest.mark.parametrize(
    ("left", "right", "rest"),
    [
        ("council of Harlow met", "council gathered", [("l1", "r2"), ("l2", "r1 r2")]),
        ("council of Harlow met", "is to shut", [("l1", "r1"), ("l2", "r1 r2")]),
        ("bridge will close", "council gathered", [("l1", "r1 r2"), ("l2", "r2")]),
    ],
)
def test_one_tie_is_taken_out_of_a_group_and_the_others_hold(
    left: str, right: str, rest: list[tuple[str, str]]
) -> None:
    grouped = replace(harlow(), links=(linked("k1", "l1 l2", "r1 r2"),), conflicts=())
    assert sorted(ties(clean(f"- unlink: {{courier: {left}, herald: {right}}}", grouped))) == rest


def test_a_conflict_that_falls_with_its_link_says_who_took_the_link_away_and_why() -> None:
    (conflict,) = clean(
        "- unlink: {courier: harbour bridge will close, herald: bridge over the harbour}\n"
        "  note: Two different bridges.\n  by: M. Editor\n  when: 2026-01-05"
    ).conflicts
    assert (conflict.status, conflict.by, conflict.when) == (
        ReviewStatus.DISMISSED,
        "M. Editor",
        dt.date(2026, 1, 5),
    )
    assert conflict.note is not None
    assert conflict.note.endswith("do not say the same. Two different bridges.")


def test_unlinking_what_no_link_joins_changes_nothing() -> None:
    assert ties(clean("- unlink: {courier: must be mended, herald: council gathered}")) == ties(harlow())


def test_a_later_decision_wins() -> None:
    places = "{courier: must be mended, herald: must be mended}"
    both = f"- link: {places}\n- unlink: {places}"
    assert ties(clean(both)) == ties(harlow())


# --- conflicts ----------------------------------------------------------------------------------------------------

WEEKS = "{courier: will close for nine weeks, herald: is to shut for ten weeks}"


def test_a_conflict_is_confirmed() -> None:
    (conflict,) = clean(f"- confirm: {WEEKS}\n  kind: number\n  note: The order says ten.\n  by: M. Editor").conflicts
    assert (conflict.status, conflict.origin) == (ReviewStatus.CONFIRMED, Origin.MACHINE)
    assert (conflict.note, conflict.by, conflict.certainty) == ("The order says ten.", "M. Editor", Certainty.POSSIBLE)


def test_a_conflict_is_dismissed_without_naming_its_kind() -> None:
    (conflict,) = clean(f"- dismiss: {WEEKS}").conflicts
    assert conflict.status is ReviewStatus.DISMISSED


def test_a_decision_on_another_kind_leaves_it() -> None:
    (conflict,) = clean(f"- dismiss: {WEEKS}\n  kind: date").conflicts
    assert conflict.status is ReviewStatus.SUGGESTED


@pytest.mark.parametrize(("words", "status"), [("nine weeks", "dismissed"), ("harbour bridge", "suggested")])
def test_a_decision_that_names_the_exact_words_speaks_of_no_others(words: str, status: str) -> None:
    courier = f"{{words: will close for nine weeks, exactly: {words}}}"
    if words == "harbour bridge":
        courier = "{words: The harbour bridge will close, exactly: harbour bridge}"
    herald = "{words: is to shut for ten weeks, exactly: ten weeks}"
    (conflict,) = clean(f"- dismiss:\n    courier: {courier}\n    herald: {herald}").conflicts
    assert conflict.status.value == status


def test_a_conflict_that_the_machine_does_not_see_is_the_editors() -> None:
    result = clean(
        "- conflict:\n"
        "    courier: {words: council of Harlow met, exactly: met}\n"
        "    herald: {words: gathered on Monday, exactly: gathered}\n"
        "  kind: polarity\n  explanation: It met, or it gathered."
    )
    added = result.conflicts[0]
    assert (added.id, added.kind, added.origin) == ("c1", ConflictKind.POLARITY, Origin.EDITOR)
    assert (added.status, added.explanation) == (ReviewStatus.CONFIRMED, "It met, or it gathered.")
    words = [side.spans[0].of(result.side(side.side).article.text) for side in added.sides]
    assert words == ["met", "gathered"]
    assert result.conflicts[1].id == "c2"


def test_an_article_that_contradicts_itself() -> None:
    (added, _) = clean(
        "- conflict:\n    courier: [will close for nine weeks, the road stays open]\n  kind: polarity"
    ).conflicts
    assert [side.side for side in added.sides] == [Side.LEFT, Side.LEFT]


def test_a_confirmed_conflict_that_the_machine_no_longer_finds_stands() -> None:
    (kept,) = clean(f"- confirm: {WEEKS}\n  kind: number", replace(harlow(), conflicts=())).conflicts
    assert (kept.origin, kept.status) == (Origin.EDITOR, ReviewStatus.CONFIRMED)


def test_the_order_of_the_articles_in_a_decision_does_not_matter() -> None:
    turned = clean("- confirm: {herald: is to shut for ten weeks, courier: will close for nine weeks}\n  kind: number")
    assert turned == clean(f"- confirm: {WEEKS}\n  kind: number")


# --- statements, notes, sources -----------------------------------------------------------------------------------


def test_words_that_are_no_statement_leave_links_conflicts_and_sources() -> None:
    result = clean('- not_a_statement: {herald: ["is to shut", "Low said it must"]}')
    assert result.set_aside == ("r2", "r4")
    assert ties(result) == [("l1", "r1"), ("l4", "r3")]
    assert result.statuses()["r2"] is StatementStatus.ASIDE
    assert result.conflicts[0].status is ReviewStatus.DISMISSED
    assert [one.name for one in result.sourcing.sources] == ["Ann Low", "officials"]
    assert len(result.sourcing.attributions) == 3


def test_an_editors_note_is_the_editors_voice() -> None:
    text = (
        "- note: The bridge opened in 1931.\n  about: {courier: harbour bridge, herald: is to shut}\n"
        "  references: https://example.org/b\n  by: M. Editor\n  when: 2026-01-05"
    )
    (note,) = clean(text).editor_notes
    assert (note.statements, note.text, note.by) == (("l2", "r2"), "The bridge opened in 1931.", "M. Editor")
    assert (note.references, note.when) == (("https://example.org/b",), dt.date(2026, 1, 5))


def test_a_source_gets_its_right_name_and_kind() -> None:
    sources = clean("- source: Officials\n  name: Town officials\n  kind: organisation").sourcing.sources
    assert (sources[1].name, sources[1].kind, sources[1].origin) == (
        "Town officials",
        SourceKind.ORGANISATION,
        Origin.EDITOR,
    )
    assert sources[0].origin is Origin.MACHINE


def test_two_sources_are_one() -> None:
    sourcing = clean("- merge: [Ann Low, Low]").sourcing
    assert [(one.id, one.name, one.sides) for one in sourcing.sources] == [
        ("s1", "Ann Low", (Side.LEFT, Side.RIGHT)),
        ("s2", "officials", (Side.LEFT, Side.RIGHT)),
    ]
    assert [one.source for one in sourcing.attributions] == ["s1", "s2", "s2", "s1"]


def test_one_source_is_two() -> None:
    sourcing = clean("- split: officials\n  in: {herald: officials of the port said}\n  name: Port officials").sourcing
    assert [(one.id, one.name, one.sides) for one in sourcing.sources] == [
        ("s1", "Ann Low", (Side.LEFT,)),
        ("s2", "officials", (Side.LEFT,)),
        ("s3", "Port officials", (Side.RIGHT,)),
        ("s4", "Low", (Side.RIGHT,)),
    ]
    assert [one.source for one in sourcing.attributions] == ["s1", "s2", "s3", "s4"]


def test_what_sourcing_adds_up_to_follows_the_editor() -> None:
    """Who is named on one side only is told by ids; sources are numbered again, and the old ids are other people."""
    comparison = compare(
        Pair(
            article_from_text(
                "“The money is gone,” said a spokesperson for the Harlow Bridge Fund.\n"
                "Peter Lund said the bridge was safe.",
                key="courier",
            ),
            article_from_text("“All of the money is gone,” said Sara Kern of the Harlow Bridge Fund.", key="herald"),
        )
    )
    assert comparison.sourcing.summaries[1].named_here == (("s2", "s1"),)

    merged = clean("- merge: [a spokesperson for the Harlow Bridge Fund, Sara Kern]", comparison).sourcing
    renamed = clean("- source: Sara Kern\n  kind: anonymous", comparison).sourcing

    assert [one.named_here for one in merged.summaries] == [(), ()]
    assert [one.shared for one in merged.summaries] == [("s1",), ("s1",)]
    assert renamed.summaries[1].unnamed_share == 1.0


def test_a_source_that_is_not_there_is_reported_with_the_nearest() -> None:
    result, problems = reviewed("- source: Anne Low\n  kind: anonymous")
    assert result.sourcing == harlow().sourcing
    assert [str(one) for one in problems] == [
        "review.yaml:1: there is no source called “Anne Low”. Did you mean “Ann Low”?"
    ]


# --- words that are gone, or in two places ------------------------------------------------------------------------


def test_words_that_are_gone_are_reported_with_the_nearest_and_change_nothing() -> None:
    result, problems = reviewed("- unlink:\n    courier: the bridge will close for two months\n    herald: is to shut")
    assert ties(result) == ties(harlow())
    assert [(one.code, one.line) for one in problems] == [("not-found", 2)]
    assert str(problems[0]) == (
        "review.yaml:2: “the bridge will close for two months” is not in the article any more. "
        "Nearest: C2 “The harbour bridge will close for nine weeks.” Quote the words as they are now."
    )


TWICE = "The mayor left.\nThe council voted.\nThe mayor left.\nThe clerk stayed.\nThe mayor left.\nThe clerk stayed."


def test_words_in_two_places_are_reported_with_both() -> None:
    result, problems = reviewed("- note: x\n  about: {courier: the mayor left}", compared(TWICE))
    assert result.editor_notes == ()
    assert [(one.code, one.line) for one in problems] == [("several-places", 2)]
    assert problems[0].message == (
        "“the mayor left” stands in 3 places. C1 “The mayor left.” C3 “The mayor left.” C5 “The mayor left.” "
        "Quote more words, or add after: or before: with words of a neighbour."
    )


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("before: council voted", "l1"),
        ("after: council voted", "l3"),
        ("after: clerk stayed", "l5"),
        ("occurrence: 2 of 3", "l3"),
    ],
)
def test_neighbours_say_which(more: str, place: str) -> None:
    result = clean(f"- note: x\n  about:\n    courier: {{words: the mayor left, {more}}}", compared(TWICE))
    assert result.editor_notes[0].statements == (place,)


def test_an_occurrence_of_another_number_is_not_guessed() -> None:
    text = "- note: x\n  about:\n    courier: {words: the mayor left, occurrence: 2 of 4}"
    _, problems = reviewed(text, compared(TWICE))
    assert [one.code for one in problems] == ["not-found"]
    assert "any more 4 times" in problems[0].message


def test_a_whole_statement_is_not_taken_for_the_start_of_another() -> None:
    result = clean("- note: x\n  about: {courier: The mayor left.}", compared("The mayor left early.\nThe mayor left."))
    assert result.editor_notes[0].statements == ("l2",)


def test_case_punctuation_marks_and_accents_encoded_otherwise_do_not_matter() -> None:
    text = "“The caf\u00e9’s roof — red — fell,” said N. Low."
    quote = "the cafe\u0301's ROOF, red, fell"
    result = clean(f'- note: x\n  about: {{courier: "{quote}"}}', compared(text))
    assert result.editor_notes[0].statements == ("l1",)


LONG = "The council of Harlow voted on Monday to close the old harbour bridge for nine weeks."


def test_a_statement_that_changed_a_little_is_found_and_reported() -> None:
    now = LONG.replace("voted on Monday", "agreed on Monday") + "\nThe road stays open."
    result, problems = reviewed(f'- note: x\n  about: {{courier: "{LONG}"}}', compared(now))
    assert result.editor_notes[0].statements == ("l1",)
    assert [one.code for one in problems] == ["words-changed"]
    assert "the decision still holds" in problems[0].message


@pytest.mark.parametrize(
    "now",
    [
        LONG.replace("nine", "9"),
        LONG.replace("nine weeks", "12 weeks") + "\n" + LONG.replace("nine weeks", "10 weeks"),
        "The council of Harlow voted.",
    ],
)
def test_a_statement_that_changed_so_that_it_could_be_another_is_not_guessed(now: str) -> None:
    quote = LONG.replace("nine weeks", "9 weeks") if "12" in now else LONG.replace("for nine weeks", "for 10 weeks")
    result, problems = reviewed(f'- note: x\n  about: {{courier: "{quote}"}}', compared(now))
    assert result.editor_notes == ()
    assert [one.code for one in problems] == ["not-found"]


def test_a_decision_on_other_articles_of_the_story_is_left_to_their_pair() -> None:
    text = "- unlink: {courier: council of Harlow met, post: x}\n- note: y\n  about: {post: x, herald: is to shut}"
    result, problems = apply_review(harlow(), parse_review(text, Path("review.yaml"), ("courier", "herald", "post")))
    assert problems == ()
    assert ties(result) == ties(harlow())
    assert result.editor_notes[0].statements == ("r2",)


# --- no side is favoured ------------------------------------------------------------------------------------------


def turned(comparison: Comparison) -> Comparison:
    """The same comparison with left and right exchanged."""
    swap = str.maketrans("lr", "rl")

    def ids(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name[0].translate(swap) + name[1:] for name in names)

    mine = replace(comparison.right, side=Side.LEFT, statements=tuple(
        replace(one, side=Side.LEFT) for one in comparison.right.statements
    ))  # fmt: skip
    yours = replace(comparison.left, side=Side.RIGHT, statements=tuple(
        replace(one, side=Side.RIGHT) for one in comparison.left.statements
    ))  # fmt: skip
    return replace(
        comparison,
        pair=replace(comparison.pair, left=comparison.pair.right, right=comparison.pair.left),
        left=mine,
        right=yours,
        links=tuple(replace(one, left=ids(one.right), right=ids(one.left), words=()) for one in comparison.links),
        conflicts=(),
    )


DECISIONS = """\
- link: {courier: It must be mended, herald: Low said it must be mended}
- unlink: {courier: council of Harlow met, herald: council gathered}
- link: {courier: ["council of Harlow met", "bridge will close"], herald: is to shut}
- not_a_statement: {courier: boats for hire}
"""


def test_no_side_is_favoured_by_a_review() -> None:
    comparison = replace(harlow(), conflicts=())
    straight, swapped = clean(DECISIONS, comparison), clean(DECISIONS, turned(comparison))
    numbers = [(one.left, one.right, one.relation, one.moved) for one in straight.links]
    opposite = [
        (tuple(f"l{i[1:]}" for i in one.right), tuple(f"r{i[1:]}" for i in one.left), one.relation, one.moved)
        for one in swapped.links
    ]
    assert sorted(numbers) == sorted(opposite)
    assert [one[1:] for one in straight.set_aside] == [one[1:] for one in swapped.set_aside]
