"""The parts of one story's way through the program, each timed apart."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import diptych.comparison
import diptych.making
from diptych.model import Site
from diptych.publishing import publication

__all__ = ["PHASES", "phase_times"]

PHASES = ("reading", "statements", "sourcing", "alignment", "conflicts", "rendering", "writing")

_STEPS = (
    (diptych.making, "read_with_cautions", "reading"),
    (diptych.comparison, "annotate", "statements"),
    (diptych.comparison, "find_sourcing", "sourcing"),
    (diptych.comparison, "link_statements", "alignment"),
    (diptych.comparison, "common_rows", "alignment"),
    (diptych.comparison, "word_ops", "alignment"),
    (diptych.comparison, "find_conflicts", "conflicts"),
)
"""The functions that a story's way leads through, and the phase each belongs to."""


def phase_times(content: Path, output: Path) -> dict[str, float]:
    """Milliseconds of processor time a story, by phase, in the median of all stories but the first (the warm-up)."""
    maker = diptych.making.StoryMaker(diptych.making.Settings(Site()))
    samples: dict[str, list[float]] = defaultdict(list)
    with publication(output) as site, ExitStack() as stack:
        spent: dict[str, float] = defaultdict(float)
        for module, name, phase in _STEPS:
            stack.enter_context(patch.object(module, name, _timed(getattr(module, name), phase, spent)))
        renderer = maker.renderer
        real = renderer.story_files
        stack.enter_context(
            patch.object(
                type(renderer), "story_files", _timed(lambda _, *given: tuple(real(*given)), "rendering", spent)
            )
        )
        for folder in sorted(content.iterdir()):
            spent.clear()
            start = time.process_time()
            made = maker.make(folder)
            with _adding(spent, "writing"):
                for path, data in made.files:
                    site.write(path, data)
            spent["all"] = time.process_time() - start
            for phase in (*PHASES, "all"):
                samples[phase].append(spent[phase] * 1000)
    return {phase: median(times[1:]) for phase, times in samples.items()}


def _timed(function: Callable[..., Any], phase: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        with _adding(spent, phase):
            return function(*arguments, **options)

    return timed


@contextmanager
def _adding(spent: dict[str, float], phase: str) -> Iterator[None]:
    start = time.process_time()
    try:
        yield
    finally:
        spent[phase] += time.process_time() - start
