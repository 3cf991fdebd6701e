"""The language of `review.yaml`: a list of decisions, each with one verb.

    - unlink:
        courier: "the bridge will close in May"
        herald: "the harbour closes in May"
      note: The bridge is not the harbour.
      by: M. Editor
      when: 2026-01-05

The verb says what is decided; statements are named by a quotation, under the article they stand in. docs/editing.md
describes every verb; review.schema.json says the same for editors' completion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from diptych.errors import ContentError
from diptych.model import ConflictKind, LinkRelation, SourceKind
from diptych.review.decisions import (
    AsideDecision,
    ConflictDecision,
    ConflictVerb,
    Decision,
    LinkDecision,
    MergeDecision,
    NoteDecision,
    Occurrence,
    Quote,
    Review,
    SourceDecision,
    SplitDecision,
    Stamp,
    UnlinkDecision,
)
from diptych.textfile import read_text, reading
from diptych.yamlfile import Fields, YamlList, YamlMapping, YamlNode, YamlScalar, nearest, parse_yaml

__all__ = ["REVIEW_FILE", "VERBS", "parse_review", "read_review"]

REVIEW_FILE = "review.yaml"

_STAMP_KEYS = ("by", "when")
_QUOTE_KEYS = ("words", "after", "before", "occurrence", "exactly")
_OCCURRENCE = re.compile(r"(\d{1,3}) of (\d{1,3})")


@reading
def read_review(folder: Path, articles: Sequence[str]) -> Review:
    """The decisions in a story's folder, none where it has no `review.yaml`; `articles` are the story's keys.

    Raises ContentError for what is not in the language; whether the words are found, `apply_review` says.
    """
    path = folder / REVIEW_FILE
    if not path.exists() and not path.is_symlink():
        return Review(path)
    return parse_review(read_text(path, within=folder), path, articles)


def parse_review(text: str, path: Path, articles: Sequence[str]) -> Review:
    """The decisions in a review's text."""
    found = parse_yaml(text, path)
    if found is None or (isinstance(found, YamlScalar) and found.is_null):
        return Review(path)
    if not isinstance(found, YamlList):
        remedy = "Begin each decision with “- ” and its verb, such as “- unlink:”."
        raise ContentError(path, "this is not a list of decisions.", line=found.line, remedy=remedy)
    reader = _Reader(path, tuple(articles))
    return Review(path, tuple(reader.decision(node) for node in found.items))


class _Reader:
    """Reads decisions that may speak of certain articles."""

    def __init__(self, path: Path, articles: tuple[str, ...]) -> None:
        self._path = path
        self._articles = articles

    def decision(self, node: YamlNode) -> Decision:
        if not isinstance(node, YamlMapping):
            remedy = "Write “- ” and a verb, such as “- unlink:”."
            raise ContentError(self._path, "this is not a decision.", line=node.line, remedy=remedy)
        verb = self._verb(node)
        keys, read = VERBS[verb]
        return read(self, verb, Fields(node, self._path, (verb, *keys, *_STAMP_KEYS)))

    def _verb(self, node: YamlMapping) -> str:
        """The one verb among the keys; `note` is one only where there is no other."""
        keys = [key.text for key, _ in node.entries]
        verbs = [key for key in keys if key in VERBS and key != "note"] or [key for key in keys if key == "note"]
        if len(verbs) == 1:
            return verbs[0]
        if verbs:
            problem = f"this decision has two verbs, “{verbs[0]}” and “{verbs[1]}”."
            raise ContentError(self._path, problem, line=node.line, remedy="Make two decisions of it.")
        guess = next((hint for hint in (nearest(key, tuple(VERBS)) for key in keys) if hint), "")
        remedy = guess or f"The verbs are: {', '.join(VERBS)}."
        raise ContentError(self._path, "this decision has no verb.", line=node.line, remedy=remedy)

    # --- one method for each kind of decision ---------------------------------------------------------------------

    def link(self, verb: str, fields: Fields) -> Decision:
        """`link`."""
        relation = fields.choice("relation", LinkRelation, LinkRelation.REWORDED) if "relation" in fields else None
        return LinkDecision(_stamp(fields), self._two_articles(verb, fields), relation)

    def unlink(self, verb: str, fields: Fields) -> Decision:
        """`unlink`."""
        return UnlinkDecision(_stamp(fields), self._two_articles(verb, fields))

    def conflict(self, verb: str, fields: Fields) -> Decision:
        """`confirm`, `dismiss` and `conflict`."""
        quotes = self._quotes(verb, fields)
        if len(quotes) != 2:
            raise fields.error(verb, "needs two quotations", "Quote one wording of each article, or two of one.")
        kind = fields.choice("kind", ConflictKind, ConflictKind.NUMBER) if "kind" in fields else None
        if kind is None and verb != ConflictVerb.DISMISS:
            kinds = ", ".join(kind.value for kind in ConflictKind)
            raise fields.error(verb, "needs a “kind”", f"Write kind: and one of: {kinds}.")
        return ConflictDecision(_stamp(fields), ConflictVerb(verb), quotes, kind, fields.string("explanation"))

    def aside(self, verb: str, fields: Fields) -> Decision:
        """`not_a_statement`."""
        return AsideDecision(_stamp(fields), self._quotes(verb, fields))

    def remark(self, verb: str, fields: Fields) -> Decision:
        """`note`."""
        text = fields.required(verb, "Write the note's text after “note:”.")
        stamp = Stamp(fields.line, None, fields.string("by"), fields.date("when"))
        return NoteDecision(stamp, self._quotes("about", fields), text, _references(fields))

    def source(self, verb: str, fields: Fields) -> Decision:
        """`source`."""
        name, kind = fields.string("name"), _source_kind(fields)
        if name is None and kind is None:
            raise fields.error(verb, "changes nothing", "Write its right name: or kind: beside it.")
        return SourceDecision(_stamp(fields), fields.required(verb, "Name the source."), name, kind)

    def merge(self, verb: str, fields: Fields) -> Decision:
        """`merge`."""
        names = fields.strings(verb)
        if len(names) < 2:
            raise fields.error(verb, "needs two sources or more", "Write them as a list: [one, another].")
        return MergeDecision(_stamp(fields), names, fields.string("name"), _source_kind(fields))

    def split(self, verb: str, fields: Fields) -> Decision:
        """`split`."""
        name = fields.required("name", "Write the name of the other source after “name:”.")
        source = fields.required(verb, "Name the source.")
        return SplitDecision(_stamp(fields), source, self._quotes("in", fields), name, _source_kind(fields))

    # --- quotations -----------------------------------------------------------------------------------------------

    def _two_articles(self, verb: str, fields: Fields) -> tuple[Quote, ...]:
        quotes = self._quotes(verb, fields)
        if len({quote.article for quote in quotes}) != 2:
            raise fields.error(verb, "needs statements of two articles", "Quote each under its article's name.")
        return quotes

    def _quotes(self, key: str, fields: Fields) -> tuple[Quote, ...]:
        node = fields.node(key)
        if not isinstance(node, YamlMapping) or not node.entries:
            remedy = f'Write under it, such as {self._articles[0]}: "words of the statement".'
            raise fields.error(key, "needs a quotation", remedy)
        found: list[Quote] = []
        for article, value in node.entries:
            if article.text not in self._articles:
                remedy = nearest(article.text, self._articles) or f"The articles are: {', '.join(self._articles)}."
                problem = f"the story has no article “{article.text}”."
                raise ContentError(self._path, problem, line=article.line, remedy=remedy)
            items = value.items if isinstance(value, YamlList) else (value,)
            found += [self._quote(article.text, item) for item in items]
        return tuple(found)

    def _quote(self, article: str, node: YamlNode) -> Quote:
        if isinstance(node, YamlScalar):
            return self._checked(Quote(article, node.text.strip(), node.line))
        if not isinstance(node, YamlMapping):
            raise ContentError(
                self._path, "this is not a quotation.", line=node.line, remedy="Write words of the statement."
            )
        fields = Fields(node, self._path, _QUOTE_KEYS)
        quote = Quote(
            article,
            fields.required("words", "Quote words of the statement."),
            fields.line_of("words"),
            fields.string("after"),
            fields.string("before"),
            _occurrence(fields),
            fields.string("exactly"),
        )
        return self._checked(quote)

    def _checked(self, quote: Quote) -> Quote:
        """The quotation, which must have at least one word: an empty one would stand everywhere."""
        if not any(character.isalnum() for character in quote.words):
            raise ContentError(
                self._path, "this quotation has no words.", line=quote.line, remedy="Quote words of the statement."
            )
        return quote


_Read = Callable[[_Reader, str, Fields], Decision]

VERBS: Mapping[str, tuple[tuple[str, ...], _Read]] = MappingProxyType(
    {
        "link": (("relation", "note"), _Reader.link),
        "unlink": (("note",), _Reader.unlink),
        "confirm": (("kind", "explanation", "note"), _Reader.conflict),
        "dismiss": (("kind", "explanation", "note"), _Reader.conflict),
        "conflict": (("kind", "explanation", "note"), _Reader.conflict),
        "not_a_statement": (("note",), _Reader.aside),
        "note": (("about", "references"), _Reader.remark),
        "source": (("name", "kind", "note"), _Reader.source),
        "merge": (("name", "kind", "note"), _Reader.merge),
        "split": (("in", "name", "kind", "note"), _Reader.split),
    }
)
"""Every verb, with the keys that may stand beside it and what reads it."""


def _stamp(fields: Fields) -> Stamp:
    return Stamp(fields.line, fields.string("note"), fields.string("by"), fields.date("when"))


def _source_kind(fields: Fields) -> SourceKind | None:
    return fields.choice("kind", SourceKind, SourceKind.VAGUE) if "kind" in fields else None


def _occurrence(fields: Fields) -> Occurrence | None:
    written = fields.string("occurrence")
    if written is None:
        return None
    match = _OCCURRENCE.fullmatch(written)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise fields.error("occurrence", f"cannot be “{written}”", "Write it such as 2 of 3.")
    return Occurrence(int(match[1]), int(match[2]))


def _references(fields: Fields) -> tuple[str, ...]:
    references = fields.strings("references")
    for reference in references:
        if not reference.startswith(("https://", "http://")) or not _host(reference):
            problem = f"must be web addresses, which “{reference}” is not"
            raise fields.error("references", problem, "Begin each with https:// or http://.")
    return references


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
