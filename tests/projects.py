"""Small projects for tests: a content folder in a few lines, a build of it, and what came out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from diptych.build import BuildResult, Project, build

LEFT = """\
---
title: Council approves harbour wall
publisher: The Harlow Post
published: 2025-03-04
rights: Written for these tests.
licence: MIT
---

The council of Harlow approved a harbour wall of 120 metres on Monday.

“The wall will protect every home on the quay,” said Anna Berg, the town's engineer. Work begins in May.

Two fishermen, who did not want to be named, said that the wall would block their landing place.
"""

RIGHT = """\
---
title: Harlow gets its wall
publisher: Estuary Radio
published: 2025-03-05
rights: Written for these tests.
licence: MIT
---

A harbour wall of 140 metres was approved by the council of Harlow on Monday.

According to the town's engineer, Anna Berg, “the wall will protect every home on the quay”.

The regional government is to pay half of the cost.
"""


class SmallProject:
    """A folder with `content/` in it, and where its site goes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.site = root / "site"
        self.content.mkdir(parents=True)

    def write_story(self, slug: str, *, left: str = LEFT, right: str = RIGHT, more: str = "") -> Path:
        """One story of two articles; `more` is added to its `story.yaml`."""
        folder = self.content / slug
        folder.mkdir(parents=True)
        (folder / "story.yaml").write_text(
            f"title: The story of {slug}\narticles: [left.md, right.md]\nupdated: 2025-03-06\n{more}", encoding="utf-8"
        )
        (folder / "left.md").write_text(left, encoding="utf-8")
        (folder / "right.md").write_text(right, encoding="utf-8")
        return folder

    def project(self, **options: object) -> Project:
        return replace(Project(content=self.content, output=self.site), **options)  # type: ignore[arg-type] # any field

    def build(self, **options: object) -> BuildResult:
        return build(self.project(**options))

    def run(self, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        """`diptych ARGUMENTS` in a process of its own, in the project's folder."""
        return run_diptych(*arguments, cwd=self.root, stdin=stdin, environment=environment)


def article(text: str, **fields: str) -> str:
    """An article file: front matter and a text."""
    known = {"title": "A headline", "publisher": "A publisher", "published": "2025-03-04", **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in known.items()) + f"---\n\n{text}\n"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def run_diptych(
    *arguments: str, cwd: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None, program: str = "main"
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process; `program` is `main` (diptych) or `build_main` (build.py)."""
    code = f"import sys; from diptych.cli import {program}; sys.exit({program}())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        check=False,
        timeout=120,
    )
