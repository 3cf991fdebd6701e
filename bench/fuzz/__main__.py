"""`python -m bench.fuzz`: many inputs, then every pattern, then articles of every size; one table."""

from __future__ import annotations

import argparse
import sys

from bench.fuzz.running import fuzz_table

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=50_000, help="how many inputs (default: 50,000)")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other inputs (default: 1)")
    parser.add_argument("--only", metavar="TARGET", help="try one target alone")
    parser.add_argument("--case", type=int, help="with --only: try one input alone, and show it")
    sys.exit(fuzz_table(parser.parse_args()))
