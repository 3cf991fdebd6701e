"""Comparisons in, files of the site out: pages, diagrams, exports.

Reads `model` values and nothing that computes them. A renderer writes nothing: it yields paths and bytes, in a fixed
order, and the room above decides where they go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from diptych.model import Comparison, Site, Story
from diptych.rendering.cards import CARDS_MISSING, cards_available
from diptych.rendering.compiled import CompiledTemplates
from diptych.rendering.entry import StoryEntry, story_entry
from diptych.rendering.environment import environment
from diptych.rendering.failures import naming_the_template
from diptych.rendering.site_pages import site_files
from diptych.rendering.story import story_files

__all__ = ["CompiledTemplates", "Renderer", "StoryEntry", "story_entry"]


class Renderer:
    """Turns stories and their comparisons into the files of one site."""

    def __init__(
        self, site: Site, template_dirs: Sequence[Path] = (), compiled: CompiledTemplates | None = None
    ) -> None:
        """Render for `site`, with templates of `template_dirs` before the packaged ones."""
        self.site = site
        self.template_dirs = tuple(template_dirs)
        self.environment = environment(self.template_dirs, site, compiled)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the site goes without, a sentence each; nothing that its content is to blame for."""
        lacks_cards = self.site.base_url is not None and not cards_available()
        return (CARDS_MISSING,) if lacks_cards else ()

    def story_files(self, story: Story, comparisons: tuple[Comparison, ...]) -> Iterator[tuple[str, bytes]]:
        """The story's pages and exports: paths relative to the site's root, with `/`, and their bytes."""
        with naming_the_template():
            yield from story_files(self.environment, story, comparisons)

    def site_files(self, entries: Sequence[StoryEntry]) -> Iterator[tuple[str, bytes]]:
        """The files that belong to the whole site: index, explanations, feed, assets."""
        with naming_the_template():
            yield from site_files(self.environment, self.template_dirs, self.site, entries)
