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
from typing import Any

from diptych.sourcing.grammar import Grammar, VerbForm
from diptych.sourcing.nouns import Nouns
from diptych.sourcing.phrases import Phrase
from diptych.sourcing.sentence import Candidate
from diptych.sourcing.unit import Unit

__all__ = ["Judge", "features", "head_of", "source_type"]


def features(unit: Unit, candidate: Candidate, words: Grammar, known: Nouns) -> list[str]:
    """The traits of a candidate, as names of weights."""
    classes = candidate.classes
    found = [f"frame {candidate.kind} {candidate.frame}"]
    found += [f"class {name}" for name in sorted(classes)]
    found += [f"mark {mark}" for mark in candidate.marks]
    found.append(f"source {source_type(unit, candidate.source, words, known)}")
    if candidate.source is not None:
        found.append(f"how {candidate.source.how}")
    found += _verb_traits(unit, candidate, words)
    found += _content_traits(unit, candidate)
    found += _joint_traits(candidate)
    return found


def _joint_traits(candidate: Candidate) -> list[str]:
    """What tells only together: each class with the frame, and all classes of a cue that has several."""
    names = sorted(candidate.classes)
    return [*(f"taking {name} {candidate.frame}" for name in names), f"classes {'/'.join(names)}"]


def _verb_traits(unit: Unit, candidate: Candidate, words: Grammar) -> list[str]:
    found = []
    if candidate.kind == "verb":
        first, past = candidate.cue
        form = max((words.forms.get(unit.low[k], 0) for k in range(first, past) if unit.cats[k] == "V"), default=0)
        if past - first == 1:
            for flag in (VerbForm.PAST, VerbForm.THIRD, VerbForm.BASE):
                if form & flag:
                    found.append(f"form {str(flag.name).lower()}")
                    break
    if words.among("conditional", unit.word(candidate.boundary)):
        found.append("clause conditional")
    if unit.title:
        found.append("clause headline")
    if candidate.sibling:
        found.append("clause sibling")
    return found


def _content_traits(unit: Unit, candidate: Candidate) -> list[str]:
    length = sum(past - first for first, past in candidate.content)
    quoted = any(unit.has_quote(first, past) for first, past in candidate.content)
    found = ["content quoted"] if quoted else []
    size = "1" if length < 2 else "2-3" if length < 4 else "4-7" if length < 8 else "8-15" if length < 16 else "16+"
    found.append(f"content of {size} words")
    return found


def source_type(unit: Unit, source: Phrase | None, words: Grammar, known: Nouns) -> str:
    """What kind of thing a source's words are."""
    if source is None or source.how == "relative":
        return "none" if source is None else "relative"
    head, category, capital = head_of(unit, source)
    if category in "PO" or (source.past - source.first == 1 and category == "D"):
        return next(
            (name for name in ("first or second person", "it") if words.among(_LISTS[name], head)), "third person"
        )
    kinds = (
        ("person", head in known.roles),
        ("people", head in known.role_plurals),
        ("name", capital),
        ("body", head in known.bodies),
        ("document", head in known.documents),
    )
    return next((name for name, holds in kinds if holds), "other")


_LISTS = {"first or second person": "first_or_second_person", "it": "neuter_pronouns"}


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


class Judge:
    """Decides which candidates hold."""

    def __init__(self, words: Grammar, known: Nouns, weights: Mapping[str, Any]) -> None:
        """`weights` is the lexicon's topic `weights`; without any, every candidate holds."""
        self._words = words
        self._known = known
        self._threshold = float(weights.get("threshold", 0.0))
        self._bias = float(weights.get("bias", 0.0))
        groups = ((name, group) for name, group in weights.items() if isinstance(group, Mapping))
        self._weights = {f"{name} {trait}": float(weight) for name, group in groups for trait, weight in group.items()}

    def holds(self, unit: Unit, candidate: Candidate) -> bool:
        """Whether a candidate's log-odds reach the threshold; traits without a weight count nothing."""
        traits = features(unit, candidate, self._words, self._known)
        return self._bias + sum(self._weights.get(trait, 0.0) for trait in traits) >= self._threshold
