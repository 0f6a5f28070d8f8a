"""What holds for one card, and how days are made even."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.study import acts
from quizapp.study.calendar import due_day, is_instant, moment
from quizapp.study.fold import State, replay
from quizapp.study.fuzz import Spread, fuzz_bounds
from quizapp.study.guessing import known, observed
from quizapp.study.load import due_counts, falls_due, moved
from quizapp.study.looks import Looks
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.rules import exam_of, pack_rules, rules_of
from quizapp.study.scheduler import outcomes, schedule
from quizapp.study.settings import Settings, checked, warning
from tests.made_study import MORNING, Learner, Made, days, entries, verdict

GOOD = Rating.GOOD
WHEN = moment(MORNING)
KNOWN = Card(
    "p/q", Phase.REVIEW, 0, 30.0, 5.0, "2026-11-23", "2026-10-24T09:00:00.000000Z", "2026-10-24", 30, 4, 0, "2026-09-01"
)


def learner_with(**said):
    """A learner with these settings; `__` stands for a dot."""
    learner = Learner()
    for name, value in said.items():
        learner.set(name.replace("__", "."), value)
    return learner


def test_a_topic_s_retention_holds_before_its_pack_s_and_that_before_the_learner_s():
    state = learner_with(
        retention=0.85, pack__rivers__retention=0.92, pack__rivers__topic__Sources__retention=0.97
    ).state
    sources, mouths = Made("rivers/a"), Made("rivers/b", topic="Mouths")
    lakes = Made("lakes/a", "lakes")
    assert [rules_of(state, one, WHEN).retention for one in (sources, mouths, lakes)] == [0.97, 0.92, 0.85]


def test_what_is_out_of_bounds_or_taken_back_is_inherited():
    learner = learner_with(pack__rivers__retention=0.5, pack__rivers__steps=[5])
    assert pack_rules(learner.state, "rivers") == replace(Settings(), steps=(5.0,))
    learner.set("pack.rivers.steps", None)
    assert pack_rules(learner.state, "rivers") == Settings()


def test_a_topic_s_name_may_have_dots():
    assert checked("pack.rivers.topic.U.S. rivers.retention", 0.9) == 0.9
    with pytest.raises(QuizError, match="no setting"):
        checked("pack.rivers.topic.U.S. rivers.steps", "1 10")


def test_very_high_retention_is_warned_of():
    assert "many times" in warning("pack.rivers.retention", 0.96)
    assert warning("retention", 0.95) == ""
    assert warning("new_per_day", 200) == ""


@given(st.floats(0.70, 0.99), st.integers(0, 12))
def test_a_target_for_what_is_chosen_is_higher_and_never_above_99(retention, options):
    target = observed(retention, options)
    assert retention <= target <= 0.99
    if options > 1 and target < 0.99:
        assert known(target, options) == pytest.approx(retention)


def test_what_is_chosen_among_few_comes_sooner():
    learner = learner_with(fuzz=False)
    kinds = [Made("rivers/a", options=n) for n in (0, 4, 3, 2)]
    spans = [schedule(KNOWN, GOOD, WHEN, rules_of(learner.state, one, WHEN)).interval_days for one in kinds]
    assert spans == sorted(spans, reverse=True)
    assert len(set(spans)) == 4
    assert spans[1] == schedule(KNOWN, GOOD, WHEN, Settings(retention=0.925, fuzz=False)).interval_days
    assert rules_of(learner_with(retention=0.99).state, kinds[3], WHEN).retention == 0.99


def test_previews_and_answers_obey_the_pack_and_the_topic():
    learner, one = learner_with(fuzz=False), [Made("rivers/q0", question="q0", topic="Sources")]
    learner.learn(one)
    later = MORNING + days(40)
    before = acts.previews(learner.start(one, later), later)[GOOD]
    learner.set("pack.rivers.topic.Sources.retention", 0.97)
    session = learner.start(one, later)
    seen = acts.previews(session, later)[GOOD]
    assert seen < before
    assert acts.answer(session, verdict(), GOOD, later, elapsed_ms=1)[1].data["due"] == seen


# even days


def test_days_with_little_due_are_picked_more_often():
    load = {(WHEN.day + timedelta(days=n)).isoformat(): 9 for n in range(200)}
    quiet = (WHEN.day + timedelta(days=31)).isoformat()
    load[quiet] = 1
    picked = Counter(Spread((n + 0.5) / 500, WHEN.day, load, "").days(30, 1, 36_500) for n in range(500))
    assert picked[31] > 450
    assert set(picked) <= set(range(27, 34))


@given(
    st.floats(0.5, 400),
    st.integers(1, 200),
    st.integers(1, 400),
    st.floats(0, 1, exclude_max=True),
    st.dictionaries(st.integers(1, 120), st.integers(1, 50), max_size=40),
)
def test_a_picked_day_is_one_that_fuzz_allows(interval, least, most, factor, due):
    load = {(WHEN.day + timedelta(days=n)).isoformat(): count for n, count in due.items()}
    low, high = fuzz_bounds(interval, least, most)
    assert low <= Spread(factor, WHEN.day, load, "").days(interval, least, most) <= high


def test_beyond_90_days_and_without_fuzz_nothing_is_evened_out():
    load = {(WHEN.day + timedelta(days=n)).isoformat(): n for n in range(1, 400)}
    assert Spread(0.5, WHEN.day, load, "").days(200, 1, 36_500) == Spread(0.5, WHEN.day, {}, "").days(200, 1, 36_500)
    assert Spread(None, WHEN.day, load, "").days(30, 1, 36_500) == 30


def test_a_card_does_not_stand_in_its_own_way():
    ahead = (WHEN.day + timedelta(days=30)).isoformat()
    choice = range(30, 31)
    own = Spread(0.5, WHEN.day, {ahead: 1}, ahead)
    assert own._weights(choice) == Spread(0.5, WHEN.day, {}, "")._weights(choice)


def test_a_month_of_answers_falls_on_more_even_days_than_chance_gives():
    def spread_of(load):
        dues = Counter()
        for n in range(400):
            card = replace(KNOWN, key=f"p/{n}", stability=6.0, interval_days=6, last_day="2026-11-17")
            dues[schedule(card, GOOD, WHEN, Settings(), dues if load else {}).due] += 1
        return max(dues.values()) - min(dues.values())

    assert schedule(replace(KNOWN, stability=6.0, last_day="2026-11-17"), GOOD, WHEN, Settings()).interval_days < 60
    assert spread_of(load=True) * 2 < spread_of(load=False)


counts = st.dictionaries(st.integers(1, 120), st.integers(1, 50), max_size=60)


@given(counts, st.integers(0, 60), st.floats(0.5, 80), st.integers(1, 60))
def test_even_days_keep_the_order_of_ratings_and_previews_true(due, reps, stability, last):
    load = {(WHEN.day + timedelta(days=n)).isoformat(): count for n, count in due.items()}
    card = replace(KNOWN, reps=reps, stability=stability, interval_days=last)
    after = outcomes(card, WHEN, Settings(), load)
    dues = [(due_day(one.due, WHEN), one.due if is_instant(one.due) else "") for one in after.values()]
    assert dues == sorted(dues)
    assert [schedule(card, rating, WHEN, Settings(), load) for rating in Rating] == list(after.values())


def test_what_falls_due_is_counted_as_rows_come_and_go():
    learner, known_ones = Learner(), entries(30)
    learner.learn(known_ones)
    assert learner.state.dues == due_counts(learner.state.cards.values())
    assert sum(learner.state.dues.values()) == 30
    session = learner.act(acts.suspend, learner.start(known_ones, MORNING + days(60)), now=MORNING + days(60))
    session = learner.answer(session, Rating.AGAIN, MORNING + days(60))
    assert sum(learner.state.dues.values()) == 28
    assert learner.state.dues == due_counts(learner.state.cards.values()) == replay(learner.rows).dues


def test_counts_of_days_leave_nothing_behind():
    dues = moved(State().dues, "", "2026-12-01")
    assert dict(moved(dues, "2026-12-01", "2026-12-02")) == {"2026-12-02": 1}
    assert dict(moved(dues, "2026-12-01", "")) == {}
    assert falls_due(replace(KNOWN, flag="wrong")) == falls_due(replace(KNOWN, phase=Phase.LEARN)) == ""


# last looks

EVE = date(2026, 12, 11)


@given(st.integers(0, 9), st.integers(1, 900), st.integers(1, 40), st.text("abc", min_size=1))
def test_no_interval_passes_over_an_exam(length, interval, ahead, key):
    looks = Looks(EVE - timedelta(days=length), EVE)
    today = EVE - timedelta(days=ahead)
    cut = looks.cut(key, interval, today)
    if today < looks.first:
        assert 1 <= cut <= interval
        assert cut <= ahead
        assert cut == interval or looks.first <= today + timedelta(days=cut) <= EVE
    else:
        assert cut == interval


def test_last_looks_are_spread_over_their_days():
    looks = Looks(date(2026, 12, 9), EVE)
    each = Counter(looks.day(f"p/{n}") for n in range(600))
    assert set(each) == {date(2026, 12, 9), date(2026, 12, 10), EVE}
    assert min(each.values()) > 150


def test_what_was_scheduled_past_the_exam_is_due_at_its_last_look_until_it_was_seen():
    looks = Looks(EVE, EVE)
    late = replace(KNOWN, due="2027-02-01")
    assert looks.due(late) == EVE.isoformat()
    assert looks.due(replace(late, last_day=EVE.isoformat())) == "2027-02-01"
    assert looks.due(replace(late, due="2026-12-01")) == "2026-12-01"
    assert looks.due(replace(late, phase=Phase.RELEARN)) == "2027-02-01"


def test_an_exam_cuts_intervals_of_its_pack_until_it_is_over():
    learner = learner_with(fuzz=False, pack__rivers__exam={"date": "2026-12-12", "minutes": 20})
    rivers, lakes = Made("rivers/a"), Made("lakes/a", "lakes")
    assert exam_of(learner.state, "rivers", WHEN).looks == Looks(EVE, EVE)
    after = outcomes(KNOWN, WHEN, rules_of(learner.state, rivers, WHEN))
    assert {after[rating].due for rating in (Rating.HARD, GOOD, Rating.EASY)} == {"2026-12-11"}
    assert after[GOOD].interval_days == 18
    assert schedule(KNOWN, GOOD, WHEN, rules_of(learner.state, lakes, WHEN)).due > "2026-12-12"
    passed = moment(MORNING + days(20))
    assert exam_of(learner.state, "rivers", passed) is None
    assert rules_of(learner.state, rivers, passed).looks is None


@pytest.mark.parametrize("value", [{"date": "soon", "minutes": 9}, {"date": "2026-12-12", "minutes": 0}, 7, "x"])
def test_an_exam_that_makes_no_sense_is_refused(value):
    with pytest.raises(QuizError, match="exam"):
        checked("pack.rivers.exam", value)


@given(
    st.floats(0.2, 400),
    st.integers(1, 300),
    st.integers(1, 60),
    st.integers(1, 12),
    st.sampled_from([Phase.REVIEW, Phase.RELEARN, Phase.LEARN, Phase.NEW]),
    counts,
)
def test_before_an_exam_ratings_keep_their_order_and_nothing_passes_over_it(stability, last, ahead, length, phase, due):
    load = {(WHEN.day + timedelta(days=n)).isoformat(): count for n, count in due.items()}
    eve = WHEN.day + timedelta(days=ahead)
    looks = Looks(eve - timedelta(days=min(length, ahead) - 1), eve)
    card = replace(KNOWN, phase=phase, stability=stability, interval_days=last)
    after = outcomes(card, WHEN, Settings(looks=looks), load)
    dues = [(due_day(one.due, WHEN), one.due if is_instant(one.due) else "") for one in after.values()]
    assert dues == sorted(dues)
    for one in after.values():
        if one.phase is Phase.REVIEW:
            assert one.interval_days == (due_day(one.due, WHEN) - WHEN.day).days
            assert WHEN.day >= looks.first or due_day(one.due, WHEN) <= eve
    assert [schedule(card, rating, WHEN, Settings(looks=looks), load) for rating in Rating] == list(after.values())
