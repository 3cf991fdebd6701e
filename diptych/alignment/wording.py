"""What changed between two wordings, word by word.

    The council of Harlow approved the plan for a new bridge on Monday.
    On Monday the Harlow council approved a plan for the bridge.

A difference of characters is correct but unreadable (`|a|pp`…); a difference of words keeps every word whole, yet
still leaves confetti: equal islands of `the` and `of` between changes, which nobody reads as common ground. So words
are mapped to single characters (one code for each distinct normal form), diff-match-patch finds the shortest edit of
those, and a clean-up of our own drowns islands in which no word carries meaning. Where too few words remain in
common, no marks help at all, and there are none.

diff-match-patch runs without its time-out (it would make the answer depend on the machine) and without its own
clean-up (which on codes for words turns a paraphrase into one replacement). Its answer depends on which text comes
first, so the two are put into an order that only their words decide, and the answer is turned round. Long texts take
rapidfuzz, whose longest common subsequence costs far less and has the same total.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from diptych.model import Span, WordOp

__all__ = ["word_ops"]

_PIECE = re.compile(r"(?:[^\W_]+(?:[.,'’][^\W_]+)*|[^\w\s]|_)\s*|\s+")
"""A word or a mark, with the space after it."""

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
"""Marks whose shape is house style, not wording."""

_SMALL = 60_000
"""Up to this product of lengths, in words, diff-match-patch answers within some milliseconds."""

_MIN_COMMON = 0.3
"""Share of words in common (twice the common over the total) below which marks hide more than they show."""

_SURROGATES = range(0xD800, 0xE000)
"""Code points that no string of text may hold."""


class _Edit(NamedTuple):
    """A stretch of pieces, equal or not, as half-open ranges on both sides."""

    equal: bool
    left: tuple[int, int]
    right: tuple[int, int]


def word_ops(
    left_text: str,
    right_text: str,
    *,
    left_start: int = 0,
    right_start: int = 0,
    minor: frozenset[str] = frozenset(),
) -> tuple[WordOp, ...]:
    """The word difference of two texts, as spans that rebuild both; empty where too little is shared to help.

    `left_start` and `right_start` are where the texts begin in their articles; the spans count from there. `minor`
    holds words, lower-cased, that do not hold an island of common words together by themselves (stop words).
    """
    left = [match.group() for match in _PIECE.finditer(left_text)]
    right = [match.group() for match in _PIECE.finditer(right_text)]
    left_forms, right_forms = _forms(left), _forms(right)
    if not left or not right or _share_at_most(left_forms, right_forms) < _MIN_COMMON:
        return ()
    edits = _without_confetti(_edits(left_forms, right_forms), left_forms, minor)
    if _common_share(edits, left_forms, right_forms) < _MIN_COMMON:
        return ()
    return tuple(_ops(edits, left, right, left_start, right_start))


def _forms(pieces: Iterable[str]) -> list[str]:
    """The comparable form of each piece: no case, no house style of marks, no space."""
    return [piece.strip().casefold().translate(_ALIKE) for piece in pieces]


def _edits(left: list[str], right: list[str]) -> list[_Edit]:
    """Equal and unequal stretches in turn; the same, turned round, for the texts exchanged."""
    if right < left:
        return [_Edit(edit.equal, edit.right, edit.left) for edit in _edits(right, left)]
    codes: dict[str, str] = {}
    for form in (*left, *right):
        codes.setdefault(form, _code(len(codes)))
    one, two = "".join(codes[form] for form in left), "".join(codes[form] for form in right)
    small = len(one) * len(two) <= _SMALL
    return _merged(_short_edits(one, two) if small else _long_edits(one, two))


def _code(number: int) -> str:
    """The character for the `number`th distinct word."""
    point = number + 1
    return chr(point if point < _SURROGATES.start else point + len(_SURROGATES))


def _short_edits(one: str, two: str) -> Iterator[_Edit]:
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    a = b = 0
    for operation, codes in differ.diff_main(one, two, False):
        to_a = a + (len(codes) if operation <= 0 else 0)
        to_b = b + (len(codes) if operation >= 0 else 0)
        yield _Edit(operation == 0, (a, to_a), (b, to_b))
        a, b = to_a, to_b


def _long_edits(one: str, two: str) -> Iterator[_Edit]:
    for step in Indel.opcodes(one, two):
        yield _Edit(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end))


def _merged(edits: Iterable[_Edit]) -> list[_Edit]:
    """Neighbours of one kind joined."""
    found: list[_Edit] = []
    for edit in edits:
        if found and found[-1].equal == edit.equal:
            last = found.pop()
            found.append(_Edit(edit.equal, (last.left[0], edit.left[1]), (last.right[0], edit.right[1])))
        else:
            found.append(edit)
    return found


def _without_confetti(edits: list[_Edit], left: Sequence[str], minor: frozenset[str]) -> list[_Edit]:
    """The same with every equal island between two changes drowned that holds no word of weight."""
    found: list[_Edit] = []
    for at, edit in enumerate(edits):
        inside = 0 < at < len(edits) - 1
        weighty = any(form[:1].isalnum() and form not in minor for form in left[slice(*edit.left)])
        found.append(edit._replace(equal=edit.equal and (weighty or not inside)))
    return _merged(found)


def _share_at_most(left: Iterable[str], right: Iterable[str]) -> float:
    """What the share of common words cannot exceed, in whatever order they stand; 1.0 where there are no words."""
    one, two = (Counter(form for form in forms if form[:1].isalnum()) for forms in (left, right))
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 1.0


def _common_share(edits: Iterable[_Edit], left: Sequence[str], right: Sequence[str]) -> float:
    """Twice the common words over all words, marks not counted; 1.0 where there are none at all."""
    total = sum(form[:1].isalnum() for form in (*left, *right))
    common = sum(form[:1].isalnum() for edit in edits if edit.equal for form in left[slice(*edit.left)])
    return 2 * common / total if total else 1.0


def _ops(
    edits: Iterable[_Edit], left: Sequence[str], right: Sequence[str], left_at: int, right_at: int
) -> Iterator[WordOp]:
    for edit in edits:
        left_span = Span(left_at, left_at + sum(map(len, left[slice(*edit.left)])))
        right_span = Span(right_at, right_at + sum(map(len, right[slice(*edit.right)])))
        if edit.equal:
            name = "equal"
        elif left_span.start == left_span.end:
            name = "insert"
        else:
            name = "delete" if right_span.start == right_span.end else "replace"
        yield WordOp(name, left_span, right_span)
        left_at, right_at = left_span.end, right_span.end
