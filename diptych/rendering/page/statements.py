"""A statement as the page shows it: its words, its mark, and the evidence that opens beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.model import (
    Comparison,
    Conflict,
    EditorNote,
    Form,
    Link,
    LinkCertainty,
    LinkRelation,
    Side,
    Source,
    Span,
    Statement,
    StatementStatus,
)
from diptych.rendering.excerpts import is_withheld
from diptych.rendering.page.lookup import Lookup, is_card
from diptych.rendering.text import Mark, Piece, inline_marks, pieces, readable_spans

__all__ = ["AttributionView", "ConflictRef", "LinkView", "Quoted", "Reference", "StatementView", "statement_views"]

SHARED_WORDS = 2
"""From how many words on a common stretch of two statements that share a part is marked."""

_MARKS = {StatementStatus.SHARED: "both", StatementStatus.PARTLY: "part", StatementStatus.ASIDE: "aside"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A statement as something to point at."""

    id: str
    name: str
    paragraph: int
    way: str
    """Where it stands as seen from the one that points: `here` (the same row), `up` or `down`."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement quoted as evidence, with the words marked that the others do not share."""

    at: Reference
    side: str
    language: str
    direction: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as one of its statements sees it."""

    link: Link
    here: tuple[Quoted, ...]
    """This side's statements with their own words marked; empty where no word difference is shown."""
    there: tuple[Quoted, ...]
    """The other side's statements."""

    @property
    def is_faint(self) -> bool:
        """Whether it only possibly shares a part: worth a look, not worth a line between the columns."""
        return _is_faint(self.link)


@dataclass(frozen=True, slots=True)
class ConflictRef:
    """A conflict as a statement mentions it."""

    conflict: Conflict
    number: str
    is_card: bool


@dataclass(frozen=True, slots=True)
class AttributionView:
    """Whose word something in a statement is."""

    source: Source | None
    """None where quoted words are nobody's, or a report does not say whose word it gives."""
    via: Source | None
    words: str | None
    """How the text names the source here."""
    cue: str | None
    form: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement in its column."""

    id: str
    anchor: str
    name: str
    side: str
    ordinal: int
    paragraph: int
    text: str
    mark: str
    """`both`, `part`, `removed`, `added` or `aside`."""
    pieces: tuple[Piece, ...]
    """Its words with the article's own emphasis and hyperlinks, and the words in conflict."""
    before: str
    """What stands before the article's first statement; nothing, nearly always, and empty for all others."""
    space: str
    """What stands between it and the next statement, or the article's end."""
    links: tuple[LinkView, ...]
    conflicts: tuple[ConflictRef, ...]
    attributions: tuple[AttributionView, ...]
    notes: tuple[EditorNote, ...]
    is_withheld: bool
    """Whether its words are kept back because the story shows excerpts only."""

    @property
    def cards(self) -> tuple[ConflictRef, ...]:
        """Its conflicts that have a card."""
        return tuple(one for one in self.conflicts if one.is_card)

    @property
    def is_moved(self) -> bool:
        """Whether a link of it crosses the common order."""
        return any(view.link.moved for view in self.links)

    @property
    def is_identical(self) -> bool:
        """Whether the other telling has it in the same words."""
        return any(view.link.relation is LinkRelation.IDENTICAL for view in self.links)

    @property
    def differs(self) -> bool:
        """Whether it is only here, or in conflict: what the filter “differences” keeps."""
        return self.mark in ("removed", "added") or bool(self.cards)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its counterparts, once each, in the order of the other telling."""
        found = {quoted.at.id: quoted.at for view in self.links for quoted in view.there}
        return tuple(sorted(found.values(), key=lambda at: int(at.id[1:])))

    @property
    def moved_to(self) -> tuple[Reference, ...]:
        """Where its moved links lead."""
        moved = {quoted.at.id for view in self.links if view.link.moved for quoted in view.there}
        return tuple(at for at in self.references if at.id in moved)

    @property
    def firm(self) -> tuple[Reference, ...]:
        """Its other counterparts, as far as a link to them is more than possible."""
        firm = {quoted.at.id for view in self.links if not view.is_faint for quoted in view.there}
        return tuple(at for at in self.references if at.id in firm and at not in self.moved_to)

    @property
    def faint(self) -> tuple[Reference, ...]:
        """Its counterparts that only possibly share a part; with the moved and the firm ones, these are all."""
        return tuple(at for at in self.references if at not in self.moved_to and at not in self.firm)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources it rests on, once each."""
        return tuple(dict.fromkeys(one.source.name for one in self.attributions if one.source))

    @property
    def has_unsourced_words(self) -> bool:
        """Whether it holds quoted words that nobody is given for."""
        return any(one.source is None and one.form != Form.INDIRECT for one in self.attributions)

    @property
    def has_unsourced_report(self) -> bool:
        """Whether it reports something without saying whose word that is (“has been cited as …”)."""
        return any(one.source is None and one.form == Form.INDIRECT for one in self.attributions)


def statement_views(comparison: Comparison, lookup: Lookup) -> dict[str, StatementView]:
    """Every statement of both sides by id."""
    views: dict[str, StatementView] = {}
    for annotated in (comparison.left, comparison.right):
        article = annotated.article
        own = inline_marks(article.inlines)
        statements = annotated.statements
        for statement, following in zip(statements, (*statements[1:], None), strict=True):
            end = following.span.start if following else len(article.text)
            marks = [*_touching(own, statement.span), *_conflict_marks(article.text, statement, lookup)]
            views[statement.id] = StatementView(
                id=statement.id,
                anchor=statement.anchor,
                name=statement.name,
                side=annotated.side.value,
                ordinal=statement.ordinal,
                paragraph=statement.paragraph,
                text=statement.text,
                mark=_MARKS.get(lookup.statuses[statement.id], "removed" if annotated.side == "left" else "added"),
                pieces=pieces(article.text, statement.span, marks),
                before=article.text[: statement.span.start] if statement.ordinal == 1 else "",
                space=article.text[statement.span.end : end],
                links=tuple(
                    _link_view(comparison, lookup, statement, one) for one in lookup.links.get(statement.id, ())
                ),
                conflicts=tuple(
                    ConflictRef(one, one.id[1:], is_card(one)) for one in lookup.conflicts.get(statement.id, ())
                ),
                attributions=tuple(_attribution_views(comparison, lookup, statement)),
                notes=lookup.notes.get(statement.id, ()),
                is_withheld=is_withheld(statement.text),
            )
    return views


def _touching(marks: list[Mark], span: Span) -> list[Mark]:
    return [mark for mark in marks if mark.span.overlaps(span)]


def _conflict_marks(text: str, statement: Statement, lookup: Lookup) -> Iterator[Mark]:
    """The words of a statement that are in conflict, each leading to its card."""
    for conflict in lookup.likely_conflicts(statement.id):
        for side in conflict.sides:
            if side.side is statement.side and statement.id in side.statements:
                for span in readable_spans(text, side.spans):
                    yield Mark("conflict", span, label=conflict.id[1:])


def _link_view(comparison: Comparison, lookup: Lookup, statement: Statement, link: Link) -> LinkView:
    """The other side's statements, and with a word difference this side's own, for one to be read against the other."""
    from_left = statement.id.startswith("l")
    own, others = (link.left, link.right) if from_left else (link.right, link.left)
    has_words = bool(link.words) and link.relation is LinkRelation.REWORDED
    return LinkView(
        link,
        tuple(_quoted(comparison, lookup, statement, i, link) for i in own) if has_words else (),
        tuple(_quoted(comparison, lookup, statement, i, link) for i in others),
    )


def _quoted(comparison: Comparison, lookup: Lookup, viewer: Statement, statement_id: str, link: Link) -> Quoted:
    statement = comparison.statement(statement_id)
    article = comparison.side(statement.side).article
    marks = (
        _partial_marks(article.text, statement, link)
        if link.relation is LinkRelation.PARTIAL
        else _changed(statement, link)
    )
    return Quoted(
        _reference(lookup, viewer, statement),
        statement.side.value,
        article.language,
        article.direction,
        _shared_words(article.text, marks)
        if _is_faint(link) and marks
        else pieces(article.text, statement.span, marks),
    )


def _shared_words(text: str, marks: list[Mark]) -> tuple[Piece, ...]:
    """Only what a statement shares, where that is all there is to a link: “… [a longstanding ban] … [mines] …”."""
    steps = [Piece("text", "… ")]
    for mark in marks:
        steps += [*pieces(text, mark.span, [mark]), Piece("text", " … ")]
    return (*steps[:-1], Piece("text", " …"))


def _is_faint(link: Link) -> bool:
    return link.relation is LinkRelation.PARTIAL and link.certainty is LinkCertainty.POSSIBLE


def _changed(statement: Statement, link: Link) -> list[Mark]:
    """What the other wording does not have."""
    spans = [op.left if statement.side is Side.LEFT else op.right for op in link.words if op.op != "equal"]
    return [Mark("changed", span) for span in spans if span.start < span.end]


def _partial_marks(text: str, statement: Statement, link: Link) -> list[Mark]:
    """What both share: where only a clause is common, that is easier to read than all that differs."""
    spans = [op.left if statement.side is Side.LEFT else op.right for op in link.words if op.op == "equal"]
    return [Mark("shared", span) for span in spans if len(span.of(text).split()) >= SHARED_WORDS]


def _reference(lookup: Lookup, viewer: Statement, statement: Statement) -> Reference:
    here, there = lookup.rows[viewer.id], lookup.rows[statement.id]
    way = "here" if there == here else "up" if there < here else "down"
    return Reference(statement.id, statement.name, statement.paragraph, way)


def _attribution_views(comparison: Comparison, lookup: Lookup, statement: Statement) -> Iterator[AttributionView]:
    text = comparison.side(statement.side).article.text
    for one in lookup.attributions.get(statement.id, ()):
        yield AttributionView(
            source=lookup.sources.get(one.source) if one.source else None,
            via=lookup.sources.get(one.via) if one.via else None,
            words=_words(one.source_span, text),
            cue=_words(one.cue_span, text),
            form=one.form.value,
        )


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None
