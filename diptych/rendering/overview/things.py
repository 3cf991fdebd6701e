"""Which statement is in which telling, over all tellings of a story.

Each pair of tellings has its own links. Statements that links of equal or reworded wording join, directly or through
other tellings, are one thing said:

    A   a1  a2           links   a1–b2 (A and B)   b2–c1 (B and C)
    B   b1  b2           things  {a1 b2 c1} in all three,  {a2}, {b1} in one each
    C   c1

A partial link joins nothing; it is remembered as "in part", for the tellings that have no more of a thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diptych.model import Article, Comparison, LinkRelation, Side, StatementStatus
from diptych.rendering.entry import pair_folder
from diptych.rendering.excerpts import shown_words
from diptych.rendering.overview.joining import joined

__all__ = ["Place", "ThingSaid", "things_said"]

Node = tuple[str, int]
"""A statement: its article's key and its ordinal there."""


@dataclass(frozen=True, slots=True)
class Place:
    """A statement where it stands."""

    name: str
    """Its shown name."""
    href: str
    """Its address, from the story's folder."""
    text: str | None
    """Its words; None where they are withheld."""


@dataclass(frozen=True, slots=True)
class ThingSaid:
    """Something that one or more tellings say."""

    text: str | None
    """The shortest of its wordings; None where all are withheld."""
    article: Article
    """The article that wording is from."""
    places: tuple[tuple[Place, ...], ...]
    """Its statements in each telling, in the story's order; empty where a telling does not say it."""
    in_part: tuple[bool, ...]
    """For each telling that does not say it, whether it has a part of it."""

    @property
    def tellings(self) -> int:
        """How many tellings say it."""
        return sum(bool(places) for places in self.places)


def things_said(
    articles: Sequence[Article], comparisons: Sequence[Comparison], letters: Mapping[str, str]
) -> tuple[ThingSaid, ...]:
    """All things said: those that most tellings say first, then by how early the earliest of them says it.

    `letters` has the letter that begins the names of an article's statements here, by the article's key.
    """
    statements = _statements(comparisons, letters)
    order = {article.key: number for number, article in enumerate(articles)}
    nodes = sorted(statements, key=lambda node: (order[node[0]], node[1]))
    whole, parts = _edges(comparisons)
    lengths = {key: sum(node[0] == key for node in nodes) for key in order}
    made = []
    for group in joined(nodes, [edge for edge in whole if edge[0] in statements and edge[1] in statements]):
        thing = _thing(articles, group, statements, parts)
        early = min((ordinal - 1) / lengths[key] for key, ordinal in group)
        made.append((-thing.tellings, round(early, 6), thing.text or "", thing))
    return tuple(row[-1] for row in sorted(made, key=lambda row: row[:-1]))


def _statements(comparisons: Sequence[Comparison], letters: Mapping[str, str]) -> dict[Node, Place]:
    """Every statement once, as the first pair shows it that shows its words; asides are left out."""
    found: dict[Node, Place] = {}
    for comparison in comparisons:
        statuses = comparison.statuses()
        for side in (comparison.left, comparison.right):
            for statement in side.statements:
                node = (side.article.key, statement.ordinal)
                known = found.get(node)
                if statuses[statement.id] is StatementStatus.ASIDE or (known and known.text is not None):
                    continue
                href = f"{pair_folder(comparison)}/index.html#{statement.anchor}"
                found[node] = Place(f"{letters[node[0]]}{statement.ordinal}", href, shown_words(statement.text))
    return found


def _edges(comparisons: Sequence[Comparison]) -> tuple[list[tuple[Node, Node]], dict[Node, set[str]]]:
    """Pairs of statements that say the same, and for each statement the tellings that have a part of it."""
    whole: list[tuple[Node, Node]] = []
    parts: dict[Node, set[str]] = {}
    for comparison in comparisons:
        keys = {side: comparison.side(side).article.key for side in Side}
        for link in comparison.links:
            for left in link.left:
                for right in link.right:
                    one: Node = (keys[Side.LEFT], int(left[1:]))
                    other: Node = (keys[Side.RIGHT], int(right[1:]))
                    if link.relation is LinkRelation.PARTIAL:
                        parts.setdefault(one, set()).add(other[0])
                        parts.setdefault(other, set()).add(one[0])
                    else:
                        whole.append((one, other))
    return whole, parts


def _thing(
    articles: Sequence[Article], group: Sequence[Node], statements: Mapping[Node, Place], parts: Mapping[Node, set[str]]
) -> ThingSaid:
    by_key = {article.key: article for article in articles}
    places = tuple(tuple(statements[node] for node in group if node[0] == article.key) for article in articles)
    wordings = [(len(text), text, node[0]) for node in group if (text := statements[node].text) is not None]
    _, text, key = min(wordings) if wordings else (0, None, group[0][0])
    partly = set().union(*(parts.get(node, set()) for node in group))
    in_part = tuple(article.key in partly and not here for article, here in zip(articles, places, strict=True))
    return ThingSaid(text, by_key[key], places, in_part)
