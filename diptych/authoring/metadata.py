"""What a page says of itself: JSON-LD first, then meta tags, then what is printed.

Each value carries whether it is sure. A publisher's structured data is; a date that an extractor guessed from the
text is not, and the editor is told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from diptych.reading import safe_href
from diptych.yamlfile import parse_date

__all__ = ["Metadata", "page_metadata"]

_ARTICLE_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlog")
_MAX_DEPTH = 8
"""How far structured data is followed; publishers nest three or four levels."""

_OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_DATE_METAS = (
    "article:published_time",
    "datePublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "parsely-pub-date",
)
_TITLE_TAIL = re.compile(r"(?<!\s)\s+[|–—-]\s+[^|–—]+$")


@dataclass(slots=True)
class Metadata:
    """What is known of an article, by front-matter key."""

    values: dict[str, str] = field(default_factory=dict)
    """The values, as text."""
    doubts: list[str] = field(default_factory=list)
    """What the editor should check, a sentence each."""
    body: str = ""
    """The article's text where structured data carries it."""
    is_locked: bool = False
    """Whether the page says that it is not free to read."""


def page_metadata(tree: HtmlElement, guessed: Mapping[str, str | None], url: str | None) -> Metadata:
    """What a page says of itself; `guessed` is what the extractor found, `url` is where the page was fetched."""
    article = _structured(tree)
    found = Metadata(
        body=_text(article.get("articleBody")), is_locked=str(article.get("isAccessibleForFree")).lower() == "false"
    )
    _choose(
        found, "title", [_text(article.get("headline")), _meta(tree, "og:title"), _heading(tree)], guessed.get("title")
    )
    publisher = [_name(article.get("publisher")), _meta(tree, "og:site_name"), _meta(tree, "application-name")]
    _choose(found, "publisher", publisher, guessed.get("publisher"))
    _choose(
        found, "author", [_name(article.get("author")), _metas(tree, "author"), _byline(tree)], guessed.get("author")
    )
    dates = [_text(article.get("datePublished")), *(_meta(tree, name) for name in _DATE_METAS), _time(tree)]
    _choose(found, "published", [_date(one) for one in dates], _date(guessed.get("published") or ""))
    canonical = [_address(one) for one in (_canonical(tree), _meta(tree, "og:url"), url or "")]
    _choose(found, "url", canonical, None)
    _choose(found, "language", [_language(tree.get("lang") or ""), _language(_meta(tree, "og:locale"))], None)
    if "language" not in found.values:
        found.doubts.append("The page does not say its language; English is assumed.")
    return found


def _choose(found: Metadata, key: str, sure: list[str], unsure: str | None) -> None:
    """Take the first value that the page states; what an extractor makes of the rest is only told to the editor."""
    value = next((one for one in sure if one), "")
    if value:
        found.values[key] = " ".join(value.split())
    elif unsure:
        found.doubts.append(f"“{key}” is not stated; it may be “{' '.join(unsure.split())}”.")


def _structured(tree: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD on the article, or nothing; what is not JSON is passed over, as browsers do."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(data, 0):
            kinds = one.get("@type")
            if any(_ARTICLE_TYPE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return one
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value, depth + 1)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a person or organisation, or the names of several."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _meta(tree: HtmlElement, name: str) -> str:
    return next(iter(_all_metas(tree, name)), "")


def _metas(tree: HtmlElement, name: str) -> str:
    return ", ".join(dict.fromkeys(_all_metas(tree, name)))


def _all_metas(tree: HtmlElement, name: str) -> list[str]:
    wanted = name.lower()
    return [
        (one.get("content") or "").strip()
        for one in tree.iter("meta")
        if wanted in ((one.get(key) or "").lower() for key in ("property", "name", "itemprop"))
        and (one.get("content") or "").strip()
    ]


def _heading(tree: HtmlElement) -> str:
    """The one first-level heading, else the page's title without the site's name."""
    headings = [" ".join(one.text_content().split()) for one in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = next(tree.iter("title"), None)
    return _TITLE_TAIL.sub("", title.text_content().strip()) if title is not None else ""


def _byline(tree: HtmlElement) -> str:
    """Whom the page marks as its author."""
    marked = tree.xpath('//*[@rel="author" or @itemprop="author"]')
    names = (_BY.sub("", " ".join(one.text_content().split())) for one in marked)
    return ", ".join(dict.fromkeys(filter(None, names)))


def _time(tree: HtmlElement) -> str:
    """The one time that is printed with the article's head."""
    times = tree.xpath("//article//time[@datetime] | //header//time[@datetime] | //time[@itemprop='datePublished']")
    return str(times[0].get("datetime")) if times else ""


def _date(written: str) -> str:
    """A date as front matter has it, or nothing where it is none."""
    plain = _OFFSET.sub(r"\1:\2", written.strip())
    if parse_date(plain):
        return plain
    return plain[:10] if parse_date(plain[:10]) else ""


def _canonical(tree: HtmlElement) -> str:
    return next(
        (one.get("href") or "" for one in tree.iter("link") if (one.get("rel") or "").lower() == "canonical"), ""
    )


def _address(written: str) -> str:
    href = safe_href(written)
    return href if href and not href.startswith("mailto:") else ""


def _language(written: str) -> str:
    return written.replace("_", "-") if _LANGUAGE.fullmatch(written) else ""
