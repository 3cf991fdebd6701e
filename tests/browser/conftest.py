"""A site with a page of every kind, and the ways to reach it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.build import Project, build
from tests.projects import LEFT, RIGHT, SmallProject, article

PROJECT = Path(__file__).parents[2]
BASE_URL = "https://user.example/repo/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first story, and a story for each page that has something else to say."""
    project = SmallProject(tmp_path_factory.mktemp("browsed"))
    shutil.copytree(PROJECT / "content", project.content, dirs_exist_ok=True)
    project.write_story("harbour")
    project.write_story("identical", right=LEFT)
    project.write_story("nothing-in-common", right=article("Penguins moulted on the southern ice shelf."))
    project.write_story("one-sentence", left=article("It rained."), right=article("It snowed."))
    project.write_story(
        "no-lexicon", left=article("Sataa vettä.", language="fi"), right=article("Sataa.", language="fi")
    )
    project.write_story(
        "right-to-left", left=article("المجلس وافق.", language="ar"), right=article("وافق.", language="ar")
    )
    project.write_story("excerpts", more="text: excerpts\nrobots: noindex\n")
    project.write_story("revision", right=LEFT.replace("120", "130"), more="relation: revision\n")
    project.write_story("nameless", left="---\n---\n\nIt rained.\n", right="---\n---\n\nIt rained hard.\n")
    three = project.write_story("three")
    (three / "third.md").write_text(RIGHT.replace("Estuary Radio", "Quay Weekly"), encoding="utf-8")
    (three / "story.yaml").write_text("title: Three\narticles: [left.md, right.md, third.md]\n", encoding="utf-8")
    build(Project(content=project.content, output=project.site, base_url=BASE_URL))
    return project.site


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: below `/repo/`, with the site's own page for what is missing."""

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix("/repo")
        return super().translate_path(inside if inside != path else "/outside/the/repository")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served: `http://127.0.0.1:PORT/repo/`."""
    handler = functools.partial(_Pages, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/repo/"
        server.shutdown()
        thread.join()
