"""Templates: looked up in the project first, escaped always, and strict."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from diptych.model import Site
from diptych.rendering import Renderer
from diptych.rendering.assets import asset_files
from diptych.rendering.environment import environment
from tests.harbour import harbour, harbour_story


def test_everything_is_escaped():
    assert environment((), Site()).from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_a_mistyped_name_is_an_error():
    with pytest.raises(UndefinedError):
        environment((), Site()).from_string("{{ sitte.title }}").render()


def test_a_project_replaces_one_partial(tmp_path):
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "early.html").write_text("<p>Our own part.</p>", encoding="utf-8")
    files = dict(Renderer(Site(), (tmp_path,)).story_files(harbour_story(), (harbour(),)))
    assert b"<p>Our own part.</p>" in files["harbour-wall/index.html"]
    assert b'id="early"' not in files["harbour-wall/index.html"]


def test_a_project_builds_on_the_packaged_template(tmp_path):
    (tmp_path / "story.html").write_text(
        '{% extends "packaged/story.html" %}{% block early %}<p>Ours.</p>{% endblock %}', encoding="utf-8"
    )
    page = dict(Renderer(Site(), (tmp_path,)).story_files(harbour_story(), (harbour(),)))["harbour-wall/index.html"]
    assert b"<p>Ours.</p>" in page
    assert b'id="conflicts"' in page


def test_a_folder_named_like_a_file_is_that_file_in_parts(tmp_path):
    parts = tmp_path / "assets" / "diptych.css"
    parts.mkdir(parents=True)
    (parts / "00-tokens.css").write_text(":root { --ink: red; }", encoding="utf-8")
    (parts / "99-ours.css").write_text(".ours { color: blue; }", encoding="utf-8")
    (tmp_path / "assets" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    files = dict(asset_files((tmp_path,)))
    sheet = files["assets/diptych.css"].decode()
    assert sheet.startswith(":root { --ink: red; }")
    assert sheet.endswith(".ours { color: blue; }")
    assert ".masthead" in sheet
    assert files["assets/logo.svg"] == b"<svg/>"


def test_assets_come_in_order_of_path():
    paths = [path for path, _ in asset_files(())]
    assert paths == sorted(paths)
    assert {"assets/diptych.css", "assets/story.js", "assets/theme.js", "assets/favicon.svg"} <= set(paths)
