"""A rebuild makes what its inputs ask for and nothing else, and gives byte for byte what a clean build gives."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diptych.build
from diptych.build import BuildResult, Project, build
from diptych.errors import ContentError, DiptychError
from diptych.workers import in_order
from tests.projects import LEFT, RIGHT, SmallProject, files_of

SLUGS = ["bridge", "ferry", "harbour"]


def clean(project: SmallProject) -> dict[str, bytes]:
    """What a build that knows nothing of earlier ones makes."""
    output = project.root.parent / "clean"
    build(project.project(output=output, fresh=True))
    found = files_of(output)
    shutil.rmtree(output)
    return found


def edit_article(project: SmallProject, slug: str) -> None:
    file = project.content / slug / "left.md"
    if file.exists():
        file.write_text(file.read_text(encoding="utf-8").replace("120", "121") + "\nIt rained.\n", encoding="utf-8")


def edit_story(project: SmallProject, slug: str) -> None:
    file = project.content / slug / "story.yaml"
    if file.exists():
        file.write_text(file.read_text(encoding="utf-8").replace("The story", "The whole story"), encoding="utf-8")


def add_review(project: SmallProject, slug: str) -> None:
    if (project.content / slug).exists():
        (project.content / slug / "review.yaml").write_text("[]\n", encoding="utf-8")


def add_or_remove_story(project: SmallProject, slug: str) -> None:
    if (project.content / slug).exists():
        shutil.rmtree(project.content / slug)
    else:
        project.write_story(slug)


def rename_story(project: SmallProject, slug: str) -> None:
    if (project.content / slug).exists() and not (project.content / f"{slug}-2").exists():
        (project.content / slug).rename(project.content / f"{slug}-2")


def edit_site(project: SmallProject, slug: str) -> None:
    (project.content / "site.yaml").write_text(f"title: News of the {slug}\n", encoding="utf-8")


def edit_template(project: SmallProject, slug: str) -> None:
    partial = project.root / "templates" / "partials" / "site_footer.html"
    partial.parent.mkdir(parents=True, exist_ok=True)
    partial.write_text(f"<footer>The {slug} footer.</footer>\n", encoding="utf-8")


def damage_cache(project: SmallProject, slug: str) -> None:
    for file in sorted((project.root / ".diptych-cache").rglob("*")):
        if file.is_file():
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 0xFF
            file.write_bytes(data)


def lose_cache(project: SmallProject, slug: str) -> None:
    shutil.rmtree(project.root / ".diptych-cache", ignore_errors=True)


def touch_page(project: SmallProject, slug: str) -> None:
    page = project.site / slug / "index.html"
    if page.exists():
        page.write_text("edited by hand", encoding="utf-8")


def lose_page(project: SmallProject, slug: str) -> None:
    (project.site / slug / "comparison.json").unlink(missing_ok=True)


def swap_articles(project: SmallProject, slug: str) -> None:
    if (project.content / slug).exists():
        left, right = project.content / slug / "left.md", project.content / slug / "right.md"
        one, other = left.read_bytes(), right.read_bytes()
        left.write_bytes(other)
        right.write_bytes(one)


CHANGES = [
    edit_article,
    edit_story,
    add_review,
    add_or_remove_story,
    rename_story,
    edit_site,
    edit_template,
    damage_cache,
    lose_cache,
    touch_page,
    lose_page,
    swap_articles,
]


@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.sampled_from(SLUGS)), min_size=1, max_size=6))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_rebuild_is_byte_for_byte_a_clean_build(
    tmp_path: Path, changes: list[tuple[Callable[[SmallProject, str], None], str]]
) -> None:
    shutil.rmtree(tmp_path / "project", ignore_errors=True)
    project = SmallProject(tmp_path / "project")
    project.write_story("bridge")
    project.write_story("harbour", left=RIGHT, right=LEFT)
    project.build()
    for change, slug in changes:
        change(project, slug)
        project.build()
    assert files_of(project.site) == clean(project)


def test_only_what_changed_is_made(project: SmallProject) -> None:
    project.write_story("bridge")
    assert project.build().made == 2
    assert project.build().made == 0
    edit_article(project, "bridge")
    assert project.build().made == 1
    edit_template(project, "ferry")
    assert project.build().made == 2


def test_pages_that_did_not_change_stay_the_same_files(project: SmallProject) -> None:
    project.write_story("bridge")
    project.build()
    before = (project.site / "harbour" / "index.html").stat()
    edit_article(project, "bridge")
    project.build()
    after = (project.site / "harbour" / "index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_warnings_are_told_again(project: SmallProject) -> None:
    (project.content / "harbour" / "left.md").write_text(LEFT.replace("rights:", "# rights:"), encoding="utf-8")
    first, second = project.build(), project.build()
    assert second.made == 0
    assert first.warnings == second.warnings != ()
    with pytest.raises(DiptychError, match="rights"):
        project.build(strict=True)


def test_two_sites_of_one_content_keep_their_own(project: SmallProject) -> None:
    other = project.root / "other"
    project.build()
    assert project.build(output=other).made == 1
    assert project.build().made == 0
    assert project.build(output=other).made == 0


def test_a_fresh_build_keeps_nothing(project: SmallProject) -> None:
    project.build(fresh=True)
    assert not (project.root / ".diptych-cache").exists()


def test_a_cache_that_calls_anything_is_not_listened_to(project: SmallProject, tmp_path: Path) -> None:
    """A pickle can name any function; this one names what would make a folder."""
    project.build()
    (cache,) = (project.root / ".diptych-cache").glob("site-*")

    class Attack:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "attacked"),)

    body = pickle.dumps({"x": Attack()})
    cache.write_bytes(hashlib.sha256(body).digest() + body)
    assert project.build().made == 1
    assert not (tmp_path / "attacked").exists()


# --- many processes -----------------------------------------------------------------------------------------------


def test_many_processes_give_the_bytes_of_one(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    for slug in SLUGS[:2]:
        project.write_story(slug)
    monkeypatch.setattr(diptych.build, "_MANY", 2)
    assert project.build(jobs=2).made == 3
    assert files_of(project.site) == clean(project)


def test_an_error_in_another_process_is_told_like_any(project: SmallProject) -> None:
    error = ContentError("left.md", "there is no front matter.", line=1, remedy="Begin with a line “---”.")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool, pytest.raises(ContentError) as told:
        pool.submit(refuse, error).result()
    assert str(told.value) == str(error)
    assert told.value.line == 1


def refuse(error: Exception) -> None:
    raise error


def test_an_executor_of_the_callers_is_used_and_left_open(project: SmallProject) -> None:
    with ThreadPoolExecutor(2) as executor:
        result: BuildResult = build(Project(content=project.content, output=project.site), executor=executor)
        assert executor.submit(len, "abc").result() == 3
    assert result.made == 1
    assert files_of(project.site) == clean(project)


def test_answers_come_in_order_and_few_are_held() -> None:
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        return number

    with ThreadPoolExecutor(1) as executor:
        answers = in_order(work, range(1000), processes=1, executor=executor)
        assert [next(answers) for _ in range(10)] == list(range(10))
        assert len(begun) < 50
        answers.close()  # type: ignore[attr-defined] # a generator, though its type says less
