"""Two articles as every step of linking reads them: read once, held in an order that favours no side."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diptych.alignment.orientation import is_turned
from diptych.alignment.terms import Term, TermReader, hyphenated, term_reader
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle, Form, Sourcing, Span

__all__ = ["Reading", "reading_of"]


_SPEAKER = 0.6
"""Strength at most of a word that names who is quoted: two statements by one speaker need not say the same."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Two articles with their terms. `one` is the article whose text sorts first, whichever side it is on."""

    one: AnnotatedArticle
    """The first article."""
    two: AnnotatedArticle
    """The second article."""
    one_terms: Sequence[Sequence[Term]]
    """The terms of each statement of the first."""
    two_terms: Sequence[Sequence[Term]]
    """The terms of each statement of the second."""
    turned: bool
    """Whether the first is the right article."""
    lexicon: Lexicon | None
    """The word lists of their common language."""

    @property
    def one_texts(self) -> list[str]:
        """The statements of the first."""
        return [statement.text for statement in self.one.statements]

    @property
    def two_texts(self) -> list[str]:
        """The statements of the second."""
        return [statement.text for statement in self.two.statements]

    def words(self, topic: str, key: str) -> frozenset[str]:
        """A word list, empty without a lexicon."""
        return self.lexicon.words(topic, key) if self.lexicon else frozenset()


def reading_of(left: AnnotatedArticle, right: AnnotatedArticle, sourcing: Sourcing, lexicon: Lexicon | None) -> Reading:
    """The two articles, read."""
    turned = is_turned(left, right)
    one, two = (right, left) if turned else (left, right)
    compounds = hyphenated(one, two)
    one_terms, two_terms = (
        _terms(article, sourcing, term_reader(article.article.base_language, lexicon), compounds)
        for article in (one, two)
    )
    return Reading(one, two, one_terms, two_terms, turned, lexicon)


def _terms(
    article: AnnotatedArticle, sourcing: Sourcing, reader: TermReader, compounds: Mapping[str, tuple[str, str]]
) -> list[tuple[Term, ...]]:
    """The terms of an article's statements, those that only name who is quoted made weaker."""
    speakers = sorted(
        attribution.source_span
        for attribution in sourcing.attributions
        if attribution.side is article.side and attribution.source_span and attribution.form is not Form.INDIRECT
    )
    return [
        tuple(
            term._replace(strength=min(term.strength, _SPEAKER)) if _is_inside(term, speakers) else term
            for term in reader.terms(statement, compounds)
        )
        for statement in article.statements
    ]


def _is_inside(term: Term, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (term.start, sys.maxsize)) - 1
    return at >= 0 and spans[at].start <= term.start < spans[at].end
