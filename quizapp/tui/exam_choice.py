"""Which exam: going on with one, those of a pack, and the attempts so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.practice import exams
from quizapp.practice.exam_report import attempt_line, left_words, report
from quizapp.practice.sitting import TIME_IS_OVER, Sitting
from quizapp.text.amounts import counted
from quizapp.tui.dialogs import Act, pick
from quizapp.tui.exam import ExamScreen
from quizapp.tui.exam_report import ExamReportScreen

if TYPE_CHECKING:
    from quizapp.packs.model import Exam
    from quizapp.study.exam import Attempt
    from quizapp.tui.app import QuizApp

EARLIER = "Earlier attempts"


def open_exam(app: QuizApp, start: Callable[[], Sitting]) -> None:
    """Sit the exam that `start` begins or goes on with, or say why there is none; one whose time is over is shown."""
    try:
        sitting = start()
    except QuizError as error:
        app.complain(error)
        return
    app.push_screen(ExamScreen(sitting))


def choose_pack(app: QuizApp, packs: Sequence[tuple[str, str]]) -> None:
    """Ask for one of several packs, given as ids and titles, and then for an exam; one alone is not asked for."""
    if len(packs) == 1:
        choose_exam(app, packs[0][0])
    elif packs:
        acts = [(f"{title} ({pack})", partial(choose_exam, app, pack)) for pack, title in packs]
        pick(app, "An exam on which pack?", acts)
    else:
        app.notify("There is no pack yet.")


def choose_exam(app: QuizApp, pack: str) -> None:
    """Ask which exam of a pack is to be taken, or looked at, or say why there is none."""
    app.or_say(lambda: _choose_exam(app, pack))


def _choose_exam(app: QuizApp, pack: str) -> None:
    left = exams.left_open(app.desk, pack)
    tried = exams.attempts(app.desk, pack)
    over = next((one for one in tried if left and one.ended and one.paper.id == left.paper.id), None)
    if over is not None:
        _show(app, over, tried)
        app.notify(TIME_IS_OVER)
        return
    done = [(number, attempt) for number, attempt in enumerate(tried, 1) if attempt.ended is not None]
    acts = _going_on(app, tried) or _beginnings(app, pack)
    if done:
        acts.append((EARLIER, partial(_choose_attempt, app, done, tried)))
    if acts:
        pick(app, "Which exam?", acts)
    else:
        app.notify("This pack has no question that an exam can ask.")


def _going_on(app: QuizApp, tried: Sequence[Attempt]) -> list[tuple[str, Act]]:
    """Going on with the attempt that is open, if one is; until it is submitted no other begins."""
    attempt = exams.open_attempt(tried)
    if attempt is None:
        return []
    answered = f"{len(attempt.answers)} of {len(attempt.paper.questions)} answered"
    words = f"Go on with {attempt.paper.title}: {answered}{_clock(app, attempt)}"
    return [(words, partial(open_exam, app, partial(Sitting, app.desk, attempt)))]


def _clock(app: QuizApp, attempt: Attempt) -> str:
    """How much time is left, as it goes on after something else."""
    left = left_words(attempt.left(attempt.watch.at(app.desk.now()).shown))
    return f", {left}" if left else ""


def _beginnings(app: QuizApp, pack: str) -> list[tuple[str, Act]]:
    """Beginning each exam of a pack."""
    return [
        (_words(exam), partial(open_exam, app, partial(exams.begin, app.desk, pack, exam)))
        for exam in exams.exams_of(app.desk, pack)
    ]


def _words(exam: Exam) -> str:
    limit = f"{exam.minutes} min" if exam.minutes else "no time limit"
    asks = "" if exam.id == exams.OWN else f"{counted(exam.wanted, 'question')}, "
    return f"{exam.title}: {asks}{limit}"


def _choose_attempt(app: QuizApp, done: Sequence[tuple[int, Attempt]], tried: Sequence[Attempt]) -> None:
    latest_first = reversed(done)
    acts = [(f"{attempt_line(one)} (no. {number})", partial(_show, app, one, tried)) for number, one in latest_first]
    pick(app, EARLIER, acts)


def _show(app: QuizApp, attempt: Attempt, tried: Sequence[Attempt]) -> None:
    app.push_screen(ExamReportScreen(report(app.desk.library, attempt, tried)))
