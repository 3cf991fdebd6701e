"""YAML with line numbers, read the way an editor means it.

Plain YAML bites people who write prose:

    title: Policy: A Shift      an error about "mapping values", three words into a headline
    language: NO                False
    story: 002                  2
    title: *Extra*, read it     an alias
    a: &a [x, x]                an anchor, and through ten lines of them a billion strings

So nothing is typed here: every scalar stays the text that was written, with its line, and the reader of a key says
what it means. Anchors, aliases, tags and repeated keys are errors, each with the remedy.
"""

from __future__ import annotations

import datetime as dt
import difflib
import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from diptych.errors import ContentError

__all__ = ["Fields", "YamlList", "YamlMapping", "YamlNode", "YamlScalar", "nearest", "parse_date", "parse_yaml"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Deeper than any file of ours; stops input that would exhaust the stack.
_MAX_DEPTH = 20

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
"""What YAML's escapes can bring in and no page can carry."""

_NULLS = frozenset({"", "~", "null"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?(?:Z|[+-]\d{2}:\d{2}))?")

_Choice = TypeVar("_Choice", bound=enum.StrEnum)


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A single value, as written."""

    text: str
    """Its characters, after YAML's quoting is undone."""
    line: int
    """Its line in the file, from 1."""
    plain: bool
    """Whether it stands without quotation marks or block marks."""

    @property
    def is_null(self) -> bool:
        """Whether it says "nothing here": empty, `~` or `null`, unquoted."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class YamlList:
    """A list of values."""

    items: tuple[YamlNode, ...]
    """Its items in order."""
    line: int
    """The line it begins on."""


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """Keys with values, in the file's order; no key twice."""

    entries: tuple[tuple[YamlScalar, YamlNode], ...]
    """Its keys and values."""
    line: int
    """The line it begins on."""


YamlNode = YamlScalar | YamlList | YamlMapping


def parse_yaml(text: str, path: Path, *, first_line: int = 1) -> YamlNode | None:
    """The one document in `text`, or None where there is nothing but comments.

    `first_line` is the line of the file that `text` begins on. Raises ContentError with the line and a remedy.
    """
    try:
        return _Composer(yaml.parse(text, Loader=_Loader), path, first_line).document()
    except yaml.MarkedYAMLError as bad:
        raise _syntax_error(bad, text, path, first_line) from bad
    except yaml.YAMLError as bad:
        raise ContentError(path, f"this is not YAML: {bad}.", line=first_line) from bad


class _Composer:
    """Builds our nodes from the parser's events, which carry their lines."""

    def __init__(self, events: Iterator[yaml.Event], path: Path, first_line: int) -> None:
        self._events = events
        self._path = path
        self._first_line = first_line

    def document(self) -> YamlNode | None:
        found: YamlNode | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found is not None:
                    raise self._error(event, "a second YAML document begins here.", "Remove the line “---”.")
                found = self._node(next(self._events), 0)
        return found

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        self._refuse_references(event)
        if depth > _MAX_DEPTH:
            raise self._error(event, "this is nested too deeply.", "Write it flat, as the documentation shows.")
        if isinstance(event, yaml.ScalarEvent):
            if _CONTROL.search(event.value):
                raise self._error(event, "there is a control character in this value.", "Delete it.")
            return YamlScalar(event.value, self._line(event), event.style is None or event.style == "")
        if isinstance(event, yaml.SequenceStartEvent):
            return YamlList(tuple(self._items(yaml.SequenceEndEvent, depth)), self._line(event))
        items = list(self._items(yaml.MappingEndEvent, depth))
        return YamlMapping(tuple(self._entries(event, items)), self._line(event))

    def _items(self, end: type[yaml.Event], depth: int) -> Iterator[YamlNode]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield self._node(event, depth + 1)

    def _entries(self, event: yaml.Event, items: list[YamlNode]) -> Iterator[tuple[YamlScalar, YamlNode]]:
        seen: set[str] = set()
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                raise self._error(event, "a key must be a single word.", "Quote it if it begins with [ or {.")
            if key.text in seen:
                raise ContentError(
                    self._path, f"the key “{key.text}” stands here twice.", line=key.line, remedy="Keep one of the two."
                )
            seen.add(key.text)
            yield key, value

    def _refuse_references(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            problem = f"“{sign}” at the start of a value means a YAML alias, and aliases are not read here."
            raise self._error(event, problem, "Put the value in quotation marks, or write it out.")
        if getattr(event, "tag", None) not in (None, "!"):
            problem = "“!” at the start of a value means a YAML tag, and tags are not read here."
            raise self._error(event, problem, "Put the value in quotation marks.")

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (mark.line if mark else 0) + self._first_line

    def _error(self, event: yaml.Event, problem: str, remedy: str) -> ContentError:
        return ContentError(self._path, problem, line=self._line(event), remedy=remedy)


def _syntax_error(bad: yaml.MarkedYAMLError, text: str, path: Path, first_line: int) -> ContentError:
    """The parser's complaint in words an editor can act on."""
    mark = bad.problem_mark or bad.context_mark
    at = int(mark.line) if mark else 0
    lines = text.split("\n")
    written = lines[at] if at < len(lines) else ""
    if "mapping values" in str(bad.problem):
        problem = "a value with a colon and a space in it must be in quotation marks."
        return ContentError(path, problem, line=at + first_line, remedy=_quoted_remedy(written))
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return ContentError(path, "a tab begins this line.", line=at + first_line, remedy="Indent with spaces.")
    opened = int(bad.context_mark.line) if bad.context_mark else at
    remedy = _quoted_remedy(lines[opened] if opened < len(lines) else "")
    return ContentError(path, "this line is not YAML.", line=opened + first_line, remedy=remedy)


def _quoted_remedy(written: str) -> str:
    """How the line would look with its value in quotation marks."""
    match = re.match(r"\s*(?:- )?\s*(?P<key>[\w-]+):\s+(?P<value>.+)$", written)
    if not match:
        return "Put values with punctuation in them in quotation marks."
    if match["value"].startswith(("[", "{")):
        return "Close the bracket, with commas between what is in it."
    value = match["value"].strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'Write {match["key"]}: "{value}"'


class Fields:
    """The keys of one mapping, read by name: each method says what the value is meant to be.

    Unknown keys are an error at once, with the nearest known one. A key without a value counts as absent.
    """

    def __init__(self, mapping: YamlMapping, path: Path, known: Sequence[str]) -> None:
        """Take the mapping's entries; `known` lists every key it may have."""
        self.path = path
        self.line = mapping.line
        self._lines = {key.text: key.line for key, _ in mapping.entries}
        self._values: dict[str, YamlNode] = {}
        for key, value in mapping.entries:
            if key.text not in known:
                remedy = nearest(key.text, known) or f"The keys are: {', '.join(known)}."
                raise ContentError(path, f"unknown key “{key.text}”.", line=key.line, remedy=remedy)
            if not (isinstance(value, YamlScalar) and value.is_null):
                self._values[key.text] = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        """The keys that have a value, in the file's order."""
        return tuple(self._values)

    def node(self, key: str) -> YamlNode | None:
        """The value itself, or None where it is absent."""
        return self._values.get(key)

    def line_of(self, key: str) -> int:
        """The line of a key; the mapping's own where the key is absent."""
        return self._lines.get(key, self.line)

    def string(self, key: str) -> str | None:
        """One text, its surrounding space removed; None where it is absent."""
        node = self._values.get(key)
        return None if node is None else self._text(node, key)

    def required(self, key: str, remedy: str) -> str:
        """One text that must be there."""
        found = self.string(key)
        if not found:
            raise ContentError(self.path, f"“{key}” is missing.", line=self.line_of(key), remedy=remedy)
        return found

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one; empty where it is absent."""
        node = self._values.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, YamlList) else (node,)
        return tuple(self._text(item, key) for item in items)

    def pairs(self, key: str) -> tuple[tuple[str, str, int], ...]:
        """A mapping of texts to texts, each with its line; empty where it is absent."""
        node = self._values.get(key)
        if node is None:
            return ()
        if not isinstance(node, YamlMapping):
            raise self.error(key, "must be keys with values", "Write one “key: value” a line, indented under it.")
        return tuple((name.text, self._text(value, key), name.line) for name, value in node.entries)

    def date(self, key: str) -> dt.date | None:
        """A day, or a moment (a `datetime`); None where it is absent."""
        written = self.string(key)
        if written is None:
            return None
        found = parse_date(written)
        if found is None:
            problem = f"“{key}: {written}” is not a date that exists."
            raise ContentError(self.path, problem, line=self.line_of(key), remedy="Write it as 2025-12-20.")
        return found

    def choice(self, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """One of an enum's values."""
        written = self.string(key)
        if written is None:
            return default
        values = [item.value for item in choices]
        if written not in values:
            remedy = nearest(written, values) or f"Write one of: {', '.join(values)}."
            raise ContentError(
                self.path, f"“{written}” is not a value of “{key}”.", line=self.line_of(key), remedy=remedy
            )
        return choices(written)

    def error(self, key: str, problem: str, remedy: str) -> ContentError:
        """A ContentError at that key: “key” and then `problem`."""
        return ContentError(self.path, f"“{key}” {problem}.", line=self.line_of(key), remedy=remedy)

    def _text(self, node: YamlNode, key: str) -> str:
        if not isinstance(node, YamlScalar):
            raise ContentError(
                self.path, f"“{key}” must be text here.", line=node.line, remedy="Put it in quotation marks."
            )
        return node.text.strip()


def parse_date(written: str) -> dt.date | None:
    """A day such as 2025-12-20, or a moment such as 2025-12-20T14:30+02:00; None where it is neither."""
    try:
        if _DATE.fullmatch(written):
            return dt.date.fromisoformat(written)
        if _MOMENT.fullmatch(written):
            return dt.datetime.fromisoformat(re.sub(r" (?=[Z+-])", "", written))
    except ValueError:
        return None
    return None


def nearest(word: str, known: Sequence[str]) -> str:
    """“Did you mean “title”?”, or nothing where no known word is near."""
    by_form = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(word.casefold(), list(by_form), n=1)
    return f"Did you mean “{by_form[close[0]]}”?" if close else ""
