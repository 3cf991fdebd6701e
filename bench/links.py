"""How well statements are brought together: our links and those of peers on the same marked pairs, in one table.

bench/accuracy [--gold DIR] [--semantic MODEL]

`DIR` holds `.json` files of marked pairs; without it, the project's own copy of the first story is used. `MODEL` is a
sentence encoder by name or folder: with one, our links with meaning and the encoder alone are in the table, too.
Peers are installed with `pip install collatex python-Levenshtein redlines`; one that is missing is named as missing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import reduce
from operator import add
from pathlib import Path

from diptych.alignment import Embedder, link_statements
from diptych.alignment.semantic import load_embedder
from diptych.errors import OptionError
from diptych.lexicons import lexicon
from diptych.model import Relation
from diptych.sourcing import find_sourcing

from .gold import MarkedPair, Pair, Tally, marked_pairs
from .peers import PEERS, embedder_alone

__all__ = ["main"]

_OWN_GOLD = Path(__file__).parent.parent / "tests" / "gold"

Finder = Callable[[MarkedPair], set[Pair]]


def diptych_links(embedder: Embedder | None = None) -> Finder:
    """Our links, as pairs of statements."""
    words = lexicon("en")

    def find(pair: MarkedPair) -> set[Pair]:
        sourcing = find_sourcing((pair.left, pair.right), words)
        links = link_statements(pair.left, pair.right, sourcing, Relation.RETELLING, words, embedder)
        return {(int(a[1:]) - 1, int(b[1:]) - 1) for link in links for a in link.left for b in link.right}

    return find


def finders(model: str | None) -> Iterator[tuple[str, Finder | str]]:
    """Everything that is measured, by name; a sentence in place of what cannot be."""
    yield "Diptych", diptych_links()
    try:
        embedder = load_embedder(model) if model else None
        missing = "not measured: no --semantic MODEL given"
    except OptionError as error:
        embedder, missing = None, f"missing: {error}"
    yield "Diptych, semantic", diptych_links(embedder) if embedder else missing
    yield from PEERS.items()
    yield "the encoder alone", embedder_alone(embedder) if embedder else missing


def row(name: str, finder: Finder | str, pairs: list[MarkedPair]) -> str:
    """One line of the table."""
    if isinstance(finder, str):
        return f"{name:26} {finder}"
    try:
        tallies = [pair.tally(finder(pair)) for pair in pairs]
    except ImportError as error:
        return f"{name:26} missing: {error}"
    total = reduce(add, tallies, Tally(0, 0, 0, 0, 0))
    each = " ".join(f"{tally.f1:9.2f}" for tally in tallies)
    precision = total.right / total.found if total.found else 1.0
    return (
        f"{name:26} {precision:5.2f} {total.right / total.wanted:5.2f} {total.f1:5.2f} "
        f"{total.same_right / total.same if total.same else 1.0:5.2f} {each}"
    )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="bench/accuracy", description="Compare links with those of peers.")
    parser.add_argument("--gold", type=Path, default=_OWN_GOLD, help="a folder of marked pairs")
    parser.add_argument("--semantic", metavar="MODEL", help="a sentence encoder, by name or folder")
    options = parser.parse_args(arguments)
    pairs = marked_pairs(options.gold)
    if not pairs:
        parser.error(f"{options.gold} holds no marked pairs")
    print(f"{'':26} {'P':>5} {'R':>5} {'F1':>5} {'same':>5} " + " ".join(f"{pair.name[:9]:>9}" for pair in pairs))
    for name, finder in finders(options.semantic):
        print(row(name, finder, pairs))
    print("P, R, F1: precision, recall and their mean over all links; same: recall of links that share the main")
    print("proposition; then F1 by pair.")


if __name__ == "__main__":
    main()
