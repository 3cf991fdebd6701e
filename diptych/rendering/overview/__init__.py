"""The page of a story with more than two tellings, as values.

Who tells it; how much each two share and where they conflict; which statement is in which telling; whose word it is;
and, for revisions of one article, what came and went at each step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from diptych.model import Article, Comparison, Relation, Story
from diptych.rendering.balance import BalancePicture, balance_picture
from diptych.rendering.counts import Counts, comparison_counts
from diptych.rendering.entry import pair_folder
from diptych.rendering.overview.sources import SharedSource, shared_sources
from diptych.rendering.overview.things import ThingSaid, things_said
from diptych.rendering.overview.timeline import Step, in_order_of_time, timeline
from diptych.rendering.strings import Strings, day_words

__all__ = ["OverviewPage", "PairCell", "Telling", "overview_page"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling as the overview introduces it."""

    article: Article
    """The article."""
    letter: str
    """The letter of its column."""
    name: Markup
    """Its publisher, or what stands for one; its date where it is a revision."""
    day: Markup | None
    """When it was published, in words."""
    day_iso: str | None
    """The same for machines."""
    statements: int
    """How many statements it has."""


@dataclass(frozen=True, slots=True)
class PairCell:
    """Two tellings in the matrix."""

    href: str
    """The page that compares them, from the story's folder."""
    counts: Counts
    """What their comparison adds up to, seen from the telling of the row as left."""
    picture: BalancePicture
    """The same as a picture."""
    links: int
    """How many links they have."""


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Everything the overview shows."""

    story: Story
    """The story."""
    tellings: tuple[Telling, ...]
    """Its tellings; revisions in order of time."""
    matrix: tuple[tuple[PairCell | None, ...], ...]
    """A row for each telling and a cell for each other one; None where the two are the same or not compared."""
    things: tuple[ThingSaid, ...]
    """Which statement is in which telling."""
    sources: tuple[SharedSource, ...]
    """Whose word it is."""
    sourcing_available: bool
    """Whether every telling's language has the word lists that sources need."""
    steps: tuple[Step, ...]
    """What came and went, for revisions; else empty."""

    @property
    def said_by(self) -> tuple[tuple[int, int], ...]:
        """How many things are said by all tellings, by one fewer … by one: pairs of tellings and things."""
        numbers = range(len(self.tellings), 0, -1)
        return tuple((n, sum(thing.tellings == n for thing in self.things)) for n in numbers)


def overview_page(story: Story, comparisons: Sequence[Comparison], t: Strings) -> OverviewPage:
    """The overview of a story whose pairs compare like this."""
    revision = story.relation is Relation.REVISION
    articles = in_order_of_time(story.articles) if revision else story.articles
    letters = _letters(comparisons)
    return OverviewPage(
        story=story,
        tellings=_tellings(story, articles, comparisons, t),
        matrix=_matrix(articles, comparisons),
        things=things_said(articles, comparisons, letters),
        sources=shared_sources(articles, comparisons),
        sourcing_available=all(one.sourcing.available for one in comparisons),
        steps=timeline(articles, comparisons) if revision else (),
    )


def _letters(comparisons: Sequence[Comparison]) -> dict[str, str]:
    """The letter of each article by its key; an article has one letter in the whole story."""
    return {side.article.key: side.letter for one in comparisons for side in (one.left, one.right)}


def _tellings(
    story: Story, articles: Sequence[Article], comparisons: Sequence[Comparison], t: Strings
) -> tuple[Telling, ...]:
    counts = {side.article.key: len(side.statements) for one in comparisons for side in (one.left, one.right)}
    names = [article.short_name or article.publisher for article in articles]
    letters = _letters(comparisons)
    word = "overview.version" if story.relation is Relation.REVISION else "overview.telling"
    made = []
    for number, article in enumerate(articles):
        known = names[number]
        name = Markup("{}").format(known) if known and names.count(known) == 1 else t(word, n=number + 1)
        made.append(
            Telling(
                article=article,
                letter=letters[article.key],
                name=name,
                day=day_words(article.published, t) if article.published else None,
                day_iso=article.published.isoformat() if article.published else None,
                statements=counts.get(article.key, 0),
            )
        )
    return tuple(made)


def _matrix(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[tuple[PairCell | None, ...], ...]:
    cells: dict[tuple[str, str], PairCell] = {}
    for comparison in comparisons:
        left, right = comparison.left.article.key, comparison.right.article.key
        counts = comparison_counts(comparison)
        turned = Counts(counts.right, counts.left, counts.likely, counts.possible, counts.moved, counts.reworded)
        for key, seen in (((left, right), counts), ((right, left), turned)):
            href = f"{pair_folder(comparison)}/index.html"
            cells[key] = PairCell(href, seen, balance_picture(seen), len(comparison.links))
    return tuple(tuple(cells.get((row.key, column.key)) for column in articles) for row in articles)
