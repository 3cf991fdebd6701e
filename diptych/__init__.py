"""Diptych: two tellings of one news story, side by side, with what differs, what conflicts and whose word it is."""

__version__ = "0.1.0"
