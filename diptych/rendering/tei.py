"""A comparison as TEI P5: both articles as one text with a critical apparatus, by parallel segmentation.

Each row of the two columns is an `app` with a reading of each witness; both authors keep their order, so all readings
of one witness, one after another, are that article, to the character:

    <app><rdg wit="#left"><seg xml:id="l1">The council approved a wall.</seg> </rdg>
         <rdg wit="#right"><seg xml:id="r2">A wall was approved.</seg> </rdg></app>

A paragraph begins with a `milestone`, which stands for the blank line before it. A character that XML cannot hold is
a `g` that names it. Links, conflicts, sources and attributions follow in `standOff`, pointing at the statements.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from diptych.model import (
    AnnotatedArticle,
    Attribution,
    Certainty,
    Comparison,
    LinkCertainty,
    Row,
    Side,
    Statement,
    StatementStatus,
)
from diptych.rendering.excerpts import shown_text, shown_words

__all__ = ["comparison_tei"]

NAMESPACE = "http://www.tei-c.org/ns/1.0"

_ID = "xml:id"

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and the carriage return, which its parsers turn into a line feed."""

_CERTAINTY: Mapping[str, str] = {
    LinkCertainty.SURE: "high",
    LinkCertainty.LIKELY: "medium",
    LinkCertainty.POSSIBLE: "low",
}
"""TEI's words for how sure one is; a conflict's `likely` and `possible` are the same two."""


def comparison_tei(comparison: Comparison) -> str:
    """The TEI document, ending in a line feed."""
    root = ET.Element("TEI", {"xmlns": NAMESPACE})
    _header(root, comparison)
    _stand_off(root, comparison)
    _text(root, comparison)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


# --- the header ---------------------------------------------------------------------------------------------------


def _header(root: ET.Element, comparison: Comparison) -> None:
    header = _add(root, "teiHeader")
    description = _add(header, "fileDesc")
    title = comparison.pair.title or "Two tellings compared"
    statement = _add(description, "titleStmt")
    _add(statement, "title", title)
    for name, duty in (("machine", "compared by rule"), ("editor", "decided by an editor")):
        responsible = _add(statement, "respStmt", **{_ID: name})
        _add(responsible, "resp", duty)
        _add(responsible, "name", "Diptych" if name == "machine" else "the site's editor")
    _add(_add(description, "publicationStmt"), "p", "Made by Diptych; the rights in each article are its publisher's.")
    witnesses = _add(_add(description, "sourceDesc"), "listWit")
    for side in (comparison.left, comparison.right):
        _witness(witnesses, side)
    encoding = _add(header, "encodingDesc")
    _add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    relation = (
        f"The tellings are related as {comparison.pair.relation.value}; linked by the {comparison.engine} engine."
    )
    notes = "".join(f" {note.message}" for note in comparison.notes)
    _add(_add(encoding, "editorialDecl"), "p", relation + notes)


def _witness(witnesses: ET.Element, annotated: AnnotatedArticle) -> None:
    article = annotated.article
    witness = _add(witnesses, "witness", **{_ID: annotated.side.value, "n": annotated.letter})
    bibl = _add(witness, "bibl")
    known = {
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "date": article.published.isoformat() if article.published else None,
        "pubPlace": article.place,
    }
    for name, value in known.items():
        if value is not None:
            _add(bibl, name, value)
    for kind, note in (("rights", article.rights), ("licence", article.licence), ("label", annotated.label)):
        if note is not None:
            _add(bibl, "note", note, type=kind)
    for correction in article.corrections:
        _add(bibl, "note", correction, type="correction")
    if article.url:
        _add(bibl, "ptr", target=article.url)
    _add(bibl, "textLang", mainLang=article.language)


# --- what is said about the statements ----------------------------------------------------------------------------


def _stand_off(root: ET.Element, comparison: Comparison) -> None:
    stand_off = _add(root, "standOff")
    links = _add(stand_off, "linkGrp", type="links")
    for link in comparison.links:
        attributes = {_ID: link.id, "type": link.relation.value, "cert": _CERTAINTY[link.certainty]}
        if link.moved:
            attributes["subtype"] = "moved"
        _add(links, "link", target=_targets((*link.left, *link.right)), resp=f"#{link.origin.value}", **attributes)
    conflicts = _add(stand_off, "spanGrp", type="conflicts")
    for conflict in comparison.conflicts:
        ids = tuple(i for side in conflict.sides for i in side.statements)
        certainty = "medium" if conflict.certainty is Certainty.LIKELY else "low"
        attributes = {
            _ID: conflict.id,
            "type": conflict.kind.value,
            "subtype": conflict.status.value,
            "cert": certainty,
        }
        _add(
            conflicts,
            "span",
            conflict.explanation,
            target=_targets(ids),
            resp=f"#{conflict.origin.value}",
            **attributes,
        )
    sources = _add(stand_off, "list", type="sources")
    for source in comparison.sourcing.sources:
        _add(sources, "item", source.name, **{_ID: source.id, "n": source.kind.value})
    attributions = _add(stand_off, "spanGrp", type="attributions")
    for attribution in comparison.sourcing.attributions:
        _attribution(attributions, attribution, comparison.side(attribution.side).article.text)


def _attribution(group: ET.Element, one: Attribution, text: str) -> None:
    words = " … ".join(shown_words(span.of(text)) or "…" for span in one.content_spans)
    attributes = {"type": one.form.value, "target": _targets(one.statements)}
    sources = [source for source in (one.source, one.via) if source]
    if sources:
        attributes["ana"] = _targets(sources)
    _add(group, "span", words, **attributes)


def _targets(ids: Sequence[str]) -> str:
    return " ".join(f"#{i}" for i in ids)


# --- the two texts ------------------------------------------------------------------------------------------------


def _text(root: ET.Element, comparison: Comparison) -> None:
    block = _add(_add(_add(root, "text"), "body"), "ab", **{"xml:space": "preserve"})
    statuses = comparison.statuses()
    witnesses = {side: _Witness(comparison.side(side), statuses) for side in Side}
    for number, row in enumerate(comparison.rows or (Row((), ()),), start=1):
        app = _add(block, "app", n=str(number))
        for side, ids in ((Side.LEFT, row.left), (Side.RIGHT, row.right)):
            if ids or not comparison.side(side).statements:
                witnesses[side].read(_add(app, "rdg", wit=f"#{side.value}"), ids)


class _Witness:
    """One article, read out in order, row by row."""

    def __init__(self, annotated: AnnotatedArticle, statuses: Mapping[str, StatementStatus]) -> None:
        self._annotated = annotated
        self._text = shown_text(annotated.article.text)
        self._statuses = statuses
        self._breaks = {
            before.span.end: after
            for before, after in zip(annotated.article.paragraphs, annotated.article.paragraphs[1:], strict=False)
        }
        """Where the blank line before a paragraph begins, and that paragraph."""
        self._done = 0

    def read(self, reading: ET.Element, ids: Sequence[str]) -> None:
        """Put these statements into a reading, with what stands before the first of all and after each."""
        for statement in (self._annotated.statement(i) for i in ids):
            self._between(reading, statement.span.start)
            self._statement(reading, statement)
            self._between(reading, self._next_start(statement))
        if not ids:
            self._between(reading, len(self._text))

    def _next_start(self, statement: Statement) -> int:
        later = self._annotated.statements[statement.ordinal :]
        return later[0].span.start if later else len(self._text)

    def _statement(self, reading: ET.Element, statement: Statement) -> None:
        attributes = {_ID: statement.id, "n": statement.name, "type": self._statuses[statement.id].value}
        segment = _add(reading, "seg", None, corresp=f"index.html#{statement.anchor}", **attributes)
        _write(segment, self._text[statement.span.start : statement.span.end])
        self._done = statement.span.end

    def _between(self, reading: ET.Element, end: int) -> None:
        """What stands between statements: white space, and the milestones of paragraphs for blank lines."""
        while self._done < end:
            paragraph = self._breaks.get(self._done)
            if paragraph:
                _add(reading, "milestone", unit="paragraph", n=str(paragraph.n), type=paragraph.block)
                self._done = paragraph.span.start
            else:
                _write(reading, self._text[self._done])
                self._done += 1


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()})
    if text:
        _write(child, text)
    return child


def _write(element: ET.Element, text: str) -> None:
    """Append text; a character that XML cannot hold becomes `<g n="U+000D"/>`."""
    for piece in _pieces(text):
        if _NOT_XML.match(piece):
            ET.SubElement(element, "g", {"type": "character", "n": f"U+{ord(piece):04X}"})
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def _pieces(text: str) -> Iterator[str]:
    done = 0
    for found in _NOT_XML.finditer(text):
        if done < found.start():
            yield text[done : found.start()]
        yield found[0]
        done = found.end()
    if done < len(text):
        yield text[done:]
