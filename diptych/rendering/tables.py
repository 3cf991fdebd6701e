"""A comparison as three tables for a spreadsheet: links, conflicts, attributions.

RFC 4180 with a byte order mark, which tells spreadsheets that the text is UTF-8. Several ids in one cell are parted by
a space, several phrases by a line feed; spans are written `start-end`.

A cell that a spreadsheet would run as a formula gets an apostrophe in front of it, as a person would type it:

    =HYPERLINK("https://…")      '=HYPERLINK("https://…")

`unguarded` takes it away again, so that nothing is lost. Words that begin with an apostrophe of their own are safe
as they are, unless a formula follows it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from diptych.model import Comparison
from diptych.rendering.export import comparison_data

__all__ = ["attributions_csv", "conflicts_csv", "guarded", "links_csv", "unguarded"]

BYTE_ORDER_MARK = "\ufeff"

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What spreadsheets take for the start of a formula, also behind apostrophes that an import may eat."""

_LINK = ("id", "relation", "score", "certainty", "moved", "origin", "note", "by", "when")
_CONFLICT = ("id", "kind", "certainty", "score", "rule", "explanation", "origin", "status", "note", "by", "when")
_ATTRIBUTION = ("side", "form", "content", "cue", "source_words")
_SPANS = ("source_span", "cue_span", "content_spans")

_LINK_COLUMNS = (*_LINK, "left", "left_names", "left_text", "right", "right_names", "right_text", "evidence", "words")
_WORDING = ("side", "statements", "names", "spans", "words")
_CONFLICT_COLUMNS = (*_CONFLICT, *(f"{place}_{name}" for place in ("first", "second") for name in _WORDING))
_ATTRIBUTION_COLUMNS = (
    *_ATTRIBUTION,
    *("source", "source_name", "source_kind", "via", "via_name", "statements", "names"),
    *_SPANS,
)

Data = Mapping[str, Any]
"""A part of the export."""


def links_csv(comparison: Comparison) -> str:
    """A line for each link, with the statements of both sides and the steps of the word difference."""
    data = comparison_data(comparison)
    statements = _statements(data)
    return _table(_LINK_COLUMNS, (_link(link, statements) for link in data["links"]))


def conflicts_csv(comparison: Comparison) -> str:
    """A line for each conflict, with the conflicting words of both sides."""
    data = comparison_data(comparison)
    statements = _statements(data)
    texts = {side: data[side]["text"] for side in ("left", "right")}
    return _table(_CONFLICT_COLUMNS, (_conflict(conflict, statements, texts) for conflict in data["conflicts"]))


def attributions_csv(comparison: Comparison) -> str:
    """A line for each attribution, with its source's name and kind."""
    data = comparison_data(comparison)
    statements, sources = _statements(data), {source["id"]: source for source in data["sources"]}
    rows = (_attribution(one, statements, sources) for one in data["attributions"])
    return _table(_ATTRIBUTION_COLUMNS, rows)


def guarded(cell: str) -> str:
    """The cell's text so that no spreadsheet runs it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(_cell(value)) for value in row] for row in rows)
    return BYTE_ORDER_MARK + written.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _link(link: Data, statements: Mapping[str, Data]) -> list[Any]:
    cells = [link[name] for name in _LINK]
    for side in ("left", "right"):
        cells += _named(link[side], statements)
        cells.append("\n".join(statements[i]["text"] or "" for i in link[side]))
    steps = (f"{step['op']} {_span(step['left'])} {_span(step['right'])}" for step in link["words"])
    return [*cells, "\n".join(link["evidence"]), "\n".join(steps)]


def _conflict(conflict: Data, statements: Mapping[str, Data], texts: Mapping[str, str]) -> list[Any]:
    cells = [conflict[name] for name in _CONFLICT]
    for wording in conflict["sides"]:
        words = "\n".join(texts[wording["side"]][start:end] for start, end in wording["spans"])
        cells += [wording["side"], *_named(wording["statements"], statements), _span_list(wording["spans"]), words]
    return cells


def _attribution(one: Data, statements: Mapping[str, Data], sources: Mapping[str, Data]) -> list[Any]:
    source, via = sources.get(one["source"], {}), sources.get(one["via"], {})
    return [
        *(one[name] for name in _ATTRIBUTION),
        *(one["source"], source.get("name"), source.get("kind"), one["via"], via.get("name")),
        *_named(one["statements"], statements),
        *(_span(one[name]) for name in _SPANS[:-1]),
        _span_list(one["content_spans"]),
    ]


def _statements(data: Data) -> dict[str, Data]:
    return {one["id"]: one for side in ("left", "right") for one in data[side]["statements"]}


def _named(ids: Sequence[str], statements: Mapping[str, Data]) -> list[str]:
    """Ids, and the names they are shown under."""
    return [" ".join(ids), " ".join(statements[i]["name"] for i in ids)]


def _span(span: Sequence[int] | None) -> str:
    return f"{span[0]}-{span[1]}" if span else ""


def _span_list(spans: Sequence[Sequence[int]]) -> str:
    return " ".join(_span(span) for span in spans)
