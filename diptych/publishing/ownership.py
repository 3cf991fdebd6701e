"""Which files in the output folder are ours.

A folder is ours if it is empty, holds only `.gitignore`, or bears a manifest: the list of the files a build made.
Everything else in it belongs to somebody else and is carried from site to site untouched.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from diptych.errors import OutputError

__all__ = ["KEPT", "MANIFEST", "carry_foreign_files", "check_ours", "read_manifest", "second_name", "write_manifest"]

MANIFEST = ".diptych-manifest.json"
"""The list of the files a build made, in the site's folder."""

KEPT = frozenset({".gitignore"})
"""What a folder may hold and still count as new; it keeps the site out of the repository."""


def check_ours(output: Path) -> None:
    """Refuse a folder that holds anything we cannot know to have made."""
    if not output.exists() or read_manifest(output) is not None:
        return
    foreign = sorted(set(os.listdir(output)) - KEPT)
    if foreign:
        raise OutputError(
            f"{output}: this folder is not a site that Diptych made (it holds “{foreign[0]}”); "
            "name an empty or new folder, or empty this one yourself."
        )


def read_manifest(output: Path) -> frozenset[str] | None:
    """The paths of the files that the last build made, or None where no readable manifest lies in the folder."""
    place = output / MANIFEST
    if place.is_symlink() or not place.is_file():
        return None
    try:
        files = json.loads(place.read_bytes())["files"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return frozenset(map(str, files)) if isinstance(files, list) else None


def write_manifest(folder: Path, written: frozenset[str]) -> None:
    """List what was made, so that the next build knows it; one path a line, in order."""
    text = json.dumps({"made_by": "diptych", "files": sorted(written)}, indent=0, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def carry_foreign_files(old: Path, new: Path, made_before: frozenset[str] | None, made_now: frozenset[str]) -> None:
    """Give the new site every file of the old one that no build made; refuses where a new page needs its place.

    A file is carried as a second name for the same file, so that one being written is not cut in two; where the
    file system has no such names, as a copy. Links stay links.
    """
    if not old.is_dir():
        return
    for path in _foreign_files(old, made_before or frozenset()):
        if path in made_now:
            raise OutputError(
                f"{old / path}: the site needs this place, but the file there is not one Diptych made; move it away."
            )
        target = new / path
        if not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            second_name(old / path, target)


def _foreign_files(folder: Path, made: frozenset[str]) -> Iterator[str]:
    """Relative paths, with slashes, of everything but folders that is not in the list."""
    for place, folders, files in os.walk(folder):
        inside = Path(place)
        linked = [name for name in folders if (inside / name).is_symlink()]
        for name in (*files, *linked):
            path = (inside / name).relative_to(folder).as_posix()
            if path not in made and path != MANIFEST:
                yield path


def second_name(file: Path, name: Path) -> None:
    """Give a file a second name, or a copy where the file system has no such names; a link stays a link."""
    try:
        os.link(file, name, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(file, name, follow_symlinks=False)
