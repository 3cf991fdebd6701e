"""A story's folder from a stranger: what is in it can neither stop the build nor lead it elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.errors import DiptychError
from tests.projects import SmallProject, files_of


def test_pipes_devices_and_loops_beside_the_articles_do_not_hold_up_a_build(project: SmallProject) -> None:
    """The digest of a story reads what lies in its folder; a pipe would be waited for, a device never ends."""
    folder = project.content / "harbour"
    os.mkfifo(folder / "pipe")
    (folder / "device").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(folder)
    (folder / "round.md").symlink_to("round.md")
    (folder / "nowhere").symlink_to("/nowhere")
    assert project.build().stories == 1
    assert not {"pipe", "device", "loop"} & {Path(name).name for name in files_of(project.site)}


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "/proc/self/environ", "../../outside.md", "left.md"])
def test_an_article_that_is_something_else_is_one_clear_error(project: SmallProject, target: str) -> None:
    (project.root / "outside.md").write_text("---\ntitle: t\n---\nSecret.", encoding="utf-8")
    article = project.content / "harbour" / "left.md"
    article.unlink()
    article.symlink_to(target)
    with pytest.raises(DiptychError, match=r"left\.md"):
        project.build()


def test_an_archived_copy_leads_nowhere_else(project: SmallProject) -> None:
    folder = project.content / "harbour"
    (project.root / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "copy.txt").symlink_to(project.root / "secret.txt")
    (folder / "sub").symlink_to(project.root)
    for name in ("copy.txt", "sub/secret.txt", "../../secret.txt", "/etc/passwd", "C:\\secret.txt", "page.html"):
        text = f"---\ntitle: t\narchive: '{name}'\n---\nThe council met.\n"
        (folder / "left.md").write_text(text, encoding="utf-8")
        with pytest.raises(DiptychError, match=r"left\.md"):
            project.build()
    assert not project.site.exists()


def test_hundreds_of_folders_with_awkward_names_are_one_site_or_one_clear_error(project: SmallProject) -> None:
    for name in ("ſtory", "K", "e\u0301tude", "a.b", "a-b", "١", "ﬁne", "straße"):
        project.write_story(name)
    assert project.build().stories == 9
    for name in ("story", "étude", "fine", "STRASSE"):
        folder = project.write_story(name)
        with pytest.raises(DiptychError):
            project.build()
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


_READING = """
import os, sys
from pathlib import Path
from diptych.errors import ContentError
from diptych.reading import read_content

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    read_content(Path("content"))
except ContentError as refusal:
    print(refusal)
"""


@pytest.mark.parametrize("name", ["", "harbour", "harbour/left.md", "harbour/story.yaml"])
def test_what_may_not_be_read_is_one_clear_error(project: SmallProject, name: str) -> None:
    """In a process without root's rights, for root may read everything."""
    for place in (project.root, *project.root.parents[:3]):
        place.chmod(place.stat().st_mode | 0o055)
    (project.content / name).chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", _READING], cwd=project.root, capture_output=True, text=True, check=False
    )
    (project.content / name).chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.startswith("content")
    assert "Permission denied" in done.stdout
