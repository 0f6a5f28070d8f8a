"""Puts another journal in the place of a learner's, all at once: a crash leaves the old one or the new one.

What is to come is built in a folder beside. Its renaming to `incoming` is the moment at which it counts; what is left
to do then is done again by whoever opens the learner next on this machine. Others, to which a file sync brings half of
it, leave it alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.store.device import fingerprint
from quizapp.store.platform import make_private, sync_folder, sync_tree

PARTS = ("learner.json", "corrections", "journal")
"""What is exchanged; a part that is not in the new ones stays as it is."""
INCOMING, REPLACED, BUILT = "incoming", "replaced", "building"
ELSEWHERE = "another machine has not finished putting a journal in place: open quizapp there, or delete this folder"


def journal_of(profile: Path) -> Path:
    """Where a learner's journal is: also while an exchange has been interrupted."""
    coming = _own(profile, INCOMING) / "journal"
    return coming if coming.is_dir() else profile / "journal"


def standing(profile: Path) -> tuple[Path, int]:
    """Where a learner's journal is, and which one: both stay what they are while nobody exchanges it."""
    try:
        journal = journal_of(profile)
        return journal, journal.stat().st_ino
    except OSError:
        return profile, 0


def is_pending(profile: Path) -> bool:
    """Whether an exchange was interrupted after it had come to count, or what it replaced is still there."""
    return _own(profile, INCOMING).exists() or _own(profile, REPLACED).exists()


def of_others(profile: Path) -> list[Path]:
    """What other machines have not finished exchanging."""
    return [path for path in sorted(profile.glob(f"{INCOMING}.*")) if path != _own(profile, INCOMING)]


@contextmanager
def building(profile: Path) -> Iterator[Path]:
    """A folder to build the new parts in; it vanishes unless `exchange` has taken it, and so does a new learner's."""
    import shutil

    is_new = not profile.exists()
    folder = profile / f"{BUILT}.{os.getpid()}.{os.urandom(4).hex()}"
    make_private(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                profile.rmdir()


def exchange(profile: Path, built: Path) -> None:
    """Put what was built in place; the learner's lock is held."""
    finish(profile)
    sync_tree(built)
    os.rename(built, _own(profile, INCOMING))
    sync_folder(profile)
    finish(profile)


def finish(profile: Path) -> None:
    """Do what an exchange has left to do; the learner's lock is held."""
    import shutil

    coming, replaced = _own(profile, INCOMING), _own(profile, REPLACED)
    if coming.exists():
        make_private(replaced)
        for part in PARTS:
            if (coming / part).exists():
                _put(coming / part, profile / part, replaced / part)
        sync_folder(coming)
        sync_folder(profile)
        shutil.rmtree(coming)
    shutil.rmtree(replaced, ignore_errors=True)


def _own(profile: Path, name: str) -> Path:
    return profile / f"{name}.{fingerprint()}"


def _put(new: Path, place: Path, old: Path) -> None:
    import shutil

    if place.exists():
        if old.is_dir():
            shutil.rmtree(old)
        os.replace(place, old)
    os.rename(new, place)
