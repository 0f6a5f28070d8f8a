"""Opens a learner's library and store in the places where they are kept."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.cli import clock
from quizapp.cli.talk import warn
from quizapp.config import Paths, paths, person
from quizapp.errors import QuizError, WrongUse

if TYPE_CHECKING:
    from quizapp.packs.library import Library
    from quizapp.practice.desk import Desk
    from quizapp.store.store import Store
    from quizapp.study.model import Row


def open_library(places: Paths, given: Sequence[str] = ()) -> Library:
    """Every pack in reach, those whose paths are given first."""
    from quizapp.packs.finding import shipped
    from quizapp.packs.library import Library

    named = [Path(name) for name in given if _is_path(name)]
    roots = [*named, Path("questions"), places.library, *shipped()]
    return Library(roots, places.cache / "library.sqlite", places.corrections)


def _is_path(name: str) -> bool:
    return ("/" in name or name.endswith((".yaml", ".yml")) or name in {".", ".."}) or Path(name).exists()


def open_store(places: Paths, *, read_only: bool = False, quiet: bool = False) -> Store:
    """The learner's store; what it has to say goes to stderr, unless somebody else says it.

    Where what follows from the journal is kept nowhere, it is opened for writing, so that this is spared next time.
    """
    from quizapp.store.opening import is_kept
    from quizapp.store.store import Store

    only = read_only and is_kept(places.profile)
    store = Store.open(places.profile, places.home, clock.now(), read_only=only)
    for warning in () if quiet else store.warnings:
        warn(warning)
    return store


def row_now(store: Store, type_: str, data: Mapping[str, Any]) -> Row:
    """A row that says something now, to be appended."""
    import secrets

    from quizapp.cli.dates import now_of
    from quizapp.study.calendar import stamp
    from quizapp.study.model import Row

    when = now_of(store.state)
    return Row(f"{secrets.token_hex(8)}-1", type_, stamp(when.now), when.offset, when.today, data)


@contextmanager
def open_desk(
    profile: str, given: Sequence[str] = (), *, read_only: bool = False, quiet: bool = False
) -> Iterator[Desk]:
    """A learner's library and store; the store is closed at the end, whatever happens."""
    from quizapp.cli.due import ask_again
    from quizapp.practice.desk import Desk

    places = paths(profile)
    store = open_store(places, read_only=read_only, quiet=quiet)
    try:
        running = None if read_only else places.cache / "running" / places.profile.name
        figures = figures_of(places)
        library = open_library(places, given)
        yield Desk(library, store, clock.now, clock.zone(), person(profile), places.library, figures, running)
    finally:
        writable = not store.read_only
        store.close()
        if writable:
            _keep_daily(places)
            ask_again(places)


def figures_of(places: Paths) -> Path:
    """Where it is remembered what the finished files of a learner's journal come to."""
    return places.cache / "figures" / f"{places.profile.name}.json"


def _keep_daily(places: Paths) -> None:
    """Make the backup of the day, if there is none yet; say where that fails, and which lines in it are damaged."""
    from quizapp.store.backups import daily, damaged

    try:
        made = daily(places.profile, clock.now())
        for place in damaged(made)[:3] if made else ():
            warn(f"{places.profile / place}: this line is damaged; `quizapp doctor` says what can be done")
    except (QuizError, OSError) as error:
        warn(f"today's backup was not made: {error}")


def warn_hidden(places: Paths, pack: Path) -> None:
    """Say of the packs in reach that have the id of the one at a path which of them is not used."""
    place = pack.resolve()
    for one in open_library(places).index().hidden:
        if place in {one.path, one.by}:
            warn(f"{one.path} is not used: {one.by} has the same id")


def warn_of_mistakes(pack: Path) -> None:
    """Say of a pack in which something cannot be read that the rest is what there is."""
    warn(f"what has mistakes is left out: quizapp check {shlex.quote(str(pack))}")


def pack_path(profile: str, name: str) -> Path:
    """Where the pack is that a path, an id or the beginning of one names; raises WrongUse when there is none."""
    from quizapp.packs.folder import is_pack

    path = Path(name)
    if name and (is_pack(path) or (path.exists() and path.name != name)):
        return path
    library = open_library(paths(profile))
    try:
        return library.pack(name).path
    except WrongUse:
        broken = next((one.path for one in library.index().broken if one.path.name == name), None)
        if broken or (name and path.exists()):
            return broken or path
        raise
