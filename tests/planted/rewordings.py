"""Changes that keep the meaning of a sentence: they must raise no conflict. Nothing here knows the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

NUMERAL_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

_DATA = yaml.safe_load((Path(__file__).parent / "rewordings.yaml").read_text(encoding="utf-8"))
NUMERALS = dict(zip(range(2, 13), NUMERAL_WORDS, strict=True))
MONTH = "|".join(["Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"])


def number_formats(text: str) -> Iterator[str]:
    for m in re.finditer(r"(?<![\w.,$/-])([2-9]|1[0-2])(?= [a-z])", text):
        if not re.search(rf"(?:(?:{MONTH})\.|[A-Z][a-z]+) $", text[: m.start()]):
            yield text[: m.start()] + NUMERALS[int(m.group())] + text[m.end() :]
    for value, word in NUMERALS.items():
        for m in re.finditer(rf"(?<![\w-]){word}\b(?= [a-z])", text):
            yield f"{text[: m.start()]}{value}{text[m.end() :]}"
    for m in re.finditer(r"\b\d{1,3},\d{3}\b(?!,)", text):
        yield text[: m.start()] + m.group().replace(",", "") + text[m.end() :]
    for m in re.finditer(r"\$(\d+(?:\.\d)?) million\b", text):
        yield f"{text[: m.start()]}${int(float(m[1]) * 1_000_000):,}{text[m.end() :]}"
    for m in re.finditer(r"(\d) percent\b", text):
        yield f"{text[: m.start()]}{m[1]}%{text[m.end() :]}"
    for m in re.finditer(r"(\d)%", text):
        yield f"{text[: m.start()]}{m[1]} percent{text[m.end() :]}"


def abbreviations(text: str) -> Iterator[str]:
    for old, new in _DATA["abbreviations"].items():
        for m in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text):
            yield text[: m.start()] + new + text[m.end() :]


_PERSON = r"((?:Mr\. |Ms\. |Sen\. )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_LED = re.compile(r"((?:On|In|At|After|Before|When|While|As|During|Since|If) [^,“”\"]{4,80}), ([^“”\"]+)\.$")
_REPORTED = re.compile(rf"([A-Z][^,“”\"]{{10,120}}), {_PERSON} said\.$")
_QUOTED = re.compile(rf"[“\"]([^“”\"]+),[”\"] {_PERSON} said\.$")


def clause_order(text: str) -> Iterator[str]:
    if (m := _LED.match(text)) and not m[2].startswith(("and", "but", "which", "who")):
        body = m[2] if re.match(r"(?:I\b|[A-Z])", m[2]) else m[2][0].upper() + m[2][1:]
        yield f"{body} {m[1][0].lower()}{m[1][1:]}."
    if m := _REPORTED.match(text):
        yield f"{m[2]} said {m[1]}."
        yield f"According to {m[2]}, {m[1]}."
    if m := _QUOTED.match(text):
        yield f"{m[2]} said, “{m[1]}.”"
        yield f"“{m[1]},” said {m[2]}."


def synonyms(text: str) -> Iterator[str]:
    outside = [(m.start(), m.end()) for m in re.finditer(r"[“\"][^“”\"]*[”\"]?", text)]
    for old, new in _DATA["synonyms"].items():
        for m in re.finditer(rf"\b{old}\b", text):
            if not any(a <= m.start() < b for a, b in outside):
                yield text[: m.start()] + new + text[m.end() :]


def contractions(text: str) -> Iterator[str]:
    for long, short in _DATA["contractions"].items():
        for old, new in ((long, short), (short, long)):
            for m in re.finditer(rf"\b{old}\b", text):
                yield text[: m.start()] + new + text[m.end() :]


def titles(text: str) -> Iterator[str]:
    for m in re.finditer(r"\b(?:Mr|Mrs|Ms|Sen|Rep|Gov|Dr|Gen)\. (?=[A-Z])", text):
        yield text[: m.start()] + text[m.end() :]
    for m in re.finditer(r"\bPresident (?=(?:Barack )?Obama|(?:Donald )?Trump)", text):
        yield text[: m.start()] + text[m.end() :]
    for m in re.finditer(r"\b(Barack|Hillary|Donald|Bill|Bernie|Paul) (?=Obama|Clinton|Trump|Sanders|Ryan)", text):
        yield text[: m.start()] + text[m.end() :]


_VERBS = "approved|rejected|criticized|endorsed|attacked|accused|praised|blocked|signed|released|announced|launched"
_ACTIVE = re.compile(
    rf"((?:The|A) [a-z ]{{3,30}}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) ({_VERBS}) "
    r"((?:the|a) [^,“”\"]{4,60}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.$"
)


def passives(text: str) -> Iterator[str]:
    if m := _ACTIVE.match(text):
        actor = m[1][0].lower() + m[1][1:] if m[1].startswith(("The ", "A ")) else m[1]
        yield f"{m[3][0].upper()}{m[3][1:]} was {m[2]} by {actor}."


REWORDINGS: dict[str, Callable[[str], Iterator[str]]] = {
    "number format": number_formats,
    "abbreviation": abbreviations,
    "order of clauses": clause_order,
    "synonym": synonyms,
    "contraction": contractions,
    "title": titles,
    "passive": passives,
}
