"""The errors Diptych raises on purpose.

Each message is a sentence for the person at the keyboard: what is wrong, where, and what to do about it. The
command line prints it and exits with status 1; a traceback means a defect in Diptych, never in the content.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

__all__ = ["ContentError", "DiptychError", "OptionError", "OutputError"]


class DiptychError(Exception):
    """Anything Diptych refuses to do; `str()` of it is the whole message, ready to print."""


class ContentError(DiptychError):
    """Something in the content cannot be used as it stands."""

    def __init__(self, path: Path | str, problem: str, *, line: int | None = None, remedy: str = "") -> None:
        """Name the file, the line in it (from 1, where one is known), what is wrong, and what to do."""
        self.path = Path(path)
        self.line = line
        self.problem = problem
        self.remedy = remedy
        where = f"{self.path}:{line}" if line else f"{self.path}"
        super().__init__(f"{where}: {problem}" + (f" {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[Callable[..., ContentError], tuple[Path, str]]:
        """Travel between processes whole."""
        return partial(type(self), line=self.line, remedy=self.remedy), (self.path, self.problem)


class OutputError(DiptychError):
    """The output folder cannot be written, or is not ours to write."""


class OptionError(DiptychError):
    """A command, option or optional package is not what the command needs."""
