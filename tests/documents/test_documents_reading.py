"""Files that can be read, and what is said of those that cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.documents.reading import LARGEST_BYTES, read_document, readable
from quizapp.errors import QuizError


def test_a_file_is_read_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "bees.txt"
    path.write_bytes(b"\xef\xbb\xbfBees make\r\nhoney.\r\n")
    made = read_document(path)
    assert made.name == "bees.txt"
    assert made.text == "\ufeffBees make\r\nhoney.\r\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "empty"),
        (b"%PDF-1.7\x00\x01\x02", "PDF file"),
        (b"\x00\x01\x02 not text", "not a text file"),
        ("Bienen über Blüten".encode("latin-1"), "not UTF-8"),
        (b"a" * (LARGEST_BYTES + 1), "too large"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason_and_a_next_step(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    with pytest.raises(QuizError) as caught:
        read_document(path)
    assert words in caught.value.message
    assert caught.value.where == str(path)
    assert caught.value.hint


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path):
        with pytest.raises(QuizError) as caught:
            read_document(path)
        assert caught.value.where == str(path)


def test_the_documents_of_a_folder_are_found_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.png", ".d.txt", "sub/e.md", ".git/f.txt", "p_files/ad.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Bees make honey.")
    assert [p.relative_to(tmp_path).as_posix() for p in readable(tmp_path)] == ["a.txt", "b.md", "sub/e.md"]


def test_a_long_line_and_deep_nesting_are_read_quickly(tmp_path: Path) -> None:
    path = tmp_path / "odd.md"
    path.write_text("[" * 20_000 + "\n\n" + "a " * 50_000 + "\n\n" + ">" * 5_000 + "\n" + "*_`<" * 5_000)
    assert read_document(path).blocks
