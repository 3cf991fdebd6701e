"""`review.yaml`: what it can say, what it cannot, and the schema that says the same."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from diptych import review as review_room
from diptych.errors import ContentError
from diptych.model import ConflictKind, LinkRelation, SourceKind
from diptych.review import VERBS, parse_review, read_review
from diptych.review.decisions import (
    AsideDecision,
    ConflictDecision,
    ConflictVerb,
    LinkDecision,
    MergeDecision,
    NoteDecision,
    Occurrence,
    SourceDecision,
    SplitDecision,
    UnlinkDecision,
)

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests/fixtures/review"
ARTICLES = ("courier", "herald")
PATH = Path("review.yaml")
EVERY_VERB = (FIXTURES / "every-verb.yaml").read_text(encoding="utf-8")
SCHEMA = json.loads((Path(review_room.__file__).parent / "review.schema.json").read_text(encoding="utf-8"))


def test_every_verb_and_key() -> None:
    decisions = parse_review(EVERY_VERB, PATH, ARTICLES).decisions
    link, unlink, confirm, dismiss, conflict, aside, note, source, merge, split = decisions
    assert isinstance(link, LinkDecision)
    assert (link.relation, link.stamp.by, link.stamp.when) == (LinkRelation.PARTIAL, "M. Editor", dt.date(2026, 1, 5))
    assert [(one.article, one.words) for one in link.quotes] == [
        ("courier", "the bridge will close"),
        ("herald", "Harlow's bridge is to shut"),
        ("herald", "for nine weeks"),
    ]
    assert isinstance(unlink, UnlinkDecision)
    first = unlink.quotes[0]
    assert (first.after, first.before, first.occurrence) == ("The council met", "It adjourned", Occurrence(2, 3))
    assert isinstance(confirm, ConflictDecision)
    assert (confirm.verb, confirm.kind, confirm.quotes[0].exactly) == (
        ConflictVerb.CONFIRM,
        ConflictKind.NUMBER,
        "nine",
    )
    assert isinstance(dismiss, ConflictDecision)
    assert (dismiss.verb, dismiss.kind, dismiss.stamp.note) == (
        ConflictVerb.DISMISS,
        None,
        "Both are right: it was moved.",
    )
    assert isinstance(conflict, ConflictDecision)
    assert [one.article for one in conflict.quotes] == ["courier", "courier"]
    assert isinstance(aside, AsideDecision)
    assert isinstance(note, NoteDecision)
    assert (note.text, note.references) == ("The bridge was opened in 1931.", ("https://example.org/bridge",))
    assert isinstance(source, SourceDecision)
    assert (source.source, source.name, source.kind) == ("the clerk", "The town clerk", SourceKind.ANONYMOUS)
    assert isinstance(merge, MergeDecision)
    assert merge.sources == ("Ann Low", "Low")
    assert isinstance(split, SplitDecision)
    assert (split.source, split.name, split.quotes[0].words) == (
        "officials",
        "Port officials",
        "officials of the port said",
    )


def test_the_schema_says_the_same() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = yaml.load(EVERY_VERB, Loader=yaml.BaseLoader)
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []
    keys = {key for more, _ in VERBS.values() for key in more} | set(VERBS) | {"by", "when"}
    assert set(SCHEMA["items"]["properties"]) == keys


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb: str) -> None:
    assert f"`{verb}`" in (ROOT / "docs/editing.md").read_text(encoding="utf-8")


def test_no_file_and_an_empty_file_are_no_decisions(tmp_path: Path) -> None:
    assert read_review(tmp_path, ARTICLES).decisions == ()
    (tmp_path / "review.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert read_review(tmp_path, ARTICLES).decisions == ()


BAD = {
    "decisions: []\n": (
        "1: this is not a list of decisions. Begin each decision with “- ” and its verb, such as “- unlink:”."
    ),
    "- unlink\n": "1: this is not a decision. Write “- ” and a verb, such as “- unlink:”.",
    "- unlnk: {courier: a, herald: b}\n": "1: this decision has no verb. Did you mean “unlink”?",
    "- because: it is\n": f"1: this decision has no verb. The verbs are: {', '.join(VERBS)}.",
    "- link: {courier: a, herald: b}\n  unlink: {courier: a, herald: b}\n": (
        "1: this decision has two verbs, “link” and “unlink”. Make two decisions of it."
    ),
    "- link: {courier: a, herald: b}\n  relaton: partial\n": "2: unknown key “relaton”. Did you mean “relation”?",
    "- link: {courier: a, herald: b}\n  relation: same\n": (
        "2: “same” is not a value of “relation”. Write one of: identical, reworded, partial."
    ),
    "- link: {courier: a}\n": "1: “link” needs statements of two articles. Quote each under its article's name.",
    "- unlink:\n    courier: a\n    heral: b\n": "3: the story has no article “heral”. Did you mean “herald”?",
    "- unlink: the bridge\n": (
        '1: “unlink” needs a quotation. Write under it, such as courier: "words of the statement".'
    ),
    '- unlink: {courier: "...", herald: b}\n': "1: this quotation has no words. Quote words of the statement.",
    "- unlink:\n    courier: [[a]]\n    herald: b\n": "2: this is not a quotation. Write words of the statement.",
    "- unlink:\n    courier: {words: a, nth: 2}\n    herald: b\n": (
        "2: unknown key “nth”. The keys are: words, after, before, occurrence, exactly."
    ),
    "- unlink:\n    courier: {words: a, occurrence: 4 of 3}\n    herald: b\n": (
        "2: “occurrence” cannot be “4 of 3”. Write it such as 2 of 3."
    ),
    "- confirm: {courier: a, herald: b}\n": (
        "1: “confirm” needs a “kind”. Write kind: and one of: number, date, name, quotation, attribution, polarity."
    ),
    "- dismiss: {courier: a}\n": "1: “dismiss” needs two quotations. Quote one wording of each article, or two of one.",
    "- note: x\n": '1: “about” needs a quotation. Write under it, such as courier: "words of the statement".',
    "- note: x\n  about: {courier: a}\n  references: [example.org]\n": (
        "3: “references” must be web addresses, which “example.org” is not. Begin each with https:// or http://."
    ),
    "- source: the clerk\n": "1: “source” changes nothing. Write its right name: or kind: beside it.",
    "- merge: Low\n": "1: “merge” needs two sources or more. Write them as a list: [one, another].",
    "- split: officials\n  in: {courier: a}\n": (
        "1: “name” is missing. Write the name of the other source after “name:”."
    ),
    "- source: a\n  name: b\n  when: yesterday\n": (
        "3: “when: yesterday” is not a date that exists. Write it as 2025-12-20."
    ),
}


@pytest.mark.parametrize(("text", "message"), BAD.items(), ids=[text.split("\n")[0] for text in BAD])
def test_what_is_not_in_the_language_says_where_and_how_to_mend(text: str, message: str) -> None:
    with pytest.raises(ContentError) as raised:
        parse_review(text, PATH, ARTICLES)
    assert str(raised.value) == f"review.yaml:{message}"


def test_a_review_outside_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("[]", encoding="utf-8")
    story = tmp_path / "story"
    story.mkdir()
    (story / "review.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(ContentError, match="leads out of its folder"):
        read_review(story, ARTICLES)
