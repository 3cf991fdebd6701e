"""The tables that the rules look words up in: a lexicon's lists, made ready once per language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from diptych.conflicts.tallies import TallyWords
from diptych.lexicons import Lexicon, lexicon
from diptych.text.dates import DateWords
from diptych.text.names import NameWords
from diptych.text.numbers import NumberWords
from diptych.text.tokens import stem

__all__ = ["RuleWords", "rule_words"]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A language's words, as the rules need them. Every list may be empty: then a rule claims less."""

    language: str
    """The base language, for stemming."""
    numbers: NumberWords
    dates: DateWords
    names: NameWords
    tallies: TallyWords
    """How votes for and against are told."""
    stop_words: frozenset[str]
    """Words that carry grammar, not news."""
    bases: Mapping[str, str]
    """Irregular verb forms with their infinitives: `said` → `say`."""
    contractions: Mapping[str, str]
    """Endings after an apostrophe with the words they stand for: `n't` → `not`."""
    irregular_contractions: Mapping[str, tuple[str, ...]]
    """Whole words that hold two: `won't` → will, not."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By first word: phrases of several words that count as one, and their key (`united states` → `us`)."""
    keys: Mapping[str, str]
    """Words and phrases with one common key: `percent`, `per cent`."""
    clause_starts: frozenset[str]
    """Words that begin a clause."""
    negators: frozenset[str]
    """Words that deny."""
    refusals: frozenset[str]
    """Words that deny what they have after a link word: "refused to"."""
    refusal_links: frozenset[str]
    """Those link words."""
    idioms: tuple[tuple[str, ...], ...]
    """Phrases with a denying word that deny nothing."""
    senses: Mapping[str, frozenset[int]]
    """Keys of words with the numbers of the groups of like words they are in."""
    opposites: Mapping[str, frozenset[str]]
    """Keys of words with the keys of those that say the opposite."""
    speak_for: frozenset[str]
    """Nouns for people through whom a body speaks."""
    stand_ins: frozenset[str]
    """Nouns that may stand for a name after "the"."""
    part_words: frozenset[str]
    """Small words after which a name plays the same part on both sides."""
    formulas: tuple[str, ...]
    """Phrases that journalists use of several parties in one story."""
    pronouns: frozenset[str]
    """Pronouns of the third person that may stand for a name told elsewhere."""
    ends_of_denial: frozenset[str]
    """Words that set a denial its end: "not … until"."""
    irreal: frozenset[str]
    """Words that leave open whether what follows them is the case."""
    settled: frozenset[str]
    """Modals that settle: "will"."""
    open: frozenset[str]
    """Modals that leave open: "could"."""
    assertion_words: frozenset[str]
    """Words that make one assertion with the word after them: "already being felt"."""
    other_times: frozenset[str]
    """Words that put what stands beside them at another time than the news."""
    reported: frozenset[str]
    """Modals that settle in reported speech: "said it would"."""
    undecided: frozenset[str]
    """Words for not having decided, and `undecided_links` what follows them: "has not decided whether to"."""
    undecided_links: frozenset[str]
    bonds: frozenset[str]
    """Words for what is entered and left."""
    leaving: Mapping[str, tuple[tuple[str, ...], ...]]
    """Keys of verbs of leaving, with the small words each has after it."""
    joining: frozenset[str]
    """Keys of words for being or getting in."""
    rejecting: frozenset[str]
    """Keys of words for refusing to get in."""
    passed_over: frozenset[str]
    """Words passed over between a denying word and what it bears on."""

    def key(self, norm: str) -> str:
        """What a word is compared by: its alias, or the stem of its infinitive."""
        alias = self.keys.get(norm)
        return alias or stem(self.bases.get(norm, norm), self.language)


def rule_words(language: str) -> RuleWords:
    """The tables of a base language; without a lexicon, those that need none."""
    return _tables(language)


@lru_cache(maxsize=8)
def _tables(language: str) -> RuleWords:
    words = lexicon(language) or Lexicon("none")
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    keys: dict[str, str] = {}
    for key, forms in words.table("aliases", "same").items():
        for form in forms:
            parts = tuple(form.split())
            keys[form] = key
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, key))
    bases = {form: base for base, forms in words.table("verbs", "irregular").items() for form in forms}

    def compared_by(word: str) -> str:
        return keys.get(word) or stem(bases.get(word, word), language)

    return RuleWords(
        language=language,
        numbers=NumberWords.of(words.topic("numbers")),
        dates=DateWords.of(words.topic("dates")),
        names=NameWords.of(words.topic("names"), words.words("function_words", "stop_words")),
        tallies=TallyWords.of(words),
        stop_words=words.words("function_words", "stop_words"),
        bases=bases,
        speak_for=words.words("names", "speak_for"),
        stand_ins=words.words("names", "stand_ins"),
        part_words=words.words("names", "part_words"),
        formulas=words.phrases("names", "formulas"),
        pronouns=words.words("names", "pronouns"),
        ends_of_denial=words.words("negation", "ends_of_denial"),
        irreal=words.words("negation", "irreal"),
        settled=frozenset(words.table("negation", "modality").get("settled", ())),
        open=frozenset(words.table("negation", "modality").get("open", ())),
        assertion_words=words.words("negation", "assertion_words"),
        other_times=words.words("negation", "other_times"),
        reported=frozenset(words.table("negation", "modality").get("reported", ())),
        undecided=frozenset(words.table("negation", "modality").get("undecided", ())),
        undecided_links=frozenset(words.table("negation", "modality").get("undecided_links", ())),
        bonds=words.words("negation", "bonds"),
        leaving=_phrasal(words.phrases("negation", "leaving"), compared_by),
        joining=frozenset(map(compared_by, words.phrases("negation", "joining"))),
        rejecting=frozenset(map(compared_by, words.phrases("negation", "rejecting"))),
        senses=_senses(words, compared_by),
        opposites=_opposites(words, compared_by),
        contractions=words.table("aliases", "contractions"),
        irregular_contractions=words.table("aliases", "whole_contractions"),
        phrases={first: tuple(sorted(found, key=lambda p: (-len(p[0]), p))) for first, found in phrases.items()},
        keys=keys,
        clause_starts=words.words("negation", "clause_starts"),
        negators=words.words("negation", "negators") | words.words("negation", "pronouns"),
        refusals=words.words("negation", "refusals"),
        refusal_links=words.words("negation", "refusal_links"),
        idioms=tuple(tuple(idiom.split()) for idiom in words.phrases("negation", "idioms")),
        passed_over=words.words("negation", "passed_over"),
    )


def _phrasal(phrases: tuple[str, ...], key: Callable[[str], str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs by key with the small words that follow them, the longer first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        verb, *links = phrase.split()
        found.setdefault(key(verb), []).append(tuple(links))
    return {verb: tuple(sorted(links, key=lambda link: (-len(link), link))) for verb, links in found.items()}


def _senses(words: Lexicon, key: Callable[[str], str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(words.topic("synonyms").get("groups", ())):
        for word in group:
            found.setdefault(key(word), set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


def _rows(words: Lexicon, key: str) -> tuple[tuple[Any, Any], ...]:
    return tuple((row[0], row[1]) for row in words.topic("opposites").get(key, ()))


def _opposites(words: Lexicon, key: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Both lists of opposites by key; phrases of several words are left out."""
    found: dict[str, set[str]] = {}
    pairs: list[tuple[str, str]] = [(a, b) for a, b in _rows(words, "wordnet")]
    pairs += [(a, b) for left, right in _rows(words, "against") for a in left for b in right]
    pairs += [(a, b) for row in words.topic("opposites").get("exclusive", ()) for a, b in combinations(row, 2)]
    for a, b in pairs:
        if " " in a or " " in b:
            continue
        one, other = key(a.casefold()), key(b.casefold())
        if one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(against) for word, against in found.items()}
