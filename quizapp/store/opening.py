"""What opening a learner's folder finds: who may write there, what is kept of its state, and what is to be said."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from quizapp import __version__
from quizapp.errors import QuizError
from quizapp.store.derived import Derived, load, written_by
from quizapp.store.device import device_id, known_device
from quizapp.store.exchange import ELSEWHERE, journal_of, of_others
from quizapp.store.platform import make_private
from quizapp.store.reading import Mark, Reader, file_name, file_numbers
from quizapp.study.calendar import instant
from quizapp.text.amounts import counted

CLOCK_SLACK = timedelta(hours=1)


def writer(profile: Path, device_home: Path, read_only: bool) -> tuple[str, str]:
    """This machine's id, and why it cannot write."""
    if read_only:
        return known_device(device_home), "it was opened for reading"
    if not profile.is_dir():
        make_private(profile)
    device = known_device(device_home)
    for coming in of_others(profile):
        return device, f"{ELSEWHERE} ({coming})"
    own = profile / "journal" / device
    latest = [own / file_name(number) for number in file_numbers(own)[-1:]]
    for place in (profile, profile / "lock", profile / "journal", own, *latest):
        if place.exists() and not os.access(place, os.W_OK):
            return device, f"{place} cannot be written to"
    try:
        return device_id(device_home), ""
    except OSError as error:
        return device, f"{device_home} cannot be written to ({error.strerror})"


def kept_state(profile: Path) -> tuple[Derived | None, str]:
    """What `learner.json` says, if it can be used; what a person should know of that."""
    path = profile / "learner.json"
    try:
        return load(path.read_bytes(), __version__), ""
    except FileNotFoundError:
        there = any(journal_of(profile).glob("*/*.log"))
        return None, f"{path} was missing; it is rebuilt from the journal" if there else ""
    except (ValueError, KeyError, TypeError, IndexError):
        return None, f"{path} was damaged; it is rebuilt from the journal"


def is_kept(profile: Path) -> bool:
    """Whether there is a `learner.json`, or nothing that could be put into one, or no right to."""
    there = any(journal_of(profile).glob("*/*.log"))
    return (profile / "learner.json").exists() or not there or not os.access(profile, os.W_OK)


def keep_older(profile: Path, now: datetime) -> str:
    """Back up what an earlier version wrote, before this one adds to it; what kept that from being done."""
    by = written_by(profile / "learner.json")
    if not by or by == __version__:
        return ""
    from quizapp.store import backups

    try:
        backups.write(profile, backups.named(profile, now, "before-upgrade"))
    except OSError as error:
        return f"what quizapp {by} wrote was not backed up ({error.strerror})"
    return ""


def unreadable(error: OSError, profile: Path) -> QuizError:
    """The folder cannot be used."""
    return QuizError(
        f"the learner's folder cannot be used: {error.strerror or error}",
        where=str(error.filename or profile),
        hint="make it yours, or set QUIZAPP_HOME to a folder that you can write to",
    )


def moved_words(kept: Derived, rebuilt: Derived, device: str) -> str:
    """The journal is not the one that was kept; how many of this machine's rows it lacks."""
    before, now = (one.marks.get(device, Mark()).sequence for one in (kept, rebuilt))
    lacks = (
        f". The journal lacks {counted(before - now, 'row')} saved on this machine; unless you forgot or restored"
        " elsewhere, a backup may have them: `quizapp restore` lists the backups"
    )
    return f"learner.json was ahead of the journal or of another one; it is rebuilt{lacks if before > now else ''}"


def torn_words(reader: Reader, own: bool) -> str:
    """A journal's last line is not whole; `own` is this machine's."""
    path = reader.folder / file_name(reader.mark.file or 1)
    if own:
        length = len(reader.torn)
        return f"{path}: the last line is incomplete ({length} bytes), as after a crash; the next answer sets it aside"
    return f"{path}: the last line is incomplete; the rest may not have arrived from the other machine yet"


def clock_words(last: str, now: datetime) -> str:
    """The latest row is dated after now; nothing where it is not."""
    if not last or instant(last) <= now + CLOCK_SLACK:
        return ""
    return f"the latest answer is dated {last[:16].replace('T', ' ')}: is this machine's clock right?"
