"""Other programs on the same articles; those that are not installed are left out."""

from __future__ import annotations

import difflib
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from statistics import median

from diff_match_patch import diff_match_patch

from bench.stories import made_texts, write_stories
from diptych.comparison import compare
from diptych.reading import article_from_text, pair_of

__all__ = ["pair_peers", "site_peers"]


def pair_peers() -> dict[str, float]:
    """Milliseconds of processor time for one pair, in the median of five runs after a warm-up, by program."""
    left, right = made_texts(0, 700)
    peers: dict[str, Callable[[], object]] = {
        "Diptych (comparison)": lambda: compare(pair_of(*_articles(left, right))),
        "difflib.HtmlDiff": lambda: difflib.HtmlDiff().make_file(left.splitlines(), right.splitlines()),
        "diff-match-patch, pretty HTML": lambda: _pretty(left, right),
    }
    for name, module, run in (("redlines", "redlines", _redlines), ("CollateX", "collatex", _collatex)):
        try:
            import_module(module)
        except ImportError:
            continue
        peers[name] = lambda run=run: run(left, right)
    return {name: _milliseconds(run) for name, run in peers.items()}


def _articles(left: str, right: str) -> tuple[object, object]:
    return tuple(article_from_text(text, key=key) for text, key in ((left, "left"), (right, "right")))


def _pretty(left: str, right: str) -> str:
    tool = diff_match_patch()
    differences = tool.diff_main(left, right)
    tool.diff_cleanupSemantic(differences)
    return tool.diff_prettyHtml(differences)


def _redlines(left: str, right: str) -> object:
    return import_module("redlines").Redlines(left, right).output_markdown


def _collatex(left: str, right: str) -> object:
    collatex = import_module("collatex")
    collation = collatex.Collation()
    collation.add_plain_witness("A", left)
    collation.add_plain_witness("B", right)
    return collatex.collate(collation)


def _milliseconds(run: Callable[[], object]) -> float:
    run()
    times = []
    for _ in range(5):
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1000)
    return median(times)


def site_peers(folder: Path, corpus: Path | None) -> Iterator[tuple[str, list[str], Path]]:
    """Commands that build a site of the same hundred articles, each with the folder to run it in."""
    ours = folder / "peers"
    write_stories(ours / "content", 50, corpus=corpus)
    yield "Diptych", [sys.executable, "-m", "diptych", "build"], ours
    articles = sorted((ours / "content").rglob("*.md"))
    if shutil.which("pelican"):
        place = _copied(articles, folder / "pelican", "---\n", "Title: {title}\nDate: 2025-03-04\n\n")
        yield "Pelican", ["pelican", "docs", "-o", "site"], place
    if shutil.which("mkdocs"):
        place = _copied(articles, folder / "mkdocs", "---\n", "# {title}\n\n")
        (place / "mkdocs.yml").write_text("site_name: Peers\n", encoding="utf-8")
        yield "MkDocs", ["mkdocs", "build", "-q"], place


def _copied(articles: list[Path], place: Path, fence: str, header: str) -> Path:
    (place / "docs").mkdir(parents=True)
    for number, path in enumerate(articles):
        body = path.read_text(encoding="utf-8").split(fence, 2)[2].lstrip()
        text = header.format(title=f"Article {number}") + body
        (place / "docs" / f"article-{number}.md").write_text(text, encoding="utf-8")
    return place
