"""Months of study with a memory like the model's: the chosen share is remembered, and days are even."""

import random
from math import sqrt
from statistics import mean, pstdev

import pytest

from quizapp.study import acts
from quizapp.study.guessing import observed
from quizapp.study.model import Phase, Rating
from quizapp.study.scheduler import retrievability
from tests.made_study import MORNING, Learner, Made, days

CARDS, MONTHS, WEEK = 160, 5, 7


def studied(retention, options=0, seed=1):
    """Whether each review after a week or more was right, and how many there were on each of the later days."""
    known = [Made(f"rivers/q{n}", question=f"q{n}", order=n, options=options) for n in range(CARDS)]
    learner, chance, right, each = Learner(), random.Random(seed), [], []
    learner.set("pack.rivers.state", "studying")
    learner.set("pack.rivers.retention", retention)
    for number in range(MONTHS * 30):
        now = MORNING + days(number)
        session, asked = learner.start(known, now, session_id=f"d{number}"), 0
        while session.current:
            card = learner.state.card(session.current.card)
            good = card.phase is not Phase.NEW
            if card.phase is Phase.REVIEW:
                asked, good = asked + 1, chance.random() < retrievability(card, now)
                right += [good] if card.interval_days >= WEEK else []
            session = learner.answer(session, Rating.GOOD if good else Rating.AGAIN, now)
            now += days(1 / 4000)
        each.append(asked)
    return right, each[60:]


@pytest.mark.parametrize(("retention", "options"), [(0.8, 0), (0.9, 0), (0.8, 4)])
def test_what_was_chosen_is_what_is_remembered(retention, options):
    right, target = studied(retention, options)[0], observed(retention, options)
    assert abs(mean(right) - target) < 3 * sqrt(target * (1 - target) / len(right))


def test_days_are_more_even_than_chance_makes_them(monkeypatch):
    even = studied(0.9)[1]
    scheduled = acts.scheduled
    monkeypatch.setattr(acts, "scheduled", lambda card, rating, when, rules, load: scheduled(card, rating, when, rules))
    chance = studied(0.9)[1]
    assert pstdev(even) < 0.85 * pstdev(chance)
    assert max(even) < max(chance)
