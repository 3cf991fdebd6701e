"""How long a site takes: by phase, against size, and beside the budgets. Prints one table.

    python -m bench.speed [--corpus DIR] [--stories 10,100] [--rounds 7]

Times are processor time in milliseconds, medians after a warm-up; memory is the peak of a process of its own. Stories
are written from templates, so that anyone can run this; `--corpus DIR` takes pairs of articles instead, two `.txt`
files to a folder.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from diptych.alignment import link_statements
from diptych.build import Project
from diptych.comparison import annotate, compare
from diptych.conflicts import find_conflicts
from diptych.lexicons import lexicon
from diptych.model import Side, Site
from diptych.publishing import publication
from diptych.reading import read_with_cautions, story_pairs
from diptych.rendering import Renderer
from diptych.sourcing import find_sourcing

PROJECT = Path(__file__).parents[1]
WORDS_PER_ARTICLE = 700
BUDGETS = {"the first story, whole": 200, "build.py --help": 200, "a story of 2 × 700 words": 60}

FIRST = [
    "Anna",
    "Ines",
    "Tomas",
    "Mira",
    "Oskar",
    "Lea",
    "Boris",
    "Alma",
    "Peter",
    "Dorian",
    "Edda",
    "Hugo",
    "Ilse",
    "Jonas",
    "Karin",
    "Magnus",
    "Nora",
    "Olaf",
]
LAST = [
    "Berg",
    "Dole",
    "Lund",
    "Castellan",
    "Fennick",
    "Brindley",
    "Marsh",
    "Winter",
    "Harrow",
    "Quist",
    "Sund",
    "Thorne",
    "Vane",
    "Wick",
    "Yarrow",
    "Zeller",
]
PLACE = [
    "harbour",
    "school",
    "ferry",
    "river",
    "market",
    "station",
    "hospital",
    "library",
    "quarry",
    "orchard",
    "airfield",
    "mill",
    "dock",
    "museum",
]
THING = [
    "wall",
    "bridge",
    "budget",
    "tower",
    "contract",
    "levy",
    "lease",
    "timetable",
    "roof",
    "tunnel",
    "pier",
    "archive",
    "depot",
    "turbine",
]
BODY = [
    "council",
    "board",
    "union",
    "ministry",
    "court",
    "committee",
    "agency",
    "trust",
    "office",
    "guild",
    "assembly",
    "inspectorate",
]
DEED = [
    "approved",
    "rejected",
    "delayed",
    "criticised",
    "inspected",
    "closed",
    "reopened",
    "sold",
    "repaired",
    "defended",
    "postponed",
]
DAY = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TELLINGS = [
    "The {place} {body} {deed} the {other} {thing} on {day}, {first} {last} said.",
    "On {day} the {other} {thing} was {deed} by the {place} {body}, according to {first} {last}.",
    "“The {other} {thing} will cost {number} million crowns,” said {first} {last} of the {place} {body}.",
    "{first} {last}, who spoke for the {place} {body}, put the price of the {other} {thing} at {number} million.",
    "After {number} days of debate, the {place} {body} {deed} the {thing}; the {other} quarter did not agree.",
    "Critics of the {place} {body} said that {number} homes near the {other} {thing} were at risk on {day}.",
]
"""Ways to tell one fact: two tellings that share it seldom use the same."""


def fact(chance: random.Random) -> dict[str, object]:
    lists = {"first": FIRST, "last": LAST, "place": PLACE, "other": PLACE, "thing": THING, "body": BODY, "deed": DEED}
    return {**{key: chance.choice(words) for key, words in lists.items()}, "day": chance.choice(DAY)} | {
        "number": chance.randint(3, 90)
    }


def telling(chance: random.Random, shared: list[dict[str, object]], words: int) -> str:
    """Paragraphs of two to four statements, about so many words in all; half of the facts are the shared ones."""
    facts = [*shared, *(fact(chance) for _ in shared)]
    chance.shuffle(facts)
    paragraphs: list[str] = []
    while facts and sum(len(one.split()) for one in paragraphs) < words:
        count = chance.randint(2, 4)
        paragraphs.append(" ".join(chance.choice(TELLINGS).format(**one) for one in facts[:count]))
        del facts[:count]
    return "\n\n".join(paragraphs)


def invented_pairs(count: int, words: int = WORDS_PER_ARTICLE) -> Iterator[tuple[str, str]]:
    """Pairs of tellings of about so many words; the same ones every time."""
    for number in range(count):
        chance = random.Random(number)
        shared = [fact(chance) for _ in range(words // 30)]
        yield telling(chance, shared, words), telling(chance, shared, words)


def corpus_pairs(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """The two texts of each folder, again from the beginning where there are fewer than asked for."""
    folders = [place for place in sorted(folder.iterdir()) if len(list(place.glob("*.txt"))) == 2]
    if not folders:
        sys.exit(f"{folder}: no folder in it holds two .txt files.")
    for number in range(count):
        left, right = sorted(folders[number % len(folders)].glob("*.txt"))
        yield article_text(left), article_text(right)


def article_text(file: Path) -> str:
    """A plain text's lines as paragraphs of Markdown."""
    return file.read_text(encoding="utf-8").replace("\n", "\n\n")


def write_project(root: Path, pairs: Iterator[tuple[str, str]]) -> Project:
    for number, texts in enumerate(pairs):
        folder = root / "content" / f"story-{number:05}"
        folder.mkdir(parents=True)
        (folder / "story.yaml").write_text(f"title: Story {number}\narticles: [left.md, right.md]\n", encoding="utf-8")
        for name, text in zip(("left", "right"), texts, strict=True):
            header = f"---\ntitle: A headline\npublisher: The {name} paper\npublished: 2025-03-04\n---\n\n"
            (folder / f"{name}.md").write_text(header + text + "\n", encoding="utf-8")
    return Project(content=root / "content", output=root / "site", templates=PROJECT / "templates")


def median_ms(work: Callable[[], object], rounds: int) -> float:
    work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def phases(project: Project, rounds: int) -> Iterator[tuple[str, float]]:
    """The walk of one story, step by step, with everything it needs loaded."""
    folder = next(iter(sorted(project.content.iterdir())))
    story = read_with_cautions(folder).story
    (pair,) = story_pairs(story)
    words = lexicon("en")

    def annotated() -> tuple[object, object]:
        return annotate(pair.left, Side.LEFT, "left", "A"), annotate(pair.right, Side.RIGHT, "right", "B")

    left, right = annotate(pair.left, Side.LEFT, "left", "A"), annotate(pair.right, Side.RIGHT, "right", "B")
    sourcing = find_sourcing((left, right), words)
    links = link_statements(left, right, sourcing, pair.relation, words)
    found = compare(pair)
    renderer = Renderer(Site(), project.template_dirs)
    files = list(renderer.story_files(story, (found,)))

    def written() -> None:
        with publication(project.output) as site:
            for path, data in files:
                site.write(path, data)

    yield "reading", median_ms(lambda: read_with_cautions(folder), rounds)
    yield "statements", median_ms(annotated, rounds)
    yield "sourcing", median_ms(lambda: find_sourcing((left, right), words), rounds)
    yield "alignment", median_ms(lambda: link_statements(left, right, sourcing, pair.relation, words), rounds)
    yield "conflicts", median_ms(lambda: find_conflicts(left, right, links, sourcing, words), rounds)
    yield "rendering", median_ms(lambda: list(renderer.story_files(story, (found,))), rounds)
    yield "writing", median_ms(written, rounds)


def of_process(*command: str) -> tuple[float, float]:
    """Processor milliseconds and peak megabytes of a command and its children."""
    code = (
        "import os, resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL); used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    seconds, kilobytes = map(float, done.stdout.split())
    return seconds * 1000, kilobytes / 1024


def printed(code: str, *arguments: str) -> str:
    """What a Python program prints, run in the checkout."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout


FIRST_STORY = """
import shutil, sys, time
from pathlib import Path
content = Path(sys.argv[1]) / "content"
shutil.copytree("content", content)
for _ in range(2):
    start = time.process_time()
    from diptych.build import Project, build
    build(Project(content=content, output=content.parent / "site", templates=Path("templates")))
    print((time.process_time() - start) * 1000)
    shutil.rmtree(content.parent / "site")
"""


def first_story_ms() -> tuple[float, float]:
    """The first story from content to site, the very first time and once more.

    The first holds the start-up: imports, word lists, compiling the templates. The second makes the story anew.
    """
    with tempfile.TemporaryDirectory() as folder:
        first, again = map(float, printed(FIRST_STORY, folder).split())
    return first - again, again


def row(name: str, value: float, unit: str = "ms", note: str = "") -> None:
    print(f"{name:<34}{value:>10.1f} {unit:<4}{note}")


def budget(name: str, value: float) -> None:
    allowed = BUDGETS[name]
    row(name, value, note=f"budget {allowed} ms: {'kept' if value <= allowed else 'missed'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="folders of two .txt files each, instead of invented stories")
    parser.add_argument("--stories", default="1,10,100", help="sizes of sites to build, with commas")
    parser.add_argument("--rounds", type=int, default=7, help="repetitions of each measure")
    options = parser.parse_args()

    def pairs(count: int) -> Iterator[tuple[str, str]]:
        return corpus_pairs(options.corpus, count) if options.corpus else invented_pairs(count)

    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors\n")
    budget("build.py --help", of_process(sys.executable, "build.py", "--help")[0])
    start_up, story = first_story_ms()
    row("start-up", start_up, note="imports, word lists, templates")
    budget("the first story, whole", story)
    with tempfile.TemporaryDirectory() as folder:
        measured = list(phases(write_project(Path(folder), pairs(1)), options.rounds))
        budget("a story of 2 × 700 words", sum(value for _, value in measured))
        for name, value in measured:
            row(f"  {name}", value)
    for size in map(int, options.stories.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            project = write_project(Path(folder), pairs(size))
            command = [sys.executable, "build.py", "--content", str(project.content), "--output", str(project.output)]
            command += ["--templates", str(PROJECT / "templates")]
            start = time.perf_counter()
            spent, peak = of_process(*command)
            passed = time.perf_counter() - start
            again, _ = of_process(*command)
            row(
                f"{size} stories from nothing", spent / 1000, "s", f"{passed:.1f} s by the clock, {peak:.0f} MB at most"
            )
            row("  again, nothing changed", again / 1000, "s")


if __name__ == "__main__":
    main()
