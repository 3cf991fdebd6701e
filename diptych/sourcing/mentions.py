"""Mentions: what a source's words say of it.

    Defense Secretary Peter Lund of the Harbour Board, who asked …
    └ title ────────┘ └ name ──┘    └ affiliation ──┘

    a senior Harbour Board official, who spoke on condition of anonymity
    └ article    └ affiliation └ role    └ reason

A mention is read on its own here; whom "he", "the Post" and "the official" stand for is decided in `resolution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from diptych.lexicons import Lexicon
from diptych.model import SourceKind
from diptych.sourcing.grammar import grammar
from diptych.sourcing.nouns import Nouns, nouns
from diptych.sourcing.phrases import Phrase, phrase_left
from diptych.sourcing.unit import Unit

__all__ = ["Mention", "Reader"]


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
    """A person's name without titles, or a body's name without article; empty where it has none."""
    head: str = ""
    """The noun it turns on, in lower case: "official", "memo"."""
    definite: bool = False
    """Whether it points back ("the official"), so that it may stand for something mentioned before."""
    key: str = ""
    """Its words in a form for comparing: lower case, without article and quantifier."""
    gender: str = ""
    """`m` or `f`, where a title or given name tells."""
    affiliation: str | None = None
    reason: str | None = None
    details: list[str] = field(default_factory=list)
    roles: frozenset[str] = frozenset()
    """Titles and role nouns said of a person: "secretary", "mayor"."""
    passed_by: str = ""
    """The body through which a document was got: "obtained by the Post"."""
    author: str = ""
    """The last name or body a document is said to be by."""


MAX_NAME = 8
"""Words of a name, at most."""

_SPACE = re.compile(r"\s+")


class Reader:
    """Reads mentions with the word lists of one language."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.nouns: Nouns = nouns(words)
        self.grammar = grammar(words)
        self.relatives = words.words("grammar", "relatives")
        self.first_person = words.words("pronouns", "first_person")
        self.genders = dict.fromkeys(words.phrases("pronouns", "masculine"), "m")
        self.genders.update(dict.fromkeys(words.phrases("pronouns", "feminine"), "f"))
        self.neuter = words.words("pronouns", "neuter")
        self.plural = words.words("pronouns", "plural")
        self._aliases = {name: key for key, names in words.table("aliases", "same").items() for name in names}
        self.masculine = words.words("first_names", "masculine")
        self.feminine = words.words("first_names", "feminine")
        self.masculine_titles = words.words("titles", "masculine")
        self.feminine_titles = words.words("titles", "feminine")
        self.suffixes = words.words("titles", "suffixes")
        self.quantifiers = words.words("people", "quantifiers") | {
            "the",
            "a",
            "an",
            "one",
            "their",
            "his",
            "her",
            "its",
            "our",
            "two",
            "three",
        }
        self.indefinite = words.words("people", "indefinite")
        self.linking = words.words("grammar", "linking")
        self.counts = words.words("people", "counts")
        self.dealt_with = words.words("people", "dealt_with")
        self.dealt_with_phrases = words.phrases("people", "dealt_with_phrases")
        self.unnamed = words.words("anonymity", "unnamed")
        self.obtained = words.words("documents", "obtained")
        self._facts: dict[str, list[tuple[str, ...]]] = {}
        for one in (*words.phrases("documents", "obtained"), *words.phrases("documents", "authored")):
            self._facts.setdefault(one.split()[0], []).append(tuple(one.split()))

    @cached_property
    def reasons(self) -> re.Pattern[str]:
        """Finds why a source is not named."""
        phrases = sorted(self.words.phrases("anonymity", "reasons"), key=len, reverse=True)
        return (
            re.compile(rf"(?:{'|'.join(re.escape(p) for p in phrases)})[^,.;:—“”\"]{{0,120}}", re.IGNORECASE)
            if phrases
            else re.compile(r"(?!)")
        )

    # --- one phrase ----------------------------------------------------------------------------------------------

    def read(self, unit: Unit, phrase: Phrase, text: str) -> Mention:
        """The mention a source phrase makes."""
        first, past = phrase.first, self._core_end(unit, phrase)
        span = unit.stretch(first, past)
        words = _SPACE.sub(" ", span.of(text)).strip(" ,'’")
        low = unit.low[first:past]
        mention = Mention(span.start, words, None, key=self._key(low))
        if self._is_pronoun(unit, first, past):
            mention.pronoun = low[0]
            mention.kind = SourceKind.VAGUE if low[0] in self.indefinite else None
            return mention
        self._classify(unit, first, past, mention, text)
        whole = unit.stretch(phrase.first, phrase.past).of(text)
        self._circumstances(unit, phrase, mention, whole, text)
        return mention

    def phrase_before(self, unit: Unit, end: int) -> int | None:
        """The first word of the noun phrase that ends at `end`."""
        found = phrase_left(unit, end, self.grammar)
        return found.first if found else None

    def body_key(self, name: str) -> str:
        """A body's name in a form for comparing, other names for the same one brought together."""
        plain = self.bare(name).lower().replace("’", "'").replace("'s", "")
        plain = plain[:-1] if plain.endswith(".") else plain
        return self._aliases.get(plain, plain)

    def bare(self, name: str) -> str:
        """A name without its article."""
        first, _, rest = name.partition(" ")
        return rest if rest and first.lower() in ("the", "a", "an") else name

    def _is_pronoun(self, unit: Unit, first: int, past: int) -> bool:
        return past - first == 1 and (unit.cats[first] in "POWD") and not unit.low[first][0].isdigit()

    def _core_end(self, unit: Unit, phrase: Phrase) -> int:
        for index in range(phrase.first, phrase.past):
            category = unit.cats[index]
            if index > phrase.first and (
                category in ",;-(:" or (category == "W" and unit.low[index] in ("who", "whose", "which"))
            ):
                return index
        return phrase.past

    def _key(self, low: list[str]) -> str:
        kept = [word for word in low if word[0].isalnum()]
        while len(kept) > 1 and (kept[0] in self.quantifiers or kept[0] in ("of",)):
            kept = kept[1:]
        return " ".join(kept)

    def _classify(self, unit: Unit, first: int, past: int, mention: Mention, text: str) -> None:
        """What kind of source the core words name."""
        head = self._head(unit, first, past)
        mention.head = unit.low[head]
        opener = unit.low[first]
        mention.definite = opener in ("the", "this", "that", "these", "those", "his", "her", "their", "its", "both")
        run = self._last_run(unit, first, past, head)
        name = [unit.spans[index].of(text) for index in run]
        low = [unit.low[index] for index in run]
        if self._is_body(low, name) or self._is_named_body(unit, first, past):
            mention.kind, mention.name = SourceKind.ORGANISATION, self._body_name(unit, first, past, run, text)
        elif run and mention.head not in self.nouns.documents and self._person(unit, run, head, mention, text):
            mention.kind = SourceKind.NAMED_PERSON
        else:
            mention.kind = self._common(unit, first, past, mention)

    def _head(self, unit: Unit, first: int, past: int) -> int:
        """The noun that a phrase turns on: the last one before a preposition."""
        head = first
        for index in range(first, past):
            category = unit.cats[index]
            if index > first and category in "IVXSC" and not (category == "I" and unit.capital[index]):
                if head > first or unit.cats[first] == "N":
                    break
            if category in "NMT" and unit.low[index] != ".":
                head = index
        return head

    def _last_run(self, unit: Unit, first: int, past: int, head: int) -> list[int]:
        """The words of the last name that ends at the head, or just before a role noun does."""
        if not unit.capital[head] or (head == 0 and self._is_common(unit.low[0])):
            return []
        run = [head]
        index = head - 1
        while index >= first and (unit.capital[index] or unit.low[index] == ".") and unit.cats[index] == "N":
            run.append(index)
            index -= 1
        run = [index for index in reversed(run) if unit.low[index] != "."]
        if run and run[0] == first == 0 and self._is_common(unit.low[0]) and unit.low[0] not in self.nouns.titles:
            run = run[1:]
        return run

    def _is_common(self, word: str) -> bool:
        return word in self.nouns.roles or word in self.nouns.role_plurals or word in self.nouns.documents

    def _is_body(self, low: list[str], name: list[str]) -> bool:
        """Whether a name is a body's: by its last noun, by a list, or as an acronym."""
        if not low:
            return False
        joined = " ".join(low)
        if low[-1] in self.nouns.titles and len(low) > 1 and low[-1] not in self.nouns.bodies:
            return False
        if low[-1] in self.nouns.bodies or joined in self.nouns.names or joined in self.nouns.governments:
            return True
        if len(low) > 1 and any(word in self.nouns.bodies for word in low) and low[-1] not in self.nouns.roles:
            return not any(word in self.nouns.titles for word in low)
        return len(low) == 1 and len(name[0]) > 1 and name[0].isupper()

    def _is_named_body(self, unit: Unit, first: int, past: int) -> bool:
        """Whether the phrase is a body known by its noun ("the administration") or a long name with "of"."""
        head = self._head(unit, first, past)
        word = unit.low[head]
        if word in self.nouns.body_plurals:
            return False
        if word in self.nouns.generic and not unit.capital[head]:
            return (
                unit.low[first] not in ("a", "an", "one", "some", "another", "any")
                and unit.cats[first] in "DN'"
                and (
                    unit.low[first] in ("the", "its", "his", "her", "their")
                    or any(unit.capital[index] for index in range(first, head))
                    or word in ("police", "congress")
                )
            )
        return word in self.nouns.bodies and unit.capital[head] and word not in self.nouns.roles

    def _body_name(self, unit: Unit, first: int, past: int, run: list[int], text: str) -> str:
        start = first
        if start < past - 1 and unit.low[start] in ("the", "a", "an"):
            start += 0 if unit.spans[start].of(text)[0].isupper() and start > 0 else 1
        return _SPACE.sub(" ", unit.stretch(start, past).of(text)).strip(" ,'’")

    def _person(self, unit: Unit, run: list[int], head: int, mention: Mention, text: str) -> bool:
        """Read a run of capitals as titles and a person's name."""
        titles = [place for place, index in enumerate(run) if unit.low[index] in self.nouns.titles]
        while titles and titles[-1] == len(run) - 1:
            titles.pop()
            if len(run) - 1 in titles or len(run) == 1:
                break
        start = titles[-1] + 1 if titles else 0
        if unit.low[run[-1]] in self.nouns.titles and unit.low[run[-1]] not in self.masculine | self.feminine:
            mention.roles = frozenset(unit.low[index] for index in run)
            return False
        name = run[start:]
        if not name or unit.low[run[-1]] in self.nouns.role_plurals or self._is_people(unit.low[run[-1]]):
            return False
        before = [unit.low[index] for index in run[:start]]
        index = run[0] - 1
        while index >= 0 and unit.cats[index] == "N" and len(before) < 6:
            before.append(unit.low[index])
            index -= 1
        mention.roles = frozenset(word for word in before if word in self.nouns.titles or word in self.nouns.roles)
        while len(name) > 1 and unit.low[name[-1]].strip(".") in self.suffixes:
            name.pop()
        mention.name = " ".join(unit.spans[index].of(text) for index in name)
        mention.gender = self._gender(before, unit.low[name[0]] if len(name) > 1 else "")
        return True

    def _is_people(self, word: str) -> bool:
        return word.endswith(("ians", "icans", "eans", "ocrats", "ists", "ites"))

    def _gender(self, titles: list[str], given: str) -> str:
        if any(title in self.masculine_titles for title in titles) or given in self.masculine:
            return "m"
        return "f" if any(title in self.feminine_titles for title in titles) or given in self.feminine else ""

    def _common(self, unit: Unit, first: int, past: int, mention: Mention) -> SourceKind:
        """The kind of a phrase without a name."""
        low = unit.low[first:past]
        head, opener = mention.head, low[0]
        joined = " ".join(low)
        if head in self.dealt_with or any(phrase in joined for phrase in self.dealt_with_phrases):
            return SourceKind.ANONYMOUS
        if head in self.nouns.documents and head not in self.nouns.roles:
            return SourceKind.DOCUMENT
        if head in self.nouns.roles:
            return SourceKind.ANONYMOUS
        if head in self.nouns.role_plurals and opener in self.counts:
            return SourceKind.ANONYMOUS
        if head in self.nouns.generic and mention.definite:
            return SourceKind.ORGANISATION
        return SourceKind.VAGUE

    # --- what is said beside it ----------------------------------------------------------------------------------

    def _circumstances(self, unit: Unit, phrase: Phrase, mention: Mention, whole: str, text: str) -> None:
        """Affiliation, reason for anonymity, and a document's details, from the phrase with its apposition."""
        if mention.kind is SourceKind.DOCUMENT:
            self._document(unit, phrase, mention, text)
            return
        if mention.kind in (SourceKind.NAMED_PERSON, SourceKind.ANONYMOUS):
            mention.affiliation = self._affiliation(unit, phrase, mention, text)
        if mention.kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE):
            sentence = unit.span.of(text)
            match = self.reasons.search(whole) or (self.reasons.search(sentence) if len(sentence) < 2000 else None)
            if match:
                mention.reason = _SPACE.sub(" ", match.group()).strip()
                mention.kind = SourceKind.ANONYMOUS
            elif mention.kind is SourceKind.VAGUE and any(
                word in self.unnamed for word in mention.words.lower().split()
            ):
                mention.kind = SourceKind.ANONYMOUS

    def _affiliation(self, unit: Unit, phrase: Phrase, mention: Mention, text: str) -> str | None:
        """The body a person is said to be of."""
        for first, past in self._runs(unit, phrase):
            low = unit.low[first:past]
            body = any(word in self.nouns.bodies for word in low) or " ".join(low) in self.nouns.names
            before = unit.low[first - 1] if first > 0 else ""
            if before == "the" and first > 1:
                before = unit.low[first - 2]
            after_preposition = before in ("of", "for", "at", "from", "with") and past - first > 1
            following = unit.low[past] if past < len(unit) else ""
            as_modifier = following in self.nouns.roles or (
                past < len(unit) and unit.cats[past] == "N" and body and not unit.capital[past]
            )
            if (body or after_preposition) and (after_preposition or as_modifier):
                found = _SPACE.sub(" ", unit.stretch(first, past).of(text))
                if not mention.name or found != mention.name:
                    return found
        return None

    def _runs(self, unit: Unit, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Names within a phrase, with the small words inside long ones: "Campaign to Ban Landmines"."""
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
        if unit.low[index] not in self.linking or not any(word in self.nouns.bodies for word in unit.low[first:index]):
            return False
        following = index + 2 if unit.word(index + 1) == "the" else index + 1
        return following < past and unit.capital[following]

    def _document(self, unit: Unit, phrase: Phrase, mention: Mention, text: str) -> None:
        """Who wrote a document, and who got hold of it."""
        for index in range(phrase.first + 1, phrase.past):
            if unit.cats[index] == "'" and unit.capital[index - 1]:
                self._written_by(mention, "by", unit.spans[index - 1].of(text))
                break
        for index in range(phrase.first, phrase.past):
            fact = self.document_fact(unit, index, text)
            if fact is not None:
                self.add_fact(mention, fact)

    def document_fact(self, unit: Unit, index: int, text: str) -> tuple[str, str] | None:
        """The fact that begins at a word, such as ("obtained by", "The Harlow Post")."""
        for phrase in self._facts.get(unit.low[index], ()):
            past = index + len(phrase)
            if tuple(unit.low[index:past]) != phrase:
                continue
            if len(phrase) == 1 and not (index > 0 and unit.low[index - 1] in self.nouns.documents):
                continue
            end = self._name_end(unit, past)
            if end > past:
                return " ".join(phrase), _SPACE.sub(" ", unit.stretch(past, end).of(text)).replace("*", "")
        return None

    def _name_end(self, unit: Unit, start: int) -> int:
        """Past the name that begins at a word; the word itself where none does."""
        end = start + 1 if unit.word(start) == "the" else start
        first = end
        while end < len(unit) and end < start + MAX_NAME and unit.cats[end] == "N" and unit.capital[end]:
            end += 1
        return end if end > first else start

    def add_fact(self, mention: Mention, fact: tuple[str, str]) -> None:
        """Note a document's fact in its details, and whom it names as its author or as who passed it on."""
        relation, name = fact
        if relation in self.obtained:
            mention.details.append(f"{relation} {name}")
            mention.passed_by = mention.passed_by or name
        else:
            self._written_by(mention, relation, name)

    def _written_by(self, mention: Mention, relation: str, name: str) -> None:
        mention.details.append(f"{relation} {name}")
        mention.author = mention.author or name.rsplit(maxsplit=1)[-1].lower()
