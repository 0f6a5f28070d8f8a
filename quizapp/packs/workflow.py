"""Problems as commands that GitHub's runner reads: each becomes a note beside the line it is about."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.packs.problems import NOTE, Problem
from quizapp.packs.render import placed
from quizapp.text.control import clean

_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def commands(problems: Iterable[Problem], folder: str = "") -> str:
    """A line a problem, with its file, line and columns."""
    return "".join(f"{_line(problem, folder)}\n" for problem in problems)


def _line(problem: Problem, folder: str) -> str:
    level = "notice" if problem.severity == NOTE else problem.severity
    where = {"file": placed(problem.file, folder)}
    if problem.line:
        last = max(problem.col, problem.end - 1)
        where |= {"line": str(problem.line), "col": str(problem.col), "endColumn": str(last)}
    where["title"] = problem.code
    said = ",".join(f"{key}={clean(value).translate(_PROPERTY)}" for key, value in where.items())
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    return f"::{level} {said}::{clean(text).translate(_MESSAGE)}"
