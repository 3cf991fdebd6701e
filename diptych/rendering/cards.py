"""Share cards: the picture that a link to a story shows elsewhere, 1200 by 630 pixels.

The card is an SVG template like any page, so a designer may change it; a library that is an extra of its own
(`pip install "diptych[cards]"`) turns it into the PNG that other sites ask for. SVG does not wrap lines: `lines`
breaks the title by the average width of its letters, in as many lines as the card has room for.

The same content gives the same card where the same fonts are installed.
"""

from __future__ import annotations

import unicodedata
from importlib.util import find_spec

from jinja2 import Environment

from diptych.errors import OptionError
from diptych.model import Site, Story
from diptych.rendering.balance import balance_picture
from diptych.rendering.counts import Balance
from diptych.rendering.entry import StoryEntry
from diptych.rendering.environment import strings_of
from diptych.rendering.strings import Strings

__all__ = ["CARDS_MISSING", "card_path", "card_svg", "cards_available", "has_cards", "png"]

CARDS_MISSING = 'the site has no share cards: they need the extra “cards” (pip install "diptych[cards]").'
"""What to tell a person whose site could have cards but for the library."""

CARD_NAME = "card.png"
"""The card's file, in its story's folder."""

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that link previews are cropped from least."""

_TITLE_ROOM = 1060
"""Pixels for a line of the title."""

_LABEL_ROOM = 10.5
"""For what a telling is called under its leaf, in sizes of its letters; with the numbers before it, half the card."""

_NARROWER = 0.97
"""How much narrower lines are tried at each step; a finer step changes no break."""

_SIZES = ((76, 3), (62, 4), (50, 5))
"""Sizes of the title in pixels, and how many lines of each fit; the first that holds the whole title is taken."""

_NARROW, _USUAL, _CAPITAL, _WIDE = 0.3, 0.48, 0.7, 1.0
"""Widths of letters in a serif face, as shares of its size: i l . , / lower case / capitals / East Asian."""


def cards_available() -> bool:
    """Whether the library that makes PNGs is installed."""
    return find_spec("resvg_py") is not None


def has_cards(site: Site) -> bool:
    """Whether stories get cards: other sites ask for them by an absolute address, so a base URL must be known."""
    return site.base_url is not None and cards_available()


def card_path(story: Story) -> str:
    """Where a story's card stands in the site."""
    return f"{story.slug}/{CARD_NAME}"


def card_svg(environment: Environment, entry: StoryEntry) -> str:
    """The card as SVG."""
    size, title = title_lines(entry.title)
    counts = entry.counts[0] if len(entry.counts) == 1 else None
    t = strings_of(environment)
    return environment.get_template("card.svg").render(
        entry=entry,
        title=title,
        size=size,
        picture=balance_picture(counts) if counts else None,
        left_words=_leaf_words(counts.left, entry.labels[0], t) if counts else "",
        right_words=_leaf_words(counts.right, entry.labels[1], t) if counts else "",
        width=WIDTH,
        height=HEIGHT,
    )


def _leaf_words(balance: Balance, label: str, t: Strings) -> str:
    return t("index.leaf_short", n=balance.only, total=balance.total, label=shortened(label, _LABEL_ROOM))


def shortened(text: str, room: float) -> str:
    """The text, or as many of its first words as fit with an ellipsis, in sizes of its letters."""
    made = lines(text, room)
    return text if len(made) <= 1 else f"{made[0].rstrip(' ,;:')} …"


def png(svg: str) -> bytes:
    """The drawing as PNG; raises OptionError where the library for it is missing."""
    try:
        import resvg_py  # noqa: PLC0415 - an optional extra, wanted by sites with a base URL alone
    except ImportError:
        raise OptionError(CARDS_MISSING) from None
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))


def title_lines(title: str) -> tuple[int, list[str]]:
    """The size in which the title fits, and its lines; the last ends in an ellipsis where even the smallest is full."""
    for size, room in _SIZES:
        made = lines(title, _TITLE_ROOM / size)
        if len(made) <= room and all(text_width(line) <= _TITLE_ROOM / size for line in made):
            return size, _balanced(title, _TITLE_ROOM / size)
    return size, [*made[: room - 1], made[room - 1].rstrip(" ,;:") + " …"]


def _balanced(text: str, room: float) -> list[str]:
    """The text in as few lines as fit, as even in length as they can be: no last word stands alone."""
    best = lines(text, room)
    least = max(map(text_width, text.split()), default=room)
    while room > least and len(narrower := lines(text, room)) == len(best):
        best, room = narrower, room * _NARROWER
    return best


def lines(text: str, room: float) -> list[str]:
    """The text in lines of at most `room` times the size of its letters; a longer word stands alone."""
    made: list[str] = []
    for word in text.split():
        longer = f"{made[-1]} {word}" if made else word
        if made and text_width(longer) <= room:
            made[-1] = longer
        else:
            made.append(word)
    return made


def text_width(text: str) -> float:
    """About how wide a text is, in sizes of its letters."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _WIDE
    if letter.isupper() or letter in "mwMW—…":
        return _CAPITAL
    return _NARROW if letter in "iljtfr.,;:'’‘!|()[] " else _USUAL
