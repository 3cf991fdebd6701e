"""The golden pages: the page's own part of each edge story, as a person can read it.

Refresh them by hand with `python -m tests.rendering.golden`, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

from diptych.model import Comparison, Site, Story
from diptych.rendering import Renderer
from tests.harbour import harbour, harbour_story
from tests.rendering.edges import EDGES, edge_story

FOLDER = Path(__file__).parents[1] / "golden" / "pages"
RENDERER = Renderer(Site())


def page(story: Story, comparison: Comparison) -> str:
    """The whole page of a story with one comparison."""
    files = dict(RENDERER.story_files(story, (comparison,)))
    return files[f"{story.slug}/index.html"].decode("utf-8")


def golden_pages() -> dict[str, str]:
    """Every golden page by name: from the masthead to the end of what is the story's own, without what all share."""
    pages = {"harbour": page(harbour_story(), harbour())} | {name: page(*edge_story(name)) for name in EDGES}
    return {name: _own(text) for name, text in pages.items()}


def _own(text: str) -> str:
    """From the masthead to the end of `main`: the signs and the frame are the same on every page."""
    return text[text.index('<div class="wrap masthead">') : text.index("</main>")]


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in golden_pages().items():
        (FOLDER / f"{name}.html").write_text(text, encoding="utf-8")
