"""Quotations of one speaker on both sides, in statements that are not linked.

    left    “We have never seen water like this,” Castellan said.
    right   “We have never known a flood like this,” said Alma Castellan, the governor, on the muddy main street.

Few words of news are shared, so no link need join the two; but the speaker is one, and half of the words are the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from diptych.model import AnnotatedArticle, Form, Link, Side, Sourcing, Statement

__all__ = ["unlinked_utterances"]

_WORD = re.compile(r"\w+")
# So many equal words, which are this share of the shorter quotation, speak for one utterance.
_WORDS, _SHARE = 4, 0.5

_Utterance = tuple[str, Counter[str]]


def unlinked_utterances(
    left: AnnotatedArticle, right: AnnotatedArticle, links: Iterable[Link], sourcing: Sourcing
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements without a link in which one source is quoted in like words."""
    linked = {(i, j) for link in links for i in link.left for j in link.right}
    ours, theirs = _by_source(left, sourcing), _by_source(right, sourcing)
    found = {
        (i, j): None
        for source in sorted(ours.keys() & theirs.keys())
        for i, one in ours[source]
        for j, other in theirs[source]
        if (i, j) not in linked and _alike(one, other)
    }
    for i, j in found:
        yield left.statement(i), right.statement(j)


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    shared = (one & other).total()
    return shared >= _WORDS and shared >= _SHARE * min(one.total(), other.total())


def _by_source(article: AnnotatedArticle, sourcing: Sourcing) -> dict[str, list[_Utterance]]:
    """For each source quoted in an article: the statements with the words quoted there."""
    found: defaultdict[str, list[_Utterance]] = defaultdict(list)
    side: Side = article.side
    for attribution in sourcing.attributions:
        if attribution.side is not side or attribution.source is None or attribution.form is Form.INDIRECT:
            continue
        for statement in map(article.statement, attribution.statements):
            inside = [
                span.of(article.article.text) for span in attribution.content_spans if statement.span.overlaps(span)
            ]
            words = Counter(_WORD.findall(" ".join(inside).casefold()))
            if words:
                found[attribution.source].append((statement.id, words))
    return found
