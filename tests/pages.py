"""Published pages as a parser sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
"""Elements that are never closed."""


@dataclass
class Element:
    """An element with its attributes and what is in it, in order: strings and elements."""

    name: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its characters."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def __iter__(self) -> Iterator[Element]:
        """Itself and every element in it, in document order; what is in a <template> is no part of a document."""
        yield self
        for child in self.children if self.name != "template" else ():
            if isinstance(child, Element):
                yield from child

    def by_id(self, wanted: str) -> Element:
        """The one element of that id."""
        (found,) = [element for element in self if element.attributes.get("id") == wanted]
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            last = self.open[-1].children[-1]
            assert isinstance(last, Element)
            self.open.append(last)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(page: str | bytes) -> Element:
    """A page as a tree; every element that is opened must be closed, and in order."""
    reader = _Reader()
    reader.feed(page if isinstance(page, str) else page.decode("utf-8"))
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].name}> is never closed"
    return reader.open[0]


def told_text(page: Element, side: str) -> str:
    """An article's text as the page's text view tells it: the elements marked as its text, in document order."""
    return "".join(element.text for element in page if element.attributes.get("data-text") == side)
