"""`python -m bench.speed`: phases of one story, whole builds of more and more stories, one edit, and peers."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.speed.peers import pair_peers, site_peers
from bench.speed.phases import phase_times
from bench.stories import write_stories

SIZES = (10, 100, 1_000)
"""Stories of a site: each row of the table on cost against size."""


class Cost(NamedTuple):
    """What a process took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of processor time, its children's included."""
    peak: float
    """Megabytes that its largest process held."""


def cost_of(command: list[str], folder: Path) -> Cost:
    """What a command takes; it must succeed."""
    code = (
        "import resource,subprocess,sys,time;t=time.perf_counter();"
        "subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);print(time.perf_counter()-t,u.ru_utime+u.ru_stime,u.ru_maxrss/1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=folder, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    return Cost(*map(float, done.stdout.split()))


def main() -> int:
    """Print every table."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="articles of your own instead of invented ones")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="stories of the largest site (default: 1,000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="diptych-speed-") as place:
        folder = Path(place)
        print_phases(folder, options.corpus)
        print_builds(folder, options.corpus, [size for size in SIZES if size <= options.largest])
        print_peers(folder, options.corpus)
    return 0


def print_phases(folder: Path, corpus: Path | None) -> None:
    """One story of two articles of 700 words: milliseconds of processor time, in the median of thirty."""
    write_stories(folder / "phases", 31, corpus=corpus)
    times = phase_times(folder / "phases", folder / "phases-site")
    print("| phase | ms of processor time a story | share |\n|---|--:|--:|")
    for phase, spent in times.items():
        print(f"| {phase} | {spent:.1f} | {spent / times['all']:.0%} |", flush=True)


def print_builds(folder: Path, corpus: Path | None, sizes: list[int]) -> None:
    """Whole sites from nothing, and after one edit."""
    build = [sys.executable, "-m", "diptych", "build"]
    start = cost_of([sys.executable, "-m", "diptych", "--help"], folder)
    print(f"\n`--help`: {start.wall:.2f} s\n\n| stories | wall s | CPU ms a story | peak MB | after one edit, wall s |")
    print("|--:|--:|--:|--:|--:|")
    for size in sizes:
        project = folder / f"of-{size}"
        write_stories(project / "content", size, corpus=corpus)
        first = cost_of(build, project)
        with (project / "content" / "story-00000" / "left.md").open("a", encoding="utf-8") as file:
            file.write("\nOne more sentence.\n")
        again = cost_of(build, project)
        row = f"{first.wall:.1f} | {first.cpu / size * 1000:.0f} | {first.peak:.0f} | {again.wall:.2f}"
        print(f"| {size:,} | {row} |", flush=True)


def print_peers(folder: Path, corpus: Path | None) -> None:
    """The same pair, and the same articles, given to other programs that are installed."""
    print("\n| one pair of 700 words | ms | times Diptych's comparison |\n|---|--:|--:|")
    costs = pair_peers()
    for name, milliseconds in costs.items():
        print(f"| {name} | {milliseconds:.1f} | {milliseconds / costs['Diptych (comparison)']:.2f} |", flush=True)
    print("\n| a site of 100 articles (Diptych: 50 stories) | CPU s |\n|---|--:|")
    for name, command, project in site_peers(folder, corpus):
        print(f"| {name} | {cost_of(command, project).cpu:.2f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
