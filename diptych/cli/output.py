"""Standard output, as UTF-8 whatever the terminal's locale says."""

from __future__ import annotations

import sys

__all__ = ["write_text"]


def write_text(text: str) -> None:
    """Print text that ends with its own line feed, and hand it on at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
