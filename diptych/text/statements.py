"""Statements: the sentences of an article, as spans.

A well-kept segmenter finds the boundaries; a few rules of news English, whose words are data, then mend what all
segmenters miss:

    … a think tank in Washington, D.C. 'It allows the administration …'      one piece, but two statements
    … at 9 a.m. Eastern …                                                     two pieces, but one statement
    “Is it true?” asked the judge.                                            two pieces, but one statement

Spans never cross a paragraph, carry no space at their ends, and leave only space between them, so that they and the
spaces rebuild the text to the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import sentencex

from diptych.model import Paragraph, Span

__all__ = ["statement_spans"]

_OPENING = "\"'“‘«„‚‹「『(["
_CLOSING = "\"'”’»“‘›」』)]"
_MARKS = re.compile(r"(?<!\w)['‘’]|['’](?!\w)|[\"“”«»„‟]")
"""Quotation marks, as against apostrophes inside words."""

_QUOTED_START = re.compile(r"(?<=[.!?…])(?P<close>[”’\"'»)]*)\s+(?=[“‘\"'«„](?:\w))")
"""After a full stop and space, an opening mark with a word at it begins a statement."""

_RARE_SPACE = re.compile(r"[^\S \n]")
"""Space that is not ASCII's, such as a no-break space: the segmenter counts in bytes and stumbles over it."""

_WORD = re.compile(r"\w")

_MAX_PARAGRAPH = 200_000
"""Characters; a longer paragraph is no prose, and is one statement rather than a long wait."""

_MAX_STATEMENT = 3_000
"""Characters; ten times the longest sentence of most articles. What is longer is a table or a list that lost its
lines, and work on one statement grows with the square of its length."""


def statement_spans(
    text: str, paragraphs: tuple[Paragraph, ...], language: str, words: Mapping[str, Any]
) -> tuple[tuple[int, Span], ...]:
    """The statements of an article in order, each with the number of its paragraph.

    `language` is a base language; `words` is the lexicon's topic `statements`, and may be empty. Headings, list
    items and code blocks are segmented like other paragraphs. A paragraph of nothing but space has none.
    """
    found: list[tuple[int, Span]] = []
    for paragraph in paragraphs:
        body = paragraph.span.of(text)
        for start, end in _sentences(body, language, words):
            found.append((paragraph.n, Span(paragraph.span.start + start, paragraph.span.start + end)))
    return tuple(found)


_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]")
"""The number that a list item begins with."""

_LONGEST_WORD = 64
"""Characters looked back for the word a full stop belongs to; no abbreviation is longer."""


def _sentences(body: str, language: str, words: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The sentences of one paragraph.

    A piece without a single letter or digit belongs to the one before it, and a list item's number to its text.
    """
    found: list[tuple[int, int]] = []
    for start, end in _pieces(body, language, words):
        if found and (not _WORD.search(body, start, end) or _is_item_number(body, found)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [part for start, end in found for part in _parts(body, start, end)]


def _parts(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts of at most `_MAX_STATEMENT` characters, cut at spaces where there are any."""
    while end - start > _MAX_STATEMENT:
        limit = start + _MAX_STATEMENT
        space = next((i for i in range(limit, start + 1, -1) if body[i].isspace()), limit)
        cut = start + len(body[start:space].rstrip())
        yield start, cut
        start = cut
        while body[start].isspace():
            start += 1
    yield start, end


def _is_item_number(body: str, found: list[tuple[int, int]]) -> bool:
    """Whether all that was found is the number of a list item."""
    return len(found) == 1 and _ITEM_NUMBER.fullmatch(body, *found[0]) is not None


def _pieces(body: str, language: str, words: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    cuts = _boundaries(body, language)
    cuts |= {match.end() for match in _QUOTED_START.finditer(body) if _ends_before_quotation(body, match, words)}
    start = 0
    for cut in [*sorted(cuts), len(body)]:
        if cut <= start or (cut < len(body) and _joins(body, start, cut, words)):
            continue
        piece = body[start:cut]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            yield start + left, start + right
        start = cut


def _boundaries(body: str, language: str) -> set[int]:
    """Where the segmenter begins a sentence, in characters.

    It never cuts inside quotation marks, but a quotation of three sentences is three statements; so it is shown the
    text with spaces for the marks, and a boundary then steps back over an opening mark.
    """
    if len(body) > _MAX_PARAGRAPH:
        return set()
    bare = _RARE_SPACE.sub(" ", _MARKS.sub(" ", body))
    cuts: set[int] = set()
    for piece in sentencex.get_sentence_boundaries(language, bare):
        cut = int(piece["start_index"])
        while cut < len(body) and bare[cut].isspace():
            cut += 1
        while cut > 0 and bare[cut - 1].isspace() and not body[cut - 1].isspace() and _opens(body, cut - 1):
            cut -= 1
        cuts.add(cut)
    return cuts - {0}


def _opens(body: str, at: int) -> bool:
    """Whether the mark at `at` opens: it has space, or another opening mark, before it."""
    return at == 0 or body[at - 1].isspace() or body[at - 1] in _OPENING


def _ends_before_quotation(body: str, match: re.Match[str], words: Mapping[str, Any]) -> bool:
    """Whether the full stop before an opening mark ends a sentence: not after `Mr.` or an initial."""
    before = body[max(0, match.start() - _LONGEST_WORD) : match.start()]
    if not before.endswith("."):
        return True
    word = _last_word(before)
    return word not in _never_final(words) and not re.fullmatch(r"[A-Z]", word)


def _joins(body: str, start: int, cut: int, words: Mapping[str, Any]) -> bool:
    """Whether the boundary at `cut` is none."""
    before = body[max(start, cut - _LONGEST_WORD) : cut].rstrip()
    after = body[cut : cut + 2 * _LONGEST_WORD].lstrip()
    if not before or not after:
        return True
    next_word = re.match(r"[^\W\d_]+", after)
    word = _last_word(before)
    if before.endswith("."):
        if word in _never_final(words):
            return True
        carried = words.get("carries_on", {}).get(word)
        if carried and next_word and next_word.group() in carried:
            return True
    closed = before[-1] in _CLOSING
    if next_word and closed:
        lowered = next_word.group()
        if lowered[0].islower():
            return True
        return _reports_quotation(after, words)
    return bool(next_word and next_word.group()[0].islower() and not before.endswith((".", "!", "?", "…")))


def _reports_quotation(after: str, words: Mapping[str, Any]) -> bool:
    """Whether what follows a closing mark reports it: `Smith said.` in “Is it true?” Smith said."""
    verbs = words.get("after_quotation", ())
    match = re.match(r"(?:[^\W\d_][\w.’'-]*\s+){1,3}?(?P<verb>[^\W\d_]+)(?=[\s.,])", after)
    return bool(match and match["verb"] in verbs and not re.search(r"[.!?]\s", after[: match.start("verb")]))


@lru_cache(maxsize=8)
def _word_set(items: tuple[str, ...]) -> frozenset[str]:
    return frozenset(items)


def _never_final(words: Mapping[str, Any]) -> frozenset[str]:
    return _word_set(tuple(words.get("never_final", ())))


def _last_word(before: str) -> str:
    """The word before the final full stop, without it; for “in Washington, D.C.” it is `D.C`."""
    match = re.search(r"([\w.&’'-]*\w)\.$", before[-_LONGEST_WORD:])
    return match.group(1) if match else ""
