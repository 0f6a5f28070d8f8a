from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from quizapp.figures.days import day_words, forecast, next_words
from quizapp.figures.overview import known_today, overview
from quizapp.figures.streaks import streak
from quizapp.figures.waiting import waiting
from quizapp.study.acts import suspend
from quizapp.study.calendar import moment
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.pace import USUAL_SECONDS, minutes_for, seconds_per_answer
from tests.made_study import MORNING, Learner, entries

AGAIN, HARD, GOOD, EASY = Rating
KNOWN = [*entries(20), *entries(5, "lakes")]


@dataclass(frozen=True)
class Shelf:
    id: str
    title: str


PACKS = [Shelf("rivers", "Rivers of Europe"), Shelf("lakes", "Lakes")]


def home(learner, now=MORNING, known=KNOWN):
    return overview(learner.state, known, PACKS, now, UTC)


def test_before_the_first_answer_nothing_counts_and_home_says_so():
    seen = home(Learner())
    assert (seen.first_start, seen.due, seen.new, seen.streak, seen.next_due) == (True, 0, 0, 0, "")
    assert [(line.title, line.due, line.new, line.known) for line in seen.packs] == [
        ("Lakes", 0, 0, None),
        ("Rivers of Europe", 0, 0, None),
    ]
    assert seen.date == "Monday 23 November"


def test_only_packs_being_studied_count():
    learner = Learner()
    learner.answer(learner.start(KNOWN, packs=["rivers"]), EASY)
    seen = home(learner)
    assert (seen.first_start, seen.due, seen.new, seen.new_limit) == (False, 0, 9, 10)
    assert [(line.id, line.new, line.state) for line in seen.packs] == [
        ("rivers", 9, "studying"),
        ("lakes", 0, "available"),
    ]
    learner.set("pack.rivers.state", "paused")
    assert (home(learner).new, home(learner).streak) == (0, 1)
    learner.set("pack.rivers.state", "archived")
    assert [line.id for line in home(learner).packs] == ["lakes"]


def test_new_cards_beyond_today_s_limit_are_told_and_the_limit_stays_what_was_set():
    learner = Learner()
    learner.set("new_per_day", 2)
    session = learner.start(KNOWN, packs=["rivers"])
    assert home(learner).packs[1].unmet == sum(entry.pack == "rivers" for entry in KNOWN)
    for _ in range(2):
        session = learner.answer(session, EASY)
    seen = home(learner)
    left = sum(entry.pack == "rivers" for entry in KNOWN) - 2
    assert (seen.new, seen.new_limit, seen.later, seen.packs[0].unmet) == (0, 2, left, left)
    assert seen.notices == (f"{left} new questions beyond today's limit",)
    learner.answer(learner.start(KNOWN, packs=["rivers"], more_new=10), EASY)
    assert (home(learner).new, home(learner).new_limit) == (0, 2)


def test_what_waits_is_what_a_session_asks():
    learner = Learner()
    learner.learn(KNOWN[:6])
    later = MORNING + timedelta(days=60)
    session = learner.start(KNOWN, later)
    seen = home(learner, later)
    assert seen.due + seen.new == session.left(later) == 6 + 10
    while session.current:
        session = learner.answer(session, GOOD if session.current.phase is Phase.NEW else EASY, later)
        counted = waiting(learner.state, KNOWN, moment(later))
        assert sum(counted.due.values()) + sum(counted.new.values()) == session.left(later)


def test_steps_that_end_soon_are_due():
    learner = Learner()
    learner.answer(learner.start(KNOWN, packs=["rivers"]), AGAIN)
    assert (home(learner).due, home(learner).soon) == (1, 1)
    assert (home(learner, MORNING + timedelta(minutes=2)).soon) == 0
    learner.set("steps", [90])
    learner.answer(learner.start(KNOWN, packs=["lakes"]), AGAIN)
    assert home(learner).due == 1


def test_a_day_s_forecast_is_what_falls_due_on_it():
    when = moment(MORNING)
    cards = [
        Card("a", due="2026-11-24"),
        Card("b", due="2026-11-24", suspended=True),
        Card("c", due="2026-11-24", flag="wrong"),
        Card("d", due="2026-11-30"),
        Card("e", due="2026-12-01"),
        Card("f", due="2026-11-24T03:00:00Z"),
        Card("g", due="2026-11-24T05:00:00Z"),
        Card("h"),
        Card("i", due="2026-11-20", buried="2026-11-23"),
        Card("j", due="2026-11-30", buried="2026-11-23"),
        Card("k", due="2026-11-20", buried="2026-11-22"),
    ]
    ahead = forecast(cards, when)
    assert list(ahead) == [date(2026, 11, 24) + timedelta(days=number) for number in range(7)]
    assert (ahead[date(2026, 11, 24)], ahead[date(2026, 11, 30)], sum(ahead.values())) == (3, 2, 5)
    assert [name for name, _ in home(Learner()).week] == ["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"]


def test_what_is_known_today_counts_what_was_never_asked_as_unknown_and_fades():
    learner = Learner()
    learner.learn(KNOWN[:10])
    now = known_today(learner.state, KNOWN, MORNING)
    assert now == {"rivers": 0.5}
    later = known_today(learner.state, KNOWN, MORNING + timedelta(days=30))["rivers"]
    assert 0.3 < later < 0.5
    session = learner.start(KNOWN, MORNING, limit=1)
    learner.act(suspend, session)
    assert known_today(learner.state, KNOWN, MORNING)["rivers"] == 10 / 19


def streak_now(state, when):
    return streak(state, when).now


def test_a_streak_counts_days_by_the_learner_s_own_turn_of_the_day():
    learner = Learner()
    for number, hour in ((0, 9), (1, 23), (2, 26), (4, 9)):
        learner.answer(
            learner.start(KNOWN, MORNING, packs=["rivers"], limit=1),
            EASY,
            datetime(2026, 11, 20, tzinfo=UTC) + timedelta(days=number, hours=hour),
        )
    assert streak_now(learner.state, moment(datetime(2026, 11, 23, 12, tzinfo=UTC))) == 3
    assert streak_now(learner.state, moment(datetime(2026, 11, 23, 2, tzinfo=UTC))) == 3
    assert streak_now(learner.state, moment(datetime(2026, 11, 26, 12, tzinfo=UTC))) == 0
    assert streak_now(learner.state, moment(datetime(2026, 11, 24, 12, tzinfo=UTC))) == 1
    assert streak_now(learner.state, moment(datetime(2026, 11, 25, 12, tzinfo=UTC))) == 1


def test_when_something_falls_due_next_in_words():
    when = moment(MORNING)
    assert next_words([Card("a", due="2026-11-26"), Card("b", due="2026-11-24"), Card("c")], when) == "tomorrow"
    assert next_words([Card("a", due="2026-11-26"), Card("b", due="2026-11-23T09:10:00Z")], when) == "in 10 min"
    assert next_words([Card("a", due="2026-11-20"), Card("b", due="2026-11-21", suspended=True)], when) == "now"
    assert next_words([Card("b", due="2026-11-26", suspended=True)], when) == ""
    assert next_words([Card("b", due="2026-11-20", buried="2026-11-23")], when) == "tomorrow"


def test_minutes_follow_the_learner_s_pace():
    learner, when = Learner(), moment(MORNING)
    assert seconds_per_answer(learner.state, when) == USUAL_SECONDS
    assert minutes_for(learner.state, when, 0, 0) == 0
    assert minutes_for(learner.state, when, 1) == 1
    slow = Learner()
    session = slow.start(KNOWN, limit=20)
    while session.current:
        session = slow.answer(session, EASY, elapsed_ms=40_000)
    assert seconds_per_answer(slow.state, when) == 25
    assert minutes_for(slow.state, when, 40) > minutes_for(learner.state, when, 40)
    assert seconds_per_answer(slow.state, moment(MORNING + timedelta(days=40))) == USUAL_SECONDS


def test_a_day_in_words():
    assert day_words(date(2028, 2, 29)) == "Tuesday 29 February"
