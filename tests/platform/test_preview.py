"""The preview shows what was built, builds again on every save, and talks to nobody else."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import playwright.sync_api
import pytest
from playwright.sync_api import Browser, Page

from tests.projects import LEFT, SmallProject, files_of

_PATIENCE = 15.0
"""Seconds to wait for what takes a fraction of one on an idle machine."""


class Serving:
    """A preview in a process of its own."""

    def __init__(self, project: SmallProject, *arguments: str) -> None:
        code = "import sys; from diptych.cli import build_main; sys.exit(build_main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "--serve", "--port", "0", *arguments],
            cwd=project.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed: list[str] = []
        self.port = int(self.wait_for(r"http://127\.0\.0\.1:(\d+)/")[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Read what the preview prints until a line matches."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"never printed {pattern}: {self.printed}")

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def raw(self, request: bytes) -> bytes:
        """What comes back for bytes that may be no request at all."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=_PATIENCE) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            received = b""
            with suppress(ConnectionResetError):  # a server may end the conversation as it likes
                while piece := connection.recv(65536):
                    received += piece
        return received

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            rest, _ = self.process.communicate(timeout=_PATIENCE)
        finally:
            self.process.kill()  # does nothing to a process that has ended
        self.printed.extend(rest.splitlines(keepends=True))


@pytest.fixture
def serving(project: SmallProject) -> Iterator[Serving]:
    preview = Serving(project)
    yield preview
    preview.stop()


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def save(project: SmallProject, headline: str) -> None:
    (project.content / "harbour" / "left.md").write_text(
        LEFT.replace("Council approves harbour wall", headline), encoding="utf-8"
    )


# --- in the browser -----------------------------------------------------------------------------------------------


@pytest.fixture
def page(chromium: Browser, serving: Serving) -> Iterator[Page]:
    tab = chromium.new_page()
    tab.goto(f"{serving.address}harbour/index.html")
    wait_for_connection(tab)
    yield tab
    tab.close()


def wait_for_text(page: Page, text: str) -> None:
    eventually(lambda: text in answer(page, "document.body.textContent.replace(/\\s+/g, ' ')"))


def wait_for_connection(page: Page) -> None:
    eventually(lambda: answer(page, "String(window.LiveReload && window.LiveReload.connector.protocol > 0)") == "true")


def answer(page: Page, expression: str) -> str:
    """What the page says, or nothing while it is being replaced; asked from here, for its policy forbids `eval`."""
    try:
        return str(page.evaluate(expression))
    except playwright.sync_api.Error:
        return ""


def test_two_saves_within_a_second_both_reach_the_browser(project: SmallProject, page: Page) -> None:
    for headline in ("The first save", "The second save"):
        save(project, headline)
        wait_for_text(page, headline)


def test_a_build_error_is_shown_in_page_and_terminal_and_heals(
    project: SmallProject, serving: Serving, page: Page
) -> None:
    (project.content / "harbour" / "left.md").write_text("no front matter", encoding="utf-8")
    page.get_by_role("heading", name="The build failed").wait_for(timeout=_PATIENCE * 1000)
    assert "left.md" in page.get_by_role("alert").inner_text()
    serving.wait_for(r"left\.md:1: there is no front matter")
    save(project, "Mended")
    wait_for_text(page, "Mended")


def test_a_template_is_watched_too(project: SmallProject, chromium: Browser) -> None:
    (project.root / "templates").mkdir()
    template = project.root / "templates" / "404.html"
    template.write_text("<!doctype html><title>t</title><p>Gone.", encoding="utf-8")
    preview, tab = Serving(project), chromium.new_page()
    tab.goto(f"{preview.address}no/such/page")
    wait_for_connection(tab)
    template.write_text("<!doctype html><title>t</title><p>Not here any more.", encoding="utf-8")
    wait_for_text(tab, "Not here any more.")
    tab.close()
    preview.stop()


def test_the_pages_policy_lets_the_preview_in_and_nothing_else(serving: Serving, chromium: Browser) -> None:
    tab = chromium.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(f"{serving.address}harbour/index.html")
    wait_for_connection(tab)
    policy = tab.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    tab.close()
    assert complaints == []
    assert policy is not None
    assert f"connect-src 'self' ws://127.0.0.1:{serving.port};" in policy


# --- in the folder ------------------------------------------------------------------------------------------------


def test_nothing_of_the_preview_gets_into_the_site(project: SmallProject, serving: Serving) -> None:
    save(project, "Saved while serving")
    eventually(lambda: b"Saved while serving" in serving.get("/harbour/")[1])
    assert b"livereload" in serving.get("/harbour/")[1]
    assert not [path for path, data in files_of(project.site).items() if b"livereload" in data]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "left.md").unlink(),
        lambda folder: (folder / "left.md").rename(folder / "other.md"),
        lambda folder: (folder / "story.yaml").write_text("title: [", encoding="utf-8"),
    ],
    ids=["removed", "renamed", "spoiled"],
)
def test_every_kind_of_change_is_seen(project: SmallProject, serving: Serving, change: Callable[[Path], None]) -> None:
    change(project.content / "harbour")
    eventually(lambda: serving.get("/")[0] == 500)


def test_a_file_that_goes_back_in_time_is_seen(project: SmallProject, serving: Serving) -> None:
    """As when an older version is restored with its date."""
    save(project, "An older version")
    os.utime(project.content / "harbour" / "left.md", (1_000_000_000, 1_000_000_000))
    eventually(lambda: b"An older version" in serving.get("/harbour/")[1])


# --- over the wire ------------------------------------------------------------------------------------------------


def test_a_missing_page_is_answered_with_the_sites_own_words(serving: Serving) -> None:
    status, body = serving.get("/no/such/page")
    assert status == 404
    assert b"<title>" in body


def test_a_folder_without_its_slash_is_sent_on(serving: Serving) -> None:
    assert serving.get("/harbour")[0] == 302


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/content/harbour/left.md",
        "//etc/passwd",
        "/harbour/..%2f..%2fcontent/harbour/left.md",
        "/..%5c..%5ccontent",
        "/.gitignore",
        "/.diptych-manifest.json",
        "/link/left.md",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_no_file_outside_the_site_is_served(project: SmallProject, serving: Serving, path: str) -> None:
    (project.site / "link").symlink_to(project.content / "harbour")
    status, body = serving.get(path)
    assert status in {400, 404}
    assert b"Anna Berg" not in body


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1", ""]
)
def test_a_request_that_names_another_host_is_refused(serving: Serving, host: str) -> None:
    assert serving.get("/", Host=host)[0] in {400, 404}
    assert serving.get("/livereload.js", Host=host)[0] in {400, 404}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_loopback_names_are_answered(serving: Serving, host: str) -> None:
    assert serving.get("/", Host=f"{host}:{serving.port}")[0] == 200


@pytest.mark.parametrize(("origin", "status"), [("http://evil.example", b"403"), (None, b"101")])
def test_a_page_of_another_origin_cannot_connect(serving: Serving, origin: str | None, status: bytes) -> None:
    handshake = (
        f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"Origin: {origin or f'http://127.0.0.1:{serving.port}'}\r\n\r\n"
    )
    assert serving.raw(handshake.encode()).split(b" ")[1] == status


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\0\1\2\3\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"DELETE / HTTP/1.1\r\n\r\n",
    ],
)
def test_malformed_requests_are_survived(serving: Serving, request_bytes: bytes) -> None:
    serving.raw(request_bytes)
    assert serving.get("/")[0] == 200


def test_a_malformed_message_is_survived(serving: Serving) -> None:
    message = json.dumps(["not", "a", "command"]).encode()
    masked = bytes([0x81, 0x80 | len(message), 0, 0, 0, 0]) + message
    serving.raw(
        f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        + masked
    )
    assert serving.get("/")[0] == 200


# --- in the terminal ----------------------------------------------------------------------------------------------


def test_a_preview_can_start_from_content_that_is_broken(project: SmallProject) -> None:
    (project.content / "harbour" / "left.md").unlink()
    preview = Serving(project)
    assert preview.get("/")[0] == 500
    save(project, "Now it is there")
    eventually(lambda: preview.get("/harbour/")[0] == 200)
    preview.stop()


def test_ctrl_c_ends_it_without_a_traceback(project: SmallProject) -> None:
    preview = Serving(project)
    preview.stop()
    assert preview.process.returncode == 128 + signal.SIGINT
    assert "Traceback" not in "".join(preview.printed)


def test_a_port_that_is_taken_is_one_clear_error(project: SmallProject, serving: Serving) -> None:
    done = project.run("serve", "--port", str(serving.port))
    assert done.returncode == 1
    assert f"port {serving.port} cannot be used".encode() in done.stderr
