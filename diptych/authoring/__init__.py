"""The only writer of `content/`: a new story, an imported article, an editor's review."""

from __future__ import annotations

from diptych.authoring.imports import Imported, ImportOptions, import_article
from diptych.authoring.new import new_story

__all__ = ["ImportOptions", "Imported", "import_article", "new_story"]
