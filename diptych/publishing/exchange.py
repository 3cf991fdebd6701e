"""Two folders change places, and what to do if that was cut short.

Linux can exchange two folders in one step. Elsewhere it takes two renames, and between them there is no site:

    site/ = old    new/            complete (the journal says so)
    ------------   old/   new/     a kill here leaves no site in place, but both sites whole
    site/ = new    old/

The next command sees the journal and no site, and does the second rename.
"""

from __future__ import annotations

import ctypes
import errno
import os
from functools import cache
from pathlib import Path
from typing import Any

from diptych.publishing.workspace import Workspace, remove_tree

__all__ = ["mark_complete", "put_in_place", "recover"]

# From <fcntl.h> and <linux/fs.h>.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

_NOT_SUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""What a kernel, file system or sandbox answers that knows no exchange."""


def mark_complete(room: Workspace) -> None:
    """Note that the new site is whole: from here on a recovery may put it in place."""
    room.journal.touch()


def put_in_place(room: Workspace) -> Path | None:
    """Put the new site in place; where the old one is now, if there was one."""
    if not room.output.exists():
        room.new.rename(room.output)
        return None
    if _exchanged(room.new, room.output):
        return room.new
    room.output.rename(room.old)
    room.new.rename(room.output)
    return room.old


def recover(room: Workspace) -> None:
    """Finish or undo what a killed build left in the workspace, and empty it."""
    if not room.output.exists():
        if room.journal.exists() and room.new.is_dir():
            room.new.rename(room.output)
        elif room.old.is_dir():
            room.old.rename(room.output)
    room.journal.unlink(missing_ok=True)
    remove_tree(room.new)
    remove_tree(room.old)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    renameat2 = _renameat2()
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


@cache
def _renameat2() -> Any:
    """The C library's function, or None where it has none."""
    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return None
    function.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return function
