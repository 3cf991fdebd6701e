"""Bringing articles in: from pages, text, Markdown and Word documents; anew; archived; and what is refused."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.authoring import ImportOptions, import_article, new_story
from diptych.authoring.markdown import MarkdownWriter, Piece
from diptych.errors import ContentError, DiptychError
from diptych.reading import STORY_KEYS, markdown_body, read_article_file, read_content, read_story

PAGES = Path(__file__).parents[1] / "fixtures/pages"
TODAY = ImportOptions(today=dt.date(2026, 1, 31))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return new_story(tmp_path / "content", "harbour-bridge").parent


def test_a_new_story_explains_every_key_and_can_be_read(story: Path) -> None:
    text = (story / "story.yaml").read_text(encoding="utf-8")
    assert all(f"\n{key}:" in text or f"\n# {key}:" in text for key in STORY_KEYS)
    for page in ("broadsheet", "herald"):
        import_article(story, str(PAGES / f"{page}.html"), TODAY)
    found = read_story(story)
    assert (found.title, [one.key for one in found.articles]) == ("Harbour bridge", ["harlow-courier", "shire-herald"])


@pytest.mark.parametrize("slug", ["../out", "a/b", "two words", "", ".", "..", "assets", ".hidden", "a\\b"])
def test_a_new_story_outside_or_without_a_good_name_is_refused(slug: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        new_story(tmp_path / "content", slug)
    assert not list(tmp_path.rglob("story.yaml"))


def test_a_new_story_does_not_touch_an_old_one(story: Path) -> None:
    with pytest.raises(ContentError, match="already something of this name"):
        new_story(story.parent, "harbour-bridge")


def test_what_is_known_of_a_page_becomes_front_matter(story: Path) -> None:
    done = import_article(story, str(PAGES / "corrected.html"), TODAY)
    article = read_article_file(done.path)
    data = (PAGES / "corrected.html").read_bytes()
    assert (done.path.name, article.title, article.publisher) == (
        "lowen-post.md",
        "Flood wall will cost 40 million",
        "The Lowen Post",
    )
    assert (article.author, article.retrieved) == ("Gus Dyke", dt.date(2026, 1, 31))
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.corrections == (
        "Correction: An earlier version of this article gave the year of the first flood as 1979.",
    )
    assert (article.rights, article.licence) == (None, None)


def test_what_is_uncertain_stands_in_the_file_as_a_comment(story: Path) -> None:
    done = import_article(story, str(PAGES / "paywall.html"), TODAY)
    text = done.path.read_text(encoding="utf-8")
    assert "\n# Check: The page may hold only the beginning of the article" in text
    assert all(f"# Check: {doubt}\n" in text for doubt in done.doubts)


def test_an_archived_copy_is_kept_in_a_form_that_does_not_run(story: Path) -> None:
    done = import_article(story, str(PAGES / "herald.html"), ImportOptions(archive=True))
    assert done.archive is not None
    assert (done.archive.name, done.archive.read_bytes()) == (
        "shire-herald.original.txt",
        (PAGES / "herald.html").read_bytes(),
    )
    import_article(story, str(PAGES / "broadsheet.html"))
    assert read_content(story.parent).stories[0].articles[1].archive == "shire-herald.original.txt"


def test_plain_text_a_line_a_paragraph_and_a_star_a_character(story: Path, tmp_path: Path) -> None:
    source = tmp_path / "Telling One.txt"
    source.write_text(
        "The *Courier* said: 1. no\n# so\n\n- it <b>met</b> & adjourned.\n1999. A year.\n", encoding="utf-8"
    )
    done = import_article(story, str(source), TODAY)
    assert done.path.name == "telling-one.md"
    assert read_article_file(done.path).text == read_article_file(source).text
    assert read_article_file(done.path).inlines == ()


def test_markdown_keeps_its_own_front_matter(story: Path, tmp_path: Path) -> None:
    source = tmp_path / "one.md"
    source.write_text("---\n# mine\ntitle: Council meets\nsha256: old\n---\n\nThe *council* met.\n", encoding="utf-8")
    done = import_article(story, str(source), TODAY)
    text = done.path.read_text(encoding="utf-8")
    assert text.startswith("---\n# mine\ntitle: Council meets\nretrieved: 2026-01-31\nsha256: ")
    assert text.endswith("\n---\n\nThe *council* met.\n")
    assert read_article_file(done.path).title == "Council meets"


def test_imported_anew_an_article_keeps_what_an_editor_wrote(story: Path) -> None:
    first = import_article(story, str(PAGES / "herald.html"), TODAY)
    mended = first.path.read_text(encoding="utf-8").replace("# rights:", "rights: shown with permission")
    first.path.write_text(mended.replace("ten weeks\n", "ten weeks\n# as printed\n", 1), encoding="utf-8")
    with pytest.raises(ContentError, match="already an article of this name"):
        import_article(story, str(PAGES / "herald.html"), TODAY)
    again = ImportOptions(replace=True, key="shire-herald", today=dt.date(2026, 2, 1))
    second = import_article(story, str(PAGES / "broadsheet.html"), again)
    article = read_article_file(second.path)
    assert (article.rights, article.publisher, article.retrieved) == (
        "shown with permission",
        "Shire Herald",
        dt.date(2026, 2, 1),
    )
    assert article.text.startswith("The harbour bridge in Harlow")
    assert second.path.read_text(encoding="utf-8").count("retrieved:") == 1


# --- Word documents -----------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DOCUMENT = f"""<?xml version="1.0"?><w:document {W} {R}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Bridge shut</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The council of </w:t></w:r>
<w:r><w:rPr><w:i/></w:rPr><w:t>Har</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">low </w:t></w:r>
<w:hyperlink r:id="rId1"><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>said * so</w:t></w:r></w:hyperlink>
<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>.</w:t></w:r></w:ins></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>steel</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>It must be mended.</w:t></w:r></w:p>
<w:p/></w:body></w:document>"""
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="x" Target="https://example.org/a"/></Relationships>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Bridge shut: why</dc:title><dc:creator> </dc:creator></cp:coreProperties>"
)


def test_a_word_document(story: Path, tmp_path: Path) -> None:
    source = tmp_path / "telling.docx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("word/document.xml", DOCUMENT)
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        archive.writestr("docProps/core.xml", CORE)
    article = read_article_file(import_article(story, str(source), TODAY).path)
    assert article.title == "Bridge shut: why"
    assert article.author is None
    assert [(one.block, one.span.of(article.text)) for one in article.paragraphs] == [
        ("h2", "Bridge shut"),
        ("p", "The council of Harlow said * so."),
        ("li", "steel"),
        ("blockquote", "It must be mended."),
    ]
    assert [(one.kind, one.span.of(article.text), one.href) for one in article.inlines] == [
        ("em", "Harlow", None),
        ("link", "said * so", "https://example.org/a"),
        ("strong", "It must be mended.", None),
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("document_xml", "problem"),
    [(BOMB, "declares entities"), ("<w:document", "damaged"), (None, "has no word/document.xml")],
)
def test_a_word_document_that_is_broken_or_a_bomb(
    document_xml: str | None, problem: str, story: Path, tmp_path: Path
) -> None:
    source = tmp_path / "telling.docx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("word/document.xml" if document_xml else "other.xml", document_xml or "<x/>")
    with pytest.raises(ContentError, match=problem):
        import_article(story, str(source))
    assert [path.name for path in story.iterdir()] == ["story.yaml"]


def test_a_word_document_that_unpacks_without_end(story: Path, tmp_path: Path) -> None:
    source = tmp_path / "telling.docx"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(ContentError, match="too large"):
        import_article(story, str(source))


# --- what is refused ----------------------------------------------------------------------------------------------


def test_what_cannot_be_imported_writes_nothing(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n\n", encoding="utf-8")
    (tmp_path / "notes.odt").write_bytes(b"PK")
    (tmp_path / "zip.docx").write_bytes(b"no zip")
    (tmp_path / "latin.txt").write_bytes("caf\u00e9".encode("latin-1"))
    for source in ("empty.txt", "notes.odt", "zip.docx", "latin.txt", "missing.html"):
        with pytest.raises(DiptychError):
            import_article(story, str(tmp_path / source))
    with pytest.raises(ContentError, match="no story here"):
        import_article(tmp_path, str(PAGES / "herald.html"))
    for name in ("../out", "a/b", ".hidden", ""):
        with pytest.raises(ContentError):
            import_article(story, str(tmp_path / "empty.txt"), ImportOptions(key=name))
    assert [path.name for path in story.iterdir()] == ["story.yaml"]


def test_an_article_that_is_a_symbolic_link_is_not_written_through(story: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine", encoding="utf-8")
    (story / "shire-herald.md").symlink_to(outside)
    with pytest.raises(ContentError, match="already an article"):
        import_article(story, str(PAGES / "herald.html"), ImportOptions(replace=True))
    assert outside.read_text(encoding="utf-8") == "mine"


# --- Markdown that reads back -------------------------------------------------------------------------------------

TEXTS = st.text(st.sampled_from(list("ab1 *_`[]()<>&;#!\\.-+=:“’\n")), min_size=1, max_size=14)
PIECES = st.builds(
    Piece, TEXTS, st.booleans(), st.booleans(), st.sampled_from([None, "https://example.org/a_(b)?c=1&d"])
)


@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(["p", "li", "blockquote", "h2", "pre"]))
def test_nothing_lost_what_is_written_reads_back_as_the_same_words(pieces: list[Piece], kind: str) -> None:
    writer = MarkdownWriter()
    writer.block("p", [Piece("Before.")])
    writer.block(kind, pieces)
    writer.block("p", [Piece("After.")])
    body = markdown_body(writer.text(), Path("written.md"))
    words = "".join(piece.text for piece in pieces)
    read = [one.span.of(body.text) for one in body.paragraphs]
    assert read[0], read[-1] == ("Before.", "After.")
    assert "".join(" ".join(read[1:-1]).split()) == "".join(words.split())
