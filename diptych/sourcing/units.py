"""Units: the pieces of an article in which sources, cues and contents are looked for, as words with classes.

A unit is a sentence of the reporter. Statements that only a quotation holds together are one unit, for their cue
stands beside the quotation, not in each of its sentences; and the quotation itself becomes a single word `Q`:

    “We lost. We will win,” said Mr. Lund on Monday.      →      Q V N . N I T .
    (two statements)                                              (one unit)

Word classes are single letters, so that a unit's classes are one string:

    N noun, name, adjective     D determiner     P subject pronoun    O object pronoun    V verb      X auxiliary
    R adverb                    I preposition    C and, or, but       S because, while    W who, that M number
    T day, month                ' possessive     Q quotation          , ; : - ( ) .       punctuation
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diptych.model import AnnotatedArticle, Quotation, Span
from diptych.sourcing.grammar import Grammar, VerbForm

__all__ = ["Unit", "units"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*"  # U.S.  D.C.  U.S.-owned
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?"  # 9/11
    r"|[$€£¥]?\d[\d,.]*(?<=\d)(?:st|nd|rd|th|s|%)?(?:-[^\W_]+)*"  # 1,200  $3.5  4th  90-day
    r"|['’](?:s|re|ve|ll|d|m)(?!\w)"  # clitics
    r"|[^\W_]+(?:[-.&/@'’](?!(?:s|re|ve|ll|d|m)(?!\w))[^\W_]+)*"  # words; don't, O'Brien, well-known
    r"|--+|[^\w\s*_•†‡]"  # signs of typography are passed over
)

_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-",
                "―": "-", "&": "N", "@": "N", "#": "N", "'": "'", "’": "'", "%": "M", "$": "M"}  # fmt: skip

_TITLE_SHARE = 0.6
"""A line is set as a headline where so large a share of its longer words are capitals: Council Approves Plan."""
_LONGER_WORD = 4
"""Shorter words are lower case in headlines too."""


@dataclass(slots=True)
class Unit:
    """One sentence of the reporter, as parallel lists of its words."""

    span: Span
    """Where it lies in the article's text."""
    paragraph: int
    """The number of the paragraph it stands in."""
    spans: list[Span]
    """Where each word lies."""
    low: list[str]
    """Each word in lower case, with straight apostrophes; `Q` for a quotation."""
    cats: list[str]
    """Each word's class."""
    capital: list[bool]
    """Whether the word begins with a capital letter that its place in a sentence does not explain."""
    quotes: dict[int, Quotation]
    """The quotation that each `Q` stands for, by index."""
    open_quotes: frozenset[int]
    """Those `Q` whose words end as a reporting clause follows: in a comma, a question mark …"""
    comma_quotes: frozenset[int]
    """Those `Q` whose words end in a comma: a reporting clause follows, or the sentence goes on."""
    quote_words: tuple[int, ...]
    """The indices of `quotes` in order."""
    title: bool
    """Whether it is set as a headline, so that capitals mean nothing."""

    def __len__(self) -> int:
        return len(self.low)

    def cat(self, index: int) -> str:
        """The class of a word; a full stop beyond either end."""
        return self.cats[index] if 0 <= index < len(self.cats) else "."

    def word(self, index: int) -> str:
        """A word in lower case; empty beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def has_quote(self, first: int, past: int) -> bool:
        """Whether a quotation stands among the words from `first` up to before `past`."""
        at = bisect_left(self.quote_words, first)
        return at < len(self.quote_words) and self.quote_words[at] < past

    def quotes_between(self, first: int, past: int) -> list[Quotation]:
        """The quotations among the words from `first` up to before `past`."""
        at, end = bisect_left(self.quote_words, first), bisect_left(self.quote_words, past)
        return [self.quotes[index] for index in self.quote_words[at:end]]

    def quote_after(self, index: int) -> int | None:
        """The first quotation at or after word `index`."""
        at = bisect_left(self.quote_words, index)
        return self.quote_words[at] if at < len(self.quote_words) else None

    def stretch(self, first: int, past: int) -> Span:
        """The characters from word `first` up to before word `past`; at least one word."""
        return Span(self.spans[first].start, self.spans[past - 1].end)


def units(side: AnnotatedArticle, quoted: Sequence[Quotation], words: Grammar) -> Iterator[Unit]:
    """The units of an article in order. `quoted` are its outermost quotations."""
    text = side.article.text
    starts = [quotation.span.start for quotation in quoted]
    for paragraph, span in _unit_spans(text, side, quoted, words):
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end)
        yield _unit(text, span, paragraph, quoted[first:last], words)


def _unit_spans(
    text: str, side: AnnotatedArticle, quoted: Sequence[Quotation], words: Grammar
) -> Iterator[tuple[int, Span]]:
    """Statements, joined where a boundary lies within a quotation."""
    index = 0
    open_start, open_paragraph, open_end = -1, -1, -1
    for number, statement in enumerate(side.statements):
        if open_start >= 0 and statement.paragraph != open_paragraph:
            yield open_paragraph, Span(open_start, open_end)
            open_start = -1
        if open_start < 0:
            open_start, open_paragraph = statement.span.start, statement.paragraph
        open_end = statement.span.end
        while index < len(quoted) and quoted[index].span.end <= open_end:
            index += 1
        if index < len(quoted) and quoted[index].span.start < open_end:
            continue
        if number + 1 < len(side.statements) and text[side.statements[number + 1].span.start] in _DASHES:
            continue  # a signature under a quotation
        if _asks(text, quoted, index - 1, open_end) and _reports(text, side, number + 1, words):
            continue  # “Is it true?” the mayor asked.
        cut = _sentence_after_quotation(text, Span(open_start, open_end), quoted, index - 1)
        if cut is not None:
            yield open_paragraph, Span(open_start, cut[0])
            open_start = cut[1]
        yield open_paragraph, Span(open_start, open_end)
        open_start = -1
    if open_start >= 0:
        yield open_paragraph, Span(open_start, open_end)


_WORD = re.compile(r"[^\W\d_]+")
_REPORT = 160
"""Characters in which a reporting clause after a quotation has its verb."""


def _asks(text: str, quoted: Sequence[Quotation], index: int, end: int) -> bool:
    """Whether a unit ends at `end` in a quotation that ends in a question or exclamation mark."""
    return 0 <= index < len(quoted) and quoted[index].span.end == end and text[quoted[index].inner.end - 1] in "?!—–-"


def _reports(text: str, side: AnnotatedArticle, number: int, words: Grammar) -> bool:
    """Whether a statement may be the reporting clause of the quotation before it."""
    if number >= len(side.statements):
        return False
    span = side.statements[number].span
    start = text[span.start : min(span.end, span.start + _REPORT)]
    if not start[0].isalnum():
        return False
    return any(words.lemmas.get(word.lower()) in words.sets["inverting"] for word in _WORD.findall(start))


_DASHES = "-–—―"
_NEXT_SENTENCE = re.compile(r"\s+(?=[^\W\d_a-z])")
_CLAUSE = 60
"""Characters in which a sentence shows that it has so many words."""
_MIN_SENTENCE = 5
"""Words that a sentence after a quotation's full stop has at least; fewer are its reporting clause."""


def _sentence_after_quotation(text: str, span: Span, quoted: Sequence[Quotation], index: int) -> tuple[int, int] | None:
    """Where a quotation that ends in a full stop ends a sentence inside `span`, and where the next one begins."""
    if index < 0 or quoted[index].span.start < span.start or quoted[index].span.end >= span.end:
        return None
    end = quoted[index].span.end
    if text[quoted[index].inner.end - 1] != ".":
        return None
    match = _NEXT_SENTENCE.match(text, end, span.end)
    if match is None or len(text[match.end() : min(span.end, match.end() + _CLAUSE)].split()) < _MIN_SENTENCE:
        return None
    return end, match.end()


def _unit(text: str, span: Span, paragraph: int, quoted: Sequence[Quotation], words: Grammar) -> Unit:
    spans: list[Span] = []
    quotes: dict[int, Quotation] = {}
    position = span.start
    for quotation in quoted:
        spans += [Span(*m.span()) for m in _TOKEN.finditer(text, position, quotation.span.start)]
        quotes[len(spans)] = quotation
        spans.append(quotation.span)
        position = quotation.span.end
    spans += [Span(*m.span()) for m in _TOKEN.finditer(text, position, span.end)]
    raw = ["Q" if index in quotes else text[s.start : s.end] for index, s in enumerate(spans)]
    low = [word if word == "Q" else word.lower().replace("’", "'") for word in raw]
    for index, word in enumerate(low):
        if word == "q" and index not in quotes:
            low[index] = "q."
    title = _is_title(raw, words)
    capital = [not title and word[0].isupper() and word != "Q" for word in raw]
    ends_open = frozenset(index for index, q in quotes.items() if text[q.inner.end - 1] in ",?!—–-…")
    unit = Unit(
        span,
        paragraph,
        spans,
        low,
        [],
        capital,
        quotes,
        ends_open,
        frozenset(k for k, q in quotes.items() if text[q.inner.end - 1] == ","),
        tuple(quotes),
        title,
    )
    unit.cats = _categories(unit, words)
    _resolve_verbs(unit, words)
    return unit


def _is_title(raw: list[str], words: Grammar) -> bool:
    longer = [word for word in raw if len(word) >= _LONGER_WORD and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    if len(longer) < 3 or capitals < _TITLE_SHARE * len(longer) + 1:
        return False
    return not any(word in words.forms for word in longer)


def _categories(unit: Unit, words: Grammar) -> list[str]:
    """The class of each word as far as the word alone, or its neighbour, shows it."""
    found: list[str] = []
    category, times, last = words.category, words.sets["times"], len(unit.low) - 1
    for index, word in enumerate(unit.low):
        if index in unit.quotes:
            found.append("Q")
        elif word[0] == "-":
            found.append("-" if len(word) > 1 or _stands_free(unit, index) else "N")
        elif word in _PUNCTUATION:
            found.append(_PUNCTUATION[word])
        elif not word[0].isalnum():
            found.append(_sign(unit, index, word, words, found, last))
        elif word[0].isdigit():
            found.append("M")
        elif word in times:
            found.append("T")
        elif word in ("her", "that") and _determines(unit, index, category):
            found.append("D")
        elif word in category and not (unit.capital[index] and index and category[word] not in "DP"):
            found.append(category[word])
        elif word.endswith("ly") and len(word) > 4 and not unit.capital[index]:
            found.append("R")
        else:
            found.append("N")
    return found


def _determines(unit: Unit, index: int, category: Mapping[str, str]) -> bool:
    """Whether "her" or "that" stands before its noun here, rather than for one."""
    following = unit.word(index + 1)
    if unit.low[index] == "that":
        return False
    return following[:1].isalnum() and category.get(following, "N") == "N" and not following.endswith("ly")


def _stands_free(unit: Unit, index: int) -> bool:
    """Whether a hyphen has space around it, and so is a dash."""
    if index == 0 or index + 1 == len(unit.spans):
        return True
    return unit.spans[index - 1].end < unit.spans[index].start or unit.spans[index].end < unit.spans[index + 1].start


def _sign(unit: Unit, index: int, word: str, words: Grammar, before: list[str], last: int) -> str:
    """The class of a clitic, or of a sign that is no letter."""
    if word[0] == "'" and len(word) > 1:
        if word != "'s":
            return "X"
        return "X" if before and before[-1] in "PW" else "'"
    if word in ".…" and index < last:
        return "N" if word == "." else "."
    if word[0] in "$€£":
        return "M"
    return "." if word in ".!?…" else "N"


def _resolve_verbs(unit: Unit, words: Grammar) -> None:
    """Decide, from left to right, which words that may be verbs are."""
    for index, word in enumerate(unit.low):
        if unit.cats[index] in "NR" and word in words.forms and not (unit.capital[index] and index > 0):
            flags = words.forms[word]
            if _is_verb(unit, index, flags):
                unit.cats[index] = "V"


def _is_verb(unit: Unit, index: int, flags: int) -> bool:
    before = index - 1
    while before >= max(0, index - _NEAR) and unit.cats[before] == "R":
        before -= 1
    previous, after = unit.cat(before), unit.cat(index + 1)
    if previous == "X":
        return bool(flags & ~VerbForm.RARE & ~VerbForm.THIRD)
    if unit.word(before) == "to":
        return bool(flags & VerbForm.BASE)
    if previous == "D":
        return _after_determiner(unit, before, flags, after)
    if previous == "'":
        return False
    if previous == "I":
        return bool(flags & VerbForm.ING)
    if previous in "PW":
        return bool(flags & (VerbForm.BASE | VerbForm.THIRD | VerbForm.PAST))
    if previous == "O":
        return bool(flags & (VerbForm.BASE | VerbForm.THIRD | VerbForm.PAST)) or bool(flags & VerbForm.ING)
    if previous in "NMT)Q":
        return _after_noun(unit, before, index, flags, after)
    if previous == "V":
        return bool(flags & (VerbForm.ING | VerbForm.PARTICIPLE)) and after in "IDW,.RQ"
    return _after_break(unit, index, flags, after)


_QUANTIFIERS = frozenset(
    {"some", "many", "most", "few", "all", "both", "others", "several", "one", "that", "another", "each"}
)
"""Determiners that can be the whole subject: "some say"."""


def _after_determiner(unit: Unit, before: int, flags: int, after: str) -> bool:
    if unit.word(before) not in _QUANTIFIERS or flags & VerbForm.RARE:
        return False
    return bool(flags & (VerbForm.BASE | VerbForm.THIRD | VerbForm.PAST)) and after in "DPWQISO,:R" and after != ""


_NEAR = 6
"""Words before a verb in which its subject's head stands, as a rule."""


def _after_noun(unit: Unit, before: int, index: int, flags: int, after: str) -> bool:
    word = unit.word(index + 1)
    takes = after in "DPOWQ:R'MX" or word == "that" or (word == "to" and not flags & VerbForm.RARE)
    if flags & VerbForm.PAST:
        return takes or not flags & VerbForm.RARE
    if flags & (VerbForm.THIRD | VerbForm.BASE):
        if not flags & (VerbForm.NOUN | VerbForm.RARE):
            return True
        return after != "X" and _agrees(unit, before, flags, takes, after)
    if flags & VerbForm.ING:
        return takes or after in "NISM,"
    return bool(flags & VerbForm.PARTICIPLE)


def _agrees(unit: Unit, before: int, flags: int, takes: bool, after: str) -> bool:
    """Whether a form that may be a noun is the verb of the noun before it: they agree, and a complement follows."""
    word = unit.word(before)
    ready = takes or (not flags & VerbForm.RARE and after in "NIQST,.")
    if flags & VerbForm.THIRD:
        if takes:
            return unit.capital[before] or not word.endswith("s")
        return ready and (unit.capital[before] or unit.title or "Q" in unit.cats[max(0, before - _NEAR) : before])
    if word.endswith("s") or unit.title:
        return ready
    near = unit.low[max(0, before - _NEAR) : before + 1]
    return takes and not flags & VerbForm.RARE and any(one.endswith("s") and len(one) > _SHORT for one in near)


_SHORT = 3
"""A word so short that ends in s is no plural: "was", "his"."""


def _after_break(unit: Unit, index: int, flags: int, after: str) -> bool:
    """After a comma, a conjunction, or at the start."""
    if flags & VerbForm.ING:
        return True
    takes = after in "DPOWQ:RI" or unit.word(index + 1) in ("that", "to")
    if flags & (VerbForm.PAST | VerbForm.PARTICIPLE):
        return not flags & VerbForm.RARE or takes
    if flags & VerbForm.THIRD:
        return takes or (not flags & VerbForm.RARE and after in "NMT.,")
    return bool(flags & VerbForm.BASE) and takes and index > 0
