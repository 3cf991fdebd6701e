"""Quotations: the stretches of a text that stand in quotation marks, as newspapers print them.

The trouble is that one sign does three jobs, and that signs go missing:

    'The workers' pay is Harlow's business,' she said.     one quotation; the second and third ' are apostrophes
    “It is ‘a start,’ no more,” he said.                   a quotation within one
    “First paragraph.                                      the mark opens again in each paragraph, and closes once:
    “Second paragraph.”                                    one quotation over two paragraphs
    “They left, he said. “They never came back.”           the first closing mark is missing

Each paragraph is read mark by mark with a stack of open quotations. A mark that can only be one thing (a curly one,
one with a space on one side) is that; a straight double mark alternates; a single mark closes at the first place
where it is no apostrophe, and only in want of such a place after a word's final letter. A quotation still open at
the paragraph's end goes on in the next where that begins with the same mark; else its closing mark is missing, and
it is taken to run to the paragraph's end, or to the next quotation if there is one.

Each mark is looked at once, and each single mark searches only as far as the next opening one: time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from diptych.model import Paragraph, Quotation, Side, Span

__all__ = ["quotations"]

_MARK = re.compile(r"''|``|[“”„‟\"«»‘’‚‛'‹›`「」『』]")
_OPENERS = frozenset("“„‟«‘‚‛‹「『`") | {"``"}
_CLOSERS = frozenset("”»’›」』")
_SINGLE = frozenset("‘’‚‛'`")

_FAMILY = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "''", "``"], "double"),
    **dict.fromkeys(["‘", "’", "‚", "‛", "'", "`"], "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "single guillemet"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
"""Marks that can open and close each other."""

_BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u200a\u202f([{-–—―/=:>")
_AFTER_CLOSING = frozenset(" \t\n\u00a0\u2009\u200a\u202f)]}-–—―/.,;:!?…<")
_ENDS_INSIDE = frozenset(".,!?…;:-–—―*)")
"""Punctuation before a single closing mark that shows it is one: ‘…history.’"""
_STRONG_AFTER = frozenset(".,;:!?)]–—…")
"""Punctuation after a single mark that shows it closes: 'unsafe'."""
_ELISION = re.compile(r"\d\d?0?s|(?:em|tis|twas|til|till|cause|bout|round|n|cuz|nuff|tween)\b", re.IGNORECASE)
"""What may follow an apostrophe that stands for letters left out: '90s, 'em."""

MAX_SCARE_WORDS = 3
"""Up to so many words in marks merely set them apart, unless they are somebody's; more report what was said."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(slots=True)
class _Open:
    """A quotation being read."""

    start: int
    mark: str
    end: int = -1
    """Past its closing mark; -1 while it is open."""
    inner_end: int = -1
    depth: int = 0
    continues: bool = False
    inner_start: int = -1

    @property
    def family(self) -> str:
        return _FAMILY[self.mark]


def quotations(text: str, paragraphs: Sequence[Paragraph], side: Side) -> tuple[Quotation, ...]:
    """All quotations of an article, by start, the outer first. Never fails, whatever the text."""
    found: list[Quotation] = []
    pending: str | None = None
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        opened = _read_paragraph(text, paragraph.span, pending)
        left_open = next((one for one in opened if one.end < 0 and one.depth == 0), None)
        pending = None
        if left_open is not None and following is not None and _goes_on(text, following.span, left_open.mark):
            pending = left_open.mark
        found += _finished(text, paragraph.span, opened, pending is not None, side)
    return tuple(found)


def _goes_on(text: str, span: Span, mark: str) -> bool:
    """Whether the paragraph at `span` carries on a quotation opened with `mark`.

    It does where it opens with the same mark again, or where it closes one that it never opened.
    """
    body = span.of(text)
    if body.startswith(mark):
        return True
    first = next((m.group() for m in _MARK.finditer(body) if _FAMILY[m.group()] == _FAMILY[mark]), None)
    return first in ("”", "»", "」", "』")


def _read_paragraph(text: str, span: Span, pending: str | None) -> list[_Open]:
    """The quotations opened in a paragraph, by start; those without an `end` were never closed."""
    reader = _Reader(text, span)
    if pending is not None:
        reader.carry_on(pending)
    for position, mark in reader.marks:
        reader.read(position, mark)
    return sorted(reader.found, key=lambda one: (one.start, one.depth))


class _Reader:
    """Reads one paragraph's marks from left to right with a stack of what is open."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.marks = [(m.start(), m.group()) for m in _MARK.finditer(text, span.start, span.end)]
        self.stack: list[_Open] = []
        self.found: list[_Open] = []
        singles = [(at, mark) for at, mark in self.marks if mark in _SINGLE]
        self._opening = [at for at, mark in singles if self._may_open(at, mark)]
        self._closing = [at for at, mark in singles if mark not in ("‘", "‚", "‛") and self._may_close(at, mark)]
        self._chosen: set[int] = set()

    def carry_on(self, mark: str) -> None:
        """Begin inside a quotation that the paragraph before left open."""
        start = self.span.start
        length = len(mark) if self.text.startswith(mark, start) else 0
        if length:
            self.marks = [pair for pair in self.marks if pair[0] >= start + length]
        self._push(start, mark, length)
        self.stack[-1].continues = True

    def read(self, position: int, mark: str) -> None:
        """Open or close a quotation at a mark, or pass over an apostrophe."""
        if mark in _SINGLE:
            self._read_single(position, mark)
        elif mark in _CLOSERS:
            self._read_closer(position, mark)
        elif mark in _OPENERS:
            self._push(position, mark, len(mark))
        else:
            self._read_straight(position, mark)

    def _read_single(self, position: int, mark: str) -> None:
        if position in self._chosen:
            self._close(position, mark)
        elif self._may_open(position, mark):
            closing = self._single_end(position)
            if closing is not None:
                self._chosen.add(closing)
                self._push(position, mark, len(mark))
            elif self._plainly_opens(position, mark):
                self._push(position, mark, len(mark))
        elif self._may_close(position, mark) and self._is_open("single") and not self._letters(position - 1):
            self._close(position, mark)

    def _read_closer(self, position: int, mark: str) -> None:
        if self._is_open(_FAMILY[mark]):
            self._close(position, mark)
        elif mark == "”" and self._may_open(position, mark):
            self._push(position, mark, len(mark))  # a mark the wrong way round

    def _read_straight(self, position: int, mark: str) -> None:
        """A straight double mark: what its neighbours say; where they say nothing, the other of the last one."""
        opens, closes = self._may_open(position, mark), self._may_close(position, mark)
        if self._is_open("double") and (closes or not opens):
            self._close(position, mark)
        elif opens or not closes:
            self._push(position, mark, len(mark))

    def _push(self, position: int, mark: str, length: int) -> None:
        one = _Open(position, mark, depth=len(self.stack), inner_start=position + length)
        self.stack.append(one)
        self.found.append(one)

    def _close(self, position: int, mark: str) -> None:
        """Close the innermost open quotation of the mark's family; those inside it stay without an end."""
        while self.stack:
            one = self.stack.pop()
            if one.family == _FAMILY[mark]:
                one.inner_end, one.end = position, position + len(mark)
                return

    def _is_open(self, family: str) -> bool:
        return any(one.family == family for one in self.stack[-_MAX_DEPTH:])

    def _single_end(self, opening: int) -> int | None:
        """Where the single quotation opened at `opening` closes: at the first mark that is plainly no apostrophe."""
        following = bisect_right(self._opening, opening)
        limit = self._opening[following] if following < len(self._opening) else self.span.end
        weak: int | None = None
        for index in range(bisect_right(self._closing, opening), len(self._closing)):
            at = self._closing[index]
            if at >= limit:
                break
            if self._plainly_closes(at):
                return at
            weak = at if weak is None else weak
        return weak

    def _plainly_closes(self, at: int) -> bool:
        """Whether a single mark cannot be the apostrophe of “workers' pay” or “goin' home”."""
        before = self._char(at - 1)
        return before in _ENDS_INSIDE or before not in "sSnN" or self._char(at + 1) in _STRONG_AFTER

    def _plainly_opens(self, at: int, mark: str) -> bool:
        """Whether an opening single mark that nothing closes was still meant as one."""
        if mark == "‘":
            return True
        before = self.text[self.span.start : at].rstrip()[-1:]
        return mark == "'" and self._char(at + 1).isupper() and before in ("", ",", ":")

    def _may_open(self, at: int, mark: str) -> bool:
        before, after = self._char(at - 1), self._char(at + len(mark))
        if after in ("", " ", "\n", "\u00a0"):
            return False
        if mark in ("‘", "‚", "‛"):
            return not self._letters(at - 1)
        if mark in ("'", "’") and _ELISION.match(self.text, at + 1):
            return False
        if mark == "’":
            return False
        return before == "" or before in _BEFORE_OPENING or before in _OPENERS or before in "\"'"

    def _may_close(self, at: int, mark: str) -> bool:
        before, after = self._char(at - 1), self._char(at + len(mark))
        if before in ("", " ", "\n", "\u00a0"):
            return False
        return after == "" or after in _AFTER_CLOSING or after in _CLOSERS or after in "\"'"

    def _char(self, at: int) -> str:
        return self.text[at] if self.span.start <= at < self.span.end else ""

    def _letters(self, at: int) -> bool:
        return self._char(at).isalnum()


_MAX_DEPTH = 8
"""Quotations nested deeper than this are stray marks; looking no deeper keeps time linear."""


def _finished(text: str, paragraph: Span, opened: Sequence[_Open], goes_on: bool, side: Side) -> Iterator[Quotation]:
    """The quotations of a paragraph, with ends for those whose closing mark is missing."""
    following: dict[str, int] = {}
    limits = []
    for one in reversed(opened):
        limits.append(following.get(one.family, paragraph.end))
        following[one.family] = one.start
    enclosing: list[int] = []
    for one, limit in zip(opened, reversed(limits), strict=True):
        while enclosing and enclosing[-1] <= one.start:
            enclosing.pop()
        carried = goes_on and one.depth == 0 and one.end < 0
        closed = one.end >= 0 or carried
        if one.end < 0:
            if enclosing:
                continue  # a stray mark within a quotation
            one.end = one.inner_end = _trimmed(text, one.inner_start, paragraph.end if carried else limit)
        if one.inner_end <= one.inner_start or (enclosing and one.end > enclosing[-1]):
            continue
        one.depth = len(enclosing)
        enclosing.append(one.end)
        yield _quotation(text, one, closed, side)


def _quotation(text: str, one: _Open, closed: bool, side: Side) -> Quotation:
    span, inner = Span(one.start, one.end), Span(one.inner_start, one.inner_end)
    found = Quotation(side, span, inner, one.depth, one.continues, closed)
    return replace(found, scare=_is_scare(inner.of(text)))


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` less the space before it."""
    return start + len(text[start:end].rstrip())


def _is_scare(words: str) -> bool:
    """Whether words in marks may merely be set apart, for they are few."""
    return len(list(islice(_WORD.finditer(words), MAX_SCARE_WORDS + 1))) <= MAX_SCARE_WORDS
