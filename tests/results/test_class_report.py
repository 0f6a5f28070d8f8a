"""What a class comes to, from rows that are made up; what hostile names and answers do to it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from quizapp.results.asked import Questions
from quizapp.results.lines import report_lines
from quizapp.results.objects import report_object
from quizapp.results.pages import class_page
from quizapp.results.report import ClassReport, QuestionLine
from quizapp.results.rows import Amended, Answer, AnyRow, Attempt, Decision, Feedback, Practised, Studied, place
from quizapp.results.tables import TABLES
from quizapp.results.tally import Tally
from quizapp.text.spreadsheet import as_csv
from tests.results.made_results import AT, LATER, answers, attempt, decision, feedback, handed_in, marks, source


def told(rows: Iterable[AnyRow], which: str = "first") -> ClassReport:
    tally = Tally()
    for learner, some in groupby(sorted(rows, key=place), key=lambda row: row.learner):
        tally.add(learner, list(some))
    return tally.told(Questions(None), which)


def question(found: ClassReport, name: str) -> QuestionLine:
    return next(line for line in found.exams[0].questions if line.card == f"rivers/{name}")


def test_each_question_has_its_figures_and_few_learners_say_little() -> None:
    given = {"anna": ("Rhine", 1.0), "ben": ("Thames", 0.0), "cleo": ("", 0.0), "dora": ("Rhine", 1.0)}
    found = told(row for name, one in given.items() for row in handed_in(name, {"a": one, "b": ("x", 1.0)}))
    one = question(found, "a")
    assert (one.item.n, one.item.facility, one.open) == (4, 0.5, 1)
    assert [(pick.text, pick.right, pick.count) for pick in one.picks] == [("Rhine", True, 2), ("Thames", False, 1)]
    assert (one.tells_apart, one.doubts, found.exams[0].reliability) == (None, (), None)
    text = "\n".join(report_lines(found))
    assert "Reliability is told from 15 learners on." in text
    assert "Mean 75 %, from 50 % to 100 %" in text
    assert "left open: 1" in text
    table = TABLES["choices"](found)
    assert {row[table.head.index("mean_of_the_rest")] for row in table.rows} == {None}


def test_a_question_that_good_learners_miss_is_shown_with_its_range() -> None:
    rows = [row for at in range(40) for row in marks(f"l{at:02}", [at < 20, *(at >= 4 * step for step in range(9))])]
    found = told(rows)
    bad, good = question(found, "q000"), question(found, "q005")
    assert bad.tells_apart is not None
    assert bad.doubts[0].startswith("those who did well in the rest missed it (discrimination -")
    assert (good.doubts, found.exams[0].reliability is not None) == ((), True)
    assert "Look at these questions" in "\n".join(report_lines(found))


def test_right_answers_in_several_spellings_are_counted_together_before_a_key_is_doubted() -> None:
    said = {"anna": "Danube", "ben": "Donau", "cleo": "Danub", "dora": "Rhine", "eva": "Rhine"}
    rows = [row for name, one in said.items() for row in handed_in(name, {"a": (one, float(one != "Rhine"))})]
    assert question(told(rows), "a").doubts == ()
    two = [row for name in ("fred", "gus") for row in handed_in(name, {"a": ("Rhine", 0.0)})]
    assert question(told([*rows, *two]), "a").doubts == ("more answered Rhine (4) than what is right (3)",)
    others = [row for name in "hijk" for row in handed_in(name, {"a": ("Seine", 0.0)})]
    assert question(told([*rows, *two, *others]), "a").doubts == ("more answered Rhine (4) than what is right (3)",)
    none = [row for at in range(6) for row in handed_in(f"l{at}", {"a": ("Rhine" if at else "Elbe", 0.0)})]
    assert question(told(none), "a").doubts == ("more answered Rhine (5) than what is right (0)",)
    multi = [replace(row, kind="multi") if isinstance(row, Answer) else row for row in rows]
    assert question(told(multi), "a").doubts == ("more answered Rhine (2) than what is right (1)",)


def test_an_exam_that_was_given_another_title_is_the_same_one() -> None:
    rows = [*handed_in("anna", {"a": ("x", 1.0)}, title="Wek one"), *handed_in("ben", {"a": ("x", 1.0)}, at=LATER)]
    assert [(one.title, len(one.sat)) for one in told(rows).exams] == [("Week one", 2)]
    own = [*handed_in("anna", {"a": ("x", 1.0)}, exam="own", title="5 questions"), *handed_in("ben", {}, exam="own")]
    assert [one.title for one in told(own).exams] == ["5 questions", "Week one"]


def test_one_attempt_counts_the_first_the_last_or_the_best() -> None:
    rows: list[AnyRow] = []
    for number, credit in enumerate((0.5, 1.0, 0.0)):
        one = attempt("anna", 1, name=f"e{number}", at=f"2026-11-2{number}T09:00:00Z")
        rows += [one, *answers(one, {"a": ("x", credit)})]
    shares = {which: told(rows, which).exams[0].mean for which in ("first", "last", "best")}
    assert shares == {"first": 0.5, "last": 0.0, "best": 1.0}
    assert len(told(rows).exams[0].tried["anna"]) == 3
    for said in ("\n".join(report_lines(told(rows, "last"))), class_page(told(rows, "last"))):
        assert "2026-11-22, of 3 attempts" in said


def test_what_was_met_for_the_first_time_counts_once_in_exam_or_study() -> None:
    def studied(learner: str, at: str, right: bool, first: bool) -> Practised:
        said = {"card": "rivers/a", "fingerprint": "", "day": at[:10], "response": "x"}
        more = {"rule": "", "rating": 3, "first": first, "elapsed_ms": 0, "right": right}
        return Practised(learner=learner, at=at, id=f"p-{learner}-{at}", **said, **more)  # type: ignore[arg-type]

    early = "2026-11-01T09:00:00Z"
    rows = [
        *handed_in("anna", {"a": ("x", 0.0), "b": ("x", 1.0)}),
        *handed_in("ben", {"a": ("x", 1.0), "b": ("x", 1.0)}),
        *(studied("ben", early, False, True), studied("ben", LATER, True, False)),
        *(studied("cleo", early, True, True), source("cleo")),
    ]
    found = question(told(rows), "a")
    assert found.first is not None
    assert (found.item.facility, found.first.points, found.first.of) == (0.5, 1.0, 3)

    def amended(number: int, what: str, row: str = f"p-ben-{early}", **said: object) -> Amended:
        told = {"right": None, "rating": None} | said
        return Amended(learner="ben", at=LATER, id=f"a{number}", what=what, row=row, card="rivers/a", **told)  # type: ignore[arg-type]

    now_right, undone, again = amended(1, "regrade", right=True), amended(2, "undo"), amended(3, "redo")
    as_before, right_again = amended(4, "undo", "a1"), amended(5, "redo", "a1")
    for changed, points in (
        ([now_right], 2.0),
        ([now_right, as_before], 1.0),
        ([now_right, as_before, right_again], 2.0),
        ([undone], 2.0),
        ([undone, again], 1.0),
    ):
        first = question(told([*rows, *changed]), "a").first
        assert first is not None
        assert (first.points, first.of) == (points, 3)
    card = [replace(row, right=None, rating=1) if row.id == f"p-ben-{early}" else row for row in rows]  # type: ignore[call-arg]
    assert [question(told([*card, *more]), "a").first.points for more in ([], [amended(1, "regrade", rating=3)])] == [
        1,
        2,
    ]  # type: ignore[union-attr]


def test_at_first_sight_a_wrong_choice_costs_what_it_costs_in_the_exam() -> None:
    rows: list[AnyRow] = []
    for name, credit in (("anna", 1.0), ("ben", 0.0)):
        one = attempt(name, 1, penalty=0.25)
        rows += [one, *(replace(row, costs=not credit) for row in answers(one, {"a": ("x", credit)})), source(name)]
    line = question(told(rows), "a")
    assert line.first is not None
    assert (line.item.facility, line.first.points, line.first.of) == (0.375, 0.75, 2)


def test_what_learners_think_is_counted_in_learners_and_later_words_take_over() -> None:
    rows: list[AnyRow] = []
    for name in ("anna", "ben", "cleo", "dora"):
        rows += [row for row in handed_in(name, {"a": ("x", 1.0)}) if row.type != "source"]
        rows.append(source(name, feedback=name != "dora"))
    rows += [
        feedback("anna", "a", "unclear", "why?"),
        feedback("anna", "a", "unclear", "why?", machine="m2", id="again"),
        feedback("ben", "a", "unclear", answers=5, overridden=4),
        feedback("cleo", "a", "wrong"),
        feedback("cleo", "a", "", at="2026-11-25T09:00:00Z", id="taken back"),
    ]
    found = told(rows)
    opinion = found.opinions["rivers/a"]
    assert (opinion.met, dict(opinion.reports), opinion.notes) == (3, {"unclear": 2}, ["why?"])
    assert question(found, "a").doubts == ("2 of 3 reported it as unclear", "4 of 14 verdicts overridden")


@pytest.mark.parametrize(
    ("decided", "score"),
    [
        ([], (1.0, 2)),
        ([decision("b", "drop")], (1.0, 1)),
        ([decision("b", "full")], (2.0, 2)),
        ([decision("b", "credits", y=0.5)], (1.5, 2)),
        ([decision("b", "credits", z=1.0)], (1.0, 2)),
        ([decision("b", "full"), decision("b", "as_it_was", at="2026-11-25T09:00:00Z")], (1.0, 2)),
        ([decision("b", "as_it_was"), decision("b", "full", at="2026-11-25T09:00:00Z")], (2.0, 2)),
        ([decision("b", "drop"), decision("a", "credits", x=0.0)], (0.0, 1)),
    ],
)
def test_decisions_change_the_scores_and_the_latest_holds(decided: list[AnyRow], score: tuple[float, int]) -> None:
    found = told([*decided, *handed_in("anna", {"a": ("x", 1.0), "b": ("y", 0.0)})])
    (only,) = found.exams[0].sat
    assert (only.score.points, only.score.of) == score


def test_a_question_whose_answer_changed_meanwhile_is_looked_at() -> None:
    rows = handed_in("anna", {"a": ("x", 1.0)})
    rows += [replace(row, fingerprint="a1") for row in handed_in("ben", {"a": ("x", 1.0)}) if isinstance(row, Answer)]
    assert question(told([*rows, attempt("ben", 1)]), "a").doubts == ("learners had it with 2 different right answers",)


def test_with_every_question_dropped_nothing_fails() -> None:
    found = told([decision("a", "drop"), *handed_in("anna", {"a": ("x", 1.0)})])
    assert "0 of 0" in "\n".join(report_lines(found))
    assert class_page(found)


def test_what_one_learner_or_one_question_cannot_tell_is_not_told() -> None:
    alone = told(handed_in("anna", {"a": ("x", 1.0)}))
    assert "Mean 100 %, from 100 % to 100 %.\n" in "\n".join(report_lines(alone)) + "\n"
    assert report_object(alone)["exams"][0]["deviation"] is None
    six = told(row for name in "abcdef" for row in handed_in(name, {"a": ("x", 1.0)}))
    assert "of the rest" not in "\n".join(report_lines(six))


def test_only_where_a_question_was_asked_it_is_said_that_it_is_left_out() -> None:
    rows = handed_in("anna", {"a": ("x", 1.0), "b": ("y", 1.0)})
    rows += handed_in("ben", {"b": ("y", 0.0)}, exam="week-two", title="Week two")
    found = told([decision("a", "drop"), *rows])
    assert {one.title: one.dropped for one in found.exams} == {"Week one": ("rivers/a",), "Week two": ()}
    nothing = told([decision("a", "drop"), *handed_in("anna", {"a": ("x", 1.0)})])
    assert nothing.exams[0].sat[0].passed is None


def test_nothing_short_of_everything_is_told_as_everything() -> None:
    rows = [row for at in range(300) for row in handed_in(f"l{at}", {"a": ("x", float(at > 0)), "b": ("y", 1.0)})]
    text = "\n".join(report_lines(told(rows)))
    assert re.search(r"^ +99 % +300 +99 % of 300 +a$", text, re.MULTILINE)


def test_a_key_that_nobody_wrote_down_is_no_other_key() -> None:
    rows = [*handed_in("anna", {"a": ("x", 1.0)})]
    rows += [
        replace(row, fingerprint="") if isinstance(row, Answer) else row for row in handed_in("ben", {"a": ("x", 1.0)})
    ]
    assert question(told(rows), "a").doubts == ()


HOSTILE = '<script>alert(1)</script>\x1b[31m\u202e=HYPERLINK("x")'


def test_a_name_or_answer_that_is_markup_code_or_a_formula_is_harmless() -> None:
    rows: list[AnyRow] = []
    for name in (HOSTILE, "=1+1", "@SUM(A1)", "-2"):
        rows += [*handed_in(name, {"a": (HOSTILE, 0.0), "b": ("=2+2", 1.0)}, title=HOSTILE, version=HOSTILE)]
        rows.append(feedback(name, "a", HOSTILE, HOSTILE))
    found = told(rows)
    page, text = class_page(found), "\n".join(report_lines(found))
    assert "<script" not in page
    JustHTML(page, strict=True)
    assert not {"\x1b", "\u202e"} & {*page, *text}
    json.dumps(report_object(found))
    for name, table in TABLES.items():
        made = table(found)
        read = list(csv.reader(io.StringIO(as_csv(made.head, made.rows))))
        assert {len(row) for row in read} == {len(made.head)}, name
        texts = [cell for row in read for cell in row if not cell.replace(".", "").lstrip("-").isdecimal()]
        assert not [cell for cell in texts if cell.lstrip().startswith(("=", "+", "-", "@"))], name
    assert "'=1+1" in as_csv((), [row[:1] for row in TABLES["learners"](found).rows])


def test_an_empty_class_is_told_as_one() -> None:
    found = told([source("anna")])
    assert found.exams == ()
    assert "What this shows" in "\n".join(report_lines(found))
    assert AT < LATER


NAMES = st.sampled_from(["anna", "ben", ""])
IDS = st.sampled_from(["e1", "e1/0001", "e2", "x"])
CARDS = st.sampled_from(["rivers/a", "rivers/b#gap", "lakes/a"])
ROW = st.one_of(
    st.builds(
        Attempt,
        **{name: st.just("2026-99-99T99:99:99Z") for name in ("at", "ended")},
        **{"learner": NAMES, "id": IDS, "exam": st.sampled_from(["one", "two"]), "day": st.just("9999-99-99")},
        **{name: st.integers(0, 10**9) for name in ("took_s", "questions", "seed")},
        **{"penalty": st.floats(0, 1), "minutes": st.floats(0, 10**6), "pass_mark": st.none() | st.floats(0, 1)},
    ),
    st.builds(
        Answer,
        **{"learner": NAMES, "id": IDS, "at": st.just(AT), "attempt": IDS, "card": CARDS, "credit": st.floats(0, 1)},
        **{"kind": st.sampled_from(["choice", "order", ""]), "response": st.text() | st.just(("", "x", "x"))},
    ),
    st.builds(Amended, learner=NAMES, id=IDS, at=st.just(AT), row=IDS, rating=st.none()),
    st.builds(Feedback, learner=NAMES, id=IDS, at=st.just(AT), card=CARDS, answers=st.just(0), overridden=st.just(9)),
    st.builds(Decision, learner=NAMES, id=IDS, at=st.just(AT), card=CARDS, credits=st.just({"": 1.0, "x": 0.2})),
    st.builds(Studied, learner=NAMES, id=IDS, at=st.just(AT), answers=st.just(10**9), minutes=st.just(10**9)),
)


@settings(max_examples=40)
@given(st.lists(ROW, max_size=12))
def test_rows_that_no_quizapp_wrote_are_told_of_without_a_fault(rows: list[AnyRow]) -> None:
    found = told({row.id: row for row in rows}.values(), "best")
    assert all(line == line.rstrip() for line in report_lines(found))
    JustHTML(class_page(found), strict=True)
    json.dumps(report_object(found), allow_nan=False)
