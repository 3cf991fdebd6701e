"""What every room's tests share: steady Hypothesis runs, small projects, and one browser."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.projects import SmallProject

# The same examples every time, and no deadline: a slow machine must not fail a test that a fast one passes.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# A run started in the background may have been told to ignore Ctrl-C, and so would every program the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

_CHROMIUM = Path(os.environ.get("DIPTYCH_CHROMIUM", "/usr/bin/chromium"))
_CHROMIUM_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A folder with one small story in `content/`, to build and to spoil."""
    made = SmallProject(tmp_path / "project")
    made.write_story("harbour")
    return made


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser without a window, started once."""
    if not _CHROMIUM.exists():
        pytest.skip("Chromium is not installed; DIPTYCH_CHROMIUM can name one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(_CHROMIUM), args=_CHROMIUM_OPTIONS)
        yield browser
        browser.close()
