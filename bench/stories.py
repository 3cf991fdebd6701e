"""Invented stories of a given length, for measuring: two tellings that share, differ and conflict.

Made from templates by a number, so the same everywhere; or taken from a folder of articles of your own (`--corpus`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path
from random import Random

__all__ = ["corpus_texts", "made_texts", "write_stories"]

_SYLLABLES = tuple(
    re.findall(
        r"\w+", "bar ben cor dal el fen gar hol is jor kel lan mar nor os pel quin ros sel tam ul ver wick yar zan"
    )
)
_ROLES = tuple(
    re.findall(
        r"\w+",
        """mayor council engineers teachers farmers nurses court ministry insurer union company police owner committee
        bank traders residents inspectors editor trustees port school museum railway""",
    )
)
_VERBS = tuple(
    re.findall(
        r"\w+",
        """approved rejected opened closed bought sold repaired painted counted lost found measured promised delayed
        doubled banned moved rented cleaned studied praised doubted named copied shared feared wanted missed printed
        planted guarded borrowed mapped sank raised tested weighed""",
    )
)
_TAILS = (
    " for {m} months",
    " before {year}",
    " with {m} helpers",
    " at a cost of {n} crowns",
    "",
    "",
    " near the {far}",
)
_FRAMES = (
    ("{Fact}.", "{Fact}."),
    ("{Fact}, {speaker} said on {day}.", "On {day}, {speaker} said that {fact}."),
    ("“{Fact},” said {speaker}.", "According to {speaker}, “{fact}”."),
    ("{Fact}, an official who asked not to be named told reporters.", "{Fact}, according to officials."),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def made_texts(number: int, words: int) -> tuple[str, str]:
    """Two tellings of story `number`, each of about so many words, a paragraph a line."""
    rng = Random(f"story {number}")
    shared = [_statement(rng) for _ in range(words // 40)]
    return _telling(shared, 0, Random(f"left {number}"), words), _telling(shared, 1, Random(f"right {number}"), words)


def _name(rng: Random, parts: int) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(parts)).capitalize()


def _statement(rng: Random) -> tuple[str, str]:
    """One fact in two wordings; now and then the second has another figure."""
    place, thing, far = _name(rng, 2), f"{_name(rng, 2)} {_name(rng, 3)}".lower(), _name(rng, 3).lower()
    fact = f"the {rng.choice(_ROLES)} of {place} {rng.choice(_VERBS)} the {thing}{rng.choice(_TAILS)}"
    values = {"n": str(rng.randint(101, 999)), "m": str(rng.randint(3, 40)), "year": str(rng.randint(1990, 2030))}
    facts = [fact.format(far=far, **values)]
    facts.append(fact.format(far=far, **values | {"n": "87", "m": "2"}) if rng.random() < 0.3 else facts[0])
    frame = rng.choice(_FRAMES)
    said = {"speaker": f"{_name(rng, 2)} {_name(rng, 2)}", "day": rng.choice(_DAYS)}
    first, second = (
        form.format(fact=fact, Fact=fact[0].upper() + fact[1:], **said) for form, fact in zip(frame, facts, strict=True)
    )
    return first, second


def _telling(shared: list[tuple[str, str]], side: int, rng: Random, words: int) -> str:
    """The shared statements in nearly the same order, with statements of its own between them."""
    told, waiting = 0, [wordings[side] for wordings in shared]
    paragraphs: list[list[str]] = [[]]
    while told < words:
        sentence = waiting.pop(min(len(waiting) - 1, int(rng.random() < 0.1))) if waiting and rng.random() < 0.5 else ""
        paragraphs[-1].append(sentence or _statement(rng)[side])
        told += len(paragraphs[-1][-1].split())
        if len(paragraphs[-1]) >= rng.randint(1, 4):
            paragraphs.append([])
    return "\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def corpus_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Pairs of neighbouring `.txt` and `.md` files of a folder, by name, over and over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".md"}]
    yield from zip(cycle(texts), islice(cycle(texts), 1, None), strict=False)


def write_stories(content: Path, stories: int, *, words: int = 700, corpus: Path | None = None) -> None:
    """A content folder of so many stories of two articles each."""
    pairs = corpus_texts(corpus) if corpus else (made_texts(number, words) for number in count())
    for number, texts in enumerate(islice(pairs, stories)):
        folder = content / f"story-{number:05}"
        folder.mkdir(parents=True)
        lines = f"title: Story {number}\narticles: [left.md, right.md]\nupdated: 2025-03-06\n"
        (folder / "story.yaml").write_text(lines, encoding="utf-8")
        for side, publisher, text in zip(("left", "right"), ("The Post", "Estuary Radio"), texts, strict=True):
            header = (
                f"---\ntitle: Story {number} in {publisher}\npublisher: {publisher}\npublished: 2025-03-04\n---\n\n"
            )
            (folder / f"{side}.md").write_text(header + text.replace("\n", "\n\n") + "\n", encoding="utf-8")
