"""A new story: a folder with a `story.yaml` in which every key is explained."""

from __future__ import annotations

from pathlib import Path

from diptych.errors import ContentError
from diptych.reading import STORY_FILE, check_slug

__all__ = ["new_story"]

_TEMPLATE = """\
# What you say about the story. Lines that begin with “#” are comments; take the sign away to use a key.
# docs/content.md describes every key, docs/editing.md the way from here to a published page.

# Your title for the story. It belongs to neither telling; state the event, not a side of it.
title: "{title}"

# The articles' files, in the order you want: the first stands on the left. Without this line, every .md file in this
# folder is an article, by name. “diptych import” puts them here.
# articles: [left.md, right.md]

# retelling: two independent tellings. revision: two states of one article, the earlier first.
relation: retelling

# One or two sentences for the index of stories.
# summary: "What happened, in your own words."

# Your tags for the index.
# tags: [one, another]

# The day you last changed the story; it dates the feed. Without it, the later article's date does.
# updated: 2026-01-31

# Keeps the story out of search engines.
# robots: noindex

# How much of the articles the page shows. full: all of them. excerpts: only statements that both tell or that conflict,
# for articles that you may quote but not republish.
# text: full

# A letter for each article's statements (C14, H3). Without it, they come from the publishers' names.
# letters:
#   left: C
#   right: H
"""


def new_story(content_dir: Path, slug: str) -> Path:
    """Make the folder of a new story with a `story.yaml` to fill in; the path of that file.

    Raises ContentError where the name cannot be an address or the folder is already there.
    """
    if "/" in slug or "\\" in slug or slug in ("", ".", ".."):
        raise ContentError(content_dir / slug, f"“{slug}” is not one folder's name.", remedy="Write such as mine-ban.")
    folder = content_dir / slug
    check_slug(folder)
    if folder.exists() or folder.is_symlink():
        raise ContentError(folder, "there is already something of this name.", remedy="Choose another.")
    folder.mkdir(parents=True)
    path = folder / STORY_FILE
    path.write_text(_TEMPLATE.format(title=_title(slug)), encoding="utf-8")
    return path


def _title(slug: str) -> str:
    """A working title: the slug as words."""
    words = slug.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
