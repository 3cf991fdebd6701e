"""A small project to do harm to, built in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.projects import LEFT, SmallProject

__all__ = ["FaultProject"]

_BUILD = [sys.executable, "-c", "import sys; from diptych.cli import build_main; sys.exit(build_main())"]


class FaultProject:
    """Six stories; every page of a build bears that build's number, so that a mixture shows."""

    def __init__(self, root: Path) -> None:
        """Make the content, and build once."""
        self.root = root
        self._small = SmallProject(root)
        self.site = root / "site"
        self._number = 0
        self.edit()
        self.build_or_raise()

    @property
    def story(self) -> Path:
        """One story's folder."""
        return self.root / "content" / "story-0"

    def edit(self) -> None:
        """Change every story, to what a reader can tell from the build before."""
        self._number += 1
        for number in range(6):
            text = LEFT.replace("120 metres", f"{self._number + 1000} metres")
            self._small.write_story(f"story-{number}", left=text) if not self._has(number) else (
                self.root / "content" / f"story-{number}" / "left.md"
            ).write_text(text, encoding="utf-8")

    def _has(self, number: int) -> bool:
        return (self.root / "content" / f"story-{number}").is_dir()

    def start(self, arguments: Sequence[str] = (), *, before: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """A build in a process of its own; `before` is a command it runs under."""
        return subprocess.Popen(
            [*before, *_BUILD, *arguments],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )

    def build_or_raise(self) -> None:
        """Build to the end; anything but success is an error."""
        with self.start() as process:
            _, errors = process.communicate(timeout=120)
        if process.returncode:
            raise RuntimeError(errors.decode())

    def harm(self, site: Path | None = None) -> str | None:
        """What is wrong with the site as it stands, or None: every page is there and of one build."""
        place = site or self.site
        try:
            files = json.loads((place / ".diptych-manifest.json").read_bytes())["files"]
            pages = [(place / f"story-{number}" / "index.html").read_text(encoding="utf-8") for number in range(6)]
        except (OSError, ValueError) as problem:
            return f"no whole site: {problem}"
        missing = [name for name in files if not (place / name).is_file()]
        if missing:
            return f"{len(missing)} files are missing, such as {missing[0]}"
        builds = {number for number in range(1001, 1002 + self._number) for page in pages if f"{number} metres" in page}
        return None if len(builds) == 1 else f"pages of {len(builds)} builds"

    def sentence(self, process: subprocess.Popen[bytes]) -> str | None:
        """What is wrong with how a build refused, or None: status 1 and one line, or success."""
        _, errors = process.communicate(timeout=120)
        if process.returncode == 0:
            return None
        lines = [line for line in errors.decode().splitlines() if "warning" not in line]
        if process.returncode != 1 or len(lines) != 1 or not lines[0].startswith("diptych: "):
            return f"status {process.returncode}: {lines[-1][:160] if lines else 'silence'}"
        return None
