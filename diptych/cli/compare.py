"""`diptych compare`: two files, or a stream of pairs."""

from __future__ import annotations

import argparse
import shutil
import sys

from diptych.alignment import Embedder
from diptych.cli.batch import BatchSettings, batch_answers
from diptych.cli.output import write_text
from diptych.comparison import compare
from diptych.errors import OptionError
from diptych.model import Comparison, Relation
from diptych.reading import pair_of, read_article_file
from diptych.rendering.export import comparison_json, json_line

__all__ = ["compare_files"]


def compare_files(options: argparse.Namespace) -> int:
    """Print what two files have in common, or with `--batch` answer pairs from standard input."""
    relation = Relation.REVISION if options.revision else Relation.RETELLING
    embedder = _embedder(options.semantic)
    if options.batch:
        if options.files:
            raise OptionError("compare --batch reads pairs from standard input; leave the file names out.")
        return _print_batch(BatchSettings(relation, options.language, embedder))
    if len(options.files) != 2:
        raise OptionError(f"compare needs two files, LEFT and RIGHT; {len(options.files)} given.")
    left, right = (read_article_file(path) for path in options.files)
    found = compare(pair_of(left, right, relation), embedder=embedder)
    write_text(comparison_json(found) if options.json else _report(found))
    return 0


def _print_batch(settings: BatchSettings) -> int:
    failed = False
    for answer in batch_answers(sys.stdin.buffer, settings):
        write_text(json_line(answer) + "\n")
        failed = failed or "error" in answer
    return 1 if failed else 0


def _report(found: Comparison) -> str:
    from diptych.rendering.report import terminal_report  # noqa: PLC0415 - measuring with --json needs no report

    return terminal_report(found, width=shutil.get_terminal_size().columns, colour=sys.stdout.isatty())


def _embedder(model: str | None) -> Embedder | None:
    if model is None:
        return None
    from diptych.alignment.semantic import load_embedder  # noqa: PLC0415 - an optional extra, heavy to import

    return load_embedder(model)
