"""Every page is valid HTML, by a checker of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

_CHECKER = Path(
    os.environ.get("DIPTYCH_HTML_VALIDATE", Path(__file__).parent / "node_modules" / ".bin" / "html-validate")
)

_RULES = {
    "extends": ["html-validate:standard", "html-validate:document"],
    "rules": {
        "no-inline-style": "off",  # diagrams are inline SVG
        "long-title": "off",  # a title is the editor's
        "no-trailing-whitespace": "off",  # space is part of an article's text
        "require-sri": "off",  # everything is of the same origin
    },
}


@pytest.mark.skipif(
    not _CHECKER.exists() or shutil.which("node") is None,
    reason="html-validate is not installed (npm install in tests/browser)",
)
def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"root": True, **_RULES}), encoding="utf-8")
    done = subprocess.run(
        [_CHECKER, "--config", rules, "--formatter", "text", *sorted(site.rglob("*.html"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
