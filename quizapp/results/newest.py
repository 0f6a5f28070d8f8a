"""What a learner told before and tells anew: the latest handing in of a pack holds, also where it has no word of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quizapp.results.rows import AnyRow, Source, Told

When = tuple[str, str]
"""Time and id of a source."""


def newest(rows: Sequence[AnyRow]) -> list[AnyRow]:
    """The rows of one learner without what a later source tells anew or leaves out; the sources all stay."""
    sources = {row.id: row for row in rows if isinstance(row, Source)}
    latest = _latest(sources.values())

    def holds(row: AnyRow) -> bool:
        source = sources.get(row.source) if isinstance(row, Told) else None
        if source is None:
            return True
        return latest.get((source.pack, source.machine), ("", "")) <= _when(source)

    return [row for row in rows if holds(row)]


def _latest(sources: Iterable[Source]) -> Mapping[tuple[str, str], When]:
    """Pack and machine -> when the latest source was made that knew the machine's record."""
    found: dict[tuple[str, str], When] = {}
    for one in sources:
        for machine in one.machines:
            key = one.pack, machine
            found[key] = max(_when(one), found.get(key, ("", "")))
    return found


def _when(source: Source) -> When:
    return source.at, source.id
