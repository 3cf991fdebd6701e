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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diptych.model import Side, Source, SourceKind
from diptych.sourcing.mentions import Reader
from diptych.sourcing.resolution import Entity

__all__ = ["Matched", "match"]


@dataclass(slots=True)
class Matched:
    """The sources of one article or of two, and which entity became which."""

    sources: tuple[Source, ...]
    """All sources by id."""
    ids: dict[int, str]
    """Each entity's source, by the entity's `id()`."""


@dataclass(slots=True)
class _Group:
    """Entities that are one source; at most one of each side at first, more where a side's own entities meet."""

    members: list[tuple[Side, Entity]] = field(default_factory=list)

    @property
    def sides(self) -> tuple[Side, ...]:
        return tuple(side for side in Side if any(one is side for one, _ in self.members))

    @property
    def order(self) -> tuple[int, str]:
        """By first mention; the left goes first where both sides mention it at the same place."""
        return min((entity.position, side.value) for side, entity in self.members)


def match(sides: Sequence[tuple[Side, Iterable[Entity]]], reader: Reader) -> Matched:
    """Bring together the entities of one article or two, each given once, in order of first mention."""
    groups: list[_Group] = []
    for side, entities in sides:
        fresh = []
        for entity in entities:
            found = next((group for group in groups if _fits(group, side, entity, reader)), None)
            if found is None:
                fresh.append(_Group([(side, entity)]))
            else:
                found.members.append((side, entity))
        groups += fresh
    groups.sort(key=lambda group: group.order)
    names = {id(entity): f"s{number}" for number, group in enumerate(groups, start=1) for _, entity in group.members}
    partners = _counterparts(groups, reader)
    sources = tuple(_source(f"s{number}", group, names, partners.get(number)) for number, group in enumerate(groups, 1))
    return Matched(sources, names)


def _fits(group: _Group, side: Side, entity: Entity, reader: Reader) -> bool:
    """Whether an entity is the same source as a group of the other side."""
    if any(one is side for one, _ in group.members):
        return False
    return all(_same(other, entity, reader) for _, other in group.members)


def _same(one: Entity, other: Entity, reader: Reader) -> bool:
    if one.kind is not other.kind:
        return False
    if one.kind is SourceKind.NAMED_PERSON:
        return _same_person(one.name.lower().split(), other.name.lower().split())
    if one.kind is SourceKind.ORGANISATION:
        return one.key == other.key or _abbreviates(one.name, other.name) or _abbreviates(other.name, one.name)
    if one.kind is SourceKind.DOCUMENT:
        return one.head == other.head and (not one.author or not other.author or one.author == other.author)
    return one.key == other.key


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether last names agree, and given names where both have one; an initial agrees with its name."""
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0].strip("."), other[0].strip(".")
    return first == second or (first[:1] == second[:1] and 1 in (len(first), len(second)))


def _abbreviates(short: str, name: str) -> bool:
    """Whether `short` is the initials of `name`'s capitals: "ICBL"."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(short) > 1 and short.replace(".", "") == initials


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


def _source(ident: str, group: _Group, names: dict[int, str], partner: int | None) -> Source:
    """The value for a group; where its members differ, the fullest name and the first fact known."""
    ordered = sorted(group.members, key=lambda member: (member[1].position, member[0].value))
    entities = [entity for _, entity in ordered]
    name = max((entity.name for entity in entities), key=lambda one: (len(one.split()), len(one), one))
    details = list(dict.fromkeys(detail for entity in entities for detail in entity.details))
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
