"""What stands in the cells of a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.formats.cells import as_meant, harmless, listed, named, names_of, values_of

SIGNS = st.text(st.sampled_from("ab|=\\ '+-@\t\n＝"), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(SIGNS, max_size=4))
def test_values_come_back(values: list[str]):
    assert values_of(listed(values)) == values


@given(st.lists(st.tuples(SIGNS, SIGNS | st.just("")), max_size=4))
def test_names_and_values_come_back(pairs: list[tuple[str, str]]):
    assert names_of(named(pairs)) == pairs


@given(st.text(st.sampled_from("a'=+-@\t＝"), max_size=6))
def test_no_cell_is_a_formula_and_each_comes_back(cell: str):
    assert harmless(cell)[:1] not in set("=+-@\t＝")
    assert as_meant(harmless(cell)) == cell
