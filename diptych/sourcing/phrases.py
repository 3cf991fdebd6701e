"""Noun phrases around a verb: who does it.

    Mr. Lund, a former mayor who lost, told reporters that …
    └──── head ───┘└──── apposition ───┘  └ verb

The head is read from the verb leftwards (or, in “…,” said X, rightwards) over nouns, determiners and the prepositions
that tie nouns together; an apposition between commas belongs to it. No word is looked at more than a few times.
"""

from __future__ import annotations

from typing import NamedTuple

from diptych.sourcing.grammar import Grammar, VerbForm
from diptych.sourcing.unit import Unit

__all__ = ["Phrase", "phrase_left", "phrase_right", "subject_left", "verb_group_start"]

MAX_APPOSITION = 40
"""Words between the commas of an apposition, at most; a longer stretch is a clause of its own."""

MAX_PHRASE = 60
"""Words of a noun phrase, at most; bounds the work on texts that are no prose."""
MAX_GROUP = 20
"""Words of a verb group, at most."""

MAX_RELATIVE = 12
"""Words of a relative clause within a subject, at most."""
MAX_BRACKET = 12
"""Words of a bracket after a name, such as a party and a state, at most."""
MAX_APPOSITIONS = 3
"""Appositions after one name, at most."""

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
    while start > max(0, index - MAX_GROUP) and _joins_verb(unit, start, index, words):
        start -= 1
    while start < index and unit.cats[start] == unit.cats[start + 1] == "R" and unit.cat(start - 1) in ",.":
        start += 1
    return start


def _joins_verb(unit: Unit, start: int, index: int, words: Grammar) -> bool:
    """Whether the word before `start` belongs to the verb group of the verb at `index`."""
    previous = start - 1
    if unit.cats[previous] in "XR" or words.among("infinitive", unit.low[previous]):
        return True
    if unit.cats[previous] != "V" or not words.among("carriers", words.lemmas.get(unit.low[previous], "")):
        return False
    ing = start == index and words.forms.get(unit.low[index], 0) & VerbForm.ING
    return bool(ing) or words.among("infinitive", unit.low[start])


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
        found = phrase_left(unit, end, words)
        return _with_relative_clause(unit, found, words) if found is not None else None
    return None


def _with_relative_clause(unit: Unit, found: Phrase, words: Grammar) -> Phrase:
    """The phrase with the noun before it, where it only ends that noun's relative clause.

    In "a clerk who requested anonymity said", anonymity says nothing; but in "a clerk who believes Lund said", Lund
    does, for a verb of belief takes a clause.
    """
    floor = max(0, found.first - MAX_RELATIVE)
    index = found.first - 1
    while index > floor and unit.cats[index] in "VXRIDN'":
        index -= 1
    if index <= floor or unit.cats[index] != "W" or unit.cats[index - 1] not in "NM)":
        return found
    verb = next((k for k in range(index + 1, found.first) if unit.cats[k] == "V"), None)
    if verb is None or not words.among("relatives", unit.low[index]) or _takes_clause(unit.low[verb], words):
        return found
    head = phrase_left(unit, index - 1, words)
    return Phrase(head.first, found.past) if head is not None else found


def _takes_clause(word: str, words: Grammar) -> bool:
    """Whether a verb may be followed by somebody else's clause."""
    entries = words.cues.get(words.lemmas.get(word, ""), ())
    return any(entry.classes & {"say", "think"} for entry in entries)


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
    first = _after_leading_phrase(unit, first, end, words)
    first = _after_resumption(unit, first, end, words)
    return Phrase(first, end + 1) if first <= end else None


def _after_resumption(unit: Unit, first: int, end: int, words: Grammar) -> int:
    """Pass over a noun that takes up what was said, in front of its relative clause: "a claim Kyiv has denied"."""
    if (first > 0 and unit.cats[first - 1] not in ",-Q") or unit.cats[first] != "D":
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
    if category in _NOMINAL or category == "D":
        return index - 1 if _before_determiner(unit, index, first, words) else None
    if category == ")":
        return _opening_bracket(unit, index)
    return index - 1 if first <= end and _ties(unit, index, first, words) else None


def _before_determiner(unit: Unit, index: int, first: int, words: Grammar) -> bool:
    """Whether a noun or determiner may stand before the phrase at `first`, which a determiner begins, if it does."""
    if first >= len(unit) or unit.cats[first] != "D" or first != index + 1:
        return True
    if unit.cats[index] == "D":
        return words.among("outer_determiners", unit.low[index]) or not words.among("articles", unit.low[first])
    return words.among("inner_determiners", unit.low[first])


def _ties(unit: Unit, index: int, first: int, words: Grammar) -> bool:
    """Whether a word that is no noun ties what stands before it to the phrase that begins at `first`."""
    category, word = unit.cats[index], unit.low[index]
    previous, following = unit.cat(index - 1), unit.cats[first]
    if category == "I":
        agent = words.among("agent", word) and (previous == "V" or _is_authored(unit, index - 1, words))
        return agent or (previous in "NMT)DP" and words.among("adjoining_prepositions", word))
    if category == "C":
        joins = previous in "NMT)" and words.among("joining", word)
        return joins and (following == "V" or _coordinates(unit, index, words))
    if category == "V":
        reduced = words.forms.get(word, 0) & (VerbForm.PARTICIPLE | VerbForm.ING)
        return bool(reduced) and previous in "NMDC" and following in "IRTM"
    if category == "Q":
        return previous in "DNM" and following == "N" and index not in unit.open_quotes
    return category == "R" and following in "NMI" and previous in "DIN" and not words.among("then_adverbs", word)


def _opening_bracket(unit: Unit, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - MAX_BRACKET), -1):
        if unit.cats[index] == "(":
            return index - 1
    return None


def _is_authored(unit: Unit, index: int, words: Grammar) -> bool:
    """Whether the noun at an index is a thing that somebody wrote, shot or found: "a report by the institute"."""
    return unit.cat(index) == "N" and words.among("authored_things", unit.word(index))


def _coordinates(unit: Unit, conjunction: int, words: Grammar) -> bool:
    """Whether "and" joins two nouns of one subject, rather than two clauses.

    It joins nouns where what stands before it begins a clause; after a verb, that is the verb's object.
    """
    index = conjunction - 1
    floor = max(-1, conjunction - MAX_PHRASE)
    while index > floor and (
        unit.cats[index] in "NMD'T"
        or (unit.cats[index] == "I" and words.among("adjoining_prepositions", unit.low[index]))
    ):
        index -= 1
    return index < 0 or unit.cats[index] in "SCQ.:;-W" or (unit.cats[index] == "," and not _has_verb(unit, index))


def _has_verb(unit: Unit, before: int) -> bool:
    return any(category in "VX" for category in unit.cats[max(0, before - MAX_APPOSITION) : before])


def _after_leading_phrase(unit: Unit, first: int, end: int, words: Grammar) -> int:
    """Pass over an opening adverbial without a comma: "In Boston the mayor", "Last week Mr. Lund"."""
    if unit.cat(first + 1) == "T" and first + 1 < end and words.among("time_modifiers", unit.low[first]):
        return first + 2
    if first == 0 or unit.cats[first - 1] != "I":
        return first
    for index in range(end, first, -1):
        if unit.cats[index] == "D" and unit.cats[index - 1] in "NMT":
            return index
    for index in range(first, end):
        if unit.cats[index] in "TM" and unit.cats[index + 1] == "N":
            return index + 1
    return first


def _clause_start(unit: Unit, first: int) -> bool:
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
        if category != mark or index + 1 >= closing or unit.cat(index - 1) not in "NM)'T":
            continue
        head = phrase_left(unit, index - 1, words)
        if head is None:
            continue
        if best is None and unit.cats[index + 1] in _APPOSED_BY and not _is_clause(unit, index + 1, closing):
            best = Phrase(head.first, closing, "apposed")
        if _clause_start(unit, head.first) and _begins_apposition(unit, index + 1, words):
            past = head.past if unit.cats[index + 1] == "I" else closing
            return Phrase(_named_before(unit, head, words), past, "apposed")
    return best


def _named_before(unit: Unit, head: Phrase, words: Grammar) -> int:
    """Where the name begins that a head is itself an apposition to: "Anna Weir, chief engineer of Harlow, who …"."""
    end = head.first - 2
    if end < 0 or unit.cats[end + 1] != "," or not unit.capital[end] or unit.capital[head.first]:
        return head.first
    name = phrase_left(unit, end, words)
    return name.first if name is not None and unit.cat(name.first - 1) in ".SCQ-" else head.first


def _begins_apposition(unit: Unit, index: int, words: Grammar) -> bool:
    category = unit.cats[index]
    return category in "DMIN" or unit.capital[index] or (category == "W" and words.among("relatives", unit.low[index]))


def _is_clause(unit: Unit, first: int, past: int) -> bool:
    """Whether words between commas have a subject and verb of their own."""
    if unit.cats[first] == "W":
        return False
    return any(category in "XP" for category in unit.cats[first : min(past, first + MAX_APPOSITION)])


def phrase_right(unit: Unit, start: int, words: Grammar) -> Phrase | None:
    """The noun phrase that begins at `start`, with its apposition."""
    if unit.cat(start) in "PO":
        return Phrase(start, start + 1, "after")
    index = _core_right(unit, start, words)
    if index == start:
        return None
    past = _apposition_right(unit, index, words)
    return Phrase(start, past, "after" if past == index else "apposed")


def _core_right(unit: Unit, start: int, words: Grammar) -> int:
    """Past the last word of the noun phrase at `start`, without apposition."""
    index, limit = start, min(len(unit), start + MAX_PHRASE)
    while index < limit:
        past = _past_member(unit, index, start, words)
        if past is None:
            break
        index = past
    return index


def _past_member(unit: Unit, index: int, start: int, words: Grammar) -> int | None:
    """Past the word (or bracket) at `index` if it carries on the phrase that begins at `start`."""
    category, following, word = unit.cats[index], unit.cat(index + 1), unit.low[index]
    if category in "NM'D":
        return index + 1
    if index > start and category == "(":
        closing = range(index, min(len(unit), index + MAX_BRACKET))
        return next((k + 1 for k in closing if unit.cats[k] == ")"), None)
    ties = {
        "T": unit.cats[index - 1] == "'",
        "I": following in "NMD"
        and (
            words.among("adjoining_prepositions", word)
            or (words.among("agent", word) and _is_authored(unit, index - 1, words))
        ),
        "V": following in ",.:" and unit.cats[index - 1] == "N" and words.among("authored_things", word),
        "C": following in "NDM" and words.among("joining", word),
    }
    return index + 1 if index > start and ties.get(category, False) else None


def _apposition_right(unit: Unit, index: int, words: Grammar) -> int:
    """Past the apposition after a comma at `index`; `index` where there is none."""
    past = index
    for _ in range(MAX_APPOSITIONS):
        if unit.cat(past) != "," or not _apposes(unit, past + 1, words):
            break
        relative = unit.cat(past + 1) == "W"
        closing = past + 1
        while (
            closing < len(unit) and closing - past <= MAX_APPOSITION and not _ends_apposition(unit, closing, relative)
        ):
            closing += 1
        if closing - past > MAX_APPOSITION or (not relative and _is_clause(unit, past + 1, closing)):
            break
        past = closing
    return past


def _ends_apposition(unit: Unit, index: int, relative: bool) -> bool:
    """Whether an apposition ends before word `index`; a relative clause may hold words in quotation marks."""
    category = unit.cats[index]
    if category == "Q":
        return not relative or unit.cats[index - 1] in ",:"
    return category in ",;:-" or (category == "." and index == len(unit) - 1)


def _apposes(unit: Unit, index: int, words: Grammar) -> bool:
    """Whether an apposition begins after a comma: "who …", "a former …", "45", "mayor of …"."""
    category = unit.cat(index)
    if category == "W":
        return words.among("relatives", unit.word(index)) or words.among("appositive", unit.word(index))
    return category in "DM" or (category == "N" and unit.cat(index + 1) in "NICM',.")
