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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line = before + 1
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = before + reader.line_num + 1
    except csv.Error as error:
        hint = "is there a quotation mark that is never closed?"
        raise QuizError("a cell of this row is longer than a million characters", f"{name}:{line}", hint) from error
