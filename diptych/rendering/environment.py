"""The Jinja environment: where templates are found, and what every template may use.

Templates are looked up in the folders the caller names (the project's own `templates/`), then in the packaged copy.
A template that replaces a packaged one can still build on it: `{% extends "packaged/story.html" %}`.

Autoescaping is on for everything and undefined names are errors: an article is untrusted text, and a mistyped name
must not turn into an empty place on a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from diptych.model import Site
from diptych.rendering.compiled import CompiledTemplates
from diptych.rendering.disguise import revealed
from diptych.rendering.strings import Strings, day_words

__all__ = ["PACKAGED_PREFIX", "environment", "packaged_templates", "site_of", "strings_of", "template_folders"]

PACKAGED_PREFIX = "packaged"
"""The folder name under which packaged templates can be reached even where a project replaces them."""


def environment(template_dirs: Sequence[Path], site: Site, compiled: CompiledTemplates | None = None) -> Environment:
    """Templates of the project first, then the packaged ones; with `site`, and `t` for the interface's words.

    `compiled` keeps what was compiled for the next run.
    """
    packaged = FileSystemLoader(packaged_templates())
    made = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(list(template_dirs)), packaged, PrefixLoader({PACKAGED_PREFIX: packaged})]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled,
    )
    words = Strings.load(site.language, template_folders(template_dirs))
    made.globals.update(site=site, t=words)
    made.filters["day"] = partial(day_words, t=words)
    made.filters["sentence"] = sentence
    made.filters["revealed"] = revealed
    return made


def sentence(words: str) -> str:
    """Words as they stand at the beginning of a sentence: “the telling” becomes “The telling”."""
    return words[:1].upper() + words[1:]


def strings_of(made: Environment) -> Strings:
    """The interface's words, which templates call `t`."""
    words = made.globals["t"]
    if not isinstance(words, Strings):
        raise TypeError("“t” belongs to the interface's words; templates must not set it.")
    return words


def site_of(made: Environment) -> Site:
    """What is known of the whole site, which templates call `site`."""
    site = made.globals["site"]
    if not isinstance(site, Site):
        raise TypeError("“site” belongs to the site's settings; templates must not set it.")
    return site


def template_folders(template_dirs: Sequence[Path]) -> tuple[Path, ...]:
    """Every folder that holds templates, strings and assets, the strongest first."""
    return (*template_dirs, packaged_templates())


def packaged_templates() -> Path:
    """The copy that is shipped: inside the package once installed, beside it in a source checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
