"""Fixture documents of two tellings, and the articles made from them."""

from __future__ import annotations

import re
from pathlib import Path

from diptych.alignment import link_statements
from diptych.comparison import annotate
from diptych.lexicons import lexicon
from diptych.model import AnnotatedArticle, Link, Relation, Row, Side, Sourcing
from tests.builders import article

FIXTURES = Path(__file__).parent.parent / "fixtures" / "alignment"
NOBODY = Sourcing((), (), ())


def telling(text: str, side: Side) -> AnnotatedArticle:
    """An annotated article whose paragraphs are set apart by blank lines."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    return annotate(article(side.value, blocks), side, f"the {side.value} telling", side.letter.upper())


def both(left: str, right: str) -> tuple[AnnotatedArticle, AnnotatedArticle]:
    return telling(left, Side.LEFT), telling(right, Side.RIGHT)


def links(
    left: AnnotatedArticle, right: AnnotatedArticle, relation: Relation = Relation.RETELLING, language: str = "en"
) -> tuple[Link, ...]:
    return link_statements(left, right, NOBODY, relation, lexicon(language))


def sections(path: Path) -> dict[str, str]:
    """The parts of a fixture document by their headings."""
    text = path.read_text(encoding="utf-8")
    return {m[1]: m[2].strip() for m in re.finditer(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.S | re.M)}


def numbered(text: str) -> str:
    """A numbered list as paragraphs."""
    return "\n\n".join(re.findall(r"^\d+\. (.*)$", text, re.M))


def written(found: tuple[Link, ...]) -> list[str]:
    """Links as the fixture documents write them."""
    return [
        f"{' '.join(link.left)} - {' '.join(link.right)} {link.relation.value}{' moved' if link.moved else ''}"
        for link in found
    ]


def exchanged_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(("r" if i[0] == "l" else "l") + i[1:] for i in ids)


def exchanged_links(found: tuple[Link, ...]) -> list[tuple[object, ...]]:
    """All of the links but their ids, with the sides exchanged, in order."""
    names = {"insert": "delete", "delete": "insert"}
    return sorted(
        (
            exchanged_ids(link.right),
            exchanged_ids(link.left),
            link.relation,
            link.score,
            link.certainty,
            link.moved,
            tuple((names.get(op.op, op.op), op.right, op.left) for op in link.words),
            link.evidence,
        )
        for link in found
    )


def plain_links(found: tuple[Link, ...]) -> list[tuple[object, ...]]:
    """All of the links but their ids, in order."""
    return sorted(
        (
            link.left,
            link.right,
            link.relation,
            link.score,
            link.certainty,
            link.moved,
            tuple((op.op, op.left, op.right) for op in link.words),
            link.evidence,
        )
        for link in found
    )


def exchanged_rows(rows: tuple[Row, ...]) -> list[Row]:
    return [Row(exchanged_ids(row.right), exchanged_ids(row.left)) for row in rows]
