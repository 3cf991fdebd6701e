"""What was promised about every answer, as assertions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from diptych.model import AnnotatedArticle, Comparison, Inline, LinkRelation, Paragraph, Side, Span

__all__ = ["hold_for_body", "hold_for_comparison", "same_when_turned_round"]


def hold_for_body(text: str, paragraphs: Iterable[Paragraph], inlines: Iterable[Inline]) -> None:
    """Paragraphs are what the text is made of, and inlines lie in it."""
    blocks = [one.span.of(text) for one in paragraphs]
    assert "\n\n".join(blocks) == text, "paragraphs do not rebuild the text"
    assert all(block and block == block.strip() for block in blocks), "a paragraph is empty or has space around it"
    for one in inlines:
        _inside(one.span, text)
        assert one.href is None or one.href.startswith(("http://", "https://", "mailto:")), (
            f"unsafe address {one.href!r}"
        )


def hold_for_comparison(found: Comparison) -> None:
    """Spans lie in their texts, ids lead somewhere, every statement stands in one row, evidence has both sides."""
    for one in (found.left, found.right):
        _statements_hold(one)
    _links_hold(found)
    _conflicts_hold(found)
    _sourcing_holds(found)
    for side, annotated in (("left", found.left), ("right", found.right)):
        rows = [i for row in found.rows for i in getattr(row, side)]
        assert rows == [one.id for one in annotated.statements], f"rows do not keep the {side} order"


def _statements_hold(one: AnnotatedArticle) -> None:
    text = one.article.text
    covered = "".join(statement.text for statement in one.statements)
    assert "".join(covered.split()) == "".join(text.split()), "statements do not hold every word once"
    for statement in one.statements:
        _inside(statement.span, text)
        assert statement.span.of(text) == statement.text
    assert all(a.span.end <= b.span.start for a, b in pairwise(one.statements)), "statements overlap"
    anchors = [statement.anchor for statement in one.statements]
    assert len(set(anchors)) == len(anchors), "two statements have one anchor"


def _links_hold(found: Comparison) -> None:
    for link in found.links:
        assert link.left
        assert link.right
        assert 0 <= link.score <= 1
        assert not (link.moved and link.relation is LinkRelation.PARTIAL)
        for i in (*link.left, *link.right):
            found.statement(i)
        for op in link.words:
            _inside(op.left, found.left.article.text, may_be_empty=True)
            _inside(op.right, found.right.article.text, may_be_empty=True)


def _conflicts_hold(found: Comparison) -> None:
    for conflict in found.conflicts:
        assert conflict.explanation.strip()
        assert 0 <= conflict.score <= 1
        for side in conflict.sides:
            assert side.statements
            assert side.spans
            for span in side.spans:
                _inside(span, found.side(side.side).article.text)


def _sourcing_holds(found: Comparison) -> None:
    known = {source.id for source in found.sourcing.sources}
    for one in found.sourcing.attributions:
        text = found.side(one.side).article.text
        assert one.source is None or one.source in known
        assert one.content_spans
        for span in (*one.content_spans, *filter(None, (one.source_span, one.cue_span))):
            _inside(span, text)
        for i in one.statements:
            found.statement(i)


def _inside(span: Span, text: str, *, may_be_empty: bool = False) -> None:
    least = span.start if may_be_empty else span.start + 1
    assert 0 <= span.start <= least <= span.end <= len(text), f"{span} is not in a text of {len(text)}"


def same_when_turned_round(found: Comparison, turned: Comparison) -> None:
    """No side is favoured: both say the same of the same places."""
    assert _links(found, swapped=False) == _links(turned, swapped=True), "links favour a side"
    assert _rows(found, swapped=False) == _rows(turned, swapped=True), "rows favour a side"
    assert _conflicts(found, swapped=False) == _conflicts(turned, swapped=True), "conflicts favour a side"
    assert _attributions(found, swapped=False) == _attributions(turned, swapped=True), "sourcing favours a side"


def _ordinals(ids: Iterable[str]) -> tuple[int, ...]:
    return tuple(int(i[1:]) for i in ids)


def _links(found: Comparison, *, swapped: bool) -> list[object]:
    turn = -1 if swapped else 1
    return sorted(
        ((_ordinals(one.left), _ordinals(one.right))[::turn], one.relation, one.score, one.moved, one.certainty)
        for one in found.links
    )


def _rows(found: Comparison, *, swapped: bool) -> list[object]:
    """Which statements stand opposite each other; the order of rows that have one side only is a matter of layout."""
    turn = -1 if swapped else 1
    return sorted((_ordinals(one.left), _ordinals(one.right))[::turn] for one in found.rows)


def _side(side: Side, *, swapped: bool) -> Side:
    return side.other if swapped else side


def _conflicts(found: Comparison, *, swapped: bool) -> list[object]:
    return sorted(
        (
            sorted((_side(one.side, swapped=swapped), one.spans) for one in conflict.sides),
            conflict.kind,
            conflict.rule,
            conflict.certainty,
            conflict.score,
        )
        for conflict in found.conflicts
    )


def _attributions(found: Comparison, *, swapped: bool) -> list[object]:
    names = {source.id: (source.name, source.kind) for source in found.sourcing.sources}
    return sorted(
        (
            _side(one.side, swapped=swapped),
            one.content_spans,
            one.form,
            one.cue_span or Span(-1, -1),
            one.source_span or Span(-1, -1),
            names.get(one.source or "", ("", "")),
        )
        for one in found.sourcing.attributions
    )
