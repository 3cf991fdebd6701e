"""Resolution: whom the sources of one article stand for.

    Defense Secretary Peter Lund announced it. “We must,” he said. Mr. Lund's memo, obtained by the Harlow Post, says …
    └ entity 1 ─────────────────┘               └ 1            └ 1  └ entity 2: the memo, by 1, via the Post

Articles are read once from the start. People are known by their last name, under the fullest name the article gives
anywhere; "he" and "she" are the last fitting person who spoke or was named; "it" and "they" the last fitting source;
"the general", "the Post", "the memo" the last one whose words contain them. What nothing fits stands for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from diptych.model import SourceKind
from diptych.sourcing.attribution import Draft
from diptych.sourcing.mentions import MAX_NAME, Mention, Reader
from diptych.sourcing.phrases import Phrase
from diptych.sourcing.unit import Unit

__all__ = ["Entity", "resolve"]


@dataclass(slots=True, eq=False)
class Entity:
    """A source of one article."""

    kind: SourceKind
    name: str
    """The fullest name found for it."""
    key: str
    """What it is compared by: a person's name, a body's name, a document's noun, or the words of the phrase."""
    head: str
    position: int
    """Where it is first named."""
    gender: str = ""
    roles: frozenset[str] = frozenset()
    affiliation: str | None = None
    reason: str | None = None
    details: list[str] = field(default_factory=list)
    author: str = ""
    via: Entity | None = None
    """The body that passed a document on."""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A person's name where it stands in the narration."""

    position: int
    key: str
    gender: str


def resolve(
    units: Sequence[Unit], drafts: Sequence[Draft], reader: Reader, text: str, author: str | None
) -> list[Entity | None]:
    """The entity each draft's source stands for, in the drafts' order; None where there is no source."""
    resolver = _Resolver(units, reader, text, author)
    found: list[Entity | None] = [None] * len(drafts)
    order = sorted(range(len(drafts)), key=lambda n: (_position(drafts[n]), n))
    for n in order:
        found[n] = resolver.entity(drafts[n])
    return found


def _position(draft: Draft) -> int:
    span = draft.source_span
    return span.start if span else draft.content[0].start


class _Resolver:
    """What is known of an article's sources so far."""

    def __init__(self, units: Sequence[Unit], reader: Reader, text: str, author: str | None) -> None:
        self.reader = reader
        self.text = text
        self.author = author
        self.full: dict[str, Mention] = {}
        self.named: list[_Named] = []
        self.bodies: dict[str, str] = {}
        self.entities: dict[tuple[str, str], Entity] = {}
        self.spoken: list[Entity] = []
        self._named_at = 0
        self._facts: dict[str, list[tuple[str, str]]] = {}
        self._bodies_named: list[tuple[int, Mention]] = []
        self._unit_start = 0
        for unit in units:
            self._read_names(unit)

    def _read_names(self, unit: Unit) -> None:
        """Note the persons and bodies a unit names, outside quotation marks."""
        if unit.title:
            return
        self._read_facts(unit)
        index = 0
        while index < len(unit):
            if not unit.capital[index] or unit.cats[index] != "N":
                index += 1
                continue
            past = index + 1
            while (
                past < len(unit)
                and past < index + MAX_NAME
                and unit.cats[past] == "N"
                and (unit.capital[past] or unit.low[past] == ".")
            ):
                past += 1
            while unit.low[past - 1] == ".":
                past -= 1
            if past < len(unit) and unit.low[past] in self.reader.nouns.generic and unit.cats[past] == "N":
                past += 1  # "the Lund administration"
                index -= 1 if unit.word(index - 1) == "the" else 0
            self._note(self.reader.read(unit, Phrase(index, past), self.text))
            index = max(past, index + 1)

    def _read_facts(self, unit: Unit) -> None:
        """Note what the narration says of documents: "a memo signed by Lund"."""
        head: str | None = None
        for index, word in enumerate(unit.low):
            if word in self.reader.nouns.documents and unit.cats[index] == "N" and not unit.capital[index]:
                head = word
            elif unit.cats[index] in ".;:" or unit.cats[index] == "X":
                head = None
            elif head is not None and (fact := self.reader.document_fact(unit, index, self.text)) is not None:
                self._facts.setdefault(head, []).append(fact)

    def _note(self, mention: Mention) -> None:
        if mention.kind is SourceKind.NAMED_PERSON:
            key = _last(mention.name)
            known = self.full.get(key)
            if known is None or len(mention.name.split()) > len(known.name.split()):
                gender = mention.gender or (known.gender if known else "")
                roles = mention.roles | (known.roles if known else frozenset())
                self.full[key] = replace(mention, gender=gender, roles=roles)
            else:
                known.gender = known.gender or mention.gender
                known.roles |= mention.roles
            self.named.append(_Named(mention.position, key, self.full[key].gender))
        elif mention.kind is SourceKind.ORGANISATION:
            self._bodies_named.append((mention.position, mention))
            if " " in mention.name:
                self.bodies.setdefault(self.reader.bare(mention.name).lower(), mention.name)

    # --- one source ----------------------------------------------------------------------------------------------

    def entity(self, draft: Draft) -> Entity | None:
        """The entity a draft's source stands for."""
        if draft.candidate is None or draft.candidate.source is None:
            return None
        self._unit_start = draft.unit.span.start
        mention = self._mention(draft.unit, draft.candidate.source)
        found = self._entity(mention)
        self.spoken.append(found)
        return found

    def _body_in_unit(self, position: int) -> Entity | None:
        """The last body named in the pronoun's own sentence before it."""
        at = bisect_left(self._bodies_named, position, key=lambda one: one[0])
        if at == 0 or self._bodies_named[at - 1][0] < self._unit_start:
            return None
        return self._body(self._bodies_named[at - 1][1])

    def _mention(self, unit: Unit, phrase: Phrase) -> Mention:
        """What the phrase says; for "who" and "which" what the noun before it says."""
        mention = self.reader.read(unit, phrase, self.text)
        if mention.pronoun not in self.reader.grammar.sets.get("relatives", frozenset()):
            return mention
        end = phrase.first - 1
        while end > 0 and unit.cats[end] == ",":
            end -= 1
        first = self.reader.phrase_before(unit, end) if end >= 0 else None
        if first is None:
            return mention
        near = first
        for index in range(end, first, -1):
            if unit.cats[index] == "I":
                near = index + 1
                break
        for start in dict.fromkeys((near, first)):
            antecedent = self.reader.read(unit, Phrase(start, phrase.first), self.text)
            if not antecedent.pronoun and (start == first or antecedent.kind is not SourceKind.VAGUE):
                return antecedent
        return mention

    def _entity(self, mention: Mention) -> Entity:
        if mention.pronoun:
            return self._of_pronoun(mention)
        if mention.kind is SourceKind.NAMED_PERSON:
            return self._person(mention)
        if mention.kind is SourceKind.ORGANISATION:
            return self._body(mention)
        if mention.kind is SourceKind.DOCUMENT:
            return self._document(mention)
        return self._phrase(mention)

    def _add(self, key: tuple[str, str], entity: Entity) -> Entity:
        return self.entities.setdefault(key, entity)

    def _person(self, mention: Mention) -> Entity:
        key = _last(mention.name)
        full = self.full.get(key, mention)
        if _differs(full.name, mention.name):
            full, key = mention, mention.name.lower()
        if (
            _last(mention.name) == mention.name.lower()
            and key not in self.full
            and (body := self._body_named(mention.name))
        ):
            return self._body(replace(mention, kind=SourceKind.ORGANISATION, name=body))
        entity = self._add(
            ("person", key), Entity(SourceKind.NAMED_PERSON, full.name, full.name.lower(), key, mention.position)
        )
        entity.gender = entity.gender or full.gender or mention.gender
        entity.roles |= full.roles | mention.roles
        entity.affiliation = entity.affiliation or mention.affiliation
        return entity

    def _body_named(self, short: str) -> str | None:
        """The body of several words that a single one stands for: "the Post"."""
        lowered = short.lower()
        return next((name for known, name in self.bodies.items() if known.split()[-1] == lowered), None)

    def _body(self, mention: Mention) -> Entity:
        name = mention.name
        if " " not in name:
            name = self._body_named(name) or name
        key = self.reader.body_key(name)
        existing = self.entities.get(("body", key))
        if existing is None and mention.definite and mention.head == name.lower():
            existing = self._last_with(
                lambda one: one.kind is SourceKind.ORGANISATION and mention.head in one.key.split()
            )
        if existing is not None:
            return existing
        return self._add(("body", key), Entity(SourceKind.ORGANISATION, name, key, mention.head, mention.position))

    def _document(self, mention: Mention) -> Entity:
        """A document: the last one of that noun, unless another author is given."""
        for fact in self._facts.pop(mention.head, ()):
            self.reader.add_fact(mention, fact)
        found = self._last_with(lambda one: _may_be(one, mention))
        if found is None or not (mention.definite or mention.author or mention.key == found.key):
            key = ("document", f"{mention.key} {mention.position if found else ''}")
            name = self.reader.within_sentence(mention.words)
            found = self._add(key, Entity(SourceKind.DOCUMENT, name, mention.key, mention.head, mention.position))
        found.author = found.author or mention.author
        found.details += [detail for detail in mention.details if detail not in found.details]
        if found.via is None and mention.passed_by:
            name = self.reader.bare(mention.passed_by)
            found.via = self._body(Mention(mention.position, mention.passed_by, SourceKind.ORGANISATION, name=name))
        return found

    def _phrase(self, mention: Mention) -> Entity:
        """A person or persons without a name."""
        singular = mention.head in self.reader.nouns.roles
        if mention.definite and singular:
            known = self._described(mention)
            if known is not None:
                return known
        kind = mention.kind or SourceKind.VAGUE
        again = mention.words.lower().startswith(("another ", "a second ", "a third "))
        key = ("phrase", f"{mention.key} {mention.position if again else ''}")
        entity = self._add(
            key,
            Entity(
                kind,
                self.reader.within_sentence(mention.words),
                mention.key,
                mention.head,
                mention.position,
                plural=not singular,
            ),
        )
        entity.affiliation = entity.affiliation or mention.affiliation
        entity.reason = entity.reason or mention.reason
        return entity

    def _described(self, mention: Mention) -> Entity | None:
        """Whom "the general" or "the mayor" stands for: the last unnamed one so called, or a person of that title."""
        found = self._last_with(
            lambda one: (
                (one.kind is SourceKind.ANONYMOUS and one.head == mention.head)
                or (one.kind is SourceKind.NAMED_PERSON and mention.head in one.roles)
            )
        )
        if found is not None:
            return found
        titled = [
            key for key, full in self.full.items() if mention.head in full.roles and full.position < mention.position
        ]
        return self._person(self.full[titled[-1]]) if titled else None

    def _last_with(self, fits: Callable[[Entity], bool]) -> Entity | None:
        return next((one for one in reversed(self.spoken[-_MEMORY:]) if fits(one)), None)

    # --- pronouns ------------------------------------------------------------------------------------------------

    def _of_pronoun(self, mention: Mention) -> Entity:
        word = mention.pronoun
        found: Entity | None = None
        if word in self.reader.pronoun_gender:
            found = self._last_person(mention.position, self.reader.pronoun_gender[word])
        elif word in self.reader.pronouns["first_person"]:
            return self._narrator(mention)
        elif word in self.reader.pronouns["neuter"]:
            found = self._body_in_unit(mention.position) or self._last_with(
                lambda one: one.kind in (SourceKind.ORGANISATION, SourceKind.DOCUMENT)
            )
        elif word in self.reader.pronouns["plural"]:
            found = self._last_with(lambda one: one.plural or one.kind is SourceKind.ORGANISATION)
        if found is not None:
            return found
        return self._add(("phrase", word), Entity(SourceKind.VAGUE, word, word, word, mention.position))

    def _narrator(self, mention: Mention) -> Entity:
        name = self.author or "the author"
        return self._add(
            ("person", "\0author"), Entity(SourceKind.NAMED_PERSON, name, name.lower(), _last(name), mention.position)
        )

    def _last_person(self, position: int, gender: str) -> Entity | None:
        """The last person who spoke, unless another fitting one was named since."""
        fits = ("", gender)
        speaker = self._last_with(
            lambda one: (
                one.kind in (SourceKind.NAMED_PERSON, SourceKind.ANONYMOUS) and not one.plural and one.gender in fits
            )
        )
        while self._named_at < len(self.named) and self.named[self._named_at].position < position:
            self._named_at += 1
        recent = self.named[max(0, self._named_at - _MEMORY) : self._named_at]
        sure = [one for one in recent if self.full[one.key].gender == gender]
        candidate = sure[-1] if sure else recent[-1] if recent and self.full[recent[-1].key].gender in fits else None
        if speaker is not None and (candidate is None or speaker.gender == gender or not sure):
            return speaker
        return self._person(self.full[candidate.key]) if candidate else speaker


_MEMORY = 40
"""How many sources back a pronoun or short form may reach."""


def _may_be(document: Entity, mention: Mention) -> bool:
    """Whether a mention may be of a document: the same noun, and no other author."""
    if document.kind is not SourceKind.DOCUMENT or document.head != mention.head:
        return False
    return not mention.author or not document.author or mention.author == document.author


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower() if name else ""


def _differs(full: str, name: str) -> bool:
    """Whether two names with one last name are of two people: "Bill Clinton" and "Hillary Clinton"."""
    first, other = full.lower().split(), name.lower().split()
    if len(first) < 2 or len(other) < 2:
        return False
    return first[0] != other[0] and not (first[0][0] == other[0][0] and 1 in (len(first[0]), len(other[0])))
