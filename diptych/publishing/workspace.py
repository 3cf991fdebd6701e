"""The folder beside the output in which a site is written, and the lock that lets one build at a time use it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from diptych.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows has no flock; there an open file cannot be removed, which serves as well
    fcntl = None  # type: ignore[assignment] # the absence of a module has no type of its own

__all__ = ["Workspace", "remove_tree", "workspace"]


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where things are while one site takes another's place; all on the output's file system."""

    output: Path
    """The site's folder; may not exist yet."""
    folder: Path
    """The workspace itself, beside the output."""

    @property
    def new(self) -> Path:
        """The site being written."""
        return self.folder / "new"

    @property
    def old(self) -> Path:
        """The site being taken away."""
        return self.folder / "old"

    @property
    def journal(self) -> Path:
        """A file that exists from the moment the new site is complete."""
        return self.folder / "complete"

    @property
    def lock(self) -> Path:
        """A file that the build in progress holds locked; a killed program's lock goes with it."""
        return self.folder / "lock"


@contextmanager
def workspace(output: Path) -> Iterator[Workspace]:
    """The workspace of `output`, locked; removed afterwards, whatever happens short of a kill."""
    place = output.absolute()
    room = Workspace(output, place.parent / f".{place.name}.diptych")
    held = _locked(room)
    try:
        yield room
    finally:
        if room.output.exists() or not room.journal.exists():  # else an exchange was cut short: keep both sites
            _clear(room)
        held.close()


def _clear(room: Workspace) -> None:
    """Remove the workspace; the journal goes first, so that what is half removed is never taken for complete."""
    room.journal.unlink(missing_ok=True)
    remove_tree(room.new)
    remove_tree(room.old)
    with suppress(OSError):  # the next build may have come in already, and what is left is its own
        room.lock.unlink()
        room.folder.rmdir()


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there; links in it are removed, never followed."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _locked(room: Workspace) -> IO[bytes]:
    """The workspace's lock file, open and locked; the workspace is made if need be."""
    while True:
        if room.folder.is_symlink():
            raise OutputError(f"{room.folder}: a symbolic link stands where the site is to be prepared; remove it.")
        room.folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # the build before us removed the workspace between two lines: once more
            file = room.lock.open("ab")
            if not _lock(file):
                file.close()
                raise OutputError(f"{room.output}: another build is writing this site; let it finish, then try again.")
            if _is_still(room.lock, file):
                return file
            file.close()


def _lock(file: IO[bytes]) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, file: IO[bytes]) -> bool:
    """Whether the locked file is the one at `path`, and not one that its holder removed before we locked it."""
    here, there = os.fstat(file.fileno()), path.stat()
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
