"""Two hundred decisions outlive a new import of an article in which every tenth paragraph changed."""

from __future__ import annotations

from pathlib import Path

from diptych.model import Comparison
from diptych.review import Problem, apply_review, parse_review
from tests.review.stories import compared

PEOPLE = ("The mayor", "A clerk", "The harbour master", "One engineer", "The treasurer", "A resident", "The surveyor")
VERBS = ("approved", "questioned", "postponed", "described", "measured", "refused", "explained", "praised")
THINGS = ("the bridge", "the road", "the ferry", "the school roof", "the budget", "the lighthouse", "the market")
PLACES = ("in the town hall", "at the quay", "on the north side", "behind the station", "before the committee")


def article(statements: int, offset: int = 0) -> list[str]:
    """Paragraphs of distinct statements that share many words, as those of one story do."""
    return [
        f"{PEOPLE[n % 7]} {VERBS[(n // 7) % 8]} {THINGS[(n + n // 5) % 7]} {PLACES[n % 5]} on day {n + 1 + offset}."
        for n in range(statements)
    ]


COURIER, HERALD = article(120), article(120, offset=1000)


def decisions() -> str:
    """Two hundred: links, unlinks and notes, each quoting whole statements."""
    written = []
    for n in range(100):
        left, right = COURIER[n], HERALD[(n * 7) % 120]
        verb = "link" if n % 2 else "unlink"
        written.append(f'- {verb}:\n    courier: "{left}"\n    herald: "{right}"\n  note: link {n}')
        written.append(f'- note: note {n}\n  about:\n    courier: "{left}"')
    return "\n".join(written)


def changed(lines: list[str]) -> list[str]:
    """Every tenth paragraph with some of its words changed; typography of the whole changed, too."""
    mended = [
        line.replace("approved", "has approved").replace("the", "their", 1) if n % 10 == 0 else line
        for n, line in enumerate(lines)
    ]
    return ["An editor's foreword that was not there."] + [line.replace("'", "’") for line in mended]


def applied(courier: list[str], herald: list[str]) -> tuple[Comparison, tuple[Problem, ...]]:
    review = parse_review(decisions(), Path("review.yaml"), ("courier", "herald"))
    assert len(review.decisions) == 200
    return apply_review(compared("\n".join(courier), "\n".join(herald)), review)


def noted(comparison: Comparison) -> dict[str, str]:
    """Which statement's words each note and link ended up at."""
    words = {note.text: comparison.statement(note.statements[0]).text for note in comparison.editor_notes}
    return words | {str(one.note): comparison.statement(one.left[0]).text for one in comparison.links}


def test_all_decisions_find_their_words() -> None:
    comparison, problems = applied(COURIER, HERALD)
    assert problems == ()
    assert (len(comparison.links), len(comparison.editor_notes)) == (50, 100)


def test_after_a_new_import_none_is_misplaced_and_every_one_that_lost_words_is_reported() -> None:
    now = changed(COURIER)
    comparison, problems = applied(now, changed(HERALD))
    places = noted(comparison)
    touched = {f"{kind} {n}" for n in range(100) for kind in ("link", "note") if now[n + 1] != COURIER[n]}
    untouched = {f"note {n}" for n in range(100)} - touched
    assert untouched <= set(places)
    for n in range(100):
        for kind in ("link", "note"):
            assert places.get(f"{kind} {n}", now[n + 1]) == now[n + 1]
    assert {one.code for one in problems} <= {"words-changed", "not-found"}
    lines = decisions().split("\n")
    reported = {lines[one.line - 1].split('"')[1] for one in problems}
    assert reported == {
        line
        for line in COURIER[:100] + [HERALD[(n * 7) % 120] for n in range(100)]
        if line not in now + changed(HERALD)
    }
