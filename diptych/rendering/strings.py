"""The interface's words, one JSON file per language: `templates/strings/en.json`.

A string is looked up by a dotted key and may hold named places: `t("gap.moved", name="U18")`. One that depends on a
number has the forms `one` and `other` and is chosen by `n`: `{"one": "{n} word", "other": "{n} words"}`. Strings are
part of the templates and may hold mark-up; what is put into their places is escaped.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from diptych.errors import DiptychError

__all__ = ["Strings", "day_words"]

FALLBACK = "en"
"""The language that every string exists in."""


class Strings:
    """All strings of one interface language; call it with a key."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str | Mapping[str, str]]) -> None:
        """Take strings by dotted key; a mapping holds the forms of one that depends on a number."""
        self._texts = texts

    @classmethod
    def load(cls, language: str, folders: Sequence[Path]) -> Strings:
        """The strings of `language` over the fallback's, earlier folders over later ones."""
        texts: dict[str, str | Mapping[str, str]] = {}
        for code in dict.fromkeys((FALLBACK, language.split("-", maxsplit=1)[0].lower())):
            for folder in reversed(folders):
                file = folder / "strings" / f"{code}.json"
                if file.is_file():
                    texts.update(_flat(_read(file)))
        return cls(texts)

    def __call__(self, key: str, /, **values: object) -> Markup:
        """The string of that key with `values` put into its places, escaped."""
        text = self._texts.get(key)
        if text is None:
            raise DiptychError(f"templates/strings: there is no string “{key}”. Add it to en.json.")
        if not isinstance(text, str):
            text = text["one" if values.get("n") == 1 else "other"]
        try:
            return Markup(text).format(**values) if values else Markup(text)
        except (KeyError, IndexError) as error:
            raise DiptychError(f"templates/strings: “{key}” has a place {error} that nothing is given for.") from error
        except (ValueError, AttributeError, TypeError) as error:
            raise DiptychError(f"templates/strings: the places of “{key}” are not well formed ({error}).") from error

    def forms(self, key: str) -> tuple[str, str]:
        """The forms `one` and `other` of a string with its places unfilled, for scripts that fill them in."""
        text = self._texts.get(key)
        if isinstance(text, str) or text is None:
            raise DiptychError(f"templates/strings: “{key}” needs the forms “one” and “other”.")
        return text["one"], text["other"]

    def __contains__(self, key: str) -> bool:
        """Whether there is such a string."""
        return key in self._texts

    def commas(self, items: Sequence[object]) -> Markup:
        """Items with commas between them."""
        return self("list.comma").join(escape(item) for item in items)

    def join(self, items: Sequence[object]) -> Markup:
        """Items as a spoken list: “a”, “a and b”, “a, b and c”."""
        if len(items) < 2:
            return Markup("").join(escape(item) for item in items)
        return self.commas(items[:-1]) + self("list.and") + escape(items[-1])


def day_words(day: dt.date, t: Strings) -> Markup:
    """A day in the interface's language: “20 December 2025”."""
    return t("date.day", day=day.day, month=t(f"date.month{day.month}"), year=day.year)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise DiptychError(f"{file}: not readable as JSON ({error}).") from error
    if not isinstance(found, dict):
        raise DiptychError(f"{file}: expected an object of strings at the top level.")
    return found


def _flat(tree: Mapping[str, Any], prefix: str = "") -> dict[str, str | Mapping[str, str]]:
    """Nested groups of strings by dotted key; a group with the form `other` is one string."""
    flat: dict[str, str | Mapping[str, str]] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and "other" not in value:
            flat.update(_flat(value, f"{prefix}{key}."))
        elif not _is_string(value):
            raise DiptychError(f"templates/strings: “{prefix}{key}” must be a text, or the forms “one” and “other”.")
        else:
            flat[prefix + key] = value
    return flat


def _is_string(value: object) -> bool:
    """Whether a value is a text, or both forms of one that depends on a number."""
    forms = [value.get("one"), value.get("other")] if isinstance(value, dict) else [value]
    return all(isinstance(form, str) for form in forms)
