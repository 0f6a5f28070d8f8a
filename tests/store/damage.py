"""Cuts, flips and full disks, at every byte of the end of a journal and at every write.

`python -m tests.store.damage [--bytes 1000]` does each at so many places and says what came of it.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.store import appending, backups, copies, forgetting, joining, store
from quizapp.store.reading import file_name
from quizapp.store.store import Store
from tests.store.made_rows import START, answer, answers, journal, open_store, restored

NOW = START + timedelta(days=1)


def studied(home: Path, rows: int) -> Path:
    """A learner with so many rows in one file, which is given."""
    kept = open_store(home, now=NOW)
    for one in answers(rows):
        kept.append(one)
    kept._appender.close()
    kept._lock.close()
    return journal(home)


def opened(home: Path) -> Store:
    return open_store(home, now=NOW, read_only=True)


def cut(home: Path, count: int) -> int:
    """Cut at each of the last bytes: it opens, only the rows that the cut reached are gone, and that is told."""
    path = studied(home, count // 100 + 4)
    good, places = path.read_bytes(), 0
    for length in range(len(good) - count, len(good)):
        path.write_bytes(good[:length])
        kept = opened(home)
        assert [one.sequence for one in kept.rows()] == list(range(1, good[:length].count(b"\n")))
        assert any("incomplete" in warning for warning in kept.warnings) is not good[:length].endswith(b"\n")
        assert path.read_bytes() == good[:length]
        places += 1
    path.write_bytes(good)
    return places


def flip(home: Path, count: int) -> int:
    """Flip a bit at each of the last bytes: it is noticed each time, and nothing is changed."""
    path = studied(home, count // 100 + 4)
    good, places = path.read_bytes(), 0
    rows = good.count(b"\n") - 1
    for place in range(len(good) - count, len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1 << place % 8]) + good[place + 1 :])
        try:
            kept = opened(home)
        except QuizError as error:
            line = good[:place].count(b"\n") + 1
            assert f"{file_name(1)}:{line}" in error.where  # noqa: PT017
        else:
            assert place >= good[:-1].rfind(b"\n")
            assert len(list(kept.rows())) == rows - 1 - (good[place] == ord("\n") and place < len(good) - 1)
            assert any("incomplete" in warning for warning in kept.warnings)
        places += 1
    path.write_bytes(good)
    return places


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def full(home: Path, every: int) -> dict[str, int]:
    """Let each thing that is written find no room at each byte of it; how often each was refused."""
    path = studied(home, 30)
    other = home / "other"
    shutil.copytree(home / "profiles", other / "profiles")
    studied_more = open_store(other, now=NOW)
    studied_more.append(answer("lakes/other", NOW))
    studied_more.close()
    profile = home / "profiles" / "default"
    backups.write(profile, home / "copy.zip")
    does: dict[str, tuple[Callable[[], object], int]] = {
        "a backup": (lambda: backups.back_up(profile, home / "new.zip"), 20_000),
        "a restore": (lambda: restored(profile, home / "copy.zip", NOW), 20_000),
        "an import": (lambda: joining.join(profile, other / "profiles" / "default", NOW), 20_000),
        "forgetting": (lambda: forgetting.forget(profile, "rivers", NOW, backup=True), 20_000),
    }
    refused = {"an answer": answer_full(home, path, every), "a new file": file_full(home, every)}
    refused["a checkpoint"] = checkpoint_full(home, every)
    for name, (act, most) in does.items():
        refused[name] = 0
        for size in range(0, most, every * 60):
            refused[name] += act_full(home, profile, act, size)
    return refused


def answer_full(home: Path, path: Path, every: int) -> int:
    """An answer, cut off at each of its bytes; then it is given again."""
    kept, refused = open_store(home, now=NOW), 0
    kept.append(answer("p/first", NOW))
    for more in range(0, 300, every):
        size, state, row = path.stat().st_size, kept.state, answer("p/q", NOW)
        try:
            with room(size + more):
                kept.append(row)
        except QuizError as error:
            assert "no room" in error.message  # noqa: PT017
            assert path.stat().st_size == size
            assert kept.state is state
            refused += 1
            kept.append(row)
        assert list(kept.rows())[-1].id == row.id
        assert len({one.id for one in kept.rows()}) == len(list(kept.rows()))
    kept.close()
    return refused


def file_full(home: Path, every: int) -> int:
    """The header of a new file, cut off at each of its bytes."""
    refused, before = 0, appending.FULL_BYTES
    for more in range(0, 120, every):
        kept, row = open_store(home, now=NOW), answer("p/q", NOW)
        there = [one.id for one in kept.rows()]
        appending.FULL_BYTES = 10
        try:
            with room(more):
                kept.append(row)
        except QuizError as error:
            assert "no room" in error.message  # noqa: PT017
            assert [one.id for one in kept.rows()] == there
            refused += 1
            kept.append(row)
        finally:
            appending.FULL_BYTES = before
        assert [one.id for one in open_store(home, now=NOW).rows()] == [*there, row.id]
        kept.close()
    return refused


def checkpoint_full(home: Path, every: int) -> int:
    """`learner.json`, cut off at many of its bytes: the old one stays, and it is told."""
    path, refused = home / "profiles" / "default" / "learner.json", 0
    kept = open_store(home, now=NOW)
    kept.close()
    for size in range(0, path.stat().st_size, every * 40):
        kept = open_store(home, now=NOW)
        kept.append(answer("p/q", NOW))
        before = path.read_bytes()
        with room(size):
            kept.checkpoint()
        assert "your answers are safe" in kept.warnings[-1]
        assert path.read_bytes() == before
        refused += 1
        kept.checkpoint()
        assert path.read_bytes() != before
        assert open_store(home, now=NOW).state == kept.state
        kept.close()
    return refused


def act_full(home: Path, profile: Path, act: Callable[[], object], size: int) -> int:
    """Something that writes whole files, with room for so much of each: nothing changes, or all that was meant."""
    before = {name: path.read_bytes() for name, path in copies.files_of(profile)}
    try:
        with room(size):
            act()
    except (QuizError, OSError):
        refused = 1
        assert {name: path.read_bytes() for name, path in copies.files_of(profile)} == before
    else:
        refused = 0
        put_back(profile, before)
    assert not [path for path in profile.iterdir() if path.name.startswith(("building", "incoming"))]
    kept = open_store(home, now=NOW)
    assert len(list(kept.rows())) == sum(content.count(b"\n") - 1 for content in before.values())
    kept.close()
    (home / "new.zip").unlink(missing_ok=True)
    shutil.rmtree(profile / "backups", ignore_errors=True)
    return refused


def put_back(profile: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(profile / "journal")
    for name, content in files.items():
        copies.keep(profile, name, content)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=1000)
    count = parser.parse_args().bytes
    store.SETTLE_SECONDS = 0
    with tempfile.TemporaryDirectory() as folder:
        cuts = cut(Path(folder) / "cut", count)
        print(f"cut at each of the last {cuts} bytes: it opened each time, what the cut reached was told")
        flips = flip(Path(folder) / "flip", count)
        print(f"a bit flipped at each of the last {flips} bytes: noticed each time")
        refused = full(Path(folder) / "full", 1)
        said = ", ".join(f"{name} {times}" for name, times in refused.items())
        print(f"a full disk, refused so often: {said}; nothing lost, and it went on when there was room")
    return 0


if __name__ == "__main__":
    sys.exit(main())
