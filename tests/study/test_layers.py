"""A layered mapping is the plain dict that the same changes would have made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.layered import THICKEST, Layered

KEYS = st.sampled_from([*"abcdefgh"])
CHANGES = st.lists(st.tuples(KEYS, st.none() | st.integers(0, 9)))


@given(st.dictionaries(KEYS, st.integers(0, 9)), CHANGES)
def test_it_is_what_a_dict_would_be(base: dict[str, int], changes: list[tuple[str, int | None]]) -> None:
    layered, plain = Layered(base), dict(base)
    for key, value in changes:
        before, seen = layered, layered.flat()
        if value is None:
            layered = layered.without(key)
            plain.pop(key, None)
        else:
            layered = layered.with_item(key, value)
            plain[key] = value
        assert before.flat() == seen
    assert layered.flat() == dict(layered) == plain
    assert len(layered) == len(plain)


def test_many_changes_become_one_layer() -> None:
    layered = Layered({"gone": -1}).without("gone")
    for number in range(THICKEST + 2):
        layered = layered.with_item(f"key-{number}", number)
    assert layered.flat() == {f"key-{number}": number for number in range(THICKEST + 2)}


def test_the_flat_one_is_ones_own() -> None:
    layered = Layered({"a": 1})
    layered.flat()["a"] = 2
    assert layered["a"] == 1
