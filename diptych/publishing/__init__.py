"""The only writer of `site/`: a new site is written aside, then takes the old one's place in one step.

    content/  templates/  site/                 the old site, whole, until the exchange
                          .site.diptych/        the workspace: lock, journal,
                              new/                  the new site while it is written,
                              old/                  the old one while it is taken away

A build that fails throws the workspace away. A build that is killed leaves it, and the next one finds in it what to
do: finish an exchange that had begun, or throw it away. Files in the output folder that no build made, such as
`.gitignore` or `CNAME`, are carried from site to site.

This guards against a program that stops, not against a machine that loses power: files are not forced to the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath

from diptych.errors import OutputError
from diptych.publishing.exchange import mark_complete, put_in_place, recover
from diptych.publishing.ownership import (
    KEPT,
    MANIFEST,
    carry_foreign_files,
    check_ours,
    read_manifest,
    second_name,
    write_manifest,
)
from diptych.publishing.workspace import Workspace, workspace

__all__ = ["Publication", "publication"]


class Publication:
    """A site while it is written aside."""

    __slots__ = ("_folder", "_made", "_output", "_written")

    def __init__(self, folder: Path, output: Path) -> None:
        """Write below `folder`, which exists and is empty; the site in place now is in `output`."""
        self._folder = folder
        self._output = output
        self._written: set[str] = set()
        self._made: set[Path] = {folder}

    @property
    def written(self) -> frozenset[str]:
        """The paths written so far, relative, with slashes."""
        return frozenset(self._written)

    def write(self, path: str, data: bytes) -> Path:
        """Write one file at a relative path with slashes; where it lies for now.

        Refuses paths that leave the site, and a second file in one place.
        """
        target = self._place(path)
        with _refusing(target), target.open("xb") as file:
            file.write(data)
        return target

    def take_over(self, path: str) -> Path:
        """Take a file over, unchanged, from the site that is in place now; where it lies for now."""
        target = self._place(path)
        with _refusing(target):
            second_name(self._output / path, target)
        return target

    def _place(self, path: str) -> Path:
        """Where a new file of the site goes; its folder is made if need be."""
        target = self._folder / _checked(path)
        if path in self._written:
            raise OutputError(f"{path}: two pages want this place in the site; rename one of the stories or articles.")
        self._written.add(path)
        if target.parent not in self._made:
            with _refusing(target):
                target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        return target


@contextmanager
def publication(output: Path) -> Iterator[Publication]:
    """A new site for `output`, which takes its place when the block ends without an error.

    Raises OutputError when the folder is not ours, cannot be written, or is being written by another build.
    """
    with ExitStack() as stack:
        with _refusing(output):
            _check_place(output)
            room = stack.enter_context(workspace(output))
            recover(room)
            check_ours(output)
            room.new.mkdir()
        site = Publication(room.new, output)
        yield site
        with _refusing(output):
            _finish(room, site)


@contextmanager
def _refusing(place: Path) -> Iterator[None]:
    """Turn what the system refuses into one sentence that names the place."""
    try:
        yield
    except OSError as problem:
        where = problem.filename or place
        raise OutputError(f"{where}: the site cannot be written ({problem.strerror or problem}).") from problem


def _finish(room: Workspace, site: Publication) -> None:
    """Finish the new site and exchange it for the old one."""
    made_before = read_manifest(room.output)
    write_manifest(room.new, site.written)
    carry_foreign_files(room.output, room.new, made_before, site.written)
    mark_complete(room)
    old = put_in_place(room)
    if old is not None:  # a file may have been put there while the new site was written
        carry_foreign_files(old, room.output, made_before, site.written)


def _check_place(output: Path) -> None:
    if output.is_symlink():
        raise OutputError(f"{output}: the output folder is a symbolic link; name the folder itself.")
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output}: this is a file; name a folder for the site.")
    if output.is_mount():
        raise OutputError(f"{output}: this is a mount point, which cannot be exchanged; name a folder inside it.")


def _checked(path: str) -> PurePosixPath:
    """The path, if it names a file inside the site that is not ours to keep."""
    parts = path.split("/")
    if path in {MANIFEST, *KEPT} or "\\" in path or "\0" in path or any(part in {"", ".", ".."} for part in parts):
        raise OutputError(f"“{path}” is not a place for a file of the site.")
    return PurePosixPath(path)
