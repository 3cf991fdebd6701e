"""The semantic extra: likeness of meaning, from a sentence encoder that the reader's machine has.

    left    The country never signed the treaty.
    right   The pact has been rejected by Washington.

No word is shared, and only a model of the language knows that the two go together. But to such a model everything in
a story about a treaty is alike, so its cosine is made relative to how alike each statement is to its nearest others
(CSLS, as in `similarity`), and only what is above that is added to the likeness of the words.

Nothing here is imported unless an embedder is asked for. Any model of sentence-transformers will do, by its name or
as a local folder; a folder's weights are checked against a known hash where there is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from diptych.alignment.embedding import Embedder
from diptych.alignment.similarity import Pair
from diptych.errors import OptionError

__all__ = ["SentenceEncoder", "load_embedder", "with_meaning"]

_WEIGHT = 0.25
"""What relative likeness of meaning counts for beside that of words."""

_NEAREST = 3
"""How many nearest others a likeness is relative to."""

_CHANCE = 0.005
"""What likeness of meaning adds by chance, and is taken off again, so that one scale serves with and without it."""

_KNOWN_WEIGHTS: Mapping[str, str] = {
    "all-MiniLM-L6-v2": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
"""SHA-256 of `model.safetensors` of models that this was measured with, by folder name."""

_PLACES = 6
"""Decimal places kept of a cosine: the last bits differ between machines, an answer must not."""


class SentenceEncoder:
    """A model of sentence-transformers as an `Embedder`."""

    def __init__(self, name: str, model: Any) -> None:
        """Wrap a loaded model; `name` is what pages call it."""
        self.name = name
        self._model = model

    def embed(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector of unit length for each sentence."""
        vectors: Sequence[Sequence[float]] = self._model.encode(
            list(sentences), normalize_embeddings=True, show_progress_bar=False
        )
        return vectors


def load_embedder(model: str) -> Embedder:
    """The sentence encoder of that name, or in that folder.

    Raises OptionError where the package or the model is missing, or a folder's weights are not what they should be.
    """
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an optional extra, heavy to import
    except ImportError as error:
        raise OptionError(
            "Linking by meaning needs an optional package: run `pip install diptych[semantic]`, "
            "or leave --semantic out."
        ) from error
    folder = Path(model)
    if folder.is_dir():
        check_weights(folder)
    try:
        return SentenceEncoder(folder.name, SentenceTransformer(model, device="cpu"))
    except (OSError, ValueError) as error:
        raise OptionError(f"The sentence encoder “{model}” cannot be loaded: {error}") from error


def check_weights(folder: Path) -> None:
    """Make sure that a known model's weights are its own; OptionError where they are not."""
    expected = _KNOWN_WEIGHTS.get(folder.name)
    weights = folder / "model.safetensors"
    if expected is None or not weights.is_file():
        return
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise OptionError(
            f"{weights} is not the file that {folder.name} is known by (SHA-256 {found[:12]}…, "
            f"expected {expected[:12]}…): download it again, or give the folder a name of its own."
        )


def with_meaning(
    found: Mapping[Pair, float], one: Sequence[str], two: Sequence[str], embedder: Embedder
) -> dict[Pair, float]:
    """The likenesses of words `found` with that of meaning added, for all pairs of statements that have either."""
    meaning = _relative_cosines(embedder.embed(one), embedder.embed(two))
    return {
        (i, j): found.get((i, j), 0.0) + _WEIGHT * value - _CHANCE
        for (i, j), value in sorted(meaning.items())
        if value > 0 or (i, j) in found
    }


def _relative_cosines(one: Sequence[Sequence[float]], two: Sequence[Sequence[float]]) -> dict[Pair, float]:
    """How far each pair is more alike than its statements are to their nearest others; 0 where it is not."""
    import numpy as np  # noqa: PLC0415 - comes with the extra, and only this needs it

    if len(one) == 0 or len(two) == 0:
        return {}
    cosines = np.round(np.asarray(one, dtype=np.float64) @ np.asarray(two, dtype=np.float64).T, _PLACES)
    rows = -np.sort(-cosines, axis=1)[:, :_NEAREST].sum(axis=1) / _NEAREST
    columns = -np.sort(-cosines, axis=0)[:_NEAREST].sum(axis=0) / _NEAREST
    above = np.maximum(cosines - (rows[:, None] + columns[None, :]) / 2, 0.0)
    return {(i, j): float(above[i, j]) for i in range(len(one)) for j in range(len(two))}
