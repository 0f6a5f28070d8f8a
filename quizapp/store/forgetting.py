"""Rows taken out for good: the one thing that writes a learner's files anew without what they held."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.store import copies
from quizapp.store.exchange import building, exchange, journal_of
from quizapp.store.platform import keep_file, make_private
from quizapp.store.reading import STRAY, devices, strays
from quizapp.store.restoring import held, keep_present
from quizapp.store.rewriting import Content, contents, derived_bytes, rewrite
from quizapp.study.cards import pack_of


def is_about(content: Content, pack: str) -> bool:
    """Whether a row is about a pack, or about one of its cards; without a pack every row is."""
    name = str(content.get("name", ""))
    return (
        not pack
        or pack_of(str(content.get("card", ""))) == pack
        or content.get("pack") == pack
        or name.startswith((f"pack.{pack}.", f"topic.{pack}/"))
    )


def count(profile: Path, pack: str) -> int:
    """How many rows there are about a pack, or in all."""
    journal = journal_of(profile)
    return sum(is_about(content, pack) for device in devices(journal) for content in contents(journal / device))


def packs(profile: Path) -> set[str]:
    """The packs that rows are about."""
    journal = journal_of(profile)
    rows = (row for device in devices(journal) for row in contents(journal / device))
    found = (str(row.get("pack", "")) or pack_of(str(row.get("card", ""))) for row in rows)
    return {pack for pack in found if pack}


def forget(profile: Path, pack: str, now: datetime, *, backup: bool) -> tuple[int, Path | None]:
    """Write the journal anew without the rows about a pack, or without any; how many, and the backup."""
    make_private(profile)
    with building(profile) as folder, held(profile):
        opened = copies.opened(profile)
        if opened.newer:
            raise QuizError(f"quizapp {opened.newer} wrote rows here that this version does not know")
        new, there = folder / "journal", devices(journal_of(profile))
        for path in (path for device in there for path in strays(journal_of(profile) / device)):
            raise QuizError("what is to be forgotten may stand here too", str(path), STRAY)
        make_private(new)
        gone = sum(_rewrite(profile, new, device, pack) for device in there)
        if not gone:
            return 0, None
        keep_file(folder / "learner.json", derived_bytes(copies.opened(folder).derived))
        kept = keep_present(profile, now, "forget") if backup else None
        exchange(profile, folder)
        return gone, kept


def _rewrite(profile: Path, new: Path, device: str, pack: str) -> int:
    return rewrite(journal_of(profile) / device, new / device, lambda content: not is_about(content, pack))
