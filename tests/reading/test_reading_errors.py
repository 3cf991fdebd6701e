"""Bad content gets one clear error, with file, line and remedy: one case after another, as a document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diptych.errors import ContentError
from diptych.reading import read_content

CASES = (Path(__file__).parents[1] / "fixtures/content/bad-content.txt").read_text(encoding="utf-8")

GOOD = {
    "site.yaml": "title: Harlow, twice\n",
    "harbour/story.yaml": "title: The harbour bridge\n",
    "harbour/left.md": "---\ntitle: Council meets\n---\nThe council of Harlow met on Monday.\n",
    "harbour/right.md": "---\ntitle: Bridge vote\n---\nHarlow's council gathered on Monday.\n",
}


def cases() -> list[tuple[str, dict[str, str | None], str]]:
    found = []
    for case in re.split(r"^#### ", CASES, flags=re.MULTILINE)[1:]:
        name, _, rest = case.partition("\n")
        files: dict[str, str | None] = {}
        error = ""
        for block in re.split(r"^-- ", rest, flags=re.MULTILINE)[1:]:
            file, _, text = block.partition("\n")
            if file == "error":
                error = text.strip()
            else:
                files[file.removesuffix(" absent")] = None if file.endswith(" absent") else text
        found.append((name, files, error))
    return found


def write(folder: Path, files: dict[str, str | None]) -> None:
    for name, text in {**GOOD, **files}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def test_the_story_that_the_cases_spoil_is_good(tmp_path: Path) -> None:
    write(tmp_path, {})
    assert [story.slug for story in read_content(tmp_path).stories] == ["harbour"]


@pytest.mark.parametrize(("files", "error"), [pytest.param(f, e, id=n) for n, f, e in cases()])
def test_bad_content_says_where_what_and_how_to_mend(files: dict[str, str | None], error: str, tmp_path: Path) -> None:
    write(tmp_path, files)
    with pytest.raises(ContentError) as raised:
        read_content(tmp_path)
    assert str(raised.value).replace(f"{tmp_path}/", "") == error


def spoiled(folder: Path, name: str, data: bytes) -> str:
    write(folder, {})
    (folder / name).write_bytes(data)
    with pytest.raises(ContentError) as raised:
        read_content(folder)
    return str(raised.value).replace(f"{folder}/", "")


HEADER = b"---\ntitle: Council meets\n---\n"


def test_not_utf_8_names_the_line_of_the_byte(tmp_path: Path) -> None:
    message = spoiled(tmp_path, "harbour/left.md", HEADER + "The café\nclosed".encode("latin-1"))
    assert message == "harbour/left.md:4: byte 0xe9 is not UTF-8. Save the file again as UTF-8."


def test_utf_16_is_named(tmp_path: Path) -> None:
    message = spoiled(tmp_path, "harbour/left.md", "---\n---\nThe council met.".encode("utf-16"))
    assert message == "harbour/left.md:1: the file is UTF-16, not UTF-8. Save it again as UTF-8."


@pytest.mark.parametrize("control", ["\x00", "\x02", "\x03", "\x1b", "\x7f", "\ufffe"])
def test_a_control_character_is_named_with_its_line(control: str, tmp_path: Path) -> None:
    message = spoiled(tmp_path, "harbour/left.md", HEADER + f"One.\n\nTwo{control}.".encode())
    assert message == (
        f"harbour/left.md:6: there is a control character, U+{ord(control):04X}, which no page can show. Delete it."
    )


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    message = spoiled(tmp_path, "harbour/left.md", HEADER + b"word " * 500_000)
    assert message.startswith("harbour/left.md: the file has 2,500,029 bytes; at most 2,000,000 are read.")


def test_lists_nested_beyond_reason_are_an_error_not_a_crash(tmp_path: Path) -> None:
    deep = "".join(f"{'    ' * level}- level {level}\n" for level in range(400))
    assert "nested too deeply" in spoiled(tmp_path, "harbour/left.md", HEADER + deep.encode())


def test_a_folder_where_an_article_should_be(tmp_path: Path) -> None:
    write(tmp_path, {"harbour/left.md": None})
    (tmp_path / "harbour/left.md").mkdir()
    with pytest.raises(ContentError, match="this is not a file"):
        read_content(tmp_path)


def test_content_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"there is no such folder\. Make it, or name another with --content"):
        read_content(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["harbour/left.md", "harbour/story.yaml", "site.yaml"])
def test_a_symbolic_link_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("---\ntitle: Secret\n---\nSecret words.\n", encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    write(content, {name: None})
    (content / name).symlink_to(outside)
    with pytest.raises(ContentError, match="this symbolic link leads out of its folder"):
        read_content(content)


def test_a_symbolic_link_to_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"harbour/left.md": None})
    (tmp_path / "harbour/left.md").symlink_to("left.md")
    with pytest.raises(ContentError, match=r"left\.md"):
        read_content(tmp_path)


def test_a_story_folder_that_is_a_link_out_of_content_is_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    write(tmp_path / "elsewhere", {})
    (content / "harbour").symlink_to(tmp_path / "elsewhere/harbour", target_is_directory=True)
    with pytest.raises(ContentError, match="leads out of content/"):
        read_content(content)


@pytest.mark.parametrize("twins", [("Harbour", "harbour"), ("caf\u00e9", "cafe\u0301"), ("stra\u00dfe", "STRASSE")])
def test_two_slugs_that_some_machine_takes_for_one(twins: tuple[str, str], tmp_path: Path) -> None:
    for twin in twins:
        for name, text in GOOD.items():
            path = tmp_path / name.replace("harbour", twin)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="its address is the same as that of"):
        read_content(tmp_path)


@pytest.mark.parametrize("slug", ["two words", "-dash", "dots..", "a..b", "semi;colon", "q?", "assets", "Index", "404"])
def test_a_folder_that_cannot_be_an_address(slug: str, tmp_path: Path) -> None:
    for name, text in GOOD.items():
        path = tmp_path / name.replace("harbour", slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"cannot be a story.s address|the site uses the name"):
        read_content(tmp_path)
