"""The walk from `content/` to `site/`: gather all, check all, then write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from diptych.comparison import compare
from diptych.errors import OptionError
from diptych.model import Comparison, Site, Story
from diptych.publishing import publication
from diptych.reading import Content, parse_base_url, read_content, story_pairs
from diptych.rendering import Renderer, story_entry
from diptych.review import REVIEW_FILE, apply_review, read_review
from diptych.textfile import read_bytes

__all__ = ["BuildResult", "Progress", "Project", "build", "checked_content", "content_warnings", "reviewed_story"]

# A saved page with its pictures inside, or a short web archive.
_MAX_ARCHIVE_BYTES = 20_000_000

Progress = Callable[[int, int, str], None]
"""Called after each story with how many are done, how many there are, and its slug."""


@dataclass(frozen=True, slots=True)
class Project:
    """What a build starts from and where it ends."""

    content: Path = Path("content")
    """The folder of the stories and of `site.yaml`."""
    output: Path = Path("site")
    """The folder of the generated site."""
    templates: Path | None = None
    """Templates that go before the packaged ones; None for `templates` beside the content folder."""
    base_url: str | None = None
    """Where the site will be published; None leaves it to `site.yaml`."""
    strict: bool = False
    """Whether every warning is an error."""

    @property
    def template_dirs(self) -> tuple[Path, ...]:
        """The project's own templates; none where it has none."""
        folder = self.templates or self.content.absolute().parent / "templates"
        return (folder,) if folder.is_dir() else ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did."""

    stories: int
    """How many stories were published."""
    files: int
    """How many files the site has."""
    warnings: tuple[str, ...]
    """What `check` finds worth mending, a sentence each."""


def build(project: Project, *, progress: Progress | None = None) -> BuildResult:
    """Build the whole site; raises DiptychError, and then leaves the last good site as it was.

    One story is compared, rendered and written at a time, so that memory does not grow with their number.
    """
    content = checked_content(project)
    renderer = Renderer(_site(content.site, project.base_url), project.template_dirs)
    entries = []
    warnings = [*map(str, content.warnings)]
    with publication(project.output) as site:
        for done, story in enumerate(content.stories, start=1):
            comparisons, problems = reviewed_story(project, content, story)
            warnings += problems
            for path, data in (*renderer.story_files(story, comparisons), *_archived(content, story)):
                site.write(path, data)
            entries.append(story_entry(story, comparisons))
            if progress:
                progress(done, len(content.stories), story.slug)
        for path, data in renderer.site_files(entries):
            site.write(path, data)
    return BuildResult(len(content.stories), len(site.written), tuple(warnings))


def checked_content(project: Project) -> Content:
    """All of the content, read and checked; with `strict`, a warning is refused like an error."""
    _check_folders(project)
    content = read_content(project.content)
    _refuse(project, tuple(map(str, content.warnings)))
    return content


def reviewed_story(project: Project, content: Content, story: Story) -> tuple[tuple[Comparison, ...], tuple[str, ...]]:
    """Every pair of a story, compared and as its editor has it, and what the review could not be applied to.

    With `strict`, a decision that cannot be carried out is refused like an error.
    """
    review = read_review(content.folders[story.slug], [article.key for article in story.articles])
    laid_over = [apply_review(compare(pair), review) for pair in story_pairs(story)]
    problems = tuple(dict.fromkeys(str(problem) for _, found in laid_over for problem in found))
    _refuse(project, problems)
    return tuple(comparison for comparison, _ in laid_over), problems


def content_warnings(project: Project, content: Content) -> tuple[str, ...]:
    """What `check` says: all that was noticed on reading, and the decisions of reviews that cannot be carried out."""
    reviewed = [story for story in content.stories if (content.folders[story.slug] / REVIEW_FILE).exists()]
    found = [problem for story in reviewed for problem in reviewed_story(project, content, story)[1]]
    return (*map(str, content.warnings), *found)


def _archived(content: Content, story: Story) -> Iterator[tuple[str, bytes]]:
    """The archived copies that lie beside a story's articles, with where they go in the site."""
    folder = content.folders[story.slug]
    for article in story.articles:
        if article.archive and not article.archive.startswith(("http://", "https://")):
            yield (
                f"{story.slug}/{article.archive}",
                read_bytes(folder / article.archive, within=folder, limit=_MAX_ARCHIVE_BYTES),
            )


def _refuse(project: Project, warnings: tuple[str, ...]) -> None:
    if project.strict and warnings:
        first, *others = warnings
        more = f" (and {len(others)} more; `check` lists them)" if others else ""
        raise OptionError(f"{first}{more}")


def _check_folders(project: Project) -> None:
    """Refuse an output folder that is, or holds, or lies in, what the site is made from."""
    if project.templates and not project.templates.is_dir():
        raise OptionError(f"{project.templates}: there is no such folder of templates.")
    output = project.output.resolve()
    for source in (project.content.resolve(), *(folder.resolve() for folder in project.template_dirs)):
        if output.is_relative_to(source) or source.is_relative_to(output):
            raise OptionError(
                f"{project.output}: the site cannot be written here, for {source.name}/ is read from here."
            )


def _site(site: Site, base_url: str | None) -> Site:
    if base_url is None:
        return site
    address = parse_base_url(base_url)
    if address is None:
        raise OptionError(f"--base-url: “{base_url}” is not a web address such as https://user.github.io/repository/.")
    return replace(site, base_url=address)
