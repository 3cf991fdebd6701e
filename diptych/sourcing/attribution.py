"""Attributions: which candidates hold, what each covers, and how quotations complete them.

    “We lost,” said Mr. Lund. He blamed the weather. “It rained, and nobody came.”
     └ content 1                └ another              └ content 1, carried on: nobody else is given for it

Candidates that the judge rejects go first. Of two that hold, one within the other's content goes, for what Mr. Lund
said that others said is Mr. Lund's word; where its clause stands beside (“…, adding …”, “…, but she denied …”), the
earlier content ends instead. Quotations that no candidate reports then go to the last speaker of their paragraph, to
a clause that ended in a colon, or to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diptych.model import Form, Quotation, Span
from diptych.sourcing.candidates import candidates
from diptych.sourcing.grammar import Grammar
from diptych.sourcing.judging import Judge
from diptych.sourcing.sentence import Candidate, Words
from diptych.sourcing.unit import Unit

__all__ = ["Draft", "drafts"]

LOOK_BACK = 4
"""How many earlier candidates of a unit may still be open; looking no further keeps time linear."""


@dataclass(slots=True)
class Draft:
    """An attribution whose source is not resolved yet."""

    unit: Unit
    """The unit its cue stands in."""
    candidate: Candidate | None
    """The reading it was made from; None for a quotation that nobody is given for."""
    content: list[Span]
    """What it covers so far."""
    quotes: list[Quotation]
    """The quotations in its content."""
    plain: bool
    """Whether some of its content is outside quotation marks."""
    outer: Draft | None = None
    """The attribution in whose content it stands, where both are kept."""

    @property
    def form(self) -> Form:
        """Direct, indirect or mixed."""
        if not self.quotes:
            return Form.INDIRECT
        return Form.MIXED if self.plain else Form.DIRECT

    @property
    def source_span(self) -> Span | None:
        """The words that name the source."""
        if self.candidate is None or self.candidate.source is None:
            return None
        return self.unit.stretch(self.candidate.source.first, self.candidate.source.past)

    @property
    def cue_span(self) -> Span | None:
        """The words that report."""
        return None if self.candidate is None else self.unit.stretch(*self.candidate.cue)

    def take(self, quotation: Quotation) -> None:
        """Carry the content on with a quotation."""
        self.content.append(quotation.span)
        self.quotes.append(quotation)


def drafts(article_units: Iterable[Unit], words: Grammar, judge: Judge) -> list[Draft]:
    """The attributions of an article in order of its units."""
    walk = _Walk()
    for unit in article_units:
        read = candidates(unit, words)
        walk.step(unit, _select(read, unit, judge), _announcement(unit, read))
    return walk.found


@dataclass(slots=True)
class _Walk:
    """What is known of the units before, on the way through an article."""

    found: list[Draft] = field(default_factory=list)
    speaking: Draft | None = None
    """The last attribution with quoted words: who speaks if a quotation follows without a cue."""
    told: Draft | None = None
    """What somebody is said to have said, in the reporter's words, in the unit before: a quotation may follow it up."""
    announced: Candidate | None = None
    """A cue at the end of the unit before, with a colon and nothing after it."""
    announced_in: Unit | None = None

    def step(self, unit: Unit, chosen: list[_Chosen], announced: Candidate | None) -> None:
        """Take in the next unit with the candidates chosen in it, and the cue that it ends on, if any."""
        made: dict[int, Draft] = {}
        for one in chosen:
            draft = _draft(unit, one.candidate)
            if draft.content:
                draft.outer = made.get(id(one.outer))
                made[id(one.candidate)] = draft
                self.found.append(draft)
        covered = {id(quotation) for draft in made.values() for quotation in draft.quotes}
        free = [index for index, quotation in unit.quotes.items() if id(quotation) not in covered]
        if free:
            self._place(unit, free, bool(covered))
        self.told = None
        for draft in made.values():
            if draft.quotes:
                self.speaking = draft
            elif _tells(draft):
                self.told = draft
        self.announced, self.announced_in = announced, unit

    def _place(self, unit: Unit, free: list[int], spoken: bool) -> None:
        """Give a unit's quotations that no candidate reports to whoever they belong to."""
        alone = not spoken and all(category in "Q.,-C" for category in unit.cats)
        if alone and self.announced is not None and self.announced_in is not None:
            draft = Draft(self.announced_in, self.announced, [], [], False)
            self.found.append(draft)
            self.speaking = draft
        speaking = self.speaking
        if alone and self.told is not None and self.told.unit.paragraph == unit.paragraph:
            speaking = self.speaking = self.told
        for index in free:
            quotation = unit.quotes[index]
            if speaking is not None and (quotation.continues or (alone and self._still_speaking(speaking, unit))):
                speaking.take(quotation)
            elif not quotation.scare and not spoken and not _is_name(unit, index):
                self.found.append(Draft(unit, None, [quotation.span], [quotation], False))

    def _still_speaking(self, speaking: Draft, unit: Unit) -> bool:
        return speaking.unit.paragraph == unit.paragraph or speaking.unit is self.announced_in


def _tells(draft: Draft) -> bool:
    """Whether an attribution gives speech in the reporter's words: a quotation right after it goes on with it."""
    candidate = draft.candidate
    return candidate is not None and candidate.source is not None and "say" in candidate.classes


def _is_name(unit: Unit, index: int) -> bool:
    """Whether the words in marks are a title: no more is known of them than that they stand in a sentence's midst."""
    return len(unit) > 1 and index not in unit.open_quotes and unit.cat(index - 1) in "DNI'"


def _announcement(unit: Unit, read: Sequence[Candidate]) -> Candidate | None:
    """The cue of a unit that ends in a colon: "The mayor wrote:"."""
    if not read or unit.low[-1] != ":" or read[-1].content:
        return None
    return read[-1] if read[-1].source is not None else None


@dataclass(slots=True)
class _Chosen:
    """A candidate that holds."""

    candidate: Candidate
    outer: Candidate | None = None
    """The candidate in whose content it stands, where both are kept."""


def _select(found: Iterable[Candidate], unit: Unit, judge: Judge) -> list[_Chosen]:
    """The candidates of a unit that hold, none within another's content but where a quotation has its own speaker."""
    result: list[_Chosen] = []
    for candidate in found:
        candidate.content = [words for words in candidate.content if words[1] > words[0]]
        if candidate.content and judge.holds(unit, candidate):
            _admit(result, candidate, unit)
    return [one for one in result if one.candidate.content]


def _admit(result: list[_Chosen], candidate: Candidate, unit: Unit) -> None:
    """Add a candidate to those that hold, with what follows for those before it."""
    outer = next((one.candidate for one in reversed(result[-LOOK_BACK:]) if _within(candidate, one.candidate)), None)
    kept_in: Candidate | None = None
    if outer is not None:
        if candidate.frame == "before" and candidate.boundary <= outer.cue[0]:
            pass  # “She denies it, said Mr. Lund”: the later one reports the earlier
        elif candidate.sibling and candidate.boundary > _part_with(outer, candidate)[0]:
            _end_at(outer, candidate)
        elif _quotes_within(outer, candidate, unit):
            kept_in = outer
        else:
            return
    while result and _within(result[-1].candidate, candidate):
        result.pop()
    result.append(_Chosen(candidate, kept_in))


def _within(inner: Candidate, outer: Candidate) -> bool:
    return any(first <= inner.cue[0] < past for first, past in outer.content)


def _part_with(outer: Candidate, inner: Candidate) -> Words:
    return next(words for words in outer.content if words[0] <= inner.cue[0] < words[1])


def _end_at(outer: Candidate, sibling: Candidate) -> None:
    """End the content of `outer` where the clause of its sibling begins."""
    part = _part_with(outer, sibling)
    outer.content[outer.content.index(part)] = (part[0], sibling.boundary)


def _quotes_within(outer: Candidate, inner: Candidate, unit: Unit) -> bool:
    """Whether the inner candidate gives a speaker for words that the outer one only passes on.

    “According to the Post, the mayor cited ‘the need to act’”: the paper is how we know; the words are the mayor's.
    """
    if outer.kind != "according" or inner.frame == "before":
        return False
    return any(unit.has_quote(first, past) for first, past in inner.content)


def _draft(unit: Unit, candidate: Candidate) -> Draft:
    """The attribution a candidate makes, its content without the marks and commas at its ends."""
    draft = Draft(unit, candidate, [], [], False)
    for words in candidate.content:
        first, past = _trimmed(unit, words)
        if past <= first:
            continue
        draft.content.append(unit.stretch(first, past))
        draft.quotes += unit.quotes_between(first, past)
        draft.plain = draft.plain or any(unit.cats[index] not in "Q,.-:;" for index in range(first, past))
    return draft


def _trimmed(unit: Unit, words: Words) -> Words:
    """Words without the commas, dashes and colons at their ends."""
    first, past = words
    while past > first and unit.cats[past - 1] in ",-:":
        past -= 1
    while past > first and unit.cats[first] == ",":
        first += 1
    return first, past
