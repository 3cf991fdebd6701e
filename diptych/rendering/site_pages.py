"""The files that belong to the site as a whole: index, "how this works", 404, exports' schema, assets."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from diptych.errors import DiptychError
from diptych.model import Site
from diptych.rendering.assets import asset_files
from diptych.rendering.entry import StoryEntry
from diptych.rendering.index import index_files

__all__ = ["SCHEMA_PATH", "comparison_schema", "site_files"]

SCHEMA_PATH = "schema/comparison.schema.json"
"""Where the JSON Schema of `comparison.json` stands in the site."""


def site_files(
    environment: Environment, template_dirs: Sequence[Path], site: Site, entries: Sequence[StoryEntry]
) -> Iterator[tuple[str, bytes]]:
    """Every file that is not a story's: paths relative to the site's root, with `/`, and their bytes."""
    yield from index_files(environment, entries)
    yield "how.html", _page(environment, "how.html")
    yield "404.html", _missing_page(environment, site)
    yield ".nojekyll", b""
    yield SCHEMA_PATH, comparison_schema()
    yield from asset_files(template_dirs)


def comparison_schema() -> bytes:
    """The JSON Schema of the export, as it is packaged and published."""
    return (resources.files("diptych.rendering") / "schema" / "comparison.schema.json").read_bytes()


def _page(environment: Environment, template: str) -> bytes:
    return environment.get_template(template).render(root="").encode()


def _missing_page(environment: Environment, site: Site) -> bytes:
    """`404.html` is served in place of any missing page, at any depth: its style is inline, its links are absolute."""
    style = _source(environment, "partials/404.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = environment.get_template("404.html").render(
        root=base_path(site), style=Markup(style), style_hash=f"sha256-{digest}"
    )
    return page.encode()


def base_path(site: Site) -> str:
    """The path under which the site is published, `/` where nothing else is known; ends in a slash."""
    return urlsplit(site.base_url).path if site.base_url else "/"


def _source(environment: Environment, name: str) -> str:
    """A template's own text, untouched."""
    if environment.loader is None:
        raise DiptychError(f"No template folder holds {name}.")
    return environment.loader.get_source(environment, name)[0]
