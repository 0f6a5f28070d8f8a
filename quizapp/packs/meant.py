"""Which pack of a library a name means, and what to do where it means none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizapp.errors import WrongUse
from quizapp.packs.index import Index, PackEntry


def meant(name: str, index: Index) -> PackEntry:
    """The pack with this id, or the only one whose id begins so; raises WrongUse where there is none."""
    packs = index.packs
    if name in packs:
        return packs[name]
    begun = [one for one in packs if name and one.startswith(name)]
    if len(begun) == 1:
        return packs[begun[0]]
    if begun:
        raise WrongUse(f"'{name}' may be any of {', '.join(sorted(begun))}", hint="write more of it")
    for one in index.broken:
        if name in {one.path.name, one.path.stem}:
            raise WrongUse(one.message, str(one.path), shows(one.path))
    raise WrongUse(f"there is no pack '{name}'", hint=_instead(name, packs))


def shows(path: Path) -> str:
    """The hint for a pack in which something is wrong."""
    return f"quizapp check {path} shows everything"


def _instead(name: str, packs: Iterable[str]) -> str:
    from difflib import get_close_matches

    if Path(name).suffix == ".zip" and Path(name).is_file():
        return f"a pack that quizapp built is put into your library first: quizapp pack add {name}"
    near = get_close_matches(name, list(packs), n=1, cutoff=0.5)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"packs in reach: {', '.join(packs)}" if packs else "make one with quizapp generate DOCUMENT"
