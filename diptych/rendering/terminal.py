r"""Words on a terminal: made harmless, measured in columns, wrapped and emphasised.

An article is untrusted text. Printed as it is, it could move the cursor, change the window's title or turn the order
of the letters round; `visible` shows such characters by their code instead:

    "plain\x1b[2Jtext"       plain‹U+001B›[2Jtext
    "abc\u202edef"          abc‹U+202E›def
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from diptych.model import Span

__all__ = ["Style", "columns", "visible", "wrapped"]

_SPACE = re.compile(r"[\t\n\r\u2028\u2029 ]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
"""Control characters, marks that turn the direction of writing, halves of pairs, interlinear annotation."""

_ON, _OFF = "\x01", "\x02"
"""Where emphasis begins and ends while lines are wrapped; `visible` leaves neither in any text."""

_MIN_COLUMNS = 20
"""Nothing readable fits in less; narrower terminals wrap the lines themselves."""


def visible(text: str) -> str:
    """One line of text without anything a terminal would obey; white space is a single space."""
    return _UNSAFE.sub(lambda found: f"‹U+{ord(found[0]):04X}›", _SPACE.sub(" ", text))


def columns(text: str) -> int:
    """How many columns a terminal needs for a text: two for wide characters, none for marks that combine."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character in (_ON, _OFF) or unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most `width` columns, after `first` on the first line and `rest` on the others.

    Words longer than a line are broken; an indent never leaves less than twenty columns for the text.
    """
    room = max(width - max(columns(first), columns(rest)), _MIN_COLUMNS)
    lines, line = [], ""
    for word in _pieces(text, room):
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    return [(rest if number else first) + one for number, one in enumerate(_whole_emphasis(lines))]


def _pieces(text: str, room: int) -> Iterator[str]:
    """Words, the over-long in pieces that fit."""
    for word in text.split(" "):
        piece = ""
        for character in word:
            if piece and columns(piece) + _columns(character) > room:
                yield piece
                piece = ""
            piece += character
        if piece:
            yield piece


def _whole_emphasis(lines: list[str]) -> Iterator[str]:
    """The lines with emphasis closed at the end of each and taken up again on the next."""
    open_now = False
    for line in lines:
        begun = (_ON if open_now else "") + line
        open_now = begun.rfind(_ON) > begun.rfind(_OFF)
        yield begun + (_OFF if open_now else "")


class Style:
    """Emphasis and colour, or plain signs in their place where there is no colour."""

    def __init__(self, *, colour: bool) -> None:
        """Choose between escape codes (`colour`) and plain characters."""
        self.colour = colour

    def strong(self, text: str) -> str:
        """A heading."""
        return self._coded("1", text)

    def quiet(self, text: str) -> str:
        """Apparatus."""
        return self._coded("2", text)

    def warn(self, text: str) -> str:
        """The sign of a conflict."""
        return self._coded("1;35", text)

    def marked(self, text: str, spans: Sequence[Span]) -> str:
        """A text made `visible`, with the words under `spans` (offsets into it, overlaps allowed) emphasised."""
        pieces, done = [], 0
        for span in _merged(spans):
            pieces += [text[done : span.start], _ON, span.of(text), _OFF]
            done = span.end
        pieces.append(text[done:])
        made = "".join(piece if piece in (_ON, _OFF) else visible(piece) for piece in pieces)
        return made if self.colour else made.replace(_ON, "*").replace(_OFF, "*")

    def finished(self, line: str) -> str:
        """A wrapped line ready to print."""
        return line.replace(_ON, "\x1b[1;4m").replace(_OFF, "\x1b[0m")

    def _coded(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in order, overlapping ones joined, empty ones dropped."""
    current: Span | None = None
    for span in sorted(one for one in spans if one.start < one.end):
        if current and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current
