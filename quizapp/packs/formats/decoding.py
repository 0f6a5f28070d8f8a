"""The bytes of a file from another program as text."""

from __future__ import annotations

import codecs

from quizapp.errors import QuizError

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def text_of(data: bytes, name: str, declared: str = "utf-8") -> str:
    """The text with its lines ended by a line feed: in UTF-16 or UTF-8 where its mark says so, else as is declared."""
    encoding = next((one for mark, one in _MARKS.items() if data.startswith(mark)), declared)
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QuizError(
            f"this is not text in {encoding.upper()}", f"{name}:{line}", "save the file as UTF-8"
        ) from error
