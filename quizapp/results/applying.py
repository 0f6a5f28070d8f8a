"""A correction of a learner as a change that the author looks at first, and that is then kept like an own edit."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from quizapp.errors import QuizError, WrongUse
from quizapp.packs import dumping
from quizapp.packs.editing import InPlace, as_yaml, found_in
from quizapp.packs.file import YamlFile
from quizapp.packs.render import render
from quizapp.practice.by_name import Deciding
from quizapp.practice.editing import Apart, editable
from quizapp.results.rows import Correction
from quizapp.text.control import clean, one_line

NO_QUESTION = "this correction is no question as it stands"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change, and how it is kept."""

    difference: tuple[str, ...]
    """Empty where the question reads so already."""
    keep: Callable[[], None]
    leave: Callable[[], None]
    """To be called where it is not kept."""


def the_one(corrections: Sequence[Correction], question: str, learner: str) -> Correction:
    """The correction of a question that is meant; raises WrongUse where there is none, or more than one."""
    found = [row for row in corrections if learner in {"", row.learner}]
    if len(found) == 1:
        return found[0]
    if not found:
        raise WrongUse(f"nobody handed in a correction of '{question}'" + (f" as {learner}" if learner else ""))
    names = ", ".join(one_line(row.learner) for row in found)
    raise WrongUse(f"'{question}' was corrected by {names}", hint="--from LEARNER says whose correction is meant")


def proposal(path: Path, row: Correction, word: Mapping[str, str], corrections: Path | None) -> Proposal:
    """What a correction changes in the pack at a path; raises QuizError where it cannot be used."""
    if row.what == "reject":
        deciding = Deciding(path, word, corrections)
        deciding.item(row.question)
        reason = one_line(row.text)
        return Proposal((f"- {row.question}", f"rejected: {reason}"), lambda: _reject(deciding, row, reason), _nothing)
    _, item = found_in(path, row.question, corrections)
    now, text = as_yaml(item.question), _corrected(as_yaml(item.question), row)
    difference = _difference(now, text)
    if not difference:
        return Proposal((), _nothing, _nothing)
    place = editable(path, row.question, word, corrections)
    if not isinstance(place, Apart):
        raise _by_hand(path, row, place, difference)
    place.path.write_text(text, encoding="utf-8")
    wrong = place.errors()
    if wrong:
        place.take_back()
        raise QuizError(f"{NO_QUESTION}\n{wrong}", row.question)
    return Proposal(difference, place.keep, place.take_back)


def _corrected(now: str, row: Correction) -> str:
    """The question as it reads now with what the learner changed, and nothing else, in the correction's words."""
    said = _fields(now, row)
    was, becomes = _fields(row.was, row) if row.was else said, _fields(row.text, row)
    changed = [key for key in {**was, **becomes} if key != "id" and was.get(key) != becomes.get(key)]
    return dumping.block({**said, **{key: becomes.get(key) for key in changed}})


def _fields(text: str, row: Correction) -> Mapping[str, Any]:
    file = YamlFile(row.question, text)
    if file.faults() or not isinstance(file.data, dict):
        raise QuizError(f"{NO_QUESTION}\n{render(file.faults())}".rstrip(), row.question)
    return file.data


def _by_hand(path: Path, row: Correction, place: object, difference: Sequence[str]) -> WrongUse:
    """An author's own text is changed by the author."""
    where = f"{place.path}:{place.line}" if isinstance(place, InPlace) else str(path)
    said = "\n".join(difference)
    hint = f"quizapp pack edit {shlex.quote(str(path))} {row.question} opens it there; nothing was changed"
    return WrongUse(f"this question was written by hand, so --apply leaves it to you to change:\n{said}", where, hint)


def _reject(deciding: Deciding, row: Correction, reason: str) -> None:
    deciding.reject([row.question], reason)


def _nothing() -> None:
    """There is nothing to clear away."""


def _difference(before: str, after: str) -> tuple[str, ...]:
    """The lines that differ."""
    changed = unified_diff(before.splitlines(), after.splitlines(), "as it is", "as corrected", lineterm="", n=1)
    return tuple(clean(line) for line in changed if not line.startswith("@@"))
