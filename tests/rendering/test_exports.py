"""Every export is read back by a parser that is not ours, and nothing is lost on the way."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.model import EditorNote, Link, LinkCertainty, LinkRelation, Row
from diptych.rendering.annotations import comparison_annotations, plain_text
from diptych.rendering.excerpts import excerpted
from diptych.rendering.export import comparison_data
from diptych.rendering.exports import EXPORTS, export_files
from diptych.rendering.tables import attributions_csv, conflicts_csv, guarded, links_csv, unguarded
from diptych.rendering.tei import comparison_tei
from tests.builders import article, unlinked
from tests.harbour import harbour

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
HOSTILE = (
    '=HYPERLINK("https://x.example","a")',
    "+1 'quoted', \"twice\"",
    "@SUM(A1)\tx",
    "Ça <b>va</b> &amp; 語 \x07\x1b",
)


def rows_of(written):
    """A table's lines by column, as the standard library reads them."""
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))


def hostile():
    """A linked pair of articles in whose every cell something would run."""
    comparison = unlinked(article("a", HOSTILE, title=HOSTILE[0]), article("b", HOSTILE))
    links = tuple(
        Link(f"k{n}", (f"l{n}",), (f"r{n}",), LinkRelation.IDENTICAL, 1.0, LinkCertainty.SURE, False, (), HOSTILE)
        for n in range(1, len(comparison.left.statements) + 1)
    )
    rows = tuple(Row(link.left, link.right) for link in links)
    return replace(comparison, links=links, rows=rows)


class TestTables:
    def test_links_come_back_whole(self):
        data, rows = comparison_data(harbour()), rows_of(links_csv(harbour()))
        texts = {one["id"]: one["text"] for side in ("left", "right") for one in data[side]["statements"]}
        for link, row in zip(data["links"], rows, strict=True):
            assert row["left"].split() == link["left"]
            assert row["right"].split() == link["right"]
            assert row["left_text"] == "\n".join(texts[i] for i in link["left"])
            assert float(row["score"]) == link["score"]
            assert row["moved"] == str(link["moved"]).lower()
            assert row["evidence"].splitlines() == link["evidence"]
            steps = [step.split(" ") for step in row["words"].splitlines()]
            assert [
                {"op": op, "left": [int(n) for n in left.split("-")], "right": [int(n) for n in right.split("-")]}
                for op, left, right in steps
            ] == link["words"]

    def test_conflicts_come_back_whole(self):
        data, rows = comparison_data(harbour()), rows_of(conflicts_csv(harbour()))
        for conflict, row in zip(data["conflicts"], rows, strict=True):
            assert row["explanation"] == conflict["explanation"]
            for place, side in zip(("first", "second"), conflict["sides"], strict=True):
                assert row[f"{place}_side"] == side["side"]
                assert row[f"{place}_statements"].split() == side["statements"]
                spans = [[int(n) for n in span.split("-")] for span in row[f"{place}_spans"].split()]
                assert spans == side["spans"]
        assert rows[0]["first_words"] == "40 million crowns"

    def test_attributions_come_back_whole(self):
        data, rows = comparison_data(harbour()), rows_of(attributions_csv(harbour()))
        for one, row in zip(data["attributions"], rows, strict=True):
            for name in ("side", "form", "content", "cue", "source_words", "source", "via"):
                assert (row[name] or None) == one[name]
        assert rows[1]["source_name"] == "Ada Winter"
        assert rows[4]["via_name"] == "Coast Guild"

    def test_columns_stand_even_over_an_empty_table(self):
        empty = unlinked(article("a", ("Rain fell.",)), article("b", ("The dam held.",)))
        assert links_csv(empty).startswith("\ufeffid,relation,score,")
        assert rows_of(conflicts_csv(empty)) == rows_of(attributions_csv(empty)) == []

    def test_no_cell_is_run_as_a_formula(self):
        for row in rows_of(links_csv(hostile())):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        assert [unguarded(row["left_text"]) for row in rows_of(links_csv(hostile()))] == [
            one.text for one in hostile().left.statements
        ]

    @given(st.text() | st.text(alphabet="'=+-@ a\t\r\n"))
    def test_a_guard_can_be_taken_away(self, text):
        assert unguarded(guarded(text)) == text
        assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def reading(witness, root):
    """The text of one witness, put together from its readings."""
    words = []
    for rdg in root.iter(f"{TEI}rdg"):
        if witness in rdg.get("wit").split():
            words += _text(rdg)
    return "".join(words)


def _text(element):
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEI}milestone":
            yield "\n\n"
        elif child.tag == f"{TEI}g":
            yield chr(int(child.get("n").removeprefix("U+"), 16))
        yield from _text(child)
        yield child.tail or ""


class TestTei:
    @pytest.mark.parametrize("made", [harbour, hostile], ids=["harbour", "hostile"])
    def test_each_witness_reads_as_its_article(self, made):
        root = ET.fromstring(comparison_tei(made()))
        assert reading("#left", root) == made().left.article.text
        assert reading("#right", root) == made().right.article.text

    @given(
        st.lists(
            st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), min_size=1).filter(
                lambda text: text.strip() and "\ufdd0" not in text
            ),
            min_size=1,
            max_size=3,
        )
    )
    def test_any_text_comes_back_to_the_character(self, paragraphs):
        comparison = unlinked(article("a", tuple(paragraphs)), article("b", ("Rain fell.",)))
        root = ET.fromstring(comparison_tei(comparison).encode())
        assert reading("#left", root) == comparison.left.article.text

    def test_statements_links_conflicts_and_attributions_are_all_there(self):
        data, root = comparison_data(harbour()), ET.fromstring(comparison_tei(harbour()))
        segments = {one.get(XML_ID): "".join(one.itertext()) for one in root.iter(f"{TEI}seg")}
        assert segments == {one["id"]: one["text"] for side in ("left", "right") for one in data[side]["statements"]}
        links = [(one.get(XML_ID), one.get("type"), one.get("target")) for one in root.iter(f"{TEI}link")]
        assert links == [
            (one["id"], one["relation"], " ".join(f"#{i}" for i in (*one["left"], *one["right"])))
            for one in data["links"]
        ]
        spans = {group.get("type"): list(group) for group in root.iter(f"{TEI}spanGrp")}
        assert [one.text for one in spans["conflicts"]] == [one["explanation"] for one in data["conflicts"]]
        assert [one.text for one in spans["attributions"]] == [one["content"] for one in data["attributions"]]
        assert [one.text for one in root.iter(f"{TEI}item")] == [one["name"] for one in data["sources"]]

    def test_every_pointer_within_the_file_has_something_to_point_at(self):
        root = ET.fromstring(comparison_tei(harbour()))
        known = {one.get(XML_ID) for one in root.iter() if one.get(XML_ID)}
        for element in root.iter():
            for name in ("target", "wit", "ana", "resp"):
                pointers = (element.get(name) or "").split()
                assert {one[1:] for one in pointers if one.startswith("#")} <= known

    def test_paragraphs_begin_with_a_milestone(self):
        root = ET.fromstring(comparison_tei(harbour()))
        kept = [one.get("n") for one in root.iter(f"{TEI}milestone")]
        assert sorted(kept) == ["2", "2", "3", "3", "4"]


class TestAnnotations:
    def test_positions_and_quotations_name_the_same_words(self):
        comparison = harbour()
        texts = {"left.txt": plain_text(comparison.left), "right.txt": plain_text(comparison.right)}
        page = json.loads(comparison_annotations(comparison))
        for item in page["items"]:
            for target in item["target"]:
                position, quotation = target["selector"]
                text, start, end = texts[target["source"]], position["start"], position["end"]
                assert text[start:end] == quotation["exact"] != ""
                assert text[:start].endswith(quotation["prefix"])
                assert text[end:].startswith(quotation["suffix"])

    def test_every_link_conflict_attribution_and_note_is_an_annotation(self):
        comparison = replace(
            harbour(), editor_notes=(EditorNote(("l1",), "On 4 March.", ("https://x.example/",), "R."),)
        )
        page = json.loads(comparison_annotations(comparison))
        assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        motivations = [item["motivation"] for item in page["items"]]
        assert motivations == ["linking"] * 4 + ["assessing"] * 2 + ["identifying"] * 5 + ["commenting"]
        assert len({item["id"] for item in page["items"]}) == len(page["items"])
        values = [body.get("value") for item in page["items"] for body in item["body"]]
        assert {"reworded", "moved", "number", "Ada Winter", "anonymous", "On 4 March."} <= set(values)
        assert page["items"][-1]["creator"] == {"type": "Person", "name": "R."}

    def test_a_comparison_without_findings_is_an_empty_page(self):
        empty = unlinked(article("a", ("Rain fell.",)), article("b", ("The dam held.",)))
        assert json.loads(comparison_annotations(empty))["items"] == []


def test_no_export_holds_withheld_words():
    for name, text in export_files(excerpted(harbour())):
        assert "Fishers" not in text, name
        assert "\ufdd0" not in text, name


def test_an_export_of_the_same_comparison_is_the_same():
    assert list(export_files(harbour())) == list(export_files(harbour()))
    assert next(iter(EXPORTS)) == "comparison.json"
