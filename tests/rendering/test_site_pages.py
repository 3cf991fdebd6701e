import base64
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import jsonschema
import pytest

from diptych import rendering
from diptych.errors import OptionError
from diptych.model import Site
from diptych.rendering import Renderer, cards, story_entry
from diptych.rendering.cards import card_svg, lines, png, text_width, title_lines
from diptych.rendering.feeds import FEED_LENGTH, atom_feed
from tests.harbour import harbour, harbour_story
from tests.rendering.test_index import entry, index
from tests.trio import trio

BASE = "https://news.example/diptych/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class TestMissingPage:
    def test_its_style_is_the_one_its_policy_allows(self):
        page = index([])["404.html"]
        style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in page

    @pytest.mark.parametrize(("base", "path"), [(None, "/"), (BASE, "/diptych/"), ("https://news.example/", "/")])
    def test_it_links_by_the_base_path_for_it_is_served_at_any_depth(self, base, path):
        page = index([], Site(base_url=base))["404.html"]
        links = re.findall(r'href="([^"]+)"', page)
        assert links == [f"{path}index.html", f"{path}how.html"]

    def test_it_loads_nothing(self):
        assert not re.search(r"\ssrc=|<link", index([])["404.html"])


class TestHowThisWorks:
    def test_it_explains_every_mark_kind_and_certainty(self):
        page = index([])["how.html"]
        for words in ("Both say", "In part", "Moved", "Conflict", "Polarity", "Name withheld", "Possible", "Quoted"):
            assert words in page

    def test_it_states_the_limits_plainly(self):
        page = index([])["how.html"]
        assert "“None found” is not “none exist”" in page
        assert "It does not say who is right." in page

    def test_its_contents_lead_to_its_parts(self):
        page = index([])["how.html"]
        anchors = re.findall(r'href="#([a-z]+)"', page)
        assert len(anchors) > 5
        assert all(f'id="{anchor}"' in page for anchor in anchors)


class TestAddressOfTheSite:
    def test_without_it_there_is_no_feed_sitemap_or_canonical_link(self):
        files = index([entry(1)])
        assert not {"feed.xml", "sitemap.xml"} & files.keys()
        assert not any("canonical" in text or "og:" in text for path, text in files.items() if path.endswith(".html"))

    def test_with_it_every_page_names_its_own_address(self):
        files = index([entry(1)], Site(base_url=BASE))
        assert f'<link rel="canonical" href="{BASE}">' in files["index.html"]
        assert f'<link rel="canonical" href="{BASE}how.html">' in files["how.html"]
        assert 'type="application/atom+xml"' in files["index.html"]
        assert f"Sitemap: {BASE}sitemap.xml" in files["robots.txt"]

    def test_a_storys_page_has_its_preview(self):
        files = dict(Renderer(Site(base_url=BASE)).story_files(harbour_story(), (harbour(),)))
        page = files["harbour-wall/index.html"].decode()
        assert f'<link rel="canonical" href="{BASE}harbour-wall/">' in page
        assert '<meta property="og:title" content="The harbour wall of Harlow Bay">' in page
        assert f'<meta property="og:image" content="{BASE}harbour-wall/card.png">' in page
        assert files["harbour-wall/card.png"].startswith(b"\x89PNG")

    def test_a_site_that_cannot_make_cards_promises_none(self, monkeypatch):
        monkeypatch.setattr(cards, "cards_available", lambda: False)
        files = dict(Renderer(Site(base_url=BASE)).story_files(harbour_story(), (harbour(),)))
        assert "harbour-wall/card.png" not in files
        assert "og:image" not in files["harbour-wall/index.html"].decode()

    def test_pages_of_pairs_name_theirs(self):
        files = dict(Renderer(Site(base_url=BASE)).story_files(*trio()))
        page = files["bridge/gazette--post/index.html"].decode()
        assert f'<link rel="canonical" href="{BASE}bridge/gazette--post/">' in page


class TestFeed:
    def test_stories_by_date_and_none_without_one(self):
        entries = [entry(1), replace(entry(2), updated=None), entry(3)]
        feed = ET.fromstring(index(entries, Site(base_url=BASE))["feed.xml"])
        assert [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] == ["Story 3", "Story 1"]
        assert feed.findtext(f"{ATOM}updated") == "2024-01-04T00:00:00+00:00"
        assert feed.find(f"{ATOM}entry/{ATOM}link").get("href") == f"{BASE}story-3/"

    def test_a_site_without_any_date_has_no_feed(self):
        files = index([replace(entry(1), updated=None)], Site(base_url=BASE))
        assert "feed.xml" not in files
        assert "feed.xml" not in files["index.html"]

    def test_it_holds_the_newest_alone(self):
        feed = ET.fromstring(atom_feed(Site(), BASE, [entry(n) for n in range(FEED_LENGTH + 5)]))
        assert len(list(feed.iter(f"{ATOM}entry"))) == FEED_LENGTH

    def test_any_title_makes_good_xml(self):
        title = 'A <b> & "c"\x00\x0b\ud800'
        feed = ET.fromstring(atom_feed(Site(title=title), BASE, [replace(entry(1), title=title, tags=(title,))]))
        assert feed.findtext(f"{ATOM}title").startswith('A <b> & "c"')


class TestSitemap:
    def test_every_page_but_those_that_ask_to_be_left_out(self):
        entries = [entry(1), replace(entry(2), noindex=True), story_entry(*trio())]
        places = ET.fromstring(index(entries, Site(base_url=BASE))["sitemap.xml"])
        assert [one.findtext(f"{SITEMAP}loc") for one in places] == [
            BASE,
            f"{BASE}how.html",
            f"{BASE}cite.html",
            f"{BASE}bridge/",
            f"{BASE}bridge/gazette--post/",
            f"{BASE}bridge/gazette--echo/",
            f"{BASE}bridge/post--echo/",
            f"{BASE}story-1/",
        ]

    def test_a_story_left_out_of_it_stays_in_the_list(self):
        files = index([replace(entry(2), noindex=True)], Site(base_url=BASE))
        assert "Story 2" in files["index.html"]


class TestManifest:
    def test_its_pictures_are_among_the_files(self):
        files = dict(Renderer(Site()).site_files([]))
        manifest = json.loads(files["manifest.webmanifest"])
        assert manifest["name"] == "Diptych"
        assert {icon["src"] for icon in manifest["icons"]} <= files.keys()

    def test_it_works_from_any_folder(self):
        manifest = json.loads(index([], Site(base_url=BASE))["manifest.webmanifest"])
        assert not manifest["start_url"].startswith("/")


def test_the_schema_is_published():
    schema = json.loads(index([])["schema/comparison.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)


class TestCards:
    def test_a_card_is_a_picture_of_the_size_that_previews_ask_for(self):
        renderer = Renderer(Site())
        made = png(card_svg(renderer.environment, story_entry(harbour_story(), (harbour(),))))
        assert made.startswith(b"\x89PNG")
        assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (1200, 630)

    def test_any_title_makes_a_good_drawing(self):
        renderer = Renderer(Site(title="<A & B>"))
        drawing = ET.fromstring(
            card_svg(renderer.environment, replace(entry(1), title="</text><script>x</script> & so"))
        )
        assert not any("script" in one.tag for one in drawing.iter())

    def test_without_the_library_a_person_is_told_what_to_install(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        with pytest.raises(OptionError, match=r"diptych\[cards\]"):
            png("<svg/>")

    def test_a_long_title_is_set_smaller_then_cut(self):
        assert title_lines("Short")[0] == 76
        size, made = title_lines("A rather long headline about many things " * 4)
        assert size < 76
        assert len(title_lines("word " * 200)[1]) == 5
        assert title_lines("word " * 200)[1][-1].endswith("…")
        assert " ".join(made) == ("A rather long headline about many things " * 4).strip()

    def test_no_last_word_stands_alone(self):
        size, made = title_lines("The council lifts its old restrictions on building at the harbour")
        widths = [text_width(line) for line in made]
        assert size == 76
        assert min(widths) > 0.5 * max(widths)

    def test_a_title_that_cannot_be_broken_is_set_smaller(self):
        assert title_lines("Harbourwallcostestimatecommissionersreport")[0] < 76
        assert title_lines("") == (76, [])

    def test_lines_lose_no_word(self):
        text = "one two three four five six seven"
        assert " ".join(lines(text, 6)) == text
        assert all(text_width(line) <= 6 for line in lines(text, 6))


class TestNotes:
    def test_a_site_that_could_have_cards_says_what_it_lacks(self, monkeypatch):
        monkeypatch.setattr(rendering, "cards_available", lambda: False)
        assert Renderer(Site(base_url=BASE)).notes == (cards.CARDS_MISSING,)
        assert Renderer(Site()).notes == ()

    def test_a_site_with_cards_lacks_nothing(self):
        assert Renderer(Site(base_url=BASE)).notes == ()


def test_a_page_of_the_menu_says_that_it_is_the_one_shown():
    files = index([])
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', files["how.html"]) == ["how.html"]
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', files["index.html"]) == ["index.html"]
    assert "aria-current" not in files["cite.html"]
