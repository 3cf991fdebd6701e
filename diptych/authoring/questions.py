"""What an editor is asked about: links and conflicts that the machine is not sure of, the most doubtful first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from diptych.authoring.naming import conflict_sides, link_sides, named_lines, namers_of, shown_names
from diptych.model import (
    AnnotatedArticle,
    Comparison,
    Conflict,
    Link,
    LinkCertainty,
    LinkRelation,
    Origin,
    ReviewStatus,
    Side,
    Span,
    Statement,
)
from diptych.review import Namer

__all__ = ["Question", "questions"]


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be answered yes or no."""

    doubt: float
    """The machine's score: the lower, the more doubtful."""
    key: str
    """The same for the same question, whatever was decided in the meantime."""
    text: str
    """What is asked, with both wordings."""
    comment: str
    """One line for `review.yaml`."""
    yes: tuple[str, ...]
    """The lines of `review.yaml` that say yes."""
    no: tuple[str, ...]
    """The lines that say no."""
    about: tuple[str, ...]
    """The lines that name its statements, for a note."""
    anchor: str
    """Where on the story's page it is."""


def questions(comparison: Comparison) -> tuple[Question, ...]:
    """What is not decided yet, the most doubtful first."""
    namers = namers_of(comparison)
    found = [*_link_questions(comparison, namers), *_conflict_questions(comparison, namers)]
    return tuple(sorted(found, key=lambda one: (one.doubt, one.key)))


def _link_questions(comparison: Comparison, namers: Mapping[Side, Namer]) -> Iterator[Question]:
    for link in comparison.links:
        is_clear = link.certainty is LinkCertainty.SURE or link.relation is LinkRelation.IDENTICAL
        if link.origin is Origin.EDITOR or is_clear:
            continue
        sides = link_sides(comparison, link)
        named = named_lines(sides, namers)
        if named is None:
            continue
        names = shown_names(sides)
        asked = "share a clause" if link.relation is LinkRelation.PARTIAL else "say the same"
        yield Question(
            doubt=link.score,
            key=f"link {names}",
            text=f"Do these {asked}? The machine links them ({link.certainty.value}, {link.score:.2f}){_why(link)}.\n\n"
            + _shown_link(comparison, link),
            comment=f"{names}: linked by the machine as {link.relation.value} ({link.score:.2f}).",
            yes=("- link:", *named, f"  relation: {link.relation.value}"),
            no=("- unlink:", *named),
            about=named,
            anchor=comparison.statement(link.left[0]).anchor,
        )


def _conflict_questions(comparison: Comparison, namers: Mapping[Side, Namer]) -> Iterator[Question]:
    for conflict in comparison.conflicts:
        if conflict.origin is Origin.EDITOR or conflict.status is not ReviewStatus.SUGGESTED:
            continue
        sides = conflict_sides(comparison, conflict)
        named = named_lines(sides, namers)
        if named is None:
            continue
        names = shown_names(sides)
        yield Question(
            doubt=conflict.score,
            key=f"{conflict.kind.value} {names} {conflict.rule}",
            text=f"Is this a conflict ({conflict.kind.value})? The machine: {_visible(conflict.explanation)} "
            f"({conflict.certainty.value}, {conflict.score:.2f})\n\n" + _shown_conflict(comparison, conflict),
            comment=f"{names}: {conflict.kind.value}. {conflict.explanation}",
            yes=("- confirm:", *named, f"  kind: {conflict.kind.value}"),
            no=("- dismiss:", *named, f"  kind: {conflict.kind.value}"),
            about=named,
            anchor=comparison.statement(conflict.sides[0].statements[0]).anchor,
        )


# --- how it is shown ----------------------------------------------------------------------------------------------


def _shown_link(comparison: Comparison, link: Link) -> str:
    """Both wordings, with [-words-] that only the left has and {+words+} that only the right has."""
    left = [op.left for op in link.words if op.op in ("delete", "replace")]
    right = [op.right for op in link.words if op.op in ("insert", "replace")]
    lines = [_wording(comparison.left, comparison.statement(one), left, "[-", "-]") for one in link.left]
    lines += [_wording(comparison.right, comparison.statement(one), right, "{+", "+}") for one in link.right]
    return "\n".join(lines)


def _shown_conflict(comparison: Comparison, conflict: Conflict) -> str:
    """Both wordings, with the words in conflict between >> and <<."""
    lines = [
        _wording(comparison.side(one.side), comparison.statement(statement), one.spans, ">>", "<<")
        for one in conflict.sides
        for statement in one.statements
    ]
    return "\n".join(lines)


def _wording(annotated: AnnotatedArticle, statement: Statement, spans: Iterable[Span], before: str, after: str) -> str:
    text, at = annotated.article.text, statement.span.start
    pieces: list[str] = []
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, statement.span.end)
        if text[start:end].strip():
            core = text[start:end].rstrip()
            pieces += [text[at:start], before, core, after, text[start + len(core) : end]]
            at = end
    pieces.append(text[at : statement.span.end])
    return f"  {statement.name:>4}  {_visible(''.join(pieces))}"


def _why(link: Link) -> str:
    return f"; both have “{_visible(link.evidence[0])}”" if link.evidence else ""


def _visible(text: str) -> str:
    """Text that commands no terminal: controls and marks of direction become a sign."""
    plain = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(one) in ("Cc", "Cf") else one for one in plain)
