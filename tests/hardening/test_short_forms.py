"""The measurements of bench/ in short: the same inputs, attacks and faults, fewer of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.faults.__main__ import print_losses
from bench.faults.project import FaultProject
from bench.fuzz.running import tried
from bench.fuzz.targets import TARGETS
from bench.soak import GROWTH, soak

PROJECT = Path(__file__).parents[2]

_SHORT_PATTERNS = """
from bench.fuzz.patterns import _one_of_everything, compiled_patterns, slow_patterns
patterns = compiled_patterns(_one_of_everything)
assert len(patterns) > 50, len(patterns)
for slow in slow_patterns(patterns, length=600, seconds=0.5):
    print(slow)
"""


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_nobody_wrote(name: str) -> None:
    tally = tried(name, 1, range(4 * TARGETS[name].share))
    assert tally.failures == {}
    assert tally.counts["answered"]


def test_the_shares_of_the_targets_add_up() -> None:
    assert sum(target.share for target in TARGETS.values()) == 100


def test_no_pattern_blows_up() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SHORT_PATTERNS], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""


def test_faults_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_losses(FaultProject(tmp_path / "project"), kills=2, others=1) == 0, capsys.readouterr().out


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read as Linux tells it")
def test_rebuilds_hold_no_more_memory(tmp_path: Path) -> None:
    held = soak(tmp_path, 10)
    assert held[-1] <= GROWTH * held[2]
