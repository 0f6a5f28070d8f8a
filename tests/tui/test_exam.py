"""An exam in the app, by keys alone: answers, marks, overview, the clock, leaving, submitting, the report."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.practice import exams
from quizapp.practice.desk import Desk
from quizapp.practice.sitting import Sitting
from quizapp.store.appending import not_saved
from quizapp.tui.dialogs import PickDialog
from quizapp.tui.exam import ExamScreen
from quizapp.tui.exam_overview import OPEN, OverviewScreen
from quizapp.tui.exam_report import ExamReportScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.keys import KeysScreen
from tests.cli.conftest import PACK
from tests.tui.conftest import Bench, Clock, opened

EXAMS = """\
exams:
  - id: week-one
    title: Week one
    draw: [{count: 9}]
    shuffle: []
    time_limit: 20 min
    pass_mark: 60%
"""
SIZES = [(80, 24), (40, 20), (120, 40)]


@pytest.fixture
def pack_text() -> str:
    """The small pack with an exam over every kind that a program judges, in their own order."""
    return PACK.replace("questions:\n", EXAMS + "questions:\n", 1)


@pytest.mark.parametrize(("key", "said"), [("x", "is no longer there"), ("d", "is no longer there")])
async def test_a_pack_removed_while_home_shows_it_is_said(
    desk: Desk, clock: Clock, tmp_path: Path, key: str, said: str
) -> None:
    async with opened(desk, clock) as bench:
        shutil.rmtree(tmp_path / "packs" / "rivers")
        desk.library.index()
        await bench.press(key)
        assert said in notified(bench)


async def begun(bench: Bench) -> Bench:
    """Home, then the exam."""
    await bench.press("x", "1")
    assert isinstance(bench.app.screen, ExamScreen)
    return bench


def exam(bench: Bench) -> ExamScreen:
    assert isinstance(bench.app.screen, ExamScreen)
    return bench.app.screen


def notified(bench: Bench) -> str:
    """What was notified last."""
    return [one.message for one in bench.app._notifications][-1]


async def answer_all(bench: Bench) -> None:
    """Every question answered rightly, the way its kind is answered."""
    await bench.type("Danube")
    await bench.press("enter", "1", "1", "1", "2", "enter")
    await bench.type("10")
    await bench.press("enter")
    await bench.type("17 November 1869")
    await bench.press("enter")
    await bench.type("Loire")
    await bench.press("enter", "1", "2", "enter")
    order = [str(exam(bench).sitting.options.index(item) + 1) for item in ("Elbe", "Rhine", "Rhone")]
    await bench.press(*order, "enter")


async def to_question(bench: Bench, number: int) -> None:
    """The question of this number, from 1."""
    await bench.press(*["escape", "n"] * (number - 1 - exam(bench).sitting.number))


# answering


async def test_every_kind_is_answered_by_keys_and_each_answer_is_kept_before_the_next(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await answer_all(bench)
        assert isinstance(bench.app.screen, OverviewScreen)
        assert "9 of 9 answered" in bench.text()
        assert [row.data["credit"] for row in bench.rows("exam_answer")] == [1.0] * 9
        await bench.press("S")
        assert isinstance(bench.app.screen, ExamReportScreen)
        assert "9 of 9 (100 %)" in bench.text()
        assert "Passed" in bench.text()
        assert len(bench.rows("exam_submit")) == 1
        assert bench.rows() == []


async def test_an_answer_stands_there_again_and_can_be_changed(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Rhine")
        await bench.press("enter", "2", "left", "left")
        assert exam(bench).sitting.number == 0
        assert "Your answer: Rhine" in bench.text()
        await bench.press("enter")
        assert len(bench.rows("exam_answer")) == 2
        assert "▸ 2" in bench.text()
        await bench.press("1", "escape", "left", "p")
        await bench.press("tab", *["backspace"] * 5)
        await bench.type("Danube")
        await bench.press("enter")
        assert [row.data["response"] for row in bench.rows("exam_answer")] == ["Rhine", "Thames", "Rhine", "Danube"]


@pytest.mark.parametrize(("number", "keys"), [(4, ["1", "3"]), (8, ["2", "1"]), (9, ["2", "1", "3"])])
async def test_what_was_picked_stands_there_again(desk: Desk, clock: Clock, number: int, keys: list[str]) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await to_question(bench, number)
        await bench.press(*keys)
        before = exam(bench).picking
        await bench.press("enter")
        if isinstance(bench.app.screen, OverviewScreen):
            await bench.press("escape")
        else:
            await bench.press("escape", "p")
        assert exam(bench).picking == before


@pytest.mark.parametrize("keys", [["n", "p"], ["m", "right", "left"], ["o", "escape"], ["q", "1"], ["S", "3"]])
async def test_what_was_typed_without_enter_is_kept_on_leaving_the_question(
    desk: Desk, clock: Clock, keys: list[str]
) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Danube")
        await bench.press("escape", *keys)
        assert exam(bench).sitting.number == 0
        assert "Your answer: Danube" in bench.text()
        assert [row.data["response"] for row in bench.rows("exam_answer") if "response" in row.data] == ["Danube"]


@pytest.mark.parametrize(
    ("number", "keys", "kept"),
    [
        (4, ["1"], ["Rhine"]),
        (8, ["1"], []),
        (9, ["2"], []),
        (9, ["down", "J"], ["Rhine, Elbe, Rhone"]),
    ],
    ids=["ticked", "half matched", "half ordered", "moved"],
)
@pytest.mark.parametrize("away", [["n", "escape", "p"], ["o", "escape"]], ids=["next", "overview"])
async def test_what_was_picked_without_enter_stands_there_again(
    desk: Desk, clock: Clock, number: int, keys: list[str], kept: list[str], away: list[str]
) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await to_question(bench, number)
        await bench.press(*keys)
        before = exam(bench).picking
        await bench.press(*(away if number < 9 or away[0] != "n" else ["p", "n"]))
        assert exam(bench).sitting.number == number - 1
        found = exam(bench).picking
        assert found is not None
        assert before is not None
        assert found.picked == before.picked
        assert len(bench.rows("exam_answer")) == len(kept)
        assert ("Not answered yet: enter answers." in bench.text()) is not bool(kept)


async def test_enter_on_nothing_leaves_a_question_open_and_an_emptied_field_takes_the_answer_back(
    desk: Desk, clock: Clock
) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.press("enter", "enter")
        assert exam(bench).sitting.number == 2
        assert bench.rows("exam_answer") == []
        await bench.press("p", "p", "tab")
        await bench.type("Po")
        await bench.press("enter", "p", "tab", "backspace", "backspace", "enter")
        assert [row.data["response"] for row in bench.rows("exam_answer")] == ["Po", ""]
        assert exam(bench).sitting.attempt.unanswered == 9


async def test_arrows_mark_space_ticks_backspace_takes_back_and_lines_move(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await to_question(bench, 2)
        await bench.press("down", "down", "up", "enter")
        assert bench.rows("exam_answer")[0].data["response"] == "Rhine"
        await to_question(bench, 4)
        await bench.press("down", "space", "backspace", "down", "space")
        assert "2 [x]" in bench.text()
        await to_question(bench, 9)
        first = exam(bench).sitting.options[0]
        await bench.press("down", "J")
        picking = exam(bench).picking
        assert picking is not None
        assert picking.response()[1] == first
        await bench.press("K", "enter")
        assert bench.rows("exam_answer")[-1].data["response"][0] == first


async def test_a_key_meant_for_the_question_before_answers_nothing(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await to_question(bench, 2)
        await bench.press("1")
        await bench.pilot.press("1", "enter")
        await bench.pilot.pause()
        assert len(bench.rows("exam_answer")) == 1
        assert exam(bench).sitting.number == 2


async def test_there_are_no_hints_no_evidence_and_no_edits(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await to_question(bench, 2)
        before = bench.text()
        await bench.press("h", "e", "E", "u", "s", "b", "y", "i", "g", "f2")
        assert bench.text() == before
        assert [row.type for row in bench.store.rows()] == ["exam_start"]


# going about


async def test_marks_and_the_overview(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Po")
        await bench.press("enter", "m", "n", "o")
        assert "1 of 9 answered, 1 marked" in bench.text()
        assert f"2  {OPEN:<10}  marked  Which river is the longest" in bench.text()
        assert "▸   3  ○ open" in bench.text()
        await bench.press("up")
        assert "▸   2  ○ open" in bench.text()
        await bench.press("enter")
        assert exam(bench).sitting.number == 1
        assert "2 of 9 · marked" in bench.text()
        await bench.press("m", "o")
        assert "marked" not in bench.text()
        for key in ("escape", "o", "q"):
            await bench.press(key, "escape", "o")
        assert [row.data["marked"] for row in bench.rows("exam_answer")[1:]] == [True, False]


async def test_a_mouse_chooses_in_the_overview(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.press("escape", "o")
        await bench.pilot.click("#questions", offset=(10, 4))
        assert exam(bench).sitting.number > 0


async def test_leaving_is_asked_once_and_x_goes_on_where_it_stood(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Po")
        await bench.press("enter", "q")
        assert isinstance(bench.app.screen, PickDialog)
        await bench.press("1", "q", "escape", "q", "2")
        assert isinstance(bench.app.screen, HomeScreen)
        await bench.press("x")
        assert "Go on with Week one: 1 of 9 answered, 20 min left" in bench.text()
        await bench.press("1")
        assert exam(bench).sitting.number == 1


async def test_submitting_with_open_questions_is_asked_once(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.press("escape", "S")
        assert "9 questions without an answer" in bench.text()
        await bench.press("3")
        assert isinstance(bench.app.screen, ExamScreen)
        await bench.press("S", "2")
        assert isinstance(bench.app.screen, OverviewScreen)
        await bench.press("S", "1")
        assert isinstance(bench.app.screen, ExamReportScreen)


async def test_the_keys_are_told(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.press("escape", "question_mark")
        assert isinstance(bench.app.screen, KeysScreen)
        for word in ("Mark", "Overview", "Submit", "Next", "Before"):
            assert word in bench.text()


# the clock


async def test_the_clock_tells_minutes_and_in_the_last_one_seconds(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        assert "20 min left" in bench.text()
        for seconds, said in ((3 * 60, "17 min left"), (16 * 60 + 10, "50 s left")):
            clock.advance(seconds)
            exam(bench).tick()
            await bench.pilot.pause()
            assert said in bench.text()


async def test_the_clock_runs_on_in_the_overview(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        screen = exam(await begun(bench))
        await bench.press("escape", "o")
        clock.advance(3 * 60)
        screen.tick()
        await bench.pilot.pause()
        assert isinstance(bench.app.screen, OverviewScreen)
        assert "17 min left" in bench.text()


async def test_the_clock_runs_on_while_a_screen_over_it_has_nothing_on_it_yet(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        screen = exam(await begun(bench))
        bench.app.push_screen(OverviewScreen(screen.sitting))
        clock.advance(3 * 60)
        screen.tick()
        await bench.pilot.pause()
        assert "17 min left" in bench.text()


async def test_the_clock_is_looked_at_once_a_minute_and_in_the_last_one_each_second(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    async with opened(desk, clock) as bench:
        monkeypatch.setattr(ExamScreen, "set_timer", lambda _self, delay, _call: waits.append(delay))
        await begun(bench)
        for _ in range(21):
            clock.advance(waits[-1])
            exam(bench).tick()
        assert [round(wait) for wait in waits] == [60] * 19 + [1] * 3
        assert waits[0] == pytest.approx(60, abs=2)


@pytest.mark.parametrize("over", ["question", "overview", "dialog"])
async def test_when_the_time_is_over_it_is_handed_in_whatever_lies_over_it(desk: Desk, clock: Clock, over: str) -> None:
    async with opened(desk, clock) as bench:
        screen = exam(await begun(bench))
        await bench.type("Danube")
        await bench.press("enter")
        await bench.press(*{"question": [], "overview": ["o"], "dialog": ["q"]}[over])
        clock.advance(30 * 60)
        screen.tick()
        await bench.pilot.pause()
        assert isinstance(bench.app.screen, ExamReportScreen)
        assert "1 of 9 answered, 1 right; 20 min of 20 min." in bench.text()
        (row,) = bench.rows("exam_submit")
        assert row.data["reason"] == "time"
        await bench.press("q")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_an_answer_that_comes_too_late_does_not_count(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Danube")
        clock.advance(30 * 60)
        await bench.press("enter")
        assert isinstance(bench.app.screen, ExamReportScreen)
        assert bench.rows("exam_answer") == []


async def test_after_a_restart_it_stands_exactly_there(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Po")
        await bench.press("enter", "2", "m")
        before = bench.text()
    async with opened(desk, clock) as bench:
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "Not submitted  Week one, 2 of 9 answered, until 9:20: x goes on" in bench.text()
        await bench.press("x", "1")
        assert bench.text().split("\n")[:10] == before.split("\n")[:10]


async def test_home_names_one_that_ran_out_while_the_app_was_shut_until_its_report_was_seen(
    desk: Desk, clock: Clock
) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Danube")
        await bench.press("enter")
    clock.now += timedelta(days=1)
    async with opened(desk, clock) as bench:
        assert "Time over  Week one, 1 of 9 answered: x shows its report" in bench.text()
        assert bench.rows("exam_submit") == []
        await bench.press("x")
        assert isinstance(bench.app.screen, ExamReportScreen)
        assert notified(bench) == "The time is over. What was answered by then is handed in."
        assert "1 of 9" in bench.text()
        assert len(bench.rows("exam_submit")) == 1
        await bench.press("q")
        assert "Week one" not in bench.text()
        await bench.press("x")
        assert "1  Week one: 9 questions, 20 min" in bench.text()


# the report


async def test_misses_are_made_due_today_and_that_is_undone(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.press("escape", "S", "1")
        assert "r Misses due today" in bench.text()
        await bench.press("r")
        assert bench.app.desk.overview().due == 9
        assert "r Make" not in bench.text()
        await bench.press("r", "u")
        assert bench.app.desk.overview().due == 0
        assert len(bench.rows("due")) == len(bench.rows("undo")) == 9
        await bench.press("question_mark", "escape", "enter")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_attempts_are_kept_and_compared(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        for keys in (["escape", "S", "1"], ["D", "a", "n", "u", "b", "e", "enter", "S", "1"]):
            await begun(bench)
            await bench.press(*keys)
            report = bench.text()
            await bench.press("escape")
        assert "Earlier" in report
        assert "2026-11-22  Week one: 0 of 9 (0 %)" in report
        await bench.press("x")
        await bench.press("3")
        assert "1  2026-11-22  Week one: 1 of 9 (11 %)" in bench.text()
        await bench.press("2")
        assert "0 of 9 (0 %)" in bench.text()
        await bench.press("q", "x", "2")
        assert exam(bench).sitting.attempt.paper.title == "9 questions"


class TestVerdictsAtOnce:
    """An exam that judges each answer: it stands, and the verdict with its evidence is shown."""

    @pytest.fixture
    def pack_text(self) -> str:
        """The same exam, with verdicts."""
        return PACK.replace("questions:\n", f"{EXAMS}    review: after_each\nquestions:\n", 1)

    async def test_a_verdict_is_shown_and_cannot_be_changed(self, desk: Desk, clock: Clock) -> None:
        async with opened(desk, clock) as bench:
            await begun(bench)
            await bench.type("Rhine")
            await bench.press("enter")
            for part in ("Not quite: you wrote Rhine; it is Danube.", "The Danube flows through Vienna.", "notes.md"):
                assert part in bench.text()
            await bench.press("enter", "p", "tab", "x", "enter")
            assert exam(bench).sitting.number == 1
            await bench.press("1")
            assert "Right." in bench.text()
            assert [row.data["response"] for row in bench.rows("exam_answer")] == ["Rhine", "Rhine"]

    async def test_the_verdict_is_as_wide_as_the_screen(self, desk: Desk, clock: Clock) -> None:
        async with opened(desk, clock, size=(120, 40)) as bench:
            await begun(bench)
            await bench.press("right")
            await bench.press("1")
            await bench.pilot.resize_terminal(40, 20)
            await bench.settle()
            resized = bench.text()
            exam(bench).show_card()
            await bench.settle()
            assert bench.text() == resized

    async def test_what_was_typed_without_enter_stands_there_again(self, desk: Desk, clock: Clock) -> None:
        async with opened(desk, clock) as bench:
            await begun(bench)
            await bench.type("Rhine")
            await bench.press("escape", "n", "p")
            assert "Not answered yet: enter answers." in bench.text()
            assert bench.rows("exam_answer") == []
            await bench.press("enter")
            assert "you wrote Rhine" in bench.text()


# what goes wrong


async def test_what_cannot_be_written_is_said_and_tried_again(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.type("Danube")
        with monkeypatch.context() as full:
            error = not_saved("there is no room on the disk", desk.store.profile, "make room")
            full.setattr(type(desk.store), "append", lambda *_: (_ for _ in ()).throw(error))
            await bench.press("enter")
            assert "no room" in notified(bench)
            assert exam(bench).sitting.verdict is None
            assert exam(bench).sitting.number == 0
        await bench.press("enter")
        assert [row.data["response"] for row in bench.rows("exam_answer")] == ["Danube"]


async def test_a_question_that_vanishes_is_passed_over(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await begun(bench)
        await bench.press("escape", "q", "2")
        path = desk.library.index().packs["rivers"].path / "pack.yaml"
        kept = [line for line in path.read_text("utf-8").splitlines() if "c-true" not in line]
        path.write_text("\n".join(kept), "utf-8")
        await bench.press("x", "1", "enter", "enter")
        assert "no longer in its pack" in bench.text()
        await bench.press("1", "m", "o", "enter", "enter")
        assert exam(bench).sitting.number == 3
        await bench.press("S", "1")
        assert isinstance(bench.app.screen, ExamReportScreen)


async def test_without_a_pack_or_a_question_that_can_be_asked_it_is_said(desk: Desk, clock: Clock) -> None:
    path = desk.library.index().packs["rivers"].path / "pack.yaml"
    lines = PACK.splitlines()
    path.write_text("\n".join([*lines[: lines.index("questions:") + 1], lines[-1]]), "utf-8")
    async with opened(desk, clock) as bench:
        await bench.press("x")
        assert "no question that an exam can ask" in notified(bench)


async def test_of_several_packs_one_is_chosen_though_they_have_one_title(desk: Desk, clock: Clock) -> None:
    folder = desk.library.index().packs["rivers"].path
    (folder.parent / "lakes.yaml").write_text(PACK.replace("id: rivers", "id: lakes"))
    async with opened(desk, clock) as bench:
        await bench.press("x")
        assert "An exam on which pack?" in bench.text()
        listed = [line for line in bench.text().splitlines() if "Rivers (" in line]
        await bench.press("2", "1")
        assert f"({exam(bench).sitting.attempt.paper.pack})" in listed[1]


# what stands on the screen


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_goldens(desk: Desk, clock: Clock, golden: object, size: tuple[int, int]) -> None:
    assert callable(golden)
    name = f"{size[0]}x{size[1]}"
    async with opened(desk, clock, size=size) as bench:
        await begun(bench)
        await bench.type("Rhine")
        await bench.press("enter", "2", "m", "n", "1")
        golden(f"exam-question-{name}", bench.text())
        await bench.press("o")
        golden(f"exam-overview-{name}", bench.text())
        await bench.press("S", "1")
        golden(f"exam-report-{name}", bench.text())


@pytest.mark.parametrize("size", [(30, 10), (20, 6), (200, 60)])
async def test_every_size_can_be_sat(desk: Desk, clock: Clock, size: tuple[int, int]) -> None:
    async with opened(desk, clock, size=size) as bench:
        await begun(bench)
        await bench.type("Danube")
        await bench.press("enter", "1")
        await bench.pilot.resize_terminal(40, 12)
        await bench.press("o", "escape", "S", "1", "pagedown", "q")
        assert isinstance(bench.app.screen, HomeScreen)
        assert len(bench.rows("exam_answer")) == 2


class TestWildText:
    """Markup, escapes, overrides, wide and combining characters, very long and nearly empty text."""

    WILD = "[bold red]x[/] \\e[31m \\u202Eright 漢字 e\\u0301 " + "long " * 2000

    @pytest.fixture
    def pack_text(self) -> str:
        """The small pack, wild."""
        text = PACK.replace("questions:\n", EXAMS.replace("Week one", f'"{self.WILD[:60]}"') + "questions:\n", 1)
        text = text.replace("Which river flows through Vienna?", f'"{self.WILD}"')
        return text.replace("[Rhine, Thames, Seine]", f'[Rhine, "{self.WILD}", "."]')

    async def test_it_is_shown_as_it_is_on_every_screen(self, desk: Desk, clock: Clock) -> None:
        async with opened(desk, clock) as bench:
            await bench.press("x")
            assert "[bold red]x[/]" in bench.text()
            await bench.press("1")
            assert "[bold red]x[/]" in bench.text()
            await bench.type("[b]")
            await bench.press("enter", "2", "left", "o")
            seen = bench.text()
            await bench.press("S", "1")
            assert "[bold red]x[/]" in seen + bench.text()
            for character in ("\x1b", "\u202e"):
                assert character not in seen + bench.text()
            await bench.press("q", "x", "3")
            assert isinstance(bench.app.screen, PickDialog)


async def test_quizapp_exam_opens_on_it(desk: Desk, clock: Clock) -> None:
    from quizapp.tui.app import QuizApp

    def sit(desk: Desk) -> Sitting:
        return exams.begin(desk, "rivers", exams.chosen(desk, "rivers"))

    app = QuizApp(desk, sit=sit, monotonic=lambda: clock.seconds)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)


async def test_one_that_ran_out_while_the_app_was_shut_is_handed_in_and_shown(desk: Desk, clock: Clock) -> None:
    from quizapp.cli.exam import sit
    from quizapp.tui.app import QuizApp

    exams.begin(desk, "rivers", exams.chosen(desk, "rivers"))
    clock.now += timedelta(days=1)
    app = QuizApp(desk, sit=lambda desk: sit(desk, "rivers", "", None, None, None), monotonic=lambda: clock.seconds)
    async with app.run_test() as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if isinstance(app.screen, ExamReportScreen) and app._notifications:
                break
        assert isinstance(app.screen, ExamReportScreen)
        assert "The time is over." in [one.message for one in app._notifications][-1]
        assert len(exams.attempts(desk, "rivers")) == 1
