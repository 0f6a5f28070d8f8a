"""The figures of a long journal and the map of a long document, with small numbers and wide bounds."""

from __future__ import annotations

from tests.benchmarks.progress import main


def test_figures_take_a_few_times_what_parsing_takes() -> None:
    assert main(["--rows", "4000", "--characters", "100000", "--allow", "5"]) == 0
