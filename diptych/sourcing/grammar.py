"""The grammar of reporting in one language, read from its lexicon: which word can be what.

Nothing here is English but the names of the word classes. Lists and endings come from `grammar.yaml`, `verbs.yaml`
and `cues.yaml`; all of it is turned into look-up tables once per language and kept.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from diptych.lexicons import Lexicon

__all__ = ["CueEntry", "Grammar", "VerbForm", "grammar", "plurals"]


class VerbForm(enum.IntFlag):
    """Which forms of a verb a word can be."""

    BASE = 1
    THIRD = 2
    PAST = 4
    PARTICIPLE = 8
    ING = 16
    RARE = 32
    """It is far oftener a noun or adjective."""
    NOUN = 64
    """It is as often a noun, so that its neighbours must tell."""


_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One reading of a verb as a cue."""

    lemma: str
    """Its dictionary form, with particles ("call for")."""
    particles: tuple[str, ...]
    """The words that must follow the verb."""
    classes: frozenset[str]
    """The classes of `cues.yaml` it stands under."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Look-up tables of one language."""

    category: Mapping[str, str]
    """The word class of small words, by lower-case word: one letter (see `units`)."""
    forms: Mapping[str, int]
    """`VerbForm` bits of every inflected form of a known verb."""
    lemmas: Mapping[str, str]
    """The dictionary form of every inflected form of a known verb."""
    cues: Mapping[str, tuple[CueEntry, ...]]
    """The cues that begin with a verb, by its dictionary form, the longest first."""
    cue_nouns: Mapping[str, str]
    """Singular and plural of nouns that name an act of speech or thought, to the singular."""
    according: tuple[tuple[str, ...], ...]
    """Prepositional cues as words, the longest first."""
    document_facts: frozenset[tuple[str, ...]]
    """Participles with their preposition that say whose a document is: "signed by"."""
    withheld: tuple[tuple[str, ...], ...]
    """What a source asks for that is no content: "not to be named"."""
    adverb_endings: tuple[str, ...]
    """Endings that show an adverb."""
    sets: Mapping[str, frozenset[str]]
    """Flat lists of `grammar.yaml` and `cues.yaml` by name, as sets."""

    def among(self, name: str, word: str) -> bool:
        """Whether `word` (lower case) stands in the flat list `name`."""
        return word in self.sets.get(name, _EMPTY)


_CATEGORIES = (
    ("N", "not_adverbs"),
    ("R", "adverbs"),
    ("R", "negations"),
    ("S", "subordinators"),
    ("I", "prepositions"),
    ("W", "interrogatives"),
    ("W", "relatives"),
    ("D", "determiners"),
    ("O", "object_pronouns"),
    ("P", "subject_pronouns"),
    ("D", "possessives"),
    ("C", "coordinators"),
    ("X", "be"),
    ("X", "have"),
    ("X", "do"),
    ("X", "modals"),
)
"""Word classes and the lists they come from; a later list wins over an earlier one."""


@cache
def grammar(words: Lexicon) -> Grammar:
    """The tables of a lexicon's language."""
    verbs, cues, small = words.topic("verbs"), words.topic("cues"), words.topic("grammar")
    entries = _cue_entries(cues.get("verbs", {}))
    lemmas = {entry.lemma.split()[0] for entry in entries}
    forms, lemma_of = _verb_forms([*verbs.get("common", ()), *sorted(lemmas)], verbs)
    topics = (small, cues)
    sets = {name: frozenset(items) for topic in topics for name, items in topic.items() if _is_flat(items)}
    return Grammar(
        category=_categories(small),
        forms=forms,
        lemmas=lemma_of,
        cues=_by_first_word(entries),
        cue_nouns={**plurals(cues.get("nouns", ()), small), **{noun: noun for noun in cues.get("nouns", ())}},
        according=_as_words(cues.get("according", ())),
        document_facts=frozenset(
            phrase for name in ("obtained", "authored") for phrase in _as_words(words.phrases("documents", name))
        ),
        withheld=_as_words(words.phrases("anonymity", "withheld")),
        adverb_endings=tuple(small.get("adverb_endings", ())),
        sets=sets,
    )


def _is_flat(items: Any) -> bool:
    return isinstance(items, tuple) and all(isinstance(item, str) for item in items)


def _as_words(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=lambda words: (-len(words), words)))


def _categories(small: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, name in _CATEGORIES:
        found.update(dict.fromkeys(small.get(name, ()), letter))
    return found


def _cue_entries(classes: Mapping[str, Iterable[str]]) -> list[CueEntry]:
    by_lemma: dict[str, set[str]] = {}
    for name, lemmas in classes.items():
        for lemma in lemmas:
            by_lemma.setdefault(lemma, set()).add(name)
    return [CueEntry(lemma, tuple(lemma.split()[1:]), frozenset(names)) for lemma, names in sorted(by_lemma.items())]


def _by_first_word(entries: Iterable[CueEntry]) -> dict[str, tuple[CueEntry, ...]]:
    found: dict[str, list[CueEntry]] = {}
    for entry in entries:
        found.setdefault(entry.lemma.split()[0], []).append(entry)
    return {verb: tuple(sorted(some, key=lambda e: (-len(e.particles), e.lemma))) for verb, some in found.items()}


def _verb_forms(lemmas: Iterable[str], verbs: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, str]]:
    irregular, doubling = verbs.get("irregular", {}), frozenset(verbs.get("doubling", ()))
    forms: dict[str, int] = {}
    lemma_of: dict[str, str] = {}
    for lemma in lemmas:
        third, past, participle, ing = irregular.get(lemma) or _regular(lemma, verbs.get("endings", ()), doubling)
        for form, flag in (
            (lemma, VerbForm.BASE),
            (third, VerbForm.THIRD),
            (past, VerbForm.PAST),
            (participle, VerbForm.PARTICIPLE),
            (ing, VerbForm.ING),
        ):
            forms[form] = forms.get(form, 0) | int(flag)
            lemma_of.setdefault(form, lemma)
        lemma_of[lemma] = lemma
    for lemma in verbs.get("also_nouns", ()):
        third = (irregular.get(lemma) or _regular(lemma, verbs.get("endings", ()), doubling))[0]
        for form in (lemma, third):
            if form in forms:
                forms[form] |= int(VerbForm.NOUN)
    for form in verbs.get("rarely_verbs", ()):
        if form in forms:
            forms[form] |= int(VerbForm.RARE)
    return forms, lemma_of


def _regular(lemma: str, endings: Iterable[tuple[str, ...]], doubling: frozenset[str]) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form by the first ending that fits."""
    for ending, third, past, ing in endings:
        if lemma.endswith(ending):
            stem = lemma + lemma[-1] if lemma in doubling else lemma
            return _inflect(lemma, third), _inflect(stem, past), _inflect(stem, past), _inflect(stem, ing)
    return lemma, lemma, lemma, lemma


def _inflect(lemma: str, suffix: str) -> str:
    """`lemma` with `suffix`, each leading minus sign of which first drops a letter."""
    bare = suffix.lstrip("-")
    cut = len(suffix) - len(bare)
    return (lemma[:-cut] if cut else lemma) + bare


def plurals(nouns: Iterable[str], small: Mapping[str, Any]) -> dict[str, str]:
    """The plural of each noun, by the topic `grammar`'s endings; to the singular."""
    found = {}
    for noun in nouns:
        suffix = next((suffix for ending, suffix in small.get("plural_endings", ()) if noun.endswith(ending)), "")
        found[_inflect(noun, suffix)] = noun
    return found
