"""The pairs of articles to compare, and the letters that name their statements.

A statement is cited as K14: a letter for its article, then its ordinal. The letter comes from the publishers' names,
at the first place where all of them differ (`Harlow Post` and `Herald` are A and E, for both begin with H), so that
no side is given the first choice; where a name is unknown, they are A, B, C …
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, zip_longest

from diptych.model import Article, Pair, Relation, Story

__all__ = ["letters_for", "pair_of", "story_pairs"]


def story_pairs(story: Story) -> tuple[Pair, ...]:
    """Every two articles of a story, in the editor's order; a story of two has one pair."""
    letters = letters_for(story)
    return tuple(
        Pair(left, right, story.relation, story.slug, story.title, letters[left.key], letters[right.key])
        for left, right in combinations(story.articles, 2)
    )


def pair_of(left: Article, right: Article, relation: Relation = Relation.RETELLING) -> Pair:
    """Two articles outside a site."""
    first, second = _from_names((left, right))
    return Pair(left, right, relation, left_letter=first, right_letter=second)


def letters_for(story: Story) -> dict[str, str]:
    """A letter for each article: the editor's where set, else from the publishers' names, never the same twice."""
    found = dict(zip((one.key for one in story.articles), _from_names(story.articles), strict=True))
    if not story.letters:
        return found
    taken = set(story.letters.values())
    spare = iter([letter for letter in _alphabet(len(found) + len(taken)) if letter not in taken])
    clash = bool(taken & {letter for key, letter in found.items() if key not in story.letters})
    return {key: story.letters.get(key) or (next(spare) if clash else letter) for key, letter in found.items()}


def _from_names(articles: Sequence[Article]) -> tuple[str, ...]:
    """The letters at the first place where all publishers' names differ; A, B, C … where there is none."""
    names = [[c for c in (one.short_name or one.publisher or "").upper() if c.isalpha()] for one in articles]
    for letters in zip_longest(*names):
        if None in letters:
            break
        if len(set(letters)) == len(letters):
            return tuple(letters)
    return _alphabet(len(articles))


def _alphabet(count: int) -> tuple[str, ...]:
    """A to Z, then the capitals of Greek."""
    capitals = [
        chr(code) for code in (*range(ord("A"), ord("Z") + 1), *range(ord("Α"), ord("Ω") + 1)) if chr(code).isalpha()
    ]
    return tuple(capitals[:count])
