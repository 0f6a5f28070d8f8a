"""The exams of a pack: which there are, beginning one, going on with one, and every attempt so far."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse
from quizapp.practice.sitting import Sitting, written
from quizapp.study import exam as study
from quizapp.study.cards import pack_of
from quizapp.study.exam import Attempt
from quizapp.study.exam_draw import draw, offered, times_seen
from quizapp.study.fold import pack_state
from quizapp.study.undoing import undoing
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.packs.model import Exam
    from quizapp.practice.desk import Desk
    from quizapp.study.model import Row

QUESTIONS = 20
"""Questions of an exam that nobody has laid down."""
OWN = "own"
"""The id of such an exam."""
LARGEST_SEED = 2**31


def own_exam(questions: int = QUESTIONS, minutes: int | None = None) -> Exam:
    """An exam of so many questions, spread over the topics, with about a minute for each."""
    from quizapp.packs.model import Draw, Exam

    limit = questions if minutes is None else minutes
    return Exam(
        id=OWN,
        title=counted(questions, "question"),
        draw=(Draw(count=questions),),
        time_limit=f"{limit} min" if limit else "",
    )


def exams_of(desk: Desk, pack: str) -> tuple[Exam, ...]:
    """The exams that the pack's author has laid down, then the one of twenty questions."""
    there = len(offered(desk.store.state, desk.entries(), pack))
    own = (own_exam(min(QUESTIONS, there)),) if there else ()
    return (*desk.library.exams(pack), *own)


def chosen(desk: Desk, pack: str, name: str = "", questions: int | None = None) -> Exam:
    """The exam that a name means; without one the first of the pack, or one of so many questions."""
    if questions is not None and name:
        raise WrongUse("--questions goes without the name of an exam", hint="an exam of the pack has its own number")
    if questions is not None:
        return own_exam(questions)
    exams = {exam.id: exam for exam in exams_of(desk, pack)}
    if not exams:
        raise QuizError(f"{pack} has no question that an exam can ask", hint="flashcards are judged by yourself")
    found = exams.get(name) if name else next(iter(exams.values()))
    if found is None:
        raise WrongUse(f"{pack} has no exam '{name}'", hint=f"there are {', '.join(exams)}")
    return found


def attempts(desk: Desk, pack: str = "") -> list[Attempt]:
    """Every attempt so far, the oldest first; one whose time has passed meanwhile is submitted as of its deadline."""
    now, found = desk.now(), []
    for attempt in study.attempts(desk.store.of_types(study.TYPES)).values():
        if pack and attempt.paper.pack != pack:
            continue
        shown = attempt.watch.at(now).shown
        over = attempt.at(shown)
        if over.ended and not attempt.ended and not desk.store.read_only:
            written(desk, study.SUBMIT, study.submitted_data(attempt, shown))
        found.append(over)
    return found


def open_attempt(tried: Iterable[Attempt]) -> Attempt | None:
    """The latest attempt that is not submitted."""
    return next((attempt for attempt in reversed(list(tried)) if attempt.ended is None), None)


def begin(desk: Desk, pack: str, exam: Exam, seed: int | None = None, minutes: int | None = None) -> Sitting:
    """Draw an exam and write down that it has begun; raises QuizError where that is not to be."""
    tried = attempts(desk, pack)
    if open_attempt(tried) is not None:
        raise QuizError(f"an exam on {pack} has not been submitted yet", hint=f"quizapp exam {pack} goes on with it")
    own = [attempt for attempt in tried if attempt.paper.exam == exam.id]
    if exam.attempts and len(own) >= exam.attempts:
        raise QuizError(f"{exam.title} can be taken {_times(exam.attempts)}, and has been")
    asked = [[one.card for one in attempt.paper.questions] for attempt in tried]
    entries = offered(desk.store.state, desk.entries(), pack)
    seed = secrets.randbits(31) if seed is None else seed
    drawn = draw(exam, entries, seed, times_seen(desk.store.state, asked))
    if not drawn:
        raise QuizError(f"{exam.title} finds no question to ask", hint=f"quizapp check {pack} says why")
    limit = exam.minutes if minutes is None else minutes
    row = written(desk, study.START, study.started_data(exam, pack, drawn, seed, limit))
    return Sitting(desk, study.begun(row))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def is_open_to_review(attempt: Attempt, tried: Iterable[Attempt]) -> bool:
    """Whether what was missed may be shown, by the exam's policy; `tried` are all attempts of the pack."""
    paper = attempt.paper
    if paper.review == "after_close":
        return sum(one.paper.exam == paper.exam and one.ended is not None for one in tried) >= paper.attempts
    return attempt.ended is not None and paper.review != "never"


def due_today(desk: Desk, cards: Iterable[str]) -> list[Row]:
    """Make cards due today; the rows that say so, each of which can be taken back. Their pack is studied then."""
    today = desk.when().today
    rows = [written(desk, "due", {"card": card, "due": today}, optional=True) for card in cards]
    for pack in {pack_of(str(row.data["card"])) for row in rows}:
        if pack_state(desk.store.state, pack) == "available":
            desk.choose(f"pack.{pack}.state", "studying")
    return rows


def not_due(desk: Desk, rows: Iterable[Row]) -> None:
    """Take that back."""
    for row in rows:
        written(desk, "undo", undoing(row))
