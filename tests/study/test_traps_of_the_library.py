"""What the memory model's library does when it sees the clock itself, each beside what our layer makes of it."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import fsrs
import pytest

from quizapp.errors import QuizError
from quizapp.study.calendar import instant, is_due, moment
from quizapp.study.fuzz import fuzzed
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.scheduler import outcomes, retrievability, schedule
from quizapp.study.settings import Settings, checked, settings_of

AGAIN, HARD, GOOD, EASY = Rating
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAIN = Settings(fuzz=False)
KNOWN = Card(
    "p/q", Phase.REVIEW, 0, 10.0, 5.0, "2026-11-23", "2026-11-13T12:00:00.000000Z", "2026-11-13", 10, 4, 0, "2026-10-01"
)


def raw(**said):
    """The library's scheduler as it comes, without fuzz unless it is asked for."""
    return fsrs.Scheduler(**{"enable_fuzzing": False, **said})


def raw_known(stability=10.0, difficulty=5.0, last=NOON - timedelta(days=10), due=NOON):
    """The same card as KNOWN, as the library holds it."""
    return fsrs.Card(
        card_id=1, state=fsrs.State.Review, stability=stability, difficulty=difficulty, due=due, last_review=last
    )


def test_1_a_day_later_by_the_calendar_is_a_day_later():
    theirs, _ = raw().review_card(fsrs.Card(card_id=1), fsrs.Rating.Again, NOON)
    ours = schedule(Card("p/q"), AGAIN, moment(NOON), PLAIN)
    for number in range(1, 9):
        now = NOON + timedelta(hours=23.5) * number
        theirs, _ = raw().review_card(theirs, fsrs.Rating.Good, now)
        ours = schedule(ours, GOOD, moment(now), PLAIN)
    assert theirs.stability < 1
    assert ours.stability == pytest.approx(18.6, abs=0.1)


def test_2_what_was_answered_in_the_evening_is_due_in_the_morning():
    evening = datetime(2026, 11, 23, 21, tzinfo=UTC)
    theirs, _ = raw().review_card(raw_known(), fsrs.Rating.Good, evening)
    ours = schedule(KNOWN, GOOD, moment(evening), PLAIN)
    morning = datetime.combine(theirs.due.date(), datetime.min.time(), UTC) + timedelta(hours=8)
    assert theirs.due > morning
    assert ours.due == morning.date().isoformat()
    assert is_due(ours.due, moment(morning))


def test_3_fuzz_gives_its_edges_their_full_share_and_stays_within_them():
    random.seed(0)
    theirs = Counter(
        raw(enable_fuzzing=True)._get_fuzzed_interval(interval=timedelta(days=10)).days for _ in range(4000)
    )
    assert max(theirs) == 13
    assert theirs[8] < theirs[10] * 0.7
    ours = Counter(fuzzed(10, 1, 36_500, (number + 0.5) / 4000) for number in range(4000))
    assert ours == dict.fromkeys(range(8, 13), 800)


def test_4_a_preview_is_what_comes():
    theirs = {raw(enable_fuzzing=True).review_card(raw_known(40.0), fsrs.Rating.Good, NOON)[0].due for _ in range(40)}
    assert len(theirs) > 1
    assert {schedule(KNOWN, GOOD, moment(NOON), Settings()).due for _ in range(40)} == {
        outcomes(KNOWN, moment(NOON), Settings())[GOOD].due
    }


def test_5_any_zone_will_do():
    with pytest.raises(ValueError, match="UTC"):
        raw().review_card(fsrs.Card(card_id=1), fsrs.Rating.Good, NOON.astimezone(ZoneInfo("UTC")))
    there = schedule(KNOWN, GOOD, moment(NOON.astimezone(ZoneInfo("UTC")), ZoneInfo("Asia/Tokyo")), PLAIN)
    assert there.stability == schedule(KNOWN, GOOD, moment(NOON), PLAIN).stability


def test_6_new_cards_wait_for_nothing():
    began = perf_counter()
    for _ in range(20):
        fsrs.Card()
    theirs = perf_counter() - began
    schedule(Card("p/q"), GOOD, moment(NOON), PLAIN)
    began = perf_counter()
    for number in range(20):
        schedule(Card(f"p/{number}"), GOOD, moment(NOON), PLAIN)
    assert theirs > 0.02
    assert perf_counter() - began < theirs


def test_7_a_better_rating_comes_later_and_a_longer_interval_is_longer():
    last = NOON - timedelta(days=1)
    theirs = [(raw().review_card(raw_known(0.2, 9.9, last), rating, NOON)[0].due - NOON).days for rating in fsrs.Rating]
    assert theirs[2] == theirs[3] == 1
    weak = replace(KNOWN, stability=0.2, difficulty=9.9, last_day="2026-11-22", interval_days=1)
    ours = outcomes(weak, moment(NOON), PLAIN)
    assert ours[HARD].interval_days <= ours[GOOD].interval_days < ours[EASY].interval_days

    random.seed(0)
    grown, fuzzy = raw_known(22.5, last=NOON - timedelta(days=23)), raw(enable_fuzzing=True)
    hard = [(fuzzy.review_card(grown, fsrs.Rating.Hard, NOON)[0].due - NOON).days for _ in range(40)]
    plain = raw().review_card(grown, fsrs.Rating.Hard, NOON)[0]
    assert (plain.due - NOON).days > 23
    long = replace(KNOWN, stability=22.5, interval_days=(plain.due - NOON).days - 1, last_day="2026-10-31")
    assert min(hard) <= long.interval_days
    assert all(
        schedule(replace(long, reps=reps), HARD, moment(NOON), Settings()).interval_days > long.interval_days
        for reps in range(40)
    )


def test_8_memory_fades_by_the_hour_and_is_unknown_for_a_new_card():
    after = [NOON - timedelta(days=10) + timedelta(hours=hours) for hours in (1, 12, 23)]
    assert [raw().get_card_retrievability(raw_known(), now) for now in after] == [1.0, 1.0, 1.0]
    assert raw().get_card_retrievability(fsrs.Card(card_id=1), NOON) == 0
    ours = [retrievability(KNOWN, now) for now in after]
    assert 1 > ours[0] > ours[1] > ours[2] > 0.9
    assert retrievability(Card("p/q"), NOON) is None


def test_9_no_setting_makes_nonsense_of_the_schedule():
    with pytest.raises(ZeroDivisionError):
        raw(desired_retention=0).review_card(raw_known(), fsrs.Rating.Good, NOON)
    nonsense, _ = raw(desired_retention=1.5).review_card(raw_known(), fsrs.Rating.Good, NOON)
    assert nonsense.due <= NOON + timedelta(days=1)
    for value in (0, 1.5, 0.69, 0.991):
        with pytest.raises(QuizError, match="retention"):
            checked("retention", value)
        assert settings_of({"retention": value}) == Settings()
    assert raw(learning_steps=(timedelta(seconds=1.9),)).to_dict()["learning_steps"] == [1]
    assert settings_of({"steps": [0.5]}).steps == (0.5,)
    strong = raw_known(36_000.0, 1.0, NOON - timedelta(days=36_000))
    assert raw().review_card(strong, fsrs.Rating.Easy, NOON)[0].stability > 36_500
    ours = replace(KNOWN, stability=36_000.0, difficulty=1.0, last_day="1928-05-06", interval_days=36_000)
    assert schedule(ours, EASY, moment(NOON), PLAIN).stability == 36_500


def test_10_a_card_without_a_memory_and_a_clock_set_back_do_no_harm():
    with pytest.raises(AssertionError):
        raw().review_card(raw_known(stability=None), fsrs.Rating.Good, NOON)
    assert schedule(replace(KNOWN, stability=0.0), GOOD, moment(NOON), PLAIN).stability > 0

    back = instant(KNOWN.last_at) - timedelta(hours=30)
    theirs, _ = raw().review_card(raw_known(), fsrs.Rating.Good, back)
    assert theirs.last_review < NOON - timedelta(days=10)
    ours = schedule(KNOWN, GOOD, moment(back), PLAIN)
    assert (ours.last_at, ours.last_day) == (KNOWN.last_at, KNOWN.last_day)
    assert date.fromisoformat(ours.due) > moment(back).day
