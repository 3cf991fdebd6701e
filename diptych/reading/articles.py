"""One article from one file, or from a string: its body, and its front matter where it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from diptych.errors import ContentError
from diptych.model import Article
from diptych.reading.body import Body, markdown_body, plain_body, safe_href
from diptych.textfile import clean_text, inside, read_text, reading
from diptych.yamlfile import Fields, YamlMapping, parse_date, parse_yaml

__all__ = ["ARTICLE_KEYS", "ParsedArticle", "article_from_text", "read_article", "read_article_file"]

ARTICLE_KEYS = (
    "title",
    "publisher",
    "short_name",
    "author",
    "published",
    "url",
    "language",
    "place",
    "tags",
    "rights",
    "licence",
    "corrections",
    "retrieved",
    "sha256",
    "archive",
)
"""Every key of an article's front matter, in the order the documentation gives them."""

_MAX_CHARACTERS = 400_000
"""Some 65,000 words, a short book: what is longer would be compared for minutes, and read by nobody on one page."""

_FENCE = re.compile(r"---[ \t]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})
_INERT = frozenset({".txt", ".pdf", ".png", ".jpg", ".jpeg", ".webp", ".gz", ".zip", ".wacz"})
"""Kinds of archived copies that a browser shows or saves; a saved web page would run with the site's own rights."""

_ARCHIVE_REMEDY = "Keep the page as .txt (its source is then shown, not run), .pdf, a picture, .warc.gz or .wacz."
_FRONT_MATTER_REMEDY = "Begin it with a line “---”, then a line such as “title: The headline”, then a line “---”."


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with the lines of its front matter, for messages about it."""

    article: Article
    """The article."""
    path: Path
    """Its file."""
    lines: dict[str, int]
    """The line of each key that has a value."""


@reading
def read_article_file(path: Path) -> Article:
    """The article in a file that stands by itself: `.md`, with or without front matter, or `.txt`.

    In `.txt` a line is a paragraph and `*` is a character. Raises ContentError.
    """
    if path.suffix.lower() in _MARKDOWN_ENDINGS:
        return read_article(path, within=None, needs_front_matter=False).article
    if path.suffix.lower() == ".txt":
        return _bare(plain_body(read_text(path)), path)
    raise ContentError(path, "the file's name ends in neither .md nor .txt.", remedy="Save it as one of the two.")


def article_from_text(text: str, *, key: str, published: str | None = None, language: str = "en") -> Article:
    """An article from plain text, a line a paragraph; `published` as in front matter.

    Raises ContentError, naming the article by `key`, where the text is empty or a value cannot be read.
    """
    name = Path(key)
    when = None if published is None else parse_date(published)
    if published is not None and when is None:
        raise ContentError(name, f"“{published}” is not a date that exists.", remedy="Write it as 2025-12-20.")
    if not _LANGUAGE.fullmatch(language):
        raise ContentError(name, f"“{language}” is not a language tag.", remedy="Write one such as en or pt-BR.")
    body = _filled(plain_body(clean_text(text, name)), name)
    return Article(key, body.text, body.paragraphs, published=when, language=language)


def read_article(path: Path, *, within: Path | None, needs_front_matter: bool = True) -> ParsedArticle:
    """An article in Markdown; `within` is the folder that it and its archived copy must lie in."""
    source = read_text(path, within=within)
    header, body_source = _split(source, path, needs_front_matter)
    body = _filled(markdown_body(body_source, path), path)
    if header is None:
        return ParsedArticle(_bare(body, path), path, {})
    fields = Fields(header, path, ARTICLE_KEYS)
    lines = {key: fields.line_of(key) for key in fields.keys()}  # noqa: SIM118 - Fields is no dict
    return ParsedArticle(_article(path.stem, body, fields, within), path, lines)


def _split(source: str, path: Path, needed: bool) -> tuple[YamlMapping | None, str]:
    """The front matter and the text after it; None for the first where there is none and none is needed."""
    lines = source.split("\n")
    opens = _FENCE.fullmatch(lines[0]) is not None
    closing = next((n for n, line in enumerate(lines[1:], start=1) if _FENCE.fullmatch(line)), None)
    if not opens or closing is None:
        if not needed:
            return None, source
        problem = "the front matter is never closed." if opens else "there is no front matter."
        raise ContentError(path, problem, line=1, remedy=_FRONT_MATTER_REMEDY)
    found = parse_yaml("\n".join(lines[1:closing]), path, first_line=2)
    if found is None:
        found = YamlMapping((), 1)
    if not isinstance(found, YamlMapping):
        raise ContentError(path, "the front matter is not “key: value” lines.", line=2, remedy=_FRONT_MATTER_REMEDY)
    return found, "\n".join(lines[closing + 1 :])


def _bare(body: Body, path: Path) -> Article:
    """An article of which nothing is known but its text."""
    filled = _filled(body, path)
    return Article(path.stem, filled.text, filled.paragraphs, filled.inlines)


def _filled(body: Body, path: Path) -> Body:
    if not body.text:
        raise ContentError(path, "the article is empty.", remedy="Put its text into the file.")
    if len(body.text) > _MAX_CHARACTERS:
        problem = f"the article has {len(body.text):,} characters; at most {_MAX_CHARACTERS:,} are compared."
        raise ContentError(path, problem, remedy="Divide it into parts, each a story of its own.")
    return body


def _article(key: str, body: Body, fields: Fields, within: Path | None) -> Article:
    return Article(
        key=key,
        text=body.text,
        paragraphs=body.paragraphs,
        inlines=body.inlines,
        title=fields.string("title"),
        publisher=fields.string("publisher"),
        short_name=fields.string("short_name"),
        author=fields.string("author"),
        published=fields.date("published"),
        url=_url(fields),
        language=read_language(fields),
        place=fields.string("place"),
        tags=fields.strings("tags"),
        rights=fields.string("rights"),
        licence=fields.string("licence"),
        corrections=fields.strings("corrections"),
        retrieved=fields.date("retrieved"),
        sha256=_sha256(fields),
        archive=_archive(fields, within),
    )


def read_language(fields: Fields) -> str:
    """The key `language`; English where it is absent."""
    written = fields.string("language") or "en"
    if not _LANGUAGE.fullmatch(written):
        raise fields.error("language", f"is not a language tag: “{written}”", "Write one such as en or pt-BR.")
    return written


def _url(fields: Fields) -> str | None:
    written = fields.string("url")
    if written is None:
        return None
    href = safe_href(written)
    if href is None or href.startswith("mailto:"):
        raise fields.error("url", f"is not a web address: “{written}”", "Begin it with https:// or http://.")
    return href


def _sha256(fields: Fields) -> str | None:
    written = fields.string("sha256")
    if written is not None and not _SHA256.fullmatch(written.lower()):
        raise fields.error("sha256", "is not 64 hexadecimal digits", "Copy it whole, or take the line out.")
    return written.lower() if written else None


def _archive(fields: Fields, within: Path | None) -> str | None:
    """A hyperlink, or the name of a file beside the article."""
    written = fields.string("archive")
    if written is None:
        return None
    href = safe_href(written)
    if href is not None and not href.startswith("mailto:"):
        return href
    beside = fields.path.parent / written
    if Path(written).is_absolute() or not inside(beside, within or fields.path.parent):
        raise fields.error(
            "archive", f"leads out of the story's folder: “{written}”", "Name a file beside the article."
        )
    if beside.suffix.lower() not in _INERT:
        raise fields.error("archive", f"is of a kind that could run script: “{written}”", _ARCHIVE_REMEDY)
    if not beside.is_file():
        raise fields.error("archive", f"names no file beside the article: “{written}”", "Check the name.")
    return written
