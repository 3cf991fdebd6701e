"""Changes of one fact in a sentence: number, date, name, negation, quotation, speaker.

Each takes a sentence and a source of chance, and gives every way it can change it, with the place of the change on
both sides. Nothing here knows the program's rules or word lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A sentence before and after."""

    kind: str
    before: str
    after: str
    old: tuple[int, int]
    """The changed characters of `before`."""
    new: tuple[int, int]
    """The changed characters of `after`."""


def _swap(kind: str, text: str, start: int, end: int, new: str) -> Change:
    return Change(kind, text, text[:start] + new + text[end:], (start, end), (start, start + len(new)))


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT_MONTHS = ["Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NUMERALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
FIRST = ["Alma", "Boris", "Clara", "Dorian", "Edith", "Farid", "Greta", "Hector", "Ines", "Jonas"]
LAST = ["Ashgrove", "Brindley", "Castellan", "Dunmore", "Everly", "Fennick", "Garroway", "Holloway", "Ibsen", "Jessop"]
PLACES = [
    "France",
    "Germany",
    "Japan",
    "Brazil",
    "Canada",
    "Mexico",
    "Egypt",
    "Russia",
    "China",
    "India",
    "Iran",
    "Iraq",
    "Syria",
    "Israel",
    "Ohio",
    "Florida",
    "Texas",
    "Iowa",
    "Nevada",
]

_NUMBER = re.compile(
    r"(?<![\w.,:/-])\$?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:/]|,\d|\.\d|(?:st|nd|rd|th)\b|[a-zA-Z])(?:-(?=[a-z]))?"
)
_BEFORE_DAY = re.compile(rf"(?:{'|'.join(MONTHS + [re.escape(m) for m in SHORT_MONTHS])})\s$")


def numbers(text: str, chance: random.Random) -> Iterator[Change]:
    """Another figure of the same make, or another number word."""
    for match in _NUMBER.finditer(text):
        digits = match.group(1)
        if re.fullmatch(r"(1[5-9]|20)\d\d", digits) or _BEFORE_DAY.search(text[: match.start()]):
            continue
        yield _swap("number", text, match.start(1), match.end(1), _other_figure(digits, chance))
    for match in re.finditer(rf"\b({'|'.join(NUMERALS)})\b(?= [a-z])", text):
        new = chance.choice([n for n in NUMERALS if abs(NUMERALS.index(n) - NUMERALS.index(match.group())) > 1])
        yield _swap("number", text, *match.span(), new)


def _other_figure(digits: str, chance: random.Random) -> str:
    places = len(digits.partition(".")[2])
    value = float(digits.replace(",", ""))
    other = value
    while abs(other - value) < max(1 if not places else 0.1, 0.1 * value):
        other = round(
            value * chance.choice([0.4, 0.6, 0.7, 1.3, 1.5, 2, 3]) + chance.choice([1, 2, 3]) * 10**-places, places
        )
    return f"{other:,.{places}f}" if "," in digits else f"{other:.{places}f}"


def dates(text: str, chance: random.Random) -> Iterator[Change]:
    """Another year, month, day or weekday."""
    for match in re.finditer(r"(?<![\w$,.-])(19[5-9]\d|20[0-2]\d)\b(?![,.]\d|-\d)", text):
        yield _swap("date", text, *match.span(), str(int(match.group()) + chance.choice([-6, -3, -2, -1, 1, 2, 3])))
    for match in re.finditer(rf"\b(?:{'|'.join(DAYS)})\b(?! (?:Night|Morning|Times|Post))", text):
        yield _swap("date", text, *match.span(), chance.choice([d for d in DAYS if d != match.group()]))
    names = "|".join(MONTHS + [re.escape(m) for m in SHORT_MONTHS])
    for match in re.finditer(rf"\b({names}) ([1-9]|[12]\d|3[01])\b(?!\d)", text):
        yield _swap("date", text, *match.span(2), str((int(match[2]) + chance.choice([3, 5, 9, 11])) % 27 + 1))
    for match in re.finditer(rf"\b(?:in|last|since|until) ({'|'.join(m for m in MONTHS if m != 'May')})\b", text):
        yield _swap("date", text, *match.span(1), chance.choice([m for m in MONTHS if m not in (match[1], "May")]))


_PERSON = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w’'-]| [A-Z])")
_NOT_PERSON = re.compile(
    r"\b(House|Street|Street|State|States|Court|Department|Party|University|Senate|Congress|Committee|White|New|North|South|"
    r"East|West|Supreme|Secret|Service|United|National|Federal|American|America|County|City|Times|Post|News|Fox|Wall|"
    r"Journal|Bureau|Agency|Act|Law|School|College|Center|Council|Foundation|Institute|Group|General|President|Senator|"
    r"Governor|Secretary|Attorney|Judge|Justice|Day|Republican|Democratic|Democrat|Air|Force|Capitol|Hill|Bank|Island|"
    r"Beach|Park|Lake|San|Los|Las|Saint|Middle|Security|Intelligence|Trade|Health|Care|Union|Nations|Minister|Prime|"
    r"Black|Lives|Matter|Tea|Bay|River|Africa|Carolina|Dakota|Virginia|Hampshire|Jersey|York|Mexico|Today|Twitter|"
    r"Facebook|January|February|March|April|June|July|August|September|October|November|December|Sunday|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Arabia|Korea|Planned|Parenthood|Plan|Week|Miss|Universe|Power|Clean|Muslims|Services|Network|Partners|Corporation|Fund|Republic|Heritage|Native|Constitution|Amendment|Second|First)\b"
)


def names(text: str, chance: random.Random) -> Iterator[Change]:
    """Another person for a full name, another country or state for one."""
    for match in _PERSON.finditer(text):
        if not _NOT_PERSON.search(match[1]) and not re.search(r"\b[A-Z][\w’']*\.? $", text[: match.start()]):
            yield _swap("name", text, *match.span(1), f"{chance.choice(FIRST)} {chance.choice(LAST)}")
    for match in re.finditer(rf"(?<=\b(?:in|to|of|by) )(?:{'|'.join(PLACES)})\b(?! [A-Z]|[’'-])", text):
        yield _swap("name", text, *match.span(), chance.choice([p for p in PLACES if p != match.group()]))


_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|could|can|should|has been|have been|had been)\b(?= [a-z]+)"
    r"(?! (?:not|never|no|nothing|none|only|hardly|nobody|n’t|to\b|in\b|a long))"
)


def negations(text: str, chance: random.Random) -> Iterator[Change]:
    """A denial put in, or taken out."""
    for match in _AUXILIARY.finditer(text):
        word = match.group()
        cut = match.end() if " " not in word else match.start() + word.index(" ")
        new = chance.choice([" not", " not", " never"] if " " in word else [" not"])
        yield _swap("negation", text, cut, cut, new)
    for match in re.finditer(r"(?<=\w) (?:not|never)(?= (?!only|just|yet|to |enough|even|necessarily)[a-z]+)", text):
        yield _swap("negation", text, *match.span(), "")
    for match in re.finditer(r"\b(is|are|was|were|would|could|should|has|have|had)n[’']t\b", text):
        yield _swap("negation", text, match.end(1), match.end(), "")


_QUOTED = re.compile(r"[“\"]([^“”\"]{25,300})[”\"]")
_OTHER_WORDS = [
    "burden",
    "promise",
    "weather",
    "garden",
    "victory",
    "promise",
    "bridge",
    "shadow",
    "winter",
    "market",
    "silence",
    "engine",
    "harvest",
    "letter",
]


def quotations(text: str, chance: random.Random) -> Iterator[Change]:
    """Another word, or two, within a quotation."""
    if text.count('"') % 2:
        return
    pairs = [m.span() for m in re.finditer(r'“[^“”]*”|"[^"]*"', text)]
    for match in _QUOTED.finditer(text):
        if match.span() not in pairs:
            continue
        inner = [
            (m.start() + match.start(1), m.end() + match.start(1)) for m in re.finditer(r"\b[a-z]{4,}\b", match[1])
        ]
        if len(inner) < 4:
            continue
        start, end = chance.choice(inner[1:-1])
        yield _swap("quotation", text, start, end, chance.choice(_OTHER_WORDS))


_SPEAKER = r"((?:Mr\. |Ms\. |Mrs\. |Sen\. |Rep\. )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_FULL_SPEAKER = r"((?:Mr\. |Ms\. |Mrs\. |Sen\. |Rep\. )?[A-Z][a-z]+ [A-Z][a-z]+)"
_SPEAKERS = (
    re.compile(rf"[,”’\"] (?:said|says|added|wrote|argued|told reporters) {_SPEAKER}(?=,|\.$)"),
    re.compile(rf"[,”’\"] {_SPEAKER} (?=said|says|added|wrote|argued|told)"),
    re.compile(rf"^{_FULL_SPEAKER} (?=said|says|added|wrote|argued|told)"),
    re.compile(rf"[Aa]ccording to {_FULL_SPEAKER}(?=[,.])"),
)


def speakers(text: str, chance: random.Random) -> Iterator[Change]:
    """Another person to whom the words are given."""
    for pattern in _SPEAKERS:
        for match in pattern.finditer(text):
            if _NOT_PERSON.search(match[1]) or re.match(r"The |A |He |She |They |It |But |And ", match[1]):
                continue
            title = re.match(r"(?:Mr|Ms|Mrs|Sen|Rep)\. ", match[1])
            last = chance.choice(LAST)
            new = f"{title.group()}{last}" if title else (f"{chance.choice(FIRST)} {last}" if " " in match[1] else last)
            yield _swap("speaker", text, *match.span(1), new)


CHANGES: dict[str, Callable[[str, random.Random], Iterator[Change]]] = {
    "number": numbers,
    "date": dates,
    "name": names,
    "negation": negations,
    "quotation": quotations,
    "speaker": speakers,
}
