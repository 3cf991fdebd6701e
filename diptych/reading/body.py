"""An article's body: plain text, its blocks, and the emphasis and hyperlinks in it as spans.

    The *Herald* [reported](https://example.org/a) it.

becomes the text `The Herald reported it.`, one paragraph, an `em` over 4–10 and a `link` over 11–19. Markdown is
walked as an element tree and the text is written once, left to right, so a span is known when its words are written.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from diptych.errors import ContentError
from diptych.model import Inline, Paragraph, Span
from diptych.reading.dialect import parse_tree

__all__ = ["Body", "markdown_body", "plain_body", "safe_href"]

_INLINE_KINDS = {"em": "em", "strong": "strong", "code": "code", "a": "link"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
"""An article's headings lie under the page's own first heading."""

_INLINES = frozenset({*_INLINE_KINDS, "img", "br"})
_ESCAPED = re.compile("\x02(\\d+)\x03")
_SOFT_BREAK = re.compile(r"[ ]*\n[ ]*")
_SCHEMES = frozenset({"http", "https", "mailto"})
_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Body:
    """What an article says, apart from what is said about it."""

    text: str
    """The paragraphs, joined by a blank line."""
    paragraphs: tuple[Paragraph, ...]
    """The blocks of it."""
    inlines: tuple[Inline, ...] = ()
    """Emphasis and hyperlinks, by start, the longer first."""


def plain_body(text: str) -> Body:
    """Plain text: a line is a paragraph, and no character means anything but itself."""
    writer = _Writer()
    for line in text.split("\n"):
        writer.write(line.strip())
        writer.end_block("p")
    return writer.body()


def markdown_body(source: str, path: Path) -> Body:
    """Markdown; `path` is for the error's message."""
    writer = _Writer()
    try:
        _write_blocks(parse_tree(source), writer, "p")
    except RecursionError as deep:
        raise ContentError(path, "lists or quotations are nested too deeply.", remedy="Use fewer levels.") from deep
    return writer.body()


def safe_href(destination: str) -> str | None:
    """The destination where it is an http, https or mailto address that can be followed; None otherwise."""
    bare = "".join(character for character in destination.strip() if character.isprintable()).replace(" ", "%20")
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES:
        return None
    return bare if parts.netloc or (parts.scheme == "mailto" and parts.path) else None


class _Writer:
    """Writes an article's text block by block and notes where each thing lies."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._written = 0
        self._pieces: list[str] = []
        self._length = 0
        self._paragraphs: list[Paragraph] = []
        self._inlines: list[Inline] = []
        self._pending: list[tuple[str, int, int, str | None]] = []

    @property
    def at(self) -> int:
        """Where the next character goes, within the block being written."""
        return self._length

    def write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def mark(self, kind: str, start: int, href: str | None = None) -> None:
        """Note an inline from `start` to here."""
        self._pending.append((kind, start, self._length, href))

    def end_block(self, block: str) -> None:
        """Close the block being written; one of nothing but space leaves no trace."""
        raw = "".join(self._pieces)
        body = raw.strip()
        if body:
            begin = self._written + (len(_SEPARATOR) if self._done else 0)
            self._done.append(body)
            self._written = begin + len(body)
            self._paragraphs.append(Paragraph(len(self._paragraphs) + 1, Span(begin, begin + len(body)), block))
            lead = len(raw) - len(raw.lstrip())
            self._settle(begin - lead, begin, begin + len(body))
        self._pieces, self._pending, self._length = [], [], 0

    def _settle(self, offset: int, first: int, last: int) -> None:
        for kind, start, end, href in self._pending:
            span = Span(max(start + offset, first), min(end + offset, last))
            if span.start < span.end:
                self._inlines.append(Inline(kind, span, href))

    def body(self) -> Body:
        """All that was written."""
        inlines = sorted(self._inlines, key=lambda one: (one.span.start, -one.span.end, one.kind))
        return Body(_SEPARATOR.join(self._done), tuple(self._paragraphs), tuple(inlines))


def _write_blocks(parent: ElementTree.Element, writer: _Writer, block: str) -> None:
    """Write an element that may hold both running text and blocks (a list item does)."""
    _write_text(parent.text, writer)
    for child in parent:
        if child.tag in _INLINES:
            _write_inline(child, writer)
        else:
            writer.end_block(block)
            _write_block(child, writer, block)
        _write_text(child.tail, writer)
    writer.end_block(block)


def _write_block(element: ElementTree.Element, writer: _Writer, block: str) -> None:
    if element.tag == "pre":
        writer.write(_verbatim("".join(element.itertext())))
        writer.end_block("pre")
    elif element.tag in ("blockquote", "li"):
        _write_blocks(element, writer, element.tag)
    else:
        _write_blocks(element, writer, _HEADINGS.get(element.tag, block))


def _write_inline(element: ElementTree.Element, writer: _Writer) -> None:
    start = writer.at
    if element.tag == "br":
        writer.write("\n")
    elif element.tag == "img":
        _write_image(element, writer)
    elif element.tag == "code":
        writer.write(_SOFT_BREAK.sub(" ", _verbatim(element.text or "")))
        writer.mark("code", start)
    else:
        _write_span(element, writer)


def _write_span(element: ElementTree.Element, writer: _Writer) -> None:
    """Emphasis or a hyperlink; a hyperlink around nothing shows its address, so that it is not lost."""
    start = writer.at
    _write_text(element.text, writer)
    for child in element:
        _write_inline(child, writer)
        _write_text(child.tail, writer)
    if element.tag != "a":
        writer.mark(_INLINE_KINDS.get(element.tag, element.tag), start)
        return
    destination = _unescaped(element.get("href") or "")
    if writer.at == start:
        writer.write(destination)
    href = safe_href(destination)
    if href:
        writer.mark("link", start, href)


def _write_image(element: ElementTree.Element, writer: _Writer) -> None:
    """An image is its alternative text with a hyperlink to it: nothing is loaded from elsewhere."""
    start = writer.at
    source = _unescaped(element.get("src") or "")
    _write_text(element.get("alt") or source, writer)
    href = safe_href(source)
    if href:
        writer.mark("image", start, href)


def _write_text(text: str | None, writer: _Writer) -> None:
    if text:
        writer.write(_SOFT_BREAK.sub(" ", _unescaped(text)))


def _unescaped(text: str) -> str:
    """Backslash escapes as their characters, which Python-Markdown keeps as numbers until the end."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1))), text)


def _verbatim(text: str) -> str:
    """Code as it was typed: Python-Markdown escapes its `&`, `<` and `>` for HTML, which we do not write here."""
    return html.unescape(text)
