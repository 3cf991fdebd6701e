"""A review in a whole project: what reaches the page and the export, and what `check` and `--strict` say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diptych.errors import DiptychError
from tests.projects import SmallProject, article

REVIEW = """\
- conflict:
    left: {words: approved a harbour wall, exactly: 120 metres}
    right: {words: A harbour wall of, exactly: 140 metres}
  kind: number
  explanation: The Post has 120 metres, the radio 140.
  note: The plans have 120.
  by: Ada Quill
  when: 2025-03-07
- note: The engineer left the town in 2024.
  about: {left: Anna Berg}
  references: https://plans.example/staff
- not_a_statement: {left: Work begins in May}
"""


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    made = SmallProject(tmp_path)
    folder = made.write_story("harbour")
    (folder / "review.yaml").write_text(REVIEW, encoding="utf-8")
    return made


def export(project: SmallProject, path: str = "harbour/comparison.json") -> dict[str, object]:
    found: dict[str, object] = json.loads((project.site / path).read_text(encoding="utf-8"))
    return found


def test_what_is_an_editors_reaches_the_page_and_the_export(project: SmallProject) -> None:
    assert not [one for one in project.build().warnings if "review.yaml" in one]
    data = export(project)
    decided = [one for one in data["conflicts"] if one["status"] == "confirmed"]  # type: ignore[attr-defined] # JSON
    assert [(one["note"], one["by"], one["when"]) for one in decided] == [
        ("The plans have 120.", "Ada Quill", "2025-03-07")
    ]
    assert [one["text"] for one in data["editor_notes"]] == ["The engineer left the town in 2024."]  # type: ignore[attr-defined] # JSON
    assert data["set_aside"] == ["l3"]
    page = (project.site / "harbour/index.html").read_text(encoding="utf-8")
    assert "The plans have 120." in page
    assert "The engineer left the town in 2024." in page
    assert 'href="https://plans.example/staff"' in page


def test_a_decision_that_lost_its_words_is_a_warning_and_strict_refuses_it(project: SmallProject) -> None:
    review = project.content / "harbour/review.yaml"
    review.write_text("- not_a_statement: {left: The bridge is shut}\n", encoding="utf-8")
    warned = "review.yaml:1: “The bridge is shut” is not in the article any more."
    assert [one for one in project.build().warnings if warned in one]
    shown = project.run("check")
    assert warned in shown.stdout.decode()
    assert shown.returncode == 0
    with pytest.raises(DiptychError, match="is not in the article any more"):
        project.build(strict=True)
    refused = project.run("check", "--strict")
    assert (refused.returncode, b"is not in the article any more" in refused.stderr) == (1, True)


def test_with_three_articles_a_decision_goes_to_the_pairs_it_speaks_of(project: SmallProject) -> None:
    folder = project.content / "harbour"
    story = (folder / "story.yaml").read_text(encoding="utf-8")
    (folder / "story.yaml").write_text(story.replace("right.md]", "right.md, wire.md]"), encoding="utf-8")
    wire = article("The council of Harlow has approved a wall of 120 metres.", rights="ours", licence="MIT")
    (folder / "wire.md").write_text(wire, encoding="utf-8")
    assert not [one for one in project.build().warnings if "review.yaml" in one]
    notes = {
        pair: len(export(project, f"harbour/{pair}/comparison.json")["editor_notes"])  # type: ignore[arg-type] # JSON
        for pair in ("left--right", "left--wire", "right--wire")
    }
    assert notes == {"left--right": 1, "left--wire": 1, "right--wire": 0}
