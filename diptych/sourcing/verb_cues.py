"""Verbs as cues: who does them, and what they report.

The mayor said …             the subject before the verb
“…,” said the mayor.         after it
The mayor left, saying …     shared with the verb before
Citing the cost, the mayor … after the participle's clause
… was disputed by the mayor  the agent of a passive
"""

from __future__ import annotations

from dataclasses import dataclass

from diptych.sourcing.extent import content_before, content_end, content_without_complement, resumed_noun
from diptych.sourcing.frames import frame_after
from diptych.sourcing.grammar import CueEntry, VerbForm
from diptych.sourcing.phrases import Phrase, phrase_left, phrase_right, subject_left, verb_group_start
from diptych.sourcing.sentence import NOMINAL, Candidate, Sentence, Words

__all__ = ["antecedent", "verb_candidate"]

MAX_LEADING = 40
"""Words of a participle clause before its subject, or of a name with its appositions, at most."""

_UNKNOWN = frozenset({"other"})
"""The class of a verb in no list that a quotation stands before: “…,” she laughed."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb that may be a cue."""

    index: int
    """The verb itself."""
    start: int
    """The first word of its group."""
    after: int
    """Past its particles."""
    classes: frozenset[str]
    marks: tuple[str, ...]

    @property
    def cue(self) -> Words:
        return self.start, self.after


def verb_candidate(s: Sentence, index: int) -> Candidate | None:
    """The reading of the verb at `index` as a cue; None where it is none."""
    entry = _entry(s, index)
    start = verb_group_start(s.unit, index, s.words)
    subject = subject_left(s.unit, start, s.words)
    quoted = s.ends_quotation(start - 1) or (subject is not None and s.ends_quotation(subject.first - 1))
    if entry is None and not quoted:
        return None
    after = index + 1 + (len(entry.particles) if entry else 0)
    classes = entry.classes if entry else _UNKNOWN
    verb = _Verb(index, start, after, classes, _marks(s, start, index))
    if _is_passive(s, verb):
        return None if _describes_document(s, verb) else _passive(s, verb, subject)
    if "to" in verb.marks or "participle" in verb.marks:
        return _without_subject(s, verb)
    return _active(s, verb, subject, quoted)


def _active(s: Sentence, verb: _Verb, subject: Phrase | None, quoted: bool) -> Candidate | None:
    if subject is not None and (whole := _after_quotation(s, verb.start)) is not None:
        subject = whole
    if subject is None or (quoted and subject.how == "apposed"):
        inverted = _inverted(s, verb)
        if inverted is not None:
            return inverted
    if subject is None:
        return _without_subject(s, verb)
    return _complete(s, Candidate(verb.cue, subject, "verb", verb.classes, "", marks=verb.marks), verb)


def _entry(s: Sentence, index: int) -> CueEntry | None:
    """The longest cue that begins with the verb at `index`; an adverb may stand before its particles."""
    low = s.unit.low
    adverb = 1 if s.unit.cat(index + 1) == "R" else 0
    for entry in s.words.cues.get(s.lemma(index), ()):
        size = len(entry.particles)
        for first in (index + 1, index + 1 + adverb):
            if tuple(low[first : first + size]) == entry.particles:
                return entry
    return None


def _marks(s: Sentence, start: int, index: int) -> tuple[str, ...]:
    """Traits of a verb group: a participle or an infinitive, negated, with a modal."""
    group = range(start, index)
    marks = []
    if s.flags(index) & VerbForm.ING and not any(s.among("be", k) or s.among("be_clitics", k) for k in group):
        marks.append("participle")
    elif start < index and s.among("infinitive", start):
        marks.append("to")
    if any(s.among("negations", k) or s.unit.low[k].endswith("n't") for k in group):
        marks.append("negated")
    if any(s.among("modals", k) or s.among("modal_clitics", k) for k in group):
        marks.append("modal")
    return tuple(marks)


def _after_quotation(s: Sentence, start: int) -> Phrase | None:
    """All between a quotation and the verb group at `start`, where that is a name with its appositions."""
    unit = s.unit
    quote = start - 1
    floor = max(-1, start - MAX_LEADING)
    while quote > floor and unit.cats[quote] != ";" and not s.is_left_open(quote):
        quote -= 1
    if quote <= floor or unit.cats[quote] == ";":
        return None
    first = quote + (2 if unit.cat(quote + 1) == "," else 1)
    past = start
    while past > first and unit.cats[past - 1] in ",TR":
        past -= 1
    if past - first < 2 or unit.cats[first] not in "NDM" or unit.cat(past) != "," or _has_own_verb(s, first, past):
        return None
    return Phrase(first, past, "apposed")


def _has_own_verb(s: Sentence, first: int, past: int) -> bool:
    """Whether a finite verb outside relative clauses stands between two words."""
    relative = False
    for index in range(first, past):
        category = s.unit.cats[index]
        if category in ",W":
            relative = category == "W" or s.unit.cat(index + 1) == "W"
        elif relative or category not in "VX":
            continue
        elif category == "X" or not s.flags(index) & (VerbForm.PARTICIPLE | VerbForm.ING):
            return True
    return False


def _inverted(s: Sentence, verb: _Verb) -> Candidate | None:
    """“…,” said the mayor."""
    unit, before = s.unit, verb.index - 1
    if verb.start != verb.index or s.lemma(verb.index) not in s.words.sets["inverting"]:
        return None
    if before >= 0 and unit.cats[before] != "," and not s.ends_quotation(before):
        return None
    source = phrase_right(unit, verb.after, s.words)
    if source is None or unit.cat(verb.after) == "O":
        return None
    candidate = Candidate(verb.cue, source, "verb", verb.classes, "before", marks=("inverted",))
    content_before(s, candidate, verb.index, source.past)
    return candidate


# --- verbs without a subject of their own -------------------------------------------------------------------------


def _without_subject(s: Sentence, verb: _Verb) -> Candidate | None:
    """A participle, an infinitive, or a second verb of the same subject."""
    unit, start = s.unit, verb.start
    previous = unit.cat(start - 1)
    own = "participle" in verb.marks and previous in "NM)" and start > 0
    source = phrase_left(unit, start - 1, s.words) if own else s.shared_subject(start)
    if source is not None and source.first >= start:
        source = None
    if source is None and start <= 1:
        return _leading_participle(s, verb) if "participle" in verb.marks else None
    marks = (*verb.marks, "own" if own else "shared")
    candidate = _complete(s, Candidate(verb.cue, source, "verb", verb.classes, "", marks=marks), verb)
    candidate.boundary = start
    while candidate.boundary > 0 and unit.cats[candidate.boundary - 1] in ",CS-R":
        candidate.boundary -= 1
    candidate.sibling = not own and "to" not in marks and previous in ",C-RS"
    return candidate


def _leading_participle(s: Sentence, verb: _Verb) -> Candidate | None:
    """“Citing the cost, the mayor said …”: the content ends at the comma, and the source follows it."""
    unit = s.unit
    for comma in range(verb.after, min(s.end, verb.index + MAX_LEADING)):
        if unit.cats[comma] != "," or not (unit.cat(comma + 1) in NOMINAL or unit.cat(comma + 1) == "P"):
            continue
        source = phrase_right(unit, comma + 1, s.words)
        if source is None or unit.cat(source.past) not in "XVR,":
            continue
        frame, begin = frame_after(s, verb.after, verb.classes)
        candidate = Candidate(verb.cue, source, "verb", verb.classes, frame, marks=(*verb.marks, "leading"))
        candidate.boundary, candidate.sibling = verb.start, True
        candidate.content = [(begin, comma)] if begin < comma else []
        return candidate
    return None


# --- passives -----------------------------------------------------------------------------------------------------


def _is_passive(s: Sentence, verb: _Verb) -> bool:
    flags = s.flags(verb.index)
    if not flags & VerbForm.PARTICIPLE or flags & VerbForm.ING:
        return False
    group = range(verb.start, verb.index)
    if any(s.among("be", k) or s.among("be_clitics", k) for k in group):
        return True
    return s.among("agent", verb.after) and not any(s.among("have", k) for k in group)


def _describes_document(s: Sentence, verb: _Verb) -> bool:
    """Whether a participle only says by whom a document is: "a memo signed by Lund"."""
    words = tuple(s.unit.low[verb.index : verb.index + 2])
    return verb.start == verb.index and words in s.words.document_facts


def _passive(s: Sentence, verb: _Verb, patient: Phrase | None) -> Candidate:
    """“has been interpreted by some experts as …”, “a claim disputed by Kyiv”, “it is believed that …”."""
    agent = phrase_right(s.unit, verb.after + 1, s.words) if s.among("agent", verb.after) else None
    frame, begin = frame_after(s, agent.past if agent else verb.after, frozenset())
    mark = "agent" if agent else "no-agent"
    candidate = Candidate(verb.cue, agent, "passive", verb.classes, frame, marks=(mark,))
    candidate.boundary = patient.first if patient else verb.start
    if frame in ("that", "wh", "inf", "as", "quote", "np-as"):
        end = content_end(s, begin, verb.start, frame)
        candidate.content = [(begin, end)] if end > begin else []
        named = patient is not None and patient.how != "relative" and not s.among("expletive", patient.first)
        if named and patient is not None and frame in ("inf", "as"):
            candidate.content.insert(0, (patient.first, patient.past))
    elif patient is not None:
        candidate.content = [antecedent(s, patient)]
        if patient.how == "relative" and (resumed := resumed_noun(s, verb.start)) is not None:
            candidate.frame, candidate.content = "resumed", [resumed]
            candidate.boundary, candidate.sibling = resumed[0], True
    return candidate


def antecedent(s: Sentence, phrase: Phrase) -> Words:
    """The words a relative pronoun stands for; any other phrase itself."""
    if phrase.how == "relative":
        end = phrase.first - 1
        if s.unit.cat(end) == ",":
            end -= 1
        if end >= 0 and (found := phrase_left(s.unit, end, s.words)):
            return found.first, found.past
    return phrase.first, phrase.past


# --- what an active verb takes ------------------------------------------------------------------------------------


def _complete(s: Sentence, candidate: Candidate, verb: _Verb) -> Candidate:
    """Find the content of an active verb."""
    source = candidate.source if "shared" not in candidate.marks else None
    first = source.first if source is not None else candidate.cue[0]
    if source is not None and source.first < verb.index:
        _place(s, candidate, source)
    frame, begin = frame_after(s, verb.after, verb.classes)
    if _is_only_told(s, verb, frame):
        frame = "none"
    candidate.frame = frame
    relative = candidate.source is None or candidate.source.how == "relative"
    if first > 0 and not relative and s.ends_quotation(first - 1) and _reports_before(s, first - 1, frame):
        candidate.frame = "before"
        content_before(s, candidate, first, verb.after)
    elif frame == "none":
        content_without_complement(s, candidate, first, verb.after)
    else:
        _take(s, candidate, frame, begin, first)
    return candidate


def _is_only_told(s: Sentence, verb: _Verb, frame: str) -> bool:
    """Whether what follows a verb is whom, where or when, but not what: "told the group", "said in June"."""
    if frame == "np":
        return s.words.among("addressing", s.lemma(verb.index))
    bare = verb.after == verb.index + 1
    return frame == "pp" and bare and s.words.among("stating", s.lemma(verb.index)) and not s.among("about", verb.after)


def _take(s: Sentence, candidate: Candidate, frame: str, begin: int, first: int) -> None:
    """Fill in a content that stands after the cue."""
    quote = s.unit.quotes.get(begin)
    if frame == "quote" and quote is not None and not quote.scare and first > 0 and s.unit.cats[first - 1] == ",":
        candidate.sibling = True  # “…, and when asked, the mayor said, ‘…’”: a quotation has its own speaker
    end = content_end(s, begin, candidate.boundary if candidate.source is None else first, frame)
    if end > begin:
        candidate.content = [(begin, end)]


def _place(s: Sentence, candidate: Candidate, source: Phrase) -> None:
    """Where the clause of an active verb with its own subject opens, and how it stands to what comes before."""
    candidate.boundary = s.opening_of(source.first)
    candidate.sibling = s.stands_beside(source)
    if source.how == "near" and (resumed := resumed_noun(s, source.first)) is not None:
        candidate.boundary, candidate.sibling = resumed[0], True


def _reports_before(s: Sentence, index: int, frame: str) -> bool:
    """Whether a verb with that frame reports the quotation that ends at word `index`, or just before it.

    Words merely set apart (‘weak’ and ‘corrupt,’ it has praised …) stand before a verb that has its own content.
    """
    unit = s.unit
    if frame in ("none", "pp", "quote"):
        return True
    if (
        frame in ("clause", "that", "wh", "inf", "np-inf")
        and unit.cats[index] != ","
        and index not in unit.comma_quotes
    ):
        return False
    at = index if index in unit.quotes else index - 1
    return at in unit.quotes and not unit.quotes[at].scare and s.is_left_open(at)
