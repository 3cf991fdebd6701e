"""How sure a rule is, from how far the rest of the two wordings agrees. Calibrated in docs/conflicts.md."""

from __future__ import annotations

from diptych.conflicts.pairing import Context
from diptych.model import Certainty

__all__ = ["NEARLY_VERBATIM", "WHOLLY_COVERED", "grade", "grade_bound"]

NEARLY_VERBATIM = 0.72
"""Closeness from which two statements are one wording with something exchanged."""

# With that share of the surroundings in common, so many words of news, and the word nearest to it, a detail is taken
# for the same detail.
_LIKELY_SHARE, _LIKELY_WORDS = 0.6, 3
_POSSIBLE_SHARE, _POSSIBLE_WORDS = 0.4, 2
# Two statements that are bound to each other need no more than the word nearest to it and so much around it.
_BONDED_SHARE, _BONDED_WORDS = 0.3, 2
# A short statement whose every other word the longer one has says nothing else than the longer one's clause.
WHOLLY_COVERED = 0.99


def grade(near: Context) -> tuple[Certainty, float] | None:
    """Certainty and score of two differing details, or None where too little speaks for their being the same one."""
    score = round(min(1.0, 0.5 * near.share + 0.4 * near.rest + 0.1 * near.touching), 4)
    if near.rest >= NEARLY_VERBATIM and (near.touching or near.share >= _LIKELY_SHARE):
        return Certainty.LIKELY, score
    if near.anchored and near.share >= _LIKELY_SHARE and near.shared >= _LIKELY_WORDS:
        return Certainty.LIKELY, score
    if near.bond and near.anchored and near.shared >= _BONDED_WORDS and near.share >= _BONDED_SHARE:
        return Certainty.LIKELY, score
    if (near.anchored or near.beside) and near.covered >= WHOLLY_COVERED:
        sure = near.same_name or (near.anchored and near.enough)
        return (Certainty.LIKELY if sure else Certainty.POSSIBLE), score
    if near.share >= _POSSIBLE_SHARE and near.shared >= _POSSIBLE_WORDS:
        return Certainty.POSSIBLE, score
    return None


def grade_bound(near: Context) -> tuple[Certainty, float] | None:
    """The same for details of which a statement seldom holds two, so that the statements' bond tells nearly enough."""
    if near.bond and near.within_reach:
        return Certainty.LIKELY, round(min(1.0, 0.4 * near.share + 0.3 * near.rest + 0.3 * near.bond), 4)
    return grade(near)
