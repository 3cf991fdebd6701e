"""The two tellings as the page introduces them: names, headlines, dates, rights."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from markupsafe import Markup

from diptych.model import AnnotatedArticle, Article, Comparison, Relation, Side, Span, WordOp
from diptych.rendering.strings import Strings, day_words
from diptych.rendering.text import Mark, Piece, pieces

__all__ = ["SideView", "days_between", "side_views"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SideView:
    """One telling."""

    side: str
    """`left` or `right`."""
    only: str
    """The word for a statement that only this telling has: `removed` (left) or `added` (right)."""
    letter: str
    """The letter of its statements' names."""
    name: Markup
    """Over its column: the publisher, or what stands for one."""
    label: Markup
    """In a sentence: “KPBI”, “the unattributed telling”."""
    article: Article
    """The article, for everything else a template may want to show."""
    headline: tuple[Piece, ...]
    """The headline, with what differs from the other marked `changed`; empty where there is none."""
    place_language: str | None
    """Language tag of its place where that is printed in a script of its own (`und-Cyrl`)."""
    day: Markup | None
    """When it was published, in words."""
    day_iso: str | None
    """The same for machines."""
    words: int
    """How many words it has."""
    paragraphs: int
    """How many paragraphs it has."""
    statements: int
    """How many statements it has."""

    @property
    def only_other(self) -> str:
        """The same word for the other telling."""
        return "added" if self.only == "removed" else "removed"

    @property
    def known(self) -> bool:
        """Whether its publisher is on record."""
        return self.article.publisher is not None


def side_views(comparison: Comparison, t: Strings) -> tuple[SideView, SideView]:
    """Left and right."""
    return _view(comparison, comparison.left, t), _view(comparison, comparison.right, t)


def days_between(left: Article, right: Article) -> int | None:
    """How many days lie between the two publications; None where a date is missing."""
    if left.published is None or right.published is None:
        return None
    return abs((_day(right.published) - _day(left.published)).days)


def _view(comparison: Comparison, annotated: AnnotatedArticle, t: Strings) -> SideView:
    article, side = annotated.article, annotated.side
    return SideView(
        side=side.value,
        only="removed" if side is Side.LEFT else "added",
        letter=annotated.letter,
        name=_name(comparison, annotated, t),
        label=_label(comparison, annotated, t),
        article=article,
        headline=_headline(article.title, side, comparison.headline_words),
        place_language=_script_tag(article.place or ""),
        day=day_words(article.published, t) if article.published else None,
        day_iso=article.published.isoformat() if article.published else None,
        words=len(_WORD.findall(article.text)),
        paragraphs=len(article.paragraphs),
        statements=len(annotated.statements),
    )


def _name(comparison: Comparison, annotated: AnnotatedArticle, t: Strings) -> Markup:
    """The publisher where it tells the two apart; else the side, or the version, with the publisher behind it."""
    publisher, other = annotated.article.publisher, comparison.side(annotated.side.other).article.publisher
    if comparison.pair.relation is Relation.REVISION:
        return t(f"side.version_{annotated.side.value}")
    if publisher is None:
        return t("side.unattributed") if other else t(f"side.telling_{annotated.side.value}")
    return (
        Markup("{}").format(publisher) if publisher != other else t(f"side.same_{annotated.side.value}", name=publisher)
    )


def _label(comparison: Comparison, annotated: AnnotatedArticle, t: Strings) -> Markup:
    if comparison.pair.relation is Relation.REVISION:
        return t(f"side.in_version_{annotated.side.value}")
    return Markup("{}").format(annotated.label)


def _headline(title: str | None, side: Side, words: tuple[WordOp, ...]) -> tuple[Piece, ...]:
    if title is None:
        return ()
    spans = [op.left if side is Side.LEFT else op.right for op in words if op.op != "equal"]
    return pieces(title, Span(0, len(title)), [Mark("changed", span) for span in spans if span.start < span.end])


_SCRIPTS = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "GEORGIAN": "Geor", "GREEK": "Grek", "HANGUL": "Hang", "HEBREW": "Hebr", "HIRAGANA": "Jpan", "KATAKANA": "Jpan",
    "TAMIL": "Taml", "THAI": "Thai",
}  # fmt: skip
"""ISO 15924 codes by the first word of a letter's Unicode name."""


def _script_tag(words: str) -> str | None:
    """The language tag of words whose first letter is of a script we know other than the Latin."""
    letter = next((sign for sign in words if sign.isalpha()), None)
    script = _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0]) if letter else None
    return f"und-{script}" if script else None


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
