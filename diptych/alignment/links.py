"""Which statements are linked, and how."""

from __future__ import annotations

import re
from dataclasses import replace

from diptych.alignment.order import heaviest_chain
from diptych.alignment.rows import place_of
from diptych.alignment.similarity import similarities
from diptych.alignment.wording import word_ops
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Link, LinkCertainty, LinkRelation, Relation, Sourcing

__all__ = ["link_statements"]


def link_statements(
    left: AnnotatedArticle,
    right: AnnotatedArticle,
    sourcing: Sourcing,
    relation: Relation,
    lexicon: Lexicon | None,
    embedder: object | None = None,
) -> tuple[Link, ...]:
    """The links between two articles, by id."""
    found = [
        _link(left, right, i, j, score, lexicon)
        for (i, j), score in sorted(similarities(left, right, lexicon).items())
        if score >= 0.2
    ]
    found = [replace(link, id=f"k{n}") for n, link in enumerate(found, start=1)]
    firm = [link for link in found if link.relation is not LinkRelation.PARTIAL]
    chain = heaviest_chain([place_of(link) for link in firm])
    moved = {link.id for n, link in enumerate(firm) if n not in chain}
    return tuple(replace(link, moved=link.id in moved) for link in found)


def _link(
    left: AnnotatedArticle, right: AnnotatedArticle, i: int, j: int, score: float, lexicon: Lexicon | None
) -> Link:
    a, b = left.statements[i], right.statements[j]
    if _normal(a.text) == _normal(b.text):
        relation = LinkRelation.IDENTICAL
    else:
        relation = LinkRelation.REWORDED if score > 0.35 else LinkRelation.PARTIAL
    certainty = LinkCertainty.SURE if score > 0.4 else LinkCertainty.LIKELY if score > 0.28 else LinkCertainty.POSSIBLE
    minor = lexicon.words("function_words", "stop_words") if lexicon else frozenset()
    words = word_ops(a.text, b.text, left_start=a.span.start, right_start=b.span.start, minor=minor)
    return Link(f"{i}-{j}", (a.id,), (b.id,), relation, round(min(1.0, score), 4), certainty, False, words)


def _normal(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
