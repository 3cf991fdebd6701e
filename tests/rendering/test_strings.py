"""The interface's words: one file per language, every one of them used, none missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from diptych.errors import DiptychError
from diptych.rendering.environment import packaged_templates
from diptych.rendering.strings import Strings

TEMPLATES = packaged_templates()
STRINGS = Strings.load("en", (TEMPLATES,))
CALL = re.compile(r"""\bt\(\s*(?:"([\w.-]+)"|'([\w.-]+)')\s*(~)?""")


def strings(**texts) -> Strings:
    return Strings(texts)


def test_a_number_chooses_the_form():
    t = strings(word={"one": "{n} word", "other": "{n} words"})
    assert [t("word", n=n) for n in (0, 1, 2)] == ["0 words", "1 word", "2 words"]


def test_what_is_put_into_a_string_is_escaped_and_the_string_is_not():
    assert strings(who="<b>{name}</b>")("who", name="<i>&") == "<b>&lt;i&gt;&amp;</b>"


def test_a_missing_string_is_named():
    with pytest.raises(DiptychError, match="no string “nowhere”"):
        strings()("nowhere")


def test_a_missing_value_is_named():
    with pytest.raises(DiptychError, match="“who” has a place 'name'"):
        strings(who="{name}")("who", other="x")


def test_another_language_speaks_for_itself_and_falls_back_to_english(tmp_path):
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "nl.json").write_text(json.dumps({"site": {"stories": "Verhalen"}}), encoding="utf-8")
    t = Strings.load("nl-BE", (tmp_path, TEMPLATES))
    assert t("site.stories") == "Verhalen"
    assert t("site.how") == STRINGS("site.how")


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "en.json").write_text("{", encoding="utf-8")
    with pytest.raises(DiptychError, match=r"en\.json: not readable as JSON"):
        Strings.load("en", (tmp_path,))


@pytest.mark.parametrize(
    ("items", "spoken"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_spoken(items, spoken):
    assert STRINGS.join(items) == spoken


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.name)
def test_every_string_a_template_asks_for_exists(file: Path):
    for double, single, joined in CALL.findall(file.read_text(encoding="utf-8")):
        key = double or single
        assert joined or key in STRINGS, f"{file.name}: {key}"
