"""An editor's decisions: read from `review.yaml`, find their words, and win over what the machine found."""

from __future__ import annotations

from diptych.review.apply import apply_review
from diptych.review.decisions import Decision, Problem, Quote, Review
from diptych.review.language import REVIEW_FILE, VERBS, parse_review, read_review

__all__ = [
    "REVIEW_FILE",
    "VERBS",
    "Decision",
    "Problem",
    "Quote",
    "Review",
    "apply_review",
    "parse_review",
    "read_review",
]
