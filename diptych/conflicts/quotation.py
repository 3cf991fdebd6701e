"""Quotations: one passage quoted in different words.

    “a heavy burden on our towns”            “a grave weight on the towns”             conflict
    “a heavy burden on our towns”            “a heavy burden”                          an excerpt
    “a heavy burden … on our towns”          “a heavy burden on all our towns”         the gap is marked
    “heavy burden on our towns, and soon”    “a heavy burden on our towns”             two cuts from one passage
    “We don't know Brindley.”                “We do not know Alma Brindley.”           the same words, edited

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

from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM
from diptych.conflicts.pairing import Pairing, common_order
from diptych.conflicts.passage import Passage, Word
from diptych.conflicts.speakers import one_speaker, speakers_differ
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind, Quotation, Span

__all__ = ["QuotationRule"]

# So many words, so many of them words of news, and this share of the shorter quotation have to be the same for two
# quotations to be of one passage.
_SHARED_WORDS = 4
_SHARED_NEWS = 2
_LIKELY_SHARE = 0.6
_LIKELY_NEWS = 3
_POSSIBLE_SHARE = 0.45
# Of one speaker, so many equal words in order, and this share of the shorter quotation, are enough.
_SPEAKER_WORDS, _SPEAKER_SHARE = 3, 0.5

# An explanation quotes so many words around those that differ, and leaves out nothing shorter than the mark of it.
_AROUND, _NOT_WORTH = 5, 2

_OWNED_UP = re.compile(r"…|\.\s?\.\s?\.|\[|\]")
"""Ellipses and brackets: the writer says that the words are not all, or not all the speaker's."""


class _Gap(NamedTuple):
    """What stands between two runs of equal words: half-open ranges of both quotations' words."""

    left: tuple[int, int]
    right: tuple[int, int]
    edge: bool
    """Whether it is at the beginning or the end of both."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation's words within a statement."""

    passage: Passage
    quotation: Quotation
    words: tuple[Word, ...]

    def span(self, first: int, after: int) -> Span:
        return Span(self.words[first].start, self.words[after - 1].end)


class QuotationRule:
    """One utterance or passage, quoted in different words."""

    name = "quotation"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Pairs of quotations of one passage that differ within it."""
        for one in _quoted(pairing.left, pairing.sourcing.quotations):
            for other in _quoted(pairing.right, pairing.sourcing.quotations):
                found = self._compare(pairing, one, other)
                if found:
                    yield found

    def _compare(self, pairing: Pairing, one: _Quoted, other: _Quoted) -> Finding | None:
        pairs = common_order([w.key for w in one.words], [w.key for w in other.words])
        share = len(pairs) / min(len(one.words), len(other.words))
        news = sum(one.words[i].content for i, _ in pairs)
        verbatim = pairing.closeness >= NEARLY_VERBATIM
        long_enough = len(pairs) >= _SHARED_WORDS and (news >= _SHARED_NEWS or (verbatim and share >= _LIKELY_SHARE))
        of_one = (
            len(pairs) >= _SPEAKER_WORDS
            and share >= _SPEAKER_SHARE
            and (pairing.bond > 0 or one_speaker(pairing.sourcing, one.quotation, other.quotation))
        )
        enough = long_enough or of_one or (verbatim and news >= _SHARED_NEWS)
        if (
            not enough
            or share < _POSSIBLE_SHARE
            or speakers_differ(pairing, one.quotation, other.quotation, self._words)
        ):
            return None
        gaps = [gap for gap in _gaps(one, other, pairs) if not _explained(one, other, gap)]
        if not gaps:
            return None
        telling = any(self._is_telling(one, *gap.left) or self._is_telling(other, *gap.right) for gap in gaps)
        sure = telling and (of_one or (share >= _LIKELY_SHARE and (news >= _LIKELY_NEWS or verbatim)))
        certainty = Certainty.LIKELY if sure else Certainty.POSSIBLE
        left = _wording(one, [gap.left for gap in gaps])
        right = _wording(other, [gap.right for gap in gaps])
        explanation = sentence("quotes", (left, right))
        return Finding(ConflictKind.QUOTATION, certainty, round(share, 4), self.name, explanation, left, right)

    def _is_telling(self, quoted: _Quoted, first: int, after: int) -> bool:
        """Whether more than words of grammar differ."""
        return any(word.content or word.norm in self._words.negators for word in quoted.words[first:after])


def _quoted(passage: Passage, quotations: tuple[Quotation, ...]) -> Iterator[_Quoted]:
    """The outermost quotations' words within a statement."""
    for quotation in quotations:
        if (
            quotation.depth == 0
            and quotation.side is passage.statement.side
            and quotation.inner.overlaps(passage.statement.span)
        ):
            words = tuple(
                word
                for word in passage.words
                if quotation.inner.start <= word.start and word.end <= quotation.inner.end
            )
            if words:
                yield _Quoted(passage, quotation, words)


def _gaps(one: _Quoted, other: _Quoted, pairs: list[tuple[int, int]]) -> Iterator[_Gap]:
    ends = (len(one.words), len(other.words))
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *pairs, ends]):
        if i + 1 < next_i or j + 1 < next_j:
            yield _Gap((i + 1, next_i), (j + 1, next_j), (i, j) == (-1, -1) or (next_i, next_j) == ends)


def _explained(one: _Quoted, other: _Quoted, gap: _Gap) -> bool:
    """Whether a longer cut, a mark of omission, or a fuller form of a name explains the difference."""
    one_sided = gap.left[0] == gap.left[1] or gap.right[0] == gap.right[1]
    if gap.edge and one_sided:
        return True
    if _owned_up(one, *gap.left) or _owned_up(other, *gap.right):
        return True
    return one_sided and (_part_of_name(one, *gap.left) or _part_of_name(other, *gap.right))


def _owned_up(quoted: _Quoted, first: int, after: int) -> bool:
    start = quoted.words[first - 1].end if first else quoted.quotation.inner.start
    end = quoted.words[after].start if after < len(quoted.words) else quoted.quotation.inner.end
    return bool(_OWNED_UP.search(quoted.passage.article.article.text, start, end))


def _part_of_name(quoted: _Quoted, first: int, after: int) -> bool:
    """Whether the words are capitalised and stand beside a capitalised word: `Alma` in "Alma Brindley"."""
    beside = [quoted.words[i] for i in (first - 1, after) if 0 <= i < len(quoted.words)]
    return first < after and all(w.capital for w in quoted.words[first:after]) and any(w.capital for w in beside)


def _wording(quoted: _Quoted, differing: list[tuple[int, int]]) -> Wording:
    """The words that differ; where this side has none, the words beside the gap."""
    spans = [
        quoted.span(first, after)
        if first < after
        else quoted.span(max(0, first - 1), min(len(quoted.words), first + 1))
        for first, after in differing
    ]
    statement = quoted.passage.statement
    value = _excerpt(quoted, min(first for first, _ in differing), max(after for _, after in differing))
    label = quoted.passage.article.label
    return Wording(statement.side, statement.id, statement.ordinal, tuple(dict.fromkeys(spans)), label, value)


def _excerpt(quoted: _Quoted, first: int, after: int) -> str:
    """The words that differ with a few around them, in quotation marks; what is left out at the ends is marked."""
    begin, end = max(0, first - _AROUND), min(len(quoted.words), after + _AROUND)
    if begin <= _NOT_WORTH:
        begin = 0
    if len(quoted.words) - end <= _NOT_WORTH:
        end = len(quoted.words)
    words = quoted.passage.text(quoted.span(begin, end))
    return f"“{'… ' if begin else ''}{words}{' …' if end < len(quoted.words) else ''}”"
