"""How long it takes to lay two hundred decisions over a comparison. Prints milliseconds of processor time, the
best of ten runs.

python -m bench.review
"""

from __future__ import annotations

import time
from pathlib import Path

from diptych.review import apply_review, parse_review
from tests.review.stories import compared
from tests.review.test_reimport import COURIER, HERALD, changed, decisions


def best_of_ten(work: object, *arguments: object) -> float:
    times = []
    for _ in range(10):
        start = time.process_time()
        work(*arguments)
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    text = decisions()
    review = parse_review(text, Path("review.yaml"), ("courier", "herald"))
    as_reviewed = compared("\n".join(COURIER), "\n".join(HERALD))
    imported_anew = compared("\n".join(changed(COURIER)), "\n".join(changed(HERALD)))
    print(
        f"read 200 decisions    {best_of_ten(parse_review, text, Path('review.yaml'), ('courier', 'herald')):6.1f} ms"
    )
    print(f"apply, same articles  {best_of_ten(apply_review, as_reviewed, review):6.1f} ms")
    print(f"apply, imported anew  {best_of_ten(apply_review, imported_anew, review):6.1f} ms")


if __name__ == "__main__":
    main()
