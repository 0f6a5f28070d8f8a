"""Who is missing, late, unknown or there twice."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.results.roster import compared, handed_in, read_roster
from quizapp.results.rows import AnyRow, place
from tests.results.made_results import attempt, decision, source
from tests.results.made_results import handed_in as one_exam


def learners(rows: Iterable[AnyRow]) -> Iterable[tuple[str, list[AnyRow]]]:
    for name, some in groupby(sorted(rows, key=place), key=lambda row: row.learner):
        yield name, list(some)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("anna\nben\n", ("anna", "ben")),
        ("\ufeffID;mail\r\nanna;a@x\r\n\r\nben;b@x\r\n", ("anna", "ben")),
        ('name,age\n"Kos, Anna",3\nanna,4\nanna,5\n', ("Kos, Anna", "anna")),
        ("anna\tx\n  ben \ty\n", ("anna", "ben")),
        ("Žofie\n", ("Žofie",)),
    ],
)
def test_a_list_is_read_as_people_write_them(text: str, names: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8", newline="")
    assert read_roster(path) == names


@pytest.mark.parametrize(
    "raw", [b"", b"name\n", b"\xff\xfe\x00", b"x" * 6_000_000, b"x" * 200_000, b"anna\n" + b"y" * 101]
)
def test_a_list_of_nobody_is_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(raw)
    with pytest.raises(QuizError) as refused:
        read_roster(path)
    assert refused.value.where == str(path)
    assert "--as" not in refused.value.hint


def test_missing_unknown_late_and_double_are_told() -> None:
    copied = attempt("copy", name="exam-anna")
    rows = [
        *one_exam("anna", {"a": ("x", 1.0)}),
        *(copied, source("copy")),
        *one_exam("ben", {"a": ("x", 1.0)}, at="2026-12-01T09:00:00Z"),
        attempt("ben", name="second", at="2026-11-24T09:00:00Z"),
        *(source("cleo"), source("cleo", "m2")),
        *(source("Anna"),),
    ]
    said = compared(handed_in(learners(rows)), ("anna", "ben", "cleo", "dora"), "2026-11-30")
    assert said.missing == ("cleo", "dora")
    assert said.unknown == ("Anna", "copy")
    assert said.late == ("ben: Week one, on 2026-12-01",)
    assert set(said.double) == {
        "anna and copy: the same attempt under each name",
        "ben: 2 attempts at Week one",
        "cleo: from 2 machines",
        "Anna and anna: the same name but for capitals or spaces",
    }
    told = compared(handed_in(learners([*rows, decision("a", "full")])))
    assert told.decided == ("rivers/a: full marks for all, by me on 2026-11-24",)
    assert compared(handed_in(learners(rows), "other"), ("anna",)).missing == ("anna",)
