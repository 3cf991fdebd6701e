"""Negation: what the one affirms, the other denies.

    The panel approved the plan.          The panel did not approve the plan.       conflict
    The panel didn't approve the plan.    The panel did not approve the plan.       the same
    There is no evidence of fraud.        There is evidence of fraud.               conflict
    It is not only a tax.                 It is a tax.                              an idiom: nothing is denied

A denying word ("not", "never", "no", "refused to") is given the word it bears on, the next word of news in its
clause. Where that word has its partner on the other side, and nothing denies it there, the two conflict if the rest
agrees. In two nearly verbatim statements a denying word without a partner is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.conflicts.bonds import BOUND
from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM, WHOLLY_COVERED, grade_bound
from diptych.conflicts.pairing import Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.turning import opposed_words
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind

__all__ = ["Denial", "NegationRule", "denials", "one_denied"]

# How many words after it a denying word looks for what it bears on.
_REACH = 7
_BEING = frozenset({"is", "are", "was", "were"})
_ARTICLES = frozenset({"a", "an", "the"})
# A denying word so soon after a word bears on it too.
_RIGHT_AFTER = 2
# Words that leave open what follows them, within so many words: "should release", "a law to release".
_OPEN_REACH = 3


@dataclass(frozen=True, slots=True)
class Denial:
    """A denying word and what it bears on."""

    first: int
    """Index of its first word."""
    after: int
    """Index of the word after its last."""
    focus: int | None
    """Index of the word denied, where one is found."""


class NegationRule:
    """One statement denies what the other affirms."""

    name = "negation"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's denying words."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """Denials on one side whose counterpart on the other is affirmed; the first that is sure enough."""
        left = self._without_end(denials(pairing.left, self._words), pairing.left, pairing.right)
        right = self._without_end(denials(pairing.right, self._words), pairing.right, pairing.left)
        found = [
            *_one_sided(pairing, left, right, self._words, from_left=True),
            *_one_sided(pairing, right, left, self._words, from_left=False),
        ]
        if not found and len(left) % 2 != len(right) % 2:
            found = [
                *_unpaired(pairing, left, from_left=True),
                *_unpaired(pairing, right, from_left=False),
            ]
        if opposed_words(pairing, self._words):
            return  # a denial and an opposite say the same: "did not vote for", "voted against"
        if len(left) % 2 != len(right) % 2 or pairing.closeness < NEARLY_VERBATIM:
            yield from sorted(found, key=_surest)[:1]

    def _without_end(self, denied: list[Denial], own: Passage, other: Passage) -> list[Denial]:
        """The denials, without those that end where the other side affirms: "not until noon", "once it is noon"."""
        ends = self._words.ends_of_denial
        if any(word.norm in ends for word in other.words):
            return denied
        return [d for d in denied if not any(word.norm in ends for word in own.words[d.after :])]


def _surest(finding: Finding) -> tuple[float, int]:
    """The surest first; among equals the one whose words stand earliest on both sides together."""
    return -finding.score, finding.left.spans[0].start + finding.right.spans[0].start


def _one_sided(
    pairing: Pairing, ours: list[Denial], theirs: list[Denial], words: RuleWords, *, from_left: bool
) -> Iterator[Finding]:
    near, far = (pairing.left, pairing.right) if from_left else (pairing.right, pairing.left)
    partners = pairing.to_right if from_left else pairing.to_left
    denied_there = {denial.focus for denial in theirs}
    for denial in ours:
        partner = None if denial.focus is None else partners.get(denial.focus)
        if denial.focus is None or partner is None or partner in denied_there or _denied_near(far, theirs, partner):
            continue
        first, after = min(denial.first, denial.focus), max(denial.after, denial.focus + 1)
        spans = ((first, after), (partner, partner + 1))
        context = pairing.context(*(spans if from_left else spans[::-1]))
        graded = grade_bound(context)
        if _is_predicate(near, denial) and context.same_name and context.covered >= WHOLLY_COVERED:
            graded = Certainty.LIKELY, round(0.5 + 0.5 * context.rest, 4)
        if graded is None and pairing.bond >= BOUND and near.words[denial.focus].key == far.words[partner].key:
            graded = Certainty.LIKELY, round(0.5 * pairing.bond + 0.5 * context.rest, 4)
        if graded is None:
            continue
        certainty, score = graded
        if pairing.bond and denial.focus < denial.first:
            certainty = Certainty.LIKELY  # "nurses are not": the whole clause is about what it denies
        refused = near.words[denial.first].norm in words.refusals  # the "to" after a refusal leaves nothing open
        told = denial.first if refused else denial.focus
        if _is_open(near, told, words) != _is_open(far, partner, words):
            certainty = Certainty.POSSIBLE
        sides = (
            _wording(near, *spans[0]),
            _wording(far, *_affirmed(far, partner, elliptical=denial.focus < denial.first)),
        )
        left, right = sides if from_left else sides[::-1]
        yield Finding(ConflictKind.POLARITY, certainty, score, NegationRule.name, sentence("says", sides), left, right)


def _unpaired(pairing: Pairing, ours: list[Denial], *, from_left: bool) -> Iterator[Finding]:
    """Denying words that two nearly verbatim statements do not share."""
    near, far = (pairing.left, pairing.right) if from_left else (pairing.right, pairing.left)
    partners = pairing.to_right if from_left else pairing.to_left
    for denial in ours:
        place = _place_of_gap(partners, denial.after - 1)
        told_otherwise = denial.focus is not None and denial.focus not in partners
        if place is None or told_otherwise:
            continue
        spans = ((denial.first, denial.after), place)
        context = pairing.context(*(spans if from_left else spans[::-1]))
        if context.rest < NEARLY_VERBATIM or not far.words:
            continue
        first, after = max(0, place[0] - 1), min(len(far.words), place[1] + 1)
        sides = (
            _wording(near, max(0, denial.first - 1), min(len(near.words), denial.after + 1)),
            _wording(far, first, after),
        )
        left, right = sides if from_left else sides[::-1]
        explanation = sentence("says", sides)
        score = round(context.rest * 0.9, 4)
        yield Finding(ConflictKind.POLARITY, Certainty.LIKELY, score, NegationRule.name, explanation, left, right)


def _place_of_gap(partners: dict[int, int], index: int) -> tuple[int, int] | None:
    """Where an unpaired word would stand on the other side: after the partner of the word before it."""
    if index in partners:
        return None
    before, after = partners.get(index - 1), partners.get(index + 1)
    if before is not None:
        return before + 1, before + 1
    return None if after is None else (after, after)


def _denied_near(passage: Passage, denied: list[Denial], index: int) -> bool:
    """Whether a denial reaches the word, stands before it in its clause, or right after it ("paying no tax")."""
    clause = passage.words[index].clause
    return any(
        index - _REACH <= d.first <= index + _RIGHT_AFTER
        or (d.first < index and passage.words[d.first].clause == clause)
        for d in denied
    )


def _affirmed(passage: Passage, index: int, *, elliptical: bool) -> tuple[int, int]:
    """The words that affirm: of a subject whose verb the denial leaves out, with what is said of it."""
    if elliptical:
        return index, min(len(passage.words), index + _REACH)
    return _with_auxiliary(passage, index)


def _with_auxiliary(passage: Passage, index: int) -> tuple[int, int]:
    """The word with a word of grammar before it, to be read as an affirmation: "was approved"."""
    before = index - 1
    same_clause = before >= 0 and passage.words[before].clause == passage.words[index].clause
    return (before if same_clause and not passage.words[before].content else index), index + 1


def _is_predicate(passage: Passage, denial: Denial) -> bool:
    """Whether the denied word says what somebody is: "is not a member"."""
    before = passage.words[denial.first - 1].norm if denial.first else ""
    between = [word.norm for word in passage.words[denial.after : denial.focus]]
    return before in _BEING and any(norm in _ARTICLES for norm in between)


def _is_open(passage: Passage, index: int, words: RuleWords) -> bool:
    """Whether the word is wished, asked for or supposed rather than told: "should release", "to release"."""
    before = [word.norm for word in passage.words[:index] if word.norm not in words.negators]
    return any(norm in words.irreal for norm in before[-_OPEN_REACH:])


def _wording(passage: Passage, first: int, after: int) -> Wording:
    span = passage.span(first, after)
    statement = passage.statement
    value = f"“{passage.text(span)}”"
    return Wording(statement.side, statement.id, statement.ordinal, (span,), passage.article.label, value)


def denials(passage: Passage, words: RuleWords) -> list[Denial]:
    """The denying words of a passage with what they bear on; idioms that deny nothing are left out."""
    found: list[Denial] = []
    for first, word in enumerate(passage.words):
        after = first + 1
        if word.norm in words.refusals:
            if after >= len(passage.words) or passage.words[after].norm not in words.refusal_links:
                continue
        elif word.norm not in words.negators:
            continue
        if _is_idiom(passage, first, words):
            continue
        glued = first > 0 and passage.words[first - 1].end == word.start
        focus = _focus(passage, after, words)
        if focus is None:
            focus = _subject(passage, first - glued, after)
        found.append(Denial(first - glued, after, focus))
    return found


def _is_idiom(passage: Passage, at: int, words: RuleWords) -> bool:
    """Whether the denying word is part of a phrase that denies nothing: "not only", "whether or not"."""
    norms = [word.norm for word in passage.words[max(0, at - 2) : at + 3]]
    centre = min(at, 2)
    for idiom in words.idioms:
        for start in range(max(0, centre - len(idiom) + 1), centre + 1):
            if tuple(norms[start : start + len(idiom)]) == idiom:
                return True
    return False


def _focus(passage: Passage, after: int, words: RuleWords) -> int | None:
    for index in range(after, min(len(passage.words), after + _REACH)):
        word = passage.words[index]
        if word.clause != passage.words[after - 1].clause:
            return None
        if word.norm not in words.passed_over and word.content:
            return index
    return None


def _subject(passage: Passage, first: int, after: int) -> int | None:
    """The subject of a denial that leaves its verb to be understood: "… are exempt; nurses are not"."""
    line = passage.words
    if after < len(line) and line[after].clause == line[after - 1].clause:
        return None
    return next(
        (i for i in range(first - 1, max(-1, first - 1 - _RIGHT_AFTER), -1)
         if line[i].content and line[i].clause == line[first].clause),
        None,
    )  # fmt: skip


def one_denied(pairing: Pairing, left: tuple[int, int], right: tuple[int, int], words: RuleWords) -> bool:
    """Whether a denial reaches the detail of one side only: "not the first" and "the second" agree."""
    ours, theirs = (
        any(d.first < own[0] <= d.first + _REACH for d in denials(passage, words))
        for passage, own in ((pairing.left, left), (pairing.right, right))
    )
    return ours != theirs
