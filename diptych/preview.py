"""The preview: a site shown on this machine, built again and reloaded in the browser on every save.

It knows nothing of news. It is given a folder to show, folders to watch, and a `build` to call; what `build` refuses
it shows in the browser page and in the terminal, until a good save heals it. Nothing of it gets into the folder: its
script is added to a page while the page is served.

livereload does the work; what is set right here are four of its habits:

    it forgets a save within three seconds of the last reload     DEFAULT_RELOAD_TIME is 0
    it looks for changes every 0.8 s, at times of change only     `_Watcher` compares more, and every `_POLL`
    it takes websockets from pages of any origin                  `_Socket` asks for its own
    it puts no script into a page without </head>                 `_with_script` does

Not for publishing: it serves one reader on the loopback address, and refuses requests that name another host, so
that no web page elsewhere can read it under a name of its own (DNS rebinding).
"""

from __future__ import annotations

import html
import logging
import mimetypes
import os
import re
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketHandler

from diptych.errors import DiptychError, OptionError

__all__ = ["Preview"]

_LOOPBACK = "127.0.0.1"
_LOOPBACK_NAMES = r"(?:127\.0\.0\.1|localhost|\[::1\]|::1)"
"""What a request may call this machine."""

# Milliseconds between two looks at the watched folders: a save is seen within a blink, and an idle preview of
# thousands of files stays cheap.
_POLL = 150

_SCRIPT = b'<script src="/livereload.js"></script>'
_TOOL_PATH = "/preview-tool.js"
_TOOL = b'<script defer src="' + _TOOL_PATH.encode() + b'?page=%s"></script>'
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_POLICY = re.compile(
    rb"""(<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content=")([^"]*)("[^>]*>)""", re.IGNORECASE
)


class Preview:
    """One folder on show, and the build that renews it."""

    def __init__(
        self,
        folder: Path,
        watched: Sequence[Path],
        build: Callable[[], str],
        *,
        port: int,
        tool: Callable[[str], str | None] | None = None,
    ) -> None:
        """Show `folder`; call `build` (which returns a line to print) whenever a file in `watched` changes.

        `port` 0 takes a free one. `tool` gives a script of the desk that goes with a page, by the page's path, or
        None; no file of the site has it.
        """
        self.folder = folder
        self.tool = tool
        self.error: str | None = None
        """What the last build refused, or None after a good one."""
        self._build = build
        self._port = port
        self._watcher = _Watcher()
        for place in watched:
            self._watcher.watch(str(place), self.rebuild)

    def rebuild(self) -> None:
        """Build, print what came of it, and keep the error, if any, for the pages."""
        try:
            print(self._build(), flush=True)
            self.error = None
        except DiptychError as refusal:
            self.error = str(refusal)
            print(f"diptych: {self.error}", flush=True)
        except Exception:  # a defect, or a template that fails in its own way: show it, and live on to the next save
            self.error = traceback.format_exc()
            print(self.error, flush=True)

    def serve(self) -> None:
        """Build once, then serve until Ctrl-C; raises OptionError where the port is taken."""
        try:
            sockets = bind_sockets(self._port, _LOOPBACK)
        except OSError as problem:
            raise OptionError(f"port {self._port} cannot be used ({problem.strerror}); name another one.") from problem
        self.rebuild()
        logging.getLogger("tornado.access").setLevel(logging.ERROR)
        server = HTTPServer(self._application())
        server.add_sockets(sockets)
        address = f"http://{_LOOPBACK}:{sockets[0].getsockname()[1]}/"
        print(f"{self.folder} is shown at {address} (Ctrl-C ends it)", flush=True)
        LiveReloadHandler.start_tasks()
        PeriodicCallback(LiveReloadHandler.poll_tasks, _POLL).start()
        IOLoop.current().start()

    def _application(self) -> web.Application:
        LiveReloadHandler.watcher = self._watcher
        LiveReloadHandler.live_css = False  # a page is reloaded whole, so that what is seen is what was built
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
        application = web.Application()
        application.add_handlers(
            _LOOPBACK_NAMES,
            [
                ("/livereload", _Socket),
                ("/livereload.js", LiveReloadJSHandler),
                (_TOOL_PATH.replace(".", r"\."), _Tool, {"preview": self}),
                ("/(.*)", _Page, {"preview": self}),
            ],
        )
        return application


class _Socket(LiveReloadHandler):
    """The connection over which a page is told to reload; only for our own pages."""

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)


class _Watcher(Watcher):
    """Sees every file that is added, changed or removed, also twice within a second and under an old date."""

    def watch(self, path: str, func: Any = None, delay: Any = 0, ignore: Any = None) -> None:
        super().watch(path, func, delay, ignore)
        self._tasks[path]["mtimes"].update(_stamps(path))

    def start(self, callback: Callable[[], None]) -> bool:
        """Tell livereload that the looking is done elsewhere (by the preview, and more often)."""
        return True

    def is_changed(self, path: str, ignore: Any = None) -> bool:
        before, now = self._task_mtimes, _stamps(path)
        changed = [name for name in sorted(before.keys() | now.keys()) if before.get(name) != now.get(name)]
        if changed:
            self.filepath = changed[0]
            before.clear()
            before.update(now)
        return bool(changed)


def _stamps(place: str) -> dict[str, tuple[int, int, int]]:
    """Every file below a folder with time of change (nanoseconds), size and inode; not what editors leave lying."""
    return {path: (it.st_mtime_ns, it.st_size, it.st_ino) for path, it in _files(place)}


def _files(place: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(place))
    except OSError:  # removed, or replaced, while we look: the next look sees what came of it
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(("~", ".swp", ".tmp")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            try:
                yield entry.path, entry.stat(follow_symlinks=False)
            except OSError:
                continue


class _Page(web.RequestHandler):
    """A file of the site; a page with the preview's script, or the build's error in its place."""

    def initialize(self, preview: Preview) -> None:
        self._preview = preview

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")

    def get(self, path: str) -> None:
        file = self._file(path)
        if file is not None and file.is_dir():
            self.redirect(f"/{path}/")
            return
        if file is None:
            self.set_status(404)
            file = self._file("404.html")
        kind = mimetypes.guess_type(file.name)[0] if file else "text/html"
        if kind != "text/html":
            self._send(kind or "application/octet-stream", file.read_bytes() if file else b"")
        elif self._preview.error is not None:
            self.set_status(500)
            self._send(kind, _error_page(self._preview.error))
        else:
            page = file.read_bytes() if file else b"<!doctype html><title>Not found</title><p>There is no such page."
            tool = _TOOL % quote(path).encode() if self._preview.tool else b""
            self._send(kind, _with_script(page, self.request.host.encode(), tool))

    def head(self, path: str) -> None:
        self.get(path)

    def _file(self, path: str) -> Path | None:
        """The file or folder for a request, or None; nothing hidden, nothing outside, no link that leads outside."""
        parts = path.split("/")
        if "" in parts[:-1] or any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        root = self._preview.folder.resolve()
        try:
            found = (root / path / "index.html" if path.endswith("/") or not path else root / path).resolve()
            return found if found.exists() and found.is_relative_to(root) else None
        except OSError:  # a name that no file system takes
            return None

    def _send(self, kind: str, body: bytes) -> None:
        text = kind.startswith("text/") or kind in {"application/json", "application/xml", "image/svg+xml"}
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.finish(body)


class _Tool(web.RequestHandler):
    """The desk's script for a page, where it has one."""

    def initialize(self, preview: Preview) -> None:
        self._preview = preview

    def get(self) -> None:
        tool = self._preview.tool
        try:
            script = tool(self.get_query_argument("page", "")) if tool else None
        except DiptychError:  # the page itself shows what is wrong with the content
            script = None
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(script or "")


def _with_script(page: bytes, host: bytes, tool: bytes) -> bytes:
    """The page with livereload's script, allowed by the page's own policy for as long as it is served from `host`."""
    allowed = _POLICY.sub(lambda found: found[1] + _policy_with_preview(found[2], host) + found[3], page, count=1)
    end = _HEAD_END.search(allowed)
    at = end.start() if end else len(allowed)
    return allowed[:at] + _SCRIPT + tool + allowed[at:]


def _policy_with_preview(policy: bytes, host: bytes) -> bytes:
    """The policy with this server allowed as a source of scripts and as an end of connections."""
    directives = {}
    for directive in policy.split(b";"):
        name, _, sources = directive.strip().partition(b" ")
        directives[name] = sources.split()
    for name, source in ((b"script-src", b"'self'"), (b"connect-src", b"ws://" + host)):
        kept = [one for one in directives.get(name, []) if one not in (b"'none'", source)]
        directives[name] = [*kept, source]
    return b"; ".join(b" ".join([name, *sources]) for name, sources in directives.items() if name)


def _error_page(error: str) -> bytes:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The build failed</title>'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"{_SCRIPT.decode()}</head><body><h1>The build failed</h1>"
        f'<pre role="alert" style="white-space: pre-wrap">{html.escape(error)}</pre>'
        "<p>The site is as it was. Save the file again when it is mended: this page then shows it.</p></body></html>"
    ).encode()
