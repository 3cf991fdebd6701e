"""Candidates: every place of a unit where something might be reported, read as source, cue and content.

    Mr. Lund,  a former mayor,  told reporters  that the bridge will close, adding it is unsafe.
    └──── source ────────────┘  └ cue            └──── content ───────────┘
                                                                           └ cue  └ content ┘   (the same source)

A candidate is only a reading; which of them hold is decided in `attribution`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from diptych.sourcing.grammar import CueEntry, Grammar, VerbForm
from diptych.sourcing.phrases import Phrase, phrase_left, phrase_right, subject_left, verb_group_start
from diptych.sourcing.units import Unit

__all__ = ["Candidate", "candidates"]

Words = tuple[int, int]
"""A half-open range of words in a unit."""


@dataclass(slots=True)
class Candidate:
    """One reading of a cue with its source and content."""

    cue: Words
    source: Phrase | None
    kind: str
    """`verb`, `passive`, `adjective`, `noun`, `drawn`, `according` or `colon`."""
    classes: frozenset[str]
    frame: str
    """What the content looks like and where it stands (see `_frame`)."""
    content: list[Words] = field(default_factory=list)
    boundary: int = 0
    """Where its clause opens: an earlier content that goes on must end here."""
    sibling: bool = False
    """Whether its clause stands beside an earlier one rather than within what that reports."""
    marks: tuple[str, ...] = ()
    """Further features for the decision."""


def candidates(unit: Unit, words: Grammar) -> list[Candidate]:
    """All candidates of a unit, by cue."""
    return _Finder(unit, words).find()


_TO_THE_END = frozenset(
    {
        "that",
        "wh",
        "clause",
        "quote",
        "colon",
        "gerund",
        "inf",
        "pp",
        "np",
        "np-inf",
        "np-of",
        "np-as",
        "np-quote",
        "as",
        "np-that",
    }
)


MAX_SIGNATURE = 14
"""Words of a name, with what the person is, under a quotation."""


def _past_signature(unit: Unit) -> int | None:
    """Past the name that signs a quotation, where nothing but a name and its apposition follows the dash."""
    past = len(unit)
    while past > 2 and unit.cats[past - 1] == ".":
        past -= 1
    if past - 2 > MAX_SIGNATURE or any(unit.cats[index] in "VXPWQ:;" for index in range(2, past)):
        return None
    return past if past > 2 else None


MAX_CONTENT = 300
"""Words of one stretch of content, at most, a quotation counting as one."""
MAX_SUBJECTS = 12
"""Among so many subjects of a unit is the one that its participles share."""
MAX_LEADING = 40
"""Words of a participle clause before its subject, at most."""
MAX_INSERTION = 20
"""Words between the commas that part a cue from its clause, at most."""
MAX_MEMBER = 14
"""Words of a list's member, at most, before "and"."""
MAX_SUBJECT = 8
"""Words of a subject, at most, where it is only asked whether a clause begins."""
_NOMINAL = frozenset("NDM'T")

_CLAUSAL = frozenset({"that", "clause", "wh", "quote", "colon", "as-clause", "before", "np-that"})


class _Finder:
    """Reads one unit from left to right; a later candidate may share the source of an earlier one."""

    def __init__(self, unit: Unit, words: Grammar) -> None:
        self.unit = unit
        self.words = words
        self.found: list[Candidate] = []
        self.end = len(unit)
        while self.end > 0 and unit.cats[self.end - 1] in ".,":
            self.end -= 1
        self._closed = 0
        self._speaker: Candidate | None = None
        self._known_subjects: list[Phrase] | None = None

    def find(self) -> list[Candidate]:
        unit = self.unit
        self._colon()
        self._signature()
        index = 0
        while index < len(unit):
            category = unit.cats[index]
            found: Candidate | None = None
            if category == "V":
                found = self._verb(index)
            elif category in "INRV" and (phrase := self._phrase_at(index, self.words.according)):
                found = self._according(index, phrase)
            elif category in "NR" and unit.low[index] in self.words.sets["adjectives"]:
                found = self._adjective(index)
            if found is None and category == "N" and unit.low[index] in self.words.cue_nouns:
                found = self._noun(index)
            if found is not None and self._says_something(found):
                if self.found and found.kind in ("noun", "drawn") and self.found[-1].cue[0] == found.cue[0]:
                    self.found.pop()  # "raised concerns" is one cue
                self.found.append(found)
                if found.kind in ("verb", "adjective") and found.source is not None:
                    self._speaker = found
            index += 1
        return self.found

    def _says_something(self, candidate: Candidate) -> bool:
        """Whether a candidate has a content, or announces one with a colon.

        What is "requested" or "granted" is none where it is not to be named: that is said about a source.
        """
        if not candidate.content:
            return candidate.frame == "colon"
        first, past = candidate.content[0]
        return not any(word in self.words.sets["withholding"] for word in self.unit.low[first : min(past, first + 3)])

    # --- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, index: int) -> Candidate | None:
        unit, words = self.unit, self.words
        entry = self._entry(index)
        quoted = self._quote_before(index)
        if entry is None and not quoted:
            return None
        after = index + 1 + (len(entry.particles) if entry else 0)
        classes = entry.classes if entry else frozenset({"other"})
        start = verb_group_start(unit, index, words)
        group = unit.low[start:index]
        flags = words.forms.get(unit.low[index], 0)
        be = any(word in words.sets["be"] or word in ("'s", "'re", "'m") for word in group)
        ing = bool(flags & VerbForm.ING)
        if flags & VerbForm.PARTICIPLE and not ing and self._is_passive(start, index, be, after):
            return self._passive(start, index, after, classes)
        marks = self._marks(group, start, index, ing and not be)
        if "to" in marks or "participle" in marks:
            return self._without_subject(start, index, after, classes, marks)
        source = subject_left(unit, start, words)
        if source is not None and (whole := self._after_quote(start)) is not None:
            source = whole
        if source is None or (quoted and source.how == "apposed"):
            inverted = self._inverted(start, index, after, classes)
            if inverted is not None:
                return inverted
        if source is None:
            return self._without_subject(start, index, after, classes, marks)
        return self._complete(Candidate((start, after), source, "verb", classes, "", marks=marks), index, after)

    def _entry(self, index: int) -> CueEntry | None:
        """The longest cue that begins with the verb at `index`."""
        lemma = self.words.lemmas.get(self.unit.low[index])
        for entry in self.words.cues.get(lemma or "", ()):
            particles = entry.particles
            if not particles or tuple(self.unit.low[index + 1 : index + 1 + len(particles)]) == particles:
                return entry
            if (
                self.unit.cat(index + 1) == "R"
                and tuple(self.unit.low[index + 2 : index + 2 + len(particles)]) == particles
            ):
                return entry
        return None

    def _marks(self, group: list[str], start: int, index: int, participle: bool) -> tuple[str, ...]:
        marks = []
        if participle:
            marks.append("participle")
        elif group and group[0] == "to":
            marks.append("to")
        sets = self.words.sets
        if any(word in sets["negations"] or word.endswith("n't") for word in group):
            marks.append("negated")
        if any(word in sets["modals"] or word in ("'ll", "'d") for word in group):
            marks.append("modal")
        return tuple(marks)

    def _quote_before(self, index: int) -> bool:
        """Whether a quotation that ends in a comma or the like stands right before the clause of this verb."""
        start = verb_group_start(self.unit, index, self.words)
        if self._ends_open(start - 1):
            return True
        source = subject_left(self.unit, start, self.words)
        return source is not None and self._ends_open(source.first - 1)

    def _ends_open(self, index: int) -> bool:
        """Whether word `index` is a quotation, or a comma after one, that a reporting clause may follow."""
        if self.unit.cat(index) == ",":
            index -= 1
        return self.unit.cat(index) == "Q" and index in self.unit.quotes

    def _after_quote(self, start: int) -> Phrase | None:
        """All between a quotation that ends in a comma and the verb, where that is a name with its appositions."""
        unit = self.unit
        first = start - 1
        while first >= 0 and first > start - MAX_LEADING and unit.cats[first] != ";" and not self._open_ended(first):
            first -= 1
        if first < 0 or not self._open_ended(first):
            return None
        first += 2 if unit.cat(first + 1) == "," else 1
        past = start
        while past > first and unit.cats[past - 1] in ",TR":
            past -= 1
        if past - first < 2 or unit.cats[first] not in "NDM" or unit.cat(past) != "," or self._own_verb(first, past):
            return None
        return Phrase(first, past, "apposed")

    def _open_ended(self, index: int) -> bool:
        return index in self.unit.open_quotes or (index in self.unit.quotes and self.unit.cat(index + 1) == ",")

    def _own_verb(self, first: int, past: int) -> bool:
        """Whether a verb outside relative clauses stands between two words."""
        unit = self.unit
        relative = False
        for index in range(first, past):
            if unit.cats[index] == ",":
                relative = unit.cat(index + 1) == "W"
            elif unit.cats[index] == "W":
                relative = True
            elif unit.cats[index] == "X" and not relative:
                return True
            elif (
                unit.cats[index] == "V"
                and not relative
                and not self.words.forms.get(unit.low[index], 0) & (VerbForm.PARTICIPLE | VerbForm.ING)
            ):
                return True
        return False

    def _is_passive(self, start: int, index: int, be: bool, after: int) -> bool:
        if be:
            return True
        return self.unit.word(after) == "by" and not any(
            word in self.words.sets["have"] for word in self.unit.low[start:index]
        )

    def _without_subject(
        self, start: int, index: int, after: int, classes: frozenset[str], marks: tuple[str, ...]
    ) -> Candidate | None:
        """A participle, an infinitive, or a second verb of the same subject."""
        unit = self.unit
        previous = unit.cat(start - 1)
        if "participle" in marks and previous in "NM)" and start > 0:
            source = phrase_left(unit, start - 1, self.words)
            how = "own"
        else:
            source = self._shared(start)
            how = "shared"
        if source is None or source.first >= start:
            source = None
        if source is None and start <= 1:
            return self._leading_participle(start, index, after, classes, marks) if "participle" in marks else None
        boundary = start
        while boundary > 0 and unit.cats[boundary - 1] in ",CS-R":
            boundary -= 1
        candidate = Candidate((start, after), source, "verb", classes, "", boundary=boundary, marks=(*marks, how))
        candidate = self._complete(candidate, index, after)
        candidate.boundary = boundary
        candidate.sibling = how == "shared" and "to" not in marks and previous in ",C-RS"
        return candidate

    def _leading_participle(
        self, start: int, index: int, after: int, classes: frozenset[str], marks: tuple[str, ...]
    ) -> Candidate | None:
        """“Citing the cost, the mayor said …”: the content ends at the comma, and the source follows it."""
        unit = self.unit
        for comma in range(after, min(self.end, index + MAX_LEADING)):
            if unit.cats[comma] == "," and unit.cat(comma + 1) in _NOMINAL | {"P"}:
                source = phrase_right(unit, comma + 1, self.words)
                if source is None or unit.cat(source.past) not in "XVR,":
                    continue
                frame, begin = self._frame(after, classes)
                candidate = Candidate((start, after), source, "verb", classes, frame, marks=(*marks, "leading"))
                candidate.boundary, candidate.sibling = start, True
                candidate.content = [(begin, comma)] if begin < comma else []
                return candidate
        return None

    def _shared(self, start: int) -> Phrase | None:
        """The subject that a participle or a second verb shares."""
        candidate = self._speaker
        if candidate is not None and candidate.source is not None and not self._left_behind(candidate, start):
            return candidate.source
        return self._subject_before(start)

    def _left_behind(self, candidate: Candidate, start: int) -> bool:
        """Whether a candidate stands in a subordinate clause that is over before word `start`."""
        first = candidate.content[-1][1] if candidate.content else candidate.cue[1]
        return self.unit.cat(candidate.boundary) == "S" and self._finite_between(first, start)

    def _finite_between(self, first: int, past: int) -> bool:
        """Whether a main clause begins between two words: a subordinate clause's subject is not shared beyond it."""
        return any(category in "VX" for category in self.unit.cats[first : min(past, first + MAX_CONTENT)])

    def _subject_before(self, past: int) -> Phrase | None:
        """The subject of the first main verb before word `past`."""
        fallback: Phrase | None = None
        for subject in self._subjects()[:MAX_SUBJECTS]:
            if subject.past > past:
                break
            fallback = subject
            if subject.first == 0 or self.unit.cats[subject.first - 1] in ",R-Q":
                return subject
        return fallback

    def _subjects(self) -> list[Phrase]:
        """The subjects of all finite verbs but relative clauses', in order."""
        if self._known_subjects is None:
            self._known_subjects = []
            for index, category in enumerate(self.unit.cats):
                if category in "VX" and not self.words.forms.get(self.unit.low[index], 0) & VerbForm.ING:
                    start = verb_group_start(self.unit, index, self.words)
                    subject = subject_left(self.unit, start, self.words)
                    if subject is not None and subject.how != "relative" and self.unit.word(start) != "to":
                        self._known_subjects.append(subject)
        return self._known_subjects

    def _inverted(self, start: int, index: int, after: int, classes: frozenset[str]) -> Candidate | None:
        """“…,” said the mayor."""
        unit = self.unit
        if start != index or self.words.lemmas.get(unit.low[index]) not in self.words.sets["inverting"]:
            return None
        before = index - 1
        if before >= 0 and not (self._ends_open(before) or unit.cat(before) == ","):
            return None
        source = phrase_right(unit, after, self.words)
        if source is None or unit.cat(after) == "O":
            return None
        candidate = Candidate((index, after), source, "verb", classes, "before", marks=("inverted",))
        self._parenthetical(candidate, index, source.past)
        return candidate

    def _passive(self, start: int, index: int, after: int, classes: frozenset[str]) -> Candidate | None:
        """“has been interpreted by some experts as …”, “a claim disputed by Kyiv”, “it is believed that …”."""
        unit, words = self.unit, self.words
        agent: Phrase | None = None
        past = after
        if unit.word(after) == "by":
            agent = phrase_right(unit, after + 1, words)
            past = agent.past if agent else after
        patient = subject_left(unit, start, words)
        frame, begin = self._frame(past, classes)
        candidate = Candidate(
            (start, after), agent, "passive", classes, frame, marks=("agent" if agent else "no-agent",)
        )
        candidate.boundary = patient.first if patient else start
        if frame in ("that", "wh", "inf", "as", "quote", "np-as"):
            end = self._scope_end(begin, start, frame)
            candidate.content = [(begin, end)] if end > begin else []
            if (
                patient is not None
                and frame in ("inf", "as")
                and patient.how != "relative"
                and unit.low[patient.first] != "it"
            ):
                candidate.content.insert(0, (patient.first, patient.past))
        elif patient is not None:
            candidate.content = [self._antecedent(patient)]
        return candidate

    def _antecedent(self, phrase: Phrase) -> Words:
        """The words a relative pronoun stands for; any other phrase itself."""
        if phrase.how == "relative":
            end = phrase.first - 1
            if self.unit.cat(end) == ",":
                end -= 1
            if end >= 0 and (found := phrase_left(self.unit, end, self.words)):
                return found.first, found.past
        return phrase.first, phrase.past

    # --- what a cue takes ----------------------------------------------------------------------------------------

    def _complete(self, candidate: Candidate, index: int, after: int) -> Candidate:
        """Find the content of an active verb with a subject."""
        unit = self.unit
        source = candidate.source
        if source is not None and source.first < index and "shared" not in candidate.marks:
            candidate.boundary = self._boundary(source.first)
            candidate.sibling = self._is_sibling(source)
            if source.how == "near" and (resumed := self._resumed(source.first)) is not None:
                candidate.boundary, candidate.sibling = resumed[0], True
        first = source.first if source is not None and "shared" not in candidate.marks else candidate.cue[0]
        if source is not None and source.how != "relative" and self._ends_open(first - 1) and first > 0:
            frame, _ = self._frame(after, candidate.classes)
            if self._reports_before(first - 1, frame):
                candidate.frame = "before"
                self._parenthetical(candidate, first, after)
                return candidate
        frame, begin = self._frame(after, candidate.classes)
        candidate.frame = frame
        if frame == "quote" and first > 0 and unit.cats[first - 1] == "," and begin in unit.quotes:
            candidate.sibling = candidate.sibling or not unit.quotes[begin].scare
        if frame == "none":
            self._nothing_after(candidate, first, after)
        else:
            end = self._scope_end(begin, candidate.boundary if source is None else first, frame)
            if end > begin:
                candidate.content = [(begin, end)]
        return candidate

    def _reports_before(self, index: int, frame: str) -> bool:
        """Whether a verb with that frame reports the quotation that ends at word `index`, or just before it.

        Words merely set apart (‘weak’ and ‘corrupt,’ it has praised …) stand before a verb that has its own content.
        """
        unit = self.unit
        at = index if index in unit.quotes else index - 1
        if frame in ("none", "pp", "quote"):
            return True
        if frame in ("clause", "that", "wh", "inf", "np-inf") and not self._ends_in_comma(index):
            return False
        return at in unit.quotes and not unit.quotes[at].scare and (at in unit.open_quotes or unit.cat(at + 1) == ",")

    def _ends_in_comma(self, index: int) -> bool:
        unit = self.unit
        return unit.cat(index) == "," or index in unit.comma_quotes

    def _boundary(self, first: int) -> int:
        boundary = first
        while boundary > 0 and self.unit.cats[boundary - 1] in ",CS-;":
            boundary -= 1
        return boundary

    def _is_sibling(self, source: Phrase) -> bool:
        """Whether the clause of this subject stands beside what comes before it in the unit."""
        unit = self.unit
        index = source.first - 1
        if index < 0:
            return True
        if unit.cats[index] == ";":
            return True
        if source.how == "relative":
            return False
        word = unit.low[index]
        if word in self.words.sets["clause_coordinators"]:
            return unit.cat(index - 1) in ",-;" or word in ("while", "whereas", "although", "though", "but")
        return unit.cats[index] == "Q"

    def _frame(self, index: int, classes: frozenset[str]) -> tuple[str, int]:
        """What stands after a cue, and where the content begins.

        `that`, `wh`, `clause`: a clause; `quote`, `colon`; `inf`, `gerund`; `pp`: a preposition; `np`: a noun phrase,
        with `-inf`, `-of`, `-as`, `-quote`, `-that` where something goes on from it; `none`: nothing.
        """
        unit = self.unit
        k = self._skip_circumstances(index, classes)
        category, word = unit.cat(k), unit.word(k)
        if k >= self.end:
            return "none", k
        if category == ",":
            return ("quote", k + 1) if unit.cat(k + 1) == "Q" else self._after_insertion(k)
        if category == ":":
            return "colon", k + 1
        if category == "Q":
            return "quote", k
        if word == "that":
            return "that", k
        if word in self.words.sets["interrogatives"] or word == "if":
            return "wh", k
        if word == "to":
            return ("inf", k) if self._is_infinitive(k) else ("pp", k + 1)
        if word == "as":
            return "as", k
        if category == "V":
            return ("gerund", k) if self.words.forms.get(word, 0) & VerbForm.ING else ("gap", k)
        if category == "I":
            return "pp", k + 1
        if category in "NDMPOT'":
            return self._after_phrase(k)
        if category == "X":
            return "gap", k
        return ("none", k)

    def _after_insertion(self, comma: int) -> tuple[str, int]:
        """The frame after a comma: a clause with "that" beyond an insertion, else nothing."""
        unit = self.unit
        for k in range(comma + 1, min(comma + MAX_INSERTION, self.end)):
            if unit.cats[k] == "," and unit.word(k + 1) == "that":
                return "that", k + 1
        return "none", comma

    def _is_infinitive(self, index: int) -> bool:
        k = index + 1
        while self.unit.cat(k) == "R":
            k += 1
        return self.unit.cat(k) == "V" or self.unit.word(k) in ("be", "have", "do", "not")

    def _after_phrase(self, k: int) -> tuple[str, int]:
        """The frame of a cue followed by a noun phrase."""
        unit = self.unit
        e = k + 1 if unit.cats[k] in "PO" else self._simple_right(k)
        while unit.cat(e) == "R":
            e += 1
        word, category = unit.word(e), unit.cat(e)
        if category == "X" or (
            category == "V" and not self.words.forms.get(word, 0) & VerbForm.ING and not self._reduced(e)
        ):
            return "clause", k
        if word == "to" and self._is_infinitive(e):
            return "np-inf", k
        if word == "that":
            return "np-that", k
        if word == "as":
            return "np-as", k
        if category == "Q":
            return "np-quote", k
        if category == "I" and self._clause_further(e):
            return "clause", k
        if word in ("of", "for"):
            return "np-of", k
        return "np", k

    def _simple_right(self, k: int) -> int:
        while self.unit.cat(k) in "NDM'T" and k < self.end:
            k += 1
        return k

    def _reduced(self, index: int) -> bool:
        """Whether a past form is a participle after its noun: "the memo obtained by …"."""
        flags = self.words.forms.get(self.unit.low[index], 0)
        return bool(flags & VerbForm.PARTICIPLE) and self.unit.word(index + 1) in (
            "by",
            "in",
            "with",
            "from",
            "at",
            "of",
            "on",
            "for",
            "as",
        )

    def _clause_further(self, e: int) -> bool:
        """Whether the noun phrase goes on with prepositions and then has a verb: "the cost of the bridge is …"."""
        unit = self.unit
        k = e
        for _ in range(14):
            category = unit.cat(k)
            if category in "NDM'TI" or category == "R" or (category == "C" and unit.word(k) in ("and", "or")):
                k += 1
            elif category == "X":
                return True
            elif category == "V":
                flags = self.words.forms.get(unit.low[k], 0)
                return not flags & VerbForm.ING and not self._reduced(k)
            else:
                return False
        return False

    def _skip_circumstances(self, index: int, classes: frozenset[str]) -> int:
        """Past adverbs, days, and (after verbs that take a clause) places and hearers that a clause or quotation follows."""
        unit = self.unit
        k = index
        while (
            unit.cat(k) in "RT"
            or (unit.cat(k) == "M" and unit.cat(k - 1) == "T")
            or (
                unit.word(k) in ("on", "in", "last", "late", "early", "this", "earlier", "next")
                and unit.cat(k + 1) == "T"
            )
        ):
            k += 1
        if not classes & {"say", "urge", "think", "show", "mention", "other"}:
            return k
        if unit.cat(k) in "NDM" and not self._hears(index):
            return k
        far = k
        for _ in range(18):
            category, word = unit.cat(far), unit.word(far)
            if word == "that" and far > k and (unit.cats[far - 1] in "NTMRO,)"):
                return far
            if category == "Q" and far > k and unit.cats[far - 1] in ",:":
                return far
            if category == ":" and far > k:
                return far
            if category == "," and far > k and unit.cat(far + 1) == "Q":
                return far + 1
            if category in "NDMIT'ROP" or (category == "," and far > k and unit.cat(far + 1) in "NI"):
                far += 1
            else:
                break
        return k

    def _hears(self, after: int) -> bool:
        """Whether the verb that ends before `after` is told to somebody: "told the council that …"."""
        lemma = self.words.lemmas.get(self.unit.word(after - 1), "")
        return lemma in self.words.sets["hearing"]

    def _scope_end(self, begin: int, first: int, frame: str = "clause") -> int:
        """Where content that begins at `begin` ends; `first` is where its cue's clause begins."""
        unit = self.unit
        clausal = frame in _CLAUSAL
        subordinate = unit.cat(first - 1) == "S" and first > 0
        relative = unit.cat(first) == "W" and unit.cat(first - 1) == ","
        limit = min(self.end, begin + MAX_CONTENT)
        for k in range(begin, limit):
            category = unit.cats[k]
            if category == ";":
                return k
            if category == ",":
                if subordinate and k > begin and unit.cat(k + 1) in "NDPMTR":
                    return k
                if relative and unit.cat(k + 1) in "VXR":
                    return k
                if k > begin and self._breaks_off(k, clausal):
                    return k
            elif k > begin and self._breaks_without_comma(k, clausal):
                return k
        return limit

    def _breaks_off(self, comma: int, clausal: bool) -> bool:
        """Whether what follows a comma is no part of the content any more."""
        unit, sets = self.unit, self.words.sets
        word, category = unit.word(comma + 1), unit.cat(comma + 1)
        if word == "according" or word in sets["contrasting"]:
            return True
        if category == "V" and self.words.forms.get(word, 0) & VerbForm.ING:
            return True
        if category == "C" or word == "so":
            return self._clause_at(comma + 2)
        return not clausal and not self._lists(comma) and word not in sets["elaborating"]

    def _lists(self, comma: int) -> bool:
        """Whether a comma stands between the members of a list, the last of which "and" or "or" brings."""
        unit = self.unit
        if unit.cat(comma + 1) not in "NMQT":
            return False
        return any(word in ("and", "or") for word in unit.low[comma + 1 : min(comma + MAX_MEMBER, self.end)])

    def _clause_at(self, k: int) -> bool:
        """Whether a subject with its verb begins at word `k`."""
        unit = self.unit
        if unit.cat(k) == "P":
            return True
        past = k
        while past < self.end and past < k + MAX_SUBJECT and unit.cats[past] in _NOMINAL:
            past += 1
        return past > k and unit.cat(past) in "XV"

    def _breaks_without_comma(self, k: int, clausal: bool) -> bool:
        """Whether the content ends at word `k` though no comma stands there: at a dash, or at "as the mayor did"."""
        category = self.unit.cats[k]
        if category == "-":
            return True
        return not clausal and category == "S" and self.unit.low[k] == "as" and self._clause_at(k + 1)

    def _nothing_after(self, candidate: Candidate, first: int, after: int) -> None:
        """The content stands before: “…, the mayor said”; or after a comma: “As the mayor said, …”; or is taken up."""
        unit = self.unit
        if unit.cat(first - 1) == "S" and unit.word(first - 1) == "as":
            k = self._skip_circumstances(after, candidate.classes)
            while k < min(self.end, after + MAX_CONTENT) and unit.cats[k] != ",":
                k += 1
            if k + 1 < self.end:
                candidate.frame = "as-clause"
                candidate.content = [(k + 1, self.end)]
            return
        resumed = self._resumed(first)
        if resumed is not None:
            candidate.frame = "resumed"
            candidate.content = [resumed]
            candidate.boundary, candidate.sibling = resumed[0], True
        elif first > 0 and (unit.cats[first - 1] in ",Q" or unit.cats[first - 1] == "-"):
            candidate.frame = "before"
            self._parenthetical(candidate, first, after)

    def _resumed(self, first: int) -> Words | None:
        """The noun that takes up what was said: "a claim" in "…, a claim Kyiv has denied"."""
        unit = self.unit
        end = first - 1
        if unit.word(end) == "that":
            end -= 1
        if end < 1 or self.words.cue_nouns.get(unit.low[end], unit.low[end]) not in self.words.sets["resuming"]:
            return None
        start = end
        while start > 0 and unit.cats[start - 1] in "NDM":
            start -= 1
            if unit.cats[start] == "D":
                break
        return (start, end + 1) if unit.cats[start] == "D" else None

    def _parenthetical(self, candidate: Candidate, first: int, past: int) -> None:
        """Content before the reporting clause, and what goes on after it."""
        unit = self.unit
        floor = self._floor(first)
        end = first
        while end > floor and unit.cats[end - 1] in ",-":
            end -= 1
        if end > floor:
            candidate.content = [(floor, end)]
        self._closed = max(self._closed, candidate.cue[1], candidate.source.past if candidate.source else 0)
        candidate.boundary = floor
        candidate.sibling = True
        later = unit.quote_after(past)
        if later is not None and unit.cats[later - 1] in ",:-" and unit.cats[end - 1] == "Q":
            candidate.content.append((later, self._scope_end(later, first)))
            return
        k = past
        while (
            k < min(self.end, past + MAX_CONTENT)
            and unit.cats[k] not in ",:-Q;"
            and not (unit.cats[k] == "V" and k > past)
        ):
            k += 1
        if k < self.end and unit.cats[k] == "Q":
            candidate.content.append((k, self._scope_end(k, first)))
        elif k + 1 < self.end and unit.cats[k] in ",:-":
            begin = k + 1
            if unit.cats[begin] == "Q" or (
                unit.cats[k] == "," and unit.cats[begin] not in "VWTCSI" and k - past <= 3 and unit.cats[end - 1] != "Q"
            ):
                candidate.content.append((begin, self._scope_end(begin, first)))

    def _floor(self, first: int) -> int:
        """Where content before a reporting clause begins: after the content of an earlier one that is closed."""
        floor = self._closed if self._closed <= first else 0
        while floor < first and self.unit.cats[floor] in "C,":
            floor += 1
        return floor

    # --- other cues ----------------------------------------------------------------------------------------------

    def _phrase_at(self, index: int, phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
        low = self.unit.low
        for phrase in phrases:
            if low[index] == phrase[0] and tuple(low[index : index + len(phrase)]) == phrase:
                return phrase
        return None

    def _according(self, index: int, phrase: tuple[str, ...]) -> Candidate | None:
        unit = self.unit
        start = index + len(phrase)
        source = phrase_right(unit, start, self.words)
        if source is None:
            return None
        candidate = Candidate(
            (index, start), source, "according", frozenset({"according"}), "before", boundary=index, sibling=True
        )
        leading = index == 0 or unit.cats[index - 1] in "CR" and index <= 2
        if leading:
            k = source.past
            while k < min(self.end, source.past + MAX_CONTENT) and unit.cats[k] != ",":
                k += 1
            candidate.frame = "after"
            candidate.content = [(k + 1, self.end)] if k + 1 < self.end else []
        else:
            self._parenthetical(candidate, index, source.past)
        return candidate

    def _adjective(self, index: int) -> Candidate | None:
        """“is confident that …”, “was critical of …”."""
        unit, words = self.unit, self.words
        start = index - 1
        while unit.cat(start) == "R" and start > 0:
            start -= 1
        if start < 0 or not (
            unit.low[start] in words.sets["be"]
            or unit.low[start]
            in (
                "'s",
                "'re",
                "'m",
                "feel",
                "feels",
                "felt",
                "remain",
                "remained",
                "remains",
                "seemed",
                "seems",
                "appeared",
                "appears",
            )
        ):
            return None
        start = verb_group_start(unit, start + 1, words)
        source = subject_left(unit, start, words)
        if source is None:
            return None
        frame, begin = self._frame(index + 1, frozenset())
        if frame not in ("that", "wh", "inf", "pp", "clause"):
            return None
        candidate = Candidate((start, index + 1), source, "adjective", frozenset({"adjective"}), frame)
        candidate.boundary = self._boundary(source.first)
        candidate.sibling = self._is_sibling(source)
        candidate.content = [(begin, self._scope_end(begin, source.first, frame))]
        return candidate

    def _noun(self, index: int) -> Candidate | None:
        """“the mayor's claim that …”, “expressed concern about …”, “drew criticism from …”."""
        unit = self.unit
        frame, begin = self._noun_frame(index + 1)
        start = index
        while start > 0 and unit.cats[start - 1] in "NMR":
            start -= 1
        opener = unit.cat(start - 1)
        light = self._light(start - 1 if opener == "D" else start)
        if light is not None:
            return self._light_noun(light, index, frame, begin)
        if frame == "none":
            return None
        if opener == "'":
            source = phrase_left(unit, start - 2, self.words) if start >= 2 else None
        elif opener == "D" and unit.low[start - 1] in ("his", "her", "its", "their", "our", "my", "your"):
            source = Phrase(start - 1, start)
        else:
            return None
        if source is None:
            return None
        candidate = Candidate((start, index + 1), source, "noun", frozenset({"noun"}), frame, marks=("possessive",))
        candidate.boundary = source.first
        candidate.content = [(begin, self._scope_end(begin, source.first, frame))]
        return candidate

    def _noun_frame(self, k: int) -> tuple[str, int]:
        unit = self.unit
        word = unit.word(k)
        if word == "that":
            return "that", k
        if word == "to" and self._is_infinitive(k):
            return "inf", k
        if word in ("about", "of", "on", "over", "for", "against", "regarding", "with"):
            return "pp", k + 1
        if unit.cat(k) == "Q" or (unit.cat(k) in ",:" and unit.cat(k + 1) == "Q"):
            return "quote", k if unit.cat(k) == "Q" else k + 1
        if word in ("whether", "how", "why"):
            return "wh", k
        return ("colon", k + 1) if unit.cat(k) == ":" else ("none", k)

    def _light(self, start: int) -> int | None:
        """The verb right before a noun phrase that begins at `start`, if it only hands over speech."""
        index = start - 1
        if index < 0 or self.unit.cats[index] != "V":
            return None
        lemma = self.words.lemmas.get(self.unit.low[index], "")
        return index if lemma in self.words.sets["light"] or lemma in self.words.sets["drawing"] else None

    def _light_noun(self, verb: int, index: int, frame: str, begin: int) -> Candidate | None:
        unit, words = self.unit, self.words
        lemma = words.lemmas[unit.low[verb]]
        start = verb_group_start(unit, verb, words)
        subject = subject_left(unit, start, words)
        if (
            lemma in words.sets["drawing"]
            and unit.word(index + 1) in ("from", "among")
            and unit.low[index] in words.sets["drawn"]
        ):
            source = phrase_right(unit, index + 2, words)
            if source is None or subject is None:
                return None
            found = Candidate(
                (start, index + 1), source, "drawn", frozenset({"drawn"}), "drawn", boundary=subject.first
            )
            found.content = [self._antecedent(subject)]
            return found
        if frame == "none" or lemma not in words.sets["light"]:
            return None
        shared = subject is None
        source = subject or self._shared(start)
        if source is None or source.first >= verb:
            return None
        found = Candidate((start, index + 1), source, "noun", frozenset({"noun"}), frame, marks=("light",))
        found.boundary = start if shared else self._boundary(source.first)
        found.sibling = shared or self._is_sibling(source)
        found.content = [(begin, self._scope_end(begin, source.first, frame))]
        return found

    def _signature(self) -> None:
        """A quotation signed after a dash."""
        unit = self.unit
        if len(unit) < 3 or unit.cats[0] != "Q" or unit.cats[1] != "-" or not (unit.capital[2] or unit.title):
            return
        past = _past_signature(unit)
        if past is not None:
            self.found.append(
                Candidate(
                    (1, 2),
                    Phrase(2, past, "after"),
                    "signature",
                    frozenset({"signature"}),
                    "before",
                    [(0, 1)],
                    sibling=True,
                )
            )

    def _colon(self) -> None:
        """“Lund: We will close it.” in headlines and transcripts."""
        unit = self.unit
        for index in range(1, min(7, len(unit))):
            category = unit.cats[index]
            if category == ":" and index + 1 < self.end:
                if (
                    (unit.title or unit.cat(index + 1) == "Q" or unit.low[0] != "the")
                    and unit.cats[0] in "N"
                    and (unit.capital[0] or unit.title)
                ):
                    self.found.append(
                        Candidate(
                            (index, index + 1),
                            Phrase(0, index),
                            "colon",
                            frozenset({"colon"}),
                            "quote" if unit.cat(index + 1) == "Q" else "colon",
                            [(index + 1, self.end)],
                            sibling=True,
                        )
                    )
                return
            if category not in "NM'C":
                return
