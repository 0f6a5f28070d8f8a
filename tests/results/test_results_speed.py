"""The report of a class stays quick: the benchmark with small numbers and generous bounds."""

from __future__ import annotations

import pytest

from tests.benchmarks.results import main


def test_a_class_is_reported_on_in_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--learners", "20", "--exams", "2", "--practised", "20", "--memory", "--allow", "0.5"]) == 0
    assert "20 learners, 500 questions, 2,460 rows" in capsys.readouterr().out
