"""The only writer of `content/`: a new story, an imported article, an editor's review."""

from __future__ import annotations

from diptych.authoring.corrections import correction_script
from diptych.authoring.imports import Imported, ImportOptions, import_article
from diptych.authoring.interview import Editor, ReviewSummary, run_review
from diptych.authoring.new import new_story

__all__ = [
    "Editor",
    "ImportOptions",
    "Imported",
    "ReviewSummary",
    "correction_script",
    "import_article",
    "new_story",
    "run_review",
]
