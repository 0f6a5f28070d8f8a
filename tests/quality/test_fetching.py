"""Choosing and checking the texts that are fetched; the network is never asked here."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality import fetch


def a_text(path: str, content: bytes, name: str = "lamp.txt") -> fetch.Text:
    return fetch.Text("lamps", "1.0", path, hashlib.sha256(content).hexdigest(), name)


def an_archive(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "lamps-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"lamps-1.0/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def test_wanted_files_are_taken_from_below_the_top_folder(tmp_path: Path) -> None:
    content = b"The lamp was lit in 1759.\r\n\r\nIt still burns.\r\n"
    archive = an_archive(tmp_path, {"docs/lamp.txt": content, "setup.py": b"pass\n"})
    found = fetch.unpacked(archive, [a_text("docs/lamp.txt", content)])
    assert found == {"lamp.txt": "The lamp was lit in 1759.\n\nIt still burns.\n"}


def test_a_file_that_changed_is_refused(tmp_path: Path) -> None:
    archive = an_archive(tmp_path, {"docs/lamp.txt": b"Another text.\n"})
    with pytest.raises(ValueError, match=r"lamps==1\.0: docs/lamp\.txt has sha256"):
        fetch.unpacked(archive, [a_text("docs/lamp.txt", b"The text that was chosen.\n")])


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match=r"lamps==1\.0 does not hold docs/gone\.txt"):
        fetch.chosen(["lamps-1.0/docs/lamp.txt"], [a_text("docs/gone.txt", b"")])


def test_a_name_that_only_ends_alike_is_not_taken() -> None:
    with pytest.raises(ValueError, match=r"does not hold lamp\.txt"):
        fetch.chosen(["lamps-1.0/docs/lamp.txt"], [a_text("lamp.txt", b"")])


def test_texts_are_written_under_their_names(tmp_path: Path) -> None:
    fetch.written({"a.txt": "One.\n", "b.md": "Two.\n"}, tmp_path / "new" / "folder")
    assert {p.name: p.read_text() for p in (tmp_path / "new" / "folder").iterdir()} == {
        "a.txt": "One.\n",
        "b.md": "Two.\n",
    }


@given(st.lists(st.text("ab \n", max_size=30), max_size=12).map("\n\n".join), st.integers(1, 20))
def test_a_passage_is_the_beginning_and_no_longer_than_asked_but_for_one_paragraph(text: str, words: int) -> None:
    found = fetch.passage(text, words)
    assert text.startswith(found.rstrip())
    assert len(found.split()) <= max(words, len(text.split("\n\n", maxsplit=1)[0].split()))


def test_the_chosen_texts_are_many_and_of_many_packages() -> None:
    names = [text.name for text in fetch.TEXTS]
    assert len(set(names)) == len(names) >= 8
    assert len(fetch.by_requirement(fetch.TEXTS)) >= 8
    assert all(len(text.sha256) == 64 and not Path(text.path).is_absolute() for text in fetch.TEXTS)
