"""A new site takes the old one's place whole, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from diptych.errors import OutputError
from diptych.publishing import Publication, exchange, publication
from diptych.publishing.ownership import MANIFEST
from tests.projects import files_of


def publish(output: Path, files: dict[str, str]) -> None:
    with publication(output) as site:
        write_all(site, files)


def write_all(site: Publication, files: dict[str, str]) -> None:
    for path, text in files.items():
        site.write(path, text.encode())


def shown(output: Path) -> dict[str, str]:
    """The files a reader of the site sees, without the list of them."""
    return {path: data.decode() for path, data in files_of(output).items() if path != MANIFEST}


@pytest.fixture(params=["exchange in one step", "two renames"])
def output(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder, on a system that can exchange folders and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(exchange, "_renameat2", lambda: None)
    return tmp_path / "site"


def test_a_site_is_written_where_there_was_none(output: Path) -> None:
    publish(output, {"index.html": "first", "a/b/c.txt": "deep"})
    assert shown(output) == {"index.html": "first", "a/b/c.txt": "deep"}


def test_a_new_site_replaces_the_old_one_and_leaves_nothing_of_it(output: Path) -> None:
    publish(output, {"index.html": "first", "gone/index.html": "gone"})
    publish(output, {"index.html": "second"})
    assert shown(output) == {"index.html": "second"}
    assert not (output / "gone").exists()


def test_nothing_is_left_beside_the_site(output: Path) -> None:
    publish(output, {"index.html": "first"})
    publish(output, {"index.html": "second"})
    assert os.listdir(output.parent) == ["site"]


def test_a_failed_build_leaves_the_old_site(output: Path) -> None:
    publish(output, {"index.html": "good"})
    with pytest.raises(OutputError), publication(output) as site:
        write_all(site, {"index.html": "half", "../outside": "refused"})
    assert shown(output) == {"index.html": "good"}
    assert os.listdir(output.parent) == ["site"]


def test_files_no_build_made_are_carried_from_site_to_site(output: Path) -> None:
    publish(output, {"index.html": "first"})
    (output / ".gitignore").write_text("*\n", encoding="utf-8")
    (output / "CNAME").write_text("news.example", encoding="utf-8")
    (output / "drafts").mkdir()
    (output / "drafts" / "note.txt").write_text("mine", encoding="utf-8")
    (output / "elsewhere").symlink_to("/nowhere")
    publish(output, {"index.html": "second"})
    publish(output, {"index.html": "third"})
    assert shown(output) == {
        ".gitignore": "*\n",
        "CNAME": "news.example",
        "drafts/note.txt": "mine",
        "index.html": "third",
    }
    assert os.readlink(output / "elsewhere") == "/nowhere"


def test_a_file_put_there_while_the_site_is_written_survives(output: Path) -> None:
    publish(output, {"index.html": "first"})
    with publication(output) as site:
        site.write("index.html", b"second")
        (output / "CNAME").write_text("news.example", encoding="utf-8")
    assert shown(output) == {"CNAME": "news.example", "index.html": "second"}


def test_a_page_that_would_cover_a_foreign_file_is_refused(output: Path) -> None:
    publish(output, {"index.html": "first"})
    (output / "about.html").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"about\.html"):
        publish(output, {"index.html": "second", "about.html": "ours"})
    assert shown(output) == {"about.html": "mine", "index.html": "first"}


@pytest.mark.parametrize("kept", [{}, {".gitignore": "*\n!.gitignore\n"}], ids=["empty", "only .gitignore"])
def test_a_new_folder_is_taken(output: Path, kept: dict[str, str]) -> None:
    output.mkdir()
    for name, text in kept.items():
        (output / name).write_text(text, encoding="utf-8")
    publish(output, {"index.html": "first"})
    assert shown(output) == {**kept, "index.html": "first"}


@pytest.mark.parametrize("manifest", [None, "not JSON", "[]", '{"files": 1}', "[" * 100_000])
def test_a_folder_without_a_manifest_is_refused(output: Path, manifest: str | None) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("years of work", encoding="utf-8")
    if manifest is not None:
        (output / MANIFEST).write_text(manifest, encoding="utf-8")
    before = files_of(output)
    with pytest.raises(OutputError, match="not a site that Diptych made"):
        publish(output, {"index.html": "first"})
    assert files_of(output) == before


def test_a_symbolic_link_is_refused(output: Path) -> None:
    target = output.parent / "target"
    target.mkdir()
    output.symlink_to(target)
    with pytest.raises(OutputError, match="symbolic link"):
        publish(output, {"index.html": "first"})
    assert os.listdir(target) == []


def test_a_symbolic_link_in_the_workspaces_place_is_refused(output: Path) -> None:
    target = output.parent / "target"
    target.mkdir()
    (output.parent / ".site.diptych").symlink_to(target)
    with pytest.raises(OutputError, match="symbolic link"):
        publish(output, {"index.html": "first"})
    assert os.listdir(target) == []


def test_a_file_is_refused(output: Path) -> None:
    output.write_text("not a folder", encoding="utf-8")
    with pytest.raises(OutputError, match="this is a file"):
        publish(output, {"index.html": "first"})


@pytest.mark.parametrize(
    "path",
    ["../outside.html", "/etc/outside", "a/../../b", "a//b", "./a", "", "a/", "a\\b", "a\0b", ".gitignore", MANIFEST],
)
def test_a_path_that_leaves_the_site_is_refused(output: Path, path: str) -> None:
    with pytest.raises(OutputError, match="not a place"), publication(output) as site:
        site.write(path, b"")
    assert os.listdir(output.parent) == []


def test_two_pages_in_one_place_are_refused(output: Path) -> None:
    with publication(output) as site:
        site.write("index.html", b"one")
        with pytest.raises(OutputError, match="two pages"):
            site.write("index.html", b"two")


def test_a_file_where_a_folder_is_wanted_is_one_clear_error(output: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        publish(output, {"a": "a file", "a/b": "below it"})


def test_a_second_build_at_the_same_time_is_refused(output: Path) -> None:
    with publication(output) as site:
        site.write("index.html", b"the first to come")
        with pytest.raises(OutputError, match="another build"):
            publish(output, {"index.html": "the second"})
    assert shown(output) == {"index.html": "the first to come"}


_KILLED_BUILD = """
    import sys, time
    from pathlib import Path
    from diptych.publishing import exchange, publication

    if sys.argv[2] == "renames":
        exchange._renameat2 = lambda: None
    print("ready", flush=True)
    with publication(Path(sys.argv[1])) as site:
        for number in range(60):
            site.write(f"{number}/index.html", sys.argv[3].encode())
"""


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_killed_build_leaves_a_whole_site_and_the_next_build_succeeds(tmp_path: Path, way: str) -> None:
    """Kill builds of 60 pages at many points; after each, and after the next build, every page is of one build."""
    output = tmp_path / "site"
    publish(output, {f"{number}/index.html": "start" for number in range(60)})
    (output / "CNAME").write_text("news.example", encoding="utf-8")
    for attempt in range(12):
        builder = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_KILLED_BUILD), str(output), way, f"build {attempt}"],
            stdout=subprocess.PIPE,
        )
        with builder:
            assert builder.stdout is not None
            builder.stdout.readline()
            time.sleep(attempt * 0.0008)
            builder.send_signal(signal.SIGKILL)
        if output.exists():
            assert_one_build(output)
        with pytest.raises(ZeroDivisionError), publication(output):
            raise ZeroDivisionError  # a build that fails still finishes what the killed one had begun
        assert_one_build(output)
    publish(output, {"index.html": "last"})
    assert shown(output) == {"CNAME": "news.example", "index.html": "last"}
    assert os.listdir(tmp_path) == ["site"]


def assert_one_build(output: Path) -> None:
    pages = shown(output)
    assert pages.pop("CNAME") == "news.example"
    assert len(pages) == 60
    assert len(set(pages.values())) == 1


def test_a_kill_between_the_two_renames_is_mended_by_the_next_build(tmp_path: Path) -> None:
    output, room = tmp_path / "site", tmp_path / ".site.diptych"
    publish(output, {"index.html": "old"})
    room.mkdir()
    output.rename(room / "old")
    publish(room / "new", {"index.html": "new"})
    (room / "complete").touch()
    with pytest.raises(ZeroDivisionError), publication(output):
        raise ZeroDivisionError
    assert shown(output) == {"index.html": "new"}


def test_a_half_written_site_is_never_put_in_place(tmp_path: Path) -> None:
    output, room = tmp_path / "site", tmp_path / ".site.diptych"
    publish(output, {"index.html": "old"})
    (room / "new").mkdir(parents=True)
    (room / "new" / "index.html").write_text("half", encoding="utf-8")
    output.rename(room / "old")
    with pytest.raises(ZeroDivisionError), publication(output):
        raise ZeroDivisionError
    assert shown(output) == {"index.html": "old"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of folders are POSIX's")
def test_an_unwritable_place_is_one_clear_error(tmp_path: Path) -> None:
    """In a process without root's rights, for root may write anywhere."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    code = """
        import os, sys
        from pathlib import Path
        from diptych.errors import OutputError
        from diptych.publishing import publication

        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            with publication(Path(sys.argv[1])) as site:
                site.write("index.html", b"")
        except OutputError as refusal:
            print(refusal)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(closed / "site")], capture_output=True, text=True, check=True
    )
    assert "cannot be written (Permission denied)" in done.stdout
