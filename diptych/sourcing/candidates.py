"""Candidates: every place of a unit where something might be reported, read as source, cue and content.

    Mr. Lund,  a former mayor,  told reporters  that the bridge will close, adding it is unsafe.
    └──── source ────────────┘  └ cue            └──── content ───────────┘
                                                                           └ cue  └ content ┘   (the same source)

A candidate is only a reading; which of them hold is decided in `attribution`.
"""

from __future__ import annotations

from diptych.sourcing.grammar import Grammar
from diptych.sourcing.judging import head_of
from diptych.sourcing.other_cues import according_candidate, adjective_candidate, noun_candidate, sign_candidate
from diptych.sourcing.phrases import Phrase
from diptych.sourcing.sentence import Candidate, Sentence
from diptych.sourcing.unit import Unit
from diptych.sourcing.verb_cues import verb_candidate

__all__ = ["candidates"]


def candidates(unit: Unit, words: Grammar) -> list[Candidate]:
    """All candidates of a unit, by cue."""
    sentence = Sentence(unit, words)
    signed = sign_candidate(sentence)
    if signed is not None:
        sentence.add(signed)
    for index in range(len(unit)):
        found = _at(sentence, index)
        if found is not None and _says_something(sentence, found) and _may_report(sentence, found):
            sentence.add(found)
    return sentence.found


def _at(sentence: Sentence, index: int) -> Candidate | None:
    """The candidate whose cue is the word at an index."""
    category, word = sentence.unit.cats[index], sentence.unit.low[index]
    found: Candidate | None = None
    if category == "V":
        found = verb_candidate(sentence, index)
    elif category in "INR":
        found = according_candidate(sentence, index)
        if found is None and category != "I" and sentence.among("adjectives", index):
            found = adjective_candidate(sentence, index)
    if found is None and category == "N" and word in sentence.words.cue_nouns:
        found = noun_candidate(sentence, index)
    return found


def _says_something(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a candidate has a content, or announces one with a colon.

    What is "requested" or "granted" is none where it is not to be named: that is said about a source.
    """
    if not candidate.content:
        return candidate.frame == "colon"
    first = candidate.content[0][0]
    low = sentence.unit.low
    return not any(tuple(low[first : first + len(phrase)]) == phrase for phrase in sentence.words.withheld)


_SPEECH = frozenset({"that", "np-that", "quote", "np-quote", "colon", "before", "as-clause"})
"""Frames that only speech has."""


def _may_report(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a verb can report in its frame: not where it rather does something, or its subject is an event.

    “The council lifted the ban”, “the decision marks a shift”: nobody has said anything.
    """
    if candidate.kind != "verb" or candidate.frame in _SPEECH:
        return True
    if any(sentence.unit.has_quote(first, past) for first, past in candidate.content):
        return True
    if sentence.words.among("strict", _cue_words(sentence, candidate)):
        return False
    return candidate.source is None or not _is_event(sentence, candidate.source)


def _cue_words(sentence: Sentence, candidate: Candidate) -> str:
    """A verb cue as the lists have it: the verb's base form with its particles."""
    first, past = candidate.cue
    verb = next((index for index in reversed(range(first, past)) if sentence.unit.cats[index] == "V"), past - 1)
    return " ".join((sentence.lemma(verb), *sentence.unit.low[verb + 1 : past]))


def _is_event(sentence: Sentence, source: Phrase) -> bool:
    head, _, capital = head_of(sentence.unit, source)
    return not capital and sentence.words.among("events", head)
