"""One story, from its folder to its pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from diptych.cache import digest_of, program_digest
from diptych.comparison import compare
from diptych.model import Comparison, Site, Story
from diptych.reading import ReadStory, read_with_cautions, story_pairs
from diptych.rendering import CompiledTemplates, Renderer, StoryEntry, story_entry
from diptych.rendering.environment import template_folders
from diptych.review import REVIEW_FILE, apply_review, read_review
from diptych.textfile import read_bytes

__all__ = ["MadeStory", "Settings", "StoryMaker", "StoryOutcome", "made_story", "story_warnings"]

# A saved page with its pictures inside, or a short web archive.
_MAX_ARCHIVE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class StoryOutcome:
    """What the rest of the site needs to know of a story."""

    entry: StoryEntry
    """For the index, the feed and the search."""
    warnings: tuple[str, ...]
    """What `check` says of it, a sentence each."""


@dataclass(frozen=True, slots=True)
class MadeStory:
    """A story with all its files."""

    digest: str
    """Of all that it was made from; empty where that changed under our hands."""
    outcome: StoryOutcome
    """What the rest of the site needs to know of it."""
    files: tuple[tuple[str, bytes], ...]
    """Paths in the site, and what is in them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every story of a site; small, and the same in every process that makes some."""

    site: Site
    """What is known of the whole site."""
    template_dirs: tuple[Path, ...] = ()
    """Templates that go before the packaged ones."""
    cache_folder: Path | None = None
    """Where compiled templates are kept; None keeps none."""


class StoryMaker:
    """Makes the stories of one site."""

    def __init__(self, settings: Settings) -> None:
        """Make ready to render with these settings."""
        self.settings = settings
        templates = digest_of(_files(*template_folders(settings.template_dirs)))
        self._basis = f"{program_digest()} {templates} {settings.site!r}"
        folder = settings.cache_folder
        compiled = CompiledTemplates(folder / "templates", program_digest()) if folder else None
        self.renderer = Renderer(settings.site, settings.template_dirs, compiled)

    def digest(self, folder: Path) -> str:
        """The digest of all that the story in a folder is made from; two are equal only if its pages are."""
        return digest_of(_files(folder), self._basis, folder.name)

    def make(self, folder: Path, read: ReadStory | None = None) -> MadeStory:
        """The story in a folder, which may have been read already. Raises ContentError."""
        before = self.digest(folder)
        read = read or read_with_cautions(folder)
        comparisons, problems = _reviewed(folder, read.story)
        files = (*self.renderer.story_files(read.story, comparisons), *_archived(folder, read.story))
        outcome = StoryOutcome(story_entry(read.story, comparisons), (*map(str, read.cautions), *problems))
        after = self.digest(folder)
        return MadeStory(after if after == before else "", outcome, files)


def made_story(settings: Settings, folder: Path) -> MadeStory:
    """The story in a folder, made in any process; what the settings need is made ready once in each."""
    return _maker(settings).make(folder)


@lru_cache(maxsize=1)
def _maker(settings: Settings) -> StoryMaker:
    return StoryMaker(settings)


def _files(*folders: Path) -> Iterator[tuple[str, Path]]:
    """Every file below some folders by its relative path, in an order that is the same everywhere."""
    for number, folder in enumerate(folders):
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                path = Path(place, name)
                yield f"{number}/{path.relative_to(folder).as_posix()}", path


def story_warnings(folder: Path, read: ReadStory) -> tuple[str, ...]:
    """What `check` says of a story: what was noticed on reading, and what its review asks for in vain."""
    problems = _reviewed(folder, read.story)[1] if (folder / REVIEW_FILE).exists() else ()
    return (*map(str, read.cautions), *problems)


def _reviewed(folder: Path, story: Story) -> tuple[tuple[Comparison, ...], tuple[str, ...]]:
    """Every pair of a story, compared and as its editor has it, and what the review could not be applied to."""
    review = read_review(folder, [article.key for article in story.articles])
    laid_over = [apply_review(compare(pair), review) for pair in story_pairs(story)]
    problems = dict.fromkeys(str(problem) for _, found in laid_over for problem in found)
    return tuple(comparison for comparison, _ in laid_over), tuple(problems)


def _archived(folder: Path, story: Story) -> Iterator[tuple[str, bytes]]:
    """The archived copies that lie beside a story's articles, with where they go in the site."""
    for article in story.articles:
        if article.archive and not article.archive.startswith(("http://", "https://")):
            data = read_bytes(folder / article.archive, within=folder, limit=_MAX_ARCHIVE_BYTES)
            yield f"{story.slug}/{article.archive}", data
