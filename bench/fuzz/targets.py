"""Everything that reads something a stranger may have written, each with its inputs and its promises."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

from bench.fuzz.material import (
    YAML_SIGNS,
    article_text,
    mutated,
    plain_lines,
    text_of_any_kind,
    unicode_text,
)
from bench.fuzz.promises import hold_for_body, hold_for_comparison, same_when_turned_round
from diptych.authoring.documents import docx_markdown
from diptych.authoring.markdown import MarkdownWriter, Piece
from diptych.cli.batch import BatchSettings, batch_answers
from diptych.comparison import article_sourcing, compare
from diptych.lexicons import lexicon
from diptych.model import Article, Pair, Relation, Site, Story, TextPolicy
from diptych.reading import article_from_text, markdown_body, read_article_file, read_content, safe_href, story_pairs
from diptych.rendering import Renderer, story_entry
from diptych.rendering.export import comparison_json
from diptych.rendering.report import terminal_report
from diptych.rendering.strings import Strings
from diptych.review import apply_review, parse_review
from diptych.textfile import decode_text
from diptych.yamlfile import parse_yaml
from tests.pages import parsed, told_text
from tests.projects import LEFT, RIGHT

__all__ = ["TARGETS", "Target"]

NAME = Path("fuzzed")
FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"


def _sample(name: str) -> str:
    return (Path(__file__).parent / "samples" / name).read_text(encoding="utf-8")


STORY, SITE, REVIEW = _sample("story.yaml"), _sample("site.yaml"), _sample("review.yaml")
BATCH_LINE, STRINGS = _sample("line.json").rstrip(), _sample("strings.json")
PAGE, DOCUMENT = _sample("page.html"), _sample("document.xml")
HTML_SIGNS = (
    "<",
    ">",
    "</p>",
    "<p>",
    "<div>",
    "<svg>",
    "<!--",
    "]]>",
    "&#0;",
    "&#xD800;",
    "&amp;",
    '"',
    "<article>",
    "<script>",
    "{",
    "[",
    "\\u0000",
    "<b>",
    "<math>",
)
JSON_SIGNS = (
    *[
        r'"',
        r"\ud800",
        r"\u0000",
        r"\udfff\ud83d",
        r"\n",
        r"{",
        r"}",
        r"[",
        r"]",
        r":",
        r",",
        r"null",
        r"1e999",
        r"-",
        r"NaN",
        r"true",
        r"\u202e",
    ],
    "[" * 2000,
    '{"a":' * 500,
    "1" * 5000,
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that reads."""

    share: int
    """How many inputs of every hundred are for it."""
    made: Callable[[Random], Any]
    """An input."""
    tried: Callable[[Any, Path], None]
    """Reads the input, with a folder of its own to write in; asserts what was promised."""


def _bytes(rng: Random) -> bytes:
    text = text_of_any_kind(rng)
    data = text.encode(rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32")))
    at = rng.randint(0, len(data))
    return data[:at] + rng.randbytes(rng.choice((0, 0, 1, 4))) + data[at:] if rng.random() < 0.7 else rng.randbytes(40)


def _try_text(data: bytes, folder: Path) -> None:
    text = decode_text(data, NAME)
    text.encode("utf-8")
    assert not set("\r\0\ufdd0") & set(text)


def _try_markdown(source: str, folder: Path) -> None:
    body = markdown_body(source, NAME)
    hold_for_body(body.text, body.paragraphs, body.inlines)


def _article_file(rng: Random) -> tuple[str, bytes]:
    ending = rng.choice((".md", ".md", ".txt"))
    source = rng.choice((LEFT, RIGHT))
    text = mutated(rng, source, YAML_SIGNS) if rng.random() < 0.7 else text_of_any_kind(rng, YAML_SIGNS)
    return ending, text.encode("utf-8", "surrogatepass")


def _try_article_file(made: tuple[str, bytes], folder: Path) -> None:
    file = folder / f"article{made[0]}"
    file.write_bytes(made[1])
    article = read_article_file(file)
    hold_for_body(article.text, article.paragraphs, article.inlines)


def _yaml(rng: Random) -> str:
    source = rng.choice((STORY, SITE, (FIXTURES / "review" / "every-verb.yaml").read_text(encoding="utf-8")))
    return mutated(rng, source, YAML_SIGNS) if rng.random() < 0.6 else text_of_any_kind(rng, YAML_SIGNS)


def _try_yaml(text: str, folder: Path) -> None:
    parse_yaml(text, NAME)


def _content(rng: Random) -> tuple[str, dict[str, bytes]]:
    slug = rng.choice(("harbour", "harbour", text_of_any_kind(rng)[:20].replace("/", "").replace("\0", "") or "x"))
    files = {"site.yaml": SITE, "story/story.yaml": STORY, "story/left.md": LEFT, "story/right.md": RIGHT}
    for name in rng.sample(sorted(files), rng.choice((1, 2))):
        files[name] = mutated(rng, files[name], YAML_SIGNS)
    return slug, {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}


def _try_content(made: tuple[str, dict[str, bytes]], folder: Path) -> None:
    slug, files = made
    content = folder / "content"
    story = content / slug
    try:
        story.mkdir(parents=True)
    except (OSError, ValueError):  # a name that no file system takes is no input
        return
    for name, data in files.items():
        (content / name.replace("story/", f"{slug}/")).write_bytes(data)
    found = read_content(content)
    for one in found.stories:
        story_pairs(one)
        str(story_entry(one, ()))
    for warning in found.warnings:
        str(warning).encode()


def _review(rng: Random) -> str:
    return mutated(
        rng, REVIEW, (*YAML_SIGNS, "left", "right", "link", "exactly", "2 of 3", "occurrence: 1 of 1\n", "harbour", ".")
    )


@cache
def _reviewed_pair() -> Any:
    pair = Pair(
        *(
            article_from_text(text.split("---\n")[2].replace("\n\n", "\n"), key=key)
            for key, text in (("left", LEFT), ("right", RIGHT))
        )
    )
    return compare(pair)


def _try_review(text: str, folder: Path) -> None:
    found, problems = apply_review(_reviewed_pair(), parse_review(text, NAME, ("left", "right")))
    hold_for_comparison(found)
    for problem in problems:
        str(problem).encode()


def _batch(rng: Random) -> bytes:
    if rng.random() < 0.5:
        line = mutated(rng, BATCH_LINE, JSON_SIGNS)
    else:
        odd = rng.choice((None, 7, [], {}, True, 1e99, "", "\ud800", unicode_text(rng), "en-", "zz", "../en", "EN"))
        record = {"left": plain_lines(rng, most=2), "right": plain_lines(rng, most=2), "language": "en", "id": 1}
        record[rng.choice(("left", "right", "language", "left_date", "right_date", "id", "x"))] = odd  # type: ignore[assignment] # the point of it
        line = json.dumps(record, ensure_ascii=rng.random() < 0.5)
    return line.encode("utf-8", "surrogatepass") + b"\n"


def _try_batch(line: bytes, folder: Path) -> None:
    """A line feed within makes two lines of one; whatever comes, every line that is not blank is answered."""
    lines = line.splitlines(keepends=True)
    answers = list(batch_answers(lines, BatchSettings()))
    assert len(answers) == sum(bool(one.strip()) for one in lines)
    for answer in answers:
        json.dumps(answer)


def _tellings(rng: Random) -> tuple[str, str, str, Relation]:
    left, right = plain_lines(rng), plain_lines(rng)
    if rng.random() < 0.5:
        right = mutated(rng, left, (" not", "200", "Tuesday", "“", "”", ". ", "\n", "said "))
    language = rng.choice(("en", "en", "en", "en-GB", "de", "ar", "zh-Hans"))
    return left, right, language, rng.choice(tuple(Relation))


def _pair(made: tuple[str, str, str, Relation]) -> Pair:
    left, right, language, relation = made
    articles = (article_from_text(text, key=key, language=language) for text, key in ((left, "left"), (right, "right")))
    return Pair(*articles, relation=relation, slug="fuzzed", title="Fuzzed")


def _try_comparison(made: tuple[str, str, str, Relation], folder: Path) -> None:
    pair = _pair(made)
    found = compare(pair)
    hold_for_comparison(found)
    turned = Pair(pair.right, pair.left, pair.relation, pair.slug, pair.title)
    same_when_turned_round(found, compare(turned))


def _try_sources(made: tuple[str, str, str, Relation], folder: Path) -> None:
    article_sourcing(_pair(made).left)


@cache
def _renderer(base_url: str | None) -> Renderer:
    return Renderer(Site(title="Fuzzed", base_url=base_url))


def _page(rng: Random) -> tuple[str, str, str, TextPolicy]:
    return (
        article_text(rng),
        article_text(rng),
        unicode_text(rng, mild=True),
        rng.choice((TextPolicy.FULL, TextPolicy.FULL, TextPolicy.EXCERPTS)),
    )


def _try_page(made: tuple[str, str, str, TextPolicy], folder: Path) -> None:
    articles = []
    for key, source in (("left", made[0]), ("right", made[1])):
        body = markdown_body(decode_text(source.encode(), NAME), NAME)
        if not body.text:
            return
        articles.append(Article(key, body.text, body.paragraphs, body.inlines, title=made[2], publisher=made[2] + key))
    story = Story("fuzzed", made[2], tuple(articles), text=made[3], summary=made[2], tags=(made[2],))
    found = compare(Pair(*articles, slug="fuzzed", title=made[2]))
    renderer = _renderer("https://news.example/" if len(made[2]) % 10 == 0 else None)  # feeds and cards take their time
    files = dict(renderer.story_files(story, (found,)))
    page = parsed(files["fuzzed/index.html"])
    ids = [one.attributes["id"] for one in page if "id" in one.attributes]
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert not any(name.startswith("on") for one in page for name in one.attributes), "an event handler"
    if story.text is TextPolicy.FULL:
        for side, article in zip(("left", "right"), articles, strict=True):
            assert told_text(page, side) == article.text, f"the {side} text is not rebuilt"
    for path, data in renderer.site_files([story_entry(story, (found,))]):
        data.decode() if path.endswith((".html", ".xml", ".js", ".json")) else None


def _try_report(made: tuple[str, str, str, Relation], folder: Path) -> None:
    found = compare(_pair(made))
    comparison_json(found).encode()
    report = terminal_report(found, width=72, colour=False)
    assert not [c for c in report if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) <= 0x9F)], "the report moves a cursor"


def _try_strings(text: str, folder: Path) -> None:
    (folder / "strings").mkdir()
    (folder / "strings" / "en.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    words = Strings.load("en", [folder])
    str(words("gap.moved", name="K1"))
    str(words("words", n=2))


def _try_written(text: str, folder: Path) -> None:
    """Words written as Markdown come back as the same words."""
    writer = MarkdownWriter()
    clean = " ".join(decode_text(text.encode(), NAME).split())
    writer.block("p", [Piece(clean[: len(clean) // 2]), Piece(clean[len(clean) // 2 :], is_strong=True)])
    assert " ".join(markdown_body(writer.text(), NAME).text.split()) == clean, "words are not what they were"


def _try_html(text: str, folder: Path) -> None:
    from diptych.authoring.pages import page_article  # noqa: PLC0415 - an extra, and slow to import

    found = page_article(text.encode("utf-8", "surrogatepass"), NAME)
    markdown_body(found.markdown, NAME)


def _docx(rng: Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", mutated(rng, DOCUMENT, HTML_SIGNS).encode("utf-8", "surrogatepass"))
    data = bytearray(file.getvalue())
    for _ in range(rng.choice((0, 0, 1, 5))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def _try_docx(data: bytes, folder: Path) -> None:
    docx_markdown(data, NAME)


def _try_small(text: str, folder: Path) -> None:
    """The little readers: a hyperlink's destination and a language's name."""
    href = safe_href(text)
    assert href is None or href.startswith(("http://", "https://", "mailto:"))
    found = lexicon(text)
    assert found is None or found.language.isalpha()


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "bytes": Target(10, _bytes, _try_text),
        "markdown": Target(16, text_of_any_kind, _try_markdown),
        "article file": Target(10, _article_file, _try_article_file),
        "yaml": Target(15, _yaml, _try_yaml),
        "content folder": Target(8, _content, _try_content),
        "review": Target(8, _review, _try_review),
        "batch line": Target(8, _batch, _try_batch),
        "comparison, both ways": Target(4, _tellings, _try_comparison),
        "sources": Target(4, _tellings, _try_sources),
        "page": Target(1, _page, _try_page),
        "report and export": Target(2, _tellings, _try_report),
        "interface strings": Target(3, lambda rng: mutated(rng, STRINGS, JSON_SIGNS), _try_strings),
        "words to markdown": Target(4, text_of_any_kind, _try_written),
        "imported page": Target(1, lambda rng: mutated(rng, PAGE, HTML_SIGNS), _try_html),
        "imported document": Target(3, _docx, _try_docx),
        "hyperlink, language": Target(
            3,
            lambda rng: rng.choice(("http://", "javascript:", "mailto:", "en", "")) + text_of_any_kind(rng),
            _try_small,
        ),
    }
)
"""Every target by name; the shares add up to a hundred."""
