"""Where two statements cannot both be exactly right: one rule per file, in one visible tuple."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from diptych.conflicts.attribution import AttributionRule
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

    def passage(article: AnnotatedArticle, statement: Statement) -> Passage:
        if statement.id not in read:
            read[statement.id] = read_passage(article, statement, words)
        return read[statement.id]

    found: list[Finding] = []
    for article, one, other_article, other in _candidates(left, right, links):
        pairing = pair_up(passage(article, one), passage(other_article, other), sourcing, words.senses)
        findings = _asked(asked, pairing)
        if article is other_article and (len(findings) != 1 or pairing.closeness < _ONE_TELLING):
            continue
        found += findings
    return tuple(_conflict(n, finding) for n, finding in enumerate(sorted(found, key=_order), start=1))


def _asked(asked: tuple[Rule, ...], pairing: Pairing) -> list[Finding]:
    """What the rules find in a pair of statements; words that an earlier rule explains are not claimed again."""
    found: list[Finding] = []
    if pairing.left.is_question != pairing.right.is_question:
        asked = tuple(rule for rule in asked if rule.name in _ASKABLE)
    for rule in asked:
        found += [finding for finding in rule.find(pairing) if not any(_repeats(finding, one) for one in found)]
    return found


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

_WORD = re.compile(r"\w+")

_LONGEST = 3_000
"""Characters; a longer statement is a table or a list that lost its lines, and every figure in it would meet every
other."""


def _candidates(
    left: AnnotatedArticle, right: AnnotatedArticle, links: tuple[Link, ...]
) -> Iterator[tuple[AnnotatedArticle, Statement, AnnotatedArticle, Statement]]:
    """Pairs of statements to compare: linked ones that differ in their words, and like ones of one article.

    Two articles of one statement each are always a pair.
    """
    pairs = {(i, j): None for link in links for i in link.left for j in link.right}
    if not pairs and len(left.statements) == len(right.statements) == 1:
        pairs[left.statements[0].id, right.statements[0].id] = None
    for i, j in pairs:
        one, other = left.statement(i), right.statement(j)
        if max(len(one.text), len(other.text)) > _LONGEST:
            continue
        if _WORD.findall(one.text.casefold()) != _WORD.findall(other.text.casefold()):
            yield left, one, right, other
    for article in (left, right):
        for one, other in _like_statements(article):
            yield article, one, article, other


def _like_statements(article: AnnotatedArticle) -> Iterator[tuple[Statement, Statement]]:
    """Statements of one article that share most of their longer words, the earlier first."""
    bags = [frozenset(_LONG_WORD.findall(one.text[: _LONGEST + 1].casefold())) for one in article.statements]
    for n, bag in enumerate(bags):
        if len(bag) < _LEAST_LIKE or len(article.statements[n].text) > _LONGEST:
            continue
        for m in range(n + 1, len(bags)):
            shared = len(bag & bags[m])
            if shared < _LEAST_LIKE or len(article.statements[m].text) > _LONGEST:
                continue
            if shared >= _LIKE_SHARE * len(bag | bags[m]):
                yield article.statements[n], article.statements[m]


_ONE_TELLING = 0.8
"""An article contrasts like things on purpose; it contradicts itself only where two statements are closer than this
and differ in one detail."""

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_LIKE = 4
"""Two statements of one article that share fewer longer words are not compared."""
_LIKE_SHARE = 0.5
"""Nor are those that share a smaller part of both their longer words: an article seldom tells a thing twice."""


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
