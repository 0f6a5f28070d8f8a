"""The bytes of a file from another program as text."""

from __future__ import annotations

import codecs

from quizapp.errors import QuizError

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def text_of(data: bytes, name: str) -> str:
    """The text with its lines ended by a line feed; UTF-8, or UTF-16 with its mark, as spreadsheets save it."""
    encoding = next((one for mark, one in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QuizError("this is not text in UTF-8", f"{name}:{line}", "save the file as UTF-8") from error
