"""Fetching: in bounds, with a name, and never from a private network unless that is allowed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.authoring import ImportOptions, fetching, import_article, new_story
from diptych.authoring.fetching import USER_AGENT, FetchError, fetch
from diptych.reading import read_article_file
from tests.authoring.loopback import PAGES, agents, publisher


@pytest.fixture
def server() -> Iterator[str]:
    with publisher() as address:
        yield address


def test_a_page_is_fetched_under_our_own_name(server: str) -> None:
    page = fetch(f"{server}/pages/herald.html", allow_private=True)
    assert (page.data, page.kind) == ((PAGES / "herald.html").read_bytes(), "text/html")
    assert agents() == [USER_AGENT]
    assert "Diptych" in USER_AGENT


def test_redirects_are_followed_a_few_times(server: str) -> None:
    assert fetch(f"{server}/redirect/3", allow_private=True).url == f"{server}/pages/broadsheet.html"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(f"{server}/redirect/9", allow_private=True)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/missing", "the server answered 404"),
        ("/picture", "this is image/png, not a page"),
        ("/to-file", "only http:// and https:// addresses are fetched"),
        ("/endless", "the page has more than 8,000,000 bytes"),
    ],
)
def test_what_is_no_page_is_refused(path: str, problem: str, server: str) -> None:
    with pytest.raises(FetchError, match=problem):
        fetch(server + path, allow_private=True)


def test_a_server_that_does_not_answer_is_left_in_time(server: str) -> None:
    with pytest.raises(FetchError, match="no answer in time"):
        fetch(f"{server}/slow", allow_private=True, time_out=0.3)


PRIVATE = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "10.0.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
]


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_not_fetched_from(host: str) -> None:
    with pytest.raises(FetchError, match=r"private network|no server of that name"):
        fetch(f"http://{host}:9/")


def test_a_redirect_into_the_private_network_is_not_followed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that sends its visitor to the machine beside them: the second address is checked like the first."""
    real = socket.getaddrinfo
    port = int(server.rsplit(":", 1)[1])

    def fake(host: str, *arguments: object, **named: object) -> object:
        place = ("127.0.0.1", port) if host == "public.example" else (host, *arguments)
        return real(*place, **named)

    monkeypatch.setattr(fetching.socket, "getaddrinfo", fake)
    with pytest.raises(FetchError, match="private network"):
        fetch("http://public.example/redirect/0")


BAD_ADDRESSES = [
    "ftp://example.org/",
    "http://",
    "http://user:word@example.org/",
    "http://example.org:99999/",
    "http://exa mple.org/",
    "http://[::1",
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url)


def test_a_hyperlink_is_imported_with_its_address(server: str, tmp_path: Path) -> None:
    story = new_story(tmp_path, "harbour").parent
    done = import_article(story, f"{server}/text", ImportOptions(allow_private=True, key="wire"))
    article = read_article_file(done.path)
    assert (article.url, article.text) == (f"{server}/text", "The council of Harlow met.\n\nIt adjourned.")
