"""Quotations: one passage quoted in different words.

    “a heavy burden on our towns”            “a grave weight on the towns”             conflict
    “a heavy burden on our towns”            “a heavy burden”                          an excerpt
    “a heavy burden … on our towns”          “a heavy burden on all our towns”         the gap is marked
    “heavy burden on our towns, and soon”    “a heavy burden on our towns”             two cuts from one passage

The words of two quotations are laid side by side. What only one of them has at its beginning or end may be a longer
cut from the same passage; what differs in between is a difference of wording, unless an ellipsis or brackets own up
to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind, Quotation, Span
from diptych.text.tokens import Token, tokens

__all__ = ["QuotationRule"]

# So many words, and this share of the shorter quotation's, have to be the same for two to be of one passage.
_SHARED_WORDS = 4
_SHARED_NEWS = 2
_LIKELY_SHARE = 0.6
_POSSIBLE_SHARE = 0.45

_OWNED_UP = re.compile(r"…|\.\s?\.\s?\.|\[|\]")
"""Ellipses and brackets: the writer says that the words are not all, or not all the speaker's."""


class _Difference(NamedTuple):
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class _Words:
    """A quotation's words with their places in the article."""

    passage: Passage
    quotation: Quotation
    offset: int
    tokens: tuple[Token, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.offset + self.tokens[start].start, self.offset + self.tokens[end - 1].end)


class QuotationRule:
    """One utterance or passage, quoted in different words."""

    name = "quotation"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words of grammar."""
        self._stop_words = words.stop_words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Pairs of quotations of one passage that differ within it."""
        for one in _quoted(pairing.left, pairing.sourcing.quotations):
            for other in _quoted(pairing.right, pairing.sourcing.quotations):
                found = self._compare(pairing, one, other)
                if found:
                    yield found

    def _compare(self, pairing: Pairing, one: _Words, other: _Words) -> Finding | None:
        ours, theirs = [t.norm for t in one.tokens], [t.norm for t in other.tokens]
        equal = _equal_blocks(ours, theirs)
        same = sum(size for _, _, size in equal)
        news = sum(ours[i + k] not in self._stop_words for i, _, size in equal for k in range(size))
        share = same / min(len(ours), len(theirs))
        if same < _SHARED_WORDS or news < _SHARED_NEWS or share < _POSSIBLE_SHARE:
            return None
        differences = list(_inner_differences(one, other, equal))
        if not differences or not _speakers_fit(pairing, one.quotation, other.quotation):
            return None
        certainty = Certainty.LIKELY if share >= _LIKELY_SHARE else Certainty.POSSIBLE
        left = _wording(one, [d.left for d in differences])
        right = _wording(other, [d.right for d in differences])
        explanation = sentence("quotes", (left, right))
        return Finding(ConflictKind.QUOTATION, certainty, round(share, 4), self.name, explanation, left, right)


def _quoted(passage: Passage, quotations: tuple[Quotation, ...]) -> Iterator[_Words]:
    """The outermost quotations' words within a statement."""
    span, text = passage.statement.span, passage.article.article.text
    for quotation in quotations:
        if quotation.side is passage.statement.side and quotation.depth == 0 and quotation.inner.overlaps(span):
            start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
            words = tokens(text[start:end])
            if words:
                yield _Words(passage, quotation, start, words)


def _equal_blocks(ours: list[str], theirs: list[str]) -> list[tuple[int, int, int]]:
    """Blocks of equal words (left index, right index, length), computed in one order of the two."""
    if ours > theirs:
        return [(i, j, size) for j, i, size in _equal_blocks(theirs, ours)]
    return [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(ours, theirs)
        if op.tag == "equal"
    ]


def _inner_differences(one: _Words, other: _Words, equal: list[tuple[int, int, int]]) -> Iterator[_Difference]:
    """What differs between, before or after the equal blocks, without what a longer cut explains."""
    edges = [(0, 0, 0), *equal, (len(one.tokens), len(other.tokens), 0)]
    for (i, j, size), (after_i, after_j, _) in pairwise(edges):
        first_i, first_j = i + size, j + size
        if first_i == after_i and first_j == after_j:
            continue
        edge = (i, j, size) == (0, 0, 0) or (after_i, after_j) == (len(one.tokens), len(other.tokens))
        if edge and (first_i == after_i or first_j == after_j):
            continue
        left, right = _reading(one, first_i, after_i), _reading(other, first_j, after_j)
        if _owned_up(one, first_i, after_i) or _owned_up(other, first_j, after_j):
            continue
        yield _Difference(left, right)


def _reading(words: _Words, first: int, after: int) -> Span:
    """The differing words; where this side has none, the two words around the gap."""
    if first < after:
        return words.span(first, after)
    return words.span(max(0, first - 1), min(len(words.tokens), first + 1))


def _owned_up(words: _Words, first: int, after: int) -> bool:
    start = words.offset + (words.tokens[first - 1].end if first else 0)
    end = words.offset + (words.tokens[after].start if after < len(words.tokens) else words.tokens[-1].end)
    return bool(_OWNED_UP.search(words.passage.article.article.text[start:end]))


def _speakers_fit(pairing: Pairing, one: Quotation, other: Quotation) -> bool:
    """Whether the two may be of one speaker; where nobody is given, they may."""
    return True


def _wording(words: _Words, differing: list[Span]) -> Wording:
    statement = words.passage.statement
    value = f"“{words.passage.text(words.span(0, len(words.tokens)))}”"
    return Wording(
        statement.side,
        statement.id,
        statement.ordinal,
        tuple(dict.fromkeys(differing)),
        words.passage.article.label,
        value,
    )
