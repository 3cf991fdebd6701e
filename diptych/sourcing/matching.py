"""Matching: which sources of two articles are one, and which are named here and unnamed there.

    left                                            right
    Peter Lund                          ———         Secretary Lund                      the same person
    the memo, by Lund                   ———         Lund's memo, obtained by the Post   the same document
    a spokesperson for the Harlow Fund  - - -       Sara Kern of the Harlow Fund        counterparts, not the same

Sources are one where their kind and key agree: people by last name with given names that agree, bodies by name, by
another name for them or by initials, documents by noun with authors that agree, others by their words. An unnamed
person of a body on one side and a named one of it on the other, neither of them on both, are counterparts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from diptych.model import Side, Source, SourceKind
from diptych.sourcing.mentions import Reader
from diptych.sourcing.resolution import Entity

__all__ = ["Matched", "match"]

MAX_NAMESAKES = 20
"""Entities of one name on a side that are compared, at most."""


@dataclass(slots=True)
class Matched:
    """The sources of one article or of two, and which entity became which."""

    sources: tuple[Source, ...]
    """All sources by id."""
    ids: dict[int, str]
    """Each entity's source, by the entity's `id()`."""


@dataclass(slots=True)
class _Group:
    """Entities that are one source: one of one side, or one of each."""

    members: list[tuple[Side, Entity]] = field(default_factory=list)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides it is a source in, left first."""
        return tuple(side for side in Side if any(one is side for one, _ in self.members))

    @property
    def order(self) -> tuple[int, str]:
        """By first mention; the left goes first where both sides mention it at the same place."""
        return min((entity.position, side.value) for side, entity in self.members)


def match(sides: Sequence[tuple[Side, Sequence[Entity]]], reader: Reader) -> Matched:
    """Bring together the entities of one article or two, each given once, in order of first mention."""
    groups = {id(entity): _Group([(side, entity)]) for side, entities in sides for entity in entities}
    taken: set[int] = set()
    for one, other in _pairs([entities for _, entities in sides], reader):
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            groups[id(one)].members += groups.pop(id(other)).members
    ordered = sorted(groups.values(), key=lambda group: group.order)
    ids = {id(entity): f"s{number}" for number, group in enumerate(ordered, start=1) for _, entity in group.members}
    partners = _counterparts(ordered, reader)
    sources = tuple(_source(f"s{n}", group, partners.get(n)) for n, group in enumerate(ordered, start=1))
    return Matched(sources, ids)


def _pairs(sides: Sequence[Sequence[Entity]], reader: Reader) -> list[tuple[Entity, Entity]]:
    """Entities of two sides that may be one, the pairs mentioned earliest on both first.

    Two pairs that share an entity never rank alike, so that the order favours no side.
    """
    if len(sides) < 2:
        return []
    buckets: dict[tuple[SourceKind, str], list[tuple[int, Entity]]] = {}
    for rank, entity in enumerate(sides[1]):
        for name in _buckets(entity, reader):
            buckets.setdefault((entity.kind, name), []).append((rank, entity))
    found: dict[tuple[int, int], tuple[Entity, Entity]] = {}
    for rank, one in enumerate(sides[0]):
        for name in _buckets(one, reader):
            for other_rank, other in buckets.get((one.kind, name), [])[:MAX_NAMESAKES]:
                if _same(one, other):
                    found[rank, other_rank] = (one, other)
    return [found[ranks] for ranks in sorted(found, key=lambda ranks: (sum(ranks), ranks))]


def _buckets(entity: Entity, reader: Reader) -> tuple[str, ...]:
    """Names under which an entity can meet another that is the same."""
    if entity.kind is SourceKind.NAMED_PERSON:
        return (entity.name.lower().split(" ")[-1],)
    if entity.kind is SourceKind.DOCUMENT:
        return (entity.head,)
    if entity.kind is SourceKind.ORGANISATION:
        return tuple(dict.fromkeys((entity.key, _initials(reader.bare(entity.name)))))
    return (entity.key,)


def _same(one: Entity, other: Entity) -> bool:
    """Whether two entities of one bucket are one source."""
    if one.kind is SourceKind.NAMED_PERSON:
        return _same_person(one.name.lower().split(), other.name.lower().split())
    if one.kind is SourceKind.DOCUMENT:
        return one.head == other.head and (not one.author or not other.author or one.author == other.author)
    return True


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether last names agree, and given names where both have one; an initial agrees with its name."""
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0].strip("."), other[0].strip(".")
    return first == second or (first[:1] == second[:1] and 1 in (len(first), len(second)))


def _initials(name: str) -> str:
    """The initials of a name's capitals ("ICBL"), or the name itself where it is initials already."""
    plain = name.replace(".", "")
    if " " not in plain:
        return plain.lower() if plain.isupper() else ""
    return "".join(word[0] for word in plain.split() if word[0].isupper()).lower()


def _counterparts(groups: Sequence[_Group], reader: Reader) -> dict[int, int]:
    """Pairs of group numbers: a person named on one side, and an unnamed one of the same body on the other."""
    found: dict[int, int] = {}
    alone = [(number, group) for number, group in enumerate(groups, start=1) if len(group.sides) == 1]
    for number, group in alone:
        kind, body = _kind(group), _affiliation(group, reader)
        if kind is not SourceKind.NAMED_PERSON or body is None:
            continue
        for other, unnamed in alone:
            if other in found or _kind(unnamed) is not SourceKind.ANONYMOUS or unnamed.sides == group.sides:
                continue
            if _affiliation(unnamed, reader) == body:
                found[number], found[other] = other, number
                break
    return found


def _kind(group: _Group) -> SourceKind:
    return group.members[0][1].kind


def _affiliation(group: _Group, reader: Reader) -> str | None:
    return next((reader.body_key(entity.affiliation) for _, entity in group.members if entity.affiliation), None)


def _source(ident: str, group: _Group, partner: int | None) -> Source:
    """The value for a group; where its members differ, the fullest name and the first fact known."""
    entities = sorted((entity for _, entity in group.members), key=lambda one: (one.position, one.name))
    name = max((entity.name for entity in entities), key=lambda one: (len(one.split()), len(one), one))
    details = _distinct([detail for entity in entities for detail in entity.details])
    return Source(
        id=ident,
        name=name,
        kind=entities[0].kind,
        sides=group.sides,
        reason=next((entity.reason for entity in entities if entity.reason), None),
        affiliation=next((entity.affiliation for entity in entities if entity.affiliation), None),
        counterpart=f"s{partner}" if partner else None,
        details="; ".join(details) or None,
    )


def _distinct(details: Sequence[str]) -> list[str]:
    """Details without those that another one says in full: "by Lund" beside "signed by Lund"."""
    split = [detail.lower().split() for detail in details]
    return [detail for n, detail in enumerate(details) if not any(_covers(split, m, n) for m in range(len(split)))]


def _covers(split: Sequence[Sequence[str]], other: int, one: int) -> bool:
    """Whether the detail number `other` says all that number `one` says, of the same last name, and more or earlier."""
    longer, shorter = split[other], split[one]
    if longer[-1] != shorter[-1] or not set(shorter) <= set(longer):
        return False
    return len(longer) > len(shorter) or (len(longer) == len(shorter) and other < one)
