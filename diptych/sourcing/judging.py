"""Judging: how likely it is that a candidate reports something.

"Officials said the bridge will close" reports, whatever it is about; "the report made headlines" does not, though
"report" and "make" stand in the word lists. What tells them apart is a few general traits: the class of the cue with
the frame it is found in, what kind of thing its source is, and how the verb stands. Each trait has a weight in the
lexicon's `weights.yaml`; their sum, as the log-odds of a logistic model, is compared with a threshold.

The weights were fitted on news articles in which trained readers had marked attributions; `docs/sourcing.md` says on
which, how, and how well they carry over to newspapers left out of the fit. No trait names a word.
"""

from __future__ import annotations

from collections.abc import Mapping

from diptych.sourcing.candidates import Candidate
from diptych.sourcing.grammar import Grammar, VerbForm
from diptych.sourcing.nouns import Nouns
from diptych.sourcing.phrases import Phrase
from diptych.sourcing.units import Unit

__all__ = ["features", "log_odds"]

_PREFERRED = {
    "before": ("say", "think", "query", "show", "mention"),
    "that": ("say", "think", "show", "want", "mention", "decide"),
    "clause": ("say", "think", "show", "want", "mention", "decide"),
    "quote": ("say", "call", "mention", "show", "think"),
    "colon": ("say", "show", "mention"),
    "wh": ("query", "say", "think", "mention", "show"),
    "inf": ("want", "urge", "think", "say", "decide"),
    "gerund": ("demand", "want", "judge", "mention", "say"),
    "np-inf": ("urge", "want", "call", "judge", "think"),
    "np-that": ("say", "think", "urge"),
    "np-as": ("call", "judge", "mention"),
    "np-quote": ("call", "judge", "say", "mention"),
    "np-of": ("judge", "demand", "mention", "decide", "want", "urge"),
    "np": ("judge", "demand", "mention", "want", "decide", "show", "think", "call"),
    "pp": ("demand", "mention", "judge", "say", "think"),
    "as": ("call", "judge", "say"),
}
"""The class by which a verb of several classes is judged in each frame: the first it has."""


def features(unit: Unit, candidate: Candidate, words: Grammar, known: Nouns) -> list[str]:
    """The traits of a candidate, as names of weights."""
    classes = candidate.classes
    primary = next(
        (name for name in _PREFERRED.get(candidate.frame, ()) if name in classes), min(classes, default="none")
    )
    found = [f"frame {candidate.kind} {candidate.frame}", f"cue {candidate.kind} {primary} {candidate.frame}"]
    found += [f"class {name}" for name in sorted(classes)]
    found += [f"mark {mark}" for mark in candidate.marks]
    found.append(f"source {source_type(unit, candidate.source, known)}")
    if candidate.source is not None:
        found.append(f"how {candidate.source.how}")
    found += _verb_traits(unit, candidate, words)
    found += _content_traits(unit, candidate)
    return found


def _verb_traits(unit: Unit, candidate: Candidate, words: Grammar) -> list[str]:
    found = []
    if candidate.kind == "verb":
        first, past = candidate.cue
        form = max((words.forms.get(unit.low[k], 0) for k in range(first, past) if unit.cats[k] == "V"), default=0)
        if past - first == 1:
            for flag in (VerbForm.PAST, VerbForm.THIRD, VerbForm.BASE):
                if form & flag:
                    found.append(f"form {flag.name}")
                    break
    before = unit.word(candidate.boundary) if unit.cat(candidate.boundary) == "S" else ""
    if before in ("if", "unless", "when", "because", "until"):
        found.append("subordinate")
    if unit.title:
        found.append("title")
    if candidate.sibling:
        found.append("sibling")
    return found


def _content_traits(unit: Unit, candidate: Candidate) -> list[str]:
    length = sum(past - first for first, past in candidate.content)
    quoted = any(first <= index < past for index in unit.quotes for first, past in candidate.content)
    found = ["quoted"] if quoted else []
    size = "1" if length < 2 else "2-3" if length < 4 else "4-7" if length < 8 else "8-15" if length < 16 else "16+"
    found.append(f"length {size}")
    return found


def source_type(unit: Unit, source: Phrase | None, known: Nouns) -> str:
    """What kind of thing a source's words are."""
    if source is None:
        return "none"
    if source.how == "relative":
        return "relative"
    head, category, capital = head_of(unit, source)
    if category in "PO" or (source.past - source.first == 1 and category == "D"):
        if head in ("i", "we", "you", "one"):
            return "first or second person"
        return "it" if head in ("it", "this", "that", "these") else "third person"
    if head in known.roles:
        return "person"
    if head in known.role_plurals:
        return "people"
    if capital:
        return "name"
    if head in known.bodies:
        return "body"
    if head in known.documents:
        return "document"
    return "other"


def head_of(unit: Unit, source: Phrase) -> tuple[str, str, bool]:
    """The head noun of a phrase: its word, its class, and whether it is a name."""
    head = source.first
    for index in range(source.first, source.past):
        category = unit.cats[index]
        if category in ",W:;-(" or (category in "IVX" and index > source.first):
            break
        head = index
    capital = unit.capital[head] and (head > 0 or unit.cats[head] == "N")
    return unit.low[head], unit.cats[head], capital


def log_odds(traits: list[str], weights: Mapping[str, float]) -> float:
    """The sum of the traits' weights; traits without one count nothing."""
    return weights.get("bias", 0.0) + sum(weights.get(trait, 0.0) for trait in traits)
