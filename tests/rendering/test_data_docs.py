import contextlib
import io
import json
import re
from pathlib import Path

import pytest

from diptych.rendering.annotations import comparison_annotations
from diptych.rendering.export import comparison_json
from diptych.rendering.exports import EXPORTS
from diptych.rendering.site_pages import comparison_schema
from tests.harbour import harbour

DOCS = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
SCHEMA = json.loads(comparison_schema())


@pytest.mark.parametrize("schema", [SCHEMA, *(one for one in SCHEMA["$defs"].values() if "properties" in one)])
def test_every_field_of_the_schema_is_explained_with_its_values(schema):
    for name, field in schema["properties"].items():
        line = re.search(rf"^\| `{name}` \|.*$", DOCS, re.MULTILINE)
        assert line, name
        for value in field.get("enum", ()):
            assert f"| `{name}` | {', '.join(f'`{one}`' for one in field['enum'])} |" in DOCS, value


def test_every_file_of_an_export_is_named():
    assert all(f"`{name}`" in DOCS for name in EXPORTS)


def test_every_term_of_our_own_in_the_annotations_is_named():
    terms = set(re.findall(r'"(diptych:\w+)"', comparison_annotations(harbour())))
    assert terms
    assert all(f"`{term}`" in DOCS for term in terms)


def test_the_example_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("comparison.json").write_text(comparison_json(harbour()), encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "docs/data.md", "exec"), {})  # the documentation's own words
    assert "number ['40 million crowns']" in printed.getvalue()
    assert "reworded 0.8124" in printed.getvalue()
