"""Text files in: bytes from somebody's editor to clean Unicode, or one clear error.

A byte-order mark is dropped; line ends of Windows and of old Macs become line feeds; controls that mean "space" (form
feeds and the like) become spaces, one for one. A character that no web page or feed can carry, such as NUL, is an
error with its line. Everything else stays exactly as it was written: no normal form is forced on a publisher's words.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from diptych.errors import ContentError

__all__ = ["MAX_BYTES", "clean_text", "decode_text", "inside", "read_bytes", "read_text", "reading"]

_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")

# A news story of three hundred thousand words: anything larger is not what its name says.
MAX_BYTES = 2_000_000

_SPACING_CONTROLS = re.compile("[\x0b\x0c\x1c-\x1f]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that XML 1.0 (which feeds are made of) or UTF-8 cannot carry, the delete character, and the code points
that Unicode keeps for use inside programs (rendering means something by one of them)."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def reading(
    function: Callable[Concatenate[Path, _Rest], _Answer],
) -> Callable[Concatenate[Path, _Rest], _Answer]:
    """A function of a path, with what the system refuses (a folder that may not be listed) as a ContentError."""

    @wraps(function)
    def asked(path: Path, /, *rest: _Rest.args, **options: _Rest.kwargs) -> _Answer:
        try:
            return function(path, *rest, **options)
        except OSError as failed:
            raise ContentError(failed.filename or path, f"this cannot be read ({failed.strerror}).") from failed

    return asked


def read_text(path: Path, *, within: Path | None = None) -> str:
    """The text of a file in UTF-8, cleaned; `within` is the folder it must not leave by symbolic links.

    Raises ContentError where the file is missing, no plain file, outside, too large, not UTF-8, or holds a character
    that no page can carry.
    """
    return decode_text(read_bytes(path, within=within), path)


def read_bytes(path: Path, *, within: Path | None = None, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a plain file of at most `limit` bytes; `within` is the folder it must not leave."""
    if within is not None and not inside(path, within):
        raise ContentError(path, "this symbolic link leads out of its folder.", remedy="Put the file itself here.")
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ContentError(path, "this is not a file.", remedy="Put a text file here.")
        if found.st_size > limit:
            raise ContentError(
                path,
                f"the file has {found.st_size:,} bytes; at most {limit:,} are read.",
                remedy="Keep one article, as text, in each file.",
            )
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise ContentError(path, "there is no such file.", remedy="Check its name and folder.") from missing
    except OSError as failed:
        raise ContentError(path, f"the file cannot be read ({failed.strerror}).") from failed


def decode_text(data: bytes, path: Path) -> str:
    """Bytes in UTF-8 as clean text; `path` is for the error's message."""
    if data.startswith(_UTF16_MARKS):
        raise ContentError(path, "the file is UTF-16, not UTF-8.", line=1, remedy="Save it again as UTF-8.")
    try:
        return clean_text(data.decode("utf-8"), path)
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        problem = f"byte 0x{data[bad.start]:02x} is not UTF-8."
        raise ContentError(path, problem, line=line, remedy="Save the file again as UTF-8.") from bad


def clean_text(text: str, path: Path) -> str:
    """Text with line feeds for line ends, without a byte-order mark; ContentError where a character is unfit."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    unfit = _UNFIT.search(plain)
    if unfit:
        raise ContentError(
            path,
            f"there is a control character, U+{ord(unfit.group()):04X}, which no page can show.",
            line=plain.count("\n", 0, unfit.start()) + 1,
            remedy="Delete it.",
        )
    return _SPACING_CONTROLS.sub(" ", plain)


def inside(path: Path, folder: Path) -> bool:
    """Whether `path`, after following symbolic links, lies in `folder`."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links leads nowhere
        return False
