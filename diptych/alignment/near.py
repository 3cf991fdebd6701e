"""Near-forms: words that may stand for one another in two tellings, `pledged` and `promised`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from diptych.lexicons import Lexicon
from diptych.text.forms import FormTables, forms

__all__ = ["near_forms"]


@lru_cache(maxsize=8)
def near_forms(lexicon: Lexicon | None) -> Mapping[str, frozenset[str]]:
    """By normal form, the normal forms near it; symmetric. Empty where the language has no such list."""
    if lexicon is None:
        return {}
    tables = FormTables.of(lexicon.language, lexicon.topic("normal_forms"), {})
    found: dict[str, set[str]] = {}
    for line in str(lexicon.topic("near_forms").get("pairs", "")).splitlines():
        first, *others = (form.key for form in forms(line, tables))
        for other in set(others) - {first}:
            found.setdefault(first, set()).add(other)
            found.setdefault(other, set()).add(first)
    return {key: frozenset(some) for key, some in found.items()}
