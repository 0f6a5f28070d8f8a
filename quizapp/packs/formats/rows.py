"""The rows of a table that is written as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from quizapp.errors import QuizError

_LONGEST = 1_000_000
"""How long a cell may be: a quotation mark that is never closed makes one of the rest of the file."""
csv.field_size_limit(_LONGEST)
_UNCLOSED = "unexpected end of data"
"""What the table's reader says of a quotation mark that is not closed."""


def rows(text: str, mark: str, name: str, before: int = 0) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with the line it begins in, after so many lines before the table."""
    reader, lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark), text.split("\n")
    last, end = 0, 0
    try:
        for row in reader:
            last, end = end, reader.line_num
            if any(map(str.strip, row)):
                yield before + last + 1, _as_typed(lines[last:end], mark, row, f"{name}:{before + last + 1}")
    except csv.Error as error:
        hint = "is there a quotation mark that is never closed?"
        where = f"{name}:{before + end + 1}"
        raise QuizError("a cell of this row is longer than a million characters", where, hint) from error


def _as_typed(lines: list[str], mark: str, row: list[str], where: str) -> list[str]:
    """The cells of a row, in which quotation marks are letters where they do not stand as tables have them.

    Raises QuizError where one of them runs on past the end of its line, so that no row is swallowed.
    """
    wrong = _misquoted(lines, mark) if any('"' in line for line in lines) else ""
    if not wrong:
        return row
    if len(lines) > 1 or wrong == _UNCLOSED:
        hint = "close it; inside quotation marks write two for one"
        raise QuizError("one of the quotation marks in this row is never closed", where, hint)
    return next(csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE))


def _misquoted(lines: list[str], mark: str) -> str:
    """What is wrong with the quotation marks in the lines: one is not closed, or closed before its cell ends."""
    try:
        list(csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        return str(error)
    return ""
