"""Two articles as every step of linking reads them: read once, held in an order that favours no side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.alignment.orientation import is_turned
from diptych.alignment.terms import Term, hyphenated, term_reader
from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle

__all__ = ["Reading", "reading_of"]


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


def reading_of(left: AnnotatedArticle, right: AnnotatedArticle, lexicon: Lexicon | None) -> Reading:
    """The two articles, read."""
    turned = is_turned(left, right)
    one, two = (right, left) if turned else (left, right)
    compounds = hyphenated(one, two)
    one_terms, two_terms = (
        [term_reader(article.article.base_language, lexicon).terms(s, compounds) for s in article.statements]
        for article in (one, two)
    )
    return Reading(one, two, one_terms, two_terms, turned, lexicon)
