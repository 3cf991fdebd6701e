"""The nouns of Diptych: what the rooms hand to one another.

Everything here is a value: complete when it is made, never changed afterwards. Positions are half-open spans of
characters (Python string indices) into an article's `text`; words are derived from spans, never searched for.

A comparison has two equal sides. Names that belong to one are paired (`left`, `right`), and nothing in this module
knows which of them was first.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "AnnotatedArticle",
    "Article",
    "Attribution",
    "Certainty",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "ConflictSide",
    "EditorNote",
    "Form",
    "Inline",
    "Link",
    "LinkCertainty",
    "LinkRelation",
    "Note",
    "Origin",
    "Pair",
    "Paragraph",
    "Quotation",
    "Relation",
    "ReviewStatus",
    "Row",
    "Side",
    "Site",
    "Source",
    "SourceKind",
    "Sourcing",
    "SourcingSummary",
    "Span",
    "Statement",
    "StatementStatus",
    "Story",
    "TextPolicy",
    "WordOp",
]


class Side(enum.StrEnum):
    """One of the two places in a comparison."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT

    @property
    def letter(self) -> str:
        """The first letter of a statement's id: `l` or `r`."""
        return self[0]


class Span(NamedTuple):
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


# --- what an editor puts in a folder ------------------------------------------------------------------------------


class Relation(enum.StrEnum):
    """How the two articles of a story stand to each other."""

    RETELLING = "retelling"
    """Two independent tellings; neither is the old one, and their order of telling says little."""
    REVISION = "revision"
    """Two states of one article, the left the earlier; most statements are the same and in order."""


class TextPolicy(enum.StrEnum):
    """How much of the articles the published page shows."""

    FULL = "full"
    """Both articles, whole."""
    EXCERPTS = "excerpts"
    """Only statements that are linked or in conflict stand in full."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of emphasis or a hyperlink within an article's text."""

    kind: str
    """`em`, `strong`, `code`, `link` or `image` (whose text is its alternative text)."""
    span: Span
    """Where it lies in the article's text."""
    href: str | None = None
    """The destination of a `link`, or where an `image` is: an http(s) or mailto address; null for the other kinds."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article."""

    n: int
    """Its number in the article, from 1."""
    span: Span
    """Where it lies in the article's text; paragraphs are two line feeds apart."""
    block: str = "p"
    """What kind of block: `p`, `h2` … `h6`, `li`, `blockquote` or `pre`."""


@dataclass(frozen=True, slots=True)
class Article:
    """One telling of a story by one publisher. Unknown metadata is None: nothing is ever filled in for it."""

    key: str
    """The name of its file without the ending; unique within its story."""
    text: str
    """All of its paragraphs, joined by a blank line; the coordinate system of every span."""
    paragraphs: tuple[Paragraph, ...]
    """Its blocks in order; together with the blank lines between them they cover `text`."""
    inlines: tuple[Inline, ...] = ()
    """Emphasis and hyperlinks, by start, the longer first."""
    title: str | None = None
    """The publisher's headline."""
    publisher: str | None = None
    """Who published it, in full."""
    short_name: str | None = None
    """A short form of the publisher's name for labels ("KPBI")."""
    author: str | None = None
    """The byline as printed."""
    published: dt.date | None = None
    """The day, or the moment (a `datetime`), of publication."""
    url: str | None = None
    """Where the original stands (http or https)."""
    language: str = "en"
    """A BCP 47 language tag."""
    place: str | None = None
    """The place or section printed with the date."""
    tags: tuple[str, ...] = ()
    """The publisher's tags."""
    rights: str | None = None
    """Who holds the rights, and on what ground the text is shown here."""
    licence: str | None = None
    """The licence the text is under."""
    corrections: tuple[str, ...] = ()
    """Correction notices that the publisher printed with it."""
    retrieved: dt.date | None = None
    """When the text was taken from its source."""
    sha256: str | None = None
    """The SHA-256, in hex, of the bytes it was made from."""
    archive: str | None = None
    """An archived copy beside the article, or a hyperlink to one."""

    @property
    def base_language(self) -> str:
        """The language without region or script: `en` for `en-GB`."""
        return self.language.split("-")[0].lower()

    @property
    def direction(self) -> str:
        """`rtl` for languages written from right to left, else `ltr`."""
        rtl_scripts = {"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"}
        parts = [part.lower() for part in self.language.split("-")]
        if any(part in rtl_scripts for part in parts[1:]):
            return "rtl"
        has_script = any(len(part) == 4 and part.isalpha() for part in parts[1:])
        rtl_languages = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
        return "rtl" if parts[0] in rtl_languages and not has_script else "ltr"


@dataclass(frozen=True, slots=True)
class Story:
    """One folder under `content/`: two or more articles and what an editor says about them."""

    slug: str
    """The folder's name, and the address of its page."""
    title: str
    """The editor's title; it is given to neither telling."""
    articles: tuple[Article, ...]
    """Two or more, in the order the editor gives."""
    relation: Relation = Relation.RETELLING
    """How the articles stand to each other."""
    summary: str | None = None
    """The editor's one or two sentences for the index."""
    tags: tuple[str, ...] = ()
    """The editor's tags, for the index."""
    updated: dt.date | None = None
    """When the editor last changed the story; dates the feed."""
    robots: str | None = None
    """`noindex` keeps the story's pages out of search engines."""
    text: TextPolicy = TextPolicy.FULL
    """How much of the articles is shown."""
    letters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Letters for statements' names, by article key, where the editor sets them."""


@dataclass(frozen=True, slots=True)
class Site:
    """What `content/site.yaml` says about the whole site."""

    title: str = "Diptych"
    """The name over every page."""
    description: str | None = None
    """One sentence about the site."""
    base_url: str | None = None
    """Where it will be published, ending in a slash; without it there is no feed, sitemap or canonical link."""
    language: str = "en"
    """The language of the interface, a BCP 47 tag."""
    author: str | None = None
    """Who publishes the site; named in the feed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles to compare, with what the comparison calls them."""

    left: Article
    """The article on the left."""
    right: Article
    """The article on the right."""
    relation: Relation = Relation.RETELLING
    """How they stand to each other."""
    slug: str | None = None
    """The story's slug; None outside a site."""
    title: str | None = None
    """The editor's title; None outside a site."""
    left_letter: str = "A"
    """The letter of the left statements' names."""
    right_letter: str = "B"
    """The letter of the right statements' names."""


# --- what the program finds ---------------------------------------------------------------------------------------


class Origin(enum.StrEnum):
    """Who decided."""

    MACHINE = "machine"
    EDITOR = "editor"


class StatementStatus(enum.StrEnum):
    """What became of a statement in the comparison."""

    SHARED = "shared"
    """It has an `identical` or `reworded` link."""
    PARTLY = "partly"
    """It has only `partial` links."""
    ONLY = "only"
    """It has no link: removed (left) or added (right)."""
    ASIDE = "aside"
    """An editor says it is no statement of the telling: a caption, an advertisement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article's text: the unit that is linked, marked and cited."""

    side: Side
    """Which article it is from."""
    ordinal: int
    """Its place among the article's statements, from 1."""
    paragraph: int
    """The number of the paragraph it stands in."""
    span: Span
    """Where it lies in the article's text, without surrounding space; never crosses a paragraph."""
    text: str
    """Its words: `span.of(article.text)`."""
    name: str
    """How it is shown and cited: the side's letter and the ordinal, such as K14."""
    anchor: str
    """Its permanent address: `t-` and eight hex digits of side, normalised words and occurrence."""

    @property
    def id(self) -> str:
        """Its id within the comparison: `l14` or `r2`."""
        return f"{self.side.letter}{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of words in quotation marks."""

    side: Side
    """Which article it is from."""
    span: Span
    """From the opening mark to the closing mark, both included (to the paragraph's end where that is missing)."""
    inner: Span
    """The words between the marks."""
    depth: int = 0
    """0 for an outermost quotation, 1 for one inside another, and so on."""
    continues: bool = False
    """Whether it carries on a quotation that the paragraph before left open."""
    closed: bool = True
    """Whether its closing mark was found (or it is rightly left open for the next paragraph)."""
    scare: bool = False
    """Whether it merely sets words apart: too short to be a report of what somebody said."""


class Form(enum.StrEnum):
    """How an attribution renders what was said (the terms of PARC and PolNeAR)."""

    DIRECT = "direct"
    """The content is wholly in quotation marks."""
    INDIRECT = "indirect"
    """None of the content is in quotation marks."""
    MIXED = "mixed"
    """Part of the content is in quotation marks."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something reported as said, written or thought."""

    side: Side
    """Which article it is from."""
    statements: tuple[str, ...]
    """The ids of the statements its content lies in, in order."""
    source: str | None
    """The id of the `Source` it resolves to; None where nobody is given for quoted words."""
    form: Form
    """Direct, indirect or mixed."""
    source_span: Span | None
    """The words that name the source here ("he", "the memo"), before they are resolved."""
    cue_span: Span | None
    """The words that report ("said", "according to")."""
    content_spans: tuple[Span, ...]
    """What is reported, with its quotation marks; several when it is interrupted."""
    via: str | None = None
    """The id of the source that passed this one on ("the memo, obtained by The Washington Post")."""


class SourceKind(enum.StrEnum):
    """Whether one can go and ask."""

    NAMED_PERSON = "named-person"
    """A person with a name."""
    ANONYMOUS = "anonymous"
    """A person or persons whom the reporter evidently dealt with, name withheld."""
    ORGANISATION = "organisation"
    """A named body, government or administration."""
    DOCUMENT = "document"
    """A memo, report, law, post, filing …"""
    VAGUE = "vague"
    """An unbounded group: "critics", "officials"."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whom attributions resolve to, within an article and across both."""

    id: str
    """`s1`, `s2` … by first mention, left before right on equal footing of first mention."""
    name: str
    """The fullest name found for it."""
    kind: SourceKind
    """Named person, anonymous, organisation, document or vague."""
    sides: tuple[Side, ...]
    """The articles it is a source in: left, right or both."""
    reason: str | None = None
    """Why an anonymous source is not named, in the article's words ("on condition of anonymity")."""
    affiliation: str | None = None
    """The body a person speaks for, where the text says so."""
    counterpart: str | None = None
    """The id of the source that is named in one telling and unnamed in the other, where that is this one."""
    details: str | None = None
    """What else the text says of it: a document's author and who obtained it."""
    origin: Origin = Origin.MACHINE
    """Who says so: the machine or an editor."""


@dataclass(frozen=True, slots=True)
class SourcingSummary:
    """What the sourcing of one telling adds up to. Counts, so that shares are exact wherever they are shown."""

    side: Side
    """Which telling it sums up."""
    statements: int
    """How many statements the telling has."""
    sourced: tuple[str, ...]
    """Ids of the statements in which something is attributed to a source, in order."""
    attributions: int
    """How many attributions have a source."""
    by_kind: tuple[tuple[SourceKind, int], ...]
    """How many of these each kind of source has: every kind once, in the enumeration's order."""
    by_source: tuple[tuple[str, int], ...]
    """How many of these each source has, by id: the most first, then in order of id. The first is the one the telling
    leans on most."""
    only_here: tuple[str, ...]
    """Ids of sources that only this telling has."""
    only_there: tuple[str, ...]
    """Ids of sources that only the other telling has."""
    shared: tuple[str, ...]
    """Ids of sources that both have."""
    named_here: tuple[tuple[str, str], ...] = ()
    """Pairs of source ids: one named in this telling, and its counterpart, unnamed in the other."""

    @property
    def sourced_share(self) -> float:
        """The share of statements with a source, 0 to 1; 0 where there are no statements."""
        return len(self.sourced) / self.statements if self.statements else 0.0

    @property
    def unnamed_share(self) -> float:
        """The share of attributions that rest on anonymous or vague sources, 0 to 1."""
        unnamed = sum(n for kind, n in self.by_kind if kind in (SourceKind.ANONYMOUS, SourceKind.VAGUE))
        return unnamed / self.attributions if self.attributions else 0.0

    @property
    def leading_share(self) -> float:
        """The share of attributions that rest on the one source used most, 0 to 1."""
        return self.by_source[0][1] / self.attributions if self.by_source else 0.0


@dataclass(frozen=True, slots=True)
class Sourcing:
    """All that the sourcing room finds in one article, or across two."""

    attributions: tuple[Attribution, ...]
    """By side, then by first content span."""
    sources: tuple[Source, ...]
    """By id."""
    quotations: tuple[Quotation, ...]
    """By side, then by start, the outer first."""
    available: bool = True
    """False where the language has no lexicon: then there are quotations, but nothing else is claimed."""
    summaries: tuple[SourcingSummary, ...] = ()
    """What it adds up to, one for each telling, left then right; empty where sourcing is not available."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article as one side of a comparison: its text, its statements, and what to call it."""

    side: Side
    """Which side it is on."""
    article: Article
    """The article itself."""
    statements: tuple[Statement, ...]
    """Its statements in order."""
    label: str
    """What sentences call it: "KPBI", "the unattributed telling", "the left telling"."""
    letter: str
    """The letter of its statements' names."""

    def statement(self, statement_id: str) -> Statement:
        """The statement of that id; KeyError where there is none."""
        ordinal = int(statement_id[1:])
        if statement_id[0] != self.side.letter or not 1 <= ordinal <= len(self.statements):
            raise KeyError(statement_id)
        return self.statements[ordinal - 1]


class LinkRelation(enum.StrEnum):
    """What two linked groups of statements have in common."""

    IDENTICAL = "identical"
    """The same words, after normalising."""
    REWORDED = "reworded"
    """The same main proposition in other words."""
    PARTIAL = "partial"
    """They share a clause."""


class LinkCertainty(enum.StrEnum):
    """How far the link can be relied on, as measured (docs/alignment.md)."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class WordOp:
    """One step of a word difference: spans of both articles' texts that are equal or that replace each other."""

    op: str
    """`equal`, `delete` (only left), `insert` (only right) or `replace`."""
    left: Span
    """Its characters in the left article's text; empty for `insert`."""
    right: Span
    """Its characters in the right article's text; empty for `delete`."""


@dataclass(frozen=True, slots=True)
class Link:
    """Left statements and right statements that assert at least one common proposition."""

    id: str
    """`k1`, `k2` … by first left, then first right statement."""
    left: tuple[str, ...]
    """Ids of the left statements, in order; at least one."""
    right: tuple[str, ...]
    """Ids of the right statements, in order; at least one."""
    relation: LinkRelation
    """Identical, reworded or partial."""
    score: float
    """0 to 1, rounded to four places; the higher, the more alike."""
    certainty: LinkCertainty
    """Sure, likely or possible."""
    moved: bool
    """Whether it crosses the heaviest common order; never for a partial link."""
    words: tuple[WordOp, ...] = ()
    """The word difference; empty where too few words are shared for one to help."""
    evidence: tuple[str, ...] = ()
    """Words and phrases both sides share, the weightiest first: why the link stands."""
    origin: Origin = Origin.MACHINE
    """Who drew it."""
    note: str | None = None
    """What an editor says of it."""
    by: str | None = None
    """Which editor decided, if given."""
    when: dt.date | None = None
    """When the editor decided, if given."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the two columns: statements that stand opposite each other."""

    left: tuple[str, ...]
    """Ids of the left statements in it, in the article's order; may be empty."""
    right: tuple[str, ...]
    """Ids of the right statements in it, in the article's order; may be empty."""


class ConflictKind(enum.StrEnum):
    """What kind of detail cannot be exactly right in both."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    POLARITY = "polarity"


class Certainty(enum.StrEnum):
    """How far a conflict can be relied on, as measured (docs/conflicts.md)."""

    LIKELY = "likely"
    """Shown as a card."""
    POSSIBLE = "possible"
    """Folded under "could be read as conflicting"."""


class ReviewStatus(enum.StrEnum):
    """What an editor made of a conflict."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One wording of a conflict."""

    side: Side
    """The article it stands in."""
    statements: tuple[str, ...]
    """Ids of the statements the words stand in."""
    spans: tuple[Span, ...]
    """The exact words that conflict; at least one, none empty."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A detail on which two statements cannot both be exactly right."""

    id: str
    """`c1`, `c2` … the likely first, then by place."""
    kind: ConflictKind
    """Number, date, name, quotation, attribution or polarity."""
    certainty: Certainty
    """Likely or possible."""
    score: float
    """0 to 1, rounded to four places; orders conflicts of one certainty."""
    rule: str
    """The name of the rule that found it."""
    explanation: str
    """A sentence that a reader understands, with both values in it."""
    sides: tuple[ConflictSide, ConflictSide]
    """Left then right; both of one side where an article contradicts itself."""
    origin: Origin = Origin.MACHINE
    """Who found it."""
    status: ReviewStatus = ReviewStatus.SUGGESTED
    """What an editor made of it."""
    note: str | None = None
    """What an editor says of it."""
    by: str | None = None
    """Which editor decided, if given."""
    when: dt.date | None = None
    """When the editor decided, if given."""


@dataclass(frozen=True, slots=True)
class EditorNote:
    """An editor's own words on statements: the editor's voice, apart from the machine's."""

    statements: tuple[str, ...]
    """Ids of the statements it is about."""
    text: str
    """Plain text."""
    references: tuple[str, ...] = ()
    """Hyperlinks to evidence (http or https)."""
    by: str | None = None
    """Who wrote it, if given."""
    when: dt.date | None = None
    """When, if given."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader or editor should know about how the comparison was made."""

    code: str
    """A stable name: `no-lexicon`, `unclosed-quotation`, `languages-differ` …"""
    message: str
    """A sentence."""
    side: Side | None = None
    """The article it is about, where it is about one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything Diptych has to say about two articles."""

    pair: Pair
    """What was compared."""
    left: AnnotatedArticle
    """The left article with its statements."""
    right: AnnotatedArticle
    """The right article with its statements."""
    links: tuple[Link, ...]
    """By id."""
    rows: tuple[Row, ...]
    """Every statement once, both orders kept."""
    conflicts: tuple[Conflict, ...]
    """By id."""
    sourcing: Sourcing
    """Attributions and sources across both."""
    notes: tuple[Note, ...] = ()
    """How it was made, and what could not be."""
    editor_notes: tuple[EditorNote, ...] = ()
    """The editor's own voice."""
    set_aside: tuple[str, ...] = ()
    """Ids of what an editor says is no statement (a caption, an advertisement); in no link."""
    engine: str = "lexical"
    """Which engine linked: `lexical`, or `semantic (model name)`."""
    headline_words: tuple[WordOp, ...] = ()
    """The word difference of the two headlines, as spans of the titles; empty where one is missing or too few words
    are shared."""

    def side(self, side: Side) -> AnnotatedArticle:
        """The annotated article on that side."""
        return self.left if side is Side.LEFT else self.right

    def statement(self, statement_id: str) -> Statement:
        """The statement of that id on either side; KeyError where there is none."""
        return (self.left if statement_id.startswith("l") else self.right).statement(statement_id)

    def statuses(self) -> dict[str, StatementStatus]:
        """Every statement's id with what became of it."""
        found = {s.id: StatementStatus.ONLY for s in (*self.left.statements, *self.right.statements)}
        found |= dict.fromkeys(self.set_aside, StatementStatus.ASIDE)
        for link in self.links:
            shared = link.relation is not LinkRelation.PARTIAL
            for i in (*link.left, *link.right):
                if shared:
                    found[i] = StatementStatus.SHARED
                elif found[i] is StatementStatus.ONLY:
                    found[i] = StatementStatus.PARTLY
        return found
