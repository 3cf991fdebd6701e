"""What a noun can stand for: a person, a body, a document, a government."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from diptych.lexicons import Lexicon

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
    body_plurals = frozenset(_plurals(bodies | words.words("organisations", "generic"))) - bodies
    return Nouns(
        roles=roles,
        role_plurals=frozenset(_plurals(roles)) | words.words("people", "irregular_plurals"),
        bodies=bodies | body_plurals | words.words("organisations", "generic"),
        body_plurals=body_plurals,
        documents=documents | frozenset(_plurals(documents)),
        names=words.words("organisations", "names"),
        governments=words.words("organisations", "governments"),
        generic=words.words("organisations", "generic"),
        titles=words.words("titles", "courtesy") | words.words("titles", "offices"),
    )


def _plurals(singulars: Iterable[str]) -> Iterable[str]:
    for noun in singulars:
        if noun.endswith("y") and noun[-2:-1] not in "aeiou":
            yield noun[:-1] + "ies"
        elif noun.endswith(("s", "x", "ch", "sh")):
            yield noun + "es"
        else:
            yield noun + "s"
