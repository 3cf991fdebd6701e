"""The list of stories: pages of forty, and the search over all of them.

Without scripts the pages are the whole list. With them, the search loads the records of all stories, in files of two
hundred, when it is first used; the pages themselves stay as light with two thousand stories as with ten. A record is
a line of a classic script that hands it to a global, since a page opened from a folder may not fetch anything.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from diptych.model import Relation, Site
from diptych.rendering.balance import BalancePicture, balance_picture
from diptych.rendering.counts import Balance, Counts
from diptych.rendering.entry import StoryEntry, moment
from diptych.rendering.environment import strings_of
from diptych.rendering.page.masthead import day_words
from diptych.rendering.strings import Strings

__all__ = ["PAGE_SIZE", "IndexPage", "StoryItem", "index_files", "page_path"]

PAGE_SIZE = 40
"""Stories on one page of the list: some screens of reading, and little to load."""

SEARCH_FROM = 8
"""With fewer stories than this, all are seen at once, and a search would only be in the way."""

RECORDS_PER_FILE = 200
"""About 60 kB of search records, read in a few milliseconds; results appear file by file."""

PICTURES = 3
"""A story of many tellings shows the balance of its first three pairs."""

FACETS = 150
"""Choices a list of publishers or tags offers at most, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story as the list shows it."""

    entry: StoryEntry
    """The story."""
    day: Markup | None
    """Its date in words."""
    day_iso: str | None
    """Its date for machines."""
    publishers: tuple[Markup, ...]
    """Who tells it; what stands for a publisher where none is on record."""
    pictures: tuple[BalancePicture, ...]
    """The balance of its pairs."""
    left_words: Markup
    """What the left leaf shows, in words; empty where there are more than two tellings."""
    right_words: Markup
    """What the right leaf shows, in words."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One page of the list."""

    number: int
    """Which page this is, from 1."""
    items: tuple[StoryItem, ...]
    """Its stories."""
    total: int
    """How many stories there are on all pages."""
    paths: tuple[str, ...]
    """The files of all pages, in order."""
    search_files: tuple[str, ...]
    """The search's files; empty where there are too few stories to search."""
    publishers: tuple[str, ...]
    """Publishers to choose from."""
    tags: tuple[str, ...]
    """Tags to choose from."""
    feed: bool
    """Whether the site has a feed."""

    @property
    def neighbours(self) -> tuple[int | None, ...]:
        """The numbers of the pages to offer: the first, the last and those around this one; None for a gap."""
        last = len(self.paths)
        near = sorted({1, last, *range(max(1, self.number - 2), min(last, self.number + 2) + 1)})
        shown: list[int | None] = []
        for number in near:
            if shown and number - (shown[-1] or 0) > 1:
                shown.append(None)
            shown.append(number)
        return tuple(shown)


def index_files(environment: Environment, site: Site, entries: Sequence[StoryEntry]) -> Iterator[tuple[str, bytes]]:
    """`index.html`, `stories-2.html` and so on where one page does not hold all, and the search's files."""
    t = strings_of(environment)
    items = [_item(entry, t) for entry in sorted(entries, key=_newest_first)]
    shards = _slices(items, RECORDS_PER_FILE) if len(items) >= SEARCH_FROM else []
    search_files = tuple(f"search/{number}.js" for number in range(1, len(shards) + 1))
    pages = _slices(items, PAGE_SIZE) or [[]]
    paths = tuple(page_path(number) for number in range(1, len(pages) + 1))
    publishers = _frequent(name for entry in entries for name in entry.publishers if name)
    tags = _frequent(tag for entry in entries for tag in entry.tags)
    feed = site.base_url is not None and any(entry.updated for entry in entries)
    template = environment.get_template("index.html")
    for number, shown in enumerate(pages, start=1):
        page = IndexPage(number, tuple(shown), len(items), paths, search_files, publishers, tags, feed)
        yield paths[number - 1], template.render(root="", page=page, blank=_blank(t)).encode()
    for path, shard in zip(search_files, shards, strict=True):
        yield path, _records(shard).encode()


def page_path(number: int) -> str:
    """The file of a page of the list."""
    return "index.html" if number == 1 else f"stories-{number}.html"


def _item(entry: StoryEntry, t: Strings) -> StoryItem:
    pair = entry.counts[0] if len(entry.counts) == 1 else None
    words = (_leaf_words(pair.left, entry.labels[0], t), _leaf_words(pair.right, entry.labels[1], t)) if pair else ()
    left_words, right_words = words or (Markup(""), Markup(""))
    return StoryItem(
        entry=entry,
        day=day_words(entry.updated, t) if entry.updated else None,
        day_iso=entry.updated.isoformat() if entry.updated else None,
        publishers=tuple(Markup("{}").format(name) if name else t("index.unattributed") for name in entry.publishers),
        pictures=tuple(balance_picture(counts) for counts in entry.counts[:PICTURES]),
        left_words=left_words,
        right_words=right_words,
    )


def _leaf_words(balance: Balance, label: str, t: Strings) -> Markup:
    return t("index.leaf", n=balance.only, total=balance.total, label=label)


def _blank(t: Strings) -> StoryItem:
    """The item that the search's script fills in."""
    nothing = Balance(0, 0, 0)
    entry = StoryEntry(
        slug="",
        title="",
        summary="",
        publishers=(None,),
        labels=("", ""),
        tags=(),
        relation=Relation.RETELLING,
        published=(),
        updated=None,
        counts=(Counts(nothing, nothing, 0, 0, 0, 0),),
        folders=(),
        letters=(),
    )
    return _item(entry, t)


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


def _newest_first(entry: StoryEntry) -> tuple[float, str]:
    """Sorts by date, the newest first, stories without one last; then by slug."""
    return (-moment(entry.updated).timestamp() if entry.updated else float("inf"), entry.slug)


def _slices(items: Sequence[StoryItem], size: int) -> list[Sequence[StoryItem]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def _frequent(words: Iterator[str]) -> tuple[str, ...]:
    """The most frequent words, in alphabetical order."""
    counted = Counter(words)
    chosen = sorted(counted, key=lambda word: (-counted[word], word))[:FACETS]
    return tuple(sorted(chosen, key=lambda word: (word.casefold(), word)))
