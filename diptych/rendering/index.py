"""The list of stories, in pages of forty: without scripts they are the whole list, with them it can be searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from diptych.model import Site
from diptych.rendering.entry import StoryEntry, moment
from diptych.rendering.environment import strings_of
from diptych.rendering.items import StoryItem, blank_item, story_item
from diptych.rendering.search import search_files

__all__ = ["PAGE_SIZE", "IndexPage", "index_files", "page_path"]

PAGE_SIZE = 40
"""Stories on one page of the list: some screens of reading, and little to load."""

FACETS = 150
"""Choices a list of publishers or tags offers at most, the most frequent ones."""


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
    items = [story_item(entry, t) for entry in sorted(entries, key=_newest_first)]
    records = dict(search_files(items))
    pages = [items[start : start + PAGE_SIZE] for start in range(0, len(items), PAGE_SIZE)] or [[]]
    paths = tuple(page_path(number) for number in range(1, len(pages) + 1))
    publishers = _frequent(name for entry in entries for name in entry.publishers if name)
    tags = _frequent(tag for entry in entries for tag in entry.tags)
    feed = site.base_url is not None and any(entry.updated for entry in entries)
    template = environment.get_template("index.html")
    for number, shown in enumerate(pages, start=1):
        page = IndexPage(number, tuple(shown), len(items), paths, tuple(records), publishers, tags, feed)
        yield paths[number - 1], template.render(root="", page=page, blank=blank_item(t)).encode()
    for path, script in records.items():
        yield path, script.encode()


def page_path(number: int) -> str:
    """The file of a page of the list."""
    return "index.html" if number == 1 else f"stories-{number}.html"


def _newest_first(entry: StoryEntry) -> tuple[float, str]:
    """Sorts by date, the newest first, stories without one last; then by slug."""
    return (-moment(entry.updated).timestamp() if entry.updated else float("inf"), entry.slug)


def _frequent(words: Iterator[str]) -> tuple[str, ...]:
    """The most frequent words, in alphabetical order."""
    counted = Counter(words)
    chosen = sorted(counted, key=lambda word: (-counted[word], word))[:FACETS]
    return tuple(sorted(chosen, key=lambda word: (word.casefold(), word)))
