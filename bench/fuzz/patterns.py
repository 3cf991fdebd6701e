"""Every regular expression of the package against strings made to hurt it: `python -m bench.fuzz.patterns`.

A pattern blows up where a stretch of text can be divided between its repeats in many ways:

    (?:\\w+\\s?)+:        on   aaaaaaaaaaaaaaaaaaaaaaaa!      doubles its time with every letter

So for each repeat of a pattern a string is made from the pattern itself: a sample of what comes before the repeat,
many samples of what is repeated, and a character that lets the match fail. Patterns are caught as they are compiled,
while the package is imported and does one of everything, so that one written inline is caught as well.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import product
from re import _constants as codes
from re import _parser as parser
from typing import Any

from bench.fuzz.bounds import TooSlowError, time_bound

__all__ = ["LENGTH", "SECONDS", "Slow", "attacks", "compiled_patterns", "slow_patterns"]

LENGTH = 20_000
"""Characters of an attack; an article of 3,000 words in one paragraph."""

SECONDS = 1.0
"""Processor time that a pattern may take for all its matches in one attack."""

FAILING = ("\x01", "!", " ", "”")
GENERIC = (
    *["a", "A", "1", ".", ",", "'", '"', "“", "-", "1,", "a-", "“a”", "&", "[", "(", "*", "_", "<", "é", "https://a"],
    *" \n",
    "a ",
    "A ",
    "A. ",
    "1 ",
    "a, ",
    "said ",
)
CANDIDATES = "aA1 .,-'\"“”\n!x0Zé(["

Slow = tuple[str, str, float]
"""A pattern, the attack's beginning, and the seconds it took."""


def compiled_patterns(work: Callable[[], object]) -> dict[re.Pattern[str], set[str]]:
    """The text patterns that modules of the package compile on import and during `work`, each with how it was made:
    by `compile`, or by `match`, `sub` and so on where it is written inline."""
    found: dict[re.Pattern[str], set[str]] = {}
    original = re._compile  # type: ignore[attr-defined] # every way to use a pattern leads through it

    def noting(pattern: Any, flags: Any) -> Any:
        result = original(pattern, flags)
        caller = sys._getframe(2).f_globals.get("__name__", "")
        if caller.split(".")[0] == "diptych" and isinstance(result.pattern, str):
            found.setdefault(result, set()).add(sys._getframe(1).f_code.co_name)
        return result

    re._compile = noting  # type: ignore[attr-defined] # as above
    try:
        package = importlib.import_module("diptych")
        for module in pkgutil.walk_packages(package.__path__, "diptych."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        work()
    finally:
        re._compile = original  # type: ignore[attr-defined] # as above
    return found


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Strings of about this length made to hurt the pattern, then some that hurt many."""
    seen = set()
    for (before, body), failing in product(_pumps(parser.parse(pattern.pattern, pattern.flags)), FAILING):
        for pump in {body, body + " ", body * 2 + failing}:
            attack = before + pump * (length // max(1, len(pump))) + failing
            if attack not in seen:
                seen.add(attack)
                yield attack
    for pump in GENERIC:
        yield pump * (length // len(pump)) + "\x01"


def _pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """For every repeat: a sample of what leads to it, and one of what it repeats."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, high, inner = value
            if high > 3:
                for variant in range(3):
                    yield before, _sample(inner, variant) or "a"
            yield from _pumps(inner, before)
        for inner in _inner_trees(code, value):
            yield from _pumps(inner, before)
        before += _sample([(code, value)], 0)


def _inner_trees(code: Any, value: Any) -> Iterable[Any]:
    if code is codes.BRANCH:
        return value[1]
    if code is codes.SUBPATTERN:
        return (value[-1],)
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return (value[1],)
    return ()


def _sample(tree: Any, variant: int) -> str:
    """A string that the tree matches, in most cases; `variant` chooses among alternatives."""
    return "".join(_sample_of(code, value, variant) for code, value in tree)


def _sample_of(code: Any, value: Any, variant: int) -> str:
    """A string that one step of a pattern matches; empty for what takes no characters."""
    sampler = _SAMPLERS.get(code)
    return sampler(value, variant) if sampler else ""


def _member(members: Any, variant: int) -> str:
    """A character of a set: one of ours where the set has it, else the first it names."""
    one = re.compile(_set_source(members), re.DOTALL)
    fitting = [candidate for candidate in CANDIDATES if one.match(candidate)]
    if fitting:
        return fitting[variant % len(fitting)]
    code, value = next(item for item in members if item[0] is not codes.NEGATE)
    return chr(value[0] if code is codes.RANGE else value) if code in (codes.RANGE, codes.LITERAL) else "a"


def _set_source(members: Any) -> str:
    """A parsed set, written as a pattern again."""
    classes = {
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_WORD: r"\W",
    }
    parts = []
    for code, value in members:
        if code is codes.NEGATE:
            parts.append("^")
        elif code is codes.LITERAL:
            parts.append(re.escape(chr(value)))
        elif code is codes.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif code is codes.CATEGORY:
            parts.append(classes[value])
    return f"[{''.join(parts)}]"


_SAMPLERS: dict[Any, Callable[[Any, int], str]] = {
    codes.LITERAL: lambda value, variant: chr(value),
    codes.NOT_LITERAL: lambda value, variant: next(one for one in CANDIDATES if ord(one) != value),
    codes.IN: _member,
    codes.ANY: lambda value, variant: "a",
    codes.BRANCH: lambda value, variant: _sample(value[1][variant % len(value[1])], variant),
    codes.SUBPATTERN: lambda value, variant: _sample(value[-1], variant),
} | dict.fromkeys(
    (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT),
    lambda value, variant: _sample(value[2], variant) * max(1, value[0]),
)


def _is_anchored(pattern: re.Pattern[str], uses: set[str]) -> bool:
    """Whether the package only ever matches the pattern at a given place, as far as its source tells.

    A pattern that is tried from every place of a text may not be slow at each; one that is tried at one place may.
    """
    modules = [module for name, module in sorted(sys.modules.items()) if name.split(".")[0] == "diptych"]
    names = {name for module in modules for name, value in vars(module).items() if value is pattern}
    sources = [inspect.getsource(module) for module in modules if names & vars(module).keys()]
    written = {use for source in sources for name in names for use in re.findall(rf"\b{name}\.(\w+)", source)}
    return bool(written | uses - {"compile"}) and not (written | uses) - {"match", "fullmatch", "compile"}


def slow_patterns(
    patterns: Mapping[re.Pattern[str], set[str]], *, length: int = LENGTH, seconds: float = SECONDS
) -> list[Slow]:
    """The patterns that take longer than they may, each with an attack that shows it; the slowest first."""
    slow = []
    for pattern, uses in patterns.items():
        tried = pattern.match if _is_anchored(pattern, uses) else lambda attack, one=pattern: list(one.finditer(attack))
        timed = ((_seconds(tried, attack), attack) for attack in attacks(pattern, length))
        worst = next((one for one in timed if one[0] > seconds), None)
        if worst:
            slow.append((pattern.pattern, worst[1][:40], worst[0]))
    return sorted(slow, key=lambda one: -one[2])


def _seconds(tried: Callable[[str], object], attack: str) -> float:
    """Processor time for an attack; what blows up is stopped."""
    start = time.process_time()
    with suppress(TooSlowError), time_bound(4 * SECONDS):
        tried(attack)
    return time.process_time() - start


def _one_of_everything() -> None:
    from pathlib import Path  # noqa: PLC0415 - imported while patterns are noted

    from diptych.comparison import compare  # noqa: PLC0415 - as above
    from diptych.reading import article_from_text, markdown_body, pair_of  # noqa: PLC0415 - as above
    from diptych.rendering.report import terminal_report  # noqa: PLC0415 - as above

    texts = ("“It rained 9 mm on 3 May,” said Anna Berg.\nThe Post wrote so.", "It did not rain in May, Berg said.")
    left, right = (article_from_text(text, key=key) for text, key in zip(texts, ("left", "right"), strict=True))
    terminal_report(compare(pair_of(left, right)), width=72, colour=False)
    markdown_body("[a](b.html) *c* `d`\n\n- e\n\n[a]: b", Path("x"))


def main() -> int:
    """Print every slow pattern; the exit status."""
    start = time.perf_counter()
    patterns = compiled_patterns(_one_of_everything)
    slow = slow_patterns(patterns)
    for source, attack, seconds in slow:
        print(f"{seconds:7.2f} s  {attack!a}…  on  {source[:160]}")
    tried = f"{len(patterns)} patterns, {LENGTH:,} characters an attack"
    print(f"{tried}: {len(slow)} over {SECONDS:g} s ({time.perf_counter() - start:.0f} s in all)")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
