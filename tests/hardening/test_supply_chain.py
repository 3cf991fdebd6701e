"""What the project is made from: fixed where it is checked, as old as it says, and with little power."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def requirements(name: str) -> list[str]:
    lines = (PROJECT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_pinned_package_has_a_version_and_a_hash() -> None:
    for line in requirements("ci.txt"):
        assert re.fullmatch(r"[a-z0-9.-]+==\S+ --hash=sha256:[0-9a-f]{64}", line)


def test_every_dependency_is_pinned() -> None:
    pinned = {line.partition("==")[0] for line in requirements("ci.txt")}
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[>=\[ ]", one)[0].lower().replace("_", "-") for one in wanted} - {"diptych"}
    assert names <= pinned


def test_the_oldest_versions_are_those_that_the_project_allows() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert requirements("lowest.txt") == [one.replace(">=", "==") for one in project["dependencies"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_little_power_and_fixed_actions(path: Path) -> None:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step.get("uses", "actions/none@" + "0" * 40))
            assert "${{" not in step.get("run", ""), "an expression in a command could be a command itself"
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
