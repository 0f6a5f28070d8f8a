"""Two journals of one learner as one: every row of both, none twice, whichever of them lacked what."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from pathlib import Path

from quizapp.store import copies
from quizapp.store.exchange import building, journal_of
from quizapp.store.lines import time_in
from quizapp.store.platform import make_private
from quizapp.store.reading import devices, file_name, file_numbers, strays
from quizapp.store.restoring import held, put_in_place, unpack
from quizapp.store.rewriting import Writer, contents, copy_file, copy_files


@dataclass(frozen=True, slots=True)
class Joined:
    """What another journal brought."""

    rows: int
    kept: Path | None = None
    """The backup of what was here before."""
    corrections: tuple[str, ...] = ()
    """Those that are different there; what is here was left."""


def join(profile: Path, source: Path, now: datetime) -> Joined:
    """Add what a backup, an export or another learner's folder has and this one lacks."""
    with building(profile) as folder:
        other, both = folder / "other", folder / "both"
        make_private(both)
        unpack(source, other)
        copies.opened(other)
        with held(profile):
            rows = _journals(profile, other, both)
            more, different = _corrections(profile, other, both)
            if not (rows or more):
                return Joined(0, None, different)
            return Joined(rows, put_in_place(profile, both, now, "import"), different)


def _journals(profile: Path, other: Path, both: Path) -> int:
    """Both journals in a new folder; how many rows are new."""
    ours, theirs, new = journal_of(profile), journal_of(other), both / "journal"
    make_private(new)
    here = copies.ids(profile)
    before = len(here)
    whole = [device for device in devices(theirs) if _taken(_further(ours / device, theirs / device), here)]
    for device in devices(ours):
        copy_files(strays(ours / device) if device in whole else (ours / device).iterdir(), new / device)
    for device in whole:
        copy_files((theirs / device).iterdir(), new / device)
    writer: Writer | None = None
    for content in merge(*(contents(theirs / device) for device in devices(theirs)), key=time_in):
        if _taken([content["id"]], here):
            writer = writer or Writer(new / os.urandom(6).hex())
            writer.add(content)
    if writer:
        writer.finish()
    return len(here) - before


def _taken(ids: Collection[str], here: set[str]) -> bool:
    """Take ids among those that are here; not where there are none, or one of them is here already."""
    if not ids or not here.isdisjoint(ids):
        return False
    here.update(ids)
    return True


def _further(ours: Path, theirs: Path) -> list[str]:
    """The ids of what the other copy of one machine's files has after the rows of this one, if it goes on from it."""
    if not _goes_on(ours, theirs):
        return []
    there = (content["id"] for content in contents(theirs))
    return list(islice(there, sum(1 for _ in contents(ours)), None))


def _goes_on(ours: Path, theirs: Path) -> bool:
    """Whether the other copy of one machine's files is this one, and more."""
    mine, other = file_numbers(ours), file_numbers(theirs)
    if mine != other[: len(mine)] or not other:
        return False
    for number in mine:
        here, there = (copies.whole_lines((place / file_name(number)).read_bytes()) for place in (ours, theirs))
        if here != there and not (number == mine[-1] and there.startswith(here)):
            return False
    return True


def _corrections(profile: Path, other: Path, both: Path) -> tuple[int, tuple[str, ...]]:
    """The corrections of both; how many are new, and which are different there."""
    ours, theirs = copies.corrections(profile), copies.corrections(other)
    for name, path in {**theirs, **ours}.items():
        copy_file(path, both / name)
    same = ours.keys() & theirs.keys()
    different = sorted(name for name in same if ours[name].read_bytes() != theirs[name].read_bytes())
    return len(theirs.keys() - ours.keys()), tuple(different)
