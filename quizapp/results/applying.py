"""A correction of a learner as a change that the author looks at first, and that is then kept like an own edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.editing import InPlace, found_in, written_out
from quizapp.practice.by_name import Deciding
from quizapp.practice.editing import Apart, editable
from quizapp.results.rows import Correction
from quizapp.text.control import clean, one_line


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change, and how it is kept."""

    difference: tuple[str, ...]
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
        reason = one_line(row.text)
        return Proposal((f"- {row.question}", f"rejected: {reason}"), lambda: _reject(deciding, row, reason), _nothing)
    place = editable(path, row.question, word, corrections)
    _, item = found_in(path, row.question, corrections)
    difference = _difference(written_out(item.question), row.text)
    if not isinstance(place, Apart):
        raise _by_hand(path, row, place, difference)
    place.path.write_text(row.text, encoding="utf-8")
    wrong = place.errors()
    if wrong:
        place.take_back()
        raise QuizError(f"this correction is no question as it stands\n{wrong}", row.question)
    return Proposal(difference, place.keep, place.take_back)


def _by_hand(path: Path, row: Correction, place: object, difference: Sequence[str]) -> QuizError:
    """An author's own text is changed by the author."""
    where = f"{place.path}:{place.line}" if isinstance(place, InPlace) else str(path)
    said = "\n".join(difference)
    hint = f"quizapp pack edit {path} {row.question} opens it"
    return QuizError(f"this question was written by hand, so change it there:\n{said}", where, hint)


def _reject(deciding: Deciding, row: Correction, reason: str) -> None:
    deciding.reject([row.question], reason)


def _nothing() -> None:
    """There is nothing to clear away."""


def _difference(before: str, after: str) -> tuple[str, ...]:
    """The lines that differ, without what a comment says."""
    old, new = ([line for line in text.splitlines() if not line.startswith("#")] for text in (before, after))
    changed = unified_diff(old, new, "as it is", "as corrected", lineterm="", n=1)
    return tuple(clean(line) for line in changed if not line.startswith("@@"))
