"""Where two statements cannot both be exactly right: one rule per file, in one visible tuple."""

from __future__ import annotations

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Conflict, Link, Sourcing

__all__ = ["find_conflicts"]


def find_conflicts(
    left: AnnotatedArticle,
    right: AnnotatedArticle,
    links: tuple[Link, ...],
    sourcing: Sourcing,
    lexicon: Lexicon | None,
) -> tuple[Conflict, ...]:
    """The conflicts between two articles, and within each."""
    return ()
