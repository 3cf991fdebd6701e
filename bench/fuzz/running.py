"""Trying inputs one by one under a time bound, and counting what came of it."""

from __future__ import annotations

import argparse
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import rmtree

from bench.fuzz.bounds import TooSlowError, time_bound
from bench.fuzz.targets import TARGETS
from diptych.errors import DiptychError

__all__ = ["Tally", "fuzz_table", "tried"]

SECONDS_AN_INPUT = 10.0
"""No input here is longer than a few pages; one that takes this long on any machine would take for ever on some."""


@dataclass
class Tally:
    """What became of one target's inputs."""

    counts: Counter[str] = field(default_factory=Counter)
    """`answered`, `refused`, `crashed`, `broken promise`, `too slow`."""
    slowest: float = 0.0
    """Seconds."""
    failures: dict[int, str] = field(default_factory=dict)
    """By case: what went wrong, with where."""

    @property
    def seconds(self) -> float:
        """How long all of them took."""
        return self.counts["nanoseconds"] / 1e9


def tried(name: str, seed: int, cases: range) -> Tally:
    """Try these inputs of a target."""
    tally, target = Tally(), TARGETS[name]
    with tempfile.TemporaryDirectory(prefix="diptych-fuzz-") as place:
        for case in cases:
            made = target.made(Random(f"{seed}/{name}/{case}"))
            folder = Path(place) / "one"
            folder.mkdir()
            start = time.perf_counter_ns()
            outcome, detail = "answered", ""
            try:
                with time_bound(SECONDS_AN_INPUT):
                    target.tried(made, folder)
            except DiptychError as refusal:
                outcome = "refused"
                str(refusal).encode("utf-8", "surrogateescape")
            except TooSlowError as slow:
                outcome, detail = "too slow", _where(slow)
            except AssertionError as broken:
                outcome, detail = "broken promise", _where(broken)
            except Exception as crash:  # whatever it is: that is what we are looking for
                outcome, detail = "crashed", _where(crash)
            spent = time.perf_counter_ns() - start
            tally.counts.update({outcome: 1, "nanoseconds": spent})
            tally.slowest = max(tally.slowest, spent / 1e9)
            if detail:
                tally.failures[case] = detail
            rmtree(folder)
    return tally


def _where(problem: BaseException) -> str:
    """The error with the last place in Diptych that it came through."""
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [frame for frame in frames if "/diptych/" in frame.filename and "/bench/" not in frame.filename]
    frame = (ours or list(frames))[-1]
    return f"{type(problem).__name__}: {str(problem)[:120]!r} at {Path(frame.filename).name}:{frame.lineno}"


def fuzz_table(options: argparse.Namespace) -> int:
    """Try everything the options name, print a line for each target, and return the exit status."""
    if options.case is not None:
        print(ascii(TARGETS[options.only].made(Random(f"{options.seed}/{options.only}/{options.case}"))))
    names = [options.only] if options.only else list(TARGETS)
    total = Tally()
    print(f"{'target':<24}{'inputs':>8}{'answered':>10}{'refused':>9}{'failed':>8}{'slowest':>9}{'all':>9}")
    for name in names:
        cases = range(options.inputs if options.only else options.inputs * TARGETS[name].share // 100)
        tally = tried(name, options.seed, range(options.case, options.case + 1) if options.case is not None else cases)
        _print_line(name, tally)
        total.counts.update(tally.counts)
        total.failures.update(tally.failures)
        total.slowest = max(total.slowest, tally.slowest)
    _print_line("all", total)
    return 1 if total.failures else 0


def _print_line(name: str, tally: Tally) -> None:
    answered, refused = tally.counts["answered"], tally.counts["refused"]
    failed = sum(tally.counts[outcome] for outcome in ("crashed", "broken promise", "too slow"))
    print(
        f"{name:<24}{answered + refused + failed:>8,}{answered:>10,}{refused:>9,}{failed:>8,}"
        f"{tally.slowest:>7.2f} s{tally.seconds:>7.1f} s",
        flush=True,
    )
    if name == "all":
        return
    by_kind: dict[str, list[int]] = {}
    for case, detail in tally.failures.items():
        by_kind.setdefault(detail.rpartition(" at ")[2], []).append(case)
    for cases in by_kind.values():
        print(f"    {len(cases):,} × {tally.failures[cases[0]]}; the first is --only “{name}” --case {cases[0]}")
