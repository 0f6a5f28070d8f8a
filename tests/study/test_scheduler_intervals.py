import random
import subprocess
import sys
import timeit
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.study.calendar import due_day, instant, is_instant, logical_day, moment
from quizapp.study.fuzz import fuzz_bounds, fuzz_factor, fuzzed
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.scheduler import DECAY, interval, outcomes, retrievability, schedule
from quizapp.study.settings import Settings, checked, settings_of

PLAIN = Settings(fuzz=False)
NOON = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = Rating
KNOWN = Card(
    "p/q", Phase.REVIEW, 0, 12.5, 5.0, "2022-11-29", "2022-11-17T09:00:00.000000Z", "2022-11-17", 12, 4, 0, "2022-10-01"
)

cards = st.builds(
    Card,
    key=st.sampled_from(["p/a", "p/b#x", "q/c"]),
    phase=st.sampled_from(list(Phase)),
    step=st.integers(0, 3),
    stability=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    last_day=st.dates(date(2022, 1, 1), date(2022, 11, 29)).map(date.isoformat),
    interval_days=st.integers(0, 2000),
    reps=st.integers(0, 100),
)
rules = st.builds(
    Settings,
    retention=st.floats(0.70, 0.99),
    steps=st.lists(st.floats(0.5, 700), max_size=3).map(tuple),
    relearning_steps=st.lists(st.floats(0.5, 700), max_size=3).map(tuple),
    maximum_interval=st.integers(1, 36_500),
    fuzz=st.booleans(),
)


def when_due(card):
    """A minute after the card falls due."""
    if is_instant(card.due):
        return instant(card.due)
    return datetime.combine(date.fromisoformat(card.due), time(12, 30), UTC)


def run(ratings, settings=PLAIN, now=NOON):
    """The card after each rating, each given when it was due."""
    card, after = Card("p/q"), []
    for rating in ratings:
        card = schedule(card, Rating(rating), moment(now), settings)
        after.append(card)
        now = when_due(card)
    return after


def test_intervals_are_those_of_the_library_s_own_run():
    ratings = [GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5
    assert [card.interval_days for card in run(ratings)] == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_memory_after_six_reviews_is_the_published_one():
    card, now = Card("p/q"), NOON
    for rating, days in zip([AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD], [0, 0, 1, 3, 8, 21], strict=True):
        now += timedelta(days=days)
        card = schedule(card, rating, moment(now), PLAIN)
    assert card.stability == pytest.approx(53.62691, abs=1e-4)
    assert card.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_trap_1_days_are_those_of_the_calendar_and_not_whole_24_hours():
    card = schedule(Card("p/q"), AGAIN, moment(NOON), PLAIN)
    for number in range(1, 9):
        card = schedule(card, GOOD, moment(NOON + timedelta(hours=23.5) * number), PLAIN)
    assert card.stability == pytest.approx(18.6, abs=0.1)


def test_trap_2_a_card_is_due_from_the_morning_of_its_day():
    card = schedule(KNOWN, GOOD, moment(datetime(2022, 11, 29, 21, tzinfo=UTC)), PLAIN)
    assert not is_instant(card.due)
    assert due_day(card.due, moment(NOON)) == date(2022, 11, 29) + timedelta(days=card.interval_days)


def test_trap_3_fuzz_gives_every_day_between_its_bounds_alike():
    drawn = [fuzzed(10, 1, 36_500, (number + 0.5) / 1000) for number in range(1000)]
    assert {day: drawn.count(day) for day in sorted(set(drawn))} == dict.fromkeys(range(8, 13), 200)


@pytest.mark.parametrize(
    ("days", "bounds"),
    [
        (1, (1, 1)),
        (2, (2, 2)),
        (2.5, (2, 4)),
        (3, (2, 4)),
        (7, (5, 9)),
        (10, (8, 12)),
        (20, (17, 23)),
        (100, (93, 107)),
    ],
)
def test_fuzz_bounds(days, bounds):
    assert fuzz_bounds(days, 1, 36_500) == bounds


@given(st.floats(0.1, 40_000), st.integers(1, 400), st.integers(1, 36_500), st.floats(0, 1))
def test_fuzz_stays_within_what_is_allowed(days, least, most, factor):
    assert min(least, most) <= fuzzed(days, least, most, factor) <= most


def test_trap_4_a_preview_is_what_comes_and_chance_elsewhere_changes_nothing():
    random.seed(1)
    seen = outcomes(KNOWN, moment(NOON), Settings())
    random.seed(2)
    assert [schedule(KNOWN, rating, moment(NOON), Settings()) for rating in Rating] == list(seen.values())
    assert fuzz_factor("p/q", 4) != fuzz_factor("p/q", 5)
    assert fuzz_factor("p/q", 4) != fuzz_factor("p/r", 4)


def test_fuzz_differs_between_cards_that_were_learnt_together():
    spread = {schedule(replace(KNOWN, key=f"p/{number}"), GOOD, moment(NOON), Settings()).due for number in range(40)}
    assert len(spread) >= 5


def test_trap_5_any_zone_will_do():
    for zone in (ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo"), 120):
        assert schedule(KNOWN, GOOD, moment(NOON.astimezone(ZoneInfo("Asia/Tokyo")), zone), PLAIN).interval_days > 12


def test_trap_6_a_thousand_new_cards_wait_for_nothing():
    settings = PLAIN
    schedule(Card("p/q"), GOOD, moment(NOON), settings)
    sleep = timeit.timeit(lambda: schedule(Card("p/q"), GOOD, moment(NOON), settings), number=100) / 100
    naps = timeit.timeit(fsrs.Card, number=100) / 100
    assert sleep < naps * 4
    assert naps > 0.001


def test_trap_7_better_ratings_come_later_even_where_memory_is_weak():
    weak = replace(KNOWN, stability=0.2, interval_days=1, last_day="2022-11-28", difficulty=9.9)
    days = [outcomes(weak, moment(NOON), PLAIN)[rating].interval_days for rating in (HARD, GOOD, EASY)]
    assert days == sorted(days)
    assert days[2] > days[1]


def test_trap_7_an_interval_that_grew_is_not_fuzzed_below_the_last():
    for reps in range(60):
        card = schedule(replace(KNOWN, stability=14.0, interval_days=23, reps=reps), HARD, moment(NOON), Settings())
        exact = interval(card.stability, 0.9)
        assert card.interval_days >= 24 if round(exact) > 23 else card.interval_days <= 26


def test_trap_8_what_is_remembered_falls_by_the_hour_and_is_unknown_for_a_new_card():
    now = instant(KNOWN.last_at)
    chances = [retrievability(KNOWN, now + timedelta(hours=hours)) for hours in (0, 1, 12, 24, 300)]
    assert chances[0] == 1.0
    assert chances == sorted(chances, reverse=True)
    assert len(set(chances)) == 5
    assert retrievability(KNOWN, now + timedelta(days=12.5)) == pytest.approx(0.9)
    assert retrievability(KNOWN, now - timedelta(days=1)) == 1.0
    assert retrievability(Card("p/q"), now) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("retention", 1.5),
        ("retention", 0),
        ("retention", 0.699),
        ("retention", float("nan")),
        ("retention", True),
        ("steps", [720]),
        ("steps", ["soon"]),
        ("maximum_interval", 0),
        ("day_start", 13),
        ("new_per_day", -1),
        ("new_per_day", 2.5),
        ("parameters", [1.0] * 19),
        ("fuzz", 1),
        ("colour", "red"),
        ("pack.rivers.state", "gone"),
    ],
)
def test_trap_9_settings_out_of_bounds_are_refused_and_never_obeyed(name, value):
    with pytest.raises(QuizError):
        checked(name, value)
    assert settings_of({name: value}) == Settings()


def test_settings_within_bounds_are_obeyed():
    said = {"retention": 0.95, "steps": "1, 5 20", "day_start": 0, "pack.rivers.state": "paused"}
    assert settings_of(said) == Settings(retention=0.95, steps=(1.0, 5.0, 20.0), day_start=0)


def test_trap_9_a_very_strong_memory_stays_within_a_century():
    strong = replace(KNOWN, stability=36_000.0, interval_days=36_000, last_day="1950-01-01")
    card = schedule(strong, EASY, moment(NOON), PLAIN)
    assert card.stability <= 36_500
    assert card.interval_days <= 36_500


@pytest.mark.parametrize(
    "odd",
    [
        replace(KNOWN, stability=0.0),
        replace(KNOWN, stability=float("nan")),
        replace(KNOWN, difficulty=0.0),
        replace(KNOWN, difficulty=99.0),
        replace(KNOWN, last_day=""),
        replace(KNOWN, last_day="soon"),
        replace(KNOWN, phase=Phase.LEARN, step=7),
        replace(KNOWN, phase=Phase.RELEARN, step=-3),
        replace(KNOWN, phase=Phase.NEW),
    ],
)
@pytest.mark.parametrize("rating", list(Rating))
def test_trap_10_a_card_in_an_odd_state_is_scheduled_all_the_same(odd, rating):
    card = schedule(odd, rating, moment(NOON), PLAIN)
    assert card.stability > 0
    assert 1 <= card.difficulty <= 10
    assert due_day(card.due, moment(NOON)) >= NOON.date()


def test_trap_10_a_clock_set_back_does_not_take_the_last_answer_back():
    now = instant(KNOWN.last_at) - timedelta(hours=30)
    card = schedule(KNOWN, GOOD, moment(now), PLAIN)
    assert (card.last_at, card.last_day) == (KNOWN.last_at, KNOWN.last_day)
    assert card.stability >= KNOWN.stability


def test_trap_10_a_clock_that_ran_years_ahead_is_not_believed_for_years():
    ahead = replace(KNOWN, last_at="2031-01-01T09:00:00.000000Z", last_day="2031-01-01")
    card = schedule(ahead, GOOD, moment(NOON), PLAIN)
    assert card.last_day == "2022-11-29"
    assert date.fromisoformat(card.due) > date(2022, 11, 29)


@given(cards, rules, st.integers(0, 23))
def test_a_better_rating_never_comes_back_sooner(card, settings, hour):
    when = moment(NOON.replace(hour=hour), 60)
    after = outcomes(card, when, settings)
    dues = [
        (due_day(after[rating].due, when), after[rating].due if is_instant(after[rating].due) else "")
        for rating in Rating
    ]
    assert dues == sorted(dues)
    for one in after.values():
        assert is_instant(one.due) or due_day(one.due, when) > when.day
        assert one.interval_days <= settings.maximum_interval
        assert one.reps == card.reps + 1


@given(cards, rules)
def test_scheduling_is_the_same_each_time(card, settings):
    assert outcomes(card, moment(NOON), settings) == outcomes(card, moment(NOON), settings)


@given(st.floats(0.01, 30_000), st.floats(0.01, 30_000), st.floats(0.7, 0.99))
def test_intervals_grow_with_stability(one, other, retention):
    weak, strong = sorted((one, other))
    assert interval(weak, retention) <= interval(strong, retention)
    assert interval(strong, 0.9) == pytest.approx(strong)


@given(st.lists(st.tuples(st.sampled_from(list(Rating)), st.integers(0, 300)), min_size=1, max_size=12))
def test_memory_is_the_library_s_own_on_days_of_the_calendar(history):
    library = fsrs.Scheduler(enable_fuzzing=False)
    theirs, ours, now = fsrs.Card(card_id=1), Card("p/q"), NOON.replace(hour=12, minute=0)
    for rating, days in history:
        now += timedelta(days=days)
        theirs, _ = library.review_card(theirs, fsrs.Rating(int(rating)), now)
        ours = schedule(ours, rating, moment(now + timedelta(hours=7)), PLAIN)
        assert ours.stability == pytest.approx(min(theirs.stability, 36_500), rel=1e-9)
        assert ours.difficulty == pytest.approx(theirs.difficulty, rel=1e-9)


@given(st.integers(0, 12), st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata"]), st.integers(0, 400))
def test_clock_changes_and_zones_do_not_change_what_is_learnt(rollover, zone, start):
    """Two learners at the same hours of their day, one with clock changes and one without, remember alike."""
    zone, first = ZoneInfo(zone), date(2026, 1, 1) + timedelta(days=start)
    here, there = Card("p/q"), Card("p/q")
    for offset in (0, 0, 1, 4, 30, 100):
        day = first + timedelta(days=offset)
        local = datetime.combine(day, time(13), zone).astimezone(UTC)
        here = schedule(here, GOOD, moment(local, zone, rollover), PLAIN)
        there = schedule(there, GOOD, moment(datetime.combine(day, time(13), UTC), UTC, rollover), PLAIN)
        assert logical_day(local, zone, rollover) == day
    assert (here.stability, here.interval_days) == (there.stability, there.interval_days)


def test_first_steps_are_a_minute_and_ten_and_after_a_lapse_ten():
    new = outcomes(Card("p/q"), moment(NOON), PLAIN)
    waits = [(instant(new[rating].due) - NOON).total_seconds() / 60 for rating in (AGAIN, HARD, GOOD)]
    assert waits == [1, 5.5, 10]
    assert new[EASY].phase is Phase.REVIEW
    lapse = schedule(KNOWN, AGAIN, moment(NOON), PLAIN)
    assert (lapse.phase, lapse.lapses, instant(lapse.due) - NOON) == (Phase.RELEARN, 1, timedelta(minutes=10))


def test_a_step_that_crosses_the_turn_of_the_day_is_for_the_next_day():
    late = moment(datetime(2022, 11, 30, 3, 55, tzinfo=UTC))
    card = schedule(Card("p/q"), GOOD, late, PLAIN)
    assert (card.phase, card.due) == (Phase.LEARN, "2022-11-30")
    assert schedule(Card("p/q"), AGAIN, late, PLAIN).due == "2022-11-30T03:56:00Z"


def test_without_relearning_steps_a_lapse_comes_back_on_another_day():
    after = outcomes(KNOWN, moment(NOON), replace(PLAIN, relearning_steps=()))
    assert after[AGAIN].phase is Phase.REVIEW
    assert 1 <= after[AGAIN].interval_days <= after[HARD].interval_days


def test_no_interval_is_longer_than_the_longest_allowed():
    settings = Settings(maximum_interval=9)
    assert [outcomes(KNOWN, moment(NOON), settings)[rating].interval_days for rating in (HARD, GOOD, EASY)] == [9, 9, 9]


def test_higher_retention_means_sooner():
    spans = [
        schedule(KNOWN, GOOD, moment(NOON), replace(PLAIN, retention=share)).interval_days for share in (0.8, 0.9, 0.97)
    ]
    assert spans == sorted(spans, reverse=True)
    assert spans[0] > 2 * spans[2]


def test_our_decay_is_the_library_s():
    assert fsrs.scheduler.DEFAULT_PARAMETERS[20] == DECAY


def test_the_library_is_imported_only_when_something_is_scheduled():
    rooms = "import sys, quizapp.study.session, quizapp.study.summary, quizapp.figures.overview"
    code = f"{rooms}; print([name for name in ('fsrs', 'pydantic', 'textual', 'spacy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
