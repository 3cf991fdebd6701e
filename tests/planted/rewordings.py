"""Changes that keep the meaning of a sentence: they must raise no conflict. Nothing here knows the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

NUMERALS = dict(zip(range(2, 13), "two three four five six seven eight nine ten eleven twelve".split(), strict=True))
MONTHS = {"Jan.": "January", "Feb.": "February", "Aug.": "August", "Sept.": "September", "Oct.": "October",
          "Nov.": "November", "Dec.": "December"}  # fmt: skip
ABBREVIATIONS = {"United States": "U.S.", "U.S.": "United States", "Sen.": "Senator", "Rep.": "Representative", "Gov.": "Governor",
                 "percent": "%", "United Nations": "U.N.", "Republican Party": "GOP", "Justice Department": "Department of Justice",
                 "State Department": "Department of State", "European Union": "EU", **MONTHS}  # fmt: skip
SYNONYMS = {"said": "stated", "began": "started", "help": "assist", "big": "large", "lawmakers": "legislators", "also": "additionally",
            "about": "approximately", "children": "kids", "buy": "purchase", "show": "demonstrate", "quickly": "rapidly",
            "many": "numerous", "often": "frequently", "nearly": "almost", "while": "whereas", "attorney": "lawyer",
            "important": "significant", "however": "nevertheless", "hard": "difficult", "announced": "declared",
            "because": "since", "against": "opposed to", "people": "individuals", "decided": "chose", "asked": "requested",
            "angry": "furious", "argued": "contended", "speech": "address", "whole": "entire", "wanted": "wished",
            "called": "labeled", "received": "got", "believe": "think", "large": "big", "start": "begin", "end": "finish",
            "allow": "permit", "try": "attempt", "seek": "look for", "top": "leading", "rich": "wealthy", "job": "position",
            "campaign": "election effort", "vote": "ballot", "plan": "proposal", "support": "backing", "voters": "electors"}  # fmt: skip


def number_formats(text: str) -> Iterator[str]:
    for m in re.finditer(r"(?<![\w.,$/-])([2-9]|1[0-2])(?= [a-z])", text):
        if not re.search(r"(?:" + "|".join(map(re.escape, MONTHS)) + r"|[A-Z][a-z]+) $", text[: m.start()]):
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
    for old, new in ABBREVIATIONS.items():
        if old != "percent":
            for m in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text):
                yield text[: m.start()] + new + text[m.end() :]


def clause_order(text: str) -> Iterator[str]:
    m = re.match(r"((?:On|In|At|After|Before|When|While|As|During|Since|If) [^,“”\"]{4,80}), ([^“”\"]+)\.$", text)
    if m and not m[2].startswith(("and", "but", "which", "who")):
        body = m[2] if re.match(r"(?:I\b|[A-Z])", m[2]) else m[2][0].upper() + m[2][1:]
        yield f"{body} {m[1][0].lower()}{m[1][1:]}."
    m = re.match(r"([A-Z][^,“”\"]{10,120}), ((?:Mr\. |Ms\. |Sen\. )?[A-Z][a-z]+(?: [A-Z][a-z]+)?) said\.$", text)
    if m:
        yield f"{m[2]} said {m[1]}."
        yield f"According to {m[2]}, {m[1]}."
    m = re.match(r"[“\"]([^“”\"]+),[”\"] ((?:Mr\. |Ms\. |Sen\. )?[A-Z][a-z]+(?: [A-Z][a-z]+)?) said\.$", text)
    if m:
        yield f"{m[2]} said, “{m[1]}.”"
        yield f"“{m[1]},” said {m[2]}."


def synonyms(text: str) -> Iterator[str]:
    outside = [(m.start(), m.end()) for m in re.finditer(r"[“\"][^“”\"]*[”\"]?", text)]
    for old, new in SYNONYMS.items():
        for m in re.finditer(rf"\b{old}\b", text):
            if not any(a <= m.start() < b for a, b in outside):
                yield text[: m.start()] + new + text[m.end() :]


CONTRACTIONS = {"do not": "don’t", "does not": "doesn’t", "did not": "didn’t", "is not": "isn’t", "are not": "aren’t", "was not": "wasn’t",
                "were not": "weren’t", "will not": "won’t", "would not": "wouldn’t", "cannot": "can’t", "has not": "hasn’t",
                "have not": "haven’t", "it is": "it’s", "I am": "I’m", "we are": "we’re", "they are": "they’re"}  # fmt: skip


def contractions(text: str) -> Iterator[str]:
    for long, short in CONTRACTIONS.items():
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


def passives(text: str) -> Iterator[str]:
    m = re.match(r"(The [a-z ]{3,30}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (approved|rejected|criticized|endorsed|attacked|accused|"
                 r"praised|blocked|signed|released|announced|launched) (the [^,.“”\"]{4,60}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.$", text)  # fmt: skip
    if m:
        yield f"{m[3][0].upper()}{m[3][1:]} was {m[2]} by {m[1][0].lower() + m[1][1:] if m[1].startswith('The ') else m[1]}."


REWORDINGS: dict[str, Callable[[str], Iterator[str]]] = {
    "number format": number_formats,
    "abbreviation": abbreviations,
    "order of clauses": clause_order,
    "synonym": synonyms,
    "contraction": contractions,
    "title": titles,
    "passive": passives,
}
