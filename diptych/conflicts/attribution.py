"""Attributions: the same words, or nearly, given to somebody else.

“An unfair tax on renters,” the mayor said       “An unfair tax on renters,” said Dorian Fennick     conflict
Brindley said the plan would cost $2 million     The council says the plan would cost $2 million     conflict
“It will cost us,” said Fennick of the union     “It will cost us,” the union said                   one voice
Brindley said the plan would cost $2 million     Brindley said the plan would cost $2 million        the same
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.speakers import Speakers, attributions_in, compare_sources
from diptych.conflicts.wording import wording
from diptych.conflicts.words import RuleWords
from diptych.model import Attribution, Certainty, ConflictKind, Form, Span

__all__ = ["AttributionRule"]

# This share of the words of news in both contents has to pair up, and so many of them.
_LIKELY_SHARE = 0.7
_POSSIBLE_SHARE = 0.5
_SHARED_NEWS = 3
# A run of so many equal words that makes up half of the shorter content is no coincidence, even where the rest differs.
_TELLING_RUN = 4


class AttributionRule:
    """Nearly the same content, given to another source."""

    name = "attribution"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Attributions of like content whose sources cannot be one."""
        ours, theirs = (
            attributions_in(pairing.sourcing, passage.statement.side, passage.statement.id)
            for passage in (pairing.left, pairing.right)
        )
        for one in ours:
            for other in theirs:
                if any(a.source == one.source for a in theirs) and any(a.source == other.source for a in ours):
                    continue  # "according to the paper, Brindley said": both are given on both sides
                found = self._compare(pairing, one, other)
                if found:
                    yield found

    def _compare(self, pairing: Pairing, one: Attribution, other: Attribution) -> Finding | None:
        speakers = compare_sources(one, other, pairing.sourcing, self._words)
        if speakers is Speakers.FIT or _one_source(pairing, one, other, self._words):
            return None
        common = _common(pairing, one, other)
        if common.shared < _SHARED_NEWS or (common.share < _POSSIBLE_SHARE and not common.telling):
            return None
        quoted = Form.DIRECT in (one.form, other.form) or Form.MIXED in (one.form, other.form)
        verbatim = pairing.closeness >= NEARLY_VERBATIM
        sure = common.share >= _LIKELY_SHARE and (quoted or verbatim or bool(pairing.bond))
        certainty = Certainty.LIKELY if sure or (quoted and common.telling) else Certainty.POSSIBLE
        left, right = _wording(pairing.left, one), _wording(pairing.right, other)
        explanation = sentence("gives the words to", (left, right))
        return Finding(ConflictKind.ATTRIBUTION, certainty, round(common.share, 4), self.name, explanation, left, right)


def _one_source(pairing: Pairing, one: Attribution, other: Attribution, words: RuleWords) -> bool:
    """Whether the words of the one source, titles aside, are all among those of the other; so is a pronoun's."""
    ours, theirs = (_source_keys(*side, words) for side in ((pairing.left, one), (pairing.right, other)))
    return ours <= theirs or theirs <= ours


def _source_keys(passage: Passage, attribution: Attribution, words: RuleWords) -> set[str]:
    if attribution.source_span is None:
        return set()
    first, after = passage.word_range(attribution.source_span)
    return {word.key for word in passage.words[first:after] if word.content and word.norm not in words.names.titles}


def _indices(passage: Passage, attribution: Attribution) -> list[int]:
    """The words of an attribution's content within the statement."""
    return [
        i
        for i, word in enumerate(passage.words)
        if any(span.start <= word.start < span.end for span in attribution.content_spans)
    ]


class _Common(NamedTuple):
    """What two contents have in common."""

    share: float
    """0 to 1: the share of both contents' words of news that pair up."""
    shared: int
    """How many of them pair up in one content."""
    telling: bool
    """Whether a run of equal words makes up half of the shorter content."""


def _common(pairing: Pairing, one: Attribution, other: Attribution) -> _Common:
    ours, theirs = _indices(pairing.left, one), _indices(pairing.right, other)
    inside = set(theirs)
    paired = [i for i in ours if pairing.to_right.get(i) in inside]
    news = pairing.left.words
    shared = sum(news[i].content for i in paired)
    sizes = sum(news[i].content for i in ours), sum(pairing.right.words[j].content for j in theirs)
    best: list[int] = []
    run: list[int] = []
    for i in paired:
        follows = run and run[-1] == i - 1 and pairing.to_right[i - 1] == pairing.to_right[i] - 1
        run = [*run, i] if follows else [i]
        best = max(best, run, key=len)
    in_run = sum(news[i].content for i in best)
    telling = len(best) >= _TELLING_RUN and in_run >= _SHARED_NEWS and 2 * in_run >= min(sizes)
    return _Common(2 * shared / sum(sizes) if sum(sizes) else 0.0, shared, telling)


def _wording(passage: Passage, attribution: Attribution) -> Wording:
    """The words that name the source, without what is said of it after a comma."""
    span = attribution.source_span or attribution.content_spans[0]
    head = passage.text(span).split(",")[0].rstrip() or passage.text(span)
    return wording(passage, (Span(span.start, span.start + len(head)),), f"“{head}”")
