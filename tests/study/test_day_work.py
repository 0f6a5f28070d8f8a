"""A day's work: limits, backlogs, pauses, siblings of other packs, leeches, and what is asked ahead."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.errors import QuizError
from quizapp.study.acts import answer, previews
from quizapp.study.calendar import moment
from quizapp.study.cards import leech
from quizapp.study.fold import pack_state, paused_until, replay
from quizapp.study.model import Phase, Rating, Row
from quizapp.study.undoing import undo
from tests.made_study import MORNING, Learner, Made, days, entries, verdict

AGAIN, HARD, GOOD, EASY = Rating
LATER = datetime(2027, 6, 1, 9, tzinfo=UTC)
BOTH = [*entries(20), *entries(20, "lakes")]


def studied(known=BOTH):
    """Somebody who knows these cards and has them due by June."""
    learner = Learner()
    learner.learn(known)
    return learner


def by_pack(session):
    """How many cards of each pack are planned."""
    return Counter(key.split("/")[0] for key in session.queue.planned)


def test_a_pack_s_own_limits_hold_beside_the_learner_s():
    learner = studied([])
    learner.set("pack.rivers.new_per_day", 3)
    assert by_pack(learner.start(BOTH, packs=["rivers", "lakes"])) == {"rivers": 3, "lakes": 7}
    learner.set("pack.rivers.new_per_day", 30)
    assert sum(by_pack(learner.start(BOTH, packs=["rivers", "lakes"])).values()) == 10
    session = learner.answer(learner.start(BOTH, packs=["rivers"]), EASY)
    learner.set("pack.rivers.new_per_day", 1)
    assert by_pack(learner.start(BOTH, packs=["rivers"])) == {}
    learner.act(undo, session)
    assert by_pack(learner.start(BOTH, packs=["rivers"])) == {"rivers": 1}


def test_reviews_of_a_pack_have_their_own_limit_and_only_its_new_ones_wait():
    known = [*BOTH, *entries(25)[20:], *entries(25, "lakes")[20:]]
    learner = studied()
    learner.set("pack.rivers.reviews_per_day", 5)
    session = learner.start(known, LATER)
    due = Counter(key.split("/")[0] for key in session.queue.planned if key in learner.state.cards)
    new = Counter(key.split("/")[0] for key in session.queue.planned if key not in learner.state.cards)
    assert (due, new, session.queue.held) == ({"rivers": 5, "lakes": 20}, {"lakes": 5}, 15)
    learner.set("reviews_per_day", 12)
    session = learner.start(known, LATER)
    assert (len(session.queue.planned), session.queue.held) == (12, 28)
    assert all(key in learner.state.cards for key in session.queue.planned)


def test_the_same_fact_in_another_pack_is_a_sibling():
    known = [
        Made("rivers/a", fact="f-1"),
        Made("lakes/b", "lakes", "b", fact="f-1", order=1),
        Made("lakes/c", "lakes", "c"),
    ]
    learner = Learner()
    session = learner.start(known, packs=["rivers", "lakes"])
    assert set(session.queue.planned) == {"lakes/c", "rivers/a"}
    while session.current.card != "rivers/a":
        session = learner.answer(session, EASY)
    learner.answer(session, GOOD)
    assert learner.start(known, packs=["lakes"]).current is None
    assert learner.start(known, MORNING + days(1), packs=["lakes"]).current.card == "lakes/b"


# pauses


def test_a_pack_paused_until_a_day_waits_and_comes_back_by_itself():
    learner = studied()
    until = (LATER + days(5)).date().isoformat()
    learner.set("pack.rivers.paused_until", until)
    assert set(by_pack(learner.start(BOTH, LATER))) == {"lakes"}
    assert set(by_pack(learner.start(BOTH, LATER + days(4)))) == {"lakes"}
    assert set(by_pack(learner.start(BOTH, LATER + days(5)))) == {"lakes", "rivers"}
    assert (pack_state(learner.state, "rivers", until[:-1] + "5"), pack_state(learner.state, "rivers")) == (
        "paused",
        "studying",
    )
    assert learner.start(BOTH, LATER, packs=["rivers"]).current is not None


def test_everything_can_be_paused_until_a_day():
    learner = studied()
    learner.set("paused_until", "2027-06-10")
    assert learner.start(BOTH, LATER).current is None
    assert learner.start([*BOTH, *entries(5, "never-met")], LATER).current is None
    assert paused_until(learner.state, "rivers") == "2027-06-10"
    assert learner.start(BOTH, datetime(2027, 6, 10, 9, tzinfo=UTC)).current is not None
    learner.set("paused_until", "")
    assert learner.start(BOTH, LATER).current is not None
    assert replay(learner.rows) == learner.state


# leeches


def missed(learner, known, times):
    """The card missed at so many reviews, months apart; the rows of its misses."""
    now, rows = MORNING, []
    learner.learn(known, now)
    while len(rows) < times:
        now += days(200)
        session = learner.start(known, now)
        session = learner.answer(session, AGAIN, now)
        rows.append(learner.rows[-1])
        while session.current:
            session = learner.answer(session, GOOD, now)
            now += timedelta(minutes=11)
    return rows


def test_a_leech_is_noticed_at_its_eighth_lapse_and_then_every_fourth():
    learner = Learner()
    rows = missed(learner, entries(1), 17)
    assert [number for number, row in enumerate(rows, 1) if row.data.get("leech")] == [8, 12, 16]
    assert leech(learner.state.card("rivers/q0"))
    assert learner.state.card("rivers/q0").lapses == 17


def test_the_session_says_so_before_the_rating_is_given():
    learner, known = Learner(), entries(1)
    missed(learner, known, 6)
    now = MORNING + days(4000)
    assert not learner.start(known, now).current.leech
    missed_once_more = learner.answer(learner.start(known, now), AGAIN, now)
    while missed_once_more.current:
        missed_once_more = learner.answer(missed_once_more, GOOD, now)
    session = learner.start(known, now + days(400))
    assert session.current.leech == 8
    after = learner.answer(session, AGAIN, now + days(400))
    assert not after.current.leech
    assert learner.act(undo, after, now=now + days(400)).current.leech == 8


# ahead


def test_reviews_can_be_had_ahead_of_a_holiday_with_their_true_days():
    learner = studied(entries(12))
    now = MORNING + days(3)
    assert learner.start(entries(12), now).current is None
    session = learner.start(entries(12), now, ahead=10)
    assert len(session.queue.planned) > 0
    dues = [learner.state.card(key).due for key in session.queue.planned]
    assert dues == sorted(dues)
    assert dues[-1] <= (now + days(10)).date().isoformat()
    before = learner.state.card(session.current.card)
    seen = previews(session, now)[GOOD]
    row = answer(session, verdict(), GOOD, now, elapsed_ms=1)[1]
    assert row.data["study"] == "review"
    assert row.data["due"] == seen > before.due
    assert before.stability < row.data["stability"]
    assert len(learner.start([*entries(12), *entries(9, "lakes")], now, ahead=10, packs=["lakes"]).queue.planned) == 0


def test_what_is_ahead_comes_after_what_is_due():
    learner = studied(entries(12))
    soonest = min(learner.state.cards.values(), key=lambda card: card.due)
    now = datetime.fromisoformat(soonest.due).replace(hour=9, tzinfo=UTC)
    session = learner.start(entries(12), now, ahead=60)
    assert learner.state.card(session.current.card).due == soonest.due
    asked = set()
    while session.current:
        asked.add(session.current.card)
        session = learner.answer(session, GOOD, now)
    assert len(asked) == 12


# what leaves the schedule alone


@pytest.mark.parametrize("study", ["cram", "exam"])
def test_answers_of_cramming_and_exams_leave_the_schedule_alone(study):
    learner = studied(entries(3))
    before = dict(learner.state.cards)
    data = {
        "card": "rivers/q0",
        "study": study,
        "first": False,
        "right": False,
        "rating": 1,
        "elapsed_ms": 5000,
        "due": "",
    }
    learner.write(Row("x-1", "answer", "2027-06-01T09:00:00.000000Z", 0, "2027-06-01", data))
    assert dict(learner.state.cards) == before
    assert learner.state.today(moment(LATER)).reviews == learner.state.today(moment(LATER)).new == 0
    assert replay(learner.rows) == learner.state


@pytest.mark.parametrize("type_", ["exam_start", "exam_answer", "exam_submit", "acknowledge"])
def test_rows_of_an_exam_say_nothing_of_the_schedule(type_):
    learner = studied(entries(3))
    before = learner.state
    learner.write(
        Row("x-1", type_, "2027-06-01T09:00:00.000000Z", 0, "2027-06-01", {"card": "rivers/q0", "right": False})
    )
    assert learner.state == before
    assert replay(learner.rows) == before


def test_cramming_previews_nothing_and_moves_nothing():
    learner = studied(entries(3))
    before, dues = dict(learner.state.cards), dict(learner.state.dues)
    session = learner.start(entries(3), LATER, cram=True)
    while session.current:
        assert set(previews(session, LATER).values()) == {""}
        session = learner.answer(session, AGAIN if session.done < 2 else GOOD, LATER)
    assert (dict(learner.state.cards), dict(learner.state.dues)) == (before, dues)


def test_an_unknown_kind_of_row_still_stops_the_reading():
    learner = Learner()
    with pytest.raises(QuizError, match="newer"):
        learner.write(Row("x-1", "exam_retake", "2027-06-01T09:00:00.000000Z", 0, "2027-06-01", {}))


def test_steps_before_the_turn_of_the_day_and_after_it_count_for_their_own_days():
    learner = Learner()
    late = datetime(2026, 11, 24, 3, 55, tzinfo=UTC)
    session = learner.answer(learner.start(entries(1), late), GOOD, late)
    assert session.state.card("rivers/q0").due == "2026-11-24"
    morning = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    session = learner.start(entries(1), morning)
    assert session.current.phase is Phase.LEARN
    learner.answer(session, GOOD, morning)
    assert learner.state.today(moment(late)).new == 1
    assert learner.state.today(moment(morning)).new == 0
