"""Names: another person, place or body in the same role.

Harlow's mayor, Alma Brindley, resigned       Harlow's mayor, Boris Castellan, resigned     conflict
Sen. Brindley resigned                        Senator Alma Brindley resigned                one person
Alma Brindley resigned                        Alma Brindly resigned                         a spelling, possible
Brindley met Castellan                        Castellan met Dunmore                         Castellan is settled
"""

from __future__ import annotations

from collections.abc import Iterator

from diptych.conflicts.details import differing
from diptych.conflicts.finding import Finding, Wording, sentence
from diptych.conflicts.grading import NEARLY_VERBATIM, WHOLLY_COVERED, grade
from diptych.conflicts.negation import one_denied
from diptych.conflicts.pairing import Context, Pairing
from diptych.conflicts.passage import Passage
from diptych.conflicts.words import RuleWords
from diptych.model import Certainty, ConflictKind
from diptych.text.names import Name, NameKind, Sameness, sameness

__all__ = ["NameRule"]


class NameRule:
    """Names in the same place of two wordings that cannot name one thing."""

    name = "name"

    def __init__(self, words: RuleWords) -> None:
        """Keep the language's words."""
        self._words = words

    def find(self, pairing: Pairing) -> Iterator[Finding]:
        """The differing names of two statements."""

        def near(a: Name, b: Name) -> Context:
            return pairing.context(pairing.left.word_range(a.span), pairing.right.word_range(b.span))

        def agree(a: Name, b: Name) -> bool:
            ours, theirs = _keys(pairing.left, a), _keys(pairing.right, b)
            return ours <= theirs or theirs <= ours or self._agree(a, b)

        for one, other, context in differing(pairing.left.names, pairing.right.names, _comparable, agree, near):
            if one.weak or other.weak:
                continue  # a capital at the beginning of a sentence settles a name, but does not make one
            finding = self._judge(pairing, one, other, context)
            if finding:
                yield finding

    def _judge(self, pairing: Pairing, one: Name, other: Name, context: Context) -> Finding | None:
        graded = grade(context)
        places = pairing.left.word_range(one.span), pairing.right.word_range(other.span)
        if graded is None or one_denied(pairing, *places, self._words):
            return None
        certainty, score = graded
        if pairing.left.is_formula and pairing.right.is_formula:
            certainty = Certainty.POSSIBLE
        verbatim = context.rest >= NEARLY_VERBATIM and context.touching
        alike = one.kind is other.kind or NameKind.UNKNOWN in (one.kind, other.kind)
        if not verbatim and not (alike and self._same_part(pairing, one, other, context)):
            return None
        sides = _wording(pairing.left, one), _wording(pairing.right, other)
        if sameness(one, other, self._words.names) is Sameness.SPELLING:
            explanation = sentence("writes", sides, ": one name, it seems, in two spellings")
            return Finding(ConflictKind.NAME, Certainty.POSSIBLE, score, "spelling", explanation, *sides)
        return Finding(ConflictKind.NAME, certainty, score, self.name, sentence("says", sides), *sides)

    def _same_part(self, pairing: Pairing, one: Name, other: Name, context: Context) -> bool:
        """Whether both names bear one title, or stand after the same small word: "written by"."""
        if one.title and one.title == other.title:
            return True
        if one.kind is NameKind.GROUP:
            return context.beside and context.covered >= WHOLLY_COVERED
        before = _word_before(pairing.left, one), _word_before(pairing.right, other)
        return before[0] == before[1] and before[0] in self._words.part_words

    def _agree(self, one: Name, other: Name) -> bool:
        if sameness(one, other, self._words.names) is Sameness.SAME:
            return True
        return one.text in self._words.keys and self._words.keys.get(one.text) == self._words.keys.get(other.text)


def _word_before(passage: Passage, name: Name) -> str:
    first, _ = passage.word_range(name.span)
    return passage.words[first - 1].norm if first else ""


def _keys(passage: Passage, name: Name) -> set[str]:
    """What the words of a name are compared by: `U.N.` and `United Nations` are one."""
    first, after = passage.word_range(name.span)
    return {word.key for word in passage.words[first:after]}


def _comparable(one: Name, other: Name) -> bool:
    """A people or party is named beside persons and places, not in their stead."""
    return (one.kind is NameKind.GROUP) == (other.kind is NameKind.GROUP)


def _wording(passage: Passage, name: Name) -> Wording:
    statement = passage.statement
    value = passage.text(name.span)
    return Wording(statement.side, statement.id, statement.ordinal, (name.span,), passage.article.label, value)
