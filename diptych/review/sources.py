"""An editor's word on who is who, laid over what the machine resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diptych.model import Attribution, Comparison, Origin, Side, Source, SourceKind, Sourcing
from diptych.sourcing import sourcing_summaries
from diptych.yamlfile import nearest

__all__ = ["NoSource", "SourceTable"]


class NoSource(Exception):  # noqa: N818 - it is what happened, and never leaves this room
    """A decision names a source that is not there, or that two sources share."""

    def __init__(self, code: str, message: str) -> None:
        """`code` is `no-source` or `several-sources`; `message` says it in a sentence."""
        self.code = code
        super().__init__(message)


class SourceTable:
    """The sources and attributions of a comparison while decisions are applied."""

    def __init__(self, comparison: Comparison) -> None:
        """Begin with what the machine found."""
        self._articles = (comparison.left, comparison.right)
        self._sourcing = sourcing = comparison.sourcing
        self._sources = list(sourcing.sources)
        self._attributions = list(sourcing.attributions)
        self._made = 0

    def change(self, name: str, new_name: str | None, kind: SourceKind | None) -> None:
        """Rename a source, or set its kind."""
        known = self._named(name)
        self._put(replace(known, name=new_name or known.name, kind=kind or known.kind, origin=Origin.EDITOR))

    def merge(self, names: Sequence[str], new_name: str | None, kind: SourceKind | None) -> None:
        """Make one source of several; the first of them stays."""
        merged = [self._named(name) for name in names]
        first, *others = merged
        gone = {one.id: first.id for one in others if one.id != first.id}
        sides = tuple(side for side in Side if any(side in one.sides for one in merged))
        counterpart = next((one.counterpart for one in merged if one.counterpart), None)
        self._put(
            replace(
                first,
                name=new_name or first.name,
                kind=kind or first.kind,
                sides=sides,
                counterpart=counterpart,
                origin=Origin.EDITOR,
            )
        )
        self._sources = [one for one in self._sources if one.id not in gone]
        self._redirect(gone)

    def split(self, name: str, statements: Iterable[str], new_name: str, kind: SourceKind | None) -> None:
        """Give what a source says in some statements to another one."""
        known = self._named(name)
        chosen = set(statements)
        hits = [
            n for n, one in enumerate(self._attributions) if one.source == known.id and chosen & set(one.statements)
        ]
        if not hits:
            raise NoSource("no-source", f"“{name}” is the source of nothing in these statements.")
        self._made += 1
        fresh = f"new{self._made}"
        for n in hits:
            self._attributions[n] = replace(self._attributions[n], source=fresh)
        at = self._sources.index(known)
        made = Source(fresh, new_name, kind or known.kind, self._sides(fresh), origin=Origin.EDITOR)
        rest = self._sides(known.id)
        self._sources[at : at + 1] = [replace(known, sides=rest, origin=Origin.EDITOR), made] if rest else [made]
        if not rest:
            self._redirect({known.id: fresh})

    def drop(self, statements: Iterable[str]) -> None:
        """Forget what is attributed in statements that are none, and the sources of nothing else."""
        gone = set(statements)
        kept = [one for one in self._attributions if not set(one.statements) <= gone or not one.statements]
        lost = {one.source for one in self._attributions} - {one.source for one in kept}
        self._attributions = kept
        carried = {one.via for one in kept}
        self._sources = [one for one in self._sources if one.id not in lost or one.id in carried]

    def result(self) -> Sourcing:
        """The sources numbered again, everything that points at them, and what it now adds up to."""
        ids = {one.id: f"s{n}" for n, one in enumerate(self._sources, start=1)}
        sources = tuple(
            replace(one, id=ids[one.id], counterpart=ids.get(one.counterpart or "")) for one in self._sources
        )
        attributions = tuple(
            replace(one, source=ids.get(one.source or ""), via=ids.get(one.via or "")) for one in self._attributions
        )
        summaries = sourcing_summaries(self._articles, attributions, sources) if self._sourcing.summaries else ()
        return replace(self._sourcing, sources=sources, attributions=attributions, summaries=summaries)

    def _named(self, name: str) -> Source:
        hits = [one for one in self._sources if _same(one.name, name)]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise NoSource("several-sources", f"{len(hits)} sources are called “{name}”; merge or split them first.")
        hint = nearest(name, [one.name for one in self._sources])
        raise NoSource("no-source", f"there is no source called “{name}”." + (f" {hint}" if hint else ""))

    def _put(self, source: Source) -> None:
        self._sources = [source if one.id == source.id else one for one in self._sources]

    def _redirect(self, gone: dict[str, str]) -> None:
        """Point everything that pointed at one source at another."""

        def new(old: str | None) -> str | None:
            return gone.get(old, old) if old else None

        self._attributions = [self._pointed(one, new(one.source), new(one.via)) for one in self._attributions]
        self._sources = [
            replace(one, counterpart=None if new(one.counterpart) == one.id else new(one.counterpart))
            for one in self._sources
        ]

    @staticmethod
    def _pointed(one: Attribution, source: str | None, via: str | None) -> Attribution:
        return one if (source, via) == (one.source, one.via) else replace(one, source=source, via=via)

    def _sides(self, source: str) -> tuple[Side, ...]:
        return tuple(
            side for side in Side if any(one.source == source and one.side is side for one in self._attributions)
        )


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
