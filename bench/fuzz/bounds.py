"""A time that what is tried may take."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["TooSlowError", "time_bound"]


class TooSlowError(Exception):
    """An input took longer than it may."""


@contextmanager
def time_bound(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in what takes longer; regular expressions are interrupted too."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
