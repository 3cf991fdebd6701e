"""Plants changes in sentences and counts which are found, and what else is claimed.

python -m tests.planted.measure                       the project's own articles
python -m tests.planted.measure ARTICLES.jsonl        one {"text": …} a line
python -m tests.planted.measure ARTICLES.jsonl --articles     whole articles instead of single sentences
--misses N    print N misses and false alarms of each kind
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diptych.comparison import compare
from diptych.model import Certainty, Comparison, Pair
from tests.builders import article
from tests.planted.changes import CHANGES, Change
from tests.planted.rewordings import REWORDINGS

SEED = 20240131
PER_KIND = 120
ARTICLES = Path(__file__).parent / "articles"


@dataclass
class Tally:
    """What became of the changes of one kind."""

    planted: int = 0
    found: int = 0
    right_kind: int = 0
    extra: int = 0
    misses: list[str] = field(default_factory=list)


def compared(before: str, after: str) -> Comparison:
    return compare(Pair(article("before", before.split("\n\n")), article("after", after.split("\n\n"))))


_ABBREVIATIONS = [
    "Mr", "Ms", "Mrs", "Dr", "Sen", "Rep", "Gov", "Del", "Gen", "Jr", "Sr", "St", "Inc", "Jan", "Feb", "Aug", "Sept",
    "Oct", "Nov", "Dec", "No", "Lt", "Col",
]  # fmt: skip
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS)
    + r"(?:(?<=[a-z\d][.!?])\s+(?=[A-Z“\"])|(?<=[a-z][.!?][”\"])\s+(?=[A-Z“]))"
)


def sentences(texts: list[str]) -> list[tuple[str, str]]:
    """Sentences fit for planting, each with the text it stands in."""
    found = []
    for text in texts:
        for block in text.split("\n\n"):
            for sentence in _SENTENCE_END.split(block):
                if (
                    6 <= len(sentence.split()) <= 45
                    and sentence[-1] in '.”"!?'
                    and sentence.count("“") == sentence.count("”")
                ):
                    found.append((sentence, text))
    return found


KINDS = {"number": {"number"}, "date": {"date"}, "name": {"name", "attribution"}, "negation": {"polarity"},
         "quotation": {"quotation"}, "speaker": {"attribution", "name"}}  # fmt: skip


def plant(texts: list[str], per_kind: int, *, whole: bool) -> dict[str, Tally]:
    chance = random.Random(SEED)
    pool = sentences(texts)
    chance.shuffle(pool)
    tallies: dict[str, Tally] = {}
    for kind, change in CHANGES.items():
        tally = tallies[kind] = Tally()
        for sentence, text in pool:
            ways = list(change(sentence, chance))
            if not ways or text.count(sentence) != 1:
                continue
            _judge(tally, chance.choice(ways), text if whole else sentence)
            if tally.planted == per_kind:
                break
    return tallies


def _judge(tally: Tally, planted: Change, text: str) -> None:
    at = text.index(planted.before)
    result = compared(text, text.replace(planted.before, planted.after))
    tally.planted += 1
    hits = [c for c in result.conflicts if c.certainty is Certainty.LIKELY]
    near = [c for c in hits if _covers(c.sides, planted, at)]
    tally.found += bool(near)
    tally.right_kind += any(c.kind.value in KINDS[planted.kind] for c in near)
    tally.extra += len(hits) - len(near)
    if not any(c.kind.value in KINDS[planted.kind] for c in near) or len(hits) > 1:
        claimed = [(c.kind.value, c.certainty.value, c.explanation[:150]) for c in result.conflicts]
        missed = "" if near else "MISSED "
        tally.misses.append(f"{missed}{planted.before}\n      → {planted.after}\n      {claimed}")


def _covers(sides: tuple, planted: Change, at: int) -> bool:
    """Whether the changed words, or the word beside a deletion, are among those of the conflict."""
    places = (
        (planted.old[0] + at - 25, planted.old[1] + at + 25),
        (planted.new[0] + at - 25, planted.new[1] + at + 25),
    )
    return all(
        any(span.start < end and start < span.end for span in side.spans)
        for side, (start, end) in zip(sides, places, strict=True)
    )


def reword(texts: list[str], per_kind: int, *, whole: bool) -> dict[str, Tally]:
    chance = random.Random(SEED)
    pool = sentences(texts)
    chance.shuffle(pool)
    tallies: dict[str, Tally] = {}
    for kind, reworded in REWORDINGS.items():
        tally = tallies[kind] = Tally()
        for sentence, text in pool:
            ways = [way for way in reworded(sentence) if way != sentence]
            if not ways or text.count(sentence) != 1:
                continue
            after = chance.choice(ways)
            result = compared(text, text.replace(sentence, after)) if whole else compared(sentence, after)
            tally.planted += 1
            alarms = [c for c in result.conflicts if c.certainty is Certainty.LIKELY]
            tally.extra += bool(alarms)
            tally.misses += (
                [f"{sentence}\n      → {after}\n      {alarms[0].kind.value}: {alarms[0].explanation[:200]}"]
                if alarms
                else []
            )
            if tally.planted == per_kind:
                break
    return tallies


def read(path: Path | None) -> list[str]:
    if path is None:
        return [file.read_text(encoding="utf-8") for file in sorted(ARTICLES.glob("*.txt"))]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def report(changed: dict[str, Tally], kept: dict[str, Tally], misses: int) -> Iterator[str]:
    for kind, t in changed.items():
        share = t.found / max(1, t.planted)
        right = t.right_kind / max(1, t.planted)
        yield f"{kind:18} planted {t.planted:4}  found {share:.2f}  kind right {right:.2f}  besides {t.extra}"
        yield from (f"   {line}" for line in t.misses[:misses])
    for kind, t in kept.items():
        yield f"{kind:18} reworded {t.planted:3}  false alarms {t.extra} ({t.extra / max(1, t.planted):.3f})"
        yield from (f"   {line}" for line in t.misses[:misses])
    total, alarms = sum(t.planted for t in kept.values()), sum(t.extra for t in kept.values())
    yield f"{'all rewordings':18} {total}  false alarms {alarms / max(1, total):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_file", nargs="?", type=Path)
    parser.add_argument("--articles", action="store_true")
    parser.add_argument("--per-kind", type=int, default=PER_KIND)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    texts = read(options.articles_file)
    changed = plant(texts, options.per_kind, whole=options.articles)
    kept = reword(texts, options.per_kind, whole=options.articles)
    print("\n".join(report(changed, kept, options.misses)))


if __name__ == "__main__":
    main()
