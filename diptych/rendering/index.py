"""The list of stories, in pages of forty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from diptych.rendering.entry import StoryEntry, moment

__all__ = ["index_files"]

PAGE_SIZE = 40
"""Stories on one page of the list: some screens of reading, and little to load."""


def index_files(environment: Environment, entries: Sequence[StoryEntry]) -> Iterator[tuple[str, bytes]]:
    """`index.html`, and `stories-2.html` and so on where there are more stories than fit on it."""
    ordered = sorted(entries, key=_newest_first)
    pages = [ordered[start : start + PAGE_SIZE] for start in range(0, len(ordered), PAGE_SIZE)] or [[]]
    template = environment.get_template("index.html")
    for number, stories in enumerate(pages, start=1):
        page = template.render(root="", stories=stories, number=number, pages=len(pages), total=len(ordered))
        yield _page_path(number), page.encode()


def _page_path(number: int) -> str:
    return "index.html" if number == 1 else f"stories-{number}.html"


def _newest_first(entry: StoryEntry) -> tuple[float, str]:
    """Sorts by date, the newest first, stories without one last; then by slug."""
    return (-moment(entry.updated).timestamp() if entry.updated else float("inf"), entry.slug)
