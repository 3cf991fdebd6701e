from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from diptych.model import Site, SourceKind
from diptych.rendering import Renderer
from diptych.rendering.environment import strings_of
from diptych.rendering.excerpts import excerpted
from diptych.rendering.overview import overview_page
from diptych.rendering.overview.joining import joined
from diptych.rendering.overview.things import things_said
from diptych.rendering.strings import Strings
from tests.trio import revisions, trio

T: Strings = strings_of(Renderer(Site()).environment)


def page(made):
    return overview_page(*made, T)


class TestThings:
    def test_links_over_several_pairs_join_what_is_said(self):
        said = [[[place.name for place in places] for places in thing.places] for thing in page(trio()).things]
        assert said == [
            [["G1"], ["P1"], ["E2"]],
            [["G2"], ["P2"], []],
            [[], [], ["E1"]],
            [["G3"], [], []],
        ]

    def test_the_shortest_wording_stands_for_all(self):
        assert page(trio()).things[0].text == "The bridge reopened on Friday."

    def test_a_partial_link_joins_nothing_but_is_remembered(self):
        crowds = page(trio()).things[2]
        assert crowds.text == "Crowds came to the bridge on Friday."
        assert crowds.in_part == (True, False, False)

    def test_every_statement_is_in_exactly_one_thing(self):
        story, comparisons = trio()
        names = [place.name for thing in page((story, comparisons)).things for cell in thing.places for place in cell]
        assert sorted(names) == ["E1", "E2", "G1", "G2", "G3", "P1", "P2"]

    def test_counts_by_how_many_tellings(self):
        assert page(trio()).said_by == ((3, 1), (2, 1), (1, 2))

    def test_a_statement_leads_to_its_place_on_a_page_that_shows_it(self):
        story, comparisons = trio()
        place = page((story, comparisons)).things[0].places[2][0]
        anchor = comparisons[1].right.statements[1].anchor
        assert place.href == f"gazette--echo/index.html#{anchor}"

    def test_withheld_words_do_not_come_back(self):
        story, comparisons = trio()
        shown = things_said(
            story.articles, [excerpted(one) for one in comparisons], {"gazette": "G", "post": "P", "echo": "E"}
        )
        assert "Crowds came to the bridge on Friday." in [thing.text for thing in shown]
        assert None in [thing.text for thing in shown]
        assert not any("Buses" in (thing.text or "") for thing in shown)


class TestMatrix:
    def test_a_cell_for_each_two_and_none_on_the_diagonal(self):
        matrix = page(trio()).matrix
        assert [matrix[i][i] for i in range(3)] == [None] * 3
        assert [[cell and cell.links for cell in row] for row in matrix] == [[None, 2, 1], [2, None, 1], [1, 1, None]]

    def test_both_halves_say_the_same_from_either_side(self):
        matrix = page(trio()).matrix
        assert matrix[0][1].counts.left == matrix[1][0].counts.right
        assert matrix[0][1].href == matrix[1][0].href == "gazette--post/index.html"
        assert matrix[0][1].counts.likely == matrix[1][0].counts.likely == 1


class TestSources:
    def test_one_source_known_by_two_names_in_two_pairs_is_one(self):
        (mayor,) = page(trio()).sources
        assert (mayor.name, mayor.kind, mayor.times) == ("Mayor Winter", SourceKind.NAMED_PERSON, (1, 1, 0))


class TestTimeline:
    def test_versions_stand_in_order_of_time(self):
        assert [telling.article.key for telling in page(revisions()).tellings] == ["post", "echo", "gazette"]

    def test_what_came_and_what_went_at_each_step(self):
        first, second = page(revisions()).steps
        assert [place.text for place in first.went] == ["The mayor put the cost at ten million crowns."]
        assert [place.text for place in first.came] == ["Crowds came to the bridge on Friday."]
        assert first.days == second.days == 1
        assert [place.text for place in second.went] == ["The bridge was opened again on Friday."]

    def test_the_page_of_a_step_is_that_of_its_pair(self):
        assert [step.href for step in page(revisions()).steps] == ["post--echo/index.html", "gazette--echo/index.html"]

    def test_independent_tellings_have_none(self):
        assert page(trio()).steps == ()


def test_a_story_of_three_has_an_overview_and_a_page_for_each_pair():
    files = dict(Renderer(Site()).story_files(*trio()))
    pages = [path for path in files if path.endswith(".html")]
    assert pages == [
        "bridge/index.html",
        *(f"bridge/{pair}/index.html" for pair in ("gazette--post", "gazette--echo", "post--echo")),
    ]
    written = files["bridge/index.html"].decode()
    assert 'href="gazette--post/index.html#' in written
    assert "≠ 1 conflict" in written
    assert '<a href="../index.html">Overview of all 3</a>' in files["bridge/gazette--post/index.html"].decode()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_joining_agrees_with_walking_from_item_to_item(pairs):
    """Slow and obvious: grow a set until nothing is added."""
    groups = joined(range(10), pairs)
    for group in groups:
        reached = {group[0]}
        while more := {b for a, b in [*pairs, *((b, a) for a, b in pairs)] if a in reached} - reached:
            reached |= more
        assert set(group) == reached
    assert sorted(item for group in groups for item in group) == list(range(10))


def test_joining_does_not_depend_on_the_order_of_pairs():
    for pairs in permutations([("a", "c"), ("c", "e"), ("d", "b")]):
        assert joined("abcde", pairs) == [["a", "c", "e"], ["b", "d"]]
