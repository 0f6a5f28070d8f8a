"""The rows of a table that is written as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from quizapp.errors import QuizError

_LONGEST = 1_000_000
"""How long a cell may be: a quotation mark that is never closed makes one of the rest of the file."""
csv.field_size_limit(_LONGEST)


def rows(text: str, mark: str, name: str, before: int = 0) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with the line it begins in, after so many lines before the table."""
    reader, lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark), text.split("\n")
    last, end = 0, 0
    try:
        for row in reader:
            last, end = end, reader.line_num
            if any(map(str.strip, row)):
                yield before + last + 1, row if end - last > 1 else _as_typed(lines[last], mark, row)
    except csv.Error as error:
        hint = "is there a quotation mark that is never closed?"
        where = f"{name}:{before + end + 1}"
        raise QuizError("a cell of this row is longer than a million characters", where, hint) from error
    if end - last > 1 and _is_misquoted(lines[last:], mark):
        hint = "close it; inside quotation marks write two for one"
        raise QuizError("one of the quotation marks in this row is never closed", f"{name}:{before + last + 1}", hint)


def _as_typed(line: str, mark: str, row: list[str]) -> list[str]:
    """The cells of a line, in which quotation marks are letters where they do not stand as tables have them."""
    if '"' not in line or not _is_misquoted([line], mark):
        return row
    return next(csv.reader([line], delimiter=mark, quoting=csv.QUOTE_NONE))


def _is_misquoted(lines: list[str], mark: str) -> bool:
    """Whether a quotation mark in the lines is not closed, or closed before its cell ends."""
    try:
        list(csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=mark, strict=True))
    except csv.Error:
        return True
    return False
