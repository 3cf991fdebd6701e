"""The walk from content to site."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.build import build
from diptych.errors import ContentError, OptionError
from tests.projects import SmallProject, files_of


def test_a_story_becomes_a_page_and_an_export(project: SmallProject) -> None:
    result = project.build()
    files = files_of(project.site)
    assert {"index.html", "404.html", ".nojekyll", "harbour/index.html", "harbour/comparison.json"} <= files.keys()
    assert (result.stories, result.files) == (1, len(files) - 1)  # the manifest is not part of the site


def test_three_articles_make_three_comparisons_and_an_overview(project: SmallProject) -> None:
    folder = project.write_story("flood")
    (folder / "third.md").write_text((folder / "left.md").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "story.yaml").write_text("title: Flood\narticles: [left.md, right.md, third.md]\n", encoding="utf-8")
    project.build()
    files = files_of(project.site)
    assert {f"flood/{name}/index.html" for name in ("left--right", "left--third", "right--third")} <= files.keys()
    assert "flood/index.html" in files


def test_all_content_is_checked_before_anything_is_written(project: SmallProject) -> None:
    project.write_story("zoo", left="no front matter")
    with pytest.raises(ContentError, match=r"zoo/left\.md"):
        project.build()
    assert not project.site.exists()


def test_a_missing_content_folder_is_one_clear_error(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.content.rmdir()
    with pytest.raises(ContentError, match="there is no such folder"):
        small.build()


def test_a_projects_own_templates_go_first(project: SmallProject) -> None:
    templates = project.root / "templates"
    templates.mkdir()
    (templates / "404.html").write_text("Our own words for what is missing.", encoding="utf-8")
    project.build()
    assert files_of(project.site)["404.html"] == b"Our own words for what is missing."


def test_templates_can_be_named(project: SmallProject, tmp_path: Path) -> None:
    templates = tmp_path / "looks"
    templates.mkdir()
    (templates / "404.html").write_text("Named.", encoding="utf-8")
    project.build(templates=templates)
    assert files_of(project.site)["404.html"] == b"Named."


def test_templates_that_do_not_exist_are_refused(project: SmallProject, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no such folder"):
        project.build(templates=tmp_path / "looks")


def test_progress_is_told_story_by_story(project: SmallProject) -> None:
    project.write_story("flood")
    told: list[tuple[int, int, str]] = []
    build(project.project(), progress=lambda *step: told.append(step))
    assert told == [(1, 2, "flood"), (2, 2, "harbour")]
