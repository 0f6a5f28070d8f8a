"""The difference between what was typed and what is right."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.difference import EXTRA, MISSING, SAME, marked


def test_a_letter_left_out_is_marked_missing() -> None:
    assert marked("Kumanvo", "Kumanovo") == (("Kuman", SAME), ("o", MISSING), ("vo", SAME))
    assert marked("bbook", "book") in {(("b", EXTRA), ("book", SAME)), (("b", SAME), ("b", EXTRA), ("ook", SAME))}


def test_case_alone_is_no_difference() -> None:
    assert marked("oslo", "Oslo") == (("oslo", SAME),)
    assert marked("", "") == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_runs_hold_all_that_was_typed_and_all_that_is_right(typed: str, right: str) -> None:
    runs = marked(typed, right)
    assert "".join(text for text, mark in runs if mark != MISSING) == unicodedata.normalize("NFC", typed)
    wanted = "".join(text for text, mark in runs if mark != EXTRA)
    assert wanted.casefold() == unicodedata.normalize("NFC", right).casefold()


def test_long_texts_are_set_against_each_other_whole() -> None:
    assert marked("a" * 500, "b") == (("a" * 500, EXTRA), ("b", MISSING))
