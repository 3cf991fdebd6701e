"""A comparison as a report for the terminal.

What is most worth knowing comes first: a sentence that sums up, the conflicts with both wordings, what only one
telling says, and who is quoted. It reads the same without colour, where asterisks stand around conflicting words.
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.model import (
    AnnotatedArticle,
    Certainty,
    Comparison,
    Conflict,
    ConflictSide,
    Relation,
    Side,
    Source,
    SourceKind,
    Span,
    StatementStatus,
)
from diptych.rendering.counts import Balance, Counts, comparison_counts, standing_conflicts
from diptych.rendering.terminal import Style, columns, visible, wrapped

__all__ = ["terminal_report"]

_WIDEST = 100
"""Columns; longer lines are hard to read however wide the terminal is."""

_KIND_WORDS = {
    SourceKind.NAMED_PERSON: "named person",
    SourceKind.ANONYMOUS: "anonymous",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.DOCUMENT: "document",
    SourceKind.VAGUE: "vague",
}


def terminal_report(comparison: Comparison, *, width: int, colour: bool) -> str:
    """The report in lines of at most `width` columns (and never more than a hundred), ending in a line feed.

    Escape codes are used only where `colour` is true. Nothing in the articles reaches the terminal as a command.
    """
    report = _Report(comparison, min(width, _WIDEST), Style(colour=colour))
    blocks = [report.heading(), report.summary(), report.conflicts(), *report.only(), report.sources(), report.notes()]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


class _Report:
    """The parts of one report, each a list of finished lines; a part with nothing to say is empty."""

    def __init__(self, comparison: Comparison, width: int, style: Style) -> None:
        self._comparison = comparison
        self._counts: Counts = comparison_counts(comparison)
        self._width = width
        self._style = style

    def heading(self) -> list[str]:
        """The story's title and a line for each telling."""
        title = self._comparison.pair.title or "Two tellings side by side"
        lines = [self._style.strong(line) for line in wrapped(visible(title), self._width)]
        for annotated in (self._comparison.left, self._comparison.right):
            lines += self._wrap(_telling(annotated), first=f"  {annotated.letter}  ")
        return lines

    def summary(self) -> list[str]:
        """How much is shared and how much conflicts, in one paragraph."""
        left, right = self._comparison.left, self._comparison.right
        sentences = (
            _balance_sentence(left.label, self._counts.left, right.label),
            _balance_sentence(right.label, self._counts.right, left.label),
            _conflict_sentence(self._counts),
        )
        return self._wrap(" ".join(visible(sentence) for sentence in sentences))

    def conflicts(self) -> list[str]:
        """Each conflict with both wordings, the likely first."""
        standing = standing_conflicts(self._comparison)
        lines: list[str] = []
        for certainty, words in ((Certainty.LIKELY, "CONFLICTS"), (Certainty.POSSIBLE, "COULD BE READ AS CONFLICTING")):
            chosen = [one for one in standing if one.certainty is certainty]
            if chosen:
                lines += ["", self._style.strong(words)] if lines else [self._style.strong(words)]
            for conflict in chosen:
                lines += self._conflict(conflict)
        return lines

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        decided = (
            "" if conflict.origin.value == "machine" and conflict.status.value == "suggested" else ", by an editor"
        )
        head = f"≠ {conflict.id[1:]}  {conflict.kind.value}{decided}"
        yield self._style.warn(head)
        for side in conflict.sides:
            yield from self._wording(side)
        yield from self._wrap(visible(conflict.explanation), first="     ")
        evidence = f"rule {conflict.rule}, score {conflict.score:.2f}"
        yield from (self._style.quiet(line) for line in self._wrap(visible(evidence), first="     "))

    def _wording(self, side: ConflictSide) -> Iterator[str]:
        annotated = self._comparison.side(side.side)
        for statement in (annotated.statement(i) for i in side.statements):
            start, end = statement.span
            spans = [Span(max(one.start, start) - start, min(one.end, end) - start) for one in side.spans]
            yield from self._wrap(self._style.marked(statement.text, spans), first=f"  {statement.name:>4}  ")

    def only(self) -> Iterator[list[str]]:
        """What only one telling says, a block for each."""
        statuses = self._comparison.statuses()
        revision = self._comparison.pair.relation is Relation.REVISION
        for annotated, sign, word in ((self._comparison.left, "−", "removed"), (self._comparison.right, "+", "added")):
            chosen = [one for one in annotated.statements if statuses[one.id] is StatementStatus.ONLY]
            heading = word.upper() if revision else f"ONLY IN {visible(annotated.label).upper()} ({word})"
            lines = [self._style.strong(line) for line in wrapped(heading, self._width)] if chosen else []
            for statement in chosen:
                lines += self._wrap(visible(statement.text), first=f"{sign} {statement.name:>4}  ")
            yield lines

    def sources(self) -> list[str]:
        """Who is quoted, how often in which telling."""
        sourcing = self._comparison.sourcing
        heading = self._style.strong("WHOSE WORD IT IS")
        if not sourcing.available:
            return [heading, *self._wrap("Not available for this language.")]
        lines = [line for source in sourcing.sources for line in self._source(source)]
        nobody = sum(one.source is None for one in sourcing.attributions)
        if nobody:
            lines += self._wrap(f"{_some(nobody, 'quotation')} with nobody given for the words.", first="  ")
        return [heading, *(lines or self._wrap("No attribution was found. That does not mean there is none."))]

    def _source(self, source: Source) -> list[str]:
        tellings = ", ".join(
            f"{annotated.letter} {self._times(source, annotated.side)}"
            for annotated in (self._comparison.left, self._comparison.right)
            if annotated.side in source.sides
        )
        reason = f" ({source.reason})" if source.reason else ""
        return self._wrap(visible(f"{source.name}{reason}: {tellings}"), first=f"  {_KIND_WORDS[source.kind]:<14}")

    def _times(self, source: Source, side: Side) -> str:
        """How often a source is quoted in a telling, and how often it passes on another's word."""
        here = [one for one in self._comparison.sourcing.attributions if one.side is side]
        quoted = sum(one.source == source.id for one in here)
        passed_on = sum(one.via == source.id for one in here)
        times = [f"{quoted}×"] if quoted or not passed_on else []
        return ", ".join([*times, f"{passed_on}× passing on another's word"] if passed_on else times)

    def notes(self) -> list[str]:
        """What could not be done, and the editor's own words."""
        lines = [line for note in self._comparison.notes for line in self._wrap(visible(note.message), first="  · ")]
        for note in self._comparison.editor_notes:
            names = ", ".join(self._comparison.statement(i).name for i in note.statements)
            lines += self._wrap(visible(f"Editor on {names}: {note.text}"), first="  · ")
        return [self._style.strong("NOTES"), *lines] if lines else []

    def _wrap(self, text: str, *, first: str = "") -> list[str]:
        rest = " " * columns(first)
        return [self._style.finished(line) for line in wrapped(text, self._width, first=first, rest=rest)]


def _telling(annotated: AnnotatedArticle) -> str:
    article = annotated.article
    day = f"{article.published.day} {article.published:%B %Y}" if article.published else "no date on record"
    parts = (
        article.publisher or "publisher not on record",
        f"“{article.title}”" if article.title else "no headline on record",
        day,
        _some(len(annotated.statements), "statement"),
    )
    return visible(" · ".join(parts))


def _balance_sentence(label: str, balance: Balance, other: str) -> str:
    label = label[:1].upper() + label[1:]
    if not balance.total:
        return f"{label} has no statements."
    return (
        f"{label}: of {_some(balance.total, 'statement')}, {balance.shared} shared with {other}, "
        f"{balance.partly} in part, {balance.only} only here."
    )


def _conflict_sentence(counts: Counts) -> str:
    likely, possible = _some(counts.likely, "likely conflict"), _some(counts.possible, "possible conflict")
    if counts.likely and counts.possible:
        return f"{likely} and {possible}."
    if counts.likely or counts.possible:
        return f"{likely if counts.likely else possible}."
    return "No conflict was found; that does not mean there is none."


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
