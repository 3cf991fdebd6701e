"""From likeness to a score that means something: the share of links like it that careful readers drew.

The engine's likeness has no unit. Counted over pairs of articles that readers had marked, links of a likeness around
0.13 were right two times in three, those from 0.16 more than four times in five; the knots below are those shares,
and between them the scale is straight. docs/alignment.md has the table, each pair of articles measured with knots and
parameters that it had no part in.
"""

from __future__ import annotations

from bisect import bisect_right

from diptych.model import LinkCertainty

__all__ = ["LEAST", "certainty_of", "score_of"]

LEAST = 0.07
"""Likeness below which two statements are not linked."""

_SURE = 0.85
"""Score from which a link is sure."""

_LIKELY = 0.65
"""Score from which a link is likely."""

_KNOTS = ((0.0, 0.0), (LEAST, 0.45), (0.125, _LIKELY), (0.16, _SURE), (0.3, 0.95), (1.0, 0.99))
"""Likeness and score. Only the same words score 1."""


def score_of(likeness: float) -> float:
    """The score of a likeness, 0 to 0.99, to four places."""
    if likeness <= 0:
        return 0.0
    at = bisect_right(_KNOTS, (likeness, 1.0))
    if at == len(_KNOTS):
        return _KNOTS[-1][1]
    (from_x, from_y), (to_x, to_y) = _KNOTS[at - 1], _KNOTS[at]
    return round(from_y + (likeness - from_x) / (to_x - from_x) * (to_y - from_y), 4)


def certainty_of(score: float) -> LinkCertainty:
    """The word for a score."""
    if score >= _SURE:
        return LinkCertainty.SURE
    return LinkCertainty.LIKELY if score >= _LIKELY else LinkCertainty.POSSIBLE
