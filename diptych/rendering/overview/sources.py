"""Whose word it is, over all tellings of a story.

Every pair of tellings resolves its sources for itself. An article's attributions are the same in each of its pairs,
so they tell which sources of different pairs are one: those that the same attribution names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diptych.model import Article, Comparison, SourceKind
from diptych.rendering.overview.joining import joined

__all__ = ["SharedSource", "shared_sources"]


@dataclass(frozen=True, slots=True)
class SharedSource:
    """A source with how often each telling relies on it."""

    name: str
    """The longest of the names that its pairs give it."""
    kind: SourceKind
    """The kind most pairs give it."""
    times: tuple[int, ...]
    """How many attributions it has in each telling, in the story's order."""

    @property
    def tellings(self) -> int:
        """How many tellings rely on it."""
        return sum(times > 0 for times in self.times)


Said = tuple[str, int, int]
"""An attribution: its article's key, and the first stretch of its content."""


def shared_sources(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[SharedSource, ...]:
    """All sources with at least one attribution: those in most tellings first, then the most used, then by name."""
    nodes, pairs, said = _nodes(comparisons)
    kinds = list(SourceKind)
    made = []
    for group in joined(nodes, pairs):
        attributions = {one for node in group for one in said.get(node, ())}
        if attributions:
            counts = Counter(key for key, _, _ in attributions)
            sources = [comparisons[pair].sourcing.sources[place] for pair, place in group]
            name = min((source.name for source in sources), key=lambda one: (-len(one), one))
            votes = Counter(source.kind for source in sources)
            kind = min(votes, key=lambda one: (-votes[one], kinds.index(one)))
            made.append(SharedSource(name, kind, tuple(counts[article.key] for article in articles)))
    return tuple(sorted(made, key=lambda one: (-one.tellings, -sum(one.times), one.name)))


Node = tuple[int, int]
"""A source of one pair: the pair's place among the comparisons, and the source's among its sources."""


def _nodes(
    comparisons: Sequence[Comparison],
) -> tuple[list[Node], list[tuple[Node, Node]], dict[Node, list[Said]]]:
    """The sources of all pairs, which two of them the same attribution names, and what each is named by."""
    nodes: list[Node] = []
    pairs: list[tuple[Node, Node]] = []
    said: dict[Node, list[Said]] = {}
    first_named: dict[Said, Node] = {}
    for number, comparison in enumerate(comparisons):
        places = {source.id: (number, place) for place, source in enumerate(comparison.sourcing.sources)}
        nodes += places.values()
        for one in comparison.sourcing.attributions:
            if one.source in places:
                node = places[one.source]
                key: Said = (comparison.side(one.side).article.key, *one.content_spans[0])
                said.setdefault(node, []).append(key)
                pairs.append((first_named.setdefault(key, node), node))
    return nodes, pairs, said
