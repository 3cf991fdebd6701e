"""Everything a comparison is published as beside its page, in one visible list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from diptych.model import Comparison
from diptych.rendering.annotations import comparison_annotations, plain_text
from diptych.rendering.export import comparison_json
from diptych.rendering.tables import attributions_csv, conflicts_csv, links_csv
from diptych.rendering.tei import comparison_tei

__all__ = ["EXPORTS", "export_files"]

EXPORTS: Mapping[str, Callable[[Comparison], str]] = {
    "comparison.json": comparison_json,
    "links.csv": links_csv,
    "conflicts.csv": conflicts_csv,
    "attributions.csv": attributions_csv,
    "comparison.tei.xml": comparison_tei,
    "annotations.jsonld": comparison_annotations,
    "left.txt": lambda comparison: plain_text(comparison.left),
    "right.txt": lambda comparison: plain_text(comparison.right),
}
"""The exports by the name of their file; each makes a text, to be written as UTF-8."""


def export_files(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The name and text of every export."""
    for name, export in EXPORTS.items():
        yield name, export(comparison)
