"""Every rule on documents of its own: hits, near misses, and why (tests/fixtures/conflicts)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from diptych.model import Conflict, Side
from tests.conflicts.telling import conflicts, telling

FIXTURES = Path(__file__).parent.parent / "fixtures" / "conflicts"


@dataclass(frozen=True)
class Case:
    """Two statements, what is expected of them, and why."""

    name: str
    left: str
    right: str
    published: tuple[dt.date | None, dt.date | None]
    expected: tuple[str, ...]
    """`kind certainty: left words / right words`, in alphabetical order."""


def read_cases(path: Path) -> list[Case]:
    cases = []
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = section.partition("\n")
        fields = dict(re.findall(r"^([a-z-]+): (.+)$", body, re.MULTILINE))
        expected = [line for line in re.findall(r"^- (.+)$", body, re.MULTILINE) if line != "none"]
        assert "Why: " in body, f"{path.name}: “{name}” does not say why"
        days = tuple(
            dt.date.fromisoformat(fields[f"{side}-published"]) if f"{side}-published" in fields else None
            for side in ("left", "right")
        )
        cases.append(
            Case(f"{path.stem}: {name}", fields["left"], fields["right"], (days[0], days[1]), tuple(sorted(expected)))
        )
    return cases


CASES = [case for path in sorted(FIXTURES.glob("*.md")) for case in read_cases(path)]


def shown(found: tuple[Conflict, ...], texts: tuple[str, str]) -> list[str]:
    lines = []
    for conflict in found:
        words = (
            " … ".join(span.of(text) for span in side.spans) for side, text in zip(conflict.sides, texts, strict=True)
        )
        lines.append(f"{conflict.kind} {conflict.certainty}: {' / '.join(words)}")
    return sorted(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    left = telling([case.left], Side.LEFT, published=case.published[0])
    right = telling([case.right], Side.RIGHT, published=case.published[1])
    assert shown(conflicts(left, right), (case.left, case.right)) == list(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_turned_round_is_the_same_turned_round(case: Case) -> None:
    left = telling([case.right], Side.LEFT, published=case.published[1], label="the Farrow Mail")
    right = telling([case.left], Side.RIGHT, published=case.published[0], label="The Harlow Courier")
    turned = conflicts(left, right)
    straight = conflicts(
        telling([case.left], Side.LEFT, published=case.published[0]),
        telling([case.right], Side.RIGHT, published=case.published[1]),
    )
    assert [(c.id, c.kind, c.certainty, c.score, c.rule, c.explanation) for c in turned] == [
        (c.id, c.kind, c.certainty, c.score, c.rule, c.explanation) for c in straight
    ]
    assert [[side.spans for side in c.sides] for c in turned] == [
        [side.spans for side in reversed(c.sides)] for c in straight
    ]


def test_there_are_hits_and_near_misses_for_every_rule() -> None:
    for path in FIXTURES.glob("*.md"):
        cases = read_cases(path)
        assert any(case.expected for case in cases), path.name
        assert any(not case.expected for case in cases), path.name
