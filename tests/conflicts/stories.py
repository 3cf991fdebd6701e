"""Invented stories told twice, with what readers marked in them (tests/fixtures/conflicts/pairs).

python -m tests.conflicts.stories [FILE.md ...]      what is found, missed and claimed beyond, story by story
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diptych.comparison import compare
from diptych.model import Certainty, Comparison, Conflict, Pair, Statement
from tests.builders import article

STORIES = Path(__file__).parent.parent / "fixtures" / "conflicts" / "pairs"


@dataclass(frozen=True)
class Mark:
    """Two statements, told by a stretch of each, and what a reader made of them."""

    kind: str
    """The kind of conflict; empty where it is open or none."""
    left: str
    right: str


@dataclass(frozen=True)
class Story:
    """A document of two tellings and the marks on them."""

    name: str
    left: str
    right: str
    conflicts: tuple[Mark, ...]
    open: tuple[Mark, ...]
    """Neither right nor wrong to claim."""
    none: tuple[Mark, ...]
    """Tempting, and no conflict."""


@dataclass
class Score:
    """What became of the marks of some stories; likely conflicts between the two articles only."""

    marked: int = 0
    found: int = 0
    right_kind: int = 0
    claimed: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.marked


def read_story(path: Path) -> Story:
    parts = dict(re.findall(r"^## (.+?)\n\n(.+?)(?=\n\n## |\Z)", path.read_text(encoding="utf-8"), re.M | re.S))
    return Story(
        path.stem,
        parts["Left"].strip(),
        parts["Right"].strip(),
        tuple(_marks(parts["Conflicts"], kinds=True)),
        tuple(_marks(parts.get("Open", ""), kinds=False)),
        tuple(_marks(parts["No conflicts"], kinds=False)),
    )


def _marks(lines: str, *, kinds: bool) -> Iterator[Mark]:
    for line in re.findall(r"^- (.+)$", lines, re.M):
        kind, _, rest = line.partition(": ") if kinds else ("", "", line.partition(": ")[0])
        left, _, right = rest.partition(" / ")
        yield Mark(kind, left.strip(), right.strip())


def compared(story: Story) -> Comparison:
    """The two tellings compared; a line is a paragraph."""
    return compare(Pair(article("left", story.left.split("\n")), article("right", story.right.split("\n"))))


def judge(story: Story, score: Score) -> None:
    """Add one story to a score."""
    comparison = compared(story)
    claims = {
        (c.sides[0].statements[0], c.sides[1].statements[0]): c
        for c in reversed(comparison.conflicts)
        if c.certainty is Certainty.LIKELY and c.sides[0].side is not c.sides[1].side
    }
    marked: dict[tuple[str, str], set[str]] = {}
    for mark in story.conflicts:
        marked.setdefault(_places(mark, comparison), set()).add(mark.kind)
    free = {_places(mark, comparison) for mark in story.open}
    assert all(_places(mark, comparison) not in marked for mark in story.none)
    score.marked += len(marked)
    for place, claim in claims.items():
        score.claimed += place in marked or place not in free
        score.found += place in marked
        score.right_kind += claim.kind in marked.get(place, ())
        score.lines.append(_line("right" if place in marked else "free" if place in free else "WRONG", story, claim))
    linked = {(i, j) for link in comparison.links for i in link.left for j in link.right}
    for place, kinds in marked.items():
        if place not in claims:
            possible = [
                c for c in comparison.conflicts if (c.sides[0].statements[0], c.sides[1].statements[0]) == place
            ]
            how = "possible" if possible else "linked" if place in linked else "not linked"
            texts = " / ".join(comparison.statement(i).text for i in place)
            score.lines.append(f"missed   {story.name} {'+'.join(sorted(kinds))} ({how}): {texts}")


def _line(verdict: str, story: Story, claim: Conflict) -> str:
    return f"{verdict:8} {story.name} {claim.kind} {claim.rule} {claim.score}: {claim.explanation}"


def _places(mark: Mark, comparison: Comparison) -> tuple[str, str]:
    return _place(mark.left, comparison.left.statements), _place(mark.right, comparison.right.statements)


def _place(words: str, statements: tuple[Statement, ...]) -> str:
    found = [s.id for s in statements if words in s.text]
    assert len(found) == 1, f"“{words}” stands in {len(found)} statements"
    return found[0]


def scored(paths: list[Path]) -> Score:
    """The score over all stories at `paths`."""
    score = Score()
    for path in paths:
        judge(read_story(path), score)
    return score


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]] or sorted(STORIES.glob("worked/*.md"))
    total = scored(files)
    print("\n".join(total.lines))
    print(
        f"marked {total.marked}  found {total.found}  right kind {total.right_kind}  claimed {total.claimed}  "
        f"precision {total.precision:.2f}  recall {total.recall:.2f}"
    )
