"""Word documents (.docx): paragraphs, headings, lists, emphasis and hyperlinks, read from the XML inside.

A .docx is a zip archive from anybody, so nothing is unpacked to disk, sizes are checked before reading, and a file
that declares entities (which could expand without end) is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from diptych.authoring.markdown import MarkdownWriter, Piece
from diptych.errors import ContentError

__all__ = ["docx_markdown"]

_MAX_PART_BYTES = 20_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CORE_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_HEADING = re.compile(r"(?:heading|berschrift|titre|t[ií]tulo)\s?([1-6])", re.IGNORECASE)
_OFF = frozenset({"0", "false", "none"})
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What reading a damaged, encrypted or exotic archive raises."""

_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_TEXT_TAGS = frozenset({f"{_W}t", *_CHARACTERS})
_WRAPPERS = frozenset({f"{_W}ins", f"{_W}smartTag", f"{_W}sdt", f"{_W}sdtContent"})


def docx_markdown(data: bytes, path: Path) -> tuple[str, dict[str, str]]:
    """The text of a .docx as Markdown, and the `title` and `author` that its properties give. Raises ContentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml", path)
            relations = _part(archive, "word/_rels/document.xml.rels", path, needed=False)
            properties = _part(archive, "docProps/core.xml", path, needed=False)
    except _UNREADABLE as bad:
        raise ContentError(path, "this is not a Word document (.docx).", remedy="Save it again as .docx.") from bad
    if body is None:
        raise ContentError(path, "this document has no text.", remedy="Save it again as .docx.")
    links = {one.get("Id", ""): one.get("Target", "") for one in (relations or ())}
    writer = MarkdownWriter()
    for paragraph in body.iter(f"{_W}p"):
        writer.block(_block(paragraph), list(_pieces(paragraph, links, None)))
    return writer.text(), _properties(properties)


def _part(archive: zipfile.ZipFile, name: str, path: Path, *, needed: bool = True) -> ElementTree.Element | None:
    if name not in archive.namelist():
        if needed:
            raise ContentError(path, f"this document has no {name}.", remedy="Save it again as .docx.")
        return None
    if archive.getinfo(name).file_size > _MAX_PART_BYTES:
        raise ContentError(path, "this document is too large.", remedy="Keep one article in it.")
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ContentError(path, "this document declares entities, which is not read.", remedy="Save it again.")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as bad:
        raise ContentError(path, f"this document is damaged ({bad}).", remedy="Save it again as .docx.") from bad


def _block(paragraph: ElementTree.Element) -> str:
    """What kind of block a paragraph's style makes it."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    heading = _HEADING.match(name)
    if heading or name.lower() == "title":
        return f"h{min(6, max(2, int(heading.group(1)) if heading else 2))}"
    if "quote" in name.lower():
        return "blockquote"
    is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.lower().startswith("list")
    return "li" if is_item else "p"


def _pieces(parent: ElementTree.Element, links: Mapping[str, str], href: str | None) -> Iterator[Piece]:
    """The runs of a paragraph; deleted words of tracked changes are no longer there, inserted ones are."""
    for child in parent:
        if child.tag == f"{_W}hyperlink":
            yield from _pieces(child, links, links.get(child.get(f"{_R}id", "")))
        elif child.tag == f"{_W}r":
            text = "".join(_CHARACTERS.get(one.tag, one.text or "") for one in child if one.tag in _TEXT_TAGS)
            yield Piece(text, _is_on(child, "b"), _is_on(child, "i"), href)
        elif child.tag in _WRAPPERS:
            yield from _pieces(child, links, href)


def _is_on(run: ElementTree.Element, tag: str) -> bool:
    mark = run.find(f"{_W}rPr/{_W}{tag}")
    return mark is not None and mark.get(f"{_W}val", "1") not in _OFF


def _properties(core: ElementTree.Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, tag in (("title", _CORE_TITLE), ("author", _CORE_CREATOR)):
        element = core.find(tag) if core is not None else None
        if element is not None and (element.text or "").strip():
            found[key] = (element.text or "").strip()
    return found
