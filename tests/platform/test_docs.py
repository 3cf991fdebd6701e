"""The documents say what the program does: every command, option and file they name exists, and the reverse."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from diptych.cli.options import COMMANDS, command_parser, parsed_build_options

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
CI = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("bench/*.md")])


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (commands,) = [action for action in command_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(commands.choices)


def test_every_command_is_run_by_a_function_and_every_function_by_a_command() -> None:
    assert set(subcommands()) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    words = re.compile(rf"diptych {command}\b|build\.py" if command in {"build", "serve"} else rf"diptych {command}\b")
    assert any(words.search(document.read_text(encoding="utf-8")) for document in DOCUMENTS)


def shell_lines() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for block in re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL):
            for line in block.splitlines():
                yield document.name, line.partition("  #")[0].strip()


@pytest.mark.parametrize(("document", "line"), [pair for pair in shell_lines() if "diptych " in pair[1]])
def test_every_command_in_a_document_is_understood(document: str, line: str) -> None:
    words = re.split(r"\s*[<>|]", line.split("diptych ", 1)[1])[0].split()
    command_parser().parse_args(words)


@pytest.mark.parametrize(("document", "line"), [pair for pair in shell_lines() if "build.py" in pair[1]])
def test_every_build_in_a_document_is_understood(document: str, line: str) -> None:
    parsed_build_options(line.split("build.py", 1)[1].split())


def test_the_readmes_commands_are_the_ones_that_are_run() -> None:
    """A newcomer, the workflow and `.ci/run` all begin with the same two."""
    first, second = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)[:2]
    assert f"{second} " in CI
    assert first.removesuffix(" && .venv/bin/python build.py").replace("install", "install -q") in CI


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        file, _ = urldefrag(target)
        if file and "://" not in file:
            assert (document.parent / file).exists(), target


def test_every_promise_is_tested_by_a_module_of_its_name() -> None:
    architecture = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+\.py)`", architecture))
    assert {path.name for path in (PROJECT / "tests" / "promises").glob("test_*.py")} <= named
    assert "tests/browser/test_site_folder.py" in architecture


def test_every_document_can_be_found_from_another() -> None:
    beside = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert [path.name for path in PROJECT.glob("docs/*.md") if path.name not in beside] == []


def test_the_decisions_on_what_shadows_what_still_hold() -> None:
    code = "import importlib.util, sys; print(importlib.util.find_spec('build').origin)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(PROJECT / "build.py")
