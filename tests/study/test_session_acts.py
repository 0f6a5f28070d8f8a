from datetime import timedelta

import pytest

from quizapp.errors import QuizError
from quizapp.study import acts
from quizapp.study import session as study
from quizapp.study.acts import bury, note, previews, report, skip, suspend
from quizapp.study.asked import Asked
from quizapp.study.calendar import instant
from quizapp.study.fold import replay
from quizapp.study.model import Phase, Rating, Row
from quizapp.study.session import follow
from quizapp.study.summary import Miss, Went, summary
from quizapp.study.undoing import redo, regrade, undo
from tests.made_study import MORNING, Learner, Made, entries, verdict

AGAIN, HARD, GOOD, EASY = Rating


def known_by(state):
    """What a state says of cards and days."""
    return dict(state.cards), {day: dict(packs) for day, packs in state.days.items()}, dict(state.packs)


def where(session):
    """Where a session stands for the learner."""
    return session.current, session.queue, session.done, known_by(session.state)


def test_an_answer_s_row_says_all_that_a_replay_or_a_later_model_needs():
    learner = Learner()
    session = learner.start(entries(3), zone=60, session_id="evening")
    seed = session.current.seed
    after, row = acts.answer(
        session,
        verdict(True, "Danube"),
        GOOD,
        MORNING,
        elapsed_ms=4200,
        hint="letter",
        confidence="sure",
        override=True,
    )
    assert (row.id, row.type, row.at, row.offset, row.day) == (
        "evening-1", "answer", "2026-11-23T09:00:00.000000Z", 60, "2026-11-23",
    )  # fmt: skip
    said = dict(row.data)
    stability, difficulty = said.pop("stability"), said.pop("difficulty")
    assert (round(stability, 4), round(difficulty, 4)) == (2.3065, 2.1181)
    assert said == {
        "card": "rivers/q0",
        "fingerprint": "one",
        "study": "learn",
        "first": True,
        "response": "Danube",
        "right": True,
        "rule": "exact",
        "hint": "letter",
        "confidence": "sure",
        "guessed": False,
        "override": True,
        "rating": 3,
        "rules": 1,
        "elapsed_ms": 4200,
        "order": seed,
        "retention": 0.9,
        "retrievability": None,
        "phase": "learn",
        "step": 1,
        "due": "2026-11-23T09:10:00Z",
        "interval_days": 0,
        "scheduler": "fsrs-6",
    }
    assert after.state.card("rivers/q0").due == row.data["due"]


def test_the_schedule_of_a_preview_is_the_one_an_answer_gets():
    learner, known = Learner(), entries(4)
    learner.learn(known)
    now = MORNING + timedelta(days=30)
    for rating in Rating:
        session = learner.start(known, now)
        seen = previews(session, now)
        _, row = acts.answer(session, verdict(), rating, now, elapsed_ms=1)
        assert row.data["due"] == seen[rating]
        assert row.data["study"] == "review"
        assert 0 < row.data["retrievability"] < 1


def test_a_guess_is_rated_again_and_time_is_capped():
    session = Learner().start(entries(1))
    _, row = acts.answer(session, verdict(), GOOD, MORNING, elapsed_ms=3_600_000, guessed=True)
    assert (row.data["rating"], row.data["guessed"], row.data["right"]) == (1, True, True)
    assert row.data["elapsed_ms"] == 60_000
    assert acts.answer(session, verdict(), GOOD, MORNING, elapsed_ms=-5)[1].data["elapsed_ms"] == 0


def test_an_answer_leaves_the_session_it_came_from_as_it_was():
    session = Learner().start(entries(5))
    before = where(session)
    acts.answer(session, verdict(), GOOD, MORNING, elapsed_ms=1)
    assert where(session) == before


def test_undo_asks_the_card_again_with_everything_as_it_was():
    learner = Learner()
    session = learner.start(entries(12))
    before = []
    for number in range(8):
        before.append(session)
        session = learner.answer(session, AGAIN if number % 3 else GOOD, MORNING + timedelta(seconds=20 * number))
    for one in reversed(before):
        session = learner.act(undo, session)
        assert where(session) == where(one)
        assert known_by(learner.state) == known_by(one.state)
        assert session.taken_back.data["card"] == session.current.card
    assert learner.state == replay(learner.rows)
    with pytest.raises(QuizError, match="nothing to take back"):
        undo(session, MORNING)


def test_redo_does_again_what_was_taken_back():
    learner = Learner()
    session = learner.start(entries(12))
    for rating in (GOOD, AGAIN, EASY):
        session = learner.answer(session, rating)
    done = where(session)
    for _ in range(3):
        session = learner.act(undo, session)
    for _ in range(3):
        session = learner.act(redo, session)
    assert where(session) == done
    with pytest.raises(QuizError, match="nothing to do again"):
        redo(session, MORNING)
    session = learner.act(undo, session)
    session = learner.answer(session, HARD)
    with pytest.raises(QuizError):
        redo(session, MORNING)


@pytest.mark.parametrize("minutes", [0, 2, 15, 24 * 60])
@pytest.mark.parametrize("done", ["AsA", "AAG", "sGA", "GAb"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_as_much_is_left_after_undo_and_redo_of_an_earlier_session(minutes: int, done: str, times: int):
    learner, known = Learner(), entries(6)
    session = learner.start(known)
    for act in done:
        if act in "sb":
            session = learner.act(acts.suspend if act == "s" else acts.bury, session)
        else:
            session = learner.answer(session, AGAIN if act == "A" else GOOD)
    later = MORNING + timedelta(minutes=minutes)
    session = learner.start(known, later)
    asked = session.left(later)
    for step in (undo, redo):
        for _ in range(times):
            session = learner.act(step, session, now=later)
    assert session.left(later) == asked


def test_yesterday_s_answers_can_be_undone_today():
    learner, known = Learner(), entries(4)
    session = learner.start(known)
    for rating in (EASY, AGAIN):
        session = learner.answer(session, rating)
    tomorrow = MORNING + timedelta(days=1)
    session = learner.start(known, tomorrow)
    shown = session.current.card
    session = learner.act(undo, session, now=tomorrow)
    assert (session.current.card, session.current.phase) == ("rivers/q1", Phase.NEW)
    session = learner.act(undo, session, now=tomorrow)
    assert session.current.card == "rivers/q0"
    assert known_by(learner.state) == ({}, {}, {})
    session = learner.act(redo, session, now=tomorrow)
    assert learner.state.card("rivers/q0").reps == 1
    seen = set()
    while session.current:
        seen.add(session.current.card)
        session = learner.answer(session, EASY, tomorrow)
    assert {shown, "rivers/q1", "rivers/q2", "rivers/q3"} == seen
    assert learner.state == replay(learner.rows)


def test_what_was_undone_in_the_journal_may_be_of_a_question_that_is_gone():
    learner, known = Learner(), entries(2)
    learner.answer(learner.start(known[:1]), EASY)
    session = learner.start(known[1:])
    session = learner.act(undo, session)
    assert session.current.card == "rivers/q1"
    assert known_by(learner.state) == ({}, {}, {})


def test_an_undo_whose_row_is_not_at_hand_is_refused():
    learner = Learner()
    learner.answer(learner.start(entries(2)), EASY)
    session = study.start(learner.state, entries(2), MORNING, 1, session_id="x")
    with pytest.raises(QuizError, match="not found"):
        undo(session, MORNING)


@pytest.mark.parametrize("step", [suspend, bury, lambda session, now: report(session, "trivial", now)])
def test_hiding_a_card_can_be_undone(step):
    learner = Learner()
    session = learner.start(entries(3))
    before = where(session)
    session = learner.act(step, session)
    assert session.current.card == "rivers/q1"
    assert where(learner.act(undo, session)) == before


def test_a_report_keeps_the_reason_and_the_answer_that_counts_for_nothing():
    learner = Learner()
    session, row = report(learner.start(entries(2)), "wrong", MORNING, response="the Inn")
    learner.write(row)
    assert (row.type, row.data["reason"], row.data["response"]) == ("flag", "wrong", "the Inn")
    assert learner.state.card("rivers/q0").flag == "wrong"
    assert not learner.state.days
    assert session.done == 0


def test_a_note_stays_with_the_card_that_is_being_asked():
    learner = Learner()
    session = learner.start(entries(2))
    session = learner.act(note, session, "near the Brigach")
    assert session.current.card == "rivers/q0"
    assert learner.state.card("rivers/q0").note == "near the Brigach"
    assert learner.act(undo, session).state.card("rivers/q0").note == ""


def test_nothing_can_be_answered_when_nothing_is_asked():
    session = Learner().start([])
    for step in (suspend, skip):
        with pytest.raises(QuizError, match="no question"):
            step(session, MORNING)
    assert previews(session, MORNING) == {}


@pytest.mark.parametrize("kind", ["choice", "multi", "order", "match", "truefalse"])
def test_options_are_shown_in_an_order_that_the_row_can_give_back(kind):
    known = [Made(f"rivers/q{number}", kind=kind, question=f"q{number}", order=number) for number in range(40)]
    learner, orders = Learner(), set()
    session = learner.start(known, limit=40)
    while session.current:
        order = session.current.option_order(4)
        orders.add(order)
        assert sorted(order) == [0, 1, 2, 3]
        shown = session.current
        session = learner.answer(session, EASY)
        again = Asked(shown.card, shown.entry, learner.rows[-1].data["order"], Phase.NEW)
        assert again.option_order(4) == order
    if kind == "truefalse":
        assert orders == {(0, 1, 2, 3)}
    else:
        assert len(orders) > 5
    assert ((0, 1, 2, 3) in orders) is (kind != "order")


def test_a_returning_card_has_its_options_in_another_order():
    learner = Learner()
    session = learner.start([Made("rivers/q0", kind="choice", question="q0")])
    first = session.current
    second = learner.answer(session, AGAIN).current
    assert first.seed != second.seed


def test_the_limit_ends_a_session_and_undo_opens_it_again():
    learner = Learner()
    session = learner.answer(learner.answer(learner.start(entries(9), limit=2)))
    assert session.current is None
    session = learner.act(undo, session)
    assert (session.done, session.left(MORNING), session.current.card) == (1, 1, "rivers/q1")


def test_another_window_s_answers_are_taken_in():
    learner, known = Learner(), entries(3)
    here, there = learner.start(known, session_id="here"), learner.start(known, session_id="there")
    there = learner.answer(there, EASY)
    there = learner.answer(there, EASY)
    here = follow(here, learner.state)
    here = learner.answer(here, GOOD, MORNING + timedelta(seconds=9))
    assert here.current.card == "rivers/q2"
    assert learner.state == replay(learner.rows)
    assert learner.state.card("rivers/q0").reps == 2


def test_row_ids_never_repeat():
    learner = Learner()
    session = learner.start(entries(12), session_id="s")
    for _ in range(3):
        session = learner.act(undo, learner.answer(learner.answer(session)))
    session = learner.act(suspend, session)
    assert len({row.id for row in learner.rows}) == len(learner.rows) == 10


def test_the_summary_names_what_was_missed_sure_ones_first():
    learner = Learner()
    session = learner.start(entries(4))
    session = learner.answer(session, AGAIN, elapsed_ms=50_000)
    session = learner.answer(session, AGAIN, elapsed_ms=50_000, confidence="sure")
    session = learner.answer(session, EASY, elapsed_ms=50_000)
    session = learner.answer(session, EASY, elapsed_ms=50_000)
    while session.current:
        session = learner.answer(session, GOOD)
    said = summary(session, MORNING)
    assert said.misses == (Miss("rivers/q1", "the Danube", True), Miss("rivers/q0", "the Danube", False))
    assert (said.cards, said.right_first, said.minutes) == (4, 2, 4)
    assert said.answers == len(learner.rows)
    assert said.next_due == min(card.due for card in learner.state.cards.values())
    assert said.next_count >= 1


def test_what_was_right_but_guessed_stands_after_the_misses_until_it_is_missed():
    learner = Learner()
    session = learner.answer(learner.start(entries(2)), AGAIN, guessed=True)
    session = learner.answer(session, AGAIN)
    said = summary(session, MORNING)
    assert [(miss.card, miss.went) for miss in said.misses] == [("rivers/q1", Went.MISSED), ("rivers/q0", Went.GUESSED)]
    while session.current.card != "rivers/q0":
        session = learner.answer(session, GOOD)
    said = summary(learner.answer(session, AGAIN), MORNING)
    assert [miss.went for miss in said.misses] == [Went.MISSED, Went.MISSED]


@pytest.mark.parametrize(
    ("right", "rating", "hint", "went"),
    [
        (True, AGAIN, "evidence", Went.HELPED),
        (True, HARD, "topic", Went.HELPED),
        (True, AGAIN, "", None),
        (False, HARD, "", Went.MISSED),
        (False, AGAIN, "evidence", Went.MISSED),
    ],
)
def test_missed_is_what_was_judged_wrong_whatever_its_rating(
    right: bool, rating: Rating, hint: str, went: Went | None
) -> None:
    learner = Learner()
    session, _ = acts.answer(learner.start(entries(2)), verdict(right), rating, MORNING, elapsed_ms=1, hint=hint)
    said = summary(session, MORNING)
    assert [miss.went for miss in said.misses] == ([] if went is None else [went])
    assert said.right_first == (went is None)


def test_the_summary_leaves_out_what_was_taken_back():
    learner = Learner()
    session = learner.answer(learner.start(entries(2)), AGAIN)
    said = summary(learner.act(undo, session), MORNING)
    assert (said.answers, said.misses, said.next_due) == (0, (), "")


def test_words_for_a_due_time_follow_the_learner_s_calendar():
    learner = Learner()
    learner.set("day_start", 0)
    session = learner.start(entries(1), zone=120)
    late = instant("2026-11-23T22:30:00Z")
    assert session.words("2026-11-25", late) == "1 day"
    assert session.words("2026-11-23T22:40:00Z", late) == "10 min"


def test_more_is_taken_back_than_is_kept_at_hand(monkeypatch):
    monkeypatch.setattr("quizapp.study.fold.REMEMBERED", 3)
    learner = Learner()
    learner.learn(entries(9))
    session = learner.start(entries(9), MORNING + timedelta(hours=1), limit=1)
    for _ in range(9):
        session = learner.act(undo, session, now=MORNING + timedelta(hours=1))
    assert dict(learner.state.cards) == {}
    assert len(learner.state.undone) == 9
    with pytest.raises(QuizError, match="nothing to take back"):
        undo(session, MORNING)
    for _ in range(9):
        session = learner.act(redo, session, now=MORNING + timedelta(hours=2))
    assert len(learner.state.cards) == 9


def test_what_another_window_has_taken_back_is_not_taken_back_again():
    learner = Learner()
    session = learner.answer(learner.answer(learner.start(entries(3), limit=3)))
    first, second = learner.rows
    at = "2026-11-23T10:00:00.000000Z"
    learner.write(Row("other-1", "undo", at, 0, "2026-11-23", {"row": second.id, "card": second.data["card"]}))
    session = learner.act(undo, follow(session, learner.state))
    assert session.taken_back == first
    assert session.current.card == first.data["card"]
    assert dict(learner.state.cards) == {}


@pytest.mark.parametrize(("grade", "same"), [(True, GOOD), (EASY, EASY), (HARD, HARD), (False, AGAIN)])
def test_an_earlier_answer_is_graded_anew_while_studying(grade, same):
    learner, other = Learner(), Learner()
    session = learner.answer(learner.start(entries(3), limit=3), AGAIN)
    session = learner.act(lambda s, now: regrade(s, learner.rows[0], now, grade), session)
    other.answer(other.start(entries(3), limit=3), same)
    assert session.state == learner.state
    assert dict(learner.state.cards) == dict(other.state.cards)
    with pytest.raises(QuizError, match="only an answer"):
        regrade(session, learner.rows[1], MORNING, grade)


def test_undo_goes_back_over_cards_that_are_not_of_the_session():
    known, later = entries(6), MORNING + timedelta(days=60)
    learner = Learner()
    session = learner.start(known)
    for _ in range(3):
        session = learner.answer(session, Rating.EASY)
    session = learner.start(known, later)
    for _ in range(3):
        session = learner.answer(session, Rating.GOOD, later)
    answered = {str(row.data["card"]) for row in learner.rows}
    session = learner.start(known, later, cards=[one.card for one in known if one.card not in answered])
    for _ in range(2):
        session = learner.act(undo, session, now=later)
    for _ in range(3):
        before = session
        session = learner.answer(session, Rating.GOOD, later)
        assert session.done == before.done + 1
    assert replay(learner.rows) == session.state
