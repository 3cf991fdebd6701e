"""What the commands are called and which options they take."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from diptych import __version__

__all__ = ["COMMANDS", "command_parser", "parsed_build_options"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "diptych.cli.site:build_site",
        "serve": "diptych.cli.site:serve_site",
        "check": "diptych.cli.site:check_content",
        "compare": "diptych.cli.compare:compare_files",
        "sources": "diptych.cli.sources:print_sources",
        "new": "diptych.cli.desk:make_story",
        "import": "diptych.cli.desk:import_sources",
        "review": "diptych.cli.desk:review_story",
    }
)
"""Every command, and the function that runs it as `module:function`."""

_DEFAULT_PORT = 5500


def command_parser() -> argparse.ArgumentParser:
    """The parser of the installed command `diptych`."""
    parser = argparse.ArgumentParser(
        prog="diptych",
        description="Two tellings of one news story, side by side: what differs, what conflicts, and whose word it is.",
    )
    parser.add_argument("--version", action="version", version=f"diptych {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build the site from the content folder")
    _add_site_options(build)
    _add_output_options(build)

    serve = commands.add_parser("serve", help="build, show the site on this machine, and rebuild on every save")
    _add_site_options(serve)
    _add_output_options(serve)
    _add_serve_options(serve)

    check = commands.add_parser("check", help="check the content and write nothing")
    _add_site_options(check)

    _add_compare(commands)

    sources = commands.add_parser(
        "sources", help="print who is quoted in each file, one line of JSON a file", description=_SOURCES
    )
    sources.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .md or .txt article")
    _add_desk(commands)
    return parser


def parsed_build_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of `python build.py`."""
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build the site from content/ into site/, or preview it with --serve."
    )
    _add_site_options(parser)
    _add_output_options(parser)
    parser.add_argument("--serve", action="store_true", help="show the site on this machine; rebuild on every save")
    _add_serve_options(parser)
    return parser.parse_args(arguments)


def _add_site_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="the stories (default: content)"
    )
    parser.add_argument(
        "--templates", type=Path, metavar="DIR", help="templates of your own (default: templates/ beside the content)"
    )
    parser.add_argument("--strict", action="store_true", help="treat every warning of `check` as an error")


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="the site (default: site)")
    parser.add_argument("--base-url", metavar="URL", help="where it will be published; overrides site.yaml")
    parser.add_argument("--fresh", action="store_true", help="make everything anew; keep nothing for the next build")
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes that work at once (default: one per processor)"
    )


def _add_serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=_DEFAULT_PORT, help=f"port of the preview on 127.0.0.1 (default: {_DEFAULT_PORT})"
    )


def _add_desk(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands of the editor's desk, which all speak of one story."""
    new = commands.add_parser("new", help="make a story's folder, to be filled in")
    bring = commands.add_parser("import", help="bring articles into a story, from pages, files or hyperlinks")
    review = commands.add_parser("review", help="go over what is unsure in a story, and write the answers down")
    for parser in (new, bring, review):
        parser.add_argument("story", metavar="STORY", help="the name of the story's folder")
        parser.add_argument(
            "--content", type=Path, default=Path("content"), metavar="DIR", help="the stories (default: content)"
        )
    bring.add_argument("sources", nargs="+", metavar="SOURCE", help="a hyperlink, or a file: .html, .txt, .md or .docx")
    bring.add_argument("--as", dest="name", metavar="NAME", help="the article's file, without .md (for one source)")
    bring.add_argument("--archive", action="store_true", help="keep what was read beside the article")
    bring.add_argument("--replace", action="store_true", help="write over the article of that name, keeping its keys")
    bring.add_argument("--allow-private", action="store_true", help="fetch from addresses of private networks, too")
    review.add_argument("--by", metavar="NAME", help="written beside each decision, with today's date")
    review.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="the site, to show the page")


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    compare = commands.add_parser("compare", help="compare two files, or many pairs", description=_COMPARE)
    compare.add_argument("files", nargs="*", type=Path, metavar="LEFT RIGHT", help="two .md or .txt articles")
    compare.add_argument("--json", action="store_true", help="print the comparison as JSON")
    compare.add_argument("--batch", action="store_true", help="read pairs as JSON lines from standard input")
    compare.add_argument("--revision", action="store_true", help="RIGHT is a later state of the same article")
    compare.add_argument(
        "--language", default="en", metavar="TAG", help="language of a batch's texts that name none (default: en)"
    )
    compare.add_argument("--semantic", metavar="MODEL", help="add a sentence-embedding model, by name or folder")


_COMPARE = """Compare two articles and print a report, or JSON. With --batch, read lines of JSON from standard input:
{"left": …, "right": …}, both plain text with a line a paragraph, and optionally "id", "left_date", "right_date"
(YYYY-MM-DD) and "language", which are given back; print one line of JSON a pair. A line that cannot be compared gives
{"error": …} in its place, and status 1 at the end."""
_SOURCES = """Print a line of JSON for each file: its text, and every attribution in it with the source, the words that
report, and what is reported, as offsets into that text."""


def _port(value: str) -> int:
    """A port number; 0 lets the system choose a free one."""
    number = int(value) if value.isdecimal() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"“{value}” is not a port number (0 to 65535)")
    return number
