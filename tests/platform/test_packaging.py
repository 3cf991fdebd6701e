"""What is installed is all that is needed, and nothing that is not ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.projects import SmallProject, files_of

PROJECT = Path(__file__).parents[2]
SETTINGS: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be published, built from a copy, so that nothing is left in the checkout."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in ("diptych", "templates", "pyproject.toml", "README.md", "LICENSE", "content", "site", "build.py"):
        (checkout / name).symlink_to(PROJECT / name)
    built = tmp_path_factory.mktemp("wheel")
    code = f"from setuptools import build_meta; build_meta.build_wheel({str(built)!r})"
    subprocess.run([sys.executable, "-P", "-c", code], cwd=checkout, check=True, capture_output=True)
    return next(built.glob("*.whl"))


def test_the_wheel_holds_the_program_its_data_and_its_templates(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "diptych").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    wanted |= {
        f"diptych/templates/{path.relative_to(PROJECT / 'templates').as_posix()}"
        for path in (PROJECT / "templates").rglob("*")
        if path.is_file()
    }
    assert wanted - held == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"diptych"}


def test_every_package_is_named() -> None:
    """They are listed by hand, for `site` and `content` are not to be taken for packages."""
    packages = {".".join(path.parent.relative_to(PROJECT).parts) for path in (PROJECT / "diptych").rglob("__init__.py")}
    assert set(SETTINGS["tool"]["setuptools"]["packages"]) == packages | {"diptych.templates"}


def test_the_licence_is_a_name_that_programs_know() -> None:
    assert SETTINGS["project"]["license"] == "MIT"
    assert "The Diptych authors" in (PROJECT / "LICENSE").read_text(encoding="utf-8")


def test_the_installed_program_builds_a_story_elsewhere_with_a_partial_of_its_own(
    wheel: Path, project: SmallProject, tmp_path: Path
) -> None:
    """In a folder that knows nothing of the checkout, with only the packages that Diptych depends on."""
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    partial = project.root / "templates" / "partials" / "site_footer.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("<footer>Our own footer.</footer>\n", encoding="utf-8")
    code = "import sys, diptych; print(diptych.__file__); from diptych.cli import main; sys.exit(main(['build']))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines()[0] == str(installed / "diptych" / "__init__.py")
    pages = files_of(project.site)
    assert b"Our own footer." in pages["harbour/index.html"]
    assert b"Anna Berg" in pages["harbour/index.html"]
    assert "assets/diptych.css" in pages


def test_a_checkout_works_without_being_installed(project: SmallProject, tmp_path: Path) -> None:
    """`python build.py` finds the program and its templates beside itself, before any that is installed."""
    for name in ("diptych", "templates"):
        shutil.copytree(PROJECT / name, tmp_path / "clone" / name)
    shutil.copy2(PROJECT / "build.py", tmp_path / "clone")
    (tmp_path / "clone" / "templates" / "404.html").write_text("The clone's own words.", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, tmp_path / "clone" / "build.py"], cwd=project.root, env=environment, check=True)
    assert files_of(project.site)["404.html"] == b"The clone's own words."


def test_every_dependency_earns_its_place_in_a_line() -> None:
    explained = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = SETTINGS["project"]["optional-dependencies"]
    for requirement in (*SETTINGS["project"]["dependencies"], *(one for extra in extras.values() for one in extra)):
        name = requirement.partition(">")[0].partition("[")[0]
        assert f"`{name}`" in explained or name == "diptych", f"{name} is not explained in docs/dependencies.md"
