"""The story page."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from diptych.model import Comparison, Story
from diptych.rendering.export import comparison_json

__all__ = ["story_files"]


def story_files(
    environment: Environment, story: Story, comparisons: tuple[Comparison, ...]
) -> Iterator[tuple[str, bytes]]:
    """`<slug>/index.html` and `<slug>/comparison.json`; with more than two articles, a folder for each pair."""
    for comparison in comparisons:
        folder = story.slug
        if len(comparisons) > 1:
            folder += f"/{comparison.left.article.key}--{comparison.right.article.key}"
        page = environment.get_template("story.html").render(root="../" * (folder.count("/") + 1), story=story)
        yield f"{folder}/index.html", page.encode()
        yield f"{folder}/comparison.json", comparison_json(comparison).encode()
