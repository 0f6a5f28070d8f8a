"""A session whose window was lost goes on exactly where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.study import resuming
from quizapp.study import session as sessions
from quizapp.study.acts import bury, note, report, skip, suspend
from quizapp.study.model import Rating
from quizapp.study.session import Session
from quizapp.study.undoing import redo, undo
from tests.made_study import MORNING, Learner, Made, entries

KNOWN = [
    *entries(9),
    Made("lakes/gap#1", "lakes", "gap", "1", order=9),
    Made("lakes/gap#2", "lakes", "gap", "2", order=9),
]
ACTS = {"u": undo, "U": redo, "s": suspend, "b": bury}
STEPS = st.lists(st.tuples(st.sampled_from("11333334uUsbxn"), st.integers(1, 900)), max_size=25)


def begun(learner: Learner, **options: object) -> Session:
    return learner.start(KNOWN, packs=["rivers", "lakes"], session_id="lost", **options)


def gone_through(
    learner: Learner, session: Session, steps: Sequence[tuple[str, int]], now: datetime = MORNING
) -> Session:
    """The session after these keys, each so many seconds after the one before."""
    for key, seconds in steps:
        now += timedelta(seconds=seconds)
        if session.current is None and key not in "uU":
            continue
        try:
            if key.isdecimal():
                session = learner.answer(session, Rating(int(key)), now)
            elif key == "k":
                session = skip(session, now)
            elif key in ACTS:
                session = learner.act(ACTS[key], session, now=now)
            else:
                session = learner.act(report if key == "x" else note, session, "wrong", now=now)
        except QuizError:
            continue
    return session


def resumed(learner: Learner, **options: object) -> Session | None:
    """What another window makes of it, from the journal alone."""
    rows = resuming.rows_of("lost", [row for row in learner.rows if row.id.startswith("lost-")])
    assert rows is not None
    history, newest = resuming.without(rows, learner.history, learner.newest)
    state = resuming.rewound(learner.state, rows, learner.history)
    again = sessions.start(
        state,
        KNOWN,
        MORNING,
        1,
        packs=["rivers", "lakes"],
        session_id="lost",
        history=history,
        newest=newest,
        **options,  # type: ignore[arg-type]
    )
    return resuming.resumed(again, rows, learner.state, learner.history, learner.newest)


def standing(session: Session) -> object:
    queue = session.queue
    cards, missed = dict(session.state.cards), dict(queue.missed)
    return session.current, queue.planned[queue.at :], queue.steps, missed, queue.later, session.done, cards


@given(st.sampled_from(["", "333", "1333u3"]), STEPS, st.booleans())
def test_it_stands_where_it_stood(before: str, steps: list[tuple[str, int]], cram: bool) -> None:
    learner = Learner()
    learner.set("new_per_day", 6)
    before_then = MORNING - timedelta(days=3)
    earlier = learner.start(KNOWN, before_then, packs=["rivers"], session_id="earlier", limit=9)
    gone_through(learner, earlier, [(key, 60) for key in before], before_then)
    lost = gone_through(learner, begun(learner, cram=cram), steps)
    found = resumed(learner, cram=cram)
    assert found is not None
    assert standing(found) == standing(lost)
    assert found.rows == lost.rows or [row.id for row in found.rows] == [row.id for row in lost.rows]


def test_rows_that_are_not_each_there_once_are_no_session() -> None:
    learner = Learner()
    first, second, third = gone_through(learner, begun(learner), [("3", 9), ("1", 9), ("3", 9)]).rows
    assert resuming.rows_of("lost", [first, second, third]) == (first, second, third)
    assert resuming.rows_of("lost", []) == ()
    for found in ([second, third], [first, third], [first, first], [second, first]):
        assert resuming.rows_of("lost", found) is None


def test_the_options_lie_as_they_lay() -> None:
    learner = Learner()
    lost = gone_through(learner, begun(learner), [("3", 9), ("1", 9), ("3", 9)])
    found = resumed(learner)
    assert found is not None
    assert found.current is not None
    assert lost.current is not None
    assert found.current.option_order(8) == lost.current.option_order(8)


def test_what_was_done_can_be_taken_back_after_it_too() -> None:
    learner = Learner()
    lost = gone_through(learner, begun(learner), [("3", 9), ("1", 9), ("3", 9)])
    found = resumed(learner)
    assert found is not None
    assert undo(found, MORNING + timedelta(hours=1))[0].current == undo(lost, MORNING + timedelta(hours=1))[0].current


def test_no_more_is_asked_once_the_time_is_over() -> None:
    learner = Learner()
    session = begun(learner, until=MORNING + timedelta(minutes=5))
    session = gone_through(learner, session, [("3", 60), ("3", 60)])
    assert session.current is not None
    assert gone_through(learner, session, [("3", 400)]).current is None


def to_come(session: Session) -> set[str]:
    queue = session.queue
    asked = {session.current.card} if session.current else set()
    return {*asked, *queue.planned[queue.at :], *(card for _, card in queue.steps), *queue.missed, *queue.later}


@given(st.lists(st.tuples(st.sampled_from("133kkuUsb"), st.integers(1, 900)), max_size=25), st.booleans())
def test_what_was_put_off_is_still_to_come(steps: list[tuple[str, int]], cram: bool) -> None:
    learner = Learner()
    learner.set("new_per_day", 6)
    lost = gone_through(learner, begun(learner, cram=cram), steps)
    found = resumed(learner, cram=cram)
    assert found is not None
    assert to_come(found) == to_come(lost)
