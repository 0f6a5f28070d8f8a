"""What a learner told before and tells anew: of each machine the handing in holds that knows most of its record."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.results.rows import AnyRow, Feedback, Source, Studied, Told

Rank = tuple[str, list[str], str, str]
"""How far a source knows a machine's record, then all records, the furthest first; only then its own time and id."""


def newest(rows: Sequence[AnyRow]) -> list[AnyRow]:
    """The rows of one learner without what a newer source tells anew or leaves out; the sources all stay.

    What is newer is told by the records themselves, so that neither a machine that has not heard of another's later
    days nor a clock that is wrong takes anything away.
    """
    sources = {row.id: row for row in rows if isinstance(row, Source)}
    latest: dict[tuple[str, str], Rank] = {}
    for one in sources.values():
        for machine in one.heard:
            rank = _rank(one, machine)
            latest[one.pack, machine] = max(rank, latest.get((one.pack, machine), rank))

    def holds(row: AnyRow) -> bool:
        source = sources.get(row.source) if isinstance(row, Told) else None
        if source is None:
            return True
        machine = _machine(row, source)
        rank = _rank(source, machine)
        return latest.get((source.pack, machine), rank) <= rank

    return [row for row in rows if holds(row)]


def _rank(source: Source, machine: str) -> Rank:
    return source.heard.get(machine, ""), sorted(source.heard.values(), reverse=True), source.at, source.id


def _machine(row: AnyRow, source: Source) -> str:
    """Whose record a row tells of; corrections are in none, and are told by the machine that has them."""
    return row.machine if isinstance(row, Studied | Feedback) else source.machine
