"""The commands, as a person at a terminal or a program in a pipe meets them."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.cli.options import COMMANDS, command_parser
from tests.projects import SmallProject, article, files_of, run_diptych

PROJECT = Path(__file__).parents[2]


def lines_of(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


# --- build and check ----------------------------------------------------------------------------------------------


def test_build_writes_the_site_and_says_what_it_did(project: SmallProject) -> None:
    done = project.run("build")
    assert done.returncode == 0, done.stderr
    assert (project.site / "harbour" / "index.html").is_file()
    assert done.stdout.startswith(b"site: 1 story, ")


def test_build_is_quiet_about_progress_in_a_pipe(project: SmallProject) -> None:
    assert b"\x1b" not in project.run("build").stderr


def test_build_py_is_the_command_build(project: SmallProject) -> None:
    done = subprocess.run([sys.executable, PROJECT / "build.py"], cwd=project.root, capture_output=True, check=True)
    assert done.stdout.startswith(b"site: 1 story, ")


def test_content_and_output_can_be_named(project: SmallProject, tmp_path: Path) -> None:
    done = run_diptych("build", "--content", str(project.content), "--output", str(tmp_path / "out"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "index.html").is_file()


def test_base_url_overrides_the_sites_own(project: SmallProject) -> None:
    (project.content / "site.yaml").write_text("base_url: https://old.example/\n", encoding="utf-8")
    project.run("build", "--base-url", "https://new.example/news")
    pages = b"".join(files_of(project.site).values())
    assert b"https://new.example/news/" in pages
    assert b"https://old.example/" not in pages


@pytest.mark.parametrize("url", ["news.example", "javascript:alert(1)", "https://new.example/?page=1", ""])
def test_a_base_url_that_is_none_is_refused(project: SmallProject, url: str) -> None:
    done = project.run("build", "--base-url", url)
    assert done.returncode == 1
    assert b"base-url" in done.stderr
    assert not project.site.exists()


def test_strict_makes_a_warning_an_error(project: SmallProject) -> None:
    project.write_story("flood", left=article("The river rose."))
    assert project.run("build").returncode == 0
    done = project.run("build", "--strict")
    assert done.returncode == 1
    assert b"rights" in done.stderr


def test_check_lists_warnings_and_writes_nothing(project: SmallProject) -> None:
    project.write_story("flood", left=article("The river rose."))
    done = project.run("check")
    assert done.returncode == 0
    assert b"flood/left.md:1: " in done.stdout
    assert not project.site.exists()
    assert project.run("check", "--strict").returncode == 1


def test_an_error_is_one_line_and_status_one(project: SmallProject) -> None:
    (project.content / "harbour" / "left.md").unlink()
    done = project.run("build")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"left.md" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("output", ["content", "content/harbour", "."])
def test_the_site_is_never_written_where_content_is(project: SmallProject, output: str) -> None:
    before = files_of(project.root)
    done = project.run("build", "--output", output)
    assert done.returncode == 1
    assert b"cannot be written here" in done.stderr
    assert files_of(project.root) == before


# --- compare and sources ------------------------------------------------------------------------------------------


@pytest.fixture
def two_files(tmp_path: Path) -> tuple[str, str]:
    left, right = tmp_path / "left.txt", tmp_path / "right.md"
    left.write_text("The council approved 12 homes.\nIt rained.\n", encoding="utf-8")
    right.write_text("The council approved 14 homes.\n", encoding="utf-8")
    return str(left), str(right)


def test_compare_prints_a_report(two_files: tuple[str, str], tmp_path: Path) -> None:
    done = run_diptych("compare", *two_files, cwd=tmp_path)
    assert done.returncode == 0
    assert "It rained." in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_compare_prints_json(two_files: tuple[str, str], tmp_path: Path) -> None:
    done = run_diptych("compare", *two_files, "--json", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert found["left"]["text"] == "The council approved 12 homes.\n\nIt rained."
    assert found["format"] == 1


def test_compare_reads_a_revision(two_files: tuple[str, str], tmp_path: Path) -> None:
    done = run_diptych("compare", *two_files, "--json", "--revision", cwd=tmp_path)
    assert json.loads(done.stdout)["relation"] == "revision"


@pytest.mark.parametrize("files", [[], ["one.txt"], ["one.txt", "two.txt", "three.txt"], ["no.txt", "such.txt"]])
def test_compare_wants_two_files_that_exist(tmp_path: Path, files: list[str]) -> None:
    done = run_diptych("compare", *files, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"diptych: ")


def test_batch_answers_line_by_line_and_gives_back_what_it_was_given(tmp_path: Path) -> None:
    pairs = [
        {"id": "a", "left": "It rained.", "right": "It rained.", "left_date": "2025-01-02", "language": "en"},
        {"left": "It snowed.\nHard.", "right": "It rained."},
    ]
    feed = "\n".join(map(json.dumps, pairs)).encode()
    done = run_diptych("compare", "--batch", cwd=tmp_path, stdin=feed)
    first, second = lines_of(done.stdout)
    assert done.returncode == 0
    assert (first["id"], first["left_date"], first["language"]) == ("a", "2025-01-02", "en")
    assert first["left"]["published"] == "2025-01-02"
    assert "id" not in second
    assert second["left"]["text"] == "It snowed.\n\nHard."


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"[]",
        b"{}",
        b'{"left": "It rained.", "right": 7}',
        b'{"left": "", "right": "It rained."}',
        b'{"left": "It rained.", "right": "It rained.", "left_date": "yesterday"}',
        b'{"left": "It rained.", "right": "It rained.", "language": {"not": "a tag"}}',
        b'{"left": "\xff", "right": "It rained."}',
        b"[" * 100_000,
    ],
)
def test_a_bad_line_is_answered_in_its_place(tmp_path: Path, line: bytes) -> None:
    good = b'{"left": "It rained.", "right": "It rained."}'
    done = run_diptych("compare", "--batch", cwd=tmp_path, stdin=b"\n".join([good, line, good]))
    first, bad, last = lines_of(done.stdout)
    assert done.returncode == 1
    assert "line 2" in str(bad["error"])
    assert first == last
    assert done.stderr == b""


def test_batch_answers_before_its_input_ends(tmp_path: Path) -> None:
    code = "import sys; from diptych.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "compare", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as batch:
        assert batch.stdin is not None
        assert batch.stdout is not None
        for number in range(2):
            batch.stdin.write(json.dumps({"id": number, "left": "It rained.", "right": "It rained."}).encode() + b"\n")
            batch.stdin.flush()
            assert json.loads(batch.stdout.readline())["id"] == number


def test_sources_prints_a_line_a_file(two_files: tuple[str, str], tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    said.write_text("“The wall will hold,” said Anna Berg.\n", encoding="utf-8")
    done = run_diptych("sources", str(said), two_files[0], cwd=tmp_path)
    first, second = lines_of(done.stdout)
    assert first["text"] == "“The wall will hold,” said Anna Berg."
    (attribution,) = first["attributions"]
    start, end = attribution["content_spans"][0]
    assert "The wall will hold" in first["text"][start:end]
    start, end = attribution["source_span"]
    assert first["text"][start:end] == "Anna Berg"
    assert attribution["form"] == "direct"
    assert second["attributions"] == []


# --- manners ------------------------------------------------------------------------------------------------------


def test_every_command_has_help(tmp_path: Path) -> None:
    for command in COMMANDS:
        done = run_diptych(command, "--help", cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout.startswith(f"usage: diptych {command}".encode())


def test_help_imports_nothing_heavy() -> None:
    """The budget for `--help` is kept by not importing what it does not need."""
    code = "import sys, diptych.cli.options as o; o.command_parser(); print(*sorted(sys.modules))"
    modules = set(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode().split())
    assert not modules & {"jinja2", "markdown", "yaml", "livereload", "tornado", "diptych.comparison", "rapidfuzz"}


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    code = "import sys; from diptych.cli import main; sys.exit(main())"
    pairs = b'{"left": "It rained.", "right": "It rained."}\n' * 3
    with subprocess.Popen(
        [sys.executable, "-c", code, "compare", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as batch:
        assert batch.stdout is not None
        batch.stdout.close()
        _, errors = batch.communicate(pairs)
    assert errors == b""
    assert batch.returncode == 128 + signal.SIGPIPE


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    code = "import sys; from diptych.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "compare", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as batch:
        assert batch.stdin is not None
        assert batch.stdout is not None
        batch.stdin.write(b'{"left": "It rained.", "right": "It rained."}\n')
        batch.stdin.flush()
        batch.stdout.readline()
        batch.send_signal(signal.SIGINT)
        _, errors = batch.communicate()
    assert errors == b""
    assert batch.returncode == 128 + signal.SIGINT


def test_progress_is_shown_on_a_terminal(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, other_end = pty.openpty()
    code = "import diptych.cli.progress as p, sys; p._INTERVAL = 0; from diptych.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "build"], cwd=project.root, stderr=other_end, stdout=subprocess.PIPE, check=True
    )
    os.close(other_end)
    assert b"1 of 1: harbour" in os.read(terminal, 10_000)
    assert b"\x1b" not in done.stdout


def test_every_option_says_what_it_does() -> None:
    parser = command_parser()
    assert all(action.help for action in parser._actions if action.option_strings)
