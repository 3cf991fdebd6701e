"""Fetching one page: politely, in bounds, and never from inside the editor's own network.

A hyperlink may be anything, and its server may send one anywhere: to a printer on the local network, to a cloud
machine's secrets at 169.254.169.254, to a stream without end. So every address is resolved first and refused if it is
not a public one, the connection goes to exactly the address that was checked, redirects are followed by hand and
checked again, and time and size have limits.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from diptych import __version__
from diptych.errors import DiptychError

__all__ = ["MAX_PAGE_BYTES", "USER_AGENT", "FetchError", "Fetched", "fetch"]

USER_AGENT = f"Diptych/{__version__} (an editor's import of one article)"
"""Says what is asking, so that a publisher's server can tell it from a crawler."""

MAX_PAGE_BYTES = 8_000_000
"""The largest pages of news sites, scripts and styles within them, have some three million bytes."""

_TIME_OUT = 15.0
"""Seconds for the whole of a fetch, redirects included."""

_MAX_REDIRECTS = 5
_CHUNK = 65_536
_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")


class FetchError(DiptychError):
    """A page could not be fetched, or must not be."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as the server sent it."""

    url: str
    """Where it was in the end, after redirects."""
    data: bytes
    """Its bytes."""
    kind: str
    """Its media type, such as `text/html`."""


def fetch(url: str, *, allow_private: bool = False, time_out: float = _TIME_OUT) -> Fetched:
    """The page at a hyperlink; `allow_private` permits addresses that are not public. Raises FetchError."""
    deadline = time.monotonic() + time_out
    asked = url
    for _ in range(_MAX_REDIRECTS + 1):
        answer = _request(asked, allow_private, deadline)
        if isinstance(answer, Fetched):
            return answer
        asked = urljoin(asked, answer)
    raise FetchError(f"{url}: more than {_MAX_REDIRECTS} redirects. Use the address the page has in the end.")


def _request(url: str, allow_private: bool, deadline: float) -> Fetched | str:
    """One request: the page, or where the server sends one instead."""
    parts = _checked(url)
    address = _address(url, parts, allow_private)
    connection = _connection(parts, address, deadline)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": USER_AGENT, "Accept": ", ".join(_KINDS), "Accept-Encoding": "identity"}
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        if 300 <= response.status < 400 and response.getheader("Location"):
            return str(response.getheader("Location"))
        if response.status != 200:
            raise FetchError(f"{url}: the server answered {response.status} {response.reason}.")
        return Fetched(url, _body(url, response, deadline, connection), _kind(url, response))
    except TimeoutError as late:
        raise FetchError(f"{url}: no answer in time. Save the page in a browser and import the file.") from late
    except (OSError, http.client.HTTPException) as failed:
        raise FetchError(f"{url}: the page could not be fetched ({failed}).") from failed
    finally:
        connection.close()


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as bad:
        raise FetchError(f"{url}: this is not a web address ({bad}).") from bad
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url}: only http:// and https:// addresses are fetched.")
    if parts.username is not None or not url.isascii() or not url.isprintable() or " " in url:
        raise FetchError(f"{url}: this address has characters or a password that a page's address does not have.")
    return parts


def _address(url: str, parts: SplitResult, allow_private: bool) -> tuple[str, int]:
    """The address and port to connect to; every address the name stands for must be a public one."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise FetchError(f"{url}: there is no server of that name.") from unknown
    hosts = [str(one[4][0]) for one in found]
    private = [host for host in hosts if not ipaddress.ip_address(host.split("%")[0]).is_global]
    if private and not allow_private:
        raise FetchError(f"{url}: this is an address of a private network, which is not fetched from unless allowed.")
    return hosts[0], port


def _connection(parts: SplitResult, address: tuple[str, int], deadline: float) -> http.client.HTTPConnection:
    """A connection to the address that was checked, whatever the name stands for by now."""
    left = deadline - time.monotonic()
    host = parts.hostname or ""
    port = parts.port
    connection = http.client.HTTPConnection(host, port or (443 if parts.scheme == "https" else 80))
    if left <= 0:
        raise FetchError(f"{parts.geturl()}: no answer in time. Save the page in a browser and import the file.")
    try:
        sock = socket.create_connection(address, timeout=left)
        if parts.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except TimeoutError as late:
        raise FetchError(f"{parts.geturl()}: no answer in time.") from late
    except OSError as failed:
        raise FetchError(f"{parts.geturl()}: the server could not be reached ({failed}).") from failed
    connection.sock = sock
    return connection


def _kind(url: str, response: http.client.HTTPResponse) -> str:
    kind = (response.getheader("Content-Type") or "text/html").split(";")[0].strip().lower()
    if kind not in _KINDS:
        raise FetchError(f"{url}: this is {kind}, not a page. Save what you want to import as a file.")
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise FetchError(f"{url}: the server sent a packed page unasked. Save the page in a browser.")
    return kind


def _body(
    url: str, response: http.client.HTTPResponse, deadline: float, connection: http.client.HTTPConnection
) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_PAGE_BYTES:
            raise FetchError(f"{url}: the page has more than {MAX_PAGE_BYTES:,} bytes.")
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
    return b"".join(pieces)
