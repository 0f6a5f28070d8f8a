"""The exams of a pack: which there are, beginning one, going on with one, and every attempt so far."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, WrongUse
from quizapp.practice import marking
from quizapp.practice.sitting import Sitting, row_now
from quizapp.study import exam as study
from quizapp.study.cards import pack_of
from quizapp.study.exam import Attempt
from quizapp.study.exam_draw import again, draw, offered, times_seen
from quizapp.study.fold import pack_state
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.packs.model import Exam
    from quizapp.practice.desk import Desk
    from quizapp.study.exam import Paper
    from quizapp.study.fold import State
    from quizapp.study.model import Row

QUESTIONS = 20
"""Questions of an exam that nobody has laid down."""
OWN = "own"
"""The id of such an exam."""


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
    for attempt in _kept(desk, pack):
        shown = attempt.watch.at(now).shown
        over = attempt.at(shown)
        if over.ended and not attempt.ended and not desk.store.read_only:
            desk.store.append(row_now(desk, study.SUBMIT, study.submitted_data(attempt, shown)))
        found.append(over)
    return found


def _kept(desk: Desk, pack: str) -> list[Attempt]:
    """Every attempt as its rows have left it."""
    found = study.attempts(desk.store.of_types(study.TYPES)).values()
    return [attempt for attempt in found if pack in {"", attempt.paper.pack}]


def left_open(desk: Desk, pack: str = "") -> Attempt | None:
    """The latest attempt, at a pack or of all, that no row submits, even where its time has passed by now."""
    return open_attempt(_kept(desk, pack))


def open_attempt(tried: Iterable[Attempt]) -> Attempt | None:
    """The latest attempt that is not submitted."""
    return next((attempt for attempt in reversed(list(tried)) if attempt.ended is None), None)


def begin(desk: Desk, pack: str, exam: Exam, seed: int | None = None, minutes: int | None = None) -> Sitting:
    """Draw an exam and write down that it has begun; raises QuizError where that is not to be.

    A seed that an earlier attempt of this exam had asks the questions of that attempt, those that still can be asked.
    """
    attempts(desk, pack)  # what has run out meanwhile is submitted
    index, entries = desk.library.index(), desk.entries()
    version, mark = desk.library.header(pack).version, index.fingerprint(pack)
    limit = exam.minutes if minutes is None else minutes
    sown = secrets.randbits(31) if seed is None else seed

    def start(state: State) -> Row:
        tried = _kept(desk, pack)
        _may_begin(pack, exam, tried)
        there = offered(state, entries, pack)
        asked = [[one.card for one in attempt.paper.questions] for attempt in tried]
        paper = next((one.paper for one in tried if _is_drawn_by(one.paper, exam, sown)), None)
        drawn = again(paper, there, index.aliases) if paper else draw(exam, there, sown, times_seen(state, asked))
        if not drawn:
            raise QuizError(f"{exam.title} finds no question to ask", hint=f"quizapp check {pack} says why")
        return row_now(desk, study.START, study.started_data(exam, pack, drawn, sown, limit, version, mark))

    return Sitting(desk, study.begun(desk.store.append_made(start)))


def _may_begin(pack: str, exam: Exam, tried: Sequence[Attempt]) -> None:
    if open_attempt(tried) is not None:
        raise QuizError(f"an exam on {pack} has not been submitted yet", hint=f"quizapp exam {pack} goes on with it")
    if exam.attempts and sum(one.paper.exam == exam.id for one in tried) >= exam.attempts:
        raise QuizError(f"{exam.title} can be taken {_times(exam.attempts)}, and has been")


def _is_drawn_by(paper: Paper, exam: Exam, seed: int) -> bool:
    """Whether a seed has drawn this paper; of an exam that nobody laid down, the title says how large it was."""
    return (paper.exam, paper.title, paper.seed) == (exam.id, exam.title, seed)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def is_open_to_review(attempt: Attempt, tried: Iterable[Attempt]) -> bool:
    """Whether what was missed may be shown, by the exam's policy; `tried` are all attempts of the pack."""
    paper = attempt.paper
    if paper.review == "after_close":
        return sum(one.paper.exam == paper.exam and one.ended is not None for one in tried) >= paper.attempts
    return attempt.ended is not None and paper.review != "never"


def due_today(desk: Desk, cards: Sequence[str]) -> list[Row]:
    """Make cards due today; the rows that say so, each of which can be taken back. Their pack is studied then."""
    rows = marking.made_due(desk, cards)
    for pack in set(map(pack_of, cards)):
        if pack_state(desk.store.state, pack) == "available":
            desk.choose(f"pack.{pack}.state", "studying")
    return rows
