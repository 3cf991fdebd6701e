"""Fixture documents of this room: cases under headings, with a text and a bullet for each thing expected."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from diptych.comparison import annotate
from diptych.lexicons import lexicon
from diptych.model import AnnotatedArticle, Attribution, Side, Source, Sourcing, Span
from diptych.sourcing import find_sourcing
from tests.builders import article

FOLDER = Path(__file__).parent.parent / "fixtures" / "sourcing"
ENGLISH = lexicon("en")


@dataclass(frozen=True)
class Case:
    title: str
    paragraphs: tuple[str, ...]
    expected: tuple[str, ...]


def cases(name: str) -> list[Case]:
    """The cases of a document."""
    found = []
    for part in (FOLDER / name).read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = [line for line in part.split("\n") if line]
        text = tuple(line for line in lines if not line.startswith("- "))
        found.append(Case(title, text, tuple(line[2:] for line in lines if line.startswith("- "))))
    return found


def annotated(*paragraphs: str, side: Side = Side.LEFT) -> AnnotatedArticle:
    """An article of these paragraphs with its statements."""
    return annotate(article("telling", paragraphs), side, "the telling", "A")


def sourcing(*paragraphs: str) -> tuple[str, Sourcing]:
    """The text of an article of these paragraphs, and its sourcing."""
    one = annotated(*paragraphs)
    return one.article.text, find_sourcing((one,), ENGLISH)


def words(span: Span | None, text: str) -> str:
    """A span's words; a dash for none."""
    return span.of(text) if span is not None else "–"


def attribution_line(attribution: Attribution, text: str) -> str:
    """An attribution as a line: form, source, cue, content."""
    content = " … ".join(span.of(text) for span in attribution.content_spans)
    parts = (attribution.form.value, words(attribution.source_span, text), words(attribution.cue_span, text), content)
    return " | ".join(parts)


def source_line(source: Source) -> str:
    """A source as a line: name, kind, and whatever else is known of it."""
    facts = [
        f"{name}: {value}"
        for name, value in (
            ("of", source.affiliation),
            ("because", source.reason),
            ("facts", source.details),
            ("counterpart", source.counterpart),
        )
        if value
    ]
    return " | ".join([f"{source.id} {source.name}", source.kind.value, *facts])


def resolved_line(found: Sourcing, text: str) -> str:
    """What the words of each attribution's source resolve to, in order."""
    parts = []
    for one in found.attributions:
        via = f" via {one.via}" if one.via else ""
        parts.append(f"{words(one.source_span, text)} → {one.source}{via}")
    return "; ".join(parts)
