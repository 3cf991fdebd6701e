"""Terms: news counts whole, words of every day less, apparatus little, grammar not at all."""

from __future__ import annotations

from diptych.alignment.near import near_forms
from diptych.alignment.terms import hyphenated, term_reader
from diptych.lexicons import lexicon

from .documents import both

ENGLISH = lexicon("en")


def strengths(text: str, other: str = "") -> dict[str, float]:
    left, right = both(text, other)
    reader = term_reader("en", ENGLISH)
    return {term.key: term.strength for term in reader.terms(left.statements[0], hyphenated(left, right))}


def test_the_example_that_opens_the_module() -> None:
    found = strengths("“The delay changes the whole budget,” said one former official, on condition of anonymity.")
    assert found["delay"] == 1.0
    assert found["said"] < 0.5
    assert 0.5 <= found["former"] < 1.0
    assert not {"the", "condit", "anonym", "on"} & found.keys()


def test_a_common_word_with_a_capital_may_be_a_name() -> None:
    assert strengths("The city council met.")["citi"] < 1.0
    assert strengths("The vote in Orange City was close.")["citi"] == 1.0


def test_a_compound_is_read_in_parts_where_the_other_article_hyphenates_it() -> None:
    assert "longstand" in strengths("The longstanding ban ended.")
    assert {"stand", "ban"} <= strengths("The longstanding ban ended.", "A long-standing ban.").keys()


def test_terms_lie_where_they_say() -> None:
    left, _ = both("First things first.\n\nThe ferry Northern Lark ran aground.", "")
    terms = term_reader("en", ENGLISH).terms(left.statements[1], {})
    assert [left.article.text[t.start : t.end] for t in terms] == ["ferry", "Northern", "Lark", "ran", "aground"]


def test_near_forms_hold_both_ways() -> None:
    near = near_forms(ENGLISH)
    assert "vow" in near["pledg"]
    assert all(one in near[two] for one, others in near.items() for two in others)
    assert all(one not in others for one, others in near.items())


def test_a_language_without_lists_has_no_near_forms() -> None:
    assert near_forms(None) == {}
