"""Word lists as data, a folder per language, and their loader.

A language is supported when it has a folder here; a second one is added without touching code. Each file holds one
subject (`cues.yaml`, `opposites.yaml` …). A lexicon is read from disk on first use and kept; values are frozen, so
rooms may build their own tables from them and cache those by language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from diptych.errors import DiptychError

__all__ = ["Lexicon", "common_lexicon", "lexicon"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lexicon:
    """The word lists of one language, read lazily, one file at a time."""

    __slots__ = ("_topics", "language")

    def __init__(self, language: str) -> None:
        """Open the lists of `language`, a folder of this package."""
        self.language = language
        self._topics: dict[str, Mapping[str, Any]] = {}

    def __repr__(self) -> str:
        return f"Lexicon({self.language!r})"

    def topic(self, name: str) -> Mapping[str, Any]:
        """The lists of the file `<language>/<name>.yaml`, by key; empty where the language has no such file."""
        if name not in self._topics:
            self._topics[name] = _read(self.language, name)
        return self._topics[name]

    def words(self, topic: str, key: str) -> frozenset[str]:
        """One flat list as a set; empty where it is missing."""
        return frozenset(self.topic(topic).get(key, ()))

    def phrases(self, topic: str, key: str) -> tuple[str, ...]:
        """One flat list in the file's order; empty where it is missing."""
        return tuple(self.topic(topic).get(key, ()))

    def table(self, topic: str, key: str) -> Mapping[str, Any]:
        """One mapping; empty where it is missing."""
        found: Mapping[str, Any] = self.topic(topic).get(key, {})
        return found


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a base language (`en`), or None where there is none."""
    return Lexicon(language) if language.isalpha() and (resources.files(__name__) / language).is_dir() else None


def common_lexicon(one: str, other: str) -> Lexicon | None:
    """The lexicon of two base languages, or None where they differ or there is none."""
    return lexicon(one) if one == other else None


def _read(language: str, name: str) -> Mapping[str, Any]:
    file = resources.files(__name__) / language / f"{name}.yaml"
    if not file.is_file():
        return MappingProxyType({})
    found = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(found, dict):
        raise DiptychError(f"lexicons/{language}/{name}.yaml: expected a mapping of lists at the top level.")
    return MappingProxyType({key: _frozen(value) for key, value in found.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
