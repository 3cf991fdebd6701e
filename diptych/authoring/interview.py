"""`diptych review`: the machine asks, an editor answers with one key, and each answer is on disk before the next."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from diptych.authoring.journal import Journal
from diptych.authoring.questions import Question, questions
from diptych.comparison import compare
from diptych.model import Pair, Story
from diptych.reading import read_story, story_pairs
from diptych.review import apply_review, read_review

__all__ = ["Editor", "ReviewSummary", "run_review"]

_PROMPT = "y yes · n no · l later · c note · o open in browser · q stop > "
_HELP = "Please press y, n, l, c, o or q.\n"


@dataclass(frozen=True, slots=True)
class Editor:
    """Who answers, and how they see the page."""

    name: str | None = None
    """Written as `by` beside each decision; None leaves it out."""
    today: dt.date | None = None
    """Written as `when`; None leaves it out."""
    open_page: Callable[[str], None] | None = None
    """Opens the story's page at an anchor; None where there is no page yet."""


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """How a pass went."""

    answered: int
    """How many questions were answered."""
    left: int
    """How many are still open."""


def run_review(folder: Path, source: TextIO, output: TextIO, editor: Editor | None = None) -> ReviewSummary:
    """Ask about everything unsure in a story, the most doubtful first, and write each answer down at once.

    `source` is a terminal, where one key is enough, or any stream of lines. The pass ends when all is answered, at
    `q`, or at the end of the stream; a new pass goes on where this one stopped. Raises ContentError.
    """
    desk = _Desk(folder, output, editor or Editor())
    with _key_reader(source) as keys:
        return desk.interview(keys)


class _Desk:
    """One story being reviewed."""

    def __init__(self, folder: Path, output: TextIO, editor: Editor) -> None:
        self._story: Story = read_story(folder)
        self._folder = folder
        self._articles = [article.key for article in self._story.articles]
        self._machine = tuple((pair, compare(pair)) for pair in story_pairs(self._story))
        self._journal = Journal(folder, self._articles)
        self._output = output
        self._editor = editor

    def interview(self, keys: _Keys) -> ReviewSummary:
        """Ask until there is nothing to ask, or the editor stops."""
        answered = 0
        put_off: set[str] = set()
        while open_now := [one for one in self._open() if one[1].key not in put_off]:
            pair, question = open_now[0]
            self._say(f"\n{self._place(pair)}{len(open_now)} to go\n{question.text}\n")
            answer = self._ask(question, keys)
            if answer is None:
                break
            if answer == "later":
                put_off.add(question.key)
            else:
                answered += 1
        left = len(self._open())
        self._say(f"\n{answered} answered, {left} still open.\n")
        return ReviewSummary(answered, left)

    def _open(self) -> list[tuple[Pair, Question]]:
        """What is not decided in the file as it is now, over all pairs."""
        review = read_review(self._folder, self._articles)
        found = [
            (pair, question)
            for pair, comparison in self._machine
            for question in questions(apply_review(comparison, review)[0])
        ]
        return sorted(found, key=lambda one: one[1].doubt)

    def _ask(self, question: Question, keys: _Keys) -> str | None:
        """One question until it is answered: `yes`, `no` or `later`; None where the editor stops."""
        while True:
            self._say(_PROMPT)
            key = keys.key()
            self._say("\n")
            if key in ("", "q", "\x03", "\x04"):
                return None
            if key == "l":
                return "later"
            if key in ("y", "n"):
                self._write(question.comment, question.yes if key == "y" else question.no)
                return "yes" if key == "y" else "no"
            self._other(key, question, keys)

    def _other(self, key: str, question: Question, keys: _Keys) -> None:
        """A note, the page, or a word of help; the question stays open."""
        if key == "c":
            self._say("Note, for readers, in your voice (an empty line leaves it): ")
            text = " ".join(keys.line().split())
            if text:
                self._write(
                    question.comment, (f"- note: {json.dumps(text, ensure_ascii=False)}", "  about:", *question.about)
                )
                self._say("Noted.\n")
        elif key == "o" and self._editor.open_page:
            self._editor.open_page(question.anchor)
        elif key == "o":
            self._say("There is no page yet: build the site first.\n")
        else:
            self._say(_HELP)

    def _write(self, comment: str, lines: tuple[str, ...]) -> None:
        signed = list(lines)
        if self._editor.name:
            signed.append(f"  by: {json.dumps(self._editor.name, ensure_ascii=False)}")
        if self._editor.today:
            signed.append(f"  when: {self._editor.today.isoformat()}")
        self._journal.add(comment, signed)

    def _place(self, pair: Pair) -> str:
        return f"{pair.left.key} and {pair.right.key}: " if len(self._articles) > 2 else ""

    def _say(self, text: str) -> None:
        self._output.write(text)
        self._output.flush()


class _Keys:
    """Reads keys from a stream of lines: the first character of each."""

    def __init__(self, source: TextIO) -> None:
        self._source = source

    def key(self) -> str:
        """The next key; empty at the end of the stream."""
        line = self._source.readline()
        return (line.strip() or "\n")[0].lower() if line else ""

    def line(self) -> str:
        """A whole line."""
        return self._source.readline()


class _TerminalKeys(_Keys):
    """Reads single keys from a terminal that hands them over as they are pressed."""

    def __init__(self, source: TextIO, calm: Callable[[], None], quick: Callable[[], None]) -> None:
        super().__init__(source)
        self._calm = calm
        self._quick = quick

    def key(self) -> str:
        pressed = os.read(self._source.fileno(), 1)
        return pressed.decode("ascii", "replace").lower()

    def line(self) -> str:
        self._calm()
        try:
            return self._source.readline()
        finally:
            self._quick()


@contextmanager
def _key_reader(source: TextIO) -> Iterator[_Keys]:
    """Keys from a source; a terminal is put back as it was, however the pass ends."""
    if not source.isatty() or os.name != "posix":
        yield _Keys(source)
        return
    import termios  # noqa: PLC0415 - only where there are POSIX terminals
    import tty  # noqa: PLC0415 - as above

    before = termios.tcgetattr(source.fileno())
    try:
        tty.setcbreak(source.fileno())
        yield _TerminalKeys(
            source,
            lambda: termios.tcsetattr(source.fileno(), termios.TCSADRAIN, before),
            lambda: tty.setcbreak(source.fileno()),
        )
    finally:
        termios.tcsetattr(source.fileno(), termios.TCSADRAIN, before)
