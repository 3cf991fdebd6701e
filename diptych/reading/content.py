"""The whole of `content/`: the site's own settings and every story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from diptych.errors import ContentError
from diptych.model import Site, Story
from diptych.reading.articles import read_language
from diptych.reading.body import safe_href
from diptych.reading.stories import Caution, normal_slug, read_with_cautions, story_folders
from diptych.textfile import read_text, reading
from diptych.yamlfile import Fields, YamlMapping, parse_yaml

__all__ = [
    "SITE_FILE",
    "SITE_KEYS",
    "Content",
    "content_folders",
    "parse_base_url",
    "read_content",
    "read_site",
    "site_cautions",
]

SITE_FILE = "site.yaml"
SITE_KEYS = ("title", "description", "base_url", "language", "author")
"""Every key of `site.yaml`, in the order the documentation gives them."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that editors wrote."""

    site: Site
    """What `site.yaml` says, or the defaults."""
    stories: tuple[Story, ...]
    """By slug."""
    folders: Mapping[str, Path]
    """The folder of each story, by slug."""
    warnings: tuple[Caution, ...]
    """What `check` says and `--strict` refuses: by story, then by file and line."""


def read_content(content_dir: Path) -> Content:
    """Everything under a content folder. Raises ContentError for the first thing that cannot be used."""
    folders = content_folders(content_dir)
    site = read_site(content_dir)
    read = [read_with_cautions(folder) for folder in folders]
    warnings = [caution for one in read for caution in one.cautions]
    stories = tuple(one.story for one in read)
    places = MappingProxyType({story.slug: folder for story, folder in zip(stories, folders, strict=True)})
    return Content(site, stories, places, (*warnings, *site_cautions(content_dir, folders)))


@reading
def content_folders(content_dir: Path) -> tuple[Path, ...]:
    """The folders of the stories, by name. Raises ContentError where two would have one address."""
    if not content_dir.is_dir():
        raise ContentError(content_dir, "there is no such folder.", remedy="Make it, or name another with --content.")
    folders = tuple(story_folders(content_dir))
    _refuse_twins(folders)
    return folders


def site_cautions(content_dir: Path, folders: Sequence[Path]) -> tuple[Caution, ...]:
    """What `check` says of the content as a whole."""
    return () if folders else (Caution("no-stories", "there is no story here yet.", content_dir),)


@reading
def read_site(content_dir: Path) -> Site:
    """What `site.yaml` says; the defaults for all it does not say."""
    path = content_dir / SITE_FILE
    if not path.exists():
        return Site()
    found = parse_yaml(read_text(path, within=content_dir), path)
    if found is None:
        return Site()
    if not isinstance(found, YamlMapping):
        raise ContentError(path, "this is not “key: value” lines.", line=found.line, remedy="Begin with “title: …”.")
    fields = Fields(found, path, SITE_KEYS)
    return Site(
        title=fields.string("title") or Site().title,
        description=fields.string("description"),
        base_url=_base_url(fields),
        language=read_language(fields),
        author=fields.string("author"),
    )


def _base_url(fields: Fields) -> str | None:
    written = fields.string("base_url")
    found = parse_base_url(written or "")
    if written is not None and found is None:
        remedy = "Write it such as https://user.github.io/repository/."
        raise fields.error("base_url", f"is not a web address: “{written}”", remedy)
    return found


def parse_base_url(written: str) -> str | None:
    """The address of a site, ending in a slash; None where it is not an http(s) address or has a query."""
    href = safe_href(written)
    if href is None or not href.startswith("http") or "?" in href or "#" in href:
        return None
    return href if href.endswith("/") else f"{href}/"


def _refuse_twins(folders: tuple[Path, ...]) -> None:
    """Two folders that some file system or address bar takes for one."""
    seen: dict[str, Path] = {}
    for folder in folders:
        twin = seen.setdefault(normal_slug(folder.name), folder)
        if twin is not folder:
            raise ContentError(
                folder,
                f"its address is the same as that of “{twin.name}” on some machines.",
                remedy="Rename one of them.",
            )
