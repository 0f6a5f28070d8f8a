"""A document's text laid out: every word of it is there, in rows that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import Mark, apart
from quizapp.text.control import clean
from quizapp.text.width import cells, wrapped
from quizapp.tui.marked_text import SIGNS, TAB, laid_out

WILD = st.text(
    st.one_of(st.characters(), st.sampled_from("ab  \n\r\t\x1b[]日e\u0301\u200d\u202eשא\u2028\x85")), max_size=200
)
SPANS = st.lists(st.tuples(st.integers(0, 190), st.integers(1, 40), st.sampled_from([*Knowing, None])), max_size=8)


@given(WILD, SPANS, st.integers(8, 40))
def test_what_is_shown_is_the_text_with_its_control_characters_made_visible(
    text: str, spans: list[tuple[int, int, Knowing | None]], width: int
) -> None:
    marks = apart(
        Mark(start, min(start + length, len(text)), knowing=knowing)
        for start, length, knowing in spans
        if start < len(text)
    )
    laid = laid_out(text, marks, {}, width)
    said = "\n".join("".join(_without_signs(run.text, run.mark, marks) for run in line) for line in laid.lines)
    assert said == clean(text.replace("\r\n", "\n")).replace("\t", TAB)
    shown = "".join(run.text for row in laid.rows for run in laid.runs(row))
    assert shown == "".join(run.text for line in laid.lines for run in line)
    assert all("\x1b" not in run.text for line in laid.lines for run in line)


def _without_signs(text: str, mark: int, marks: tuple[Mark, ...]) -> str:
    """The text of a run; one that is a sign alone says nothing."""
    return "" if mark >= 0 and text in SIGNS[marks[mark].knowing] else text


@given(st.text(st.sampled_from("ab  日\u0301-"), max_size=120), st.integers(4, 30))
def test_rows_fit_and_leave_nothing_out(line: str, width: int) -> None:
    cuts = wrapped(line, width)
    assert "".join(line[start:end] for start, end in cuts) == line
    assert all(cells(line[start:end].rstrip()) <= width for start, end in cuts)


def test_signs_stand_around_words_and_one_mark_may_lie_in_another() -> None:
    text = "On 10 June 1999 it came.\nAll of it.\n"
    outer, inner = Mark(3, 35, knowing=Knowing.WEAK), Mark(11, 15, knowing=Knowing.KNOWN)
    laid = laid_out(text, apart([inner, outer]), {}, 80)
    assert ["".join(run.text for run in line) for line in laid.lines] == [
        "On ░10 June ▓1999▓ it came.",
        "All of it.░",
        "",
    ]
    assert laid.row_of_mark == [0, 0]


def test_a_note_stands_at_the_end_of_its_line_and_never_over_the_text() -> None:
    text = "# A heading that is rather long\nText\n"
    laid = laid_out(text, (), {0: "50 %"}, 24)
    first, second, *_ = laid.rows
    assert [laid.note(row) for row in laid.rows] == ["50 %", "", "", ""]
    assert max(cells("".join(run.text for run in laid.runs(row))) for row in (first, second)) <= 24 - 6
    assert laid.row_at(text.index("Text")) == 2


def test_a_line_without_spaces_is_cut() -> None:
    laid = laid_out("x" * 10_000, [Mark(9_990, 9_995, knowing=Knowing.NEW)], {}, 80)
    assert len(laid.rows) == 126
    assert laid.row_of_mark == [124]
