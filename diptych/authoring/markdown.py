"""Words with simple mark-up, written as Markdown that reads back as exactly those words.

Markdown is made for people, not for machines: `**“Now,”**he said` or two runs of bold side by side come out with
stars in them. So each block is read again once it is written; where the words are not what they were, it is written
without its emphasis, for words matter more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from diptych.reading import markdown_body, safe_href

__all__ = ["MarkdownWriter", "Piece", "escaped"]

_SIGNS = re.compile(r"[\\`*_\[\]]")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_AUTOLINK = re.compile(r"<(?=[A-Za-z][A-Za-z0-9+.-]*://|[^> !]{1,320}@)")
_BLOCK_START = re.compile(r"[#>+-]|\d+(?=\.)|=")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\f\v]+")
_BREAK = "  \n"
_ESCAPED_NUMBER = re.compile(r"^(\d+)\\\.")
_PREFIXES = {"li": "- ", "blockquote": "> "}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look."""

    text: str
    """The words; a line feed is a line break."""
    is_strong: bool = False
    """Whether they are bold."""
    is_em: bool = False
    """Whether they are in italics."""
    href: str | None = None
    """Where a hyperlink around them leads."""


def escaped(text: str) -> str:
    """Words in which no character means anything but itself, wherever within a paragraph they stand."""
    plain = _SIGNS.sub(lambda match: "\\" + match.group(), text)
    return _AUTOLINK.sub("&lt;", _REFERENCE.sub("&amp;", plain))


class MarkdownWriter:
    """Writes an article block by block."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._blocks: list[str] = []
        self._last_kind = ""

    def block(self, kind: str, pieces: Sequence[Piece]) -> None:
        """Add a block: `p`, `h2` … `h6`, `li`, `ol`, `blockquote` or `pre`; one without words leaves no trace.

        An `ol` is an item of a numbered list, and its words begin with the number.
        """
        tidy = _tidy(pieces, verbatim=kind == "pre")
        words = "".join(piece.text for piece in tidy)
        if not words.strip():
            return
        if kind == "pre":
            self._add(kind, "\n".join(f"    {line}" for line in words.strip("\n").split("\n")))
            return
        body = _inline(tidy)
        if markdown_body(body, Path("import")).text != words:
            body = _inline([replace(piece, is_strong=False, is_em=False) for piece in tidy])
        self._add(kind, _as_block(kind, body))

    def text(self) -> str:
        """All of it, ending in a line feed."""
        return "".join(self._blocks).strip("\n") + "\n"

    def _add(self, kind: str, block: str) -> None:
        """Items of a list follow one another, paragraphs of a quotation have a quoted blank line between."""
        same = kind == self._last_kind
        joint = "\n" if same and kind in ("li", "ol") else "\n>\n" if same and kind == "blockquote" else "\n\n"
        self._blocks.append(joint + block)
        self._last_kind = kind


def _as_block(kind: str, body: str) -> str:
    if kind.startswith("h"):
        return f"{'#' * int(kind[1:])} {body.replace(_BREAK, ' ')}"
    if kind == "ol":
        return _ESCAPED_NUMBER.sub(r"\1.", body)
    prefix = _PREFIXES.get(kind, "")
    return prefix + (body.replace("\n", "\n> ") if kind == "blockquote" else body)


def _tidy(pieces: Iterable[Piece], *, verbatim: bool) -> list[Piece]:
    """Neighbours of one look as one piece, with runs of space made single and none around the whole."""
    merged: list[Piece] = []
    for look, group in groupby(pieces, key=lambda piece: (piece.is_strong, piece.is_em, piece.href)):
        text = _CONTROLS.sub("", "".join(piece.text for piece in group))
        if verbatim:
            merged.append(Piece(text))
            continue
        text = re.sub(r"\s*\n\s*", "\n", _SPACE.sub(" ", text))
        before = merged[-1].text if merged else " "
        text = text.lstrip(" \n") if before.endswith((" ", "\n")) else text
        if text:
            merged.append(Piece(text, *look))
    while merged and not verbatim and merged[-1].text != merged[-1].text.rstrip():
        last = merged.pop()
        if last.text.strip():
            merged.append(replace(last, text=last.text.rstrip()))
    return merged


def _inline(pieces: Sequence[Piece]) -> str:
    """A paragraph's Markdown."""
    written: list[str] = []
    for href, group in groupby(pieces, key=lambda piece: piece.href):
        words = "".join(map(_look, group))
        safe = safe_href(href) if href else None
        written.append(_outside(words, "[", f"]({_destination(safe)})") if safe and words.strip() else words)
    return _line_starts("".join(written).replace("\n", _BREAK))


def _look(piece: Piece) -> str:
    words = escaped(piece.text)
    for wanted, sign in ((piece.is_em, "*"), (piece.is_strong, "**")):
        if wanted and words.strip():
            words = _outside(words, sign, sign)
    return words


def _outside(words: str, before: str, after: str) -> str:
    """Words between two signs, with the space at their ends left outside."""
    core = words.strip(" \n")
    at = words.index(core)
    return f"{words[:at]}{before}{core}{after}{words[at + len(core) :]}"


def _destination(href: str) -> str:
    for sign, code in (("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E"), ("*", "%2A"), ("\\", "%5C")):
        href = href.replace(sign, code)
    return href.replace("&", "&amp;")


def _line_starts(body: str) -> str:
    """Escape what would begin a heading, list, quotation or rule at the start of a line."""
    lines = body.split("\n")
    for n, line in enumerate(lines):
        match = _BLOCK_START.match(line)
        if match:
            digits = match.group() if match.group().isdigit() else ""
            sign = "&#61;" if match.group() == "=" else f"\\{line[len(digits)]}"
            lines[n] = digits + sign + line[len(digits) + 1 :]
    return "\n".join(lines)
