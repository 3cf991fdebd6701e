#!/usr/bin/env python3
"""The front door: `python build.py` builds site/ from content/; `python build.py --serve` previews it.

It needs the packages that pyproject.toml names, and nothing else: not even Diptych itself has to be installed.
"""

import sys

from diptych.cli import build_main

if __name__ == "__main__":
    sys.exit(build_main())
