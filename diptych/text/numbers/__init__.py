"""Quantities in a text: how much, of what, and how exactly it is meant.

    nearly 1,200 people        [1020, 1200] people        1,185 people      the same to a fair reader
    $1.5 million               [1.45, 1.55] million $     $1,487,000        the same, rounded
    three months               84 to 99 days              90 days           the same
    14 people                  14                         41 people         not the same

A quantity is read with the room that its wording leaves ("nearly", "dozens", a rounded magnitude), so that two of
them can be asked whether one fact could have been told both ways. Number words, units and approximations are data
that the caller passes in; without any, digits, signs of currency and percent signs are still read.

Dates, times of day and names with figures in them ("Sept. 11", "9:30", "F-35") are not quantities; `text.dates`
reads the first two, and a caller that wants both drops the quantities that overlap a date.
"""

from __future__ import annotations

from diptych.text.numbers.comparing import Agreement, agreement
from diptych.text.numbers.reading import quantities
from diptych.text.numbers.values import Approximation, Quantity, QuantityKind
from diptych.text.numbers.words import NumberWords

__all__ = ["Agreement", "Approximation", "NumberWords", "Quantity", "QuantityKind", "agreement", "quantities"]
