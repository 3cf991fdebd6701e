"""Mentions: what a source's words say of it.

    Defense Secretary Peter Lund of the Harbour Board, who asked …
    └ titles ───────┘ └ name ──┘    └ affiliation ──┘

    a senior Harbour Board official, who spoke on condition of anonymity
             └ affiliation └ head              └ reason

    a memo signed by Lund and obtained by the Post
      └ head         └ author             └ passed by

A mention is read on its own here; whom "he", "the Post" and "the official" stand for is decided in `resolution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from diptych.lexicons import Lexicon
from diptych.model import SourceKind
from diptych.sourcing.grammar import Grammar, grammar
from diptych.sourcing.nouns import Nouns, nouns
from diptych.sourcing.phrases import Phrase, phrase_left
from diptych.sourcing.unit import Unit

__all__ = ["MAX_NAME", "Mention", "Reader", "reader"]

MAX_NAME = 8
"""Words of a name, at most."""
MAX_TITLES = 6
"""Words before a name that are looked at for titles."""
MAX_SENTENCE = 2000
"""Characters of a sentence that are searched for why a source is not named."""
MAX_REASON = 120
"""Characters of such a reason after its first words, at most."""

_SPACE = re.compile(r"[\s*]+")
_INITIALS = re.compile(r"[a-z](\.[a-z])+\.?")
_NEVER = re.compile(r"(?!)")
_FULL_NAME = 2
"""Words of the shortest name that an apposition is taken to give: a given name and a surname."""


@dataclass(slots=True)
class Mention:
    """One naming of a source, taken by itself."""

    position: int
    """Where it begins in the article's text."""
    words: str
    """The words themselves, without apposition."""
    kind: SourceKind | None
    """What it is by its words; None where they do not say ("he", "it")."""
    pronoun: str = ""
    """The pronoun in lower case, if it is one."""
    name: str = ""
    """A person's name without titles, or a body's name; empty where it has none."""
    head: str = ""
    """The noun it turns on, in lower case: "official", "memo"."""
    definite: bool = False
    """Whether it points back ("the official"), so that it may stand for something mentioned before."""
    key: str = ""
    """Its words in a form for comparing: lower case, without article and quantifier."""
    gender: str = ""
    """`m` or `f`, where a title or given name tells."""
    affiliation: str | None = None
    """The body a person is of."""
    reason: str | None = None
    """Why a person is not named."""
    details: list[str] = field(default_factory=list)
    """What is said of a document, such as "signed by Lund"."""
    roles: frozenset[str] = frozenset()
    """Titles and role nouns said of a person: "secretary", "mayor"."""
    author: str = ""
    """The last name or body a document is said to be by, in lower case."""
    passed_by: str = ""
    """The body through which a document was got: "The Harlow Post"."""


@cache
def reader(words: Lexicon) -> Reader:
    """The reader of a lexicon's language."""
    return Reader(words)


class Reader:
    """Reads mentions with the word lists of one language."""

    def __init__(self, words: Lexicon) -> None:
        """Turn the word lists into look-up tables."""
        self.grammar: Grammar = grammar(words)
        self.nouns: Nouns = nouns(words)
        self.gendered = _gendered(words)
        self.pronoun_gender = {
            **dict.fromkeys(words.phrases("pronouns", "masculine"), "m"),
            **dict.fromkeys(words.phrases("pronouns", "feminine"), "f"),
        }
        self.pronouns = {name: words.words("pronouns", name) for name in ("first_person", "neuter", "plural")}
        self._people = {
            name: words.words("people", name) for name in ("quantifiers", "indefinite", "counts", "dealt_with")
        }
        self._people_endings = words.phrases("people", "endings")
        self._dealt_with = words.phrases("people", "dealt_with_phrases")
        self._suffixes = words.words("titles", "suffixes")
        self._unnamed = words.words("anonymity", "unnamed")
        self._reason = _reason_pattern(words.phrases("anonymity", "reasons"))
        self._obtained = words.words("documents", "obtained")
        self._facts = _by_first([*words.phrases("documents", "obtained"), *words.phrases("documents", "authored")])
        self._aliases = {name: key for key, names in words.table("aliases", "same").items() for name in names}

    def among(self, name: str, word: str) -> bool:
        """Whether a lower-case word stands in one of the grammar's lists."""
        return self.grammar.among(name, word)

    # --- names ---------------------------------------------------------------------------------------------------

    def body_key(self, name: str) -> str:
        """A body's name in a form for comparing, other names for the same one brought together."""
        plain = self.bare(name).lower().replace("’", "'").removesuffix("'s").removesuffix(".")
        return self._aliases.get(plain, plain)

    def bare(self, name: str) -> str:
        """A name without its article."""
        first, _, rest = name.partition(" ")
        return rest if rest and self.among("articles", first.lower()) else name

    def within_sentence(self, words: str) -> str:
        """A phrase as it stands within a sentence: "Sources close to …" as "sources close to …"."""
        first = words.partition(" ")[0].lower()
        common = first in self.grammar.category or self.is_common(first)
        return words[:1].lower() + words[1:] if common else words

    def is_common(self, word: str) -> bool:
        """Whether a lower-case word is a noun for people or documents, though a capital begins it."""
        known = self.nouns
        return word in known.roles or word in known.role_plurals or word in known.documents

    def phrase_before(self, unit: Unit, end: int) -> int | None:
        """The first word of the noun phrase that ends at `end`."""
        found = phrase_left(unit, end, self.grammar)
        return found.first if found else None

    # --- one phrase ----------------------------------------------------------------------------------------------

    def read(self, unit: Unit, phrase: Phrase, text: str) -> Mention:
        """The mention a source phrase makes."""
        first, past = phrase.first, self._core_end(unit, phrase)
        span = unit.stretch(first, past)
        low = unit.low[first:past]
        mention = Mention(span.start, _plain(span.of(text)), None, key=self._key(low))
        if past - first == 1 and unit.cats[first] in "POWD":
            mention.pronoun = low[0]
            mention.kind = SourceKind.VAGUE if low[0] in self._people["indefinite"] else None
            return mention
        head = self._head(unit, first, past)
        mention.head, mention.definite = unit.low[head], self.among("pointing", low[0])
        self._classify(unit, (first, past), head, mention, text)
        if mention.kind is SourceKind.ANONYMOUS:
            self._read_apposed_name(unit, past, phrase.past, mention, text)
        if mention.kind is SourceKind.DOCUMENT:
            participle = next((index for index in range(head, past) if unit.cats[index] == "V"), past)
            mention.words = _plain(unit.stretch(first, participle).of(text))
        self._read_beside(unit, phrase, mention, text)
        return mention

    def _core_end(self, unit: Unit, phrase: Phrase) -> int:
        """Past the phrase's words before its apposition."""
        for index in range(phrase.first + 1, phrase.past):
            category = unit.cats[index]
            if category == "," and _abbreviates_place(unit, index + 1, phrase.past):
                continue
            if category in ",;-(:" or (category == "W" and not self.among("complementizer", unit.low[index])):
                return index
        return phrase.past

    def _key(self, low: Sequence[str]) -> str:
        """Words for comparing, without articles and quantifiers before them."""
        kept = [word for word in low if word[0].isalnum()]
        while len(kept) > 1 and (kept[0] in self._people["quantifiers"] or self._opens(kept[0])):
            kept = kept[1:]
        return " ".join(kept)

    def _opens(self, word: str) -> bool:
        return any(self.among(name, word) for name in ("articles", "possessives", "indefinite", "naming"))

    def _head(self, unit: Unit, first: int, past: int) -> int:
        """The noun that a phrase turns on: the last one before a preposition."""
        head = first
        for index in range(first, past):
            category = unit.cats[index]
            begun = head > first or (index > first and unit.cats[first] == "N")
            if begun and category in "IVXSC" and not unit.capital[index]:
                break
            if category in "NMT" and unit.low[index] != ".":
                head = index
        return head

    def _classify(self, unit: Unit, core: tuple[int, int], head: int, mention: Mention, text: str) -> None:
        """What kind of source the core words name, and its name."""
        run = self._name_run(unit, core[0], head)
        if self._is_body(unit, run, text) or self._is_body_noun(unit, core[0], head):
            mention.kind, mention.name = SourceKind.ORGANISATION, self._body_name(unit, core, text)
        elif run and mention.head not in self.nouns.documents and self._read_person(unit, run, mention, text):
            mention.kind = SourceKind.NAMED_PERSON
        else:
            mention.kind = self._kind_of_noun(unit.low[core[0] : core[1]], mention)

    def _name_run(self, unit: Unit, first: int, head: int) -> list[int]:
        """The capitals that end with the head, as indices; none where the head is no name."""
        if not unit.capital[head] or (head == 0 and self.is_common(unit.low[0])):
            return []
        start = head
        while start > first and unit.cats[start - 1] == "N" and (unit.capital[start - 1] or unit.low[start - 1] == "."):
            start -= 1
        run = [index for index in range(start, head + 1) if unit.low[index] != "."]
        sentence_start = run[:1] == [0] and self.is_common(unit.low[0]) and unit.low[0] not in self.nouns.titles
        return run[1:] if sentence_start else run

    # --- bodies --------------------------------------------------------------------------------------------------

    def _is_body(self, unit: Unit, run: list[int], text: str) -> bool:
        """Whether a name is a body's: by one of its nouns, by a list, or as initials."""
        if not run:
            return False
        low, known = [unit.low[index] for index in run], self.nouns
        joined = " ".join(low)
        if low[-1] in known.bodies or joined in known.names or joined in known.governments:
            return True
        if len(low) == 1:
            name = unit.spans[run[0]].of(text)
            return len(name) > 1 and name.isupper()
        titled = any(word in known.titles or word in known.roles for word in low)
        return not titled and any(word in known.bodies for word in low)

    def _is_body_noun(self, unit: Unit, first: int, head: int) -> bool:
        """Whether the head is a body's noun with something that makes it one body: "the council", "Lund's campaign"."""
        word = unit.low[head]
        if word not in self.nouns.generic or unit.capital[head] or self.among("indefinite", unit.low[first]):
            return False
        named = any(unit.capital[index] for index in range(first, head))
        return named or self.among("definite", unit.low[first]) or self.among("possessives", unit.low[first])

    def _body_name(self, unit: Unit, core: tuple[int, int], text: str) -> str:
        """A body's name, with "The" only where it is written as part of it."""
        first, past = core
        part = first > 0 and unit.spans[first].of(text)[0].isupper()
        if self.among("articles", unit.low[first]) and not part and first + 1 < past:
            first += 1
        return _plain(unit.stretch(first, past).of(text))

    # --- people --------------------------------------------------------------------------------------------------

    def _read_person(self, unit: Unit, run: list[int], mention: Mention, text: str) -> bool:
        """Read capitals as titles and a person's name; False where they are titles alone, or a people's name."""
        low, known = [unit.low[index] for index in run], self.nouns
        if low[-1] in known.titles and low[-1] not in self.gendered:
            mention.roles = frozenset(low)
            return False
        if low[-1] in known.role_plurals or low[-1].endswith(self._people_endings):
            return False
        start = max((place + 1 for place, word in enumerate(low[:-1]) if word in known.titles), default=0)
        name = run[start:]
        while len(name) > 1 and unit.low[name[-1]] in self._suffixes:
            name.pop()
        before = [unit.low[index] for index in run[:start]]
        index = run[0] - 1
        while index >= 0 and unit.cats[index] == "N" and len(before) < MAX_TITLES:
            before.append(unit.low[index])
            index -= 1
        mention.roles = frozenset(word for word in before if word in known.titles or word in known.roles)
        mention.name = " ".join(unit.spans[index].of(text) for index in name)
        given = unit.low[name[0]] if len(name) > 1 else ""
        mention.gender = next((self.gendered[word] for word in (*before, given) if word in self.gendered), "")
        return True

    def _read_apposed_name(self, unit: Unit, comma: int, past: int, mention: Mention, text: str) -> None:
        """Take the name from “The mayor, Joan Pelham, …”, where a given name and a surname fill the apposition."""
        if comma >= past or unit.cats[comma] != ",":
            return
        end = next((index for index in range(comma + 1, past) if unit.cats[index] == ","), past)
        run = self._name_run(unit, comma + 1, end - 1) if end - comma > _FULL_NAME else []
        if not run or len(run) != end - comma - 1 or self._is_body(unit, run, text):
            return
        if self._read_person(unit, run, mention, text):
            mention.kind = SourceKind.NAMED_PERSON
            mention.roles |= {mention.head}

    def _kind_of_noun(self, low: Sequence[str], mention: Mention) -> SourceKind:
        """The kind of a phrase without a name."""
        head, joined = mention.head, " ".join(low)
        dealt_with = head in self._people["dealt_with"] or any(phrase in joined for phrase in self._dealt_with)
        counted = head in self.nouns.role_plurals and low[0] in self._people["counts"]
        if dealt_with or counted or any(word in self._unnamed for word in low):
            return SourceKind.ANONYMOUS
        if head in self.nouns.roles:
            return SourceKind.ANONYMOUS
        return SourceKind.DOCUMENT if head in self.nouns.documents else SourceKind.VAGUE

    # --- what is said beside it ----------------------------------------------------------------------------------

    def _read_beside(self, unit: Unit, phrase: Phrase, mention: Mention, text: str) -> None:
        """Affiliation, reason for anonymity, or a document's facts, from the phrase with its apposition."""
        if mention.kind is SourceKind.DOCUMENT:
            self._read_document(unit, phrase, mention, text)
            return
        if mention.kind in (SourceKind.NAMED_PERSON, SourceKind.ANONYMOUS):
            mention.affiliation = self._affiliation(unit, phrase, mention, text)
        if mention.kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE):
            end = min(unit.span.end, unit.span.start + MAX_SENTENCE)
            match = self._reason.search(text, unit.span.start, end)
            if match is not None:
                mention.reason = _plain(match.group())
                mention.kind = SourceKind.ANONYMOUS

    def _affiliation(self, unit: Unit, phrase: Phrase, mention: Mention, text: str) -> str | None:
        """The body a person is said to be of: "for the Harlow Fund", "a Pentagon official"."""
        for first, past in self._names(unit, phrase):
            low = unit.low[first:past]
            body = any(word in self.nouns.bodies for word in low) or " ".join(low) in self.nouns.names
            before = first - 2 if self.among("definite", unit.word(first - 1)) else first - 1
            follows = past - first > 1 and self.among("affiliating", unit.word(before))
            precedes = unit.word(past) in self.nouns.roles or (
                body and unit.cat(past) == "N" and not unit.capital[past]
            )
            found = _plain(unit.stretch(first, past).of(text))
            if (follows or precedes) and found != mention.name:
                return found
        return None

    def _names(self, unit: Unit, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Names within a phrase, with the small words inside those of bodies: "Campaign to Ban Landmines"."""
        index = phrase.first
        while index < phrase.past:
            if not unit.capital[index] or unit.cats[index] != "N":
                index += 1
                continue
            past = index + 1
            while past < phrase.past and (unit.capital[past] or self._links(unit, index, past, phrase.past)):
                past += 1
            yield index, past
            index = past

    def _links(self, unit: Unit, first: int, index: int, past: int) -> bool:
        """Whether a small word carries on the name of a body that began at `first`."""
        if not self.among("linking", unit.low[index]):
            return False
        following = index + 2 if self.among("definite", unit.word(index + 1)) else index + 1
        capital = following < past and unit.capital[following]
        return capital and any(word in self.nouns.bodies for word in unit.low[first:index])

    # --- documents -----------------------------------------------------------------------------------------------

    def _read_document(self, unit: Unit, phrase: Phrase, mention: Mention, text: str) -> None:
        """Who wrote a document, and who got hold of it."""
        for index in range(phrase.first + 1, phrase.past):
            if unit.cats[index] == "'" and unit.capital[index - 1]:
                self.add_fact(mention, ("by", unit.spans[index - 1].of(text)))
                break
        for index in range(phrase.first, phrase.past):
            fact = self.document_fact(unit, index, text)
            if fact is not None:
                self.add_fact(mention, fact)

    def document_fact(self, unit: Unit, index: int, text: str) -> tuple[str, str] | None:
        """The fact that begins at a word, such as ("obtained by", "The Harlow Post"); None where there is none."""
        for phrase in self._facts.get(unit.low[index], ()):
            past = index + len(phrase)
            if tuple(unit.low[index:past]) != phrase:
                continue
            if len(phrase) == 1 and unit.word(index - 1) not in self.nouns.documents:
                continue
            end = _name_end(unit, past + 1 if self.among("definite", unit.word(past)) else past)
            if end is not None:
                return " ".join(phrase), _plain(unit.stretch(past, end).of(text))
        return None

    def add_fact(self, mention: Mention, fact: tuple[str, str]) -> None:
        """Note a document's fact in its details, and whom it names as its author or as who passed it on."""
        relation, name = fact
        detail = f"{relation} {name}"
        if detail not in mention.details:
            mention.details.append(detail)
        if relation in self._obtained:
            mention.passed_by = mention.passed_by or name
        else:
            mention.author = mention.author or name.split(" ")[-1].lower()


def _plain(words: str) -> str:
    """Words on one line, without signs of typography and the commas around them."""
    return _SPACE.sub(" ", words).strip(" ,'’")


def _abbreviates_place(unit: Unit, index: int, past: int) -> bool:
    """Whether initials alone stand between a comma and the next, or the phrase's end: "Washington, D.C."."""
    if index >= past or not _INITIALS.fullmatch(unit.low[index]):
        return False
    after = index + 2 if unit.word(index + 1) == "." else index + 1
    return after >= past or unit.cats[after] == ","


def _name_end(unit: Unit, start: int) -> int | None:
    """Past the name that begins at a word; None where none does."""
    end = start
    while end < min(len(unit), start + MAX_NAME) and unit.cats[end] == "N" and unit.capital[end]:
        end += 1
    return end if end > start else None


def _gendered(words: Lexicon) -> dict[str, str]:
    """Titles and given names that tell a person's gender."""
    found: dict[str, str] = {}
    for topic in ("first_names", "titles"):
        found.update(dict.fromkeys(words.phrases(topic, "masculine"), "m"))
        found.update(dict.fromkeys(words.phrases(topic, "feminine"), "f"))
    return found


def _reason_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Finds why a source is not named, to the end of the clause."""
    if not phrases:
        return _NEVER
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})[^,.;:—“”\"\n]{{0,{MAX_REASON}}}", re.IGNORECASE)


def _by_first(phrases: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases as words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split(" ")[0], []).append(tuple(phrase.split(" ")))
    return found
