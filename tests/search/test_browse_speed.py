"""The figures of a large library, with small numbers and generous bounds."""

from __future__ import annotations

import pytest

from tests.benchmarks.browse import main


@pytest.mark.long
def test_a_library_is_looked_through_within_its_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--questions", "2000", "--rows", "3000", "--allow", "5"]) == 0
    said = capsys.readouterr().out
    assert "a keystroke's search, median" in said
    assert "memory, the most" in said
