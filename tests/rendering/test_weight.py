"""What the first story's page weighs with all that it loads, as files, uncompressed."""

from __future__ import annotations

from pathlib import Path

from diptych.comparison import compare
from diptych.model import Site
from diptych.reading import read_content, story_pairs
from diptych.rendering import Renderer
from diptych.rendering.assets import asset_files
from tests.pages import parsed

CONTENT = Path(__file__).parents[2] / "content"
PAGE = 250_000
"""Bytes of the page and everything it loads."""
SCRIPT = 30_000
"""Bytes of script."""


def test_the_story_page_is_light():
    story = next(one for one in read_content(CONTENT).stories if one.slug == "mine-ban")
    comparisons = tuple(compare(pair) for pair in story_pairs(story))
    page = dict(Renderer(Site()).story_files(story, comparisons))["mine-ban/index.html"]
    assets = dict(asset_files(()))
    loaded = [
        (one.attributes.get("src") or one.attributes.get("href")).removeprefix("../")
        for one in parsed(page)
        if one.name == "script" or (one.name == "link" and one.attributes["rel"] in ("stylesheet", "icon"))
    ]
    assert "assets/diptych.css" in loaded
    weights = {path: len(assets[path]) for path in loaded}
    assert len(page) + sum(weights.values()) <= PAGE, weights
    assert sum(weight for path, weight in weights.items() if path.endswith(".js")) <= SCRIPT
