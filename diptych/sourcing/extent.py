"""Extents: where a content begins and ends.

The mayor said the bridge is safe, adding that it will open soon, but engineers disagree.
               └─ said ────────┘          └─ added ────────────┘
The plan, the mayor said, is safe.        As the mayor noted, the plan is safe.
└─ said ┘               └ said ──┘                            └─ noted ──────┘
"""

from __future__ import annotations

from diptych.sourcing.frames import skip_circumstances
from diptych.sourcing.grammar import VerbForm
from diptych.sourcing.sentence import NOMINAL, Candidate, Sentence, Words

__all__ = ["content_before", "content_end", "content_without_complement", "resumed_noun"]

MAX_CONTENT = 300
"""Words of one stretch of content, at most, a quotation counting as one; bounds the work on texts that are no prose."""
MAX_MEMBER = 14
"""Words of a list's member, at most, before "and"."""
MAX_SUBJECT = 8
"""Words of a subject, at most, where it is only asked whether a clause begins."""
SHORT_CLAUSE = 3
"""Words between a reporting clause and the comma after it, at most, if its sentence goes on: "…, he said Monday, …"."""

_CLAUSAL = frozenset({"that", "clause", "wh", "quote", "colon", "as-clause", "before", "np-that"})
"""Frames whose content is a clause, so that a comma need not end it."""


def content_end(s: Sentence, begin: int, first: int, frame: str = "clause") -> int:
    """Where content that begins at `begin` ends; its cue's clause begins at `first`."""
    unit = s.unit
    clausal = frame in _CLAUSAL
    subordinate = first > 0 and unit.cats[first - 1] == "S"
    relative = unit.cat(first) == "W" and unit.cat(first - 1) == ","
    limit = min(s.end, begin + MAX_CONTENT)
    for k in range(begin, limit):
        category = unit.cats[k]
        if category == ";":
            return k
        if k == begin:
            continue
        if category == ",":
            if (subordinate and unit.cat(k + 1) in "NDPMTR") or (relative and unit.cat(k + 1) in "VXR"):
                return k
            if _breaks_off(s, k, clausal):
                return k
        elif _breaks_without_comma(s, k, clausal):
            return k
    return limit


def _breaks_off(s: Sentence, comma: int, clausal: bool) -> bool:
    """Whether what follows a comma is no part of the content any more."""
    category = s.unit.cat(comma + 1)
    if s.among("contrasting", comma + 1) or any(s.unit.word(comma + 1) == one[0] for one in s.words.according):
        return True
    if category == "V" and s.flags(comma + 1) & VerbForm.ING:
        return True
    if category == "C" or s.among("causes", comma + 1):
        return _clause_at(s, comma + 2)
    return not clausal and not _lists(s, comma) and not s.among("elaborating", comma + 1)


def _lists(s: Sentence, comma: int) -> bool:
    """Whether a comma stands between the members of a list, the last of which "and" or "or" brings."""
    if s.unit.cat(comma + 1) not in "NMQT":
        return False
    return any(s.among("joining", k) for k in range(comma + 1, min(comma + MAX_MEMBER, s.end)))


def _clause_at(s: Sentence, k: int) -> bool:
    """Whether a subject with its verb begins at word `k`."""
    if s.unit.cat(k) == "P":
        return True
    past = k
    while past < min(s.end, k + MAX_SUBJECT) and s.unit.cats[past] in NOMINAL:
        past += 1
    return past > k and s.unit.cat(past) in "XV"


def _breaks_without_comma(s: Sentence, k: int, clausal: bool) -> bool:
    """Whether the content ends at word `k` though no comma stands there: at a dash, or at "as the mayor did"."""
    category = s.unit.cats[k]
    if category == "-":
        return True
    return not clausal and category == "S" and s.among("as", k) and _clause_at(s, k + 1)


def content_without_complement(s: Sentence, candidate: Candidate, first: int, after: int) -> None:
    """Fill in a verb with nothing after it.

    Its content stands before it ("…, the mayor said"), after a comma ("As the mayor said, …"), or is a noun that
    takes up what was said ("…, a claim the mayor denied"). `first` is where its clause begins.
    """
    unit = s.unit
    if first > 0 and s.among("as", first - 1):
        comma = _comma_from(s, skip_circumstances(s, after, candidate.classes))
        if comma + 1 < s.end:
            candidate.frame = "as-clause"
            candidate.content = [(comma + 1, s.end)]
        return
    resumed = resumed_noun(s, first)
    if resumed is not None:
        candidate.frame = "resumed"
        candidate.content = [resumed]
        candidate.boundary, candidate.sibling = resumed[0], True
    elif first > 0 and unit.cats[first - 1] in ",Q-":
        candidate.frame = "before"
        content_before(s, candidate, first, after)


def _comma_from(s: Sentence, k: int) -> int:
    """The first comma from word `k` on; the last word looked at where there is none."""
    limit = min(s.end, k + MAX_CONTENT)
    while k < limit and s.unit.cats[k] != ",":
        k += 1
    return k


def resumed_noun(s: Sentence, first: int) -> Words | None:
    """The noun that takes up what was said, before the clause that begins at `first`: "a claim" Kyiv has denied."""
    unit = s.unit
    end = first - 1
    if s.among("complementizer", end):
        end -= 1
    if end < 1 or not s.words.among("resuming", s.words.cue_nouns.get(unit.low[end], unit.low[end])):
        return None
    start = end
    while start > 0 and unit.cats[start] != "D" and unit.cats[start - 1] in "NDM":
        start -= 1
    set_off = start == 0 or unit.cats[start - 1] in ",-Q"
    return (start, end + 1) if set_off and unit.cats[start] == "D" else None


def content_before(s: Sentence, candidate: Candidate, first: int, past: int) -> None:
    """Fill in the content before a reporting clause from `first` up to `past`, and what goes on after it."""
    unit = s.unit
    floor = _floor(s, first)
    end = first
    while end > floor and unit.cats[end - 1] in ",-":
        end -= 1
    if end > floor:
        candidate.content = [(floor, end)]
    s.closed = max(s.closed, candidate.cue[1], candidate.source.past if candidate.source else 0)
    candidate.boundary, candidate.sibling = floor, True
    begin = _goes_on(s, past, unit.cat(end - 1) == "Q")
    if begin is not None:
        candidate.content.append((begin, content_end(s, begin, first)))


def _goes_on(s: Sentence, past: int, quoted: bool) -> int | None:
    """Where a content interrupted by a reporting clause goes on after it; `quoted` if it is a quotation so far."""
    unit = s.unit
    later = unit.quote_after(past)
    if quoted and later is not None and unit.cats[later - 1] in ",:-":
        return later
    k, limit = past, min(s.end, past + MAX_CONTENT)
    while k < limit and unit.cats[k] not in ",:-Q;" and (k == past or unit.cats[k] != "V"):
        k += 1
    category, following = unit.cat(k), unit.cat(k + 1)
    if k >= s.end or category == "Q":
        return k if k < s.end else None
    if k + 1 >= s.end or category not in ",:-":
        return None
    if following == "Q":
        return k + 1
    plain = category == "," and not quoted and k - past <= SHORT_CLAUSE
    return k + 1 if plain and following not in "VWTCSI" else None


def _floor(s: Sentence, first: int) -> int:
    """Where content before a reporting clause begins: after an earlier one that has its content before it, too."""
    floor = s.closed if s.closed <= first else 0
    while floor < first and s.unit.cats[floor] in "C,":
        floor += 1
    return floor
