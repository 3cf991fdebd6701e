"""Fail on a skipped test that the list does not name: `skips.py REPORT.xml ALLOWED`.

REPORT is pytest's JUnit file; ALLOWED has a test a line, as `module.path::test_name`, and comments after `#`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def skipped_tests(report: Path) -> set[str]:
    """The tests that a pytest run skipped, without expected failures."""
    return {
        f"{case.get('classname')}::{case.get('name')}"
        for case in ElementTree.parse(report).iter("testcase")
        if any(mark.get("type") == "pytest.skip" for mark in case.findall("skipped"))
    }


def allowed_tests(listing: Path) -> set[str]:
    """The tests that may be skipped."""
    lines = (line.partition("#")[0].strip() for line in listing.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line}


def main(report: str, listing: str) -> int:
    """Print the tests that were skipped without leave; the exit status."""
    surprises = sorted(skipped_tests(Path(report)) - allowed_tests(Path(listing)))
    for name in surprises:
        print(f"skipped, and not in {listing}: {name}")
    print(f"{len(surprises)} unexpected skips")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
