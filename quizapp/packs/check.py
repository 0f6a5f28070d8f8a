"""A pack checked like code: everything that is wrong in one run."""

from __future__ import annotations

from pathlib import Path

from quizapp.bulk import in_bulk
from quizapp.packs.check_exams import exam_checks
from quizapp.packs.checking import cross_checks, in_order
from quizapp.packs.commented import commented
from quizapp.packs.problems import Problem
from quizapp.packs.reading import LoadedPack, examine


def check_pack(path: Path) -> list[Problem]:
    """Every error and warning of the pack at a path; raises QuizError where there is no pack."""
    with in_bulk():  # whose end finds nothing of the pack itself to look through
        return checked(path)[0]


def checked(path: Path, corrections: Path | None = None) -> tuple[list[Problem], LoadedPack | None]:
    """Every error and warning, and whatever could be read of the pack."""
    with in_bulk():
        pack, problems = examine(path, corrections, lenient=True)
        if pack is None:
            return in_order(problems, ()), None
        problems += [*cross_checks(pack), *exam_checks(pack), *(cut for file in pack.files for cut in commented(file))]
        return in_order(problems, tuple(file.name for file in pack.files)), pack
