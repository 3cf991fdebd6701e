"""The two columns: rows, and in each row the pieces of paragraphs that stand opposite each other.

Both articles keep their order; a paragraph that runs over several rows is continued in the next. A cell without
statements says why: nothing is said here, or it is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from diptych.model import AnnotatedArticle, Comparison, Row, Side
from diptych.rendering.page.statements import StatementView

__all__ = ["BlockView", "CellView", "RowView", "row_views"]


SHORT_BY = 400
"""By how many characters one cell must be shorter than the other, about nine lines, to say where it goes on."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph, or as much of it as a row holds."""

    n: int
    """The paragraph's number."""
    kind: str
    """`p`, `h2` … `h6`, `li`, `blockquote` or `pre`."""
    begins: bool
    """Whether the paragraph begins here."""
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """One side of a row."""

    side: str
    blocks: tuple[BlockView, ...]
    pointing: tuple[StatementView, ...]
    """In an empty cell: the statements opposite that do have a counterpart, elsewhere on this side."""
    follows: str | None
    """In an empty or short cell: the id of the next statement on this side, if one comes."""
    follows_name: str | None
    """Its name."""
    has_begun: bool
    """Whether a statement of this side stands in this row or above."""
    is_short: bool
    """Whether the other cell goes on so much longer that a note should say where this side does."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row."""

    n: int
    left: CellView
    right: CellView
    tie: str
    """How its two sides hang together: `both`, `part`, `conflict`, or `none`."""
    differs: bool
    """Whether a statement in it is only on one side or in conflict."""
    conflicts: bool
    """Whether a statement in it is in conflict."""

    @property
    def is_one_sided(self) -> bool:
        """Whether one of its cells is empty."""
        return not (self.left.blocks and self.right.blocks)


def row_views(comparison: Comparison, views: Mapping[str, StatementView]) -> tuple[RowView, ...]:
    """All rows in order."""
    rows: list[RowView] = []
    done = {Side.LEFT: 0, Side.RIGHT: 0}
    for n, row in enumerate(comparison.rows, start=1):
        left, right = [views[i] for i in row.left], [views[i] for i in row.right]
        done[Side.LEFT] += len(left)
        done[Side.RIGHT] += len(right)
        everything = [*left, *right]
        rows.append(
            RowView(
                n,
                _cell(comparison.left, left, right, done[Side.LEFT]),
                _cell(comparison.right, right, left, done[Side.RIGHT]),
                _tie(row, everything),
                any(view.differs for view in everything),
                any(view.cards for view in everything),
            )
        )
    return tuple(rows)


def _cell(
    annotated: AnnotatedArticle, own: Sequence[StatementView], opposite: Sequence[StatementView], done: int
) -> CellView:
    kinds = {paragraph.n: paragraph for paragraph in annotated.article.paragraphs}
    blocks = []
    for n, group in groupby(own, key=lambda view: view.paragraph):
        statements = tuple(group)
        first = annotated.statements[statements[0].ordinal - 1]
        earlier = annotated.statements[first.ordinal - 2] if first.ordinal > 1 else None
        blocks.append(BlockView(n, kinds[n].block, earlier is None or earlier.paragraph != n, statements))
    is_short = bool(own) and _length(opposite) - _length(own) > SHORT_BY
    following = annotated.statements[done] if (is_short or not own) and done < len(annotated.statements) else None
    return CellView(
        annotated.side.value,
        tuple(blocks),
        () if own else tuple(view for view in opposite if view.references),
        following.id if following else None,
        following.name if following else None,
        done > 0,
        is_short,
    )


def _length(statements: Sequence[StatementView]) -> int:
    """How many characters they have together."""
    return sum(len(view.text) for view in statements)


def _tie(row: Row, statements: Sequence[StatementView]) -> str:
    """The strongest tie between the two cells."""
    inside = {*row.left, *row.right}
    ties = [view for statement in statements for view in statement.links if any(q.at.id in inside for q in view.there)]
    if not ties:
        return "none"
    return "part" if all(view.link.relation == "partial" for view in ties) else "both"
