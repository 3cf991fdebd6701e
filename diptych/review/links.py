"""An editor's links laid over the machine's.

A link joins groups: {l1, l2} with {r1}. "l2 and r1 do not say the same" takes that one tie out and leaves the others,
so the group falls apart into what still holds; "l1 and l3 say the same as r2" makes a group of its own, and machine
links that it contains are part of it. What the editor does not speak of stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diptych.alignment import word_ops
from diptych.alignment.moves import moved_links
from diptych.lexicons import common_lexicon
from diptych.model import AnnotatedArticle, Comparison, Link, LinkCertainty, LinkRelation, Origin, Span, WordOp
from diptych.review.decisions import Stamp
from diptych.text.tokens import normal_words

__all__ = ["LinkTable"]

# An editor's link has no measured score; it counts as certain.
_EDITORS_SCORE = 1.0

# The id of a link that is not the machine's as it was; its word difference is made once, at the end.
_NEW = ""


class LinkTable:
    """The links of a comparison while decisions are applied."""

    def __init__(self, comparison: Comparison) -> None:
        """Begin with what the machine found."""
        self._left = comparison.left
        self._right = comparison.right
        self._links = list(comparison.links)
        self._minor = _minor_words(comparison)
        self.is_changed = False

    def link(self, left: Iterable[str], right: Iterable[str], relation: LinkRelation | None, stamp: Stamp) -> None:
        """Join two groups of statements; a link of the same or of fewer statements becomes part of it."""
        mine, yours = _ordered(left), _ordered(right)
        known = next((one for one in self._links if one.left == mine and one.right == yours), None)
        base = known or self._new(mine, yours)
        made = replace(
            base,
            relation=relation or self._own_relation(mine, yours),
            certainty=LinkCertainty.SURE,
            origin=Origin.EDITOR,
            note=stamp.note,
            by=stamp.by,
            when=stamp.when,
        )
        self._links = [one for one in self._links if not (set(one.left) <= set(mine) and set(one.right) <= set(yours))]
        self._links.append(made)
        self.is_changed = True

    def unlink(self, left: Iterable[str], right: Iterable[str]) -> None:
        """Take the ties between two groups of statements out of every link."""
        mine, yours = set(left), set(right)
        kept: list[Link] = []
        for link in self._links:
            if mine & set(link.left) and yours & set(link.right):
                kept += self._rest(link, mine, yours)
                self.is_changed = True
            else:
                kept.append(link)
        self._links = kept

    def drop(self, statements: Iterable[str]) -> None:
        """Take statements out of every link."""
        gone = set(statements)
        self.unlink(gone, (one.id for one in self._right.statements))
        self.unlink((one.id for one in self._left.statements), gone)

    def joins(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether some link ties one of these to one of those."""
        mine, yours = set(left), set(right)
        return any(mine & set(one.left) and yours & set(one.right) for one in self._links)

    def result(self) -> tuple[Link, ...]:
        """The links in order, numbered, with those that moved marked again."""
        if not self.is_changed:
            return tuple(self._links)
        ordered = sorted(self._links, key=lambda one: (_ordinals(one.left), _ordinals(one.right)))
        numbered = tuple(
            replace(one, id=f"k{n}", words=self._words(one.left, one.right) if one.id == _NEW else one.words)
            for n, one in enumerate(ordered, start=1)
        )
        moved = moved_links(self._left, self._right, numbered)
        return tuple(replace(one, moved=one.id in moved) for one in numbered)

    def _rest(self, link: Link, mine: set[str], yours: set[str]) -> list[Link]:
        """What remains of a link: its other left statements, and its named ones with its other right statements."""
        others = tuple(i for i in link.left if i not in mine)
        named = tuple(i for i in link.left if i in mine)
        right_others = tuple(i for i in link.right if i not in yours)
        pairs = [(others, link.right), (named, right_others)]
        return [replace(link, id=_NEW, left=left, right=right, words=()) for left, right in pairs if left and right]

    def _own_relation(self, left: tuple[str, ...], right: tuple[str, ...]) -> LinkRelation:
        same = _normal(self._left, left) == _normal(self._right, right)
        return LinkRelation.IDENTICAL if same else LinkRelation.REWORDED

    def _new(self, left: tuple[str, ...], right: tuple[str, ...]) -> Link:
        return Link(_NEW, left, right, LinkRelation.REWORDED, _EDITORS_SCORE, LinkCertainty.SURE, False)

    def _words(self, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[WordOp, ...]:
        """The word difference, where each side is one run of the article's text."""
        mine, yours = _run(self._left, left), _run(self._right, right)
        if mine is None or yours is None:
            return ()
        return word_ops(
            mine.of(self._left.article.text),
            yours.of(self._right.article.text),
            left_start=mine.start,
            right_start=yours.start,
            minor=self._minor,
        )


def _run(annotated: AnnotatedArticle, ids: tuple[str, ...]) -> Span | None:
    """From the first to the last of statements in a row; None where others stand between them."""
    ordinals = _ordinals(ids)
    if ordinals[-1] - ordinals[0] != len(ordinals) - 1:
        return None
    return Span(annotated.statement(ids[0]).span.start, annotated.statement(ids[-1]).span.end)


def _minor_words(comparison: Comparison) -> frozenset[str]:
    """Words that hold no island of common words together, in the articles' common language."""
    known = common_lexicon(comparison.pair.left.base_language, comparison.pair.right.base_language)
    return known.words("function_words", "stop_words") if known else frozenset()


def _ordered(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids), key=lambda one: int(one[1:])))


def _ordinals(ids: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(int(one[1:]) for one in ids)


def _normal(annotated: AnnotatedArticle, ids: tuple[str, ...]) -> list[str]:
    return [word for one in ids for word in normal_words(annotated.statement(one).text)]
