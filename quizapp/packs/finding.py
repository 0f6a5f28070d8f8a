"""Where packs lie: the folders that come along, and every pack below some folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizapp.packs.folder import HEADER, is_pack


def shipped() -> list[Path]:
    """Where the packs that come along are: in the wheel, or beside the package in a working copy."""
    package = Path(__file__).resolve().parents[1]
    inside, beside = package / "questions", package.parent / "questions"
    return [folder for folder in (inside, beside) if folder.is_dir()][:1]


def packs_below(roots: Iterable[Path]) -> list[Path]:
    """Every pack below the roots, in the order in which they win, each once."""
    found: dict[Path, None] = {}
    for root in roots:
        try:
            inside = [root] if is_pack(root) else sorted(root.iterdir()) if root.is_dir() else []
        except OSError:
            continue
        for path in inside:
            if path == root or (not path.name.startswith(".") and is_pack(path)):
                found.setdefault(place_of(path))
    return list(found)


def place_of(path: Path) -> Path:
    """The one path of a pack that may be named by its header file or through a link."""
    return (path.parent if path.name == HEADER else path).resolve()
