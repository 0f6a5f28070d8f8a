"""The one place of this room that opens files: a path becomes a Document or a reason why not."""

from __future__ import annotations

from pathlib import Path

from quizapp.documents.build import document
from quizapp.documents.model import Document
from quizapp.errors import QuizError

LARGEST_BYTES = 5_000_000
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".rst", ""})
"""Names that `readable` takes for documents; a file named by a person is read whatever it is called."""


def read_document(path: Path) -> Document:
    """The document in a file; a `QuizError` says why there is none."""
    return document(path.name, read_text(path))


def read_text(path: Path) -> str:
    """The file decoded as UTF-8, with byte order mark and line ends kept."""
    where = str(path)
    try:
        if path.is_dir():
            raise QuizError("This is a folder, not a document.", where, "Name a file in it.")
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise QuizError(
                f"The document is too large: {size / 1e6:.0f} MB. Documents may have {LARGEST_BYTES // 1_000_000} MB.",
                where,
                "Split it, for example by chapter, and name the parts.",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise QuizError("There is no such file.", where, "Check the spelling of the path.") from None
    except OSError as error:
        raise QuizError(f"The file cannot be read: {error.strerror}.", where, "Check its permissions.") from None
    return _decoded(raw, where)


def _decoded(raw: bytes, where: str) -> str:
    if b"\x00" in raw:
        raise QuizError(
            "This is not a text file.", where, "Plain text and Markdown can be read; save it as one of them."
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise QuizError(
            f"The text is not UTF-8: line {line} has a byte that cannot be read.",
            where,
            "Save it as UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8).",
        ) from None
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u00a0\u200b"):
        raise QuizError("The document is empty.", where, "Name a file that has text in it.")
    return text


def readable(folder: Path) -> list[Path]:
    """The documents in a folder and below, sorted by path; hidden files and folders are passed over."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES - {""}
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )
