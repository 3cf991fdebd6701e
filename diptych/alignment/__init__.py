"""Which statements of two articles say the same: similarity, links, rows and word differences."""

from __future__ import annotations

from diptych.alignment.embedding import Embedder
from diptych.alignment.links import link_statements
from diptych.alignment.rows import common_rows
from diptych.alignment.wording import word_ops

__all__ = ["Embedder", "common_rows", "link_statements", "word_ops"]
