"""Tagging: the class of each word of a unit.

Small words have theirs from the lexicon, numbers and signs from their shape; the rest are nouns (or adjectives, or
names, which is all the same here) until their neighbours show that a known verb form is a verb:

    the plans  N        he plans  V        the mayor plans to …  V        the mayor's plans  N
"""

from __future__ import annotations

from diptych.sourcing.grammar import Grammar, VerbForm
from diptych.sourcing.unit import Unit

__all__ = ["is_title", "tag"]

_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "–": "-", "—": "-", "―": "-",
                "&": "N", "'": "'", "%": "M", "$": "M", "€": "M", "£": "M"}  # fmt: skip

_TITLE_SHARE = 0.6
"""A line is set as a headline where so large a share of its longer words are capitals: Council Approves Plan."""
_LONGER_WORD = 4
"""Shorter words are lower case in headlines too."""
_ADVERB_ENDING_WORD = 5
"""An adverb by its ending has so many letters: "fly" is none."""
_NEAR = 6
"""Words before a verb in which its subject's head stands, as a rule."""
_SHORT = 3
"""A word so short that ends in s is no plural: "was", "his"."""


def is_title(raw: list[str], words: Grammar) -> bool:
    """Whether a line is set as a headline: in capitals, with no verb in lower case."""
    longer = [word for word in raw if len(word) >= _LONGER_WORD and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    if len(longer) < 3 or capitals < _TITLE_SHARE * len(longer) + 1:
        return False
    return not any(word in words.forms for word in longer)


def tag(unit: Unit, words: Grammar) -> None:
    """Fill in a unit's word classes."""
    for index in range(len(unit)):
        unit.cats.append(_category(unit, index, words))
    for index, word in enumerate(unit.low):
        flags = words.forms.get(word, 0)
        name = unit.capital[index] and index > 0
        if flags and unit.cats[index] in "NR" and not name and _is_verb(unit, index, flags, words):
            unit.cats[index] = "V"


def _category(unit: Unit, index: int, words: Grammar) -> str:
    """The class of a word as far as the word alone, or the one after it, shows it."""
    word = unit.low[index]
    if index in unit.quotes:
        return "Q"
    if not word[0].isalpha():
        return _sign_or_number(unit, index)
    return _letters(unit, index, word, words)


def _letters(unit: Unit, index: int, word: str, words: Grammar) -> str:
    """The class of a word of letters."""
    if words.among("times", word):
        return "T"
    if words.among("object_pronouns", word) and words.among("determiners", word) and _determines(unit, index, words):
        return "D"
    known = words.category.get(word)
    if known is not None and not (unit.capital[index] and index and known not in "DP"):
        return known
    adverb = len(word) >= _ADVERB_ENDING_WORD and word.endswith(words.adverb_endings) and not unit.capital[index]
    return "R" if adverb else "N"


def _sign_or_number(unit: Unit, index: int) -> str:
    word = unit.low[index]
    if word[0] == "-":
        return "-" if len(word) > 1 or _stands_free(unit, index) else "N"
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word[0].isdigit() or word[0] in "$€£¥":
        return "M"
    if word[0] == "'":
        return "'" if word == "'s" and unit.cats[index - 1 : index] not in (["P"], ["W"]) else "X"
    if word == "." and index < len(unit) - 1:
        return "N"  # of an abbreviation: no sentence ends within a unit
    return "." if word in ".!?…" else "N"


def _determines(unit: Unit, index: int, words: Grammar) -> bool:
    """Whether "her" stands before its noun here, rather than for a person."""
    following = unit.word(index + 1)
    return (
        following[:1].isalnum()
        and words.category.get(following, "N") == "N"
        and not following.endswith(words.adverb_endings)
    )


def _stands_free(unit: Unit, index: int) -> bool:
    """Whether a hyphen has space around it, and so is a dash."""
    if index == 0 or index + 1 == len(unit.spans):
        return True
    return unit.spans[index - 1].end < unit.spans[index].start or unit.spans[index].end < unit.spans[index + 1].start


_FINITE = VerbForm.BASE | VerbForm.THIRD | VerbForm.PAST

_AFTER = {
    "X": VerbForm.BASE | VerbForm.PAST | VerbForm.PARTICIPLE | VerbForm.ING,
    "'": VerbForm(0),
    "I": VerbForm.ING,
    "P": _FINITE,
    "W": _FINITE,
    "O": _FINITE | VerbForm.ING,
}
"""After words of these classes any of these forms is a verb, and no other."""


def _is_verb(unit: Unit, index: int, flags: int, words: Grammar) -> bool:
    """Whether a known verb form is a verb where it stands."""
    before = index - 1
    while before >= max(0, index - _NEAR) and unit.cats[before] == "R":
        before -= 1
    previous, after = unit.cat(before), unit.cat(index + 1)
    if words.among("infinitive", unit.word(before)):
        return bool(flags & VerbForm.BASE) and not words.among("before_prepositional_to", unit.word(before - 1))
    if previous in _AFTER:
        return bool(flags & _AFTER[previous])
    if previous == "D":
        alone = words.among("quantifying", unit.word(before)) or words.among("inner_determiners", unit.word(before))
        return alone and not flags & VerbForm.RARE and bool(flags & _FINITE) and after in "DPWQISO,:R"
    if previous == "V":
        return bool(flags & (VerbForm.ING | VerbForm.PARTICIPLE)) and after in "IDW,.RQ"
    if previous in "NMT)Q":
        return _after_noun(unit, before, index, flags, words)
    return _after_break(unit, index, flags, words)


def _takes(unit: Unit, index: int, flags: int, words: Grammar) -> bool:
    """Whether something follows a word that a verb takes and a noun does not."""
    following = unit.word(index + 1)
    if words.among("complementizer", following):
        return True
    return words.among("infinitive", following) and not flags & VerbForm.RARE


def _after_noun(unit: Unit, before: int, index: int, flags: int, words: Grammar) -> bool:
    """After a noun, which may be the subject."""
    after = unit.cat(index + 1)
    takes = after in "DPOWQ:R'MX" or _takes(unit, index, flags, words)
    if flags & VerbForm.PAST:
        return takes or not flags & VerbForm.RARE
    if flags & (VerbForm.THIRD | VerbForm.BASE):
        if not flags & (VerbForm.NOUN | VerbForm.RARE):
            return True
        ready = takes or (not flags & VerbForm.RARE and after in "NIQST,.")
        return after != "X" and ready and _agrees(unit, before, flags, takes, words)
    if flags & VerbForm.ING:
        return takes or after in "NISM,"
    return bool(flags & VerbForm.PARTICIPLE)


def _agrees(unit: Unit, before: int, flags: int, takes: bool, words: Grammar) -> bool:
    """Whether a form that may be a noun agrees with the noun before it as its verb would."""
    word = unit.word(before)
    if flags & VerbForm.THIRD:
        if takes:
            return unit.capital[before] or not word.endswith("s")
        return unit.capital[before] or unit.title or "Q" in unit.cats[max(0, before - _NEAR) : before]
    if word.endswith("s") or unit.title or words.among("plurals", word):
        return True
    near = unit.low[max(0, before - _NEAR) : before + 1]
    return takes and not flags & VerbForm.RARE and any(one.endswith("s") and len(one) > _SHORT for one in near)


def _after_break(unit: Unit, index: int, flags: int, words: Grammar) -> bool:
    """After a comma, a conjunction, or at the start."""
    if flags & VerbForm.ING:
        return True
    after = unit.cat(index + 1)
    takes = after in "DPOWQ:RI" or _takes(unit, index, 0, words)
    if flags & (VerbForm.PAST | VerbForm.PARTICIPLE):
        return takes or not flags & VerbForm.RARE
    if flags & VerbForm.THIRD:
        return takes or (not flags & VerbForm.RARE and after in "NMT.,")
    return takes and index > 0 and bool(flags & VerbForm.BASE)
