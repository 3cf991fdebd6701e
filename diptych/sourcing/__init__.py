"""Whose word it is: quotations, attributions and the sources they resolve to."""

from __future__ import annotations

from collections.abc import Sequence

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Sourcing

__all__ = ["find_sourcing"]


def find_sourcing(articles: Sequence[AnnotatedArticle], lexicon: Lexicon | None) -> Sourcing:
    """Attributions and sources of one article, or of both sides of a comparison."""
    return Sourcing((), (), (), available=lexicon is not None)
