"""The one small protocol behind which a semantic engine stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

__all__ = ["Embedder"]


class Embedder(Protocol):
    """Turns sentences into vectors; the one thing a semantic extra has to provide."""

    name: str
    """What the page and `comparison.json` call it."""

    def embed(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector of unit length for each sentence; the same sentence gives the same vector."""
        ...
