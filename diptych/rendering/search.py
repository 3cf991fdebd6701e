"""The search over all stories, as files that a page opened from a folder can load.

Such a page may not fetch anything, so records come in classic scripts that hand them to a global, two hundred in a
file, and only when the search is first used (assets/index.js): pages stay as light with two thousand stories as with
ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from diptych.rendering.items import StoryItem

__all__ = ["RECORDS_PER_FILE", "SEARCH_FROM", "search_files"]

SEARCH_FROM = 8
"""With fewer stories than this, all are seen at once, and a search would only be in the way."""

RECORDS_PER_FILE = 200
"""About 75 kB of records, read in a few milliseconds; results appear file by file."""


def search_files(items: Sequence[StoryItem]) -> Iterator[tuple[str, str]]:
    """`search/1.js` and so on with a record for each story, in their order; nothing where they are too few."""
    if len(items) >= SEARCH_FROM:
        for number, start in enumerate(range(0, len(items), RECORDS_PER_FILE), start=1):
            yield f"search/{number}.js", _records(items[start : start + RECORDS_PER_FILE])


def _records(items: Sequence[StoryItem]) -> str:
    """A script that hands over one record a line; `<` is escaped so that it may stand in any page."""
    lines = ",\n".join(json.dumps(_record(item), ensure_ascii=False, separators=(",", ":")) for item in items)
    safe = lines.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(self.diptychStories = self.diptychStories || []).push(\n{safe}\n);\n"


def _record(item: StoryItem) -> list[Any]:
    """The fields in the order that assets/index.js reads them in."""
    entry = item.entry
    return [
        entry.slug,
        entry.title,
        entry.summary or "",
        [str(name.unescape()) for name in item.publishers],
        list(entry.tags),
        str(item.day.unescape()) if item.day else "",
        item.day_iso or "",
        entry.conflicts,
        entry.possible_conflicts,
        round(entry.shared_share, 3),
        [[width for leaf in picture.leaves for width in (leaf.x, leaf.width)] for picture in item.pictures],
        [str(item.left_words.unescape()), str(item.right_words.unescape())],
    ]
