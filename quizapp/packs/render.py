"""Problems as compilers show them: the place, the line, a caret under the very characters, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import isabs

from quizapp.packs.problems import ERROR, Problem
from quizapp.text.control import clean
from quizapp.text.width import cells

_WIDEST = 110


def render(problems: Iterable[Problem], folder: str = "") -> str:
    """All problems, one under the other; `folder` stands before the name of each file that is in it."""
    return "".join(f"{line}\n" for problem in problems for line in lines(problem, folder))


def lines(problem: Problem, folder: str = "") -> list[str]:
    """One problem: a line that says it, the line it is in, a caret line, a hint."""
    rule = f" [{problem.code}]" if problem.severity != ERROR else ""
    where = clean(placed(problem.where, folder))
    said = [f"{where}: {problem.severity}: {_flat(problem.message)}{rule}"]
    if problem.line and problem.source.strip():
        said += _marked(problem)
    if problem.was:
        said.append(f"      = was: {_flat(problem.was)}")
    if problem.now:
        said.append(f"      = now: {_flat(problem.now)}")
    if problem.hint:
        said.append(f"      = hint: {_flat(problem.hint)}")
    return said


def placed(name: str, folder: str) -> str:
    """A file's name with its folder before it; a correction has a whole path of its own."""
    return name if isabs(name) else f"{folder}{name}"


def _marked(problem: Problem) -> list[str]:
    """The source line, cut around the place where it is long, and the carets below it."""
    source, start, end = problem.source, problem.col - 1, max(problem.end - 1, problem.col)
    if len(source) > _WIDEST:
        first = max(0, min(start - 30, len(source) - _WIDEST))
        source = source[first : first + _WIDEST]
        if first:
            source = "…" + source[1:]
        start, end = start - first, min(end - first, _WIDEST)
    before, marked = _shown(source[:start]), _shown(source[start:end])
    width = max(cells(marked), 1)
    carets = " " * cells(before) + "^" + "~" * (width - 1)
    return [f"{problem.line:>5} | {_shown(source).rstrip()}", f"      | {carets}"]


def _shown(text: str) -> str:
    return clean(text.replace("\t", " ")).replace("\n", " ")


def _flat(text: str) -> str:
    return " ".join(clean(text).split())
