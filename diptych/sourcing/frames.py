"""Frames: what stands after a cue, and so what kind of content it has.

    said | that the bridge is closed   `that`         urged | the council to close it   `np-inf`
    said | the bridge is closed        `clause`       called | the plan “a mistake”     `np-quote`
    asked | whether it is closed       `wh`           described | the plan as costly    `np-as`
    said, | “It is closed”             `quote`        accused | the council of delay    `np-of`
    wants | to close it                `inf`          criticized | the plan             `np`
    suggested | closing it             `gerund`       argued against | the plan         `pp`
    said: | Close it                   `colon`        …, the mayor said |               `none`

`gap` is a verb with nothing between it and the cue: “a move critics argue | risks lives”.
"""

from __future__ import annotations

from diptych.sourcing.grammar import VerbForm
from diptych.sourcing.sentence import NOMINAL, Sentence

__all__ = ["frame_after", "frame_of_noun", "skip_circumstances"]

MAX_INSERTION = 20
"""Words between the commas that part a cue from its clause, at most."""
MAX_CIRCUMSTANCES = 18
"""Words of place, time and hearers between a cue and its clause, at most."""
MAX_SUBJECT = 14
"""Words of a subject with its prepositions, at most, before its verb."""

_HEARD = frozenset({"say", "urge", "think", "show", "mention", "other"})
"""Classes of verbs after which places, times and hearers may come before the content."""


def frame_after(s: Sentence, index: int, classes: frozenset[str]) -> tuple[str, int]:
    """The frame of a cue of these classes that ends before word `index`, and where its content begins."""
    unit = s.unit
    k = skip_circumstances(s, index, classes)
    category = unit.cat(k)
    if k >= s.end:
        return "none", k
    if category == ",":
        return ("quote", k + 1) if unit.cat(k + 1) == "Q" else _after_insertion(s, k)
    return _by_word(s, k) or _by_class(s, k, category)


def _by_class(s: Sentence, k: int, category: str) -> tuple[str, int]:
    """The frame that a word of this class opens."""
    if category in "NDMPOT'":
        return _after_phrase(s, k)
    if category == "V":
        return ("gerund" if s.flags(k) & VerbForm.ING else "gap"), k
    frames = {":": ("colon", k + 1), "I": ("pp", k + 1), "Q": ("quote", k), "X": ("gap", k)}
    return frames.get(category, ("none", k))


def _by_word(s: Sentence, k: int) -> tuple[str, int] | None:
    """The frame that a single word opens."""
    if s.among("complementizer", k):
        return "that", k
    if s.among("interrogatives", k) or s.among("if", k):
        return "wh", k
    if s.among("infinitive", k):
        return ("inf", k) if _is_infinitive(s, k) else ("pp", k + 1)
    return ("as", k) if s.among("as", k) else None


def _after_insertion(s: Sentence, comma: int) -> tuple[str, int]:
    """The frame after a comma: a clause with "that" beyond an insertion, else nothing."""
    for k in range(comma + 1, min(comma + MAX_INSERTION, s.end)):
        if s.unit.cats[k] == "," and s.among("complementizer", k + 1):
            return "that", k + 1
    return "none", comma


def _is_infinitive(s: Sentence, index: int) -> bool:
    """Whether a verb follows "to"."""
    k = index + 1
    while k < s.end and s.unit.cats[k] == "R":
        k += 1
    return s.unit.cat(k) == "V" or s.among("auxiliary_bases", k)


def _after_phrase(s: Sentence, k: int) -> tuple[str, int]:
    """The frame of a cue followed by a noun phrase."""
    unit = s.unit
    e = k + 1
    if unit.cats[k] not in "PO":
        while e < s.end and unit.cats[e] in NOMINAL:
            e += 1
    while unit.cat(e) == "R":
        e += 1
    category = unit.cat(e)
    if _is_finite(s, e) or (category == "I" and _clause_further(s, e)):
        return "clause", k
    if s.among("infinitive", e) and _is_infinitive(s, e):
        return "np-inf", k
    if category == "Q":
        return "np-quote", k
    for name, frame in (("complementizer", "np-that"), ("as", "np-as"), ("naming", "np-of")):
        if s.among(name, e):
            return frame, k
    return "np", k


def _is_finite(s: Sentence, index: int) -> bool:
    """Whether the word at an index is the verb of the noun before it, and no participle: "the memo obtained by"."""
    category = s.unit.cat(index)
    if category == "X":
        return True
    flags = s.flags(index)
    if category != "V" or flags & VerbForm.ING:
        return False
    return not (flags & VerbForm.PARTICIPLE and s.among("after_participle", index + 1))


def _clause_further(s: Sentence, e: int) -> bool:
    """Whether a noun phrase goes on with prepositions and then has a verb: "the cost of the bridge is …"."""
    for k in range(e, e + MAX_SUBJECT):
        category = s.unit.cat(k)
        if category in "VX":
            return _is_finite(s, k)
        if category not in "NDM'TIR" and not s.among("joining", k):
            return False
    return False


def skip_circumstances(s: Sentence, index: int, classes: frozenset[str]) -> int:
    """Past adverbs and days, and past places and hearers where a clause or quotation follows them."""
    unit = s.unit
    k = index
    while k < s.end and _is_time(s, k):
        k += 1
    if not classes & _HEARD or (unit.cat(k) in "NDM" and s.lemma(index - 1) not in s.words.sets["hearing"]):
        return k
    return _content_beyond(s, k)


def _is_time(s: Sentence, k: int) -> bool:
    category, unit = s.unit.cats[k], s.unit
    if category in "RT":
        return True
    if category == "M":
        return unit.cat(k - 1) == "T"
    return unit.cat(k + 1) == "T" and s.among("time_modifiers", k)


def _content_beyond(s: Sentence, k: int) -> int:
    """Where a "that", a colon or a quotation follows nothing but places and hearers; `k` where none does."""
    unit = s.unit
    far = k
    for _ in range(MAX_CIRCUMSTANCES):
        category, before, after = unit.cat(far), unit.cat(far - 1), unit.cat(far + 1)
        if far > k:
            if category == ":" or (s.among("complementizer", far) and before in "NTMRO,)"):
                return far
            if category == "," and after == "Q":
                return far + 1
        if category not in "NDMIT'ROP" and not (category == "," and far > k and after in "NI"):
            break
        far += 1
    return k


def frame_of_noun(s: Sentence, k: int) -> tuple[str, int]:
    """The frame of a noun of speech that ends before word `k`, and where its content begins."""
    unit = s.unit
    category = unit.cat(k)
    if s.among("complementizer", k):
        return "that", k
    if s.among("infinitive", k) and _is_infinitive(s, k):
        return "inf", k
    if s.among("about", k):
        return "pp", k + 1
    if s.among("noun_questions", k):
        return "wh", k
    if category == "Q" or (category in ",:" and unit.cat(k + 1) == "Q"):
        return "quote", k if category == "Q" else k + 1
    return ("colon", k + 1) if category == ":" else ("none", k)
