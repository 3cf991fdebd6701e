"""Cues that are no verbs: adjectives, nouns, prepositions and signs.

is confident that …            his claim that …               drew criticism from …
according to the mayor, …      Lund: We will close it         “…” — Peter Lund, mayor
"""

from __future__ import annotations

from diptych.sourcing.extent import MAX_CONTENT, content_before, content_end
from diptych.sourcing.frames import frame_after, frame_of_noun
from diptych.sourcing.phrases import Phrase, phrase_left, phrase_right, subject_left, verb_group_start
from diptych.sourcing.sentence import Candidate, Sentence
from diptych.sourcing.verb_cues import antecedent

__all__ = ["according_candidate", "adjective_candidate", "noun_candidate", "sign_candidate"]

MAX_SPEAKER = 7
"""Words before the colon that gives a speaker, at most."""
MAX_SIGNATURE = 14
"""Words of a name, with what the person is, under a quotation."""
MAX_OPENING = 2
"""Words before "According to" that still let it open its sentence: "But according to …"."""


def according_candidate(s: Sentence, index: int) -> Candidate | None:
    """“According to the mayor, …”, “…, in the words of the mayor”."""
    unit = s.unit
    word = unit.low[index]
    openings = (one for one in s.words.according if one[0] == word)
    phrase = next((one for one in openings if tuple(unit.low[index : index + len(one)]) == one), None)
    if phrase is None:
        return None
    start = index + len(phrase)
    source = phrase_right(unit, start, s.words)
    if source is None:
        return None
    found = Candidate((index, start), source, "according", frozenset({"according"}), "before")
    found.boundary, found.sibling = index, True
    if index == 0 or (index <= MAX_OPENING and unit.cats[index - 1] in "CR"):
        found.frame = "after"
        comma = _comma_after(s, source.past)
        if comma + 1 >= s.end and source.how == "apposed":
            comma = _comma_after(s, start)  # what looks like an apposition is the clause that was told
            found.source = Phrase(start, comma, "after")
        found.content = [(comma + 1, s.end)] if comma + 1 < s.end else []
    else:
        content_before(s, found, index, source.past)
    return found


def _comma_after(s: Sentence, begin: int) -> int:
    """The first comma from word `begin` on; the last word looked at where there is none."""
    comma, limit = begin, min(s.end, begin + MAX_CONTENT)
    while comma < limit and s.unit.cats[comma] != ",":
        comma += 1
    return comma


def adjective_candidate(s: Sentence, index: int) -> Candidate | None:
    """“is confident that …”, “was critical of …”."""
    unit = s.unit
    verb = index - 1
    while verb > 0 and unit.cats[verb] == "R":
        verb -= 1
    links = s.among("be", verb) or s.among("be_clitics", verb) or s.words.among("linking_verbs", s.lemma(verb))
    if verb < 0 or not links:
        return None
    start = verb_group_start(unit, verb + 1, s.words)
    source = subject_left(unit, start, s.words)
    frame, begin = frame_after(s, index + 1, frozenset())
    if source is None or frame not in ("that", "wh", "inf", "pp", "clause"):
        return None
    found = Candidate((start, index + 1), source, "adjective", frozenset({"adjective"}), frame)
    found.boundary, found.sibling = s.opening_of(source.first), s.stands_beside(source)
    found.content = [(begin, content_end(s, begin, source.first, frame))]
    return found


# --- nouns --------------------------------------------------------------------------------------------------------


def noun_candidate(s: Sentence, index: int) -> Candidate | None:
    """“the mayor's claim that …”, “expressed concern about …”, “drew criticism from …”."""
    unit = s.unit
    frame, begin = frame_of_noun(s, index + 1)
    start = index
    while start > 0 and unit.cats[start - 1] in "NMR":
        start -= 1
    verb = start - 2 if unit.cat(start - 1) == "D" else start - 1
    if verb >= 0 and unit.cats[verb] == "V":
        handed = _drawn(s, verb, index) or _light(s, verb, index, frame, begin)
        if handed is not None:
            return handed
    if frame == "none" or start == 0:
        return None
    source = _possessor(s, start)
    if source is None:
        return None
    found = Candidate((start, index + 1), source, "noun", frozenset({"noun"}), frame, marks=("possessive",))
    found.boundary = source.first
    found.content = [(begin, content_end(s, begin, source.first, frame))]
    return found


def _possessor(s: Sentence, start: int) -> Phrase | None:
    """Whose claim it is: the name before "'s", or "his"."""
    if s.unit.cats[start - 1] == "'":
        return phrase_left(s.unit, start - 2, s.words) if start >= 2 else None
    return Phrase(start - 1, start) if s.among("possessives", start - 1) else None


def _drawn(s: Sentence, verb: int, index: int) -> Candidate | None:
    """“The plan has drawn sharp criticism from residents”."""
    unit = s.unit
    drawing = s.words.among("drawing", s.lemma(verb))
    if not (drawing and s.among("origin", index + 1) and s.among("drawn", index)):
        return None
    start = verb_group_start(unit, verb, s.words)
    subject = subject_left(unit, start, s.words)
    source = phrase_right(unit, index + 2, s.words)
    if source is None or subject is None:
        return None
    found = Candidate((start, index + 1), source, "drawn", frozenset({"drawn"}), "drawn", boundary=subject.first)
    found.content = [antecedent(s, subject)]
    return found


def _light(s: Sentence, verb: int, index: int, frame: str, begin: int) -> Candidate | None:
    """“The mayor expressed concern about …”."""
    if frame == "none" or not s.words.among("light", s.lemma(verb)):
        return None
    start = verb_group_start(s.unit, verb, s.words)
    subject = subject_left(s.unit, start, s.words)
    source = subject or s.shared_subject(start)
    if source is None or source.first >= verb:
        return None
    found = Candidate((start, index + 1), source, "noun", frozenset({"noun"}), frame, marks=("light",))
    found.boundary = s.opening_of(source.first) if subject else start
    found.sibling = subject is None or s.stands_beside(source)
    found.content = [(begin, content_end(s, begin, source.first, frame))]
    return found


# --- signs --------------------------------------------------------------------------------------------------------


def sign_candidate(s: Sentence) -> Candidate | None:
    """A speaker before a colon, or a signature after a dash."""
    unit = s.unit
    if len(unit) > 2 and unit.cats[0] == "Q" and unit.cats[1] == "-" and (unit.capital[2] or unit.title):
        return _signed(s)
    colon = next((k for k in range(1, min(MAX_SPEAKER, len(unit))) if unit.cats[k] not in "NM'C"), 0)
    if unit.cat(colon) != ":" or colon == 0 or colon + 1 >= s.end:
        return None
    if unit.cats[0] != "N" or not (unit.capital[0] or unit.title):
        return None
    frame = "quote" if unit.cats[colon + 1] == "Q" else "colon"
    found = Candidate((colon, colon + 1), Phrase(0, colon), "colon", frozenset({"colon"}), frame, sibling=True)
    found.content = [(colon + 1, s.end)]
    return found


def _signed(s: Sentence) -> Candidate | None:
    """“…” — Peter Lund, mayor: nothing but a name and its apposition follows the dash."""
    past = s.end
    if not 2 < past <= 2 + MAX_SIGNATURE or any(s.unit.cats[index] in "VXPWQ:;" for index in range(2, past)):
        return None
    found = Candidate((1, 2), Phrase(2, past, "after"), "signature", frozenset({"signature"}), "before", sibling=True)
    found.content = [(0, 1)]
    return found
