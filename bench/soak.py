"""Many rebuilds in one process, as a preview makes them: `python -m bench.soak`. Memory must stay where it is."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.stories import write_stories
from diptych.build import Project, build

GROWTH = 1.1
"""Memory at the end may be this many times that after the first tenth, for allocators breathe."""


def soak(folder: Path, rebuilds: int) -> list[float]:
    """Megabytes held after each tenth of the rebuilds; one of five stories is edited before each."""
    write_stories(folder / "content", 5, words=200)
    project = Project(content=folder / "content", output=folder / "site")
    held = []
    for number in range(rebuilds):
        article = folder / "content" / f"story-{number % 5:05}" / "left.md"
        kept = article.read_text(encoding="utf-8").partition("\n\nEdit ")[0].rstrip()
        article.write_text(f"{kept}\n\nEdit {number} of the council's report.\n", encoding="utf-8")
        build(project)
        if (number + 1) % max(1, rebuilds // 10) == 0:
            held.append(_megabytes())
    return held


def _megabytes() -> float:
    """The memory of this process that is in use, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> int:
    """Print the memory as it goes; the exit status is 1 where it grew."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--rebuilds", type=int, default=2_000, help="how many (default: 2,000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="diptych-soak-") as folder:
        held = soak(Path(folder), options.rebuilds)
    print(f"{options.rebuilds:,} rebuilds; MB after each tenth: {', '.join(f'{one:.0f}' for one in held)}")
    return 1 if held[-1] > GROWTH * held[0] else 0


if __name__ == "__main__":
    sys.exit(main())
