"""Which documents of a generated pack are no longer what its questions were written from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quizapp.documents.naming import is_kept_text
from quizapp.packs.bank import documents_read
from quizapp.packs.folder import SOURCES


def changed_sources(packs: Iterable[Path]) -> list[Path]:
    """The documents in the packs' folders that changed since questions were written from them."""
    return [path for pack in packs for path in _changed_in(pack)]


def _changed_in(pack: Path) -> list[Path]:
    changed = []
    for read in documents_read(pack):
        path = pack / SOURCES / read.name
        with suppress(OSError):
            if not is_kept_text(read.name) and hashlib.sha256(path.read_bytes()).hexdigest() != read.sha256:
                changed.append(path)
    return changed
