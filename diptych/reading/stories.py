"""One story from its folder: `story.yaml` and the articles it names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from diptych.errors import ContentError
from diptych.lexicons import lexicon
from diptych.model import Article, Relation, Side, Story, TextPolicy
from diptych.reading.articles import ParsedArticle, read_article
from diptych.text.quotations import quotations
from diptych.textfile import inside, read_text, reading
from diptych.yamlfile import Fields, YamlMapping, nearest, parse_yaml

__all__ = [
    "STORY_FILE",
    "STORY_KEYS",
    "Caution",
    "ReadStory",
    "check_slug",
    "normal_slug",
    "read_story",
    "read_with_cautions",
]

STORY_FILE = "story.yaml"
STORY_KEYS = ("title", "articles", "relation", "summary", "tags", "updated", "robots", "text", "letters")
"""Every key of `story.yaml`, in the order the documentation gives them."""

_SLUG = re.compile(r"\w(?:[\w.-]*\w)?")
_RESERVED = frozenset(
    {"assets", "how", "index", "404", "feed", "sitemap", "search", "schema", "con", "nul", "aux", "prn"}
)
"""Names the site uses itself, and names that Windows gives to devices."""

_ARTICLE_NAME = re.compile(r"[^/\\]+\.md")
_ROBOTS = re.compile(r"noindex")


_SHOWN = 40
"""Characters of an article quoted in a caution: enough to find the place."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something `check` says of the content: it can be published, but an editor may want to know."""

    code: str
    """A stable name: `no-rights`, `no-date`, `no-lexicon` …"""
    message: str
    """What is so and what to do, in a sentence."""
    path: Path
    """The file it is about."""
    line: int | None = None
    """The line, from 1, where there is one."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class ReadStory:
    """A story and what was noticed on reading it."""

    story: Story
    """The story."""
    cautions: tuple[Caution, ...]
    """By file, then by line."""


def read_story(folder: Path) -> Story:
    """The story in a folder under `content/`. Raises ContentError."""
    return read_with_cautions(folder).story


@reading
def read_with_cautions(folder: Path) -> ReadStory:
    """The story in a folder, and what an editor may want to know about it. Raises ContentError."""
    slug = check_slug(folder)
    path = folder / STORY_FILE
    fields = _story_fields(path, folder)
    parsed = [read_article(folder / name, within=folder) for name in _article_names(fields, folder)]
    story = Story(
        slug=slug,
        title=fields.required("title", "Give the story a title of your own, one that takes neither telling's part."),
        articles=tuple(one.article for one in parsed),
        relation=fields.choice("relation", Relation, Relation.RETELLING),
        summary=fields.string("summary"),
        tags=fields.strings("tags"),
        updated=fields.date("updated"),
        robots=_robots(fields),
        text=fields.choice("text", TextPolicy, TextPolicy.FULL),
        letters=_letters(fields, [one.article.key for one in parsed]),
    )
    return ReadStory(story, tuple(_cautions(story, path, folder, parsed)))


def check_slug(folder: Path) -> str:
    """The slug that a folder's name makes; ContentError where it cannot be a web address's part."""
    slug = unicodedata.normalize("NFC", folder.name)
    if not _SLUG.fullmatch(slug) or ".." in slug:
        raise ContentError(
            folder,
            f"“{slug}” cannot be a story's address.",
            remedy="Use letters, digits and hyphens, such as mine-ban.",
        )
    if normal_slug(slug) in _RESERVED:
        raise ContentError(folder, f"the site uses the name “{slug}” itself.", remedy="Rename the folder.")
    return slug


def normal_slug(slug: str) -> str:
    """The form in which two slugs are the same address on some machine: without case, in Unicode's NFC."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", slug).casefold())


def _story_fields(path: Path, folder: Path) -> Fields:
    if not path.is_file():
        remedy = "Write one with a line “title: …”, or move the folder out of content/."
        raise ContentError(path, "the story's folder has no story.yaml.", remedy=remedy)
    found = parse_yaml(read_text(path, within=folder), path)
    if not isinstance(found, YamlMapping):
        line = found.line if found else 1
        raise ContentError(path, "this is not “key: value” lines.", line=line, remedy="Begin with “title: …”.")
    return Fields(found, path, STORY_KEYS)


def _article_names(fields: Fields, folder: Path) -> tuple[str, ...]:
    """The files of the articles, in order: those that `articles` names, else every `.md` file by name."""
    names = fields.strings("articles") or tuple(sorted(path.name for path in folder.glob("*.md")))
    for name in names:
        _check_article_name(name, fields, folder)
    if len({normal_slug(name) for name in names}) < len(names):
        raise fields.error("articles", "names one file twice", "Name each article once.")
    if len(names) < 2:
        count = "only one article" if names else "no article"
        raise fields.error(
            "articles", f"gives {count}", "A story compares two or more: put another .md file beside it."
        )
    return names


def _check_article_name(name: str, fields: Fields, folder: Path) -> None:
    if not _ARTICLE_NAME.fullmatch(name) or name.startswith("."):
        remedy = "Name a file in the story's own folder, such as left.md."
        raise fields.error("articles", f"cannot name “{name}”", remedy)
    if not os.path.lexists(folder / name):  # also False of a name too long for any file
        there = sorted(path.name for path in folder.glob("*.md"))
        remedy = nearest(name, there) or "Put the file there, or correct the name."
        raise fields.error("articles", f"names “{name}”, which is not in the folder", remedy)


def _robots(fields: Fields) -> str | None:
    written = fields.string("robots")
    if written is not None and not _ROBOTS.fullmatch(written):
        raise fields.error("robots", f"cannot be “{written}”", "Write noindex, or take the line out.")
    return written


def _letters(fields: Fields, keys: list[str]) -> Mapping[str, str]:
    """The letters of statements' names that the editor sets, by article."""
    letters: dict[str, str] = {}
    for key, letter, line in fields.pairs("letters"):
        if key not in keys:
            remedy = nearest(key, keys) or f"The articles are: {', '.join(keys)}."
            raise ContentError(fields.path, f"“letters” names no article: “{key}”.", line=line, remedy=remedy)
        if len(letter) != 1 or not letter.isalpha():
            raise ContentError(
                fields.path, f"“{letter}” is not one letter.", line=line, remedy="Write one letter, such as K."
            )
        if letter in letters.values():
            raise ContentError(
                fields.path, f"two articles have the letter “{letter}”.", line=line, remedy="Give each its own."
            )
        letters[key] = letter
    return MappingProxyType(letters)


def _cautions(story: Story, path: Path, folder: Path, parsed: list[ParsedArticle]) -> Iterator[Caution]:
    if story.updated is None and not any(one.published for one in story.articles):
        message = "neither “updated” nor any article's “published” is known, so the story is left out of the feed."
        yield Caution("no-date", message, path, 1)
    named = {one.path.name for one in parsed}
    for stray in sorted(found.name for found in folder.glob("*.md") if found.name not in named):
        yield Caution("unused-article", f"“articles” does not name {stray}, so it is not published.", path, 1)
    for one in parsed:
        yield from _article_cautions(one)
    if len({one.base_language for one in story.articles}) > 1:
        message = "the articles are in different languages: only names, numbers and dates can meet."
        yield Caution("languages-differ", message, path, 1)


def _article_cautions(one: ParsedArticle) -> Iterator[Caution]:
    article = one.article
    for key in ("rights", "licence"):
        if getattr(article, key) is None:
            yield Caution(f"no-{key}", f"“{key}” is not stated; the page will say that it is not known.", one.path, 1)
    if lexicon(article.base_language) is None:
        message = f"there is no lexicon for “{article.language}”: sourcing and polarity will not be available."
        yield Caution("no-lexicon", message, one.path, one.lines.get("language"))
    for number, words in _open_quotations(article):
        message = f"in paragraph {number} a quotation is never closed: {words} It is taken to end with its paragraph."
        yield Caution("unclosed-quotation", message, one.path)


def _open_quotations(article: Article) -> Iterator[tuple[int, str]]:
    """The quotations without a closing mark: the number of their paragraph, and how they begin."""
    for quotation in quotations(article.text, article.paragraphs, Side.LEFT):
        if not quotation.closed:
            number = next(one.n for one in article.paragraphs if one.span.contains(quotation.span))
            yield number, quotation.span.of(article.text)[:_SHOWN] + "…"


def story_folders(content: Path) -> Iterator[Path]:
    """The folders that hold stories, by name; those that begin with a full stop or underscore are left alone."""
    for folder in sorted(content.iterdir(), key=lambda path: path.name):
        if folder.is_dir() and not folder.name.startswith((".", "_")):
            if not inside(folder, content):
                raise ContentError(
                    folder, "this symbolic link leads out of content/.", remedy="Put the folder itself here."
                )
            yield folder
