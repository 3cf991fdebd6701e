"""The Markdown we read: Python-Markdown's, with what loses or runs somebody's words taken out.

Four places where plain Markdown drops what a publisher wrote, and what happens here instead:

    <script>alert(1)</script>     raw HTML is passed through          → it is text like any other
    [Editor]: updated             a link definition nobody uses       → it is a paragraph
    [sic](she meant "noon")       a link to “she meant”, title “noon”  → it is text, for that is no destination
    2. Second demand              the number becomes the browser's    → the number is part of the text

There are no extensions, so no smart quotation marks, tables or footnotes: those stay as they are typed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from xml.etree import ElementTree

import markdown
from markdown import blockprocessors, inlinepatterns

__all__ = ["parse_tree"]

_DESTINATION = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[/#?.])\S*|\S*[./]\S*", re.IGNORECASE)
"""What can be a hyperlink's destination: a scheme, a path, or something with a full stop or slash, and no space."""

_NO_CHARACTERS = frozenset({"Cc", "Cs", "Cn"})
"""Unicode categories of controls, surrogates and unassigned code points."""

_LONGEST_LINK = 1_000
"""Characters within which a hyperlink's words, and then its address, must end."""

_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\[\]]*)\]:", re.MULTILINE)


def parse_tree(source: str) -> ElementTree.Element:
    """The element tree of a Markdown text: blocks and inline elements, nothing serialised, nothing executed.

    Raises RecursionError where blocks are nested beyond what can be followed.
    """
    reader = _reader(source)
    lines = source.split("\n")
    for preprocessor in reader.preprocessors:
        lines = preprocessor.run(lines)
    root = reader.parser.parseDocument(lines).getroot()
    if root is None:  # a document of no lines
        return ElementTree.Element("div")
    reader.treeprocessors["inline"].run(root)
    return root


def _reader(source: str) -> markdown.Markdown:
    """A parser for one text; it keeps link definitions, so it is never used twice."""
    reader = markdown.Markdown()
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    reader.inlinePatterns.register(_Reference(inlinepatterns.ENTITY_RE, reader), "entity", 80)
    reader.inlinePatterns.register(_Mail(inlinepatterns.AUTOMAIL_RE, reader), "automail", 110)
    for name, priority, kind, start in _LINKS:
        reader.inlinePatterns.register(kind(start, reader), name, priority)
    blocks = reader.parser.blockprocessors
    blocks.register(_OrderedList(reader.parser), "olist", 40)
    blocks.register(_BulletList(reader.parser), "ulist", 30)
    blocks.register(_Definition(reader.parser, _used_labels(source)), "reference", 15)
    return reader


class _Reference(inlinepatterns.InlineProcessor):
    """A character reference (`&amp;`, `&#8217;`) as its character; one that names none stays as written."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base class names it and lacks `data`
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        found = html.unescape(m.group(1))
        fit = found and not any(unicodedata.category(character) in _NO_CHARACTERS for character in found)
        return found if fit else m.group(1), m.start(0), m.end(0)


class _Mail(inlinepatterns.InlineProcessor):
    """`<desk@example.org>` as a hyperlink; Markdown's own scrambles the letters."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the base class names it and lacks `data`
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        element = ElementTree.Element("a")
        address = self.unescape(m.group(1)).removeprefix("mailto:")
        element.text = markdown.util.AtomicString(address)
        element.set("href", f"mailto:{address}")
        return element, m.start(0), m.end(0)


class _Bounded(inlinepatterns.LinkInlineProcessor):
    """Looks for the end of a hyperlink near its beginning only: thousands of “[” that are never closed cost no more."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - Markdown’s name
        end = index + _LONGEST_LINK
        return super().getText(data[:end], index) if data.find("]", index, end) >= 0 else ("", index, False)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - Markdown’s name
        end = index + _LONGEST_LINK
        if data.find(")", index, end) < 0:
            return "", None, index, False
        return _with_destination(super().getLink(data[:end], index))


class _Link(_Bounded):
    """`[text](destination)`, only where the destination can be one."""


class _Image(_Bounded, inlinepatterns.ImageInlineProcessor):
    """`![text](destination)`, only where the destination can be one."""


class _LinkByLabel(_Bounded, inlinepatterns.ReferenceInlineProcessor):
    """`[text][label]`."""


class _LinkByText(_Bounded, inlinepatterns.ShortReferenceInlineProcessor):
    """`[label]`."""


class _ImageByLabel(_Bounded, inlinepatterns.ImageReferenceInlineProcessor):
    """`![text][label]`."""


class _ImageByText(_Bounded, inlinepatterns.ShortImageReferenceInlineProcessor):
    """`![label]`."""


_LINKS: tuple[tuple[str, int, type[_Bounded], str], ...] = (
    ("reference", 170, _LinkByLabel, inlinepatterns.REFERENCE_RE),
    ("link", 160, _Link, inlinepatterns.LINK_RE),
    ("image_link", 150, _Image, inlinepatterns.IMAGE_LINK_RE),
    ("image_reference", 140, _ImageByLabel, inlinepatterns.IMAGE_REFERENCE_RE),
    ("short_reference", 130, _LinkByText, inlinepatterns.REFERENCE_RE),
    ("short_image_ref", 125, _ImageByText, inlinepatterns.IMAGE_REFERENCE_RE),
)
"""What reads hyperlinks and images, by Python-Markdown's own names and priorities, and what each begins with."""


def _with_destination(found: tuple[str, str | None, int, bool]) -> tuple[str, str | None, int, bool]:
    written, title, index, handled = found
    href = html.unescape(written)
    return href, title, index, handled and _DESTINATION.fullmatch(href) is not None


class _NumberedItems:
    """List items that keep the number they were given; mixed into both list processors, as lists may be mixed."""

    CHILD_RE: re.Pattern[str]
    INDENT_RE: re.Pattern[str]
    tab_length: int

    def get_items(self, block: str) -> list[str]:
        """Break a block into list items, as Python-Markdown does, with `2.` kept (and escaped) before its text."""
        items: list[str] = []
        for line in block.split("\n"):
            item = self.CHILD_RE.match(line)
            if item:
                number = f"{item.group(2)[:-1]}\\. " if item.group(2) else ""
                items.append(number + item.group(3))
            elif self.INDENT_RE.match(line) and not items[-1].startswith(" " * self.tab_length):
                items.append(line)
            else:
                items[-1] = f"{items[-1]}\n{line}"
        return items


class _OrderedList(_NumberedItems, blockprocessors.OListProcessor):
    """`1. text`."""


class _BulletList(_NumberedItems, blockprocessors.UListProcessor):
    """`- text`."""


class _Definition(blockprocessors.ReferenceProcessor):
    """`[label]: destination`, only where some hyperlink uses the label."""

    def __init__(self, parser: markdown.blockparser.BlockParser, used: frozenset[str]) -> None:
        super().__init__(parser)
        self._used = used

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool:
        labels = [match.group(1).strip().lower() for match in self.RE.finditer(blocks[0])]
        targets = [match.group(2) for match in self.RE.finditer(blocks[0])]
        fit = all(label in self._used for label in labels) and all(map(_DESTINATION.fullmatch, targets))
        return bool(super().run(parent, blocks)) if labels and fit else False


def _used_labels(source: str) -> frozenset[str]:
    """The labels of definitions that stand in square brackets somewhere else too."""
    lowered = source.lower()
    labels = {match.group(1).strip() for match in _DEFINITION.finditer(lowered)}
    return frozenset(
        label
        for label in labels
        if lowered.count(f"[{label}]") > len(re.findall(rf"\[\s*{re.escape(label)}\s*\]:", lowered))
    )
