"""Characters that could disguise a text, made visible where its words are shown.

    as written                     as a browser shows it      as it is shown here
    appr<U+200B>oved               approved                   appr‹U+200B›oved
    costs <U+202E>000,1 crowns     costs snworc 1,000         costs ‹U+202E›000,1 crowns

The character stays where it is, so that the words on the page are still the article's to the character: it is put into
an element of its own, which keeps it from turning what follows, and a style sheet shows its number. Joiners and
direction marks belong to many scripts and to emoji, and are shown only between Latin letters, where they do nothing
but hide.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

__all__ = ["revealed"]

_DISGUISES = re.compile(
    "[\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"  # not seen
    "|(?<=[A-Za-z])[\u200c-\u200f\u061c](?=[A-Za-z])"  # joiners and direction marks
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"  # tags, but for those of flags
)


def revealed(text: str) -> Markup:
    """The text, escaped, with each disguising character in a marked element of its own."""
    return Markup(_DISGUISES.sub(_signed, str(escape(text))))


def _signed(match: re.Match[str]) -> str:
    return f'<span class="hidden-sign" data-code="U+{ord(match.group()):04X}">{match.group()}</span>'
