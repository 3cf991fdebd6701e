"""A saved web page: which part of it is the article, and that part as Markdown.

The problem, on a page of any news site:

    header, menu, "Skip to content"            not the article
    headline, byline, date, share bar          not its text
    first paragraph                            the article
    a box "Read more: …"                       not
    a figure with its caption                  not
    "We will mend it," he said.                the article, though short
    the newsletter's form                      not
    more paragraphs, a subhead, a list         the article
    "Correction: an earlier version …"         a notice about it
    tags, "You may also like", footer          not

An extractor (trafilatura) is good at finding where the article is, but drops short paragraphs, corrections and
authors. So it is asked where; then that part of the page is walked in full, and only what is marked as chrome, by its
element, its class or its words, is left out. What the two disagree on is kept, and the editor is told.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from diptych.authoring.markdown import MarkdownWriter, Piece
from diptych.authoring.metadata import Metadata, page_metadata
from diptych.errors import ContentError
from diptych.lexicons import Lexicon, lexicon

__all__ = ["PageArticle", "page_article"]

_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "pre", "dd", "dt", "td", "th"})
_HOLDERS = frozenset(
    {"div", "section", "article", "main", "blockquote", "ul", "ol", "body", "center", "table", "tbody", "tr", "dl"}
)
_NEVER = frozenset({
    "address", "aside", "audio", "button", "canvas", "dialog", "embed", "figcaption", "figure", "footer", "form", "h1",
    "iframe", "img", "input", "label", "nav", "noscript", "object", "picture", "script", "select", "style", "svg",
    "template", "textarea", "time", "video",
})  # fmt: skip
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "search", "form", "dialog", "button"})
_STRONG = frozenset({"b", "strong"})
_EM = frozenset({"i", "em", "cite"})
_MARK_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACE = re.compile(r"\s+")

_SHARE = 0.8
"""The article's container holds at least this share of the words that the extractor found."""

_CHROME_WORDS = 16
"""Chrome that is known by its first words is never longer than a line or two."""

_LOCKED_WORDS = 120
"""A page with fewer words than this is more likely a stub than an article."""

_BODY_FACTOR = 2
"""Structured data that carries this many times the words that the page shows has the whole article."""


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article of a page."""

    markdown: str
    """Its text."""
    metadata: Metadata
    """What the page says of it, and what to check."""
    corrections: tuple[str, ...]
    """Correction notices printed with it."""


class _Block(NamedTuple):
    kind: str
    pieces: list[Piece]
    is_known: bool
    """Whether the extractor has it, too."""


def page_article(data: bytes, path: Path, url: str | None = None) -> PageArticle:
    """The article of a saved page; `url` is where it was fetched. Raises ContentError where there is none."""
    tree = trafilatura.load_html(data)
    if tree is None:
        raise ContentError(path, "this is not a web page.", remedy="Save the page again, or import its text.")
    found = trafilatura.bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
    )
    metadata = page_metadata(tree, _guessed(found), url)
    words = lexicon((metadata.values.get("language") or "en").split("-")[0].lower()) or lexicon("en")
    known = _known_paragraphs(found)
    walk = _Walk(words, known, metadata.values.get("title", ""))
    blocks = list(walk.blocks(_container(tree, known)))
    _doubt(metadata, blocks, walk.left_out)
    shown = sum(len("".join(piece.text for piece in block.pieces).split()) for block in blocks)
    if len(metadata.body.split()) >= _BODY_FACTOR * max(shown, 1):
        blocks = [_Block("p", [Piece(line.strip())], True) for line in metadata.body.split("\n") if line.strip()]
        metadata.doubts.append("The text is from the page's structured data, which has no emphasis or hyperlinks.")
    elif metadata.is_locked or shown < _LOCKED_WORDS:
        metadata.doubts.append("The page may hold only the beginning of the article; compare it with the original.")
    if not blocks:
        raise ContentError(path, "no article was found on this page.", remedy="Copy its text into a .txt file.")
    writer = MarkdownWriter()
    for block in blocks:
        writer.block(block.kind, block.pieces)
    return PageArticle(writer.text(), metadata, tuple(walk.corrections))


def _guessed(found: Any) -> Mapping[str, str | None]:
    """The extractor's own idea of title, author, publisher and date."""
    if found is None:
        return {}
    return {"title": found.title, "author": found.author, "publisher": found.sitename, "published": found.date}


def _known_paragraphs(found: Any) -> frozenset[str]:
    """The paragraphs that the extractor found, as bare words."""
    if found is None or found.body is None:
        return frozenset()
    blocks = [one for one in found.body.iter("p", "head", "item", "quote", "cell", "code") if len(_bare(one)) > 0]
    return frozenset(_bare(one) for one in blocks)


def _container(tree: HtmlElement, known: frozenset[str]) -> HtmlElement:
    """The smallest element that holds nearly all the words the extractor found."""
    body = tree.find("body") if tree.find("body") is not None else tree
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for element in body.iter(*_BLOCKS, "div", "span"):
        bare = _bare(element)
        if bare in known:
            total += len(bare)
            for above in element.iterancestors():
                weights[above] += len(bare)
    best = body
    for element in body.iter():
        if element in weights and weights[element] >= _SHARE * total and total:
            best = element
    return best


class _Walk:
    """A walk through the part of a page that holds the article."""

    def __init__(self, words: Lexicon | None, known: frozenset[str], title: str) -> None:
        self._marks = words.words("page_chrome", "marks") if words else frozenset()
        self._correction_marks = words.words("page_chrome", "corrections") if words else frozenset()
        self._starts = words.phrases("page_chrome", "starts") if words else ()
        self._correction_starts = words.phrases("page_chrome", "correction_starts") if words else ()
        self._known = known
        self._title = _letters(title)
        self.corrections: list[str] = []
        self.left_out: list[str] = []

    def blocks(self, element: HtmlElement, quoted: bool = False) -> Iterator[_Block]:
        """The article's blocks under an element, in order."""
        loose: list[Piece] = [Piece(element.text or "")]
        for child in element:
            if not isinstance(child.tag, str) or self._is_chrome(child):
                loose.append(Piece(child.tail or ""))
                continue
            if child.tag in _BLOCKS or child.tag in _HOLDERS or _has_blocks(child):
                yield from self._block(loose, "blockquote" if quoted else "p", element)
                yield from self._within(child, quoted)
                loose = []
            elif child.tag == "br" and _follows_break(child):
                yield from self._block(loose, "blockquote" if quoted else "p", element)
                loose = []
            else:
                loose += _pieces(child, Piece(""), self._is_chrome)
            loose.append(Piece(child.tail or ""))
        yield from self._block(loose, "blockquote" if quoted else "p", element)

    def _within(self, child: HtmlElement, quoted: bool) -> Iterator[_Block]:
        quoted = quoted or child.tag == "blockquote"
        if child.tag not in _BLOCKS or _has_blocks(child):
            yield from self.blocks(child, quoted)
            return
        kind = child.tag if child.tag[0] == "h" or child.tag in ("li", "pre") else "p"
        pieces = _pieces(child, Piece(""), self._is_chrome) if kind != "pre" else [Piece(child.text_content())]
        if kind == "li" and child.getparent().tag == "ol":
            kind, pieces = "ol", [Piece(f"{_number(child)}. "), *pieces]
        yield from self._block(pieces, "blockquote" if quoted and kind == "p" else kind, child)

    def _block(self, pieces: list[Piece], kind: str, element: HtmlElement) -> Iterator[_Block]:
        text = _SPACE.sub(" ", "".join(piece.text for piece in pieces)).strip()
        if not any(map(str.isalnum, text)) or (self._title and _letters(text) == self._title):
            return
        if self._is_correction(text):
            self.corrections.append(text)
        elif not self._reads_as_chrome(text, pieces):
            yield _Block(kind, pieces, _letters(text) in self._known or _bare(element) in self._known)

    def _is_chrome(self, element: HtmlElement) -> bool:
        """Whether an element is none of the article, by what it is or what it is called.

        What is called chrome but holds several paragraphs that the extractor took for the article is the article.
        """
        if not isinstance(element.tag, str):
            return True
        if element.tag in _NEVER or element.tag.startswith("amp-") or _is_hidden(element):
            return True
        if (element.get("role") or "").lower() in _ROLES:
            return True
        names = {word.lower() for word in _MARK_WORD.findall(f"{element.get('class') or ''} {element.get('id') or ''}")}
        if names & self._correction_marks:
            self.corrections.append(_SPACE.sub(" ", element.text_content()).strip())
            return True
        if not names & self._marks:
            return False
        known = [one for one in element.iter("p") if _bare(one) in self._known]
        self.left_out += [_SPACE.sub(" ", one.text_content()).strip() for one in known[:1]]
        return len(known) <= 1

    def _is_correction(self, text: str) -> bool:
        return text.lower().startswith(self._correction_starts)

    def _reads_as_chrome(self, text: str, pieces: list[Piece]) -> bool:
        """Whether a short block begins as chrome does, or is nothing but one hyperlink with no full stop."""
        if len(text.split()) > _CHROME_WORDS:
            return False
        lowered = text.lower()
        starts = any(lowered == one or lowered.startswith((f"{one}:", f"{one} ")) for one in self._starts)
        ends_sentence = text.rstrip("\"'”’»)").endswith((".", "!", "?", "…"))
        is_link = all(piece.href for piece in pieces if piece.text.strip())
        return (starts and not ends_sentence) or lowered in self._starts or (is_link and not ends_sentence)


def _pieces(element: HtmlElement, look: Piece, is_chrome: Any) -> list[Piece]:
    """The words of an inline element with their looks; `look` is that of what is around it."""
    tag = element.tag
    if tag == "br":
        return [Piece("\n", look.is_strong, look.is_em, look.href)]
    href = (element.get("href") or None) if tag == "a" else look.href
    inner = Piece("", look.is_strong or tag in _STRONG, look.is_em or tag in _EM, href)
    found = [_looking(_SPACE.sub(" ", element.text or ""), inner)]
    for child in element:
        if isinstance(child.tag, str) and not is_chrome(child):
            found += _pieces(child, inner, is_chrome)
        found.append(_looking(_SPACE.sub(" ", child.tail or ""), inner))
    return found


def _looking(text: str, look: Piece) -> Piece:
    return Piece(text, look.is_strong, look.is_em, look.href)


def _has_blocks(element: HtmlElement) -> bool:
    return any(
        one.tag in _BLOCKS or one.tag in ("blockquote", "ul", "ol") or (one.tag == "br" and _follows_break(one))
        for one in element.iterdescendants()
    )


def _follows_break(element: HtmlElement) -> bool:
    """Whether this is the second of two line breaks, which old pages part paragraphs with."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _number(item: HtmlElement) -> int:
    """The number of an ordered list's item."""
    start = item.getparent().get("start") or "1"
    before = sum(1 for one in item.itersiblings("li", preceding=True))
    return (int(start) if start.isdecimal() else 1) + before


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    unread = "hidden" in element.attrib or element.get("aria-hidden") == "true"
    return unread or "display:none" in style or "visibility:hidden" in style


def _bare(element: Any) -> str:
    return _letters("".join(element.itertext()) if isinstance(element, etree._Element) else str(element))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _doubt(metadata: Metadata, blocks: list[_Block], left_out: list[str]) -> None:
    """Tell the editor where the extractor and the walk disagree."""
    kept = {_letters("".join(piece.text for piece in block.pieces)) for block in blocks}
    for text in dict.fromkeys(left_out):
        if _letters(text) not in kept:
            metadata.doubts.append(f"This was left out, for the page marks it as something else: “{text[:80]}”")
    for block in blocks:
        if not block.is_known:
            text = _SPACE.sub(" ", "".join(piece.text for piece in block.pieces)).strip()
            metadata.doubts.append(f"It is not certain that this belongs to the article: “{text[:80]}”")
