"""How long things take: `python -m bench.speed`, on a quiet machine, prints the tables of docs/performance.md."""
