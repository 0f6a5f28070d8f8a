"""The same table with its cells apart by tabs."""

from __future__ import annotations

from quizapp.packs.formats.csv import read, table
from quizapp.packs.formats.model import Written
from quizapp.packs.reading import LoadedPack

__all__ = ["read", "write"]


def write(pack: LoadedPack) -> Written:
    """The questions as a table with tabs."""
    return table(pack, "\t")
