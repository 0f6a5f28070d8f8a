"""Backups: one file with everything a learner did, proved by opening it; made on request, daily, and before changes."""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

from quizapp import __version__
from quizapp.archives import MALFORMED
from quizapp.errors import QuizError
from quizapp.store import copies
from quizapp.store.exchange import building
from quizapp.store.lines import BadLine, decode, is_whole
from quizapp.store.platform import make_private, sync_folder
from quizapp.store.reading import NAME

FORMAT = 1
LABEL = "quizapp-backup.json"
DAILY, ASKED = "daily", "asked"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d{6})Z-([a-z-]+)\.zip")
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
KEPT_BEFORE = 10
"""Of backups that were made before a change."""


def back_up(profile: Path, target: Path) -> copies.Opened:
    """Write a backup and prove it by opening it; what it holds."""
    write(profile, target)
    try:
        with building(profile) as folder:
            unpack(target, folder)
            return copies.opened(folder)
    except (QuizError, OSError) as error:
        target.unlink(missing_ok=True)
        raise QuizError(f"the backup was not made: {error}", str(target), "`quizapp doctor` says more") from error


def write(profile: Path, target: Path) -> None:
    """Write a backup; it is there whole or not at all."""
    make_private(target.parent)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        with temporary.open("xb") as file:
            os.chmod(temporary, 0o600)
            with zipfile.ZipFile(file, "w") as archive:
                _fill(archive, profile)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _fill(archive: zipfile.ZipFile, profile: Path) -> None:
    sums = {}
    for name, path in copies.files_of(profile):
        content = path.read_bytes()
        if NAME.fullmatch(path.name):
            content = copies.whole_lines(content)
        _put(archive, name, content)
        sums[name] = f"{crc32(content):08x}"
    label = {"format": FORMAT, "by": __version__, "files": sums}
    _put(archive, LABEL, json.dumps(label, indent=1).encode())


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 1)


def unpack(source: Path, folder: Path) -> None:
    """Put what a backup holds into a folder; an error where a byte is not as it was."""
    for name, content in _read(source):
        copies.keep(folder, name, content)


def _read(source: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a backup, each as it was when the backup was made."""
    try:
        with zipfile.ZipFile(source) as archive:
            for name, expected in _label(archive, source)["files"].items():
                content = archive.read(name)
                if f"{crc32(content):08x}" != expected:
                    raise QuizError(f"{name} is not as it was when the backup was made", str(source))
                yield name, content
    except MALFORMED as error:
        raise QuizError(f"this backup cannot be read: {error}", str(source)) from error


def _label(archive: zipfile.ZipFile, source: Path) -> dict[str, dict[str, str]]:
    try:
        label = json.loads(archive.read(LABEL))
        if label["format"] > FORMAT:
            raise QuizError(f"quizapp {label['by']} made this backup, a newer version", str(source))
        assert isinstance(label["files"], dict)
    except (KeyError, ValueError, TypeError, AssertionError) as error:
        raise QuizError("this is not a backup of quizapp", str(source)) from error
    return dict(label)


def check(source: Path, *, lines: bool = True) -> None:
    """Read a backup from end to end: every file, and every line of every journal, is as its checksum says."""
    for name, content in _read(source):
        if lines and NAME.fullmatch(name.rpartition("/")[2]):
            for line in content.splitlines():
                try:
                    decode(line)
                except BadLine as error:
                    raise QuizError(f"{name} in it is damaged ({error})", str(source)) from error


def damaged(source: Path) -> list[str]:
    """The lines in a backup that are not as their checksums say, each by its file and number."""
    return [
        f"{name}:{number}"
        for name, content in _read(source)
        if NAME.fullmatch(name.rpartition("/")[2])
        for number, line in enumerate(content.splitlines(), 1)
        if not is_whole(line)
    ]


def folder_of(profile: Path) -> Path:
    """Where a learner's backups are kept."""
    return profile / "backups"


def named(profile: Path, now: datetime, why: str) -> Path:
    """Where a backup made now is kept; never the name of one that is there."""
    folder, moment = folder_of(profile), now.astimezone(UTC)
    while (path := folder / f"{moment:%Y-%m-%dT%H%M%SZ}-{why}.zip").exists():
        moment += timedelta(seconds=1)
    return path


def listed(profile: Path) -> list[Path]:
    """A learner's backups, the oldest first."""
    with suppress(FileNotFoundError):
        return sorted(path for path in folder_of(profile).iterdir() if _NAME.fullmatch(path.name))
    return []


def before(profile: Path, now: datetime, what: str) -> Path:
    """A backup of the present before something changes it; only so many of these are kept.

    Those of days to come, made while a clock ran ahead, are left alone.
    """
    target = named(profile, now, f"before-{what}")
    back_up(profile, target)
    old = [path for path in listed(profile) if "-before-" in path.name and path.name <= target.name]
    for path in old[:-KEPT_BEFORE]:
        path.unlink()
    return target


def daily(profile: Path, now: datetime) -> Path | None:
    """The backup of the day, if there is none yet and anything to keep; older ones are thinned out.

    Those of days to come, made while a clock ran ahead, are left alone.
    """
    today = f"{now.astimezone(UTC):%Y-%m-%d}"
    made = [path for path in listed(profile) if path.name.endswith(f"-{DAILY}.zip") and path.name[:10] <= today]
    if (made and made[-1].name[:10] == today) or not any(copies.files_of(profile)):
        return None
    target = named(profile, now, DAILY)
    write(profile, target)
    try:
        check(target, lines=False)
    except QuizError:
        target.unlink()
        raise
    for path in thinned([*made, target]):
        path.unlink()
    return target


def thinned(made: Sequence[Path]) -> list[Path]:
    """Which daily backups are one too many: kept are the last days, then the first of each week and of each month."""
    kept: set[str] = set()
    newest_first = sorted((path.name for path in made), reverse=True)
    kept.update(newest_first[:KEPT_DAYS])
    for most, period in ((KEPT_WEEKS, _week), (KEPT_MONTHS, _month)):
        oldest_of = {period(name): name for name in newest_first}
        latest = sorted(oldest_of, reverse=True)[:most]
        kept.update(oldest_of[one] for one in latest)
    return [path for path in made if path.name not in kept]


def _week(name: str) -> str:
    day = datetime.fromisoformat(name[:10])
    return (day - timedelta(days=day.weekday())).date().isoformat()


def _month(name: str) -> str:
    return name[:7]
