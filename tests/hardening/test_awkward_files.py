"""Files that once broke something, each with its story."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from diptych.authoring.documents import docx_markdown
from diptych.errors import ContentError, DiptychError
from diptych.reading import markdown_body, read_article_file, read_story
from diptych.rendering.strings import Strings


@pytest.mark.parametrize(
    "text",
    ['{"a": "{"}', '{"a": "{x!q}"}', '{"a": 7}', '{"a": ["b"]}', '{"a": {"other": "b"}}', '{"a": ' + "[" * 100_000],
    ids=["open brace", "unknown conversion", "number", "list", "one form", "deep"],
)
def test_damaged_strings_of_the_interface_are_one_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.json").write_text(text, encoding="utf-8")
    with pytest.raises(DiptychError):
        str(Strings.load("en", [tmp_path])("a", x=1))


def test_a_word_document_in_an_archive_nobody_can_read_is_one_clear_error() -> None:
    """An archive may ask for a newer unpacker, or for a password: both are no `BadZipFile`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    good = file.getvalue()
    entry = good.index(b"PK\x01\x02")
    for offset, value in ((6, 243), (8, 1), (10, 97)):  # version needed, the flag for encryption, method
        damaged = good[: entry + offset] + bytes([value]) + good[entry + offset + 1 :]
        with pytest.raises(ContentError):
            docx_markdown(damaged, Path("story.docx"))


def test_the_sign_for_withheld_words_cannot_come_from_an_article(tmp_path: Path) -> None:
    """Rendering shows U+FDD0 as an ellipsis, so an article with one in it would not be rebuilt to the character."""
    file = tmp_path / "article.md"
    for source in ("A\ufdd0b.", "---\ntitle: A\ufdd0\n---\n\nB.", '---\ntitle: "A\\ufdd0"\n---\n\nB.'):
        file.write_text(source, encoding="utf-8")
        with pytest.raises(ContentError, match="control character"):
            read_article_file(file)
    assert "\ufdd0" not in markdown_body("A&#xFDD0;b.", file).text


def test_an_articles_name_may_be_too_long_for_any_file_system(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(f"title: t\narticles: [{'é' * 200}.md, b.md]\n", encoding="utf-8")
    with pytest.raises(ContentError, match="not in the folder"):
        read_story(tmp_path)
