"""Names in a text, and whether two of them can name one thing.

    Sen. Alma K. Brindley, the Harlow Tenants' Union and the mayor of West Farrow met in Harlow.
         person              organisation                         place                  place

    Alma Brindley = Brindley = Ms. Brindley       part of a name, titles aside
    Harlow Tenants' Union = HTU                   its initials
    Katherine Doe = Kate Doe                      a short form
    Brindley ~ Brindly                            spelt differently: shown as such, no conflict
    Alma Brindley / Boris Brindley                two persons

A name is a run of capitalised words. A single one at the beginning of a sentence shows nothing by its capital; it is
marked `weak`. Kinds come from word lists and stay `unknown` where those say nothing.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from diptych.model import Span

__all__ = ["Name", "NameKind", "NameWords", "Sameness", "names", "sameness"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W\d_]+)*(?:(?<=s)['’](?= [A-Z]))?|[^\w\s]")
_CLOSING = frozenset("\"'”’»")
_SENTENCE_END = frozenset(".!?:“\"‘'«(")

# Longer words may differ in two letters and still be one name spelt twice; shorter in one, the shortest in none.
_TWO_LETTERS_FROM, _ONE_LETTER_FROM = 9, 5


class NameKind(enum.StrEnum):
    """What a name names, as far as word lists tell."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    GROUP = "group"
    """A people, faith or party."""
    THING = "thing"
    """A law, event, prize or work."""
    UNKNOWN = "unknown"


_JOINING_KINDS = frozenset({NameKind.ORGANISATION, NameKind.THING, NameKind.PLACE})


class Sameness(enum.StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    SPELLING = "spelling"
    """One name, spelt in two ways."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a text."""

    span: Span
    """Its words, titles left out."""
    parts: tuple[str, ...]
    """Its words, case-folded, without small words and full stops."""
    text: str
    """As written, case-folded, without possessive ending and final full stop."""
    kind: NameKind
    title: str
    """The title before it, case-folded, or empty."""
    weak: bool
    """Whether its only capital may be owed to the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """A language's words about names. Make it once per language and keep it."""

    titles: frozenset[str]
    kinds: Mapping[str, NameKind]
    """Words that settle what a name names, by the last or only word."""
    inner: frozenset[str]
    loose_inner: frozenset[str]
    suffixes: frozenset[str]
    short_names: Mapping[str, frozenset[int]]
    """First names by the numbers of the groups of short forms they are in."""
    metonyms: Mapping[str, int]
    """Names that stand for one another, such as a capital for its government, by the number of their group."""
    not_names: frozenset[str]
    """Words that are no name, even with a capital."""

    @classmethod
    def of(cls, words: Mapping[str, Any], not_names: frozenset[str] = frozenset()) -> NameWords:
        """The tables made from a lexicon's topic `names`; `not_names` are words of grammar, days, months."""
        kinds: dict[str, NameKind] = {}
        for key, kind in (
            ("thing_words", NameKind.THING), ("place_words", NameKind.PLACE), ("places", NameKind.PLACE),
            ("organisation_words", NameKind.ORGANISATION), ("groups", NameKind.GROUP),
        ):  # fmt: skip
            kinds.update(dict.fromkeys(words.get(key, ()), kind))
        short: dict[str, set[int]] = {}
        for number, group in enumerate(words.get("short_names", ())):
            for name in group:
                short.setdefault(name, set()).add(number)
        return cls(
            titles=frozenset(words.get("titles", ())),
            kinds=kinds,
            inner=frozenset(words.get("inner", ())),
            loose_inner=frozenset(words.get("loose_inner", ())),
            suffixes=frozenset(words.get("suffixes", ())),
            short_names={name: frozenset(groups) for name, groups in short.items()},
            metonyms={name: n for n, group in enumerate(words.get("metonyms", ())) for name in group},
            not_names=not_names,
        )


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    norm: str
    initial: bool


def _tokens(text: str, titles: frozenset[str]) -> list[_Token]:
    found: list[_Token] = []
    initial = True
    for match in _TOKEN.finditer(text):
        word = match.group()
        norm, end = word.casefold(), match.end()
        if "'" in word or "’" in word:
            end = end - 2 if word[-2:].casefold() in {"'s", "’s"} else end
            norm = norm.replace("’", "'").removesuffix("'s").removesuffix("'")
        if "." in norm:
            norm = norm.replace(".", "")
        found.append(_Token(match.start(), end, text[match.start() : end], norm, initial))
        abbreviated = word == "." and len(found) > 1 and (len(found[-2].text) == 1 or found[-2].norm in titles)
        if word in _CLOSING and match.start() and not text[match.start() - 1].isspace():
            continue  # a closing mark changes nothing: after “…,” comes a name, after “….” a sentence
        initial = word in _SENTENCE_END and not abbreviated
    return found


def names(text: str, words: NameWords) -> tuple[Name, ...]:
    """The names of `text` in order, without overlaps."""
    line = _tokens(text, words.titles)
    return tuple(name for run in _runs(text, line, words) for name in _named(line, run, words))


def _capital(token: _Token) -> bool:
    return token.text[0].isupper() and (len(token.text) > 1 or token.text not in {"I", "A"})


def _runs(text: str, line: list[_Token], words: NameWords) -> Iterator[tuple[int, int]]:
    """Half-open ranges of tokens that begin and end with a capital and have nothing but names between."""
    at = 0
    while at < len(line):
        if not _capital(line[at]):
            at += 1
            continue
        end = at + 1
        while (step := _step(text, line, end, words)) is not None:
            end = step
        yield at, end
        at = end


def _step(text: str, line: list[_Token], end: int, words: NameWords) -> int | None:
    """The end of the run when its next word is taken in, or None where the run is over."""
    last, at = line[end - 1], end
    if at < len(line) and line[at].text == "." and (len(last.text) <= 1 or last.norm in words.titles):
        at += 1
    if at >= len(line) or text[last.end : line[at].start].strip(" .") or last.end < last.start + len(last.text):
        return None
    if "'" in text[last.end : line[at].start] or "’" in text[last.end : line[at].start]:
        return None
    small = at
    while small < len(line) and line[small].norm in words.inner and not _capital(line[small]) and small - at < 2:
        small += 1
    if small > at:
        loose = any(token.norm in words.loose_inner for token in line[at:small])
        held = words.kinds.get(last.norm) in _JOINING_KINDS
        if loose and not held:
            return None
    if small < len(line) and _capital(line[small]) and line[small].text[0].isalpha():
        return small + 1
    return None


def _named(line: list[_Token], run: tuple[int, int], words: NameWords) -> Iterator[Name]:
    """The names in a run of capitalised words: what stands before a title, and what stands after it."""
    first, after = run
    while first < after and line[first].norm in words.not_names and line[first].norm not in words.titles:
        first += 1
    while after > first and line[after - 1].norm in words.not_names:
        after -= 1
    while after > first + 1 and (line[after - 1].norm in words.titles or line[after - 1].text == "."):
        after -= 1
    titled = _last_title(line, first, after, words)
    if titled is None:
        yield from _name(line, first, after, "", words)
        return
    start = titled
    while start > first and (line[start - 1].norm in words.titles or line[start - 1].text == "."):
        start -= 1
    yield from _name(line, first, start, "", words)
    title = " ".join(t.norm for t in line[start : titled + 1] if t.norm.isalpha())
    yield from _name(line, titled + 1, after, title, words)


def _last_title(line: list[_Token], first: int, after: int, words: NameWords) -> int | None:
    """Index of the last title in a run that ends in a person's name; None in "General Motors"."""
    if after <= first or line[after - 1].norm in words.kinds:
        return None
    return next((i for i in range(after - 2, first - 1, -1) if line[i].norm in words.titles), None)


def _name(line: list[_Token], first: int, after: int, title: str, words: NameWords) -> Iterator[Name]:
    """The name in a range of tokens; a people's adjective before it is a name of its own: "British actor Ann Lee"."""
    adjective = after - first > 1 and words.kinds.get(line[first].norm) is NameKind.GROUP
    if adjective and line[after - 1].norm not in words.kinds:
        yield from _one_name(line, first, first + 1, "", words)
        first += 1
    yield from _one_name(line, first, after, title, words)


def _one_name(line: list[_Token], first: int, after: int, title: str, words: NameWords) -> Iterator[Name]:
    tokens = [t for t in line[first:after] if t.text[0].isalpha() and t.norm not in words.inner]
    if not tokens or all(t.norm in words.not_names or t.norm in words.titles for t in tokens):
        return
    parts = tuple(t.norm for t in tokens if t.norm not in words.suffixes) or (tokens[0].norm,)
    weak = len(tokens) == 1 and tokens[0].initial and not title
    text = " ".join(t.text for t in line[first:after] if t.text[0].isalpha()).casefold().rstrip(".")
    yield Name(Span(tokens[0].start, tokens[-1].end), parts, text, _kind(parts, title, words), title, weak)


def _kind(parts: tuple[str, ...], title: str, words: NameWords) -> NameKind:
    if title:
        return NameKind.PERSON
    last = words.kinds.get(parts[-1])
    if len(parts) == 1:
        return last or NameKind.UNKNOWN
    if last and last is not NameKind.GROUP:
        return last
    known = {words.kinds.get(part) for part in parts[:-1]}
    for kind in (NameKind.ORGANISATION, NameKind.PLACE):
        if kind in known:
            return kind
    return NameKind.PERSON if len(parts) in (2, 3) else NameKind.UNKNOWN


def sameness(one: Name, other: Name, words: NameWords) -> Sameness:
    """Whether two names can name one thing: the same, a part, initials, a short form, another spelling."""
    a, b = one.parts, other.parts
    if one.text in words.metonyms and words.metonyms[one.text] == words.metonyms.get(other.text):
        return Sameness.SAME
    if a == b or set(a) <= set(b) or set(b) <= set(a) or _initials(a, b) or _initials(b, a):
        return Sameness.SAME
    if a[-1] == b[-1] and _first_names_fit(a[0], b[0], words):
        return Sameness.SAME
    if len(a) == len(b) and all(_spelt_alike(x, y) for x, y in zip(a, b, strict=True)):
        return Sameness.SPELLING
    if _spelt_alike(a[-1], b[-1]) and (len(a) == 1 or len(b) == 1 or _first_names_fit(a[0], b[0], words)):
        return Sameness.SPELLING
    return Sameness.OTHER


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(part[0] for part in long)


def _first_names_fit(one: str, other: str, words: NameWords) -> bool:
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return bool(words.short_names.get(one, frozenset()) & words.short_names.get(other, frozenset()))


def _spelt_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= _TWO_LETTERS_FROM else 1 if shorter >= _ONE_LETTER_FROM else 0
    return one == other or (one[0] == other[0] and OSA.distance(one, other) <= allowed)
