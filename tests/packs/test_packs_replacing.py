"""Files replaced whole: never something else that a link leads to."""

from __future__ import annotations

from pathlib import Path

from quizapp.packs.replacing import replace_files


def test_no_link_is_written_through(tmp_path: Path) -> None:
    other, folder = tmp_path / "other", tmp_path / "pack"
    other.write_bytes(b"mine")
    folder.mkdir()
    for name in (".a.new", "b", ".b.new"):
        (folder / name).symlink_to(other)
    replace_files({folder / "a": b"one", folder / "b": b"two"})
    assert other.read_bytes() == b"mine"
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {"a": b"one", "b": b"two"}
    assert not (folder / "b").is_symlink()
