"""What the index, the feed, the search and the share card know of a story: a small value, not its comparisons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from diptych.model import Comparison, Relation, Story
from diptych.rendering.counts import Counts, comparison_counts

__all__ = ["StoryEntry", "moment", "pair_folder", "story_entry"]


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One story in a list of stories."""

    slug: str
    """Its folder, and the address of its page."""
    title: str
    """The editor's title."""
    summary: str | None
    """The editor's sentence or two."""
    publishers: tuple[str | None, ...]
    """Who published each telling, in the story's order; None where that is not on record."""
    labels: tuple[str, ...]
    """What sentences call each telling, in the story's order: "KPBI", "the unattributed telling"."""
    tags: tuple[str, ...]
    """The editor's tags, then those of the tellings, each once."""
    relation: Relation
    """Retellings, or revisions of one article."""
    published: tuple[dt.date | None, ...]
    """The day or moment each telling was published."""
    updated: dt.date | None
    """The editor's date, else that of the telling published last; None where neither is known."""
    counts: tuple[Counts, ...]
    """What each pair of tellings adds up to; just one where there are two tellings."""
    folders: tuple[str, ...]
    """Its page's folder, then those of its pairs where it has more than one; paths from the site's root."""
    letters: tuple[str, ...]
    """The letter of each telling's statements, in the story's order."""
    language: str = "en"
    """The language tag of the first telling."""
    noindex: bool = False
    """Whether the editor keeps the story out of search engines."""

    @property
    def conflicts(self) -> int:
        """Likely conflicts over all pairs, dismissed ones left out."""
        return sum(counts.likely for counts in self.counts)

    @property
    def possible_conflicts(self) -> int:
        """Possible conflicts over all pairs, dismissed ones left out."""
        return sum(counts.possible for counts in self.counts)

    @property
    def shared_share(self) -> float:
        """The share of statements that are shared or partly shared, 0 to 1, over all pairs; 0 without statements."""
        total = sum(side.total for counts in self.counts for side in (counts.left, counts.right))
        alone = sum(side.only for counts in self.counts for side in (counts.left, counts.right))
        return (total - alone) / total if total else 0.0


def pair_folder(comparison: Comparison) -> str:
    """The name of a pair's folder within its story's, where the story has more than two articles."""
    return f"{comparison.left.article.key}--{comparison.right.article.key}"


def story_entry(story: Story, comparisons: Sequence[Comparison]) -> StoryEntry:
    """The entry of a story whose pairs compare like this."""
    published = tuple(article.published for article in story.articles)
    sides = {side.article.key: side for one in comparisons for side in (one.left, one.right)}
    known = [sides[article.key] for article in story.articles if article.key in sides]
    tags = (*story.tags, *(tag for article in story.articles for tag in article.tags))
    return StoryEntry(
        slug=story.slug,
        title=story.title,
        summary=story.summary,
        publishers=tuple(article.publisher for article in story.articles),
        labels=tuple(side.label for side in known),
        tags=tuple(dict.fromkeys(tags)),
        relation=story.relation,
        published=published,
        updated=story.updated or _latest(published),
        counts=tuple(comparison_counts(one) for one in comparisons),
        folders=(story.slug, *(f"{story.slug}/{pair_folder(one)}" for one in comparisons if len(comparisons) > 1)),
        letters=tuple(side.letter for side in known),
        language=story.articles[0].language if story.articles else "en",
        noindex=story.robots == "noindex",
    )


def _latest(days: Sequence[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day), key=moment, default=None)


def moment(day: dt.date) -> dt.datetime:
    """A day as its first moment, a moment as itself; what names no time zone is taken as UTC."""
    whole = day if isinstance(day, dt.datetime) else dt.datetime(day.year, day.month, day.day)
    return whole if whole.tzinfo else whole.replace(tzinfo=dt.UTC)
