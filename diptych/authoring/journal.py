"""Writing an editor's decisions down, one at a time, so that none is ever lost.

A decision is only ever added at the end of `review.yaml`: what an editor wrote there before, comments and order and
all, stays as it is to the byte, with no need of a library that rewrites YAML. The new file is checked by reading it,
written aside, and put in the old one's place in one step, so that a stop at any moment leaves all answers so far.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from diptych.errors import ContentError
from diptych.review import REVIEW_FILE, parse_review
from diptych.textfile import inside, read_text

__all__ = ["Journal"]

_HEADER = """\
# Your decisions on this story. They are laid over what the machine finds, and a later one wins over an earlier one.
# docs/editing.md describes the language. “diptych review” adds decisions at the end and changes nothing else.
"""

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


class Journal:
    """The `review.yaml` of a story, to be added to."""

    def __init__(self, folder: Path, articles: Sequence[str]) -> None:
        """Take a story's folder and its articles' keys; nothing is written yet."""
        self.path = folder / REVIEW_FILE
        self._folder = folder
        self._articles = tuple(articles)

    def add(self, comment: str, lines: Sequence[str]) -> None:
        """Add one decision, given as lines of YAML that begin at the margin, under a comment.

        The file is read again first, so that what an editor saved in the meantime is kept. Raises ContentError where
        the file is not a list of decisions in lines; then it stays as it is.
        """
        old = self._old()
        indent = _indent(old)
        block = "\n".join(indent + line for line in (f"# {' '.join(comment.split())}", *lines))
        new = f"{old.rstrip()}\n\n{block}\n"
        before = len(parse_review(old, self.path, self._articles).decisions)
        try:
            after = len(parse_review(new, self.path, self._articles).decisions)
        except ContentError as bad:
            raise self._refusal() from bad
        if after != before + 1:
            raise self._refusal()
        self._put(new)

    def _old(self) -> str:
        if self.path.is_symlink() and not inside(self.path, self._folder):
            raise ContentError(self.path, "this symbolic link leads out of its folder.", remedy="Put the file here.")
        return read_text(self.path) if self.path.exists() else _HEADER

    def _put(self, text: str) -> None:
        aside = self.path.with_name(f".{self.path.name}.part")
        with aside.open("wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, self.path.resolve() if self.path.is_symlink() else self.path)

    def _refusal(self) -> ContentError:
        remedy = "Write each decision on lines of its own that begin with “- ”, without brackets around them."
        return ContentError(self.path, "a decision cannot be added at the end of this file.", remedy=remedy)


def _indent(text: str) -> str:
    """How far the list's items stand from the margin."""
    match = _ITEM.search(re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE))
    return match.group(1) if match else ""
