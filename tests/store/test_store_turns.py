"""A file that several processes change: none loses what another wrote, and a crash leaves the old or the new."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.store.turns import change_file
from tests.open_files import refuse_removal

ADDS = """\
import sys
from pathlib import Path
from quizapp.store.turns import change_file
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    change_file(path, lambda before: (before or b"") + f"{name}{number}\\n".encode())
"""
GROWS = """\
import sys
from pathlib import Path
from quizapp.store.turns import change_file
path = Path(sys.argv[1])
while True:
    change_file(path, lambda before: bytes([(before[0] + 1) % 256]) * 300_000)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pack"
    made.mkdir()
    return made


def test_a_file_is_made_changed_and_taken_away(folder: Path) -> None:
    path = folder / "a"
    assert change_file(path, lambda before: b"one") == (None, b"one")
    path.chmod(0o640)
    assert change_file(path, lambda before: (before or b"") + b" two") == (b"one", b"one two")
    assert path.stat().st_mode & 0o777 == 0o640
    assert change_file(path, lambda before: before) == (b"one two", b"one two")
    assert change_file(path, lambda before: None) == (b"one two", None)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks which files are open")
def test_it_is_left_and_taken_away_where_no_open_file_can_be_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_removal(monkeypatch)
    path = folder / "a"
    assert change_file(path, lambda before: before) == (None, None)
    path.write_bytes(b"one")
    assert change_file(path, lambda before: before) == (b"one", b"one")
    assert change_file(path, lambda before: None) == (b"one", None)
    assert list(folder.iterdir()) == []


def test_what_goes_wrong_meanwhile_leaves_everything_as_it_was(folder: Path) -> None:
    path = folder / "a"
    path.write_bytes(b"one")

    def refuse(before: bytes | None) -> bytes | None:
        raise QuizError("no")

    with pytest.raises(QuizError, match="no"):
        change_file(path, refuse)
    assert [one.name for one in folder.iterdir()] == ["a"]
    assert path.read_bytes() == b"one"


def test_processes_at_once_lose_nothing_of_each_other(folder: Path) -> None:
    path, each = folder / "a", 40
    command = [sys.executable, "-c", ADDS, str(path)]
    running = [subprocess.Popen([*command, name, str(each)]) for name in "pqr"]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    lines = path.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name}{number}" for name in "pqr" for number in range(each))
    assert [one.name for one in folder.iterdir()] == ["a"]


def test_killed_while_writing_the_file_is_the_old_or_the_new(folder: Path) -> None:
    path = folder / "a"
    path.write_bytes(b"\0")
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", GROWS, str(path)])
        begun = path.stat().st_ino
        while path.stat().st_ino == begun:
            time.sleep(0.005)
        time.sleep(0.003)
        process.send_signal(signal.SIGKILL)
        process.wait()
        content = path.read_bytes()
        assert len(set(content)) == 1
        assert len(content) == 300_000
    change_file(path, lambda before: b"after")
    assert [one.name for one in folder.iterdir()] == ["a"]


def test_a_link_beside_or_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    (folder / ".a.new").symlink_to(other)
    with pytest.raises(QuizError, match="this is a link"):
        change_file(folder / "a", lambda before: b"two")
    assert [one.name for one in folder.iterdir()] == [".a.new"]
    (folder / "b").symlink_to(other)
    with pytest.raises(QuizError, match="a link to a file outside"):
        change_file(folder / "b", lambda before: b"two")
    assert sorted(one.name for one in folder.iterdir()) == [".a.new", "b"]
    assert other.read_bytes() == b"mine"


def test_a_link_within_the_folder_gives_way_to_the_file(folder: Path) -> None:
    (folder / "old").write_bytes(b"one")
    (folder / "a").symlink_to("old")
    assert change_file(folder / "a", lambda before: (before or b"") + b" two") == (b"one", b"one two")
    assert ((folder / "a").read_bytes(), (folder / "old").read_bytes()) == (b"one two", b"one")


def test_where_nothing_can_be_written_it_says_so() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a").write_bytes(b"one")
        folder.chmod(0o555)
        code = (
            "import fcntl, os\nfrom pathlib import Path\nfrom quizapp.store.turns import change_file\n"
            "from quizapp.errors import QuizError\n"
            "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
            f"try: change_file(Path({str(folder / 'a')!r}), lambda before: b'two')\n"
            "except QuizError as error: print(error.message)"
        )
        done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False)
        folder.chmod(0o755)
        assert done.stdout.startswith("cannot be written"), done.stderr
        assert os.listdir(folder) == ["a"]
