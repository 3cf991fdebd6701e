"""How alike two statements are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from diptych.lexicons import Lexicon
from diptych.model import AnnotatedArticle
from diptych.text.tokens import stem, tokens

__all__ = ["similarities"]


def similarities(
    left: AnnotatedArticle, right: AnnotatedArticle, lexicon: Lexicon | None
) -> dict[tuple[int, int], float]:
    """Cosine of weighted stems for every pair of statements that shares one, by places from 0."""
    stop = lexicon.words("function_words", "stop_words") if lexicon else frozenset()
    bags = [[_bag(s.text, one.article.base_language, stop) for s in one.statements] for one in (left, right)]
    weights = _weights(bags[0] + bags[1])
    vectors = [[_unit({w: n * weights[w] for w, n in bag.items()}) for bag in side] for side in bags]
    holders: dict[str, list[int]] = defaultdict(list)
    for j, vector in enumerate(vectors[1]):
        for word in vector:
            holders[word].append(j)
    found: dict[tuple[int, int], float] = defaultdict(float)
    for i, vector in enumerate(vectors[0]):
        for word, value in vector.items():
            for j in holders.get(word, ()):
                found[i, j] += value * vectors[1][j][word]
    return dict(found)


def _bag(text: str, language: str, stop: frozenset[str]) -> Counter[str]:
    return Counter(stem(t.norm, language) for t in tokens(text) if t.norm not in stop)


def _weights(bags: Sequence[Counter[str]]) -> dict[str, float]:
    seen = Counter(word for bag in bags for word in bag)
    return {word: math.log((len(bags) + 1) / (n + 0.5)) for word, n in seen.items()}


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(v * v for v in vector.values()))
    return {w: v / length for w, v in vector.items()} if length else {}
