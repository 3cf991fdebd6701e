"""Dates in a text: calendar dates, years, weekdays, relative times, clock times.

    Sept. 11, 2001       year 2001, month 9, day 11
    11 September         month 9, day 11
    Friday               weekday 5; with the day of publication, the nearest Fridays before and after it
    last month           with the day of publication, that month's days
    the early 1990s      1990 to 1994
    9:30 a.m.            570 minutes after midnight

Two dates are compared in what both of them state: "September 2001" and "Sept. 11" agree, "Sept. 11" and "Sept. 14" do
not, "1997" and "March" say nothing about each other. Lengths of time ("90 days") are quantities: see `text.numbers`.

Month names, weekdays and phrases are data that the caller passes in; without any, only figures are read: years, ISO
dates and clock times.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from diptych.model import Span

__all__ = ["DateAgreement", "DateExpression", "DateKind", "DateWords", "date_agreement", "date_expressions"]

_YEAR = r"(?:1[5-9]|20)\d\d"
_ROLE_REACH = 24
"""Characters before a date in which the two words stand that may say what it does in its clause."""
_CUE_REACH = 14
"""Characters before a date in which a word like "in" or "the" stands: the longest of them, one more, and space."""
_CENTURY_TODAY = 1900
"""Decades without a century ("the '60s", "the fifties") are read as of this century."""


_TRIGGER_LISTS = (
    "months", "weekdays", "relative_days", "periods", "seasons", "decades", "holidays", "clock_words",
)  # fmt: skip
"""The lexicon's lists of words of which a text without figures needs one to hold a date."""


class DateKind(enum.StrEnum):
    """What kind of date it is."""

    CALENDAR = "calendar"
    """Any of year, month and day."""
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    """Counted from the day of publication: "yesterday", "last month"."""
    DECADE = "decade"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as stated, with the days it may stand for where they are known."""

    span: Span
    """Its words."""
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 for Monday to 7 for Sunday."""
    minutes: int | None = None
    """Minutes after midnight, of a clock time."""
    twelve_hour: bool = False
    """Whether a clock time leaves open which half of the day it is in."""
    ranges: tuple[tuple[dt.date, dt.date], ...] = ()
    """The first and last day of each stretch it may stand for; empty where nothing tells."""
    phrase: str = ""
    """A relative time's own words, case-folded: "last month"."""
    role: str = ""
    """What it does in its clause: `start`, `end`, `limit`, `after`, or nothing for a plain point in time."""


class DateAgreement(enum.StrEnum):
    """How two dates stand to each other."""

    SAME = "same"
    """One day could be told with either."""
    UNKNOWN = "unknown"
    """Nothing that one states is stated by the other."""
    UNSURE = "unsure"
    """They differ as written, but nothing fixes the days they mean."""
    APART = "apart"
    """No day could be told with both."""


_Reader = Callable[["re.Match[str]", "DateWords", "dt.date | None"], "DateExpression | None"]


@dataclass(frozen=True, slots=True)
class DateWords:
    """A language's words for dates, with the patterns made of them. Make it once per language and keep it."""

    table: Mapping[str, Any]
    """The lexicon's topic `dates`."""
    triggers: frozenset[str]
    """Words of which a text without figures needs one to hold a date."""
    patterns: tuple[tuple[re.Pattern[str], _Reader], ...]
    """Patterns with their readers; an earlier one wins over a later one."""

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> DateWords:
        """The patterns made from a lexicon's topic `dates`; `{}` gives those that need no language."""
        triggers = {
            max(_WORD.findall(phrase), key=len)  # the telling word of "the day before yesterday"
            for key in _TRIGGER_LISTS
            for phrase in words.get(key, ())
        }
        triggers |= {*words.get("ago", ())}
        return cls(words, frozenset(triggers), tuple(_patterns(words)))


def date_expressions(text: str, words: DateWords, published: dt.date | None = None) -> tuple[DateExpression, ...]:
    """The dates of `text` in order, without overlaps; relative ones are resolved against `published`, where known."""
    if not _may_hold_any(text, words):
        return ()
    today = published.date() if isinstance(published, dt.datetime) else published
    found: list[DateExpression] = []
    has_figures = bool(_FIGURE.search(text))
    for pattern, reader in words.patterns:
        if reader in _FIGURED and not has_figures:
            continue
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other.span) for other in found):
                continue
            date = reader(match, words, today)
            if date:
                found.append(replace(date, role=_role(text, date.span.start, words)))
    return tuple(sorted(found, key=lambda date: date.span))


_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def _may_hold_any(text: str, words: DateWords) -> bool:
    return bool(_FIGURE.search(text)) or any(word in words.triggers for word in _WORD.findall(text.casefold()))


def _role(text: str, start: int, words: DateWords) -> str:
    """What the nearest of the two words before the date makes of it."""
    roles = words.table.get("roles", {})
    before = _words_before(text, start, _ROLE_REACH)[-2:]
    return next((str(roles[word]) for word in reversed(before) if word in roles), "")


def _words_before(text: str, start: int, reach: int) -> list[str]:
    """The words in the `reach` characters before `start`, case-folded; the first may be cut."""
    return _WORD.findall(text[max(0, start - reach) : start].casefold())


# --- patterns -----------------------------------------------------------------------------------------------------


def _either(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _patterns(words: Mapping[str, Any]) -> Iterator[tuple[re.Pattern[str], _Reader]]:
    """The patterns, the more telling first."""

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    yield compiled(rf"\b(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)\b"), _iso
    if words.get("months"):
        month = rf"(?P<month>{_either(words['months'])})\b\.?"
        day = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.,]\d|%)"
        year = rf"(?:,?\s+(?P<y>{_YEAR}))?\b"
        yield compiled(rf"\b{month}\s+{day}{year}"), _calendar
        yield compiled(rf"\b(?:the\s+)?{day}\s+(?:day\s+)?(?:of\s+)?{month}{year}"), _calendar
        yield compiled(rf"\b{month},?\s+(?:of\s+)?(?P<y>{_YEAR})\b"), _calendar
    if words.get("holidays"):
        yield compiled(rf"\b(?P<holiday>{_either(words['holidays'])})\b(?:,?\s+(?P<y>{_YEAR})\b)?"), _holiday
    yield from _relative_patterns(words, compiled)
    if words.get("months"):
        yield compiled(rf"\b(?P<month>{_either(words['months'])})\b"), _bare_month
        yield compiled(rf"\b(?P<weekday>{_either(words['weekdays'])})s?\b\.?"), _weekday
    yield compiled(r"\b(?P<century>1[5-9]|20)(?P<d>\d)0['’]?s\b|['’](?P<short>\d)0s\b"), _decade
    yield compiled(r"(?<![\d:.,])(?P<h>[0-2]?\d)(?::(?P<min>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"), _clock
    yield compiled(r"(?<![\d:.,])(?P<h>[0-2]?\d):(?P<min>[0-5]\d)(?![\d:])"), _clock
    yield compiled(rf"(?<![\d.,$€£¥#-])(?P<y>{_YEAR})\b(?![,.:]?\d|%|-\d)"), _year


def _relative_patterns(
    words: Mapping[str, Any], compiled: Callable[[str], re.Pattern[str]]
) -> Iterator[tuple[re.Pattern[str], _Reader]]:
    if words.get("relative_days"):
        yield compiled(rf"\b(?P<phrase>{_either(words['relative_days'])})\b"), _relative_day
    if words.get("shifts"):
        named = _either([*words["periods"], *words["weekdays"], *words["months"], *words["seasons"]])
        yield compiled(rf"\b(?P<shift>{_either(words['shifts'])})\s+(?P<what>{named})\b(?!['’]s?\s+end)"), _shifted
    if words.get("seasons"):
        yield compiled(rf"\b(?P<season>{_either(words['seasons'])})\s+(?:of\s+)?(?P<y>{_YEAR})\b"), _season
    if words.get("decades"):
        yield compiled(rf"\b(?P<word>{_either(words['decades'])})\b"), _decade_word
    if words.get("clock_words"):
        yield compiled(rf"\b(?P<word>{_either(words['clock_words'])})\b"), _clock_word


# --- readers ------------------------------------------------------------------------------------------------------


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _iso(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    return _dated(_span(match), int(match["y"]), int(match["m"]), int(match["d"]))


def _calendar(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    groups = match.groupdict()
    if not match["month"][0].isupper() and match["month"][0].isascii():
        return None
    month = int(words.table["months"][match["month"].casefold()])
    day = int(groups["d"]) if groups.get("d") else None
    return _dated(_span(match), int(groups["y"]) if groups.get("y") else None, month, day)


def _dated(span: Span, year: int | None, month: int | None, day: int | None) -> DateExpression | None:
    """A calendar date with its days, where they are fixed; None where there is no such date."""
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    ranges: tuple[tuple[dt.date, dt.date], ...] = ()
    if year is not None:
        try:
            first = dt.date(year, month or 1, day or 1)
        except ValueError:
            return None
        last = first if day else _end_of_month(year, month or 12)
        ranges = ((first, last),)
    return DateExpression(span, DateKind.CALENDAR, year, month, day, ranges=ranges)


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _holiday(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    month, day = words.table["holidays"][match["holiday"].casefold()]
    return _dated(_span(match), int(match["y"]) if match["y"] else None, month, day)


def _bare_month(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    """A month alone; one that is also a word or name needs a word like "in" before it."""
    name = match["month"].casefold()
    if not match["month"][0].isupper():
        return None
    before = _words_before(match.string, match.start(), _CUE_REACH)
    short = len(name) == 3 and name != "may" and not match.string.startswith(".", match.end())
    doubtful = name in words.table["doubtful_months"] or short
    if doubtful and (not before or before[-1] not in words.table["month_cues"]):
        return None
    return _dated(_span(match), None, int(words.table["months"][name]), None)


def _weekday(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    name = match["weekday"].casefold()
    if not match["weekday"][0].isupper():
        return None
    if name in words.table["doubtful_weekdays"] and not match.group().endswith("."):
        return None
    end = match.end("weekday") if name not in words.table["doubtful_weekdays"] else match.end()
    return _on_weekday(Span(match.start(), end), int(words.table["weekdays"][name]), today)


def _on_weekday(span: Span, weekday: int, today: dt.date | None, shift: int | None = None) -> DateExpression:
    """A weekday; of the days around publication it may be the last one, today, or the next one."""
    ranges: tuple[tuple[dt.date, dt.date], ...] = ()
    if today:
        back = (today.isoweekday() - weekday) % 7
        near = [today - dt.timedelta(days=back), today + dt.timedelta(days=7 - back)]
        wider = {
            None: near,
            -1: [near[0] - dt.timedelta(days=7), near[0]],
            0: near,
            1: [near[1], near[1] + dt.timedelta(days=7)],
        }
        ranges = tuple((day, day) for day in wider[shift])
    return DateExpression(span, DateKind.WEEKDAY, weekday=weekday, ranges=ranges)


def _relative_day(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    phrase = match["phrase"].casefold()
    day = today and today + dt.timedelta(days=int(words.table["relative_days"][phrase]))
    return DateExpression(_span(match), DateKind.RELATIVE, ranges=((day, day),) if day else (), phrase=phrase)


def _shifted(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    """A period before, around or after publication: "last month", "next Friday", "this spring"."""
    shift, what = int(words.table["shifts"][match["shift"].casefold()]), match["what"].casefold()
    table, span = words.table, _span(match)
    if what in table["weekdays"]:
        return _on_weekday(span, int(table["weekdays"][what]), today, shift) if match["what"][0].isupper() else None
    if what in table["months"]:
        return _dated(span, None, int(table["months"][what]), None) if match["what"][0].isupper() else None
    phrase = f"{shift:+d} {table['periods'].get(what, what)}"
    ranges = (_period(today, what, shift),) if today and what in table["periods"] else ()
    return DateExpression(span, DateKind.RELATIVE, ranges=ranges, phrase=phrase)


def _period(today: dt.date, what: str, shift: int) -> tuple[dt.date, dt.date]:
    if what == "year":
        return dt.date(today.year + shift, 1, 1), dt.date(today.year + shift, 12, 31)
    if what == "month":
        months = today.year * 12 + today.month - 1 + shift
        return dt.date(months // 12, months % 12 + 1, 1), _end_of_month(months // 12, months % 12 + 1)
    monday = today - dt.timedelta(days=today.isoweekday() - 1) + dt.timedelta(weeks=shift)
    return monday - dt.timedelta(days=1), monday + dt.timedelta(days=6)


def _season(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    year, (first, last) = int(match["y"]), words.table["seasons"][match["season"].casefold()]
    span = dt.date(year - (first > last), first, 1), _end_of_month(year + (first > last), last)
    return DateExpression(_span(match), DateKind.CALENDAR, year=year, ranges=(span,))


def _decade(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    first = _CENTURY_TODAY + 10 * int(match["short"]) if match["short"] else int(match["century"] + match["d"] + "0")
    return _of_decade(match, first)


def _decade_word(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    """A decade in words; after "his", "her" or "their" it is an age."""
    before = _words_before(match.string, match.start(), _CUE_REACH)
    if not {"the"} & set(before[-2:]):
        return None
    return _of_decade(match, _CENTURY_TODAY + int(words.table["decades"][match["word"].casefold()]))


def _of_decade(match: re.Match[str], first: int) -> DateExpression:
    ranges = ((dt.date(first, 1, 1), dt.date(first + 9, 12, 31)),)
    return DateExpression(_span(match), DateKind.DECADE, ranges=ranges)


def _clock(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    half = (match.groupdict().get("half") or "").casefold()
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if hour > (12 if half else 23):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return DateExpression(
        _span(match), DateKind.CLOCK, minutes=60 * hour + minute, twelve_hour=not half and 0 < hour <= 12
    )


def _clock_word(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    return DateExpression(
        _span(match), DateKind.CLOCK, minutes=int(words.table["clock_words"][match["word"].casefold()])
    )


def _year(match: re.Match[str], words: DateWords, today: dt.date | None) -> DateExpression | None:
    return _dated(_span(match), int(match["y"]), None, None)


_FIGURED: tuple[_Reader, ...] = (_iso, _calendar, _season, _decade, _clock, _year)
"""Readers whose patterns match nothing without a figure."""


# --- comparing ----------------------------------------------------------------------------------------------------


def date_agreement(one: DateExpression, other: DateExpression) -> DateAgreement:
    """Whether one day, or one moment, could be told with either."""
    clocks = (one.kind is DateKind.CLOCK) + (other.kind is DateKind.CLOCK)
    if clocks:
        return _clock_agreement(one, other) if clocks == 2 else DateAgreement.UNKNOWN
    stated = _stated_agreement(one, other)
    if stated is not DateAgreement.UNKNOWN:
        return stated
    if one.phrase and one.phrase == other.phrase and not (one.ranges and other.ranges):
        return DateAgreement.SAME
    if one.ranges and other.ranges:
        meet = any(a[0] <= b[1] and b[0] <= a[1] for a in one.ranges for b in other.ranges)
        as_written = one.phrase == other.phrase and one.weekday == other.weekday and (one.phrase or one.weekday)
        return DateAgreement.SAME if meet else DateAgreement.UNSURE if as_written else DateAgreement.APART
    return DateAgreement.UNSURE if one.phrase and other.phrase else DateAgreement.UNKNOWN


def _stated_agreement(one: DateExpression, other: DateExpression) -> DateAgreement:
    """Agreement in the parts that both state: year, month, day, weekday."""
    pairs = (
        (one.year, other.year), (one.month, other.month), (one.day, other.day), (one.weekday, other.weekday)
    )  # fmt: skip
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a != b for a, b in both):
        return DateAgreement.APART
    if not both or (one.weekday and one.ranges and other.ranges):
        return DateAgreement.UNKNOWN
    return DateAgreement.SAME


def _clock_agreement(one: DateExpression, other: DateExpression) -> DateAgreement:
    apart = abs((one.minutes or 0) - (other.minutes or 0))
    if one.twelve_hour or other.twelve_hour:
        apart %= 720
    return DateAgreement.SAME if apart == 0 else DateAgreement.APART
