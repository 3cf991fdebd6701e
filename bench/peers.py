"""Other ways to bring statements of two texts together, each as a function from a marked pair to places.

The tools that compare words do not speak of statements. One of them brings two statements together when the words it
aligns between them are a quarter or more of the shorter one's: generous, for it is what a reader would still see.

A peer that is not installed raises ImportError, and the table says so.
"""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import Stemmer

from diptych.alignment import Embedder

from .gold import MarkedPair, Pair

__all__ = ["PEERS", "embedder_alone"]

_QUARTER = 0.25
_TFIDF_LEAST = 0.2
"""A round number, not fitted: around it a cosine of weighted stems does best on most texts."""
_COSINE_LEAST = 0.6
"""Where a sentence encoder's users commonly begin to call two sentences paraphrases."""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _spread(texts: Iterable[str]) -> tuple[list[str], list[int]]:
    """All words of the statements in a row, and which statement each is from."""
    words, owners = [], []
    for place, text in enumerate(texts):
        found = _words(text)
        words += found
        owners += [place] * len(found)
    return words, owners


def _sides(pair: MarkedPair) -> tuple[list[str], list[str]]:
    return [s.text for s in pair.left.statements], [s.text for s in pair.right.statements]


def _brought_together(pair: MarkedPair, aligned: Iterable[tuple[int, int]]) -> set[Pair]:
    """The statements that share a quarter of their words, from the places of aligned words."""
    left, right = _sides(pair)
    owners = [_spread(side)[1] for side in (left, right)]
    counts = Counter((owners[0][a], owners[1][b]) for a, b in aligned)
    least = {(i, j): _QUARTER * min(len(_words(left[i])), len(_words(right[j]))) for i, j in counts}
    return {place for place, count in counts.items() if count >= least[place]}


def with_difflib(pair: MarkedPair) -> set[Pair]:
    one, two = (_spread(side)[0] for side in _sides(pair))
    blocks = difflib.SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return _brought_together(pair, ((b.a + k, b.b + k) for b in blocks for k in range(b.size)))


def with_redlines(pair: MarkedPair) -> set[Pair]:
    from redlines import Redlines  # noqa: PLC0415 - a peer, installed only to measure

    one, two = (_spread(side)[0] for side in _sides(pair))
    steps = Redlines(" ".join(one), " ".join(two)).opcodes
    equal = (step for step in steps if step[0] == "equal")
    return _brought_together(pair, ((a + k, b + k) for _, a, end, b, _ in equal for k in range(end - a)))


def with_collatex(pair: MarkedPair) -> set[Pair]:
    from collatex import collate  # noqa: PLC0415 - a peer, installed only to measure

    witnesses = [
        {"id": name, "tokens": [{"t": word + " ", "n": word, "place": at} for at, word in enumerate(_spread(side)[0])]}
        for name, side in zip("AB", _sides(pair), strict=True)
    ]
    table = collate({"witnesses": witnesses}, segmentation=False)
    return _brought_together(pair, _collated(table.columns))


def _collated(columns: Iterable) -> Iterator[tuple[int, int]]:
    for column in columns:
        cells = column.tokens_per_witness
        if len(cells) == 2:
            one, two = (cells[name][0].token_data for name in "AB")
            if one["n"] == two["n"]:
                yield one["place"], two["place"]


def with_tfidf(pair: MarkedPair) -> set[Pair]:
    stemmer = Stemmer.Stemmer("english")
    bags = [[Counter(stemmer.stemWords(_words(text))) for text in side] for side in _sides(pair)]
    held = Counter(word for side in bags for bag in side for word in bag)
    total = sum(len(side) for side in bags)
    vectors = [[{w: n * math.log(total / held[w]) for w, n in bag.items()} for bag in side] for side in bags]
    return {
        (i, j)
        for i, one in enumerate(vectors[0])
        for j, two in enumerate(vectors[1])
        if _cosine(one, two) >= _TFIDF_LEAST
    }


def _cosine(one: dict[str, float], two: dict[str, float]) -> float:
    lengths = [math.sqrt(sum(value * value for value in vector.values())) for vector in (one, two)]
    product = sum(value * two[word] for word, value in one.items() if word in two)
    return product / (lengths[0] * lengths[1]) if all(lengths) else 0.0


def embedder_alone(embedder: Embedder) -> Callable[[MarkedPair], set[Pair]]:
    """The pairs whose cosine alone is high."""

    def find(pair: MarkedPair) -> set[Pair]:
        left, right = (embedder.embed(side) for side in _sides(pair))
        return {
            (i, j)
            for i, one in enumerate(left)
            for j, two in enumerate(right)
            if sum(a * b for a, b in zip(one, two, strict=True)) >= _COSINE_LEAST
        }

    return find


PEERS: dict[str, Callable[[MarkedPair], set[Pair]]] = {
    "CollateX": with_collatex,
    "difflib": with_difflib,
    "redlines": with_redlines,
    "TF-IDF with a threshold": with_tfidf,
}
