"""The workflow that publishes: little power, fixed versions, and commands that work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import files_of

PROJECT = Path(__file__).parents[2]
WORKFLOW: dict[Any, Any] = yaml.safe_load((PROJECT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
JOBS: dict[str, Any] = WORKFLOW["jobs"]
COMMANDS: dict[str, str] = {step["name"]: step["run"] for step in JOBS["build"]["steps"] if "run" in step}


def test_no_permission_is_given_that_a_job_does_not_name() -> None:
    assert WORKFLOW["permissions"] == {}
    assert JOBS["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert JOBS["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_every_action_is_an_official_one_at_a_fixed_commit() -> None:
    used = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]
    assert {name.partition("@")[0] for name in used} == {
        "actions/checkout",
        "actions/setup-python",
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    }
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)


def test_it_checks_tests_and_builds_in_this_order() -> None:
    assert list(COMMANDS) == ["Install", "Check", "Test", "Build"]


def test_no_command_holds_an_expression() -> None:
    """What GitHub puts into a command could be a command itself; it goes through the environment instead."""
    assert not [command for command in COMMANDS.values() if "${{" in command]


def test_a_pull_request_is_never_published() -> None:
    assert "github.event_name != 'pull_request'" in JOBS["deploy"]["if"]
    assert "github.ref == 'refs/heads/main'" in JOBS["deploy"]["if"]


def test_it_installs_and_tests_as_the_readme_says() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert COMMANDS["Install"] in readme
    assert COMMANDS["Test"] in readme


@pytest.mark.parametrize("base_url", ["", "https://user.github.io/repository"], ids=["no address", "an address"])
def test_its_commands_make_the_site(tmp_path: Path, base_url: str) -> None:
    """All but the installation, whose result is lent here, and the tests, of which this is one."""
    checkout = tmp_path / "checkout"
    for name in ("diptych", "templates", "content"):
        shutil.copytree(PROJECT / name, checkout / name)
    shutil.copy2(PROJECT / "build.py", checkout)
    (checkout / ".venv").symlink_to(sys.prefix)
    for name in ("Check", "Build"):
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", COMMANDS[name]],
            cwd=checkout,
            env={**os.environ, "BASE_URL": base_url},
            check=True,
            capture_output=True,
        )
    files = files_of(checkout / "site")
    assert "mine-ban/index.html" in files
    assert ("sitemap.xml" in files) == bool(base_url)
