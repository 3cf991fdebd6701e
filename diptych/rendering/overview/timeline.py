"""Revisions of one article in the order they appeared: what came and what went at each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diptych.model import AnnotatedArticle, Article, Comparison, StatementStatus
from diptych.rendering.counts import Counts, comparison_counts
from diptych.rendering.entry import moment, pair_folder
from diptych.rendering.excerpts import shown_words
from diptych.rendering.overview.things import Place
from diptych.rendering.page.masthead import days_between

__all__ = ["Step", "in_order_of_time", "timeline"]


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next."""

    earlier: Article
    """The version before."""
    later: Article
    """The version after."""
    days: int | None
    """Days between them; None where a date is missing."""
    href: str
    """The page that compares the two, from the story's folder."""
    counts: Counts
    """What the comparison adds up to."""
    came: tuple[Place, ...]
    """Statements that are only in the later one."""
    went: tuple[Place, ...]
    """Statements that are only in the earlier one."""


def in_order_of_time(articles: Sequence[Article]) -> tuple[Article, ...]:
    """By date where every version has one, else as the editor ordered them."""
    if all(article.published for article in articles):
        dated = [(moment(article.published), place) for place, article in enumerate(articles) if article.published]
        return tuple(articles[place] for _, place in sorted(dated))
    return tuple(articles)


def timeline(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[Step, ...]:
    """A step for each version after the first, in order of time; pairs that are not compared are passed over."""
    ordered = in_order_of_time(articles)
    pairs = {frozenset((one.left.article.key, one.right.article.key)): one for one in comparisons}
    steps = []
    for earlier, later in pairwise(ordered):
        comparison = pairs.get(frozenset((earlier.key, later.key)))
        if comparison:
            steps.append(_step(earlier, later, comparison))
    return tuple(steps)


def _step(earlier: Article, later: Article, comparison: Comparison) -> Step:
    before, after = comparison.left, comparison.right
    if before.article.key != earlier.key:
        before, after = after, before
    return Step(
        earlier=earlier,
        later=later,
        days=days_between(earlier, later),
        href=f"{pair_folder(comparison)}/index.html",
        counts=comparison_counts(comparison),
        came=_only(after, comparison),
        went=_only(before, comparison),
    )


def _only(annotated: AnnotatedArticle, comparison: Comparison) -> tuple[Place, ...]:
    statuses, folder = comparison.statuses(), pair_folder(comparison)
    return tuple(
        Place(one.name, f"{folder}/index.html#{one.anchor}", shown_words(one.text))
        for one in annotated.statements
        if statuses[one.id] is StatementStatus.ONLY
    )
