"""Progress of long work: a line that renews itself on a terminal, nothing at all in a pipe."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from diptych.build import Progress

__all__ = ["progress_line"]

# Seconds: short work shows no line, and a long one renews it no faster than an eye can follow.
_INTERVAL = 0.2

_ERASE_LINE = "\r\x1b[K"


@contextmanager
def progress_line() -> Iterator[Progress | None]:
    """What to call as work proceeds; None where standard error is no terminal. The line is gone afterwards."""
    if not sys.stderr.isatty():
        yield None
        return
    shown_at = time.monotonic()

    def show(done: int, total: int, what: str) -> None:
        nonlocal shown_at
        now = time.monotonic()
        if now - shown_at >= _INTERVAL:
            shown_at = now
            line = f"{done:,} of {total:,}: {what}"[: shutil.get_terminal_size().columns - 1]
            print(_ERASE_LINE + line, end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print(_ERASE_LINE, end="", file=sys.stderr, flush=True)
