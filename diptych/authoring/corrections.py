"""“Correct this”, for the local preview only: a button at each statement and conflict that copies the review lines.

The published site has no trace of it: the preview asks for this script when it serves a story's page, and puts it in
on the way to the browser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from diptych.authoring.naming import conflict_sides, link_sides, named_lines, namers_of
from diptych.comparison import compare
from diptych.model import Comparison, Side, Statement
from diptych.reading import STORY_FILE, read_story, story_pairs
from diptych.review import Namer, apply_review, quotation_lines, read_review

__all__ = ["correction_script", "review_lines"]

_SCRIPT = """\
(function () {
  "use strict";
  var lines = %s;
  Object.keys(lines).forEach(function (id) {
    var place = document.getElementById(id);
    if (!place) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Correct this";
    button.title = "Copies lines for review.yaml (only in this preview)";
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(lines[id]).then(
        function () { button.textContent = "Copied: paste it into review.yaml"; },
        function () { window.prompt("Lines for review.yaml:", lines[id]); }
      );
    });
    place.appendChild(button);
  });
})();
"""


def correction_script(content_dir: Path, page: str) -> str | None:
    """The script for a page, by its path in the site; None where it is no page of a comparison."""
    parts = page.removesuffix("index.html").strip("/").split("/")
    folder = content_dir / parts[0]
    if not parts[0] or parts[0].startswith(".") or len(parts) > 2 or not (folder / STORY_FILE).is_file():
        return None
    story = read_story(folder)
    pairs = story_pairs(story)
    names = [f"{pair.left.key}--{pair.right.key}" for pair in pairs] if len(pairs) > 1 else [""]
    wanted = parts[1] if len(parts) == 2 else ""
    if wanted not in names:
        return None
    review = read_review(folder, [article.key for article in story.articles])
    comparison, _ = apply_review(compare(pairs[names.index(wanted)]), review)
    data = json.dumps(review_lines(comparison), ensure_ascii=True).replace("</", "<\\/")
    return _SCRIPT % data


def review_lines(comparison: Comparison) -> dict[str, str]:
    """Lines of `review.yaml` by the id of the page's element that they would correct."""
    namers = namers_of(comparison)
    found: dict[str, str] = {}
    for conflict in comparison.conflicts:
        named = named_lines(conflict_sides(comparison, conflict), namers)
        if named:
            found[f"conflict-{conflict.id[1:]}"] = _text("- dismiss:", *named, f"  kind: {conflict.kind.value}")
    for side in Side:
        for statement in comparison.side(side).statements:
            lines = _statement_lines(comparison, statement, namers)
            if lines:
                found[f"about-{statement.id}"] = lines
    return found


def _statement_lines(comparison: Comparison, statement: Statement, namers: Mapping[Side, Namer]) -> str:
    """Unlinking what is linked; for what is not, a link whose other side is to be filled in."""
    links = [one for one in comparison.links if statement.id in (*one.left, *one.right)]
    blocks = [named_lines(link_sides(comparison, link), namers) for link in links]
    if links:
        return "\n".join(_text("- unlink:", *block) for block in blocks if block)
    quote = namers[statement.side].name(statement.id)
    if quote is None:
        return ""
    own = quotation_lines(comparison.side(statement.side).article.key, [quote], "    ")
    other = comparison.side(statement.side.other).article.key
    return _text("- link:", *own, f'    {other}: "words of the statement that says the same"')


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"
