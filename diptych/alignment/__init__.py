"""Which statements of two articles say the same: similarity, links, rows and word differences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Link, Relation, Row, Sourcing

__all__ = ["Embedder", "common_rows", "link_statements"]


class Embedder(Protocol):
    """Turns sentences into vectors; the one thing a semantic extra has to provide."""

    name: str
    """What the page and `comparison.json` call it."""

    def embed(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector of unit length for each sentence; the same sentence gives the same vector."""
        ...


def link_statements(
    left: AnnotatedArticle,
    right: AnnotatedArticle,
    sourcing: Sourcing,
    relation: Relation,
    lexicon: Lexicon | None,
    embedder: Embedder | None = None,
) -> tuple[Link, ...]:
    """The links between two articles."""
    return ()


def common_rows(left: AnnotatedArticle, right: AnnotatedArticle, links: tuple[Link, ...]) -> tuple[Row, ...]:
    """The rows of the two columns."""
    return tuple(
        [*(Row((s.id,), ()) for s in left.statements), *(Row((), (s.id,)) for s in right.statements)]
    )
