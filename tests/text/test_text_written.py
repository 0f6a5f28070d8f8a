"""Text as people write it: code, formulas, pictures; and which way it runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.text.direction import apart, is_rightward
from quizapp.text.width import cells, cut
from quizapp.text.written import CODE, FORMULA, PICTURE, lines, read, shown, sorts

HOSTILE = st.text(alphabet="`$~![]()\\ab \n\t_^{}✓日نهु", max_size=80)


@pytest.mark.parametrize("text", ["$5 and $10", "$HOME and $PATH", "US$5 or EUR 6$", r"\$x$", "a ` b", "~/x", "!(a)"])
def test_what_only_looks_like_it_is_prose(text: str) -> None:
    assert sorts(text) == frozenset()
    assert shown(text) == read(text) == text


def test_code_keeps_its_dollars_and_its_layout() -> None:
    assert shown("`$x$` and $x^2$") == "`$x$` and x²"
    fenced = lines("Look:\n```python\ndef f():\n\treturn 1\n```\nWhat?")
    assert [("".join(run.text for run in line.runs), line.fenced) for line in fenced] == [
        ("Look:", False),
        ("def f():", True),
        ("    return 1", True),
        ("What?", False),
    ]


def test_a_fence_without_end_goes_to_the_end() -> None:
    assert [line.fenced for line in lines("~~~\na\n```")] == [True, True]


def test_a_picture_is_told_by_what_it_shows_and_never_opened() -> None:
    assert shown("![the delta](../../etc/passwd)") == "[picture: the delta]"
    assert shown("![](maps/delta.png)") == "[picture: delta.png]"


def test_each_sort_is_known() -> None:
    assert sorts("`a` $b$ ![c](d)") == {CODE, FORMULA, PICTURE}


def test_read_leaves_the_signs_out() -> None:
    assert read("``git  log``") == "git  log"
    assert read("```\na\nb\n```") == "a\nb"


@given(HOSTILE)
def test_nothing_is_lost_without_a_sign_of_it(text: str) -> None:
    """Prose comes through letter by letter; whatever is written, nothing raises."""
    read(text)
    shown(text)
    if not sorts(text) and not any(line.fenced for line in lines(text)) and "```" not in text and "~~~" not in text:
        assert "\n".join("".join(run.text for run in line.runs) for line in lines(text)) == text


@given(HOSTILE, st.integers(2, 30))
def test_cut_text_is_never_wider_than_asked(text: str, width: int) -> None:
    line = text.replace("\n", "").replace("\t", "")
    assert cells(cut(line, width)) <= width


def test_a_mark_is_cut_with_its_letter_or_not_at_all() -> None:
    assert cut("e\u0301e\u0301e\u0301e\u0301", 3) == "e\u0301e\u0301…"


def test_what_runs_from_right_to_left_stands_apart() -> None:
    assert is_rightward("12 %")
    assert not is_rightward("(نهر)")
    assert apart("Po") == "Po"
    assert apart("נהר") == "\nנהר\n"
