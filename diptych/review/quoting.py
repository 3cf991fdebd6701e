"""Naming a statement so that a decision finds it again: the shortest of quotation, neighbours and occurrence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from diptych.model import AnnotatedArticle, Span
from diptych.review.decisions import Occurrence, Quote
from diptych.review.places import Finder, Found, Missed

__all__ = ["Namer", "quotation_lines"]


class Namer:
    """Names the statements of one article."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Take the article's words apart once."""
        self._annotated = annotated
        self._finder = Finder(annotated)

    def name(self, statement_id: str, exactly: Span | None = None) -> Quote | None:
        """A quotation that finds this statement and no other, with the words of `exactly` in it where they are given.

        None where the statement has no words to be known by.
        """
        statement = self._annotated.statement(statement_id)
        for quote in _candidates(self._annotated, self._finder, statement_id):
            found = self._finder.find(quote)
            if isinstance(found, Found) and found.statements == (statement_id,) and found.changed_to is None:
                if exactly is None or exactly == statement.span:
                    return quote
                return _narrowed(self._finder, quote, self._annotated.article.text, statement.span, exactly)
        return None


def _candidates(annotated: AnnotatedArticle, finder: Finder, statement_id: str) -> Iterator[Quote]:
    """Ways to name a statement, the plainest first."""
    statements = annotated.statements
    at = annotated.statement(statement_id).ordinal - 1
    quote = Quote(annotated.article.key, _plain(statements[at].text), 0)
    if not any(map(str.isalnum, quote.words)):
        return
    yield quote
    after = _plain(statements[at - 1].text) if at > 0 else None
    before = _plain(statements[at + 1].text) if at + 1 < len(statements) else None
    yield replace(quote, after=after)
    yield replace(quote, before=before)
    yield replace(quote, after=after, before=before)
    total = _places(finder, quote)
    for number in range(1, total + 1):
        yield replace(quote, occurrence=Occurrence(number, total))


def _places(finder: Finder, quote: Quote) -> int:
    found = finder.find(quote)
    return len(found.candidates) if isinstance(found, Missed) and found.code == "several-places" else 0


def _narrowed(finder: Finder, quote: Quote, text: str, statement: Span, exactly: Span) -> Quote:
    """The quotation with the words a conflict is about, widened word by word until they stand in it once."""
    start, end = max(exactly.start, statement.start), min(exactly.end, statement.end)
    while True:
        narrowed = replace(quote, exactly=_plain(text[start:end]))
        if any(map(str.isalnum, text[start:end])) and isinstance(finder.find(narrowed), Found):
            return narrowed
        if (start, end) == statement:
            return quote
        start, end = _wider(text, statement, start, end)


def _wider(text: str, statement: Span, start: int, end: int) -> tuple[int, int]:
    """One word more on either side, within the statement."""
    before = text[statement.start : start].rstrip()
    after = text[end : statement.end].lstrip()
    new_start = statement.start + (before.rfind(" ") + 1 if before else 0)
    skipped = statement.end - end - len(after)
    word = after.split(" ", 1)[0] if after else ""
    return new_start, min(statement.end, end + skipped + len(word))


def quotation_lines(article: str, quotes: list[Quote], indent: str) -> list[str]:
    """The lines of `review.yaml` that name statements of one article."""
    if len(quotes) == 1 and quotes[0] == Quote(article, quotes[0].words, quotes[0].line):
        return [f"{indent}{article}: {_yaml(quotes[0].words)}"]
    lines = [f"{indent}{article}:"]
    if len(quotes) == 1:
        return [*lines, *(f"{indent}  {one}" for one in _keys(quotes[0]))]
    for quote in quotes:
        first, *others = _keys(quote)
        lines.append(f"{indent}  - {first}")
        lines += [f"{indent}    {one}" for one in others]
    return lines


def _keys(quote: Quote) -> list[str]:
    occurrence = f"{quote.occurrence.number} of {quote.occurrence.total}" if quote.occurrence else None
    keys = {
        "words": quote.words,
        "after": quote.after,
        "before": quote.before,
        "occurrence": occurrence,
        "exactly": quote.exactly,
    }
    return [f"{key}: {_yaml(value)}" for key, value in keys.items() if value is not None]


def _yaml(value: str) -> str:
    """A value in YAML's double quotation marks, which are JSON's."""
    return json.dumps(value, ensure_ascii=False)


def _plain(text: str) -> str:
    return " ".join(text.split())
