"""The files that belong to the site as a whole: its pages, feed, manifest, assets and the schema of its exports."""

from __future__ import annotations

import base64
import hashlib
import json
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
from diptych.rendering.feeds import feed_files
from diptych.rendering.index import index_files

__all__ = ["SCHEMA_PATH", "comparison_schema", "site_files"]

PAGES = ("how.html", "cite.html")
"""Pages of words alone, each a template of the same name."""

SCHEMA_PATH = "schema/comparison.schema.json"
"""Where the JSON Schema of `comparison.json` stands in the site."""


def site_files(
    environment: Environment, template_dirs: Sequence[Path], site: Site, entries: Sequence[StoryEntry]
) -> Iterator[tuple[str, bytes]]:
    """Every file that is not a story's: paths relative to the site's root, with `/`, and their bytes."""
    yield from index_files(environment, site, entries)
    for template in PAGES:
        yield template, environment.get_template(template).render(root="").encode()
    yield "404.html", _missing_page(environment, site)
    yield ".nojekyll", b""
    yield "robots.txt", _robots(site)
    yield "manifest.webmanifest", _manifest(site)
    yield SCHEMA_PATH, comparison_schema()
    yield from feed_files(site, entries, ("", *PAGES))
    yield from asset_files(template_dirs)


def comparison_schema() -> bytes:
    """The JSON Schema of the export, as it is packaged and published."""
    return (resources.files("diptych.rendering") / "schema" / "comparison.schema.json").read_bytes()


def _robots(site: Site) -> bytes:
    """Nothing is forbidden: a story marked `noindex` says so itself, and must be read for that."""
    lines = ["User-agent: *", "Disallow:"]
    if site.base_url:
        lines.append(f"Sitemap: {site.base_url}sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def _manifest(site: Site) -> bytes:
    """The web manifest: name and pictures for a device's home screen."""
    sizes = ((192, "any"), (512, "any"), (512, "maskable"))
    icons = [{"src": "assets/favicon.svg", "type": "image/svg+xml", "sizes": "any"}]
    icons += [
        {"src": f"assets/icon-{size}.png", "type": "image/png", "sizes": f"{size}x{size}", "purpose": purpose}
        for size, purpose in sizes
    ]
    data = {
        "name": site.title,
        "short_name": site.title,
        "description": site.description,
        "lang": site.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": icons,
    }
    known = {key: value for key, value in data.items() if value is not None}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


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
