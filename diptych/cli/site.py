"""`diptych build`, `serve` and `check`: what is done with a content folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

from diptych.build import BuildResult, Project, build, check
from diptych.cli.progress import progress_line

__all__ = ["build_site", "check_content", "serve_site"]


def build_site(options: argparse.Namespace) -> int:
    """Build the site once."""
    project = _project(options)
    with progress_line() as progress:
        result = build(project, progress=progress)
    _print_warnings(result.warnings)
    print(_summary(project, result))
    return 0


def check_content(options: argparse.Namespace) -> int:
    """Read and check everything, and write nothing; warnings go to standard output."""
    result = check(_project(options))
    for warning in result.warnings:
        print(warning)
    print(f"{_count(result.stories, 'story', 'stories')}, {_count(len(result.warnings), 'warning', 'warnings')}.")
    return 0


def serve_site(options: argparse.Namespace) -> int:
    """Build, show the site on this machine, and build again on every save until Ctrl-C."""
    from diptych.authoring import correction_script  # noqa: PLC0415 - only a preview has it
    from diptych.preview import Preview  # noqa: PLC0415 - brings a web server, which a build does without

    project = _project(options)
    watched = (project.content, *project.template_dirs)
    tool = partial(correction_script, project.content)
    Preview(project.output, watched, _rebuild(project), port=options.port, tool=tool).serve()
    return 0


def _project(options: argparse.Namespace) -> Project:
    return Project(
        content=options.content,
        output=getattr(options, "output", Project().output),
        templates=options.templates,
        base_url=getattr(options, "base_url", None),
        strict=options.strict,
        fresh=getattr(options, "fresh", False),
        jobs=max(0, getattr(options, "jobs", 0)),
    )


def _rebuild(project: Project) -> Callable[[], str]:
    def rebuild() -> str:
        with progress_line() as progress:
            return _summary(project, build(project, progress=progress))

    return rebuild


def _summary(project: Project, result: BuildResult) -> str:
    stories = _count(result.stories, "story", "stories")
    return f"{project.output}: {stories}, {_count(result.files, 'file', 'files')}."


def _print_warnings(warnings: tuple[str, ...]) -> None:
    for warning in warnings:
        print(f"diptych: warning: {warning}", file=sys.stderr)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
