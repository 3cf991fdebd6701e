"""YAML read the way an editor means it, from anything that anybody may type."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.errors import ContentError
from diptych.yamlfile import Fields, YamlList, YamlMapping, YamlScalar, nearest, parse_date, parse_yaml

PATH = Path("story.yaml")


def mapping(text: str, *, first_line: int = 1) -> Fields:
    found = parse_yaml(text, PATH, first_line=first_line)
    assert isinstance(found, YamlMapping)
    return Fields(found, PATH, [key.text for key, _ in found.entries])


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "on", "002", "1e3", "0x1F", "1:30", "2025-12-20", ".inf", "1_000", "Null and void", "=", "<<"],
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert mapping(f"key: {written}").string("key") == written


@pytest.mark.parametrize("written", ["", "~", "null", "# a comment"])
def test_a_key_without_a_value_counts_as_absent(written: str) -> None:
    fields = mapping(f"key: {written}\n")
    assert "key" not in fields
    assert fields.string("key") is None


def test_null_in_quotation_marks_is_a_word() -> None:
    assert mapping('key: "null"').string("key") == "null"


def test_every_node_knows_its_line() -> None:
    found = parse_yaml("\n\na: 1\nb:\n  - x\n  - y\n", PATH, first_line=10)
    assert isinstance(found, YamlMapping)
    (_, one), (key, several) = found.entries
    assert isinstance(one, YamlScalar)
    assert isinstance(several, YamlList)
    assert (one.line, key.line, [item.line for item in several.items]) == (12, 13, [14, 15])


def refusal(text: str) -> str:
    """Why a text is refused, or the file's name alone where it is read; any other error ends the test."""
    try:
        parse_yaml(text, PATH)
    except ContentError as error:
        return str(error)
    return str(PATH)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_its_file(text: str) -> None:
    assert refusal(text).startswith("story.yaml")


YAML_SIGNS = st.text(st.sampled_from(list("ab:-?[]{},&*!|>'\"%@`# \n\t~<=0")), max_size=60)


@given(YAML_SIGNS)
def test_any_string_of_yamls_signs_is_read_or_refused_with_its_file(text: str) -> None:
    assert refusal(text).startswith("story.yaml")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-12-20", dt.date(2025, 12, 20)),
        ("2025-12-20T14:30", dt.datetime(2025, 12, 20, 14, 30)),
        ("2025-12-20 14:30:05 +02:00", dt.datetime(2025, 12, 20, 14, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        ("2025-12-20T14:30Z", dt.datetime(2025, 12, 20, 14, 30, tzinfo=dt.UTC)),
        ("2025-02-30", None),
        ("20251220", None),
        ("2025-W51-6", None),
        ("20 Dec 2025", None),
        ("2025-12-20T25:00", None),
    ],
)
def test_dates(written: str, expected: dt.date | None) -> None:
    assert parse_date(written) == expected


def test_the_nearest_word_is_offered_as_it_is_spelt() -> None:
    assert nearest("ann low", ["Ann Low", "Ben Ferry"]) == "Did you mean “Ann Low”?"
    assert nearest("zzz", ["Ann Low"]) == ""
