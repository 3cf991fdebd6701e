import datetime as dt
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.model import Relation, Site
from diptych.rendering import Renderer, story_entry
from diptych.rendering.balance import FOLD, WIDTH, balance_picture
from diptych.rendering.counts import Balance, Counts
from diptych.rendering.entry import moment
from diptych.rendering.index import PAGE_SIZE, IndexPage
from diptych.rendering.search import RECORDS_PER_FILE, SEARCH_FROM
from tests.harbour import harbour, harbour_story
from tests.trio import trio

GOLDEN = Path(__file__).parents[1] / "golden" / "rendering" / "index.html"


def entry(number=0, **changes):
    """An entry that differs from others by its number."""
    base = story_entry(harbour_story(), (harbour(),))
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number)
    slug = f"story-{number}"
    return replace(base, slug=slug, folders=(slug,), title=f"Story {number}", updated=day, **changes)


def index(entries, site=None):
    """The files of a site with these stories, by path, as text."""
    files = dict(Renderer(site or Site()).site_files(entries))
    return {path: data.decode() for path, data in files.items() if not path.endswith(".png")}


def titles(page):
    return re.findall(r'data-slot="title" href="[^"]+">([^<]+)<', page)


def records(script):
    """What a search file hands over, without running it: the lines between its first and last are JSON."""
    lines = script.splitlines()
    assert lines[0] == "(self.diptychStories = self.diptychStories || []).push("
    assert lines[-1] == ");"
    return json.loads("[" + "".join(lines[1:-1]) + "]")


def test_the_list_reads_like_this():
    page = index([story_entry(harbour_story(), (harbour(),))])["index.html"]
    own = page[page.index('<div class="intro">') : page.index("</main>")]
    assert own == GOLDEN.read_text(encoding="utf-8")


class TestEntry:
    def test_what_it_sums_up(self):
        made = story_entry(harbour_story(), (harbour(),))
        assert made.publishers == ("The Harlow Gazette", None)
        assert made.labels == ("Gazette", "the unattributed telling")
        assert made.counts[0].left == Balance(shared=3, partly=1, only=1)
        assert (made.conflicts, made.possible_conflicts) == (1, 1)
        assert made.shared_share == pytest.approx(0.8)

    def test_the_editors_date_comes_before_the_later_publication(self):
        story = harbour_story()
        assert story_entry(story, (harbour(),)).updated == dt.date(2024, 3, 5)
        edited = replace(story, updated=dt.date(2024, 4, 1))
        assert story_entry(edited, (harbour(),)).updated == dt.date(2024, 4, 1)

    def test_days_and_moments_can_be_compared(self):
        noon = dt.datetime(2024, 3, 5, 12, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
        assert moment(dt.date(2024, 3, 5)) < moment(noon) < moment(dt.date(2024, 3, 6))

    def test_a_story_of_three_has_a_folder_for_each_pair(self):
        made = story_entry(*trio())
        assert made.folders == ("bridge", "bridge/gazette--post", "bridge/gazette--echo", "bridge/post--echo")
        assert len(made.counts) == 3

    def test_a_story_that_search_engines_should_leave_out(self):
        assert story_entry(replace(harbour_story(), robots="noindex"), (harbour(),)).noindex


class TestPages:
    def test_no_story_is_said_so(self):
        assert "There are no stories yet." in index([])["index.html"]

    def test_one_story_needs_no_search_and_no_pages(self):
        files = index([entry()])
        assert not any(path.startswith(("search/", "stories-")) for path in files)
        assert "data-search" not in files["index.html"]

    def test_every_story_is_on_exactly_one_page_the_newest_first(self):
        entries = [entry(n) for n in range(2 * PAGE_SIZE + 1)]
        files = index(entries)
        shown = [titles(files[path]) for path in ("index.html", "stories-2.html", "stories-3.html")]
        assert [title for page in shown for title in page if title] == [one.title for one in reversed(entries)]
        assert "stories-4.html" not in files

    def test_a_story_without_a_date_comes_last(self):
        undated = replace(entry(9), updated=None, title="Undated")
        assert titles(index([undated, entry(1)])["index.html"]) == ["Story 1", "Undated"]

    def test_the_order_of_folders_does_not_matter(self):
        entries = [entry(n) for n in range(12)]
        assert index(entries) == index(entries[::-1])

    @pytest.mark.parametrize(
        ("number", "shown"),
        [(1, (1, 2, 3, None, 50)), (25, (1, None, 23, 24, 25, 26, 27, None, 50)), (50, (1, None, 48, 49, 50))],
    )
    def test_page_links_stay_few(self, number, shown):
        paths = tuple(f"p{n}" for n in range(50))
        assert IndexPage(number, (), 2000, paths, (), (), (), False).neighbours == shown

    def test_two_thousand_stories_leave_the_first_page_light(self):
        """What is loaded before anything is asked: 100 kB at most, and no search file."""
        page = index([entry(n) for n in range(2000)])["index.html"]
        assert len(page.encode()) < 100_000
        assert "<script src=" in page
        assert not re.search(r'<script src="search/', page)


class TestSearch:
    def test_records_hold_what_the_list_shows(self):
        files = index([entry(n) for n in range(SEARCH_FROM)])
        (first, *others) = records(files["search/1.js"])
        assert first[:2] == ["story-7", "Story 7"]
        assert first[3] == ["The Harlow Gazette", "publisher not on record"]
        assert first[7:9] == [1, 1]
        assert len(others) == SEARCH_FROM - 1

    def test_records_come_in_several_files(self):
        files = index([entry(n) for n in range(RECORDS_PER_FILE + 1)])
        assert len(records(files["search/1.js"])) == RECORDS_PER_FILE
        assert len(records(files["search/2.js"])) == 1
        assert 'data-files="search/1.js search/2.js"' in files["index.html"]

    def test_a_title_cannot_end_the_script_or_the_page(self):
        hostile = "</script><script>alert(1)</script>\u2028<!--"
        files = index([replace(entry(n), title=hostile, tags=(hostile,), publishers=(hostile, None)) for n in range(8)])
        assert "<" not in files["search/1.js"]
        assert records(files["search/1.js"])[0][1] == hostile
        assert "<script>alert" not in files["index.html"]

    def test_choices_are_the_publishers_and_tags_there_are(self):
        entries = [replace(entry(n), tags=("mill", f"tag{n}")) for n in range(8)]
        options = re.findall(r"<option>([^<]+)</option>", index(entries)["index.html"])
        assert options == ["The Harlow Gazette", "mill", *(f"tag{n}" for n in range(8))]


class TestBalance:
    @given(st.lists(st.integers(0, 60), min_size=6, max_size=6))
    def test_leaves_lie_side_by_side_and_are_as_long_as_their_counts(self, numbers):
        counts = Counts(Balance(*numbers[:3]), Balance(*numbers[3:]), 0, 0, 0, 0)
        leaves = balance_picture(counts).leaves
        assert [leaf.kind for leaf in leaves] == ["removed", "partly", "shared", "shared", "partly", "added"]
        for before, after in pairwise(leaves[:3]):
            assert before.x + before.width == pytest.approx(after.x, abs=0.03)
        assert all(leaf.x >= 0 and leaf.x + leaf.width <= WIDTH + 0.03 for leaf in leaves)
        assert leaves[2].x + leaves[2].width <= FOLD <= leaves[3].x

    def test_turned_round_it_is_the_mirror_image(self):
        counts = Counts(Balance(3, 1, 9), Balance(2, 2, 4), 0, 0, 0, 0)
        turned = Counts(counts.right, counts.left, 0, 0, 0, 0)
        widths = [leaf.width for leaf in balance_picture(counts).leaves]
        assert [leaf.width for leaf in balance_picture(turned).leaves] == widths[::-1]


class _Labels(HTMLParser):
    """The names that labels are for, and the ids that fields have."""

    def __init__(self):
        super().__init__()
        self.wanted, self.ids = set(), set()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "label" and "for" in found:
            self.wanted.add(found["for"])
        if "id" in found:
            self.ids.add(found["id"])


def test_every_label_has_its_field():
    labels = _Labels()
    labels.feed(index([entry(n) for n in range(8)])["index.html"])
    assert labels.wanted
    assert labels.wanted <= labels.ids


def test_revisions_are_listed_like_other_stories():
    assert titles(index([entry(1, relation=Relation.REVISION)])["index.html"]) == ["Story 1"]
