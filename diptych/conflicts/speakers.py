"""Who is given words: whether two attributions can be of one speaker."""

from __future__ import annotations

import enum
from functools import lru_cache

from diptych.conflicts.pairing import Pairing
from diptych.conflicts.words import RuleWords, rule_words
from diptych.model import Attribution, Quotation, Side, Source, SourceKind, Sourcing
from diptych.text.names import Name, Sameness, names, sameness

__all__ = ["Speakers", "compare_sources", "one_speaker", "speakers_differ"]

_NAMED = (SourceKind.NAMED_PERSON, SourceKind.ORGANISATION, SourceKind.DOCUMENT)


class Speakers(enum.StrEnum):
    """How the sources of two attributions stand to each other."""

    FIT = "fit"
    """They may be one: the same, a person and the body they speak for, or nobody given."""
    UNNAMED = "unnamed"
    """One is named, the other is not, and nothing ties them together."""
    DIFFER = "differ"
    """Both are named, and they are two."""


def compare_sources(one: Attribution, other: Attribution, sourcing: Sourcing, words: RuleWords) -> Speakers:
    """How the sources of two attributions stand to each other."""
    a, b = _source(sourcing, one.source), _source(sourcing, other.source)
    if a is None or b is None or b.id in (a.id, a.counterpart) or b.counterpart == a.id:
        return Speakers.FIT
    if a.kind not in _NAMED and b.kind not in _NAMED:
        return Speakers.FIT
    if _related(a, b, words):
        return Speakers.FIT
    if a.kind in _NAMED and b.kind in _NAMED:
        both_persons = a.kind is b.kind is SourceKind.NAMED_PERSON
        return Speakers.DIFFER if both_persons or SourceKind.DOCUMENT not in (a.kind, b.kind) else Speakers.UNNAMED
    return Speakers.FIT if _speaks_for(a, b, words) or _speaks_for(b, a, words) else Speakers.UNNAMED


def _speaks_for(person: Source, body: Source, words: RuleWords) -> bool:
    """Whether the one is somebody like a spokesman, and the other a body that speaks through such people."""
    return body.kind is SourceKind.ORGANISATION and any(
        word in words.speak_for for word in person.name.casefold().replace(",", " ").split()
    )


def _source(sourcing: Sourcing, source_id: str | None) -> Source | None:
    return next((source for source in sourcing.sources if source.id == source_id), None)


@lru_cache(maxsize=256)
def _names_of(source: Source, language: str) -> tuple[Name, ...]:
    """The names in what is known of a source; asked for every pair of attributions of two statements."""
    told = f"{source.name}; {source.affiliation or ''}; {source.details or ''}"
    return tuple(names(told, rule_words(language).names))


def _related(one: Source, other: Source, words: RuleWords) -> bool:
    """Whether a name of the one is a name of the other, or of the body they speak for."""
    ours, theirs = _names_of(one, words.language), _names_of(other, words.language)
    return any(sameness(a, b, words.names) is not Sameness.OTHER for a in ours for b in theirs)


def speakers_differ(pairing: Pairing, one: Quotation, other: Quotation, words: RuleWords) -> bool:
    """Whether two quotations are given to two named speakers."""
    ours, theirs = _attribution(pairing.sourcing, one), _attribution(pairing.sourcing, other)
    if ours is None or theirs is None:
        return False
    return compare_sources(ours, theirs, pairing.sourcing, words) is Speakers.DIFFER


def one_speaker(sourcing: Sourcing, one: Quotation, other: Quotation) -> bool:
    """Whether two quotations are given to one source."""
    ours, theirs = _attribution(sourcing, one), _attribution(sourcing, other)
    if ours is None or theirs is None or ours.source is None or theirs.source is None:
        return False
    if ours.source == theirs.source:
        return True
    a, b = _source(sourcing, ours.source), _source(sourcing, theirs.source)
    return a is not None and b is not None and (a.counterpart == b.id or b.counterpart == a.id)


def _attribution(sourcing: Sourcing, quotation: Quotation) -> Attribution | None:
    """The attribution with the least content among those that the quotation is in: the nearest speaker."""
    ours = [
        a
        for a in sourcing.attributions
        if a.side is quotation.side and any(span.overlaps(quotation.inner) for span in a.content_spans)
    ]
    return min(ours, key=lambda a: sum(span.end - span.start for span in a.content_spans), default=None)


def attributions_in(sourcing: Sourcing, side: Side, statement: str) -> list[Attribution]:
    """The attributions of a statement that give a source."""
    return [
        a for a in sourcing.attributions if a.side is side and statement in a.statements and a.source_span is not None
    ]
