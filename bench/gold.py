"""Marked pairs of articles, and what a set of links is worth against them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diptych.model import AnnotatedArticle, Article, Paragraph, Side, Span, Statement

__all__ = ["MarkedPair", "Tally", "marked_pairs"]

Pair = tuple[int, int]
"""A left and a right statement, by place from 0."""


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """Two articles as readers marked them."""

    name: str
    """The story's name."""
    left: AnnotatedArticle
    """The left article, its statements as the readers had them."""
    right: AnnotatedArticle
    """The right article."""
    wanted: dict[Pair, str]
    """The links drawn: `same` where the main proposition is shared, `part` where a clause is."""
    optional: frozenset[Pair]
    """Links that neither help nor hurt."""

    def tally(self, found: Iterable[Pair]) -> Tally:
        """What the links `found` are worth."""
        pairs = set(found) - (self.optional - self.wanted.keys())
        same = {pair for pair, strength in self.wanted.items() if strength == "same"}
        return Tally(len(pairs & self.wanted.keys()), len(pairs), len(self.wanted), len(pairs & same), len(same))


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up over stories."""

    right: int
    """Links found that were wanted."""
    found: int
    """Links found."""
    wanted: int
    """Links wanted."""
    same_right: int
    """Links found of those that share the main proposition."""
    same: int
    """Links wanted of those."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.found + other.found,
            self.wanted + other.wanted,
            self.same_right + other.same_right,
            self.same + other.same,
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def marked_pairs(folder: Path) -> list[MarkedPair]:
    """The pairs in the `.json` files of a folder that mark links, by name."""
    read = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [_marked(one) for one in read if "links" in one and "statements" in one]


def _marked(gold: dict) -> MarkedPair:
    keys = {letter: [key for key in gold["statements"] if key[0] == letter] for letter in "AB"}
    place = {key: n for side in keys.values() for n, key in enumerate(side)}
    return MarkedPair(
        name=gold["story"],
        left=_article(gold, keys["A"], Side.LEFT),
        right=_article(gold, keys["B"], Side.RIGHT),
        wanted={(place[one["left"]], place[one["right"]]): one["strength"] for one in gold["links"]},
        optional=frozenset((place[one["left"]], place[one["right"]]) for one in gold["optional_links"]),
    )


def _article(gold: dict, keys: list[str], side: Side) -> AnnotatedArticle:
    """The article made of its marked statements, a space between two of one paragraph."""
    text, paragraphs, statements = "", [], []
    for ordinal, key in enumerate(keys, start=1):
        number, words = gold["statements"][key]["paragraph"], gold["statements"][key]["text"]
        new = not paragraphs or paragraphs[-1].n != number
        text += "" if not text else "\n\n" if new else " "
        span = Span(len(text), len(text) + len(words))
        text += words
        begin = span.start if new else paragraphs.pop().span.start
        paragraphs.append(Paragraph(number, Span(begin, span.end)))
        statements.append(Statement(side, ordinal, number, span, words, key, f"t-{ordinal:08x}"))
    article = Article(side.value, text, tuple(paragraphs))
    return AnnotatedArticle(side, article, tuple(statements), f"the {side.value} telling", keys[0][0])
