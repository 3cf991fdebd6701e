"""`diptych sources`: who is quoted in each file."""

from __future__ import annotations

import argparse

from diptych.cli.output import write_text
from diptych.comparison import article_sourcing
from diptych.reading import read_article_file
from diptych.rendering.export import json_line, sourcing_data

__all__ = ["print_sources"]


def print_sources(options: argparse.Namespace) -> int:
    """Print a line of JSON for each file, in the order given."""
    for path in options.files:
        article = read_article_file(path)
        write_text(json_line({"file": str(path), **sourcing_data(article, article_sourcing(article))}) + "\n")
    return 0
