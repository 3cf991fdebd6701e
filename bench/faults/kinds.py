"""The kinds of faults. Each injects a number of them and tells after each what was lost, or None."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

from bench.faults.project import FaultProject

__all__ = ["Loss", "disk_full", "killed", "read_only", "two_at_once", "vanishing"]

Loss = str
"""What is not as it was promised."""


def killed(project: FaultProject, times: int) -> Iterator[Loss | None]:
    """Builds killed (SIGKILL) at points spread evenly over the whole of a build."""
    start = time.monotonic()
    project.edit()
    project.build_or_raise()
    whole = time.monotonic() - start
    for attempt in range(times):
        project.edit()
        with project.start() as process:
            time.sleep(whole * (attempt + 0.5) / times)
            process.kill()
        harm = project.harm()
        if attempt % 10 == 9:  # the next build succeeds, whatever the last ones left
            project.build_or_raise()
            harm = harm or project.harm() or _left_over(project)
        yield harm
    project.build_or_raise()


def disk_full(project: FaultProject, times: int) -> Iterator[Loss | None]:
    """Builds that run out of room after so many bytes: a limit on the size of a file, and a small file system."""
    with ExitStack() as stack:
        room = _small_file_system(project.root.parent / "small", stack)
        for attempt in range(times):
            project.edit()
            before = ["prlimit", f"--fsize={1 + attempt * 700}"]
            target = ["--output", str(room / "site")] if room and attempt % 2 else []
            if target:
                _fill(room / "ballast", room, leave=attempt * 12_000)  # type: ignore[operator] # it is there
                before = []
            with project.start(target, before=before) as process:
                wrong = project.sentence(process)
            yield wrong or project.harm()
    project.build_or_raise()


def _small_file_system(place: Path, stack: ExitStack) -> Path | None:
    """Two megabytes in memory; None where mounting is not allowed."""
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        return None
    stack.callback(subprocess.run, ["umount", str(place)], check=True)
    return place


def _fill(ballast: Path, room: Path, *, leave: int) -> None:
    ballast.unlink(missing_ok=True)
    free = shutil.disk_usage(room).free
    ballast.write_bytes(bytes(max(0, free - leave)))


def read_only(project: FaultProject, times: int) -> Iterator[Loss | None]:
    """Builds into folders, and from files, that may not be touched; run as a user to whom permissions apply."""
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    places = (project.root, project.site, project.story, project.story / "left.md", project.root / "content")
    for folder in (project.root, *project.root.parents[:1]):
        folder.chmod(0o755)
    for attempt in range(times):
        place = places[attempt % len(places)]
        mode = place.stat().st_mode
        place.chmod(0o000 if attempt % 2 and place != project.root else 0o555)
        try:
            with project.start(["--output", str(project.site)], before=before) as process:
                wrong = project.sentence(process)
        finally:
            place.chmod(mode)
        yield wrong or project.harm()
    project.build_or_raise()


def vanishing(project: FaultProject, times: int) -> Iterator[Loss | None]:
    """A story's files, or the whole folder, come and go while builds run."""
    rng = Random(1)
    aside = project.root / "aside"
    for attempt in range(times):
        project.edit()
        place = rng.choice((project.story, project.story / "left.md", project.story / "story.yaml"))
        with project.start() as process:
            while process.poll() is None:
                place.rename(aside)
                time.sleep(rng.random() * 0.01)
                aside.rename(place)
                time.sleep(rng.random() * 0.01)
            wrong = project.sentence(process)
        if attempt % 10 == 9 or wrong is None:
            project.build_or_raise()
        yield wrong or project.harm()


def two_at_once(project: FaultProject, times: int) -> Iterator[Loss | None]:
    """Two builds of one site started together: at least one succeeds, and one that does not says so."""
    for _ in range(times):
        project.edit()
        with project.start() as one, project.start() as other:
            wrong = project.sentence(one) or project.sentence(other)
            both_failed = one.returncode != 0 and other.returncode != 0
        yield wrong or ("neither build succeeded" if both_failed else None) or project.harm() or _left_over(project)


def _left_over(project: FaultProject) -> Loss | None:
    left = project.root / ".site.diptych"
    return f"{left.name} was left" if left.exists() else None
