"""Attributions: the same words, or nearly, given to somebody else.

“An unfair tax on renters,” the mayor said       “An unfair tax on renters,” said Dorian Fennick     conflict
Brindley said the plan would cost $2 million     The council says the plan would cost $2 million     conflict
“It will cost us,” said Fennick of the union     “It will cost us,” the union said                   one voice
Brindley said the plan would cost $2 million     Brindley said the plan would cost $2 million        the same
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.speakers import Speakers, attributions_in, compare_sources
from diptych.conflicts.words import RuleWords
from diptych.model import Attribution, Certainty, ConflictKind, Form

__all__ = ["AttributionRule"]

# This share of the words of news in both contents has to pair up, and so many of them.
_LIKELY_SHARE = 0.7
_POSSIBLE_SHARE = 0.5
_SHARED_NEWS = 3
# A run of so many equal words is no coincidence, even where the rest differs.
_TELLING_RUN = 4


class AttributionRule:
    """Nearly the same content, given to another source."""

    name = "attribution"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Attributions of like content whose sources cannot be one."""
        for one in attributions_in(pairing.sourcing, pairing.left.statement.side, pairing.left.statement.id):
            for other in attributions_in(pairing.sourcing, pairing.right.statement.side, pairing.right.statement.id):
                found = self._compare(pairing, one, other)
                if found:
                    yield found

    def _compare(self, pairing: Pairing, one: Attribution, other: Attribution) -> Finding | None:
        speakers = compare_sources(one, other, pairing.sourcing, self._words)
        if speakers is Speakers.FIT or _one_source(pairing, one, other, self._words):
            return None
        share, shared, run = _common(pairing, one, other)
        if shared < _SHARED_NEWS or (share < _POSSIBLE_SHARE and run < _TELLING_RUN):
            return None
        quoted = Form.INDIRECT not in (one.form, other.form)
        sure = share >= _LIKELY_SHARE and (speakers is Speakers.DIFFER or quoted)
        certainty = Certainty.LIKELY if sure or (run >= _TELLING_RUN and one.form != other.form) else Certainty.POSSIBLE
        left, right = _wording(pairing.left, one), _wording(pairing.right, other)
        explanation = sentence("gives the words to", (left, right))
        return Finding(ConflictKind.ATTRIBUTION, certainty, round(share, 4), self.name, explanation, left, right)


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


def _common(pairing: Pairing, one: Attribution, other: Attribution) -> tuple[float, int, int]:
    """The share of both contents' words of news that pair up, their number, and the longest run of equal words."""
    ours, theirs = _indices(pairing.left, one), _indices(pairing.right, other)
    inside = set(theirs)
    paired = [i for i in ours if pairing.to_right.get(i) in inside]
    shared = sum(pairing.left.words[i].content for i in paired)
    total = sum(pairing.left.words[i].content for i in ours) + sum(pairing.right.words[j].content for j in theirs)
    longest = run = 0
    for k, i in enumerate(paired):
        follows = k > 0 and paired[k - 1] == i - 1 and pairing.to_right[i - 1] == pairing.to_right[i] - 1
        run = run + 1 if follows else 1
        longest = max(longest, run)
    return (2 * shared / total if total else 0.0), shared, longest


def _wording(passage: Passage, attribution: Attribution) -> Wording:
    span = attribution.source_span
    assert span is not None
    statement = passage.statement
    value = f"“{passage.text(span)}”"
    return Wording(statement.side, statement.id, statement.ordinal, (span,), passage.article.label, value)
