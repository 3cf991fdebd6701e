"""A small web server on this machine that plays publishers, good and bad."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

PAGES = Path(__file__).parents[1] / "fixtures/pages"


class _Publisher(BaseHTTPRequestHandler):
    """Answers `/pages/NAME` with a saved page, and a few addresses with what a good client must survive."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers.get("User-Agent", ""))
        if self.path.startswith("/pages/"):
            self._send((PAGES / self.path.removeprefix("/pages/")).read_bytes(), "text/html; charset=utf-8")
        elif self.path.startswith("/redirect/"):
            left = int(self.path.rsplit("/", 1)[1])
            self._redirect(f"/redirect/{left - 1}" if left else "/pages/broadsheet.html")
        elif self.path == "/to-file":
            self._redirect("file:///etc/hosts")
        elif self.path == "/text":
            self._send(b"The council of Harlow met.\nIt adjourned.\n", "text/plain")
        elif self.path == "/picture":
            self._send(b"\x89PNG", "image/png")
        elif self.path == "/endless":
            self._endless()
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            self.server.stopped.wait(5)  # type: ignore[attr-defined] # the loopback server has it
        else:
            self.send_error(404)

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(1000):
                self.wfile.write(b"x" * 65_536)
        except OSError:
            pass

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet."""


@contextmanager
def publisher() -> Iterator[str]:
    """A running server; its address without a slash at the end."""
    _Publisher.agents.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Publisher)
    server.stopped = threading.Event()  # type: ignore[attr-defined] # lets the slow answer end with the test
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.stopped.set()  # type: ignore[attr-defined] # as above
        server.shutdown()
        server.server_close()


def agents() -> list[str]:
    """What the last server's visitors called themselves."""
    return list(_Publisher.agents)
