"""Scores and the words for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diptych.alignment.scale import LEAST, certainty_of, score_of
from diptych.model import LinkCertainty

likeness = st.floats(-1, 3, allow_nan=False)


@given(likeness, likeness)
def test_the_more_alike_the_higher_the_score(one: float, two: float) -> None:
    assert (score_of(min(one, two))) <= score_of(max(one, two)) < 1


def test_the_words_for_scores() -> None:
    assert certainty_of(score_of(LEAST)) is LinkCertainty.POSSIBLE
    assert certainty_of(0.65) is LinkCertainty.LIKELY
    assert certainty_of(0.85) is LinkCertainty.SURE
    assert certainty_of(1.0) is LinkCertainty.SURE
