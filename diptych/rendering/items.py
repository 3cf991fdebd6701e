"""A story as the list of stories shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from diptych.model import Relation
from diptych.rendering.balance import BalancePicture, balance_picture
from diptych.rendering.counts import Balance, Counts
from diptych.rendering.entry import StoryEntry
from diptych.rendering.strings import Strings, day_words

__all__ = ["StoryItem", "blank_item", "story_item"]

PICTURES = 3
"""A story of many tellings shows the balance of its first three pairs."""


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story as the list shows it."""

    entry: StoryEntry
    """The story."""
    day: Markup | None
    """Its date in words."""
    day_iso: str | None
    """Its date for machines."""
    publishers: tuple[Markup, ...]
    """Who tells it; what stands for a publisher where none is on record."""
    pictures: tuple[BalancePicture, ...]
    """The balance of its pairs."""
    left_words: Markup
    """What the left leaf shows, in words; empty where there are more than two tellings."""
    right_words: Markup
    """What the right leaf shows, in words."""


def story_item(entry: StoryEntry, t: Strings) -> StoryItem:
    """The story with its date, publishers and balance in the interface's words."""
    pair = entry.counts[0] if len(entry.counts) == 1 else None
    words = (_leaf_words(pair.left, entry.labels[0], t), _leaf_words(pair.right, entry.labels[1], t)) if pair else ()
    left_words, right_words = words or (Markup(""), Markup(""))
    return StoryItem(
        entry=entry,
        day=day_words(entry.updated, t) if entry.updated else None,
        day_iso=entry.updated.isoformat() if entry.updated else None,
        publishers=tuple(Markup("{}").format(name) if name else t("index.unattributed") for name in entry.publishers),
        pictures=tuple(balance_picture(counts) for counts in entry.counts[:PICTURES]),
        left_words=left_words,
        right_words=right_words,
    )


def _leaf_words(balance: Balance, label: str, t: Strings) -> Markup:
    return t("index.leaf", n=balance.only, total=balance.total, label=label)


def blank_item(t: Strings) -> StoryItem:
    """The item that the search's script fills in."""
    nothing = Balance(0, 0, 0)
    entry = StoryEntry(
        slug="",
        title="",
        summary="",
        publishers=(None,),
        labels=("", ""),
        tags=(),
        relation=Relation.RETELLING,
        published=(),
        updated=None,
        counts=(Counts(nothing, nothing, 0, 0, 0, 0),),
        folders=(),
        letters=(),
    )
    return story_item(entry, t)
