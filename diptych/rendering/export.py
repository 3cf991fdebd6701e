"""A comparison as data: what `comparison.json` holds and `diptych compare --json` prints.

The format is written down field by field in docs/data.md and as a JSON Schema in `schema/comparison.schema.json`.
Spans are half-open `[start, end]` offsets, in characters (Unicode code points), into the `text` of the article they
belong to; words are given beside them for convenience and are always derived from them. What is not known is null.

The order of keys and of list items is fixed, so the same comparison gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from diptych.model import (
    AnnotatedArticle,
    Article,
    Attribution,
    Comparison,
    Conflict,
    EditorNote,
    Link,
    Note,
    Source,
    Sourcing,
    Span,
    Statement,
    StatementStatus,
    WordOp,
)
from diptych.rendering.excerpts import shown_text, shown_words

__all__ = [
    "FORMAT",
    "comparison_data",
    "comparison_json",
    "json_document",
    "json_line",
    "sourcing_data",
]

FORMAT = 1
"""The version of the format; it rises when a field changes its meaning, never when one is added."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character pair: legal in a JSON escape, but no UTF-8 file can hold it."""

GAP = " … "
"""Stands between the pieces of a content that the article interrupts (“It is late,” she said, “but not lost.”)."""


def comparison_json(comparison: Comparison) -> str:
    """The text of `comparison.json`: UTF-8 safe, one statement, link or conflict a line, ending in a line feed."""
    return json_document(comparison_data(comparison))


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain lists and dictionaries in the export's format."""
    pair, statuses = comparison.pair, comparison.statuses()
    texts = {"left": comparison.left.article.text, "right": comparison.right.article.text}
    return {
        "format": FORMAT,
        "slug": pair.slug,
        "title": pair.title,
        "relation": pair.relation.value,
        "engine": comparison.engine,
        "left": _side(comparison.left, statuses),
        "right": _side(comparison.right, statuses),
        "headline_words": [_word_op(one) for one in comparison.headline_words],
        "links": [_link(link) for link in comparison.links],
        "rows": [{"left": list(row.left), "right": list(row.right)} for row in comparison.rows],
        "conflicts": [_conflict(conflict) for conflict in comparison.conflicts],
        "sourcing_available": comparison.sourcing.available,
        "sources": [_source(source) for source in comparison.sourcing.sources],
        "attributions": [_attribution(one, texts[one.side]) for one in comparison.sourcing.attributions],
        "notes": [_note(note) for note in comparison.notes],
        "editor_notes": [_editor_note(note) for note in comparison.editor_notes],
        "set_aside": list(comparison.set_aside),
    }


def sourcing_data(article: Article, sourcing: Sourcing) -> dict[str, Any]:
    """The sourcing of one article alone, as `diptych sources` prints it: `text`, `sources`, `attributions`."""
    return {
        "text": article.text,
        "sourcing_available": sourcing.available,
        "sources": [_source(source) for source in sourcing.sources],
        "attributions": [_attribution(one, article.text) for one in sourcing.attributions],
    }


# --- the parts ----------------------------------------------------------------------------------------------------


def _side(annotated: AnnotatedArticle, statuses: dict[str, StatementStatus]) -> dict[str, Any]:
    article = annotated.article
    return {
        "key": article.key,
        "label": annotated.label,
        "letter": annotated.letter,
        **_metadata(article),
        "text": shown_text(article.text),
        "paragraphs": [
            {"n": one.n, "start": one.span.start, "end": one.span.end, "block": one.block} for one in article.paragraphs
        ],
        "inlines": [
            {"kind": one.kind, "start": one.span.start, "end": one.span.end, "href": one.href}
            for one in article.inlines
        ],
        "statements": [_statement(one, statuses[one.id]) for one in annotated.statements],
    }


def _metadata(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "publisher": article.publisher,
        "short_name": article.short_name,
        "author": article.author,
        "published": _iso(article.published),
        "url": article.url,
        "language": article.language,
        "place": article.place,
        "tags": list(article.tags),
        "rights": article.rights,
        "licence": article.licence,
        "corrections": list(article.corrections),
        "retrieved": _iso(article.retrieved),
        "sha256": article.sha256,
        "archive": article.archive,
    }


def _statement(statement: Statement, status: StatementStatus) -> dict[str, Any]:
    return {
        "id": statement.id,
        "anchor": statement.anchor,
        "name": statement.name,
        "paragraph": statement.paragraph,
        "start": statement.span.start,
        "end": statement.span.end,
        "text": shown_words(statement.text),
        "status": status.value,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "left": list(link.left),
        "right": list(link.right),
        "relation": link.relation.value,
        "score": link.score,
        "certainty": link.certainty.value,
        "moved": link.moved,
        "origin": link.origin.value,
        "note": link.note,
        "by": link.by,
        "when": _iso(link.when),
        "evidence": list(link.evidence),
        "words": [_word_op(one) for one in link.words],
    }


def _word_op(step: WordOp) -> dict[str, Any]:
    return {"op": step.op, "left": list(step.left), "right": list(step.right)}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "certainty": conflict.certainty.value,
        "score": conflict.score,
        "rule": conflict.rule,
        "explanation": conflict.explanation,
        "origin": conflict.origin.value,
        "status": conflict.status.value,
        "note": conflict.note,
        "by": conflict.by,
        "when": _iso(conflict.when),
        "sides": [
            {"side": one.side.value, "statements": list(one.statements), "spans": _spans(one.spans)}
            for one in conflict.sides
        ],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "in": [side.value for side in source.sides],
        "reason": source.reason,
        "affiliation": source.affiliation,
        "counterpart": source.counterpart,
        "details": source.details,
        "origin": source.origin.value,
    }


def _attribution(attribution: Attribution, text: str) -> dict[str, Any]:
    return {
        "side": attribution.side.value,
        "statements": list(attribution.statements),
        "source": attribution.source,
        "via": attribution.via,
        "form": attribution.form.value,
        "content": _content(attribution, text),
        "cue": _words(attribution.cue_span, text),
        "source_words": _words(attribution.source_span, text),
        "source_span": _span(attribution.source_span),
        "cue_span": _span(attribution.cue_span),
        "content_spans": _spans(attribution.content_spans),
    }


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "message": note.message, "side": note.side.value if note.side else None}


def _editor_note(note: EditorNote) -> dict[str, Any]:
    return {
        "statements": list(note.statements),
        "text": note.text,
        "references": list(note.references),
        "by": note.by,
        "when": _iso(note.when),
    }


# --- small values -------------------------------------------------------------------------------------------------


def _content(attribution: Attribution, text: str) -> str | None:
    """The words of the content; null where they are withheld."""
    pieces = [shown_words(span.of(text)) for span in attribution.content_spans]
    return GAP.join(piece for piece in pieces if piece is not None) or None


def _words(span: Span | None, text: str) -> str | None:
    return shown_words(span.of(text)) if span else None


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _iso(day: dt.date | None) -> str | None:
    """ISO 8601; a `datetime` keeps its time and offset."""
    return day.isoformat() if day else None


# --- as text ------------------------------------------------------------------------------------------------------


def json_line(data: dict[str, Any]) -> str:
    """Data as one line of JSON without a line feed, for streams of one object a line."""
    return _escaped(_compact(data))


def json_document(data: dict[str, Any]) -> str:
    """Data as JSON that a person can read: each key of the outer two levels and each list item on its own line."""
    return _escaped("".join(_lines(data, depth=0))) + "\n"


def _lines(value: Any, depth: int) -> Iterator[str]:
    """`value` in pieces; dictionaries down to the second level and their lists of dictionaries are spread out."""
    spread_dict = isinstance(value, dict) and value and depth < _SPREAD_DEPTH
    spread_list = isinstance(value, list) and value and isinstance(value[0], dict)
    if not (spread_dict or spread_list):
        yield _compact(value)
        return
    opening, closing = "{}" if spread_dict else "[]"
    indent = " " * (depth + 1)
    items = value.items() if spread_dict else ((None, item) for item in value)
    yield opening
    for number, (key, item) in enumerate(items):
        yield ("," if number else "") + "\n" + indent + (f"{_compact(key)}: " if spread_dict else "")
        yield from _lines(item, depth + 1) if spread_dict else (_compact(item),)
    yield "\n" + " " * depth + closing


_SPREAD_DEPTH = 2
"""Levels of dictionaries written key by key: the document and its two sides."""


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _escaped(text: str) -> str:
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
