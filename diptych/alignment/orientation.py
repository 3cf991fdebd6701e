"""One orientation for both ways to hold two articles, so that no tie favours a side.

Whatever breaks ties by place would break them otherwise when the articles are exchanged. So such work is done with
the articles in an order that only their texts decide, and the answer is turned round where they were held otherwise.
Two articles of the same text have no such order, and need none: they are their own mirror image.
"""

from __future__ import annotations

from diptych.alignment.order import Place
from diptych.model import AnnotatedArticle, Link

__all__ = ["is_turned", "place_of"]

_UNITS = 10_000
"""Scores have four places; as whole numbers their sums are exact."""


def is_turned(left: AnnotatedArticle, right: AnnotatedArticle) -> bool:
    """Whether the right article's text comes first."""
    return [s.text for s in right.statements] < [s.text for s in left.statements]


def place_of(link: Link, *, firm: int = 1, turned: bool = False) -> Place:
    """The area a link spans; its weight is its score in ten-thousandths, times `firm`. `turned` exchanges the sides."""
    left, right = ([int(i[1:]) for i in ids] for ids in (link.left, link.right))
    if turned:
        left, right = right, left
    return Place(min(left), max(left), min(right), max(right), max(1, round(link.score * _UNITS)) * firm)
