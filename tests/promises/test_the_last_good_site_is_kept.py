"""Promise 5: a failed build leaves the last good site as it was, and touches nothing it did not make.

How a new site takes the old one's place, also after a kill, is tested in tests/platform/test_publishing.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import diptych.making
from diptych.errors import DiptychError
from tests.projects import SmallProject, files_of


def spoil(name: str, text: str) -> Callable[[SmallProject], None]:
    """Write nonsense into a file of the project."""

    def spoiling(project: SmallProject) -> None:
        file = project.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return spoiling


def remove_article(project: SmallProject) -> None:
    (project.content / "harbour" / "right.md").unlink()


@pytest.mark.parametrize(
    "spoiling",
    [
        spoil("content/harbour/left.md", "no front matter"),
        spoil("content/harbour/story.yaml", "title: ["),
        spoil("content/site.yaml", "colour: red"),
        spoil("content/zoo/story.yaml", "title: Zoo\narticles: [one.md]"),
        spoil("templates/story.html", "{% for %}"),
        spoil("templates/index.html", "{{ nobody.knows.this }}"),
        spoil("templates/404.html", "{% include 'no/such/partial.html' %}"),
        remove_article,
    ],
)
def test_when_something_is_wrong(project: SmallProject, spoiling: Callable[[SmallProject], None]) -> None:
    project.build()
    (project.site / "CNAME").write_text("news.example", encoding="utf-8")
    (project.site / ".gitignore").write_text("*\n", encoding="utf-8")
    before = files_of(project.site)
    spoiling(project)
    with pytest.raises(DiptychError) as refusal:
        project.build()
    assert files_of(project.site) == before
    assert "\n" not in str(refusal.value)
    assert {path.name for path in project.root.iterdir() if path.name.startswith(".")} == {".diptych-cache"}


def test_when_the_program_itself_fails_half_way(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    project.build()
    before = files_of(project.site)
    project.write_story("a-new-story")

    def failing(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(diptych.making, "story_entry", failing)
    with pytest.raises(MemoryError):
        project.build()
    assert files_of(project.site) == before


def test_files_no_build_made_survive_a_good_build_too(project: SmallProject) -> None:
    project.build()
    (project.site / "CNAME").write_text("news.example", encoding="utf-8")
    (project.site / "harbour" / "my-notes.txt").write_text("mine", encoding="utf-8")
    project.write_story("a-new-story")
    project.build()
    files = files_of(project.site)
    assert files["CNAME"] == b"news.example"
    assert files["harbour/my-notes.txt"] == b"mine"
    assert "a-new-story/index.html" in files


def test_the_content_is_only_read(project: SmallProject) -> None:
    before = files_of(project.content)
    project.build()
    assert files_of(project.content) == before


def test_a_story_that_is_gone_is_gone_from_the_site(project: SmallProject) -> None:
    project.write_story("flood")
    project.build()
    for file in sorted((project.content / "flood").iterdir()):
        file.unlink()
    (project.content / "flood").rmdir()
    project.build()
    assert not (project.site / "flood").exists()


def test_the_repository_keeps_the_site_out() -> None:
    ignored = (Path(__file__).parents[2] / "site" / ".gitignore").read_text(encoding="utf-8")
    assert ignored.split() == ["*", "!.gitignore"]
