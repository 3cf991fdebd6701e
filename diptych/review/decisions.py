"""What an editor may decide, as values: one class for each kind of decision in `review.yaml`."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from pathlib import Path

from diptych.model import ConflictKind, LinkRelation, SourceKind

__all__ = [
    "AsideDecision",
    "ConflictDecision",
    "ConflictVerb",
    "Decision",
    "LinkDecision",
    "MergeDecision",
    "NoteDecision",
    "Occurrence",
    "Problem",
    "Quote",
    "Review",
    "SourceDecision",
    "SplitDecision",
    "Stamp",
    "UnlinkDecision",
]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Which of several places where the same words stand: `2 of 3`."""

    number: int
    """From 1, in the article's order."""
    total: int
    """How many there were when the decision was made; where that has changed, the decision finds no place."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement, named by words that stand in it."""

    article: str
    """The article's key."""
    words: str
    """Words of the statement, or of several in a row; case, punctuation and kinds of quotation marks do not matter."""
    line: int
    """The line of `review.yaml`."""
    after: str | None = None
    """Words of the statement before it, where `words` alone stand in two places."""
    before: str | None = None
    """Words of the statement after it, likewise."""
    occurrence: Occurrence | None = None
    """Which one, where even the neighbours are the same."""
    exactly: str | None = None
    """The words within it that a conflict is about; None for all of `words`."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every decision may carry."""

    line: int
    """The line of `review.yaml` it begins on."""
    note: str | None = None
    """Why, for readers."""
    by: str | None = None
    """Who decided."""
    when: dt.date | None = None
    """When."""


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """These statements say the same, or share a clause."""

    stamp: Stamp
    quotes: tuple[Quote, ...]
    """Of two articles."""
    relation: LinkRelation | None
    """None for `identical` where the words are the same, else `reworded`."""


@dataclass(frozen=True, slots=True)
class UnlinkDecision:
    """These statements do not say the same."""

    stamp: Stamp
    quotes: tuple[Quote, ...]
    """Of two articles."""


class ConflictVerb(enum.StrEnum):
    """What is done with a conflict."""

    CONFIRM = "confirm"
    """The machine's is right; where the machine no longer finds it, it stands as the editor's."""
    DISMISS = "dismiss"
    """The machine's is wrong."""
    CONFLICT = "conflict"
    """There is one that the machine does not see."""


@dataclass(frozen=True, slots=True)
class ConflictDecision:
    """A conflict is confirmed, dismissed or added."""

    stamp: Stamp
    verb: ConflictVerb
    quotes: tuple[Quote, ...]
    """The two wordings: of two articles, or both of one that contradicts itself."""
    kind: ConflictKind | None
    """None for any kind, in a dismissal or confirmation."""
    explanation: str | None
    """A sentence for the reader, of an added conflict."""


@dataclass(frozen=True, slots=True)
class AsideDecision:
    """These are no statements: a caption, an advertisement."""

    stamp: Stamp
    quotes: tuple[Quote, ...]
    """Of one article or several."""


@dataclass(frozen=True, slots=True)
class NoteDecision:
    """The editor's own words on statements."""

    stamp: Stamp
    quotes: tuple[Quote, ...]
    """Of one article or several."""
    text: str
    """Plain text."""
    references: tuple[str, ...]
    """Hyperlinks to evidence."""


@dataclass(frozen=True, slots=True)
class SourceDecision:
    """A source is renamed or of another kind."""

    stamp: Stamp
    source: str
    """Its name as the page shows it."""
    name: str | None
    """Its right name; None to leave it."""
    kind: SourceKind | None
    """Its right kind; None to leave it."""


@dataclass(frozen=True, slots=True)
class MergeDecision:
    """Several sources are one."""

    stamp: Stamp
    sources: tuple[str, ...]
    """Their names; two or more."""
    name: str | None
    """The name of the one; None for the first of them."""
    kind: SourceKind | None
    """Its kind; None for that of the first."""


@dataclass(frozen=True, slots=True)
class SplitDecision:
    """One source is two: in these statements it is another one."""

    stamp: Stamp
    source: str
    """Its name as the page shows it."""
    quotes: tuple[Quote, ...]
    """The statements in which it is the other one."""
    name: str
    """The other one's name."""
    kind: SourceKind | None
    """The other one's kind; None for the same kind."""


Decision = (
    LinkDecision
    | UnlinkDecision
    | ConflictDecision
    | AsideDecision
    | NoteDecision
    | SourceDecision
    | MergeDecision
    | SplitDecision
)


@dataclass(frozen=True, slots=True)
class Review:
    """An editor's decisions on one story, in the order of the file; a later one wins over an earlier one."""

    path: Path
    """The file they were read from."""
    decisions: tuple[Decision, ...] = ()
    """All of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A decision that could not be carried out, or only by a guess that an editor should see."""

    code: str
    """`not-found`, `several-places`, `words-changed`, `no-source`, `several-sources` or `no-conflict`."""
    message: str
    """What is so, the nearest candidates, and what to do."""
    path: Path
    """The review file."""
    line: int
    """The line to mend."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
