"""What a setting will cost, against cards reviewed one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.figures.upkeep import days_of_new, reviews_a_day, waits_instead
from quizapp.study.calendar import moment, stamp
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.scheduler import schedule
from quizapp.study.settings import Settings
from tests.made_study import MORNING


def known(number: int, stability: float) -> Card:
    """A card just answered."""
    day = MORNING.date().isoformat()
    return Card(f"p/q{number}", Phase.REVIEW, 0, stability, 5.0, day, stamp(MORNING), day)


def test_cards_put_aside_take_no_reviews_and_each_of_the_others_takes_its_own() -> None:
    cards, rules = [known(number, 3.0 + number) for number in range(9)], Settings()
    alone = [reviews_a_day([card], rules) for card in cards]
    assert all(0 < one < 1 for one in alone)
    assert reviews_a_day(cards, rules) == pytest.approx(sum(alone))
    aside = [Card("p/new"), Card("p/s", Phase.REVIEW, stability=3.0, suspended=True)]
    assert reviews_a_day([*cards, *aside], rules) == pytest.approx(sum(alone))


@pytest.mark.parametrize("retention", [0.8, 0.95])
def test_a_question_waits_as_long_as_the_scheduler_lets_it(retention: float) -> None:
    now, waits = moment(MORNING + timedelta(days=60)), {}
    for target in (0.9, retention):
        settings = Settings(retention=target, fuzz=False)
        waits[target] = schedule(known(1, 60.0), Rating.GOOD, now, settings).interval_days
    assert waits_instead(waits[0.9], Settings(retention=0.9), retention) == pytest.approx(waits[retention], abs=1)


@pytest.mark.parametrize(("new", "a_day", "days"), [(0, 5, 0), (1, 5, 1), (10, 5, 2), (11, 5, 3), (4, 0, None)])
def test_new_questions_last_for_as_many_days_as_it_takes_to_meet_them(new: int, a_day: int, days: int | None) -> None:
    assert days_of_new(new, a_day) == days
