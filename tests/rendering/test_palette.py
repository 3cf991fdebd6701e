"""Colours: legible on paper, and apart for readers who do not see all of them.

Contrast after WCAG 2.2; colour-blindness after Machado, Oliveira and Fernandes (2009), severity 1; differences as
CIE76 ΔE in Lab, of which 20 is a difference nobody overlooks.
"""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from diptych.rendering.environment import packaged_templates

SHEET = (packaged_templates() / "assets" / "diptych.css" / "00-tokens.css").read_text(encoding="utf-8")
PAIRS = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", SHEET)
PALETTE = {
    "light": {name: light for name, light, _ in PAIRS},
    "dark": {name: dark for name, _, dark in PAIRS},
}
PLAIN = dict(re.findall(r"--(\w+): (#\w{6});", SHEET))

DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
UNMISTAKABLE = 20


def linear(colour: str) -> tuple[float, ...]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def times(matrix, vector) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((times(TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb) -> tuple[float, float, float]:
    clipped = [min(1.0, max(0.0, c)) for c in rgb]
    x, y, z = (
        c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116
        for c in (v / w for v, w in zip(times(TO_XYZ, clipped), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, deficiency: str) -> float:
    seen = [lab(times(DEFICIENCIES[deficiency], linear(colour))) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def test_browsers_without_light_dark_get_the_light_theme():
    assert {name: PLAIN[name] for name in PALETTE["light"]} == PALETTE["light"]


@pytest.mark.parametrize("theme", PALETTE)
@pytest.mark.parametrize("ground", ["paper", "raised", "lit"])
@pytest.mark.parametrize("role", ["ink", "soft", "left", "right", "clash"])
def test_words_are_legible_on_every_ground(theme, ground, role):
    assert contrast(PALETTE[theme][role], PALETTE[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", PALETTE)
def test_lines_with_meaning_can_be_seen(theme):
    assert contrast(PALETTE[theme]["line"], PALETTE[theme]["paper"]) >= 3


@pytest.mark.parametrize("theme", PALETTE)
@pytest.mark.parametrize("ground", ["cross", "tie"])
def test_numbers_on_shared_blocks_are_legible(theme, ground):
    assert contrast(PALETTE[theme]["ink"], PALETTE[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", PALETTE)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_removed_added_and_conflict_stay_apart_for_every_eye(theme, deficiency):
    colours = PALETTE[theme]
    for one, other in combinations(("left", "right", "clash"), 2):
        assert difference(colours[one], colours[other], deficiency) >= UNMISTAKABLE, (one, other)
