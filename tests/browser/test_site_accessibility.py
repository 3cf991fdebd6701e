"""Every kind of page, light and wide, dark and narrow, through axe-core: WCAG 2.2 at levels A and AA."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

_AXE = Path(os.environ.get("DIPTYCH_AXE", Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"))

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_PAGES = [
    "index.html",
    "how.html",
    "cite.html",
    "404.html",
    "mine-ban/index.html",
    "harbour/index.html",
    "identical/index.html",
    "nothing-in-common/index.html",
    "one-sentence/index.html",
    "no-lexicon/index.html",
    "right-to-left/index.html",
    "excerpts/index.html",
    "revision/index.html",
    "nameless/index.html",
    "three/index.html",
]


@pytest.mark.skipif(not _AXE.exists(), reason="axe-core is not installed (npm install in tests/browser)")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_no_page_has_a_barrier_that_a_program_can_find(site: Path, chromium: Browser, scheme: Any, width: int) -> None:
    context = chromium.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce"
    )
    tab = context.new_page()
    barriers = []
    for path in _PAGES:
        tab.goto((site / path).as_uri())
        tab.add_script_tag(path=_AXE)
        found = tab.evaluate("levels => axe.run({runOnly: levels})", _LEVELS)
        barriers += [
            f"{path}: {one['id']}: {one['nodes'][0]['target']}: {one['nodes'][0]['failureSummary']}"
            for one in found["violations"]
        ]
    context.close()
    assert barriers == []
