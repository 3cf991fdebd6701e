"""What inputs are made of: prose, markup, and Unicode at its most awkward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

__all__ = ["article_text", "mutated", "plain_lines", "sentence", "text_of_any_kind", "unicode_text"]

PLACES = ("Harlow", "Esten", "Marl", "St. Brannoc", "Quay-on-Sea", "O'Dell", "Łódź", "São Tomé")
PEOPLE = (
    "Anna Berg",
    "J. R. Holt Jr.",
    "Mayor Ada Winter",
    "Dr. Lee",
    "María José Ortiz",
    "van der Meer",
    "the minister",
)
THINGS = ("harbour wall", "budget", "school", "20 m bridge", "report", "U.N. treaty", "vote", "“plan”")
FIGURES = (
    "120",
    "1,400",
    "2.5 million",
    "$3bn",
    "nine",
    "a dozen",
    "40 per cent",
    "1/3",
    "twenty-one",
    "½",
    "٣٤",
    "10¹²",
)
TIMES = ("on Monday", "in May 2024", "on 3 March", "at 9 a.m. Eastern", "last year", "in the 1990s", "2024-02-30", "")
CUES = ("said", "told reporters", "according to", "denied that", "did not say", "wrote:", "asked", "—")

SENTENCES: tuple[Callable[[Random], str], ...] = (
    lambda r: (
        f"The council of {r.choice(PLACES)} approved a {r.choice(THINGS)} of {r.choice(FIGURES)} {r.choice(TIMES)}."
    ),
    lambda r: f"{r.choice(PEOPLE)} {r.choice(CUES)} the {r.choice(THINGS)} would cost {r.choice(FIGURES)}.",
    lambda r: f"“The {r.choice(THINGS)} is not {r.choice(FIGURES)},” {r.choice(CUES)} {r.choice(PEOPLE)}.",
    lambda r: (
        f"'We {r.choice(('can', 'cannot', 'won’t'))} wait,' {r.choice(PEOPLE)} {r.choice(CUES)} in {r.choice(PLACES)}."
    ),
    lambda r: f'According to {r.choice(PEOPLE)}, "{r.choice(THINGS)} {r.choice(TIMES)}',
    lambda r: f"He {r.choice(CUES)} that it {r.choice(('rained', 'did not rain', 'never rained'))} {r.choice(TIMES)}.",
    lambda r: f"Officials, who asked not to be named, {r.choice(CUES)} {r.choice(FIGURES)} {r.choice(THINGS)}s",
    lambda r: "It rained.",
)

CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x1b\x1c\x1f\x7f\x85\x9f"
SPACES = " \t\u00a0\u1680\u2000\u2003\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u17b4\u180e\u200b\u200c\u200d"
    "\u2060\u2062\u3164\ufe00\ufe0f\ufeff\uffa0\U000e0001\U000e0041\U000e0100"
)
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NONCHARACTERS = "\ufdd0\ufdd1\ufdef\ufffe\uffff\U0001fffe\U0010ffff"
RTL = "שלום עולם مرحبا بالعالم ١٢٣ ދިވެހި"
SCRIPTS = "汉字、「引用」。 हिन्दी में 한국어 ไทย Ελληνικά Ünïcödé ﬃ ǅ İı ß ẞ ſ Å Å 𝔄𝕭 ℌ ½ ² Ⅻ"
COMBINING = "e\u0301 o\u0308\u0301 Z\u0351\u036b\u0343\u036a a\u20dd \u0301\u0302 क्ष"
EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫 👍🏽 ☎️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"
QUOTES = "\"'“”‘’„‚«»‹›「」『』`´＂＇"
PUNCTUATION = ".,;:!?…-–—―()[]{}<>/\\|@#$%^&*_+=~"
MARKUP = (
    "**", "*", "_", "`", "``", "```\n", "~~~\n", "[", "](", ")", "![", "][1]\n", "[1]: ", "<", "</", ">", "<b>",
    "<!--", "-->", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&nbsp;", "\\", "\\*", "\n\n", "\n", "  \n", "\n- ",
    "\n* ", "\n1. ", "\n999999999. ", "\n> ", "\n    ", "\n\t", "\n# ", "\n###### ", "\n===\n", "\n---\n", "\n***\n",
    "<http://a.example>", "<a@b.example>", "[a](javascript:x)", "[a](//b)", "![](x.png)", "<script>", "{{ 1 }}",
    "{% x %}", "\x02klzzwxh:0000\x03", "\x021\x03", "| a |", "[^1]",
)  # fmt: skip
YAML_SIGNS = (
    ": ", ":\n", "- ", "\n- ", "\n  - ", "? ", "| ", "|\n ", ">\n ", "'", '"', "&a ", "*a", "!", "!!python/name:os ",
    "%YAML 9.9\n", "@", "`", "{", "}", "[", "]", ", ", "#", " #", "\t", "\n", "\n---\n", "\n...\n", "~", "null", "NO",
    "<<: ", "\\x00", '"\\ud800"', "2024-02-30", "0x1F", "1e999", ".inf", "title: ", "articles: ", "language: ",
    "letters: ", "link: ", "\ufeff",
)  # fmt: skip


def sentence(rng: Random) -> str:
    """A sentence of news, or nearly one."""
    return rng.choice(SENTENCES)(rng)


def _code_point(rng: Random) -> str:
    """A character of any plane, assigned or not; no surrogate."""
    while True:
        plane = rng.choice((0, 0, 0, 1, 1, 2, 3, rng.randrange(17)))
        code = plane << 16 | rng.randrange(0x10000)
        if not 0xD800 <= code <= 0xDFFF:
            return chr(code)


def _from(characters: str) -> Callable[[Random], str]:
    return lambda rng: "".join(rng.choice(characters) for _ in range(rng.randint(1, 4)))


def _cut(text: str) -> Callable[[Random], str]:
    def cut(rng: Random) -> str:
        start = rng.randrange(len(text))
        return text[start : start + rng.randint(1, 12)]

    return cut


_AWKWARD: tuple[Callable[[Random], str], ...] = (
    _from(CONTROLS),
    _from(SPACES),
    _from(INVISIBLE),
    _from(BIDI),
    _from(NONCHARACTERS),
    _from(QUOTES),
    _from(PUNCTUATION),
    _cut(RTL),
    _cut(SCRIPTS),
    _cut(COMBINING),
    _cut(EMOJI),
    _code_point,
    lambda rng: "\r\n",
    lambda rng: "\r",
    lambda rng: rng.choice("ax1.“\"'-é") * rng.choice((2, 30, 400)),
)
_MILD = tuple(one for index, one in enumerate(_AWKWARD) if index not in (0, 4))
"""Without what no page can carry, which an article may not hold: with it, hardly an input would get further."""


def unicode_text(rng: Random, *, mild: bool = False) -> str:
    """A few characters from anywhere in Unicode."""
    kinds = _MILD if mild else _AWKWARD
    return "".join(rng.choice(kinds)(rng) for _ in range(rng.randint(1, 5)))


def plain_lines(rng: Random, *, most: int = 6) -> str:
    """Lines of news with awkward characters strewn in; a telling, in plain text."""
    lines = []
    for _ in range(rng.randint(1, most)):
        words = " ".join(sentence(rng) for _ in range(rng.randint(1, 3)))
        lines.append(_strewn(rng, words, lambda: unicode_text(rng, mild=True)) if rng.random() < 0.5 else words)
    return "\n".join(lines)


def article_text(rng: Random) -> str:
    """An article's body in Markdown, more or less."""
    return _strewn(rng, plain_lines(rng).replace("\n", "\n\n"), lambda: rng.choice(MARKUP))


def text_of_any_kind(rng: Random, signs: Sequence[str] = MARKUP) -> str:
    """Signs, prose and Unicode in any order."""
    makers = (lambda: rng.choice(signs), lambda: rng.choice(signs), lambda: unicode_text(rng), lambda: sentence(rng))
    return "".join(rng.choice(makers)() for _ in range(rng.randint(1, 25)))


def _strewn(rng: Random, text: str, piece: Callable[[], str]) -> str:
    for _ in range(rng.randint(0, 5)):
        at = rng.randint(0, len(text))
        text = text[:at] + piece() + text[at:]
    return text


def mutated(rng: Random, text: str, signs: Sequence[str]) -> str:
    """A good document with a few places cut, doubled, swapped, repeated many times or overwritten."""
    for _ in range(rng.randint(1, 4)):
        one, other = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        other = min(other, one + rng.choice((1, 8, 60)))
        middle = text[one:other]
        replacement = rng.choice(
            (
                "",
                middle * 2,
                middle[::-1],
                middle * rng.choice((1, 5, 40)),
                rng.choice(signs),
                unicode_text(rng),
                rng.choice(signs) * rng.choice((2, 50)),
            )
        )
        text = text[:one] + replacement + text[other:]
    return text
