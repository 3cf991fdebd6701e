"""Where two statements cannot both be exactly right: one rule per file, in one visible tuple."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from diptych.conflicts.age import AgeRule
from diptych.conflicts.attribution import AttributionRule
from diptych.conflicts.bonds import bonds
from diptych.conflicts.candidates import like_statements, linked_pairings
from diptych.conflicts.count import CountRule
from diptych.conflicts.date import DateRule
from diptych.conflicts.finding import Finding, Wording
from diptych.conflicts.membership import MembershipRule
from diptych.conflicts.modality import ModalityRule
from diptych.conflicts.name import NameRule
from diptych.conflicts.negation import NegationRule
from diptych.conflicts.number import NumberRule
from diptych.conflicts.opposites import OppositesRule
from diptych.conflicts.pairing import Pairing, pair_up
from diptych.conflicts.passage import Passage, read_passage
from diptych.conflicts.quotation import QuotationRule
from diptych.conflicts.utterances import unlinked_utterances
from diptych.conflicts.words import RuleWords, rule_words
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Certainty, Conflict, ConflictSide, Link, Sourcing, Statement

__all__ = ["Rule", "find_conflicts", "rules"]


class Rule(Protocol):
    """One way in which two statements can fail to be both exactly right."""

    name: str
    """What the export and the page call it."""

    def find(self, pairing: Pairing) -> Iterable[Finding]:
        """The conflicts of one kind between two statements."""
        ...


def rules(words: RuleWords) -> tuple[Rule, ...]:
    """Every rule, in the order of its asking; an earlier one has the first claim on words."""
    return (
        AgeRule(words),
        CountRule(words),
        NumberRule(words),
        DateRule(),
        NegationRule(words),
        AttributionRule(words),
        NameRule(words),
        QuotationRule(words),
        OppositesRule(words),
        MembershipRule(words),
        ModalityRule(words),
    )


def find_conflicts(
    left: AnnotatedArticle,
    right: AnnotatedArticle,
    links: tuple[Link, ...],
    sourcing: Sourcing,
    lexicon: Lexicon | None,
) -> tuple[Conflict, ...]:
    """The conflicts between two articles, and within each; the likely first, then by place.

    Without a lexicon, figures, years and quotations are still compared; polarity is not available.
    """
    words = rule_words(lexicon.language if lexicon else "none")
    asked = rules(words)
    read: dict[str, Passage] = {}
    bound = bonds(left, right, links)

    def passage(article: AnnotatedArticle, statement: Statement) -> Passage:
        if statement.id not in read:
            read[statement.id] = read_passage(article, statement, words)
        return read[statement.id]

    def paired(one: Statement, other: Statement) -> Pairing:
        articles = (left if one.side is left.side else right), (left if other.side is left.side else right)
        return pair_up(
            passage(articles[0], one),
            passage(articles[1], other),
            sourcing,
            words.senses,
            bound.get((one.id, other.id), 0.0),
        )

    found = [finding for pairing in linked_pairings(left, right, links, paired) for finding in _asked(asked, pairing)]
    spoken = (QuotationRule(words),)
    for one, other in unlinked_utterances(left, right, links, sourcing):
        found += _asked(spoken, paired(one, other))
    for article in (left, right):
        for one, other in like_statements(article):
            found += _self_contradiction(asked, paired(one, other))
    return tuple(_conflict(n, finding) for n, finding in enumerate(sorted(found, key=_order), start=1))


_ONE_TELLING = 0.8
"""An article contrasts like things on purpose; it contradicts itself only where two statements are closer than this
and differ in one detail."""


def _self_contradiction(asked: tuple[Rule, ...], pairing: Pairing) -> list[Finding]:
    """The one detail in which two like statements of one article differ, if it is the only one."""
    findings = _asked(asked, pairing) if pairing.closeness >= _ONE_TELLING else []
    return findings if len(findings) == 1 else []


def _asked(asked: tuple[Rule, ...], pairing: Pairing) -> list[Finding]:
    """What the rules find in a pair of statements; words that an earlier rule explains are not claimed again."""
    found: list[Finding] = []
    if pairing.left.is_question != pairing.right.is_question:
        asked = tuple(rule for rule in asked if rule.name in _ASKABLE)
    for rule in asked:
        found += [finding for finding in rule.find(pairing) if not any(_repeats(finding, one) for one in found)]
    return _complements(found)


def _complements(found: list[Finding]) -> list[Finding]:
    """The findings; a figure and an opposite together may be two parts of one whole, and are no more than possible.

    “12 of 40 opposed it” and “28 of 40 supported it” agree.
    """
    if not {"number", "opposites"} <= {finding.rule for finding in found}:
        return found
    return [
        replace(finding, certainty=Certainty.POSSIBLE) if finding.rule in ("number", "opposites") else finding
        for finding in found
    ]


def _repeats(finding: Finding, earlier: Finding) -> bool:
    """Whether all words of a finding touch words of an earlier one that is as sure, on both sides."""
    if finding.certainty is Certainty.LIKELY and earlier.certainty is Certainty.POSSIBLE:
        return False
    return all(
        any(span.overlaps(other) for other in theirs.spans)
        for ours, theirs in ((finding.left, earlier.left), (finding.right, earlier.right))
        for span in ours.spans
    )


_ASKABLE = ("quotation", "attribution")
"""Rules that hold where only one of two statements asks: what was said is compared, not what is the case."""


def _order(finding: Finding) -> tuple[object, ...]:
    left, right = finding.left, finding.right
    places = sorted([(left.ordinal, left.spans), (right.ordinal, right.spans)])
    return finding.certainty is Certainty.POSSIBLE, places, finding.kind, finding.rule


def _conflict(number: int, finding: Finding) -> Conflict:
    return Conflict(
        id=f"c{number}",
        kind=finding.kind,
        certainty=finding.certainty,
        score=finding.score,
        rule=finding.rule,
        explanation=finding.explanation,
        sides=(_side(finding.left), _side(finding.right)),
    )


def _side(wording: Wording) -> ConflictSide:
    return ConflictSide(wording.side, (wording.statement,), wording.spans)
