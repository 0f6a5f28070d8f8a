"""Several processes, kills, full disks and folders that belong to somebody else."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import crash
import pytest
from made_rows import answer, journal, open_store

from quizapp.study.fold import replay

CHILD = Path(crash.__file__).with_name("answering.py")

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
language: en
license: CC0-1.0
questions:
"""


def child(home: Path, seed: int, count: int, limit: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), str(home), str(seed), str(count), str(limit)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_at_once_lose_nothing_and_agree(home: Path) -> None:
    both = [child(home, seed, 150) for seed in (1, 2)]
    said = []
    for one in both:
        out, errors = one.communicate(timeout=60)
        assert (one.returncode, errors) == (0, "")
        said += [line.split()[1:] for line in out.splitlines()]
    kept = open_store(home)
    rows = list(kept.rows())
    assert {(str(row.sequence), row.id) for row in rows} == {(sequence, name) for sequence, name in said}
    assert [row.sequence for row in rows] == list(range(1, 301))
    assert kept.state == replay(rows)


def test_a_full_disk_refuses_the_answer_and_keeps_every_other(home: Path) -> None:
    one = child(home, 3, 500, limit=30_000)
    out, errors = one.communicate(timeout=60)
    *saved, refused = out.splitlines()
    assert (one.returncode, errors) == (0, "")
    assert len(saved) > 20
    assert "no room" in refused
    kept = open_store(home, now=datetime.now(UTC))
    assert kept.warnings == []
    assert [row.id for row in kept.rows()] == [line.split()[2] for line in saved]
    assert kept.append(answer()).sequence == len(saved) + 1


def test_killed_at_any_moment_nothing_acknowledged_is_lost() -> None:
    acknowledged, there = crash.run(times=4, seed=4, every=2)
    assert acknowledged > 4
    assert there >= acknowledged


@pytest.mark.parametrize("mode", ["files", "restore"])
def test_killed_while_beginning_a_file_or_restoring_nothing_is_lost_or_half_done(mode: str) -> None:
    acknowledged, _ = crash.run(times=3, seed=6, mode=mode, every=3)
    assert acknowledged > 3


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    questions = "".join(
        f"  - id: q{n}\n    kind: short\n    prompt: Which river runs past mill {n}?\n    answer: River {n}\n"
        for n in range(30)
    )
    path = tmp_path / "rivers.yaml"
    path.write_text(PACK + questions, "utf-8")
    return path


def test_plain_study_killed_at_any_moment_loses_nothing(pack: Path) -> None:
    acknowledged, there = crash.run(times=2, seed=5, plain=str(pack), every=2)
    assert acknowledged > 2
    assert there >= acknowledged


def test_two_plain_studies_at_once_keep_every_answer_of_both(home: Path, pack: Path) -> None:
    command = [sys.executable, "-m", "quizapp", "study", str(pack), "--plain", "--limit", "40"]
    both = []
    for number in range(2):
        typed = pack.with_name(f"typed{number}")
        typed.write_text(f"answer of {number}\n\n" * 40, "utf-8")
        with typed.open() as keys:
            both.append(
                subprocess.Popen(command, stdin=keys, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            )
    said = []
    for one in both:
        out, errors = one.communicate(timeout=60)
        assert (one.returncode, errors) == (0, "")
        said += re.findall(r"^saved (\d+)$", out, re.MULTILINE)
    rows = list(open_store(home / "quizapp", now=datetime.now(UTC)).rows())
    assert sorted(map(int, said)) == [row.sequence for row in rows] == list(range(1, 81))
    assert [sum(row.data["response"] == f"answer of {number}" for row in rows) for number in range(2)] == [40, 40]


# folders of somebody else

OPEN_AS_NOBODY = """
import os, sys, tempfile
from datetime import datetime, UTC
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from quizapp.errors import QuizError
from quizapp.store.store import Store
from made_rows import answer, open_store
with tempfile.TemporaryDirectory() as folder:  # everything is loaded: the interpreter may lie where others cannot read
    warm = open_store(Path(folder))
    warm.append(answer())
    warm.close()
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
home, profile = Path(sys.argv[1]), Path(sys.argv[2])
try:
    store = Store.open(profile, home, datetime.now(UTC))
    print("rows", len(list(store.rows())))
    print("warnings", store.warnings)
    store.append(answer())
    print("appended")
    store.close()
except QuizError as error:
    print("error", error, "|", error.hint)
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user of this machine can reach; pytest closes its own to others whenever it begins."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def as_nobody(home: Path, profile: Path) -> str:
    """Open and append as a user who owns nothing here; who is not root is that already."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, str(home), str(profile), str(CHILD.parent)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def lock_up(folder: Path, files: int, folders: int) -> None:
    for path in [*folder.rglob("*"), folder]:
        path.chmod(folders if path.is_dir() else files)


def release(folder: Path) -> None:
    """What pytest needs to clear up afterwards."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)


def test_a_folder_that_cannot_be_written_is_opened_read_only(shared: Path) -> None:
    kept = open_store(shared / "home")
    kept.append(answer())
    kept.close()
    before = journal(shared / "home").read_bytes()
    lock_up(shared / "home", 0o444, 0o555)
    said = as_nobody(shared / "home", shared / "home/profiles/default")
    release(shared)
    assert "rows 1" in said
    assert re.search(r"warnings \['opened read-only, nothing will be saved: .* cannot be written to", said)
    assert "error" in said
    assert "not saved" in said
    assert journal(shared / "home").read_bytes() == before


def test_a_folder_that_cannot_be_read_is_a_message(shared: Path) -> None:
    open_store(shared / "home").append(answer())
    lock_up(shared / "home/profiles/default/journal", 0o000, 0o000)
    (shared / "home").chmod(0o755)
    (shared / "home/profiles").chmod(0o755)
    (shared / "home/profiles/default").chmod(0o755)
    said = as_nobody(shared / "home", shared / "home/profiles/default")
    release(shared)
    assert said.startswith("error")
    assert "Permission denied" in said


def test_a_home_that_cannot_be_made_is_a_message(shared: Path) -> None:
    shared.chmod(0o555)
    said = as_nobody(shared / "home", shared / "home/profiles/default")
    release(shared)
    assert said.startswith("error")
    assert "Permission denied" in said
    assert "QUIZAPP_HOME" in said


def test_a_home_below_a_file_is_a_message(home: Path) -> None:
    (home / "file").write_text("x")
    said = as_nobody(home / "file", home / "file/profiles/default")
    assert said.startswith("error")
    assert "Not a directory" in said or "Permission denied" in said
