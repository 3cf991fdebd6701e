"""The walk from `content/` to `site/`: gather all, check all, then write."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from diptych.cache import Cache, Record, stamp_of
from diptych.errors import OptionError
from diptych.making import MadeStory, Settings, StoryMaker, made_story, story_warnings
from diptych.model import Site
from diptych.publishing import Publication, publication
from diptych.reading import (
    ReadStory,
    content_folders,
    parse_base_url,
    read_site,
    read_with_cautions,
    site_cautions,
)
from diptych.workers import in_order

__all__ = ["BuildResult", "CheckResult", "Progress", "Project", "build", "check"]

# Stories: with fewer to make, one process is done before others have started and read their word lists.
_MANY = 24

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
    fresh: bool = False
    """Whether to make everything anew, and keep nothing for the next build."""
    jobs: int = 0
    """How many processes may work at once; 0 for one per processor."""

    @property
    def template_dirs(self) -> tuple[Path, ...]:
        """The project's own templates; none where it has none."""
        folder = self.templates or self.content.absolute().parent / "templates"
        return (folder,) if os.path.isdir(folder) else ()  # false, not an error, where a folder may not be read

    @property
    def cache_folder(self) -> Path | None:
        """Where builds keep what the next one can use: beside the content folder."""
        return None if self.fresh else self.content.absolute().parent / ".diptych-cache"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did."""

    stories: int
    """How many stories were published."""
    made: int
    """How many of them had to be made; the others were as the last build left them."""
    files: int
    """How many files the site has."""
    warnings: tuple[str, ...]
    """What `check` finds worth mending, a sentence each."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found."""

    stories: int
    """How many stories there are."""
    warnings: tuple[str, ...]
    """What is worth mending, a sentence each."""


def build(project: Project, *, progress: Progress | None = None, executor: Executor | None = None) -> BuildResult:
    """Build the whole site; raises DiptychError, and then leaves the last good site as it was.

    A story for which nothing has changed is taken over from the last build. Of the others, a few at a time are
    compared, rendered and written, in the order of their names, so that memory does not grow with their number.
    """
    folders = _story_folders(project)
    maker = StoryMaker(_settings(project))
    known = Cache(project.cache_folder, project.output)
    records = {folder: known.find(maker.digest(folder), project.output) for folder in folders}
    read = {folder: read_with_cautions(folder) for folder, record in records.items() if record is None}
    warnings = _warnings_so_far(project, records, read)
    with publication(project.output) as site, closing(_made(maker, read, project, executor)) as made:
        for done, (folder, record) in enumerate(records.items(), start=1):
            records[folder] = _taken_over(site, record) if record else _written(site, next(made))
            if progress:
                progress(done, len(folders), folder.name)
        outcomes = [record.outcome for record in records.values() if record]
        for path, data in maker.renderer.site_files([outcome.entry for outcome in outcomes]):
            site.write(path, data)
        warnings += [words for outcome in outcomes for words in outcome.warnings]
        _refuse(project, warnings)
    known.save(record for record in records.values() if record)
    return BuildResult(len(folders), len(read), len(site.written), (*warnings, *maker.renderer.notes))


def check(project: Project) -> CheckResult:
    """Read and check all of the content, and write nothing; with `strict`, a warning is refused like an error."""
    folders = _story_folders(project)
    _site(project)  # refuses settings that cannot be used
    read = {folder: read_with_cautions(folder) for folder in folders}
    warnings = [str(caution) for caution in site_cautions(project.content, folders)]
    warnings += [words for folder in folders for words in story_warnings(folder, read[folder])]
    _refuse(project, warnings)
    return CheckResult(len(folders), tuple(warnings))


def _made(
    maker: StoryMaker, read: dict[Path, ReadStory], project: Project, executor: Executor | None
) -> Generator[MadeStory, None, None]:
    """The stories that have to be made, in order, by as many processes as are worth their start."""
    processes = project.jobs or os.cpu_count() or 1
    if executor is None and (processes == 1 or len(read) < _MANY):
        yield from (maker.make(folder, story) for folder, story in read.items())
    else:
        yield from in_order(partial(made_story, maker.settings), read, processes=processes, executor=executor)


def _written(site: Publication, story: MadeStory) -> Record:
    """Write a story's files, and note what they are for the next build."""
    places = [(path, site.write(path, data)) for path, data in story.files]
    stamps = ((path, stamp_of(place)) for path, place in places)
    return Record(story.digest, tuple((path, stamp) for path, stamp in stamps if stamp), story.outcome)


def _taken_over(site: Publication, record: Record) -> Record:
    """Take a story's files over from the last build."""
    for path, _ in record.files:
        site.take_over(path)
    return record


def _warnings_so_far(project: Project, records: dict[Path, Record | None], read: dict[Path, ReadStory]) -> list[str]:
    """What is wrong with the site as a whole; refused at once with `strict`, as is what reading has noticed."""
    of_site = [str(caution) for caution in site_cautions(project.content, list(records))]
    noticed = [str(caution) for story in read.values() for caution in story.cautions]
    _refuse(project, [*of_site, *noticed])
    return of_site


def _refuse(project: Project, warnings: Sequence[str]) -> None:
    if project.strict and warnings:
        more = f" (and {len(warnings) - 1} more; `check` lists them)" if len(warnings) > 1 else ""
        raise OptionError(f"{warnings[0]}{more}")


def _story_folders(project: Project) -> tuple[Path, ...]:
    """The folders of the stories; refuses an output folder that is, holds, or lies in, what the site is made from."""
    if project.templates and not os.path.isdir(project.templates):
        raise OptionError(f"{project.templates}: there is no such folder of templates.")
    output = project.output.resolve()
    for source in (project.content.resolve(), *(folder.resolve() for folder in project.template_dirs)):
        if output.is_relative_to(source) or source.is_relative_to(output):
            raise OptionError(
                f"{project.output}: the site cannot be written here, for {source.name}/ is read from here."
            )
    return content_folders(project.content)


def _settings(project: Project) -> Settings:
    return Settings(_site(project), project.template_dirs, project.cache_folder)


def _site(project: Project) -> Site:
    """What `site.yaml` says, and `--base-url` where it is given."""
    site = read_site(project.content)
    if project.base_url is None:
        return site
    address = parse_base_url(project.base_url)
    if address is None:
        raise OptionError(
            f"--base-url: “{project.base_url}” is not a web address such as https://user.github.io/repository/."
        )
    return replace(site, base_url=address)
