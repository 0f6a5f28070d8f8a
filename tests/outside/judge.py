"""A collection of the real Anki's, which judges what is written for it and writes what is read here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("anki", reason="Anki's own library is not installed")

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

IF_NEWER, ALWAYS = 0, 1


@contextmanager
def collection(folder: Path, name: str = "judge") -> Iterator[Collection]:
    """A collection of its own."""
    opened = Collection(str(folder / f"{name}.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def bring_package(judge: Collection, path: Path, update: int = IF_NEWER) -> Any:
    """What Anki says of a package that it imports."""
    options = ImportAnkiPackageOptions(
        merge_notetypes=False, update_notes=update, update_notetypes=update, with_scheduling=False
    )
    return judge.import_anki_package(ImportAnkiPackageRequest(package_path=str(path.resolve()), options=options)).log


def bring_text(judge: Collection, path: Path) -> Any:
    """What Anki says of a text file that it imports by its own headers."""
    said = judge.get_csv_metadata(path=str(path.resolve()), delimiter=None)
    return judge.import_csv(ImportCsvRequest(path=str(path.resolve()), metadata=said)).log


def package(judge: Collection, path: Path, *, legacy: bool) -> Path:
    """Everything as a package with what was answered, in the present form or an older one."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
    judge.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def note(judge: Collection, guid: str) -> Any:
    """The note with this guid."""
    number = judge.db.scalar("select id from notes where guid = ?", guid)
    return judge.get_note(number)


def shown(html: str) -> str:
    """What a side of a card shows, without style and markup."""
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)).strip()


def answer(judge: Collection, times: list[int]) -> None:
    """Answer what is next with these ratings."""
    for rating in times:
        card = judge.sched.getCard()
        judge.sched.answerCard(card, rating)
