"""The one place of this room that opens files: a path becomes a Document or a reason why not."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.documents.build import document
from quizapp.documents.formats import kinds
from quizapp.documents.model import Document
from quizapp.documents.naming import document_name
from quizapp.errors import QuizError

LARGEST_BYTES, LARGEST_FILE = 5_000_000, 50_000_000
"""Of text, and of a file that text is taken from."""
_OF_A_PAGE = re.compile(r"_(?:files|Dateien|fichiers)$")
"""Ends the folder that a browser saves beside a page."""
SUFFIXES = kinds.TEXT | kinds.EXTRACTED
"""Names that `readable` takes for documents; a file named by a person is read whatever it is called."""


def read_document(path: Path) -> Document:
    """The document in a file; a `QuizError` says why there is none."""
    return document(document_name(path.name), read_text(path))


def is_extracted(path: Path) -> bool:
    """Whether the document's text is taken out of the file, rather than being the file."""
    return path.suffix.lower() in kinds.EXTRACTED


def read_text(path: Path) -> str:
    """The file decoded as UTF-8, with byte order mark and line ends kept; the extracted text of other formats."""
    suffix = path.suffix.lower()
    raw = _bytes(path, LARGEST_FILE if is_extracted(path) else LARGEST_BYTES)
    try:
        kinds.misnamed(suffix, raw)
        return kinds.extract(raw) if is_extracted(path) else _decoded(raw)
    except QuizError as error:
        raise QuizError(error.message, str(path), error.hint) from error


def _bytes(path: Path, largest: int) -> bytes:
    where = str(path)
    try:
        if path.is_dir():
            raise QuizError("This is a folder, not a document.", where, "Name a file in it.")
        size = path.stat().st_size
        if size > largest:
            raise QuizError(
                f"The document is too large: {size / 1e6:.0f} MB. Documents may have {largest // 1_000_000} MB.",
                where,
                "Split it, for example by chapter, and name the parts.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise QuizError("There is no such file.", where, "Check the spelling of the path.") from None
    except OSError as error:
        raise QuizError(f"The file cannot be read: {error.strerror}.", where, "Check its permissions.") from None


def _decoded(raw: bytes) -> str:
    if b"\x00" in raw:
        raise QuizError("This is not a text file.", hint=f"{kinds.KNOWN}; save it as one of them.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise QuizError(
            f"The text is not UTF-8: line {line} has a byte that cannot be read.",
            hint="Save it as UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8).",
        ) from None
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u00a0\u200b"):
        raise QuizError("The document is empty.", hint="Name a file that has text in it.")
    return text


def readable(folder: Path) -> list[Path]:
    """The documents in a folder and below, sorted by path; hidden ones and the parts of saved pages are passed over."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") or _OF_A_PAGE.search(part) for part in path.relative_to(folder).parts[:-1])
        and not path.name.startswith(".")
        and path.is_file()
    )
