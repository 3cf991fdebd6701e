"""`diptych new`, `import` and `review`: the editor's desk."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

from diptych.authoring import Editor, ImportOptions, import_article, new_story, run_review
from diptych.errors import OptionError

__all__ = ["import_sources", "make_story", "review_story"]


def make_story(options: argparse.Namespace) -> int:
    """Make a story's folder."""
    print(f"{new_story(options.content, options.story)}: fill it in, then: diptych import {options.story} SOURCE")
    return 0


def import_sources(options: argparse.Namespace) -> int:
    """Bring articles into a story, one for each source; what to check goes to standard error."""
    if options.name and len(options.sources) > 1:
        raise OptionError("--as names one article, and there are several sources: import them one by one.")
    folder = _story_folder(options)
    for source in options.sources:
        wanted = ImportOptions(
            key=options.name,
            archive=options.archive,
            replace=options.replace,
            allow_private=options.allow_private,
        )
        done = import_article(folder, source, wanted)
        print(done.path)
        for doubt in done.doubts:
            print(f"diptych: check: {doubt}", file=sys.stderr)
    return 0


def review_story(options: argparse.Namespace) -> int:
    """Go over what is unsure in a story with an editor."""
    page = options.output / options.story / "index.html"
    editor = Editor(options.by, dt.date.today() if options.by else None, _page_opener(page))
    run_review(_story_folder(options), sys.stdin, sys.stdout, editor)
    return 0


def _story_folder(options: argparse.Namespace) -> Path:
    """The folder of the story that the command is about, which lies in the content folder itself."""
    if "/" in options.story or "\\" in options.story or options.story.startswith("."):
        raise OptionError(f"“{options.story}” is not the name of a story's folder; write such as mine-ban.")
    folder: Path = options.content / options.story
    if not folder.is_dir():
        raise OptionError(f"{folder}: there is no such story. Make it first: diptych new {options.story}")
    return folder


def _page_opener(page: Path) -> Callable[[str], None] | None:
    """Opens the story's page at an anchor; None where it has not been built."""
    if not page.is_file():
        return None
    address = page.resolve().as_uri()
    return lambda anchor: _open(f"{address}#{anchor}")


def _open(address: str) -> None:
    webbrowser.open(address)
