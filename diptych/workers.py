"""The same work on many things, by several processes, with the answers in order.

Not for little: starting processes takes longer than making a handful of stories.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

__all__ = ["in_order"]

Task = TypeVar("Task")
Answer = TypeVar("Answer")

# Tasks handed out per process: enough that none waits, and few enough that answers do not pile up in memory.
_AHEAD = 4


def in_order(
    work: Callable[[Task], Answer], tasks: Iterable[Task], *, processes: int, executor: Executor | None = None
) -> Iterator[Answer]:
    """`work(task)` for each task, in the order of the tasks; at most a few answers are held at a time.

    `work` and its tasks travel to other processes, and an error that it raises travels back and ends the walk. With
    an `executor` of the caller's, that one is used and left open; with one process, everything happens here.
    """
    if executor is not None:
        yield from _streamed(executor, work, iter(tasks), processes * _AHEAD)
    elif processes <= 1:
        yield from map(work, tasks)
    else:
        # A forked process would inherit locks that other threads of this one hold, and wait for them for ever.
        fresh = get_context("spawn")
        pool = ProcessPoolExecutor(processes, mp_context=fresh, initializer=_leave_interrupts_to_the_parent)
        try:
            yield from _streamed(pool, work, iter(tasks), processes * _AHEAD)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _streamed(
    executor: Executor, work: Callable[[Task], Answer], tasks: Iterator[Task], ahead: int
) -> Iterator[Answer]:
    waiting: deque[Future[Answer]] = deque(executor.submit(work, task) for task in islice(tasks, ahead))
    try:
        while waiting:
            answer = waiting.popleft().result()
            waiting.extend(executor.submit(work, task) for task in islice(tasks, 1))
            yield answer
    finally:
        for future in waiting:
            future.cancel()


def _leave_interrupts_to_the_parent(*_: Any) -> None:
    """Ctrl-C reaches every process of a terminal; the parent hears it and ends the others."""
    if os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
