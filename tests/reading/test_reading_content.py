"""Good content: what each key becomes, what `check` cautions about, and the first story against its files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from diptych.errors import ContentError
from diptych.model import Relation, TextPolicy
from diptych.reading import (
    ARTICLE_KEYS,
    SITE_KEYS,
    STORY_KEYS,
    article_from_text,
    letters_for,
    pair_of,
    read_article_file,
    read_content,
    read_story,
    story_pairs,
)

ROOT = Path(__file__).parents[2]

STORY = """\
title: "The bridge: closed"
articles: [second.md, first.md]
relation: revision
summary: Two states of one report.
tags: [bridges, "002", NO]
updated: 2025-03-02
robots: noindex
text: excerpts
letters: {first: F}
"""
ARTICLE = """\
---
title: 'Yes: it is "closed"'
publisher: NO
short_name: 002
author: Desk of the Courier
published: 2025-03-01T06:30+01:00
url: https://example.org/bridge?id=1
language: en-GB
place: HARLOW
tags: bridges
rights: © The Courier, shown under the right to quote
licence: CC BY 4.0
corrections:
  - An earlier version gave the wrong year.
retrieved: 2025-03-02
sha256: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
archive: copy.txt
---

The bridge is closed.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = tmp_path / "bridge"
    story.mkdir()
    (story / "story.yaml").write_text(STORY, encoding="utf-8")
    (story / "first.md").write_text(ARTICLE, encoding="utf-8")
    (story / "second.md").write_text("---\n---\nThe bridge will close.\n", encoding="utf-8")
    (story / "copy.txt").write_text("<p>The bridge is closed.</p>", encoding="utf-8")
    return story


def test_every_key_of_a_story_and_an_article(folder: Path) -> None:
    story = read_story(folder)
    assert (story.slug, story.title, story.relation) == ("bridge", "The bridge: closed", Relation.REVISION)
    assert (story.tags, story.updated) == (("bridges", "002", "NO"), dt.date(2025, 3, 2))
    assert (story.robots, story.text, dict(story.letters)) == ("noindex", TextPolicy.EXCERPTS, {"first": "F"})
    assert [article.key for article in story.articles] == ["second", "first"]
    first = story.articles[1]
    assert (first.title, first.publisher, first.short_name) == ('Yes: it is "closed"', "NO", "002")
    assert first.published == dt.datetime(2025, 3, 1, 6, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert (first.language, first.place, first.tags) == ("en-GB", "HARLOW", ("bridges",))
    assert (first.licence, first.archive, first.sha256) == ("CC BY 4.0", "copy.txt", "a" * 64)
    assert first.corrections == ("An earlier version gave the wrong year.",)
    second = story.articles[0]
    unknown = (second.title, second.publisher, second.published, second.url, second.rights, second.author)
    assert unknown == (None,) * 6


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(folder: Path) -> None:
    before = read_story(folder)
    for file in folder.glob("*.*"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_story(folder) == before


def test_check_cautions_about_what_an_editor_may_have_forgotten(tmp_path: Path, folder: Path) -> None:
    (folder / "third.md").write_text("---\n---\nNot named.\n", encoding="utf-8")
    (folder / "second.md").write_text("---\nlanguage: xx\n---\nWord.\n", encoding="utf-8")
    cautions = read_content(tmp_path).warnings
    assert [(one.code, one.path.name, one.line) for one in cautions] == [
        ("unused-article", "story.yaml", 1),
        ("no-rights", "second.md", 1),
        ("no-licence", "second.md", 1),
        ("no-lexicon", "second.md", 2),
        ("languages-differ", "story.yaml", 1),
    ]


def test_a_story_without_any_date_is_cautioned(tmp_path: Path, folder: Path) -> None:
    (folder / "story.yaml").write_text("title: The bridge\n", encoding="utf-8")
    (folder / "first.md").write_text("---\n---\nWord.\n", encoding="utf-8")
    assert "no-date" in {one.code for one in read_content(tmp_path).warnings}


def test_no_story_yet_is_a_caution_not_an_error(tmp_path: Path) -> None:
    content = read_content(tmp_path)
    assert content.stories == ()
    assert [one.code for one in content.warnings] == ["no-stories"]


def test_folders_that_begin_with_an_underscore_or_full_stop_are_left_alone(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "_drafts").mkdir()
    (tmp_path / ".git").mkdir()
    assert [story.slug for story in read_content(tmp_path).stories] == ["bridge"]


def test_the_base_url_ends_in_a_slash(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("base_url: https://example.org/two\n", encoding="utf-8")
    assert read_content(tmp_path).site.base_url == "https://example.org/two/"


def test_the_first_story_says_nothing_that_its_files_do_not() -> None:
    kpbi, unattributed = read_story(ROOT / "content/mine-ban").articles
    assert kpbi.tags == ("military", "mine", "politics", "usa", "weapons")
    assert (kpbi.publisher, kpbi.place, kpbi.published) == (
        "KPBI Palm Beach International",
        "США",
        dt.date(2025, 12, 20),
    )
    unknown = (unattributed.title, unattributed.publisher, unattributed.published, unattributed.url, unattributed.tags)
    assert unknown == (None, None, None, None, ())
    assert (len(kpbi.paragraphs), len(unattributed.paragraphs)) == (13, 20)
    assert [one.span.of(unattributed.text) for one in unattributed.inlines] == ["The Washington Post", "Post"]


@pytest.mark.parametrize("key", [*ARTICLE_KEYS, *STORY_KEYS, *SITE_KEYS])
def test_every_key_is_documented(key: str) -> None:
    assert f"`{key}`" in (ROOT / "docs/content.md").read_text(encoding="utf-8")


# --- articles that stand by themselves ----------------------------------------------------------------------------


def test_markdown_by_itself_needs_no_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text("The *council* met.\n", encoding="utf-8")
    assert read_article_file(file).text == "The council met."


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "one.pdf"
    file.write_bytes(b"%PDF")
    with pytest.raises(ContentError, match=r"neither \.md nor \.txt"):
        read_article_file(file)


def test_text_with_its_date_and_language() -> None:
    article = article_from_text("One.\nTwo.", key="left", published="2025-03-01", language="de")
    assert (article.published, article.language, article.text) == (dt.date(2025, 3, 1), "de", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("text", "published", "language", "problem"),
    [
        (" \n", None, "en", "left: the article is empty"),
        ("One.", "yesterday", "en", "“yesterday” is not a date"),
        ("One.", None, "e", "“e” is not a language tag"),
        ("One.\nTwo\ud800.", None, "en", "left:2: there is a control character, U\\+D800"),
    ],
)
def test_text_that_cannot_be_read(text: str, published: str | None, language: str, problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        article_from_text(text, key="left", published=published, language=language)


# --- pairs and letters --------------------------------------------------------------------------------------------


def test_letters_come_from_the_first_place_where_the_publishers_differ(folder: Path) -> None:
    first, second = read_story(folder).articles
    assert letters_for(read_story(folder)) == {"second": "A", "first": "F"}
    pair = pair_of(first, second)
    assert (pair.left_letter, pair.right_letter) == ("A", "B")


@pytest.mark.parametrize(
    ("publishers", "expected"),
    [
        (("Harlow Post", "Herald"), ("A", "E")),
        (("Courier", "Post"), ("C", "P")),
        (("Courier", None), ("A", "B")),
        (("Courier", "Courier"), ("A", "B")),
        (("1st News", "Éclair"), ("S", "É")),
        (("Post", "Postal"), ("A", "B")),
    ],
)
def test_letters_of_two_publishers(
    publishers: tuple[str | None, str | None], expected: tuple[str, str], tmp_path: Path
) -> None:
    files = []
    for n, publisher in enumerate(publishers):
        file = tmp_path / f"{n}.md"
        file.write_text(f"---\npublisher: {publisher or ''}\n---\nWord.\n", encoding="utf-8")
        files.append(read_article_file(file))
    pair, turned = pair_of(*files), pair_of(*reversed(files))
    assert (pair.left_letter, pair.right_letter) == expected
    if expected != ("A", "B"):
        assert (turned.right_letter, turned.left_letter) == expected


def test_three_articles_make_three_pairs_in_the_editors_order(folder: Path) -> None:
    (folder / "story.yaml").write_text("title: The bridge\n", encoding="utf-8")
    (folder / "third.md").write_text("---\n---\nNot named.\n", encoding="utf-8")
    pairs = story_pairs(read_story(folder))
    assert [(pair.left.key, pair.right.key) for pair in pairs] == [
        ("first", "second"),
        ("first", "third"),
        ("second", "third"),
    ]
    assert [(pair.left_letter, pair.right_letter) for pair in pairs] == [("A", "B"), ("A", "C"), ("B", "C")]


def test_a_quotation_that_is_never_closed_is_cautioned_and_loses_nothing(tmp_path: Path, folder: Path) -> None:
    (folder / "first.md").write_text("---\n---\nIt rained.\n\n“The wall will hold, said Anna Berg.\n", encoding="utf-8")
    (caution,) = (one for one in read_content(tmp_path).warnings if one.code == "unclosed-quotation")
    assert caution.path.name == "first.md"
    assert "paragraph 2" in caution.message
    assert "“The wall will hold" in caution.message
    assert any("“The wall will hold, said Anna Berg." in one.text for one in read_story(folder).articles)
