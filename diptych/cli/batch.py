"""`diptych compare --batch`: a stream of pairs, a line of JSON each, answered in order and one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diptych.alignment import Embedder
from diptych.comparison import compare
from diptych.errors import DiptychError, OptionError
from diptych.model import Article, Pair, Relation
from diptych.reading import article_from_text, pair_of
from diptych.rendering.export import comparison_data

__all__ = ["BatchSettings", "batch_answers"]

_ECHOED = ("id", "left_date", "right_date", "language")
"""Fields of a line that come back with its answer, where they were given."""


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """What holds for every pair of a batch."""

    relation: Relation = Relation.RETELLING
    """How the two texts of a line stand to each other."""
    language: str = "en"
    """The language of lines that name none."""
    embedder: Embedder | None = None
    """A semantic model, where one is wanted."""


def batch_answers(lines: Iterable[bytes], settings: BatchSettings) -> Iterator[dict[str, Any]]:
    """An answer for each line, in order, one in memory at a time; blank lines are passed over.

    A line that cannot be compared is answered with its number and what is wrong under `error`.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        echo: dict[str, Any] = {}
        try:
            record = _record(line)
            echo = {key: record[key] for key in _ECHOED if key in record}
            found = compare(_pair(record, settings), embedder=settings.embedder)
            yield {**echo, **comparison_data(found)}
        except DiptychError as refusal:
            yield {**echo, "error": f"line {number}: {refusal}"}


def _record(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise OptionError(f"not a line of JSON in UTF-8 ({problem})") from None
    if not isinstance(record, dict):
        raise OptionError('expected an object: {"left": …, "right": …}')
    return record


def _pair(record: Mapping[str, Any], settings: BatchSettings) -> Pair:
    language = record.get("language") or settings.language
    left, right = (_article(record, side, language) for side in ("left", "right"))
    return pair_of(left, right, settings.relation)


def _article(record: Mapping[str, Any], side: str, language: object) -> Article:
    text, published = record.get(side), record.get(f"{side}_date")
    if not isinstance(text, str):
        raise OptionError(f"“{side}” must be a text")
    if not isinstance(language, str):
        raise OptionError("“language” must be a language tag such as “en”")
    return article_from_text(text, key=side, published=None if published is None else str(published), language=language)
