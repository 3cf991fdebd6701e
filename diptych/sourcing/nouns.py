"""What a noun can stand for: a person, a body, a document, a government."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diptych.lexicons import Lexicon
from diptych.sourcing.grammar import plurals

__all__ = ["Nouns", "nouns"]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Look-up tables of nouns, all in lower case."""

    roles: frozenset[str]
    """What one person can be."""
    role_plurals: frozenset[str]
    """The same for several."""
    bodies: frozenset[str]
    """Nouns of organisations, singular and plural."""
    body_plurals: frozenset[str]
    """Those that are plural only."""
    documents: frozenset[str]
    """Nouns of documents, singular and plural."""
    names: frozenset[str]
    """Names of bodies that no noun shows, possibly of several words."""
    governments: frozenset[str]
    """Places that stand for their government."""
    generic: frozenset[str]
    """Nouns that with "the" are one particular body."""
    titles: frozenset[str]
    """Words that stand before a person's name."""


@cache
def nouns(words: Lexicon) -> Nouns:
    """The tables of a lexicon's language."""
    roles = words.words("people", "roles")
    bodies = words.words("organisations", "nouns")
    documents = words.words("documents", "nouns")
    small = words.topic("grammar")
    body_plurals = frozenset(plurals(bodies | words.words("organisations", "generic"), small)) - bodies
    return Nouns(
        roles=roles,
        role_plurals=frozenset(plurals(roles, small)) | words.words("people", "irregular_plurals"),
        bodies=bodies | body_plurals | words.words("organisations", "generic"),
        body_plurals=body_plurals,
        documents=documents | frozenset(plurals(documents, small)),
        names=words.words("organisations", "names"),
        governments=words.words("organisations", "governments"),
        generic=words.words("organisations", "generic"),
        titles=words.words("titles", "courtesy") | words.words("titles", "offices"),
    )
