"""Attributions: which candidates hold, what they cover, and how quotations complete them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.model import AnnotatedArticle, Form, Quotation, Span
from diptych.sourcing.candidates import Candidate, candidates
from diptych.sourcing.grammar import Grammar
from diptych.sourcing.judging import Judge
from diptych.sourcing.units import Unit, units

__all__ = ["Draft", "drafts"]


@dataclass(slots=True)
class Draft:
    """An attribution whose source is not resolved yet."""

    unit: Unit
    candidate: Candidate | None
    form: Form
    source_span: Span | None
    cue_span: Span | None
    content: list[Span]
    quotes: list[Quotation]


def drafts(side: AnnotatedArticle, quoted: Sequence[Quotation], words: Grammar, judge: Judge) -> list[Draft]:
    found: list[Draft] = []
    last: Draft | None = None
    outer = [q for q in quoted if q.depth == 0]
    for unit in units(side, outer, words):
        chosen = _select(unit, candidates(unit, words), judge)
        for candidate in chosen:
            draft = _draft(unit, candidate)
            found.append(draft)
        continued = _continued(unit, chosen, found)
    return found


def _continued(unit, chosen, found):
    """Quotations that nobody is given for carry on the last speaker's in the same paragraph."""
    if any(d.quotes for d in found[len(found) - len(chosen) :]) or not unit.quotes:
        return
    if any(c not in "Q.,-C" for c in unit.cats):
        return
    for previous in reversed(found):
        if previous.unit.paragraph < unit.paragraph - 1:
            return
        if previous.quotes:
            break
    else:
        return
    for q in unit.quotes.values():
        if previous.unit.paragraph == unit.paragraph or q.continues:
            previous.content.append(q.span)
            previous.quotes.append(q)


def _select(unit, found, judge):
    kept = []
    for c in found:
        c.content = [(a, b) for a, b in c.content if b > a]
        if not c.content:
            continue
        if not judge.holds(unit, c):
            continue
        kept.append(c)
    result = []
    for c in kept:
        outer = None
        for r in result:
            for n, (a, b) in enumerate(r.content):
                if a <= c.cue[0] < b:
                    outer = r, n
        if outer is not None:
            r, n = outer
            if not c.sibling or c.boundary <= r.content[n][0]:
                if c.frame == "before" and c.boundary <= r.cue[0]:
                    result = [x for x in result if not _within(x, c)]
                    result.append(c)
                continue
            r.content[n] = (r.content[n][0], c.boundary)
            r.content = [(a, b) for a, b in r.content if b > a]
        if c.content:
            result = [x for x in result if x.content and not _within(x, c)]
            result.append(c)
    return result


def _within(inner, outer):
    return any(a <= inner.cue[0] < b for a, b in outer.content)


def _draft(unit: Unit, c: Candidate) -> Draft:
    content = []
    quotes = []
    plain = False
    for a, b in c.content:
        while b > a and unit.cats[b - 1] in ",-:":
            b -= 1
        while b > a and unit.cats[a] in ",":
            a += 1
        if b <= a:
            continue
        content.append(unit.stretch(a, b))
        for k in range(a, b):
            if k in unit.quotes:
                quotes.append(unit.quotes[k])
            elif unit.cats[k] not in ",.-:;":
                plain = True
    form = Form.INDIRECT if not quotes else Form.MIXED if plain else Form.DIRECT
    source = unit.stretch(c.source.first, c.source.past) if c.source else None
    return Draft(unit, c, form, source, unit.stretch(*c.cue), content, quotes)
