"""What is known of one unit while its cues are read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field

from diptych.sourcing.grammar import Grammar, VerbForm
from diptych.sourcing.phrases import Phrase, phrase_right, subject_left, verb_group_start
from diptych.sourcing.unit import Unit

__all__ = ["NOMINAL", "Candidate", "Sentence", "Words"]

Words = tuple[int, int]
"""A half-open range of words in a unit."""

NOMINAL = frozenset("NDM'T")
"""Classes of the words that make up noun phrases."""

MAX_SUBJECTS = 12
"""Among so many subjects of a unit is the one that its participles share."""
MAX_BETWEEN = 300
"""Words between a subordinate clause and a participle that are searched for a main verb, at most."""


@dataclass(slots=True)
class Candidate:
    """One reading of a cue with its source and content."""

    cue: Words
    """The words that report."""
    source: Phrase | None
    """Who is said to; None where nobody is named."""
    kind: str
    """`verb`, `passive`, `adjective`, `noun`, `drawn`, `according`, `colon` or `signature`."""
    classes: frozenset[str]
    """The classes of the cue in the lexicon, or the kind where it has none."""
    frame: str
    """What the content looks like and where it stands (see `frames`)."""
    content: list[Words] = field(default_factory=list)
    """What is reported."""
    boundary: int = 0
    """Where its clause opens: an earlier content that goes on must end here."""
    sibling: bool = False
    """Whether its clause stands beside an earlier one rather than within what that reports."""
    marks: tuple[str, ...] = ()
    """Further traits, for the judge."""


class Sentence:
    """A unit with the candidates found so far."""

    def __init__(self, unit: Unit, words: Grammar) -> None:
        """Begin with no candidate."""
        self.unit = unit
        self.words = words
        self.found: list[Candidate] = []
        self.end = len(unit)
        """Before the punctuation at the unit's end."""
        while self.end > 0 and unit.cats[self.end - 1] in ".,":
            self.end -= 1
        self.closed = 0
        """Past the last reporting clause that has its content before it."""
        self._speaker: Candidate | None = None
        self._subjects: list[Phrase] | None = None

    def add(self, candidate: Candidate) -> None:
        """Take in the next candidate."""
        if self.found and candidate.kind in ("noun", "drawn") and self.found[-1].cue[0] == candidate.cue[0]:
            self.found.pop()  # "raised concerns" is one cue
        self.found.append(candidate)
        lends = candidate.kind in ("verb", "adjective") and not {"own", "to"} & set(candidate.marks)
        if lends and candidate.source is not None:
            self._speaker = candidate

    def among(self, name: str, index: int) -> bool:
        """Whether the word at an index stands in one of the grammar's lists."""
        return self.words.among(name, self.unit.word(index))

    def flags(self, index: int) -> int:
        """The verb forms that the word at an index can be."""
        return self.words.forms.get(self.unit.word(index), 0)

    def lemma(self, index: int) -> str:
        """The dictionary form of the verb at an index; empty where it is none."""
        return self.words.lemmas.get(self.unit.word(index), "")

    def ends_quotation(self, index: int) -> bool:
        """Whether word `index` is a quotation, or the comma after one."""
        if self.unit.cat(index) == ",":
            index -= 1
        return index >= 0 and self.unit.cat(index) == "Q"

    def is_left_open(self, index: int) -> bool:
        """Whether word `index` is a quotation that shows by its end that a reporting clause may follow."""
        return index in self.unit.open_quotes or (index in self.unit.quotes and self.unit.cat(index + 1) == ",")

    def opening_of(self, first: int) -> int:
        """Where the clause opens whose subject begins at word `first`: before its commas and conjunctions."""
        while first > 0 and self.unit.cats[first - 1] in ",CS-;":
            first -= 1
        return first

    def stands_beside(self, source: Phrase) -> bool:
        """Whether the clause of this subject stands beside what comes before it in the unit."""
        unit = self.unit
        index = source.first - 1
        if index < 0 or unit.cats[index] == ";":
            return True
        if source.how == "relative":
            return False
        if self.among("clause_coordinators", index):
            return unit.cat(index - 1) in ",-;" or self.among("contrasting", index)
        return unit.cats[index] == "Q"

    # --- subjects that clauses share -----------------------------------------------------------------------------

    def shared_subject(self, start: int) -> Phrase | None:
        """The subject that a participle or a second verb at `start` shares."""
        speaker = self._speaker
        if speaker is not None and not self._left_behind(speaker, start):
            return speaker.source
        fallback: Phrase | None = None
        for subject in self._main_subjects()[:MAX_SUBJECTS]:
            if subject.past > start:
                break
            fallback = subject
            if subject.first == 0 or self.unit.cats[subject.first - 1] in ",R-Q":
                return subject
        return fallback or self._opening_phrase(start)

    def _opening_phrase(self, start: int) -> Phrase | None:
        """The noun phrase that opens the unit, where no verb is known to follow it."""
        first = 0
        while first < start and self.unit.cats[first] in "CR,":
            first += 1
        if self.unit.cat(first) not in "NDP":
            return None
        found = phrase_right(self.unit, first, self.words)
        return found if found is not None and found.past <= start else None

    def _left_behind(self, candidate: Candidate, start: int) -> bool:
        """Whether a candidate stands in a subordinate clause, and a main verb follows it before word `start`."""
        if self.unit.cat(candidate.boundary) != "S":
            return False
        first = candidate.content[-1][1] if candidate.content else candidate.cue[1]
        return any(category in "VX" for category in self.unit.cats[first : min(start, first + MAX_BETWEEN)])

    def _main_subjects(self) -> list[Phrase]:
        """The subjects of all finite verbs but relative clauses', in order."""
        if self._subjects is None:
            self._subjects = []
            for index, category in enumerate(self.unit.cats):
                if category in "VX" and not self.flags(index) & VerbForm.ING:
                    start = verb_group_start(self.unit, index, self.words)
                    subject = subject_left(self.unit, start, self.words)
                    if subject is not None and subject.how != "relative" and not self.among("infinitive", start):
                        self._subjects.append(subject)
        return self._subjects
