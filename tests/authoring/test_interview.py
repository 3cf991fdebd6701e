"""The pass over what is unsure: what is asked, what is written, and that no answer is ever lost."""

from __future__ import annotations

import datetime as dt
import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from diptych.authoring import Editor, ImportOptions, import_article, new_story, run_review
from diptych.authoring.journal import Journal
from diptych.authoring.questions import questions
from diptych.errors import ContentError
from diptych.model import Span
from diptych.review import Namer, apply_review, parse_review, quotation_lines, read_review
from tests.review.stories import compared, harlow, linked

PAGES = Path(__file__).parents[1] / "fixtures/pages"
ARTICLES = ("harlow-courier", "shire-herald")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = new_story(tmp_path / "content", "harbour-bridge").parent
    for page in ("broadsheet", "herald"):
        import_article(folder, str(PAGES / f"{page}.html"), ImportOptions(today=dt.date(2026, 1, 31)))
    return folder


def answered(folder: Path, keys: str, editor: Editor | None = None) -> tuple[str, int, int]:
    output = io.StringIO()
    summary = run_review(folder, io.StringIO(keys), output, editor)
    return output.getvalue(), summary.answered, summary.left


# --- the questions ------------------------------------------------------------------------------------------------


def test_links_and_conflicts_that_are_unsure_are_asked_about_the_most_doubtful_first() -> None:
    asked = questions(harlow())
    assert [one.doubt for one in asked] == sorted(one.doubt for one in asked)
    assert [one.comment for one in asked] == [
        "C2 and H2: number. One says nine weeks, one ten.",
        "C1 and H1: linked by the machine as reworded (0.70).",
        "C2 and H2: linked by the machine as reworded (0.70).",
        "C4 and H3: linked by the machine as reworded (0.70).",
    ]
    assert ">>nine weeks<<" in asked[0].text
    assert ">>ten weeks<<" in asked[0].text


def test_every_answer_settles_its_question() -> None:
    """Yes and no to each question, read back: the question is not asked again, and no other is lost."""
    for n, question in enumerate(questions(harlow())):
        for lines in (question.yes, question.no):
            review = parse_review("\n".join(lines), Path("review.yaml"), ("courier", "herald"))
            comparison, problems = apply_review(harlow(), review)
            assert problems == ()
            left = {one.key for one in questions(comparison)}
            assert question.key not in left
            assert len(left) >= 3 - (n == 2 and lines == question.no)


def test_an_article_commands_no_terminal() -> None:
    comparison = compared("The mayor\u202e of \x9b2J Harlow left.\n", "The mayor of Harlow has left.\n")
    (question,) = questions(replace(comparison, links=(linked("k1", "l1", "r1"),)))
    assert "\u202e" not in question.text
    assert "\x9b" not in question.text


# --- names of statements ------------------------------------------------------------------------------------------

REPEATED = (
    "Rain fell.\nThe bridge is shut.\nRain fell.\nRain fell.\nRain fell.\nRain fell.\nThe bridge, the old bridge, fell."
)


def test_every_statement_gets_a_name_that_finds_it_and_no_other() -> None:
    comparison = compared(REPEATED)
    namer = Namer(comparison.left)
    for statement in comparison.left.statements:
        quote = namer.name(statement.id)
        assert quote is not None
        lines = ["- note: x", "  about:", *quotation_lines("courier", [quote], "    ")]
        result, problems = apply_review(comparison, parse_review("\n".join(lines), Path("r.yaml"), ("courier",)))
        assert problems == ()
        assert result.editor_notes[0].statements == (statement.id,)


def test_the_words_of_a_conflict_are_widened_until_they_stand_once() -> None:
    comparison = compared(REPEATED)
    text = comparison.left.article.text
    start = text.rindex("bridge")
    quote = Namer(comparison.left).name("l7", Span(start, start + 6))
    assert quote is not None
    assert quote.exactly == "old bridge,"


# --- the journal --------------------------------------------------------------------------------------------------

OLD = "# My own order and words.\n\n-   note: first   # kept as it is\n    about: {harlow-courier: shopkeepers there}\n"


def test_what_an_editor_wrote_stays_to_the_byte(story: Path) -> None:
    (story / "review.yaml").write_text(OLD, encoding="utf-8")
    answered(story, "y\nn\n")
    text = (story / "review.yaml").read_text(encoding="utf-8")
    assert text.startswith(OLD)
    assert len(read_review(story, ARTICLES).decisions) == 3


def test_a_list_that_stands_in_from_the_margin_is_continued_there(story: Path) -> None:
    (story / "review.yaml").write_text("  - note: a\n    about: {shire-herald: four million}\n", encoding="utf-8")
    Journal(story, ARTICLES).add("why", ["- note: b", "  about: {shire-herald: four million}"])
    assert len(read_review(story, ARTICLES).decisions) == 2
    assert "\n  # why\n  - note: b\n" in (story / "review.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("old", ["[]\n", "[{note: a, about: {shire-herald: four million}}]\n"])
def test_a_list_in_brackets_is_not_broken(old: str, story: Path) -> None:
    (story / "review.yaml").write_text(old, encoding="utf-8")
    with pytest.raises(ContentError, match="cannot be added at the end of this file"):
        Journal(story, ARTICLES).add("why", ["- note: b", "  about: {shire-herald: four million}"])
    assert (story / "review.yaml").read_text(encoding="utf-8") == old


def test_a_review_saved_in_the_meantime_is_kept(story: Path) -> None:
    journal = Journal(story, ARTICLES)
    journal.add("one", ["- note: a", "  about: {shire-herald: four million}"])
    with (story / "review.yaml").open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    journal.add("two", ["- note: b", "  about: {shire-herald: four million}"])
    assert "# by hand\n" in (story / "review.yaml").read_text(encoding="utf-8")


# --- the pass -----------------------------------------------------------------------------------------------------


def test_a_pass_resumes_where_it_stopped(story: Path) -> None:
    _, _, open_before = answered(story, "q\n")
    first, done, left = answered(story, "y\n")
    assert (done, left) == (1, open_before - 1)
    second, done, left = answered(story, "n\n" * 100)
    assert left == 0
    assert done >= open_before - 2
    asked = first.split("to go\n")[1].split("\ny yes")[0]
    assert asked not in second
    assert answered(story, "y\n")[1:] == (0, 0)


def test_later_is_asked_again_in_the_next_pass(story: Path) -> None:
    _, _, open_before = answered(story, "q\n")
    assert answered(story, "l\n" * 100)[1:] == (0, open_before)
    assert not (story / "review.yaml").exists()


def test_a_decision_says_who_and_when_only_if_it_is_given(story: Path) -> None:
    answered(story, "y\n")
    assert "by:" not in (story / "review.yaml").read_text(encoding="utf-8")
    answered(story, "y\n", Editor("M. Editor", dt.date(2026, 1, 31)))
    assert '  by: "M. Editor"\n  when: 2026-01-31\n' in (story / "review.yaml").read_text(encoding="utf-8")


def test_a_note_is_kept_and_the_question_stays(story: Path) -> None:
    output, done, _ = answered(story, 'c\nThe "minutes" say: ten.\nc\n\nx\ny\n')
    assert done == 1
    assert "Please press y, n, l, c, o or q." in output
    texts = [getattr(one, "text", None) for one in read_review(story, ARTICLES).decisions]
    assert texts == ['The "minutes" say: ten.', None]


def test_the_page_is_opened_where_the_question_is(story: Path) -> None:
    opened: list[str] = []
    answered(story, "o\nq\n", Editor(open_page=opened.append))
    assert len(opened) == 1
    assert opened[0].startswith("t-")
    assert "There is no page yet" in answered(story, "o\nq\n")[0]


COMMAND = (
    "import sys; from diptych.cli import main; sys.exit(main(['review', 'harbour-bridge', '--content', sys.argv[1]]))"
)


def wait_for(terminal: int, words: str) -> str:
    """What a terminal shows until the words appear."""
    shown = ""
    deadline = time.monotonic() + 30
    while words not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"waited in vain for “{words}”; the terminal shows: {shown}"
        shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown


def test_in_a_terminal_one_key_answers_and_a_kill_loses_no_answer(story: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-c", COMMAND, str(story.parent)]
    process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, start_new_session=True)
    try:
        wait_for(terminal, "q stop > ")
        os.write(terminal, b"y")
        wait_for(terminal, "q stop > ")
        os.write(terminal, b"c")
        wait_for(terminal, "leaves it): ")
        os.write(terminal, b"Noted by hand.\n")
        wait_for(terminal, "q stop > ")
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    finally:
        process.kill()
        os.close(end)
        os.close(terminal)
    kept = read_review(story, ARTICLES).decisions
    assert len(kept) == 2
    assert getattr(kept[1], "text", None) == "Noted by hand."
