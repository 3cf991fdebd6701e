"""Noun phrases around a verb: who does it.

    Mr. Lund, a former mayor who lost, told reporters that …
    └──── head ───┘└──── apposition ───┘  └ verb

The head is read from the verb leftwards (or, in “…,” said X, rightwards) over nouns, determiners and the prepositions
that tie nouns together; an apposition between commas belongs to it. No word is looked at more than a few times.
"""

from __future__ import annotations

from typing import NamedTuple

from diptych.sourcing.grammar import Grammar, VerbForm
from diptych.sourcing.units import Unit

__all__ = ["Phrase", "clause_start", "phrase_left", "phrase_right", "subject_left", "verb_group_start"]

MAX_APPOSITION = 40
"""Words between the commas of an apposition, at most; a longer stretch is a clause of its own."""

MAX_PHRASE = 60
"""Words of a noun phrase, at most; bounds the work on texts that are no prose."""
MAX_GROUP = 20
"""Words of a verb group, at most."""

_NOMINAL = frozenset("NM'T")


class Phrase(NamedTuple):
    """A noun phrase: half-open word indices in its unit."""

    first: int
    past: int
    how: str = "near"
    """How it was found: `near` the verb, `apposed` (with an apposition), `relative` (who, which), `after` the verb."""


def verb_group_start(unit: Unit, index: int, words: Grammar) -> int:
    """The first word of the verb group that ends with the verb at `index`: auxiliaries, adverbs, "continued to"."""
    start = index
    while start > max(0, index - MAX_GROUP):
        previous = start - 1
        category = unit.cats[previous]
        if category in "XR" or unit.low[previous] == "to":
            start = previous
        elif category == "V" and unit.low[start] == "to" and _carries(unit.low[previous], words):
            start = previous
        elif (
            category == "V"
            and index == start
            and words.forms.get(unit.low[index], 0) & VerbForm.ING
            and _carries(unit.low[previous], words)
        ):
            start = previous
        else:
            break
    while start < index and unit.cats[start] == "R" and unit.cats[start + 1] in "R" and unit.cat(start - 1) in ",.":
        start += 1
    return start


def _carries(word: str, words: Grammar) -> bool:
    return words.lemmas.get(word, "") in words.sets["carriers"]


def subject_left(unit: Unit, start: int, words: Grammar) -> Phrase | None:
    """The subject that ends before the verb group at `start`; None where something else stands there."""
    end = start - 1
    while end >= 0 and unit.cats[end] == "T":
        end -= 1
    if end < 0:
        return None
    category = unit.cats[end]
    if category == "W" and unit.low[end] in words.sets["relatives"]:
        return Phrase(end, end + 1, "relative")
    if category in "," or (category == "-" and end > 0):
        return _apposed(unit, end, words)
    if category in "NMPDO)'WT" or (category == "V" and words.forms.get(unit.low[end], 0) & VerbForm.BASE):
        return phrase_left(unit, end, words)
    return None


def phrase_left(unit: Unit, end: int, words: Grammar) -> Phrase | None:
    """The noun phrase whose last word is `end`."""
    if unit.cats[end] in "PO" or (unit.cats[end] == "D" and (end == 0 or unit.cats[end - 1] not in "NDI")):
        return Phrase(end, end + 1)
    first = end + 1
    index = end
    while index >= max(0, end - MAX_PHRASE):
        step = _joins_left(unit, index, first, end, words)
        if step is None:
            break
        index = step
        first = index + 1
    while first <= end and unit.cats[first] in "ICSR,":
        first += 1
    first = _after_leading_phrase(unit, first, end)
    first = _after_resumption(unit, first, end, words)
    return Phrase(first, end + 1) if first <= end else None


def _after_resumption(unit: Unit, first: int, end: int, words: Grammar) -> int:
    """Pass over a noun that takes up what was said, in front of its relative clause: "a claim Kyiv has denied"."""
    if first > 0 and unit.cats[first - 1] not in ",-Q" or unit.cats[first] != "D":
        return first
    for index in range(first + 1, end):
        if unit.cats[index] != "N":
            break
        following = unit.cats[index + 1]
        resumes = words.cue_nouns.get(unit.low[index], unit.low[index]) in words.sets["resuming"]
        if resumes and (
            following == "D" or (following == "N" and (unit.capital[index + 1] or unit.low[end].endswith("s")))
        ):
            return index + 1
    return first


def _joins_left(unit: Unit, index: int, first: int, end: int, words: Grammar) -> int | None:
    """The next index to look at if the word at `index` belongs to the phrase that begins at `first`."""
    category = unit.cats[index]
    previous = unit.cat(index - 1)
    following = unit.cats[first] if first <= end else ""
    if category in _NOMINAL:
        return (
            None
            if following == "D" and unit.low[first] not in ("one", "two", "three", "four", "five", "other", "more")
            else index - 1
        )
    if category == "D":
        return (
            None
            if following == "D"
            and unit.low[index] not in ("all", "both", "some", "many", "half")
            and unit.low[first] in ("the", "a", "an")
            else index - 1
        )
    if category == ")":
        return _opening_bracket(unit, index)
    if category == "I":
        return (
            index - 1
            if unit.low[index] in words.sets["adjoining_prepositions"] and previous in "NMT)DP" and first <= end
            else None
        )
    if category == "C":
        return (
            index - 1
            if unit.low[index] in ("and", "or") and previous in "NMT)" and _coordinates(unit, index, words)
            else None
        )
    if category == "V":
        reduced = words.forms.get(unit.low[index], 0) & (VerbForm.PARTICIPLE | VerbForm.ING)
        return index - 1 if reduced and previous in "NMD" and following in "IRTM" and first <= end else None
    if category == "Q":
        return index - 1 if previous in "DNM" and following == "N" and index not in unit.open_quotes else None
    if category == "R":
        return (
            index - 1
            if following in "NMI" and previous in "DIN" and first <= end and unit.low[index] not in ("then", "now")
            else None
        )
    return None


def _opening_bracket(unit: Unit, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - 12), -1):
        if unit.cats[index] == "(":
            return index - 1
    return None


def _coordinates(unit: Unit, conjunction: int, words: Grammar) -> bool:
    """Whether "and" joins two nouns of one subject, rather than two clauses.

    It joins nouns where what stands before it begins a clause; after a verb, that is the verb's object.
    """
    index = conjunction - 1
    floor = max(-1, conjunction - MAX_PHRASE)
    while index > floor and (
        unit.cats[index] in "NMD'T" or (unit.cats[index] == "I" and unit.low[index] in ("of", "for"))
    ):
        index -= 1
    return index < 0 or unit.cats[index] in "SCQ.:;-W" or (unit.cats[index] == "," and not _has_verb(unit, index))


def _has_verb(unit: Unit, before: int) -> bool:
    return any(category in "VX" for category in unit.cats[max(0, before - MAX_APPOSITION) : before])


def _after_leading_phrase(unit: Unit, first: int, end: int) -> int:
    """Pass over an opening adverbial without a comma: "In Boston the mayor", "On Monday Mr. Lund"."""
    if first == 0 or unit.cats[first - 1] != "I":
        return first
    for index in range(end, first, -1):
        if unit.cats[index] == "D" and unit.cats[index - 1] in "NMT":
            return index
    for index in range(first, end):
        if unit.cats[index] in "TM" and unit.cats[index + 1] == "N":
            return index + 1
    return first


def clause_start(unit: Unit, first: int) -> bool:
    """Whether a clause begins at word `first`."""
    if first <= 0:
        return True
    return unit.cats[first - 1] in ",SCQ.:;-(RW"


_APPOSED_BY = frozenset("DNWMIV'")


def _apposed(unit: Unit, closing: int, words: Grammar) -> Phrase | None:
    """The phrase before an apposition that closes with the comma or dash at `closing`."""
    best: Phrase | None = None
    mark = unit.cats[closing]
    for index in range(closing - 1, max(-1, closing - MAX_APPOSITION), -1):
        category = unit.cats[index]
        if category in ";:Q":
            break
        if category != mark or index == 0 or index + 1 >= closing:
            continue
        if unit.cats[index - 1] not in "NM)'T":
            continue
        head = phrase_left(unit, index - 1, words)
        if head is None:
            continue
        if best is None and unit.cats[index + 1] in _APPOSED_BY and not _is_clause(unit, index + 1, closing):
            best = Phrase(head.first, closing, "apposed")
        if clause_start(unit, head.first) and _begins_apposition(unit, index + 1):
            past = closing if unit.cats[index + 1] not in "I" else head.past
            return Phrase(head.first, past, "apposed")
    return best


def _begins_apposition(unit: Unit, index: int) -> bool:
    word, category = unit.low[index], unit.cats[index]
    return (
        category in "DMI"
        or word in ("who", "which", "whose")
        or (category == "N" and not unit.capital[index])
        or unit.capital[index]
    )


def _is_clause(unit: Unit, first: int, past: int) -> bool:
    """Whether words between commas have a subject and verb of their own."""
    if unit.cats[first] == "W":
        return False
    return any(unit.cats[index] == "X" or unit.cats[index] == "P" for index in range(first, past))


def phrase_right(unit: Unit, start: int, words: Grammar) -> Phrase | None:
    """The noun phrase that begins at `start`, with its apposition."""
    if unit.cat(start) in "PO":
        return Phrase(start, start + 1, "after")
    index = _core_right(unit, start, words)
    if index == start:
        return None
    past = _apposition_right(unit, index)
    return Phrase(start, past, "after" if past == index else "apposed")


def _core_right(unit: Unit, start: int, words: Grammar) -> int:
    """Past the last word of the noun phrase at `start`, without apposition."""
    index, size = start, min(len(unit), start + MAX_PHRASE)
    while index < size:
        category = unit.cats[index]
        following = unit.cat(index + 1)
        if category in "NM'" or category == "D":
            index += 1
        elif category == "T" and index > start and unit.cats[index - 1] == "'":
            index += 1
        elif (
            category == "I"
            and index > start
            and following in "NMDT"
            and unit.low[index] in words.sets["adjoining_prepositions"]
        ):
            if following == "T":
                break
            index += 1
        elif category == "C" and index > start and unit.low[index] in ("and", "&") and following in "NDM":
            index += 1
        elif category == "(" and index > start:
            closing = next((k for k in range(index, min(size, index + 12)) if unit.cats[k] == ")"), None)
            if closing is None:
                break
            index = closing + 1
        else:
            break
    return index


def _apposition_right(unit: Unit, index: int) -> int:
    """Past the apposition after a comma at `index`; `index` where there is none."""
    past = index
    for _ in range(3):
        if unit.cat(past) != "," or not _apposes(unit, past + 1):
            break
        closing = past + 1
        relative = unit.cat(past + 1) == "W"
        while closing < len(unit) and not _ends_apposition(unit, closing, relative):
            closing += 1
        if not relative and _is_clause(unit, past + 1, closing):
            break
        if closing - past > MAX_APPOSITION:
            break
        past = closing
    return past


def _ends_apposition(unit: Unit, index: int, relative: bool) -> bool:
    """Whether an apposition ends before word `index`; a relative clause may hold words in quotation marks."""
    category = unit.cats[index]
    if category == "Q":
        return not relative or unit.cats[index - 1] in ",:"
    return category in ",;:-" or (category == "." and index == len(unit) - 1)


def _apposes(unit: Unit, index: int) -> bool:
    word, category = unit.word(index), unit.cat(index)
    if word in ("who", "whose", "which"):
        return True
    if category == "D" or category == "M":
        return True
    return category == "N" and unit.cat(index + 1) in "NICM',."
