"""Fit and test the weights by which candidate attributions are judged.

    python -m bench.sourcing MARKED.jsonl            held-out accuracy, leaving out one publisher at a time
    python -m bench.sourcing MARKED.jsonl --write    fit on all of it and write diptych/lexicons/en/weights.yaml

MARKED.jsonl has an article on each line: {"publisher", "text", "attributions": [{"source", "cue", "content"}]}, each of
the three a list of [start, end] in the text. A candidate counts as right where readers marked its content, or its cue
with most of its content. The model is a logistic regression with a Gaussian prior, fitted by Newton's method in plain
Python: some hundred traits, some thousand candidates, a few seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from diptych.lexicons import Lexicon, lexicon
from diptych.model import AnnotatedArticle, Article, Paragraph, Side, Span, Statement
from diptych.sourcing.attribution import drafts
from diptych.sourcing.candidates import candidates
from diptych.sourcing.grammar import grammar
from diptych.sourcing.judging import Judge, features
from diptych.sourcing.nouns import nouns
from diptych.sourcing.sentence import Candidate
from diptych.sourcing.unit import Unit
from diptych.sourcing.units import units
from diptych.text.quotations import quotations
from diptych.text.statements import statement_spans

PRIOR = 4.0
"""How strongly weights are drawn to zero: the inverse variance of their Gaussian prior."""
THRESHOLD = -0.3
"""The log-odds from which a candidate holds: a little below even, for what is missed costs as much as what is wrong."""
MIN_SEEN = 8
"""A trait seen less often gets no weight."""
MIN_WEIGHT = 0.05
"""A weight nearer to zero changes nothing and is left out."""
ENOUGH = 0.5
"""The overlap of content from which two attributions are one."""
WEIGHTS = Path(__file__).parent.parent / "diptych" / "lexicons" / "en" / "weights.yaml"

Row = tuple[list[str], bool]
Words = frozenset[int]
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


class Marked:
    """An article with what readers marked in it."""

    def __init__(self, record: dict[str, object], words: Lexicon) -> None:
        self.publisher = str(record["publisher"])
        text = str(record["text"])
        self.spans = [match.span() for match in _WORD.finditer(text)]
        blocks = tuple(Paragraph(n, Span(*m.span())) for n, m in enumerate(_LINE.finditer(text), start=1))
        article = Article("marked", text, blocks)
        found = statement_spans(text, blocks, "en", words.topic("statements"))
        statements = tuple(
            Statement(Side.LEFT, n, paragraph, span, span.of(text), f"A{n}", f"t-{n:08x}")
            for n, (paragraph, span) in enumerate(found, start=1)
        )
        outer = [one for one in quotations(text, blocks, Side.LEFT) if one.depth == 0]
        annotated = AnnotatedArticle(Side.LEFT, article, statements, "the article", "A")
        self.units = list(units(annotated, outer, grammar(words)))
        marks = record["attributions"]
        assert isinstance(marks, list)
        self.gold = [(self.words(mark["content"]), [tuple(span) for span in mark["cue"]]) for mark in marks]

    def words(self, ranges: Iterable[Sequence[int]]) -> Words:
        """The words that lie in ranges of characters, by number."""
        wanted = [(start, end) for start, end in ranges]
        return frozenset(n for n, (s, e) in enumerate(self.spans) if any(s >= a and e <= b for a, b in wanted))


def overlap(one: Words, other: Words) -> float:
    """The share of the words of either that both have."""
    return len(one & other) / len(one | other) if one | other else 0.0


def is_right(article: Marked, unit: Unit, candidate: Candidate) -> bool:
    """Whether readers marked what a candidate reads."""
    content = article.words([unit.stretch(*part) for part in candidate.content])
    cue = unit.stretch(*candidate.cue)
    for marked, cues in article.gold:
        same_cue = any(start < cue.end and cue.start < end for start, end in cues)
        shared = len(marked & content) / max(1, min(len(marked), len(content)))
        if overlap(marked, content) >= ENOUGH or (same_cue and shared >= ENOUGH):
            return True
    return False


def rows(article: Marked, words: Lexicon) -> list[Row]:
    """An article's candidates as traits, each with whether it is right; none within the content of a right one."""
    found: list[Row] = []
    for unit in article.units:
        read = [one for one in candidates(unit, grammar(words)) if one.content]
        right = [is_right(article, unit, one) for one in read]
        outer = [one for one, holds in zip(read, right, strict=True) if holds]
        for one, holds in zip(read, right, strict=True):
            nested = any(o is not one and any(a <= one.cue[0] < b for a, b in o.content) for o in outer)
            if one.sibling or not nested:
                found.append((features(unit, one, grammar(words), nouns(words)), holds))
    return found


# --- the model ----------------------------------------------------------------------------------------------------


def fit(data: Sequence[Row]) -> dict[str, float]:
    """The weights of all traits seen often enough, and of `bias`."""
    seen = Counter(trait for traits, _ in data for trait in traits)
    names = ["bias", *sorted(trait for trait, n in seen.items() if n >= MIN_SEEN)]
    place = {name: n for n, name in enumerate(names)}
    cases = [([0, *(place[trait] for trait in traits if trait in place)], holds) for traits, holds in data]
    weights = [0.0] * len(names)
    for _ in range(8):
        step = newton_step(cases, weights)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
    return dict(zip(names, weights, strict=True))


def newton_step(cases: Sequence[tuple[list[int], bool]], weights: Sequence[float]) -> list[float]:
    """How the weights move towards the most likely ones."""
    size = len(weights)
    slope = [0.0] + [-PRIOR * weight for weight in weights[1:]]
    bend = [[0.0] * size for _ in range(size)]
    for n in range(size):
        bend[n][n] = PRIOR if n else 1e-6
    for traits, holds in cases:
        chance = 1 / (1 + math.exp(-sum(weights[n] for n in traits)))
        for n in traits:
            slope[n] += holds - chance
            line = bend[n]
            for m in traits:
                line[m] += chance * (1 - chance)
    return solved(bend, slope)


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a positive definite system, by elimination."""
    size = len(right)
    for n in range(size):
        for m in range(n + 1, size):
            factor = matrix[m][n] / matrix[n][n]
            if factor:
                matrix[m] = [a - factor * b for a, b in zip(matrix[m], matrix[n], strict=True)]
                right[m] -= factor * right[n]
    found = [0.0] * size
    for n in reversed(range(size)):
        known = sum(matrix[n][m] * found[m] for m in range(n + 1, size))
        found[n] = (right[n] - known) / matrix[n][n]
    return found


def as_topic(weights: dict[str, float]) -> dict[str, object]:
    """Weights in the form of the lexicon's topic."""
    topic: dict[str, object] = {"threshold": THRESHOLD, "bias": round(weights["bias"], 2)}
    for name, weight in sorted(weights.items()):
        group, _, trait = name.partition(" ")
        if trait and abs(weight) >= MIN_WEIGHT:
            entries = topic.setdefault(group, {})
            assert isinstance(entries, dict)
            entries[trait] = round(weight, 2)
    return topic


def as_yaml(topic: dict[str, object]) -> str:
    """The topic as its file."""
    lines = [
        "# How far each trait of a candidate speaks for or against its being an attribution: the log-odds of a",
        "# logistic model, fitted by bench/sourcing.py as docs/sourcing.md tells. A candidate holds where their sum",
        "# with the bias reaches the threshold.",
        "",
    ]
    for key, value in topic.items():
        if isinstance(value, dict):
            lines += ["", f"{key}:", *(f"  {trait}: {weight}" for trait, weight in value.items())]
        else:
            lines.append(f"{key}: {value}")
    return "\n".join(lines) + "\n"


# --- held-out accuracy --------------------------------------------------------------------------------------------


def tally(article: Marked, words: Lexicon, judge: Judge) -> tuple[int, int, int]:
    """How many of the attributions found were marked, how many were found, how many were marked."""
    found = [article.words(draft.content) for draft in drafts(article.units, grammar(words), judge)]
    pairs = sorted(
        ((overlap(g, f), -i, -j) for i, (g, _) in enumerate(article.gold) for j, f in enumerate(found) if g & f),
        reverse=True,
    )
    gold_used: set[int] = set()
    found_used: set[int] = set()
    for score, i, j in pairs:
        if score >= ENOUGH and i not in gold_used and j not in found_used:
            gold_used.add(i)
            found_used.add(j)
    return len(gold_used), len(found), len(article.gold)


def held_out(articles: Sequence[Marked], words: Lexicon) -> None:
    """Print precision and recall on each publisher with weights fitted on the others."""
    data = [rows(article, words) for article in articles]
    totals = [0, 0, 0]
    for publisher in sorted({article.publisher for article in articles}):
        others = [
            row for article, some in zip(articles, data, strict=True) if article.publisher != publisher for row in some
        ]
        judge = Judge(grammar(words), nouns(words), as_topic(fit(others)))
        counts = [tally(article, words, judge) for article in articles if article.publisher == publisher]
        sums = [sum(column) for column in zip(*counts, strict=True)]
        print_line(publisher, *sums)
        totals = [a + b for a, b in zip(totals, sums, strict=True)]
    print_line("all", *totals)


def print_line(name: str, right: int, found: int, marked: int) -> None:
    precision, recall = right / max(1, found), right / max(1, marked)
    f1 = 2 * precision * recall / (precision + recall or 1)
    print(f"{name:<16} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} (marked {marked}, found {found})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    words = lexicon("en")
    assert words is not None
    lines = options.marked.read_text(encoding="utf-8").split("\n")
    articles = [Marked(json.loads(line), words) for line in lines if line.strip()]
    if options.write:
        WEIGHTS.write_text(as_yaml(as_topic(fit([row for a in articles for row in rows(a, words)]))), encoding="utf-8")
    else:
        held_out(articles, words)


if __name__ == "__main__":
    main()
