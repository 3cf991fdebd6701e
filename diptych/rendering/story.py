"""The files of one story: its pages and its comparisons as data."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from diptych.model import Comparison, Story, TextPolicy
from diptych.rendering.cards import card_path, card_svg, has_cards, png
from diptych.rendering.entry import pair_folder, story_entry
from diptych.rendering.environment import site_of, strings_of
from diptych.rendering.excerpts import excerpted
from diptych.rendering.exports import export_files
from diptych.rendering.overview import overview_page
from diptych.rendering.page import story_page

__all__ = ["story_files"]


def story_files(
    environment: Environment, story: Story, comparisons: tuple[Comparison, ...]
) -> Iterator[tuple[str, bytes]]:
    """`<slug>/index.html` and `<slug>/comparison.json`; with more than two articles, a folder for each pair.

    The overview of all pairs is then `<slug>/index.html`. A story shown in excerpts has the withheld words taken out
    before anything is made of it. Where the site has share cards, the story's is `<slug>/card.png`.
    """
    if story.text is TextPolicy.EXCERPTS:
        comparisons = tuple(excerpted(comparison) for comparison in comparisons)
    alone = len(comparisons) == 1
    if has_cards(site_of(environment)):
        yield card_path(story), png(card_svg(environment, story_entry(story, comparisons)))
    if not alone:
        yield f"{story.slug}/index.html", _overview(environment, story, comparisons)
    for comparison in comparisons:
        folder = story.slug if alone else f"{story.slug}/{pair_folder(comparison)}"
        yield f"{folder}/index.html", _pair_page(environment, story, comparison, folder)
        for name, text in export_files(comparison):
            yield f"{folder}/{name}", text.encode()


def _pair_page(environment: Environment, story: Story, comparison: Comparison, folder: str) -> bytes:
    page = story_page(story, comparison, strings_of(environment))
    card = card_path(story) if has_cards(site_of(environment)) else None
    template = environment.get_template("story.html")
    return template.render(root=_way_up(folder), page=page, folder=folder, card=card).encode()


def _overview(environment: Environment, story: Story, comparisons: tuple[Comparison, ...]) -> bytes:
    page = overview_page(story, comparisons, strings_of(environment))
    card = card_path(story) if has_cards(site_of(environment)) else None
    template = environment.get_template("story_overview.html")
    return template.render(root=_way_up(story.slug), page=page, card=card).encode()


def _way_up(folder: str) -> str:
    """From a folder of the site to its root: `../` for each step."""
    return "../" * (folder.count("/") + 1)
