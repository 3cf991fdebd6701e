"""The whole analysis of two articles, in one short function.

`compare` is pure: the same pair gives the same comparison, and the pair turned round gives the same comparison
turned round. It reads no file but the lexicons and keeps nothing between calls but caches of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from diptych.alignment import Embedder, common_rows, link_statements, word_ops
from diptych.conflicts import find_conflicts
from diptych.lexicons import Lexicon, common_lexicon, lexicon
from diptych.model import AnnotatedArticle, Article, Comparison, Note, Pair, Side, Sourcing, Statement
from diptych.sourcing import find_sourcing
from diptych.text.statements import statement_spans
from diptych.text.tokens import plain_words

__all__ = ["annotate", "article_sourcing", "compare"]


def compare(pair: Pair, *, embedder: Embedder | None = None) -> Comparison:
    """Everything Diptych has to say about two articles.

    The lexicon is that of the articles' common language; without one, links and word marks stand on words alone,
    and sourcing and polarity are marked as not available rather than reported as none.
    """
    words = common_lexicon(pair.left.base_language, pair.right.base_language)
    minor = words.words("function_words", "stop_words") if words else frozenset[str]()
    left, right = _annotate_pair(pair)
    sourcing = find_sourcing((left, right), words)
    links = link_statements(left, right, sourcing, pair.relation, words, embedder)
    return Comparison(
        pair=pair,
        left=left,
        right=right,
        links=links,
        rows=common_rows(left, right, links),
        conflicts=find_conflicts(left, right, links, sourcing, words),
        sourcing=sourcing,
        notes=tuple(_notes(pair, left, right, sourcing, words)),
        engine=f"semantic ({embedder.name})" if embedder else "lexical",
        headline_words=word_ops(pair.left.title or "", pair.right.title or "", minor=minor),
    )


def article_sourcing(article: Article) -> Sourcing:
    """Attributions and sources of one article alone."""
    return find_sourcing((annotate(article, Side.LEFT, "the article", "A"),), lexicon(article.base_language))


def _annotate_pair(pair: Pair) -> tuple[AnnotatedArticle, AnnotatedArticle]:
    """Both articles with their statements, and what sentences call them."""
    left_label, right_label = _labels(pair.left, pair.right)
    left = annotate(pair.left, Side.LEFT, left_label, pair.left_letter)
    right = annotate(pair.right, Side.RIGHT, right_label, pair.right_letter)
    return left, right


def annotate(article: Article, side: Side, label: str, letter: str) -> AnnotatedArticle:
    """One article with its statements; `label` is what sentences call it, `letter` begins its statements' names."""
    known = lexicon(article.base_language)
    words = known.topic("statements") if known else {}
    seen: Counter[str] = Counter()
    statements: list[Statement] = []
    for ordinal, (paragraph, span) in enumerate(
        statement_spans(article.text, article.paragraphs, article.base_language, words), start=1
    ):
        text = span.of(article.text)
        normal = " ".join(plain_words(text))
        seen[normal] += 1
        anchor = _anchor(side, normal, seen[normal])
        statements.append(Statement(side, ordinal, paragraph, span, text, f"{letter}{ordinal}", anchor))
    return AnnotatedArticle(side, article, tuple(statements), label, letter)


def _anchor(side: Side, normal: str, occurrence: int) -> str:
    """A permanent address that edits elsewhere leave alone."""
    digest = hashlib.sha256(f"{side.value}\n{normal}\n{occurrence}".encode()).hexdigest()
    return f"t-{digest[:8]}"


def _labels(left: Article, right: Article) -> tuple[str, str]:
    """What sentences call the two: publishers where they tell them apart, else the sides."""
    names = tuple(article.short_name or article.publisher for article in (left, right))
    if names[0] == names[1]:
        return "the left telling", "the right telling"
    first, second = (name or "the unattributed telling" for name in names)
    return first, second


def _notes(
    pair: Pair, left: AnnotatedArticle, right: AnnotatedArticle, sourcing: Sourcing, words: Lexicon | None
) -> list[Note]:
    notes: list[Note] = []
    if pair.left.base_language != pair.right.base_language:
        notes.append(
            Note("languages-differ", "The two tellings are in different languages; only names and numbers can meet.")
        )
    elif words is None:
        notes.append(
            Note(
                "no-lexicon",
                f"There is no lexicon for the language “{pair.left.base_language}”: statements are linked and words "
                "marked, but sourcing and polarity are not available.",
            )
        )
    for one in (left, right):
        for quotation in sourcing.quotations:
            if quotation.side is one.side and not quotation.closed:
                words_there = quotation.span.of(one.article.text)[:40]
                notes.append(
                    Note(
                        "unclosed-quotation",
                        f"A quotation is never closed: “{words_there.lstrip(chr(8220))}…”",
                        one.side,
                    )
                )
    return notes
