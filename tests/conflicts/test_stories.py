"""What is found in whole stories told twice; the rules were made with the worked ones, never with those kept aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conflicts.stories import STORIES, read_story, scored

WORKED = sorted(STORIES.glob("worked/*.md"))
KEPT = sorted(STORIES.glob("kept/*.md"))


@pytest.mark.parametrize("path", [*WORKED, *KEPT], ids=lambda path: path.stem)
def test_a_story_is_marked_with_conflicts_and_with_near_misses(path: Path) -> None:
    story = read_story(path)
    assert story.conflicts
    assert story.none
    assert min(len(story.left.split("\n")), len(story.right.split("\n"))) >= 10


@pytest.mark.parametrize(
    ("paths", "precision", "recall"), [(WORKED, 1.0, 0.65), (KEPT, 0.75, 0.4)], ids=["worked", "kept"]
)
def test_precision_and_recall_stay_what_they_are(paths: list[Path], precision: float, recall: float) -> None:
    score = scored(paths)
    assert score.precision >= precision, "\n".join(score.lines)
    assert score.recall >= recall, "\n".join(score.lines)


def test_what_is_found_has_the_right_kind() -> None:
    score = scored(WORKED + KEPT)
    assert score.right_kind == score.found
