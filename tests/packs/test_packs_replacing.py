"""Files replaced whole: never something else that a link leads to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.replacing import replace_files


def test_no_link_is_written_through(tmp_path: Path) -> None:
    other, folder = tmp_path / "other", tmp_path / "pack"
    other.write_bytes(b"mine")
    folder.mkdir()
    for name in (f".a.{os.getpid()}.new", "b", f".b.{os.getpid()}.new"):
        (folder / name).symlink_to(other)
    replace_files({folder / "a": b"one", folder / "b": b"two"})
    assert other.read_bytes() == b"mine"
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {"a": b"one", "b": b"two"}
    assert not (folder / "b").is_symlink()


def test_what_is_no_plain_file_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(QuizError, match="this is a device"):
        replace_files({pipe: b"one"})
    assert pipe.is_fifo()


def test_what_another_process_is_writing_is_left_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    theirs = {f".a.{os.getpid() + 1}.new": b"half", ".a.new": b"half"}
    for name, half in theirs.items():
        (folder / name).write_bytes(half)
    replace_files({folder / "a": b"mine"})
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {"a": b"mine", **theirs}
