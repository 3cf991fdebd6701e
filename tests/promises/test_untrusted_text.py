"""Promise 6: an article cannot run script, load anything from outside, or write outside the output folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from diptych.errors import DiptychError
from tests.pages import Element, parsed
from tests.projects import LEFT, SmallProject, article, files_of

ATTACKS = {
    "script": "<script>window.attacked = true</script>",
    "event handler": '<img src=x onerror="window.attacked = true">',
    "javascript link": "[a link](javascript:window.attacked=true)",
    "javascript link, disguised": "[a link](java&#115;cript&colon;window.attacked=true)",
    "javascript link in raw HTML": '<a href="javascript:window.attacked=true">x</a>',
    "data link": "[a link](data:text/html,<script>window.attacked=true</script>)",
    "vbscript link": "[a link](vbscript:window.attacked)",
    "automatic link": "<javascript:window.attacked=true>",
    "reference link": "[a link][1]\n\n[1]: javascript:window.attacked=true",
    "image from outside": "![a picture](https://outside.example/pixel.png)",
    "style": "<style>body { display: none }</style>",
    "style attribute": '<p style="position: fixed; inset: 0; background: url(https://outside.example/a)">x</p>',
    "iframe": '<iframe src="https://outside.example/"></iframe>',
    "object": '<object data="https://outside.example/"></object><embed src="https://outside.example/">',
    "form": '<form action="https://outside.example/"><input autofocus onfocus="window.attacked=true"></form>',
    "base": '<base href="https://outside.example/">',
    "meta refresh": '<meta http-equiv="refresh" content="0; url=https://outside.example/">',
    "link": '<link rel="stylesheet" href="https://outside.example/style.css">',
    "svg": '<svg onload="window.attacked=true"><script>window.attacked=true</script></svg>',
    "math": '<math><mtext><style><img src=x onerror="window.attacked=true"></style></mtext></math>',
    "comment": "<!-- --><script>window.attacked=true</script> <!--",
    "closing what is ours": "</span></div></main></body></html><script>window.attacked=true</script>",
    "ending a script": "</script><script>window.attacked=true</script>",
    "attribute end": '" onmouseover="window.attacked=true" x="',
    "template": "{{ 7 * 191 }} {% for x in (1,) %}{{ x }}{% endfor %} {# hidden #}",
    "ids of ours": '<p id="main">x</p> <p id="l1">x</p>',
    "json": '"}]}; window.attacked = true; //',
    "line separators": "one\u2028window.attacked = true\u2029two",
}

ATTRIBUTES_OF_ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href")


def hostile_story(project: SmallProject, attack: str, slug: str = "hostile") -> None:
    """A story with the attack wherever a person may write."""
    quoted = "'" + attack.replace("'", "''").replace("\n", " ") + "'"
    fields = dict.fromkeys(("title", "publisher", "author", "place", "rights", "licence"), quoted)
    left = article(f"The council met. {attack}\n\n“{attack}” said Anna Berg.", **fields, tags=f"[{quoted}]")
    project.write_story(slug, left=left, more=f"summary: {quoted}\ntags: [{quoted}]\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One site with every attack in a story of its own."""
    project = SmallProject(tmp_path_factory.mktemp("hostile"))
    for number, attack in enumerate(ATTACKS.values()):
        hostile_story(project, attack, f"attack-{number}")
    project.build(base_url="https://news.example/")
    return project.site


def pages_of(site: Path) -> dict[str, Element]:
    return {path: parsed(data) for path, data in files_of(site).items() if path.endswith(".html")}


def test_no_page_holds_anything_that_runs_but_our_own_files(site: Path) -> None:
    for path, page in pages_of(site).items():
        for element in page:
            assert not [name for name in element.attributes if name.startswith("on")], path
            if element.name == "script" and element.attributes.get("type") != "application/json":
                assert element.text == "", path
                assert re.fullmatch(r"(\.\./)*assets/[\w.-]+\.js(\?\w+)?", element.attributes["src"] or ""), path


def test_no_page_holds_an_element_that_loads_or_redirects(site: Path) -> None:
    for path, page in pages_of(site).items():
        names = {element.name for element in page}
        assert not names & {"iframe", "frame", "object", "embed", "base", "applet", "portal", "math"}, path
        for element in page:
            if element.name == "meta":
                assert element.attributes.get("http-equiv") in {None, "Content-Security-Policy"}, path
            if element.name == "style":
                assert "outside.example" not in element.text, path


def test_no_address_is_of_another_kind_than_web_and_mail(site: Path) -> None:
    for path, page in pages_of(site).items():
        for element in page:
            for name in ATTRIBUTES_OF_ADDRESSES:
                address = element.attributes.get(name) or ""
                scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.\s-]*):", address, re.IGNORECASE)
                assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}, (path, address)
                if element.name not in {"a", "link"}:
                    assert "outside.example" not in address, (path, address)


def test_no_template_code_in_content_is_run(site: Path) -> None:
    assert not [path for path, data in files_of(site).items() if b"1337" in data and b"191" not in data]
    number = list(ATTACKS).index("template")
    assert b"{{ 7 * 191 }}" in files_of(site)[f"attack-{number}/index.html"]


def test_every_page_forbids_what_it_does_not_need(site: Path) -> None:
    for path, page in pages_of(site).items():
        policies = [e for e in page if e.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, path
        policy = policies[0].attributes["content"] or ""
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy.replace("'unsafe-inline'", "" if path == "404.html" else "unsafe"), path


def test_no_id_stands_twice(site: Path) -> None:
    for path, page in pages_of(site).items():
        ids = [element.attributes["id"] for element in page if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path


def test_in_a_browser_nothing_runs_and_no_request_leaves(site: Path, chromium: Browser) -> None:
    context = chromium.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    for page in sorted(site.rglob("index.html")):
        tab.goto(page.as_uri())
        assert tab.evaluate("window.attacked") is None, page
        assert tab.evaluate("getComputedStyle(document.body).display") != "none", page
        assert tab.url == page.as_uri()
    context.close()
    assert [url for url in asked if not url.startswith("file://")] == []


# --- the folder ---------------------------------------------------------------------------------------------------


def test_a_yaml_bomb_is_refused_at_once(project: SmallProject) -> None:
    layers = "".join(f"x{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(9))
    bomb = f"x0: &a0 [boom]\n{layers}"
    (project.content / "harbour" / "story.yaml").write_text(
        f"{bomb}title: *a9\narticles: [left.md]\n", encoding="utf-8"
    )
    with pytest.raises(DiptychError, match=r"story\.yaml"):
        project.build()


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['touch attacked']", "!!python/name:os.system"])
def test_yaml_makes_no_objects(project: SmallProject, tag: str) -> None:
    (project.content / "harbour" / "left.md").write_text(
        LEFT.replace("---\n", f"---\nauthor: {tag}\n", 1), encoding="utf-8"
    )
    with pytest.raises(DiptychError, match=r"left\.md"):
        project.build()
    assert not list(project.root.rglob("attacked"))


@pytest.mark.parametrize(
    "name", ["../outside.md", "/etc/passwd", "../harbour/left.md", "a/../left.md", "..", "left.md\0"]
)
def test_an_article_outside_its_folder_is_refused(project: SmallProject, name: str) -> None:
    (project.content / "outside.md").write_text(LEFT, encoding="utf-8")
    (project.content / "harbour" / "story.yaml").write_text(
        f'title: t\narticles: [right.md, "{name}"]\n'.replace("\0", "\\0"), encoding="utf-8"
    )
    with pytest.raises(DiptychError, match=r"story\.yaml"):
        project.build()


def test_a_slug_is_refused_that_leaves_the_site(project: SmallProject) -> None:
    """A folder's name is all a slug can be; `slug:` in a file is no key."""
    project.write_story("flood", more="slug: ../../outside\n")
    with pytest.raises(DiptychError, match="slug"):
        project.build()


@pytest.mark.parametrize("name", ["con\nfused", "a b", "assets", "schema", "Ünïcode\u202e"])
def test_a_folder_name_that_makes_no_address_is_refused(project: SmallProject, name: str) -> None:
    project.write_story(name)
    with pytest.raises(DiptychError):
        project.build()


def test_an_article_that_is_a_link_out_of_its_folder_is_refused(project: SmallProject, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(LEFT, encoding="utf-8")
    left = project.content / "harbour" / "left.md"
    left.unlink()
    left.symlink_to(secret)
    with pytest.raises(DiptychError, match=r"left\.md"):
        project.build()


def test_a_story_folder_that_is_a_link_out_of_the_content_is_refused(project: SmallProject, tmp_path: Path) -> None:
    elsewhere = SmallProject(tmp_path / "elsewhere").write_story("secret")
    (project.content / "secret").symlink_to(elsewhere)
    with pytest.raises(DiptychError, match="secret"):
        project.build()


def test_nothing_is_written_but_the_site_and_the_cache(project: SmallProject) -> None:
    for number, attack in enumerate(ATTACKS.values()):
        hostile_story(project, attack, f"attack-{number}")
    before = outside(project)
    project.build()
    assert outside(project) - before == set()


def outside(project: SmallProject) -> set[Path]:
    """Every file around the project but those of the site and of the cache."""
    ours = {project.site, project.root / ".diptych-cache"}
    return {path for path in project.root.parent.rglob("*") if not ours & {path, *path.parents}}
