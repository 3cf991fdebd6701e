"""Promise 4: the same input gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.projects import SmallProject, files_of

PROJECT = Path(__file__).parents[2]


def built(root: Path, **environment: str) -> dict[str, bytes]:
    """The site of the first story and a small one, built in a process of its own in a folder of its own."""
    project = SmallProject(root)
    project.write_story("harbour")
    shutil.copytree(PROJECT / "content", project.content, dirs_exist_ok=True)
    done = project.run("build", "--base-url", "https://news.example/stories/", **environment)
    assert done.returncode == 0, done.stderr
    return files_of(project.site)


def test_in_another_folder_with_another_hash_seed_time_zone_and_locale(tmp_path: Path) -> None:
    one = built(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = built(tmp_path / "elsewhere" / "deeper", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_twice_in_one_place(project: SmallProject) -> None:
    project.build()
    first = files_of(project.site)
    project.build()
    assert files_of(project.site) == first


def test_no_path_of_this_machine_is_in_the_site(project: SmallProject) -> None:
    project.build()
    assert [path for path, data in files_of(project.site).items() if str(project.root.parent).encode() in data] == []
