"""A comparison as W3C Web Annotations in JSON-LD.

Each link, conflict and attribution is an annotation whose targets are passages of the plain texts that are published
beside it, `left.txt` and `right.txt`. A passage is named twice, as the data model asks: by its position and by a
quotation of its words with what stands around them, so that it can be found again in the original, too.

What the vocabulary of Web Annotation has no word for is written with the prefix `diptych`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diptych.model import (
    AnnotatedArticle,
    Attribution,
    Comparison,
    Conflict,
    EditorNote,
    Link,
    Side,
    Source,
    Span,
)
from diptych.rendering.excerpts import shown_text
from diptych.rendering.export import json_line

__all__ = ["comparison_annotations", "plain_text"]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"diptych": "urn:diptych:comparison:1#"}]
"""The vocabulary of Web Annotation, and a prefix for our own."""

_AROUND = 32
"""Characters quoted before and after a passage: enough to tell repeated words apart."""


def comparison_annotations(comparison: Comparison) -> str:
    """The annotations as JSON-LD, one a line, ending in a line feed."""
    page = _Page(comparison)
    items = [
        *(page.link(link) for link in comparison.links),
        *(page.conflict(conflict) for conflict in comparison.conflicts),
        *(page.attribution(one, n) for n, one in enumerate(comparison.sourcing.attributions, start=1)),
        *(page.note(note, n) for n, note in enumerate(comparison.editor_notes, start=1)),
    ]
    head = {"@context": CONTEXT, "id": "annotations.jsonld", "type": "AnnotationPage", "startIndex": 0}
    lines = ",\n  ".join(json_line(item) for item in items)
    opening = json_line(head)[:-1]
    return f'{opening}, "items": [\n  {lines}\n]}}\n' if items else f'{opening}, "items": []}}\n'


def plain_text(annotated: AnnotatedArticle) -> str:
    """The text that positions count in: the article's, withheld characters as ellipses."""
    return shown_text(annotated.article.text)


class _Page:
    """Annotations on one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._sources: dict[str, Source] = {source.id: source for source in comparison.sourcing.sources}
        self._texts = {side: plain_text(comparison.side(side)) for side in Side}

    def link(self, link: Link) -> dict[str, Any]:
        """The statements of both sides, tagged with their relation."""
        bodies = [_tag(link.relation.value), *([_tag("moved")] if link.moved else [])]
        return {
            **_annotation(link.id, "linking", bodies, link.note),
            "diptych:score": link.score,
            "diptych:certainty": link.certainty.value,
            "diptych:origin": link.origin.value,
            "target": self._statements((*link.left, *link.right)),
        }

    def conflict(self, conflict: Conflict) -> dict[str, Any]:
        """The exact words of both sides, with the sentence that explains them."""
        bodies = [_tag("conflict"), _tag(conflict.kind.value), _comment(conflict.explanation)]
        targets = [self._target(side.side, span) for side in conflict.sides for span in side.spans]
        return {
            **_annotation(conflict.id, "assessing", bodies, conflict.note),
            "diptych:score": conflict.score,
            "diptych:certainty": conflict.certainty.value,
            "diptych:rule": conflict.rule,
            "diptych:status": conflict.status.value,
            "diptych:origin": conflict.origin.value,
            "target": targets,
        }

    def attribution(self, one: Attribution, number: int) -> dict[str, Any]:
        """What is reported, identified by its source; the words that report it are named beside it."""
        source = self._sources.get(one.source or "")
        via = self._sources.get(one.via or "")
        bodies = [_tag(one.form.value)]
        if source:
            bodies += [_body(source.name, "identifying"), _tag(source.kind.value)]
        made = _annotation(f"a{number}", "identifying", bodies, None)
        for name, span in (("diptych:sourceWords", one.source_span), ("diptych:cue", one.cue_span)):
            if span:
                made[name] = self._target(one.side, span)
        if via:
            made["diptych:via"] = via.name
        return {**made, "target": [self._target(one.side, span) for span in one.content_spans]}

    def note(self, note: EditorNote, number: int) -> dict[str, Any]:
        """An editor's words on statements."""
        made = _annotation(f"n{number}", "commenting", [_comment(note.text)], None)
        made["body"] += [{"id": reference, "purpose": "linking"} for reference in note.references]
        if note.by:
            made["creator"] = {"type": "Person", "name": note.by}
        if note.when:
            made["created"] = note.when.isoformat()
        return {**made, "target": self._statements(note.statements)}

    def _statements(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        statements = [self._comparison.statement(i) for i in ids]
        return [{**self._target(one.side, one.span), "diptych:statement": one.name} for one in statements]

    def _target(self, side: Side, span: Span) -> dict[str, Any]:
        text = self._texts[side]
        quotation = {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        }
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        return {"type": "SpecificResource", "source": f"{side.value}.txt", "selector": [position, quotation]}


def _annotation(name: str, motivation: str, bodies: list[dict[str, Any]], note: str | None) -> dict[str, Any]:
    comments = [_comment(note)] if note else []
    return {"id": f"#{name}", "type": "Annotation", "motivation": motivation, "body": [*bodies, *comments]}


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _tag(value: str) -> dict[str, Any]:
    return _body(value, "tagging")


def _comment(value: str) -> dict[str, Any]:
    return {**_body(value, "commenting"), "format": "text/plain"}
