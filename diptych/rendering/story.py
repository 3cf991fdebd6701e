"""The files of one story: its pages and its comparisons as data."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from diptych.model import Comparison, Story, TextPolicy
from diptych.rendering.environment import strings_of
from diptych.rendering.excerpts import excerpted
from diptych.rendering.export import comparison_json
from diptych.rendering.page import story_page

__all__ = ["pair_folder", "story_files"]


def story_files(
    environment: Environment, story: Story, comparisons: tuple[Comparison, ...]
) -> Iterator[tuple[str, bytes]]:
    """`<slug>/index.html` and `<slug>/comparison.json`; with more than two articles, a folder for each pair beside an
    overview. A story shown in excerpts has the withheld words taken out before anything is made of it.
    """
    if story.text is TextPolicy.EXCERPTS:
        comparisons = tuple(excerpted(comparison) for comparison in comparisons)
    alone = len(comparisons) == 1
    if not alone:
        yield f"{story.slug}/index.html", _overview(environment, story, comparisons)
    for comparison in comparisons:
        folder = story.slug if alone else f"{story.slug}/{pair_folder(comparison)}"
        yield f"{folder}/index.html", _pair_page(environment, story, comparison, folder)
        yield f"{folder}/comparison.json", comparison_json(comparison).encode()


def pair_folder(comparison: Comparison) -> str:
    """The name of a pair's folder within its story's, where the story has more than two articles."""
    return f"{comparison.left.article.key}--{comparison.right.article.key}"


def _pair_page(environment: Environment, story: Story, comparison: Comparison, folder: str) -> bytes:
    page = story_page(story, comparison, strings_of(environment))
    return environment.get_template("story.html").render(root=_way_up(folder), page=page).encode()


def _overview(environment: Environment, story: Story, comparisons: tuple[Comparison, ...]) -> bytes:
    pages = [(pair_folder(one), story_page(story, one, strings_of(environment))) for one in comparisons]
    template = environment.get_template("story_overview.html")
    return template.render(root=_way_up(story.slug), story=story, pages=pages).encode()


def _way_up(folder: str) -> str:
    """From a folder of the site to its root: `../` for each step."""
    return "../" * (folder.count("/") + 1)
