"""`python -m bench.faults`: inject faults into builds of a small project, and print what was lost (nothing)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.faults.kinds import Loss, disk_full, killed, read_only, two_at_once, vanishing
from bench.faults.project import FaultProject


def main() -> int:
    """Run every kind of fault; the exit status is 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="builds to kill (default: 200)")
    parser.add_argument("--others", type=int, default=50, help="of each other kind of fault (default: 50)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="diptych-faults-") as folder:
        return print_losses(FaultProject(Path(folder) / "project"), options.kills, options.others)


def print_losses(project: FaultProject, kills: int, others: int) -> int:
    """A line for each kind of fault; the exit status."""
    total = 0
    lost: list[Loss] = []
    kinds: dict[str, tuple[int, Iterable[Loss | None]]] = {
        "killed": (kills, killed(project, kills)),
        "disk full": (others, disk_full(project, others)),
        "folder read-only": (others, read_only(project, others)),
        "file vanishing": (others, vanishing(project, others)),
        "two builds at once": (others, two_at_once(project, others)),
    }
    for name, (_, outcomes) in kinds.items():
        found = list(outcomes)
        total += len(found)
        losses = [one for one in found if one is not None]
        lost += losses
        print(f"{name:<20}{len(found):>6} faults{len(losses):>6} losses", flush=True)
        for loss in losses[:5]:
            print(f"    {loss}")
    print(f"{'all':<20}{total:>6} faults{len(lost):>6} losses")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
