"""What is wrong in a pack, and exactly where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.errors import QuizError

ERROR, WARNING, NOTE = "error", "warning", "note"
LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `col` to `end` of a line, counted from 1; `last` is the last line where it spans several."""

    line: int
    col: int
    end: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, how bad, what, and what to do."""

    file: str
    line: int
    col: int
    end: int
    severity: str
    code: str
    message: str
    hint: str = ""
    source: str = ""
    """The line it stands in, as it is in the file."""
    was: str = ""
    """The words that stood in the document when they were quoted, where they have changed."""
    now: str = ""
    """The words that stand there instead, where something near does."""
    question: str = ""
    """The id of the question it is in, where it is in one."""

    @property
    def where(self) -> str:
        """The place as compilers write it: `pack.yaml:26:13`."""
        return f"{self.file}:{self.line}:{self.col}" if self.line else self.file


def unreadable(error: QuizError) -> Problem:
    """What keeps a file or folder from being read."""
    return Problem(error.where, 0, 0, 0, ERROR, "unreadable", error.message, error.hint)


def counts(problems: tuple[Problem, ...] | list[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    severities = [problem.severity for problem in problems]
    return severities.count(ERROR), severities.count(WARNING)
