import dataclasses
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych import model
from diptych.comparison import compare
from diptych.model import Comparison, EditorNote, Pair
from diptych.reading import read_content, story_pairs
from diptych.rendering.excerpts import excerpted
from diptych.rendering.export import comparison_data, comparison_json, json_document, json_line, sourcing_data
from diptych.rendering.site_pages import comparison_schema
from tests.builders import article
from tests.harbour import harbour

SCHEMA = json.loads(comparison_schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

CONTENT = Path(__file__).parents[2] / "content"

ELSEWHERE = {
    "Comparison": {"pair", "sourcing"},
    "AnnotatedArticle": {"side", "article"},
    "Statement": {"side", "ordinal", "span"},
    "Paragraph": {"span"},
    "Inline": {"span"},
    "Source": {"sides"},
}
"""Fields that stand in the export under another name, or that another field already says."""


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_comparison_fits_the_schema():
    VALIDATOR.validate(json.loads(comparison_json(harbour())))


def test_a_comparison_made_by_the_engine_fits_the_schema():
    found = compare(Pair(harbour().left.article, harbour().right.article))
    VALIDATOR.validate(comparison_data(found))


@pytest.mark.parametrize("story", read_content(CONTENT).stories, ids=lambda story: story.slug)
def test_every_story_of_the_site_fits_the_schema(story):
    for pair in story_pairs(story):
        found = compare(pair)
        for shown in (found, excerpted(found)):
            VALIDATOR.validate(json.loads(comparison_json(shown)))


def test_every_field_of_the_export_is_in_the_schema_and_required():
    """A field that is added without a word in the schema would be published unexplained."""
    for data, schema in _objects(comparison_data(_with_everything()), SCHEMA):
        assert list(data) == schema["required"] == list(schema["properties"])
        assert all(_explained(_resolved(one)) or "$ref" in one for one in schema["properties"].values())


def _objects(data, schema):
    """Every object of an export with the schema that speaks of it."""
    schema = _resolved(schema)
    if isinstance(data, dict):
        yield data, schema
        for key, value in data.items():
            yield from _objects(value, schema["properties"][key])
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        yield from _objects(data[0], schema["items"])


def _resolved(schema):
    return SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _explained(schema):
    return bool(schema.get("description"))


@pytest.mark.parametrize(
    ("noun", "where"),
    [
        ("AnnotatedArticle", ("left",)),
        ("Article", ("left",)),
        ("Statement", ("left", "statements")),
        ("Paragraph", ("left", "paragraphs")),
        ("Inline", ("left", "inlines")),
        ("Link", ("links",)),
        ("WordOp", ("links", "words")),
        ("Row", ("rows",)),
        ("Conflict", ("conflicts",)),
        ("ConflictSide", ("conflicts", "sides")),
        ("Source", ("sources",)),
        ("Attribution", ("attributions",)),
        ("Note", ("notes",)),
        ("EditorNote", ("editor_notes",)),
        ("Comparison", ()),
    ],
)
def test_every_field_of_the_model_is_exported(noun, where):
    data = comparison_data(_with_everything())
    for key in where:
        data = data[key][0] if isinstance(data[key], list) else data[key]
    fields = {field.name for field in dataclasses.fields(getattr(model, noun))}
    assert fields - ELSEWHERE.get(noun, set()) <= set(data)


def _with_everything() -> Comparison:
    return replace(harbour(), editor_notes=(EditorNote(("l1",), "The vote was on 4 March.", ("https://x.example/",)),))


def test_words_are_those_under_their_spans():
    data = comparison_data(harbour())
    for side in ("left", "right"):
        for statement in data[side]["statements"]:
            assert statement["text"] == data[side]["text"][statement["start"] : statement["end"]]
    first = data["attributions"][0]
    assert first["content"] == "The wall will cost 40 million crowns"
    assert (first["cue"], first["source_words"]) == ("according to", "the budget paper")


def test_pieces_of_an_interrupted_content_are_set_apart():
    assert comparison_data(harbour())["attributions"][-1]["content"] == "it a … monument"


def test_statuses():
    data = comparison_data(harbour())
    assert [one["status"] for one in data["left"]["statements"]] == ["shared", "shared", "partly", "only", "shared"]


def test_what_is_unknown_is_null():
    right = comparison_data(harbour(slug=None))["right"]
    assert {right[key] for key in ("title", "publisher", "published", "url", "rights", "sha256")} == {None}


def test_a_day_and_a_moment_are_written_in_iso_8601():
    moment = dt.datetime(2024, 3, 5, 18, 30, tzinfo=dt.UTC)
    made = article("a", ("Rain fell.",), published=moment, retrieved=dt.date(2024, 3, 6))
    data = comparison_data(compare(Pair(made, article("b", ("Rain fell.",)))))["left"]
    assert data["published"] == "2024-03-05T18:30:00+00:00"
    assert data["retrieved"] == "2024-03-06"
    VALIDATOR.validate(comparison_data(compare(Pair(made, made))))


def test_the_document_is_the_data_and_a_person_can_read_it():
    written = comparison_json(harbour())
    assert json.loads(written) == comparison_data(harbour())
    assert written.endswith("}\n")
    assert '\n  {"id": "k4", "left": ["l5"], "right": ["r1"], "relation": "identical"' in written


def test_a_line_holds_no_line_feed():
    line = json_line(comparison_data(harbour()))
    assert "\n" not in line
    assert json.loads(line) == comparison_data(harbour())


@given(st.text() | st.just("\ud800") | st.just("a\udc00\u2028\x00b"))
def test_any_text_can_be_written_as_utf_8_and_read_back(text):
    data = {"text": text, "list": [{"a": text}], "empty": [], "none": {}}
    assert json.loads(json_document(data).encode().decode()) == data
    assert json.loads(json_line(data).encode().decode()) == data


def test_sourcing_of_one_article():
    comparison = harbour()
    data = sourcing_data(
        comparison.left.article, replace(comparison.sourcing, attributions=comparison.sourcing.attributions[:2])
    )
    assert data["text"] == comparison.left.article.text
    assert [one["content"] for one in data["attributions"]] == [
        "The wall will cost 40 million crowns",
        "We cannot wait for the next storm",
    ]


class TestExcerpts:
    def test_words_that_are_neither_linked_nor_in_conflict_are_gone(self):
        written = comparison_json(excerpted(harbour()))
        assert "Fishers" not in written
        assert "monument" not in written
        assert "The vote was nine to four." in written

    def test_spans_keep_their_meaning(self):
        whole, part = comparison_data(harbour()), comparison_data(excerpted(harbour()))
        VALIDATOR.validate(part)
        assert len(part["left"]["text"]) == len(whole["left"]["text"])
        shown = [one["text"] for one in part["left"]["statements"]]
        assert shown[3] is None
        assert shown[:3] == [one["text"] for one in whole["left"]["statements"]][:3]
        assert part["attributions"][-1]["content"] is None

    def test_hyperlinks_of_withheld_words_are_gone(self):
        comparison = harbour()
        unlinked = replace(comparison, links=(), conflicts=(), rows=())
        assert comparison_data(excerpted(unlinked))["left"]["inlines"] == []


def test_two_sides_are_treated_alike():
    turned = comparison_data(compare(Pair(harbour().right.article, harbour().left.article)))
    data = comparison_data(compare(Pair(harbour().left.article, harbour().right.article)))
    assert [one["text"] for one in data["left"]["statements"]] == [one["text"] for one in turned["right"]["statements"]]
    assert [one["status"] for one in data["left"]["statements"]] == [
        one["status"] for one in turned["right"]["statements"]
    ]
