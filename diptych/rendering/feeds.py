"""The feed (Atom) and the sitemap of a site that knows its own address.

Both need absolute addresses, so a site without a base URL has neither. Their dates are those of the stories: the
editor's `updated`, else that of the telling published last. No clock is read, so the same content gives the same
feed; a story without any date is left out of it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from diptych.model import Site
from diptych.rendering.entry import StoryEntry, moment

__all__ = ["atom_feed", "feed_files", "sitemap"]

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

FEED_LENGTH = 50
"""Stories in the feed: those changed last. Readers keep what they have seen."""

SITEMAP_LENGTH = 50_000
"""Addresses one sitemap may hold, by its protocol."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any form."""


def feed_files(site: Site, entries: Sequence[StoryEntry], pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """`feed.xml` and `sitemap.xml`; nothing without a base URL, and no feed where no story has a date.

    `pages` are the paths of the pages that belong to the site as a whole, the index as the empty path.
    """
    if site.base_url is None:
        return
    if any(entry.updated for entry in entries):
        yield "feed.xml", atom_feed(site, site.base_url, entries)
    yield "sitemap.xml", sitemap(site.base_url, entries, pages)


def atom_feed(site: Site, base: str, entries: Sequence[StoryEntry]) -> bytes:
    """The stories that have a date, those changed last first; `base` is the site's address, ending in a slash."""
    dated = [(moment(entry.updated), entry) for entry in entries if entry.updated]
    dated.sort(key=lambda pair: (-pair[0].timestamp(), pair[1].slug))
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(feed, "id", base)
    _add(feed, "title", site.title)
    if site.description:
        _add(feed, "subtitle", site.description)
    _add(feed, "updated", dated[0][0].isoformat() if dated else None)
    _add(_add(feed, "author"), "name", site.author or site.title)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=base)
    for when, entry in dated[:FEED_LENGTH]:
        item = _add(feed, "entry")
        address = f"{base}{entry.slug}/"
        _add(item, "id", address)
        _add(item, "title", entry.title)
        _add(item, "updated", when.isoformat())
        _add(item, "link", rel="alternate", type="text/html", href=address)
        if entry.summary:
            _add(item, "summary", entry.summary)
        for tag in entry.tags:
            _add(item, "category", term=tag)
    return _document(feed)


def sitemap(base: str, entries: Sequence[StoryEntry], pages: Sequence[str]) -> bytes:
    """Every page that search engines may list; stories marked `noindex` are left out."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP})
    places: list[tuple[str, str | None]] = [(page, None) for page in pages]
    for entry in sorted(entries, key=lambda one: one.slug):
        if not entry.noindex:
            day = moment(entry.updated).date().isoformat() if entry.updated else None
            places += [(f"{folder}/", day) for folder in entry.folders]
    for path, day in places[:SITEMAP_LENGTH]:
        url = _add(root, "url")
        _add(url, "loc", base + path)
        if day:
            _add(url, "lastmod", day)
    return _document(root)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    safe = {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    child = ET.SubElement(parent, name, safe)
    child.text = None if text is None else _NOT_XML.sub("\ufffd", text)
    return child


def _document(root: ET.Element) -> bytes:
    ET.indent(root, space=" ")
    written: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()
