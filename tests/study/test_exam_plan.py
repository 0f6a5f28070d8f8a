"""An exam on a day: what the plan foresees, against somebody who follows it with a memory like the model's."""

import random
from datetime import date, timedelta

import pytest

from quizapp.figures.waiting import waiting
from quizapp.study.acts import bury
from quizapp.study.calendar import moment
from quizapp.study.fold import State
from quizapp.study.looks import Looks
from quizapp.study.model import Phase, Rating
from quizapp.study.pace import minutes_for
from quizapp.study.plan import first_look, plan_for
from quizapp.study.rules import exam_of
from quizapp.study.scheduler import retrievability
from tests.made_study import MORNING, Learner, Made, days

TODAY = MORNING.date()


def made(count, **said):
    """So many questions on two topics."""
    return [
        Made(f"rivers/q{n}", question=f"q{n}", topic=("Mouths", "Sources")[n % 2], order=n, **said)
        for n in range(count)
    ]


def planned(count, ahead, minutes, learner=None, **said):
    """A learner with an exam so many days ahead, the questions, and the plan."""
    learner, known = learner or Learner(), made(count, **said)
    day, when = TODAY + timedelta(days=ahead), moment(MORNING)
    look = first_look(day, minutes, "rivers", count, learner.state, when)
    learner.set("pack.rivers.exam", {"date": day.isoformat(), "minutes": minutes, "last_look": look.isoformat()})
    return learner, known, plan_for(learner.state, known, "rivers", exam_of(learner.state, "rivers", when), when)


def follow(learner, known, ahead, seed=1):
    """Study each day until the exam, remembering as the model says; (due, new) of each day."""
    chance, each = random.Random(seed), []
    for number in range(ahead):
        now = MORNING + days(number)
        session, first = learner.start(known, now, packs=["rivers"], session_id=f"d{number}"), {}
        while session.current:
            card = learner.state.card(session.current.card)
            first.setdefault(card.key, card.phase is Phase.NEW)
            right = card.phase in {Phase.LEARN, Phase.RELEARN}
            if card.phase is Phase.REVIEW:
                right = chance.random() < retrievability(card, now)
            session = learner.answer(session, Rating.GOOD if right else Rating.AGAIN, now, elapsed_ms=10_000)
            now += timedelta(seconds=30)
        each.append((len(first) - sum(first.values()), sum(first.values())))
    return each


@pytest.mark.parametrize(("count", "ahead", "minutes"), [(60, 14, 10), (100, 30, 12)])
def test_whoever_follows_the_plan_knows_what_it_foresaw(count, ahead, minutes):
    learner, known, plan = planned(count, ahead, minutes)
    each = follow(learner, known, ahead)
    morning = MORNING + days(ahead)
    recall = {topic: [] for topic in plan.recall}
    for one in known:
        recall[one.topic].append(retrievability(learner.state.card(one.card), morning) or 0)
    for topic, shares in recall.items():
        assert plan.recall[topic] == pytest.approx(sum(shares) / len(shares), abs=0.05)
    assert plan.overall == pytest.approx(sum(map(sum, recall.values())) / count, abs=0.05)
    assert [new for _, new in each] == [load.new for load in plan.loads]
    due, foreseen = sum(due for due, _ in each), sum(load.due for load in plan.loads)
    assert foreseen == pytest.approx(due, rel=0.35)


def test_the_first_day_of_a_plan_is_what_waits_today():
    """Also while the day goes on, with cards put aside, siblings, a limit, and a pack beside it."""
    learner, known, _ = planned(40, 14, 6)
    learner.set("pack.rivers.state", "studying")
    learner.set("reviews_per_day", 4)
    known = [*known, *(Made(f"lakes/q{n}", "lakes", f"q{n}", order=n) for n in range(5))]
    now, seen = MORNING, set()
    for _ in range(5):
        session = learner.start(known, now, packs=["rivers"])
        for number in range(9):
            when = moment(now)
            plan = plan_for(learner.state, known, "rivers", exam_of(learner.state, "rivers", when), when)
            counted = waiting(learner.state, known, when)
            assert (plan.loads[0].due, plan.loads[0].new) == (counted.due["rivers"], counted.new["rivers"])
            assert plan.loads[0].minutes == minutes_for(
                learner.state, when, counted.due["rivers"], counted.new["rivers"]
            )
            seen.add((plan.loads[0].due, plan.loads[0].new))
            if session.current is None:
                break
            if number == 3:
                session = learner.act(bury, session, now=now)
            else:
                session = learner.answer(session, Rating.AGAIN if number % 3 else Rating.EASY, now, elapsed_ms=9_000)
            now += timedelta(seconds=40)
        now = MORNING + days((now - MORNING).days + 1)
    assert len(seen) > 10


def test_every_card_is_looked_at_once_more_and_none_falls_due_after_the_exam_without():
    learner, known, plan = planned(60, 14, 3)
    assert plan.exam.first_look < plan.exam.day - timedelta(days=1)
    follow(learner, known, 14)
    first = plan.exam.first_look.isoformat()
    met = [learner.state.card(one.card) for one in known if one.card in learner.state.cards]
    assert len(met) + plan.unmet >= 60 - 6
    assert all(card.last_day >= first for card in met)


def test_new_cards_are_spread_so_that_all_are_met_before_the_last_looks():
    _, _, plan = planned(50, 20, 60)
    assert sum(load.new for load in plan.loads) == 50
    assert not any(load.new for load in plan.loads if load.day >= plan.exam.first_look)
    counts = [load.new for load in plan.loads if load.day < plan.exam.first_look]
    assert max(counts) - min(counts) <= 3
    assert (plan.unmet, plan.enough) == (0, True)


def test_too_few_minutes_are_told():
    _, _, plan = planned(300, 7, 5)
    assert plan.unmet > 0
    assert plan.needed > 5
    assert not plan.enough
    assert all(load.minutes <= 6 for load in plan.loads[:3])


def test_more_minutes_are_never_worse():
    recall = [planned(200, 12, minutes)[2].overall for minutes in (5, 10, 20, 40)]
    assert recall == sorted(recall)


def test_what_can_be_guessed_is_known_less():
    assert planned(30, 10, 20, options=2)[2].overall < planned(30, 10, 20)[2].overall


def test_what_was_scheduled_past_the_exam_comes_at_its_last_look():
    learner, known = Learner(), made(8)
    learner.learn(known)
    for _ in range(2):
        later = MORNING + days(40 * (1 + _))
        session = learner.start(known, later)
        while session.current:
            session = learner.answer(session, Rating.EASY, later)
    today = MORNING + days(81)
    assert min(card.due for card in learner.state.cards.values()) > (today + days(20)).date().isoformat()
    learner.set("pack.rivers.exam", {"date": (today + days(10)).date().isoformat(), "minutes": 20})
    eve = today + days(9)
    assert learner.start(known, today + days(8)).current is None
    session = learner.start(known, eve)
    assert len(session.queue.planned) == 8
    while session.current:
        session = learner.answer(session, Rating.GOOD, eve)
    assert learner.start(known, eve).current is None
    assert all(card.due > (today + days(10)).date().isoformat() for card in learner.state.cards.values())
    plan = plan_for(learner.state, known, "rivers", exam_of(learner.state, "rivers", moment(today)), moment(today))
    assert plan.overall > 0.95


def test_the_exam_s_new_cards_do_not_use_up_the_others_and_are_not_asked_on_its_day():
    learner, known, plan = planned(60, 11, 90)
    other = [Made(f"lakes/q{n}", "lakes", f"q{n}", order=n) for n in range(30)]
    session = learner.start([*known, *other], packs=["rivers", "lakes"])
    packs = [key.split("/")[0] for key in session.queue.planned]
    assert (packs.count("rivers"), packs.count("lakes")) == (plan.loads[0].new, 10)
    assert learner.start(known, MORNING + days(11), packs=["rivers"]).current is None
    assert learner.start(known, MORNING + days(12), packs=["rivers"]).left(MORNING + days(12)) == 10


def test_undoing_and_doing_again_leaves_the_plan_s_share_as_it_was():
    from quizapp.study.undoing import undo

    learner, known, plan = planned(60, 11, 90)
    session = learner.start(known, packs=["rivers"])
    for _ in range(3):
        session = learner.answer(session, Rating.EASY)
    learner.act(undo, session)
    assert len(learner.start(known, packs=["rivers"]).queue.planned) == plan.loads[0].new - 2


def test_the_first_last_look_leaves_at_least_half_of_the_time():
    when = moment(MORNING)

    def look(ahead, minutes, cards, state=None):
        day = TODAY + timedelta(days=ahead)
        return (day - first_look(day, minutes, "rivers", cards, state or State(), when)).days

    assert look(20, 60, 10) == 1
    assert look(20, 1, 5000) == 10
    assert look(1, 1, 5000) == 1
    assert look(20, 600, 500) == 3
    learner = Learner()
    learner.set("pack.rivers.reviews_per_day", 100)
    assert look(20, 600, 500, learner.state) == 5


def test_a_plan_without_cards_is_empty():
    learner, _, plan = planned(0, 3, 10)
    assert (plan.overall, plan.recall, plan.needed, len(plan.loads)) == (0.0, {}, 0, 3)
    assert exam_of(learner.state, "rivers", moment(MORNING)).looks == Looks(date(2026, 11, 25), date(2026, 11, 25))
