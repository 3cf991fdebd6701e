"""An editor's decisions: read from `review.yaml`, find their words, and win over what the machine found."""

from __future__ import annotations

from diptych.review.apply import apply_review
from diptych.review.decisions import Decision, Problem, Quote, Review
from diptych.review.language import REVIEW_FILE, VERBS, parse_review, read_review
from diptych.review.quoting import Namer, quotation_lines

__all__ = [
    "REVIEW_FILE",
    "VERBS",
    "Decision",
    "Namer",
    "Problem",
    "Quote",
    "Review",
    "apply_review",
    "parse_review",
    "quotation_lines",
    "read_review",
]
