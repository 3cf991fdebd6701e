"""Files in: `site.yaml`, `story.yaml`, front matter and Markdown become model values, or one clear error."""

from __future__ import annotations

from diptych.reading.articles import ARTICLE_KEYS, article_from_text, read_article_file
from diptych.reading.body import markdown_body, plain_body, safe_href
from diptych.reading.content import (
    SITE_FILE,
    SITE_KEYS,
    Content,
    content_folders,
    parse_base_url,
    read_content,
    read_site,
    site_cautions,
)
from diptych.reading.pairs import letters_for, pair_of, story_pairs
from diptych.reading.stories import (
    STORY_FILE,
    STORY_KEYS,
    Caution,
    ReadStory,
    check_slug,
    read_story,
    read_with_cautions,
)

__all__ = [
    "ARTICLE_KEYS",
    "SITE_FILE",
    "SITE_KEYS",
    "STORY_FILE",
    "STORY_KEYS",
    "Caution",
    "Content",
    "ReadStory",
    "article_from_text",
    "check_slug",
    "content_folders",
    "letters_for",
    "markdown_body",
    "pair_of",
    "parse_base_url",
    "plain_body",
    "read_article_file",
    "read_content",
    "read_site",
    "read_story",
    "read_with_cautions",
    "safe_href",
    "site_cautions",
    "story_pairs",
]
