"""What earlier builds made, so that a build makes only what its inputs ask for.

    .diptych-cache/site-*         one record for each story: what it was made from, and what came of it
    .diptych-cache/templates/     compiled templates (`rendering.compiled`)

A record is found by a digest of all that went into it: the bytes of the story's files, the templates, the site's
settings, the program with its word lists, and the versions of the packages it stands on. So there is nothing to
invalidate: what changed is not found. The pages themselves are not kept here a second time; they lie in the site, and
a record knows the stamps (size, time, inode) they had when they were written. A page that somebody touched since is
made anew, with the story it belongs to.

A cache that is missing, old, damaged or not writable costs time and nothing else. It belongs to the project as its
templates do, and is trusted like them; it is never part of a repository, and stories cannot bring one.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["Cache", "Record", "Stamp", "digest_of", "program_digest", "stamp_of"]

_PACKAGES = (
    "diff-match-patch",
    "jinja2",
    "markdown",
    "PyStemmer",
    "python-dateutil",
    "pyyaml",
    "rapidfuzz",
    "resvg-py",
    "sentencex",
)
"""What a page's bytes depend on besides this program."""

_DIGEST_SIZE = hashlib.sha256().digest_size


class Stamp(NamedTuple):
    """What tells that a file is still the one that was written."""

    size: int
    """In bytes."""
    modified: int
    """Nanoseconds since the epoch."""
    inode: int
    """Which file it is, whatever its name."""


@dataclass(frozen=True, slots=True)
class Record:
    """What came of one story."""

    digest: str
    """The digest of what it was made from."""
    files: tuple[tuple[str, Stamp], ...]
    """The paths of its files in the site, with their stamps."""
    outcome: Any
    """What the builder wants to know of it the next time: a frozen value of this package."""


class Cache:
    """The records of the last build of one site."""

    __slots__ = ("_file", "_records", "folder")

    def __init__(self, folder: Path | None, output: Path) -> None:
        """Open the cache in `folder` for the site in `output`; None opens an empty one that is never written."""
        self.folder = folder
        name = hashlib.sha256(os.fsencode(output.absolute())).hexdigest()[:16]
        self._file = folder / f"site-{name}" if folder else None
        self._records = _read(self._file) if self._file else {}

    def find(self, digest: str, site: Path) -> Record | None:
        """The record of that digest whose files all lie in the site as they were written."""
        record = self._records.get(digest)
        if record is None or any(stamp_of(site / path) != stamp for path, stamp in record.files):
            return None
        return record

    def save(self, records: Iterable[Record]) -> None:
        """Keep these records, and forget all others; quietly does nothing where it cannot be written."""
        if self._file is None:
            return
        body = pickle.dumps({record.digest: record for record in records}, protocol=5)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside = self._file.with_suffix(f".{os.getpid()}")
            aside.write_bytes(hashlib.sha256(body).digest() + body)
            aside.replace(self._file)


def stamp_of(file: Path) -> Stamp | None:
    """The stamp of a file, or None where there is none; a link is not followed."""
    try:
        found = file.lstat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def digest_of(files: Iterable[tuple[str, Path]], *basis: str) -> str:
    """The digest of named files, in the order given, and of words that stand for all else."""
    found = hashlib.sha256()
    for words in basis:
        found.update(f"{len(words)} {words}\n".encode())
    for name, file in files:
        data = _plain_bytes(file)
        size = -1 if data is None else len(data)
        found.update(f"{name} {size}\n".encode("utf-8", "surrogateescape"))
        found.update(data or b"")
    return found.hexdigest()


def _plain_bytes(file: Path) -> bytes | None:
    """What is in a plain file; None of a device or pipe, which may have no end, and of what cannot be read.

    Whoever needs the file will say what is wrong with it.
    """
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None


@cache
def program_digest() -> str:
    """The digest of this program as it is installed, and of the versions of what it stands on.

    Files are told by size and time rather than read: a program is replaced, not edited within one tick of the clock.
    """
    package = Path(__file__).parent
    stamps = [
        f"{file.relative_to(package)} {stamp.size} {stamp.modified}"
        for file in sorted(package.rglob("*"))
        if file.suffix in {".py", ".yaml", ".json"} and (stamp := stamp_of(file))
    ]
    packages = [f"{name} {_version(name)}" for name in _PACKAGES]
    return hashlib.sha256("\n".join([sys.version, *packages, *stamps]).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def _read(file: Path) -> Mapping[str, Record]:
    """The records in a file; none where it is missing or not as it was written."""
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    digest, body = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
    if hashlib.sha256(body).digest() != digest:
        return {}
    try:
        found = _OwnValues(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError):  # written by another version
        return {}
    return found if isinstance(found, dict) else {}


class _OwnValues(pickle.Unpickler):
    """Reads values of this package and dates, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" or module.partition(".")[0] == __package__:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache")
