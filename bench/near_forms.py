"""Make `lexicons/en/near_forms.yaml` anew: the pairs of words near in meaning.

python -m bench.near_forms GLOVE WORDNET MODEL > near_forms.yaml

`GLOVE` is a file of GloVe vectors as text, the commonest word first (glove.6B.50d.txt); `WORDNET` the folder of WordNet
3.1's `data.*` files; `MODEL` a sentence encoder by name or folder (all-MiniLM-L6-v2). A pair is taken where the mean of
its two cosines, and a little more where WordNet joins the words, reaches a threshold, and each word keeps its ten best.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path

import numpy as np

from diptych.alignment.semantic import load_embedder
from diptych.lexicons import lexicon
from diptych.text.tokens import stem

_VOCABULARY = 45_000
"""Words of GloVe read."""
_WORDS = 16_000
"""Words compared, of those that are letters only."""
_THRESHOLD = 0.65
_LEAST_ENCODED = 0.45
"""What the encoder's cosine must be at least."""
_LEAST_GLOVE = 0.3
"""What that of the word vectors must be at least."""
_JOINED = 0.15
"""What a pair gains that WordNet joins."""
_BEST = 10
_SHARED_DIRECTIONS = 2
"""Directions common to all word vectors, which say nothing of meaning and are taken out (Mu and Viswanath 2018)."""
_DIRECTIONS_FROM = 20_000
"""Words from which those directions are taken."""


def glove(path: Path) -> tuple[list[str], np.ndarray]:
    """The commonest words and their vectors, centred, without their shared directions, of unit length."""
    words, rows = [], []
    with path.open(encoding="utf-8") as file:
        for line in islice(file, _VOCABULARY):
            word, *numbers = line.rstrip().split(" ")
            words.append(word)
            rows.append([float(number) for number in numbers])
    vectors = np.array(rows) - np.mean(rows, axis=0)
    shared = np.linalg.svd(vectors[:_DIRECTIONS_FROM], full_matrices=False)[2][:_SHARED_DIRECTIONS]
    vectors -= (vectors @ shared.T) @ shared
    return words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def wordnet(folder: Path) -> tuple[set[tuple[str, str]], set[str]]:
    """Stems that WordNet joins (synonyms, similar and derived words), and the stems of words that are no names."""
    members: dict[tuple[str, str], list[str]] = {}
    pointers: list[tuple[tuple[str, str], tuple[str, str], str]] = []
    for kind, letter in (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")):
        for line in (folder / f"data.{kind}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                _read_synset(line.split(), letter, members, pointers)
    joined = {pair for words in members.values() for pair in _joined(words, words)}
    for one, two, at in pointers:
        first, second = int(at[:2], 16), int(at[2:], 16)
        ones = members[one][first - 1 : first] if first else members[one]
        twos = members[two][second - 1 : second] if second else members[two]
        joined.update(_joined(ones, twos))
    common = {stem(word, "en") for words in members.values() for word in words if word.isalpha() and word.islower()}
    return joined, common


def _read_synset(
    fields: list[str],
    letter: str,
    members: dict[tuple[str, str], list[str]],
    pointers: list[tuple[tuple[str, str], tuple[str, str], str]],
) -> None:
    count = int(fields[3], 16)
    own = (letter, fields[0])
    members[own] = [re.sub(r"\(.*", "", fields[4 + 2 * n]) for n in range(count)]
    start = 5 + 2 * count
    for n in range(int(fields[start - 1])):
        sign, offset, part, at = fields[start + 4 * n : start + 4 * n + 4]
        if sign in {"+", "&", "\\"}:
            pointers.append((own, ("a" if part == "s" else part, offset), at))


def _joined(ones: Sequence[str], twos: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one, two in product(ones, twos):
        if one.isalpha() and two.isalpha():
            a, b = stem(one.lower(), "en"), stem(two.lower(), "en")
            if a != b:
                yield a, b
                yield b, a


def near(words: list[str], encoded: np.ndarray, vectors: np.ndarray, joined: set[tuple[str, str]]) -> dict:
    """By stem, the stems near it with how near."""
    stems = [stem(word, "en") for word in words]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for i, one in enumerate(stems):
        by_encoder, by_vector = encoded @ encoded[i], vectors @ vectors[i]
        means = (by_encoder + by_vector) / 2
        enough = (means > _THRESHOLD - _JOINED) & (by_encoder > _LEAST_ENCODED) & (by_vector > _LEAST_GLOVE)
        for j in np.nonzero(enough)[0]:
            value = float(means[j]) + (_JOINED if (one, stems[j]) in joined else 0.0)
            if stems[j] != one and value >= _THRESHOLD:
                found[one][stems[j]] = found[stems[j]][one] = max(value, found[one].get(stems[j], 0.0))
    return found


def main(glove_file: str, wordnet_folder: str, model: str) -> None:
    english = lexicon("en")
    assert english is not None
    joined, common = wordnet(Path(wordnet_folder))
    known, vectors = glove(Path(glove_file))
    stop = english.words("function_words", "stop_words")
    letters = [n for n, word in enumerate(known) if re.fullmatch("[a-z]{3,}", word)][:_WORDS]
    chosen = [n for n in letters if known[n] not in stop and stem(known[n], "en") in common]
    words = [known[n] for n in chosen]
    found = near(words, np.asarray(load_embedder(model).embed(words)), vectors[chosen], joined)
    shown: dict[str, str] = {}
    for word in words:
        shown.setdefault(stem(word, "en"), word)
    kept = {frozenset((one, two)) for one in found for two in sorted(found[one], key=lambda s: -found[one][s])[:_BEST]}
    lines: dict[str, list[str]] = defaultdict(list)
    for pair in kept:
        first, second = sorted(shown[one] for one in pair)
        lines[first].append(second)
    print("pairs: |")
    for word in sorted(lines):
        print(f"  {word}: {' '.join(sorted(lines[word]))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
