"""A sitting of curating, timed with small numbers and a generous bound."""

from __future__ import annotations

import pytest

from tests.benchmarks.curate import main


def test_a_decision_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--questions", "200", "--steps", "12", "--allow", "10"]) == 0
    assert "12 questions by keys" in capsys.readouterr().out
