"""Changes planted in articles of our own are found, and rewordings raise nothing."""

from __future__ import annotations

from functools import cache

import pytest

from tests.planted.changes import CHANGES
from tests.planted.measure import Tally, plant, read, reword
from tests.planted.rewordings import REWORDINGS

PER_KIND = 25


@cache
def planted() -> dict[str, Tally]:
    return plant(read(None), PER_KIND, whole=False)


@cache
def reworded() -> dict[str, Tally]:
    return reword(read(None), PER_KIND, whole=False)


@pytest.mark.parametrize("kind", sorted(CHANGES))
def test_planted_changes_are_found(kind: str) -> None:
    tally = planted()[kind]
    least = 0.7 if kind in {"name", "speaker"} else 0.9
    assert tally.planted >= 5
    assert tally.right_kind >= least * tally.planted, "\n".join(tally.misses)


@pytest.mark.parametrize("kind", sorted(REWORDINGS))
def test_rewordings_raise_no_conflict(kind: str) -> None:
    tally = reworded()[kind]
    assert tally.planted >= 1
    assert tally.extra <= 0.03 * tally.planted, "\n".join(tally.misses)


def test_a_change_in_a_whole_article_is_found_and_nothing_else() -> None:
    tallies = plant(read(None), 3, whole=True)
    assert sum(t.planted for t in tallies.values()) == 3 * len(CHANGES)
    assert sum(t.found for t in tallies.values()) >= 0.9 * 3 * len(CHANGES)
    assert sum(t.extra for t in tallies.values()) <= 1
