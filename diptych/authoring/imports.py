"""An article brought into a story's folder, from a page, a file or a hyperlink, as Markdown with front matter.

What is known goes into the front matter, what is not stays out of it, and what is uncertain stands there as a
comment for the editor. Imported anew, an article keeps the front matter that an editor has worked on; only its text
and what says where the text is from are replaced.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from diptych.authoring.documents import docx_markdown
from diptych.authoring.fetching import fetch
from diptych.authoring.markdown import MarkdownWriter, Piece
from diptych.errors import ContentError, OptionError
from diptych.reading import STORY_FILE
from diptych.textfile import MAX_BYTES, clean_text, decode_text

__all__ = ["ImportOptions", "Imported", "import_article"]

_ENDINGS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".md": "markdown", ".markdown": "markdown",
    ".docx": "docx",
}  # fmt: skip
_WORDS = re.compile(r"[a-z0-9]+")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<keys>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_ORIGIN_KEYS = ("retrieved", "sha256", "archive")
"""The keys that say where the text is from: an import always sets them anew."""

_MAX_KEY_WORDS = 4
_MAX_SOURCE_BYTES = 20_000_000
"""A page saved with its pictures inside has some millions of bytes."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article that was brought in."""

    path: Path
    """The Markdown file that was written."""
    doubts: tuple[str, ...]
    """What the editor should check, a sentence each; they stand in the file as comments, too."""
    archive: Path | None
    """The archived copy, where one was asked for."""


@dataclass(slots=True)
class _Draft:
    """An article on its way into a file."""

    markdown: str
    values: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    corrections: Sequence[str] = ()
    header: str | None = None
    """Front matter that the source brought along, as it was written."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How an article is brought in."""

    key: str | None = None
    """The name of its file, without the ending; None for one made from the publisher's name."""
    archive: bool = False
    """Whether to keep what was read beside it, in a form that no browser runs."""
    replace: bool = False
    """Whether the article of that name may be written over."""
    allow_private: bool = False
    """Whether hyperlinks into private networks may be followed."""
    today: dt.date | None = None
    """The day of retrieval; None for the machine's today."""


def import_article(story_folder: Path, source: str, options: ImportOptions | None = None) -> Imported:
    """Bring an article into a story: `source` is a path or a hyperlink to a page, plain text, Markdown or .docx.

    Raises DiptychError, and then writes nothing.
    """
    wanted = options or ImportOptions()
    if not (story_folder / STORY_FILE).is_file():
        raise ContentError(story_folder, "there is no story here.", remedy="Make it first: diptych new SLUG.")
    data, kind, url, name = _read(source, wanted.allow_private)
    draft = _draft(data, kind, url, name)
    if not draft.markdown.strip():
        raise ContentError(name, "there is no text in it.", remedy="Copy the article's text into a .txt file.")
    path = _target(wanted.key or _key(draft, url, name), story_folder, replace=wanted.replace)
    kept = path.with_name(f"{path.stem}.original.{'zip' if kind == 'docx' else 'txt'}") if wanted.archive else None
    origin = {"retrieved": (wanted.today or dt.date.today()).isoformat(), "sha256": hashlib.sha256(data).hexdigest()}
    if kept is not None:
        origin["archive"] = kept.name
    old = path.read_text(encoding="utf-8") if path.exists() else None
    text = clean_text(_file(draft, origin, old), path)
    if kept is not None:
        _write(kept, data)
    _write(path, text.encode("utf-8"))
    return Imported(path, tuple(draft.doubts), kept)


# --- reading the source -------------------------------------------------------------------------------------------


def _read(source: str, allow_private: bool) -> tuple[bytes, str, str | None, Path]:
    """The source's bytes, what they are, where they were fetched, and a name for messages."""
    if source.startswith(("http://", "https://")):
        page = fetch(source, allow_private=allow_private)
        kind = {"text/plain": "text", "text/markdown": "markdown"}.get(page.kind, "html")
        return page.data, kind, page.url, Path(source)
    path = Path(source)
    kind = _ENDINGS.get(path.suffix.lower(), "")
    if not kind:
        known = ", ".join(_ENDINGS)
        raise ContentError(path, "this kind of file cannot be imported.", remedy=f"It must be one of: {known}.")
    try:
        if path.stat().st_size > _MAX_SOURCE_BYTES:
            raise ContentError(
                path, f"the file has more than {_MAX_SOURCE_BYTES:,} bytes.", remedy="Save the text only."
            )
        return path.read_bytes(), kind, None, path
    except OSError as failed:
        raise ContentError(path, f"the file cannot be read ({failed.strerror}).") from failed


def _draft(data: bytes, kind: str, url: str | None, name: Path) -> _Draft:
    if kind == "html":
        return _from_page(data, name, url)
    if kind == "docx":
        markdown, values = docx_markdown(data, name)
        return _Draft(markdown, values)
    text = decode_text(data, name)
    if kind == "markdown":
        match = _FRONT_MATTER.match(text)
        return _Draft(text[match.end() :] if match else text, header=match["keys"] if match else None)
    writer = MarkdownWriter()
    for line in text.split("\n"):
        writer.block("p", [Piece(line)])
    return _Draft(writer.text(), {"url": url} if url else {})


def _from_page(data: bytes, name: Path, url: str | None) -> _Draft:
    try:
        from diptych.authoring.pages import page_article  # noqa: PLC0415 - its libraries are an extra
    except ImportError as missing:
        remedy = "pip install 'diptych[import]'"
        raise OptionError(
            f"importing web pages needs the extra “import” ({missing.name} is missing): {remedy}"
        ) from missing
    page = page_article(data, name, url)
    return _Draft(page.markdown, page.metadata.values, page.metadata.doubts, page.corrections)


# --- naming and writing -------------------------------------------------------------------------------------------


def _key(draft: _Draft, url: str | None, name: Path) -> str:
    """A name for the article's file: the publisher, else the server, else the file's own."""
    host = (urlsplit(draft.values.get("url") or url or "").hostname or "").removeprefix("www.")
    for text in (draft.values.get("publisher", ""), host, name.stem):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words = [word for word in _WORDS.findall(plain) if word != "the"][:_MAX_KEY_WORDS]
        if words:
            return "-".join(words)
    return "article"


def _target(key: str, folder: Path, *, replace: bool) -> Path:
    """The file to write."""
    if not re.fullmatch(r"\w[\w.-]*", key) or ".." in key:
        raise ContentError(folder, f"“{key}” cannot be an article's name.", remedy="Use letters, digits and hyphens.")
    path = folder / f"{key}.md"
    if path.is_symlink() or (path.exists() and not replace):
        remedy = "Write over it with --replace, or choose another name with --as."
        raise ContentError(path, "there is already an article of this name.", remedy=remedy)
    return path


def _file(draft: _Draft, origin: Mapping[str, str], old: str | None) -> str:
    """The whole Markdown file."""
    header = draft.header
    if old is not None:
        match = _FRONT_MATTER.match(clean_text(old, Path("article")))
        header = match["keys"] if match else header
    lines = [f"# Check: {doubt}" for doubt in draft.doubts]
    if header is None:
        lines += [f"{key}: {_quoted(draft.values[key])}" for key in _IMPORTED_KEYS if draft.values.get(key)]
        if draft.corrections:
            lines += ["corrections:", *(f"  - {_quoted(one)}" for one in draft.corrections)]
        lines.append("# Who holds the rights, and on what ground the text is shown here; the licence, if there is one.")
        lines += ["# rights:", "# licence:"]
    else:
        kept = (
            line for line in header.rstrip("\n").split("\n") if not line.startswith((*_origin_starts(), "# Check: "))
        )
        lines += [line for line in kept if line]
    lines += [f"{key}: {_quoted(value)}" for key, value in origin.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + draft.markdown.strip("\n") + "\n"


_IMPORTED_KEYS = ("title", "publisher", "author", "published", "url", "language")


def _origin_starts() -> tuple[str, ...]:
    return tuple(f"{key}:" for key in _ORIGIN_KEYS)


def _quoted(value: str) -> str:
    """A value in YAML's double quotation marks, which are JSON's; a bare date or word stays bare."""
    if re.fullmatch(r"[0-9a-z][0-9A-Za-z.:+-]*", value) and not value.endswith(":") and value != "null":
        return value
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, data: bytes) -> None:
    """Write a file aside and put it in place, so that a stop half way leaves the old one."""
    if len(data) > MAX_BYTES and path.suffix == ".md":
        raise ContentError(path, f"the article has more than {MAX_BYTES:,} bytes.", remedy="Import only its text.")
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(data)
    os.replace(aside, path)
