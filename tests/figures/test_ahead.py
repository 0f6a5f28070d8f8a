"""Days ahead and workloads: what is simulated against what can be reckoned or is known beforehand."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import islice
from statistics import mean, stdev

import pytest

from quizapp.figures.ahead import AHEAD_DAYS, EVEN, RETENTIONS, UNSURE, YEAR, Ahead, ahead, evenly
from quizapp.frozen import replace
from quizapp.study.calendar import moment, stamp
from quizapp.study.counts import Counts
from quizapp.study.fold import State
from quizapp.study.layered import Layered
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.scheduler import chance, retrievability, schedule
from quizapp.study.settings import Settings, settings_of
from tests.made_study import MORNING, entries

WHEN = moment(MORNING)
LIVES = 9
"""Of each card, so that luck hardly counts."""


def known(number: int, stability: float, due: int, last: int = 0) -> Card:
    """A card answered some days ago and due in some."""
    at = MORNING - timedelta(days=last)
    day = (MORNING.date() + timedelta(days=due)).isoformat()
    return Card(
        f"rivers/q{number}",
        Phase.REVIEW,
        stability=stability,
        difficulty=5.0,
        due=day,
        last_at=stamp(at),
        last_day=at.date().isoformat(),
        interval_days=due + last,
        reps=3,
        first_day="2026-01-01",
    )


def state(cards: list[Card], **settings: object) -> State:
    return replace(
        State(), cards=Layered({card.key: card for card in cards}), packs={"rivers": 1}, rules=settings_of(settings)
    )


def mixed(count: int = 150) -> list[Card]:
    return [known(n, 5.0 + n % 40, n % 25, n % 9) for n in range(count)]


@pytest.fixture(scope="module")
def seen() -> Ahead:
    """150 cards known, 50 new."""
    return ahead(state(mixed()), entries(200), WHEN)


def test_remembering_more_costs_more_and_gives_more(seen: Ahead) -> None:
    assert tuple(one.retention for one in seen.workloads) == RETENTIONS
    for fewer, more in zip(seen.workloads, seen.workloads[1:], strict=False):
        assert fewer.reviews < more.reviews
        assert fewer.minutes < more.minutes
        assert fewer.remembered < more.remembered * 1.02 < more.of * 1.02


@pytest.mark.parametrize(
    "cards",
    [
        [known(0, 3.0, 2)],
        [known(n, 1.0 + 9 * n, 2, 1) for n in range(2)],
        [known(n, 3.0 + n * 5, 2, n % 3) for n in range(4)],
        [known(n, 300.0 + n, 200, 10) for n in range(20)],
        [replace(known(n, 0.3 + n % 3, 2), difficulty=10.0) for n in range(20)],
    ],
    ids=["one", "two", "four", "long known", "hard"],
)
def test_remembering_more_never_costs_less_however_few_cards_there_are(cards: list[Card]) -> None:
    costs = [one.minutes for one in ahead(state(cards), entries(len(cards)), WHEN).workloads]
    assert costs == sorted(costs)


def test_new_ones_that_were_met_today_already_count_alike_where_some_cards_stand_for_many() -> None:
    today = {WHEN.today: {"rivers": Counts(new=6)}}
    for count in (500, 5000):
        many = replace(state([known(0, 300.0, 200)], new_per_day=6), days=today)
        days = ahead(many, entries(count), WHEN).days
        assert sum(day.new for day in days[:11]) == pytest.approx(60, abs=5)


def test_what_is_remembered_lies_between_the_target_and_all(seen: Ahead) -> None:
    for one in seen.workloads:
        assert one.retention - 0.02 < one.remembered / one.of < 1


def lived(card: Card, settings: Settings, luck: random.Random) -> tuple[int, float]:
    """A year of a card by the scheduler itself: how many reviews, and how likely it is remembered then."""
    reviews, day = 0, max(0, (date.fromisoformat(card.due) - MORNING.date()).days)
    while day < YEAR:
        now = MORNING + timedelta(days=day)
        right = luck.random() < (retrievability(card, now) or 0.0)
        card = schedule(card, Rating.GOOD if right else Rating.AGAIN, moment(now), settings)
        if card.phase is Phase.RELEARN:
            card = schedule(card, Rating.GOOD, moment(now + timedelta(minutes=10)), settings)
        reviews, day = reviews + 1, (date.fromisoformat(card.due) - MORNING.date()).days
    return reviews, retrievability(card, MORNING + timedelta(days=YEAR)) or 0.0


def test_a_year_is_what_the_scheduler_itself_makes_of_it() -> None:
    year = {one.retention: one for one in ahead(state(mixed(), new_per_day=0), entries(150), WHEN).workloads}
    for retention in (0.75, 0.9):
        settings, cards = Settings(retention=retention), [*enumerate(mixed() * LIVES)]
        lives = [lived(card, settings, random.Random(1000 + place)) for place, card in cards]
        reviews, remembered = (sum(each) / LIVES for each in zip(*lives, strict=True))
        assert year[retention].reviews * YEAR == pytest.approx(reviews, rel=0.12)  # luck alone is some 5 %
        assert year[retention].remembered == pytest.approx(remembered, rel=0.03)


def test_without_luck_to_draw_a_share_is_that_of_the_curve() -> None:
    cards = [known(n, 50.0, 90, 5) for n in range(40)]
    days = ahead(state(cards, new_per_day=0), entries(40), WHEN).days
    assert len(days) == AHEAD_DAYS + 1
    for number, day in enumerate(days):
        assert day.reviews == day.new == 0
        assert day.recall == pytest.approx(chance(50.0, number + 1 + 5))


def test_reviews_that_are_due_come_on_their_day_within_the_limits() -> None:
    due_today = ahead(state([known(n, 9.0, 0, 9) for n in range(90)], new_per_day=0), entries(90), WHEN).days
    assert due_today[0].reviews == 90
    limited = state([known(n, 9.0, 0, 9) for n in range(90)], new_per_day=7, reviews_per_day=40)
    days = ahead(limited, entries(200), WHEN).days
    assert [day.reviews for day in days[:2]] == [40, 40]
    assert [day.new for day in days[:2]] == [0, 0]
    assert max(day.reviews for day in days) <= 40
    assert max(day.new for day in days) == 7


def test_what_is_buried_comes_tomorrow() -> None:
    cards = [replace(known(n, 9000.0, 0, 9), buried=WHEN.today if n < 30 else "") for n in range(90)]
    days = ahead(state(cards, new_per_day=0), entries(90), WHEN).days
    assert [day.reviews for day in days[:2]] == [60, 30]


def test_new_ones_come_at_the_pace_that_is_set_until_none_is_left() -> None:
    days = ahead(state([known(0, 300.0, 200)], new_per_day=6), entries(31), WHEN).days
    assert [day.new for day in days[:7]] == [6, 6, 6, 6, 6, 0, 0]


def test_some_cards_stand_for_many() -> None:
    few = ahead(state(mixed(240), new_per_day=0), entries(240), WHEN).workloads
    many = ahead(state(mixed(4800), new_per_day=0), entries(4800), WHEN).workloads
    for one, other in zip(few, many, strict=True):
        assert other.reviews == pytest.approx(20 * one.reviews, rel=0.15)
        assert other.remembered == pytest.approx(20 * one.remembered, rel=0.05)


def test_with_other_luck_a_year_is_about_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.figures.ahead.RETENTIONS", (0.75, 0.95))
    many, tried = state(mixed(2000), new_per_day=0), []
    for seed in range(6):
        monkeypatch.setattr("quizapp.figures.ahead.SEED", seed)
        tried.append(ahead(many, entries(2000), WHEN).workloads)
    for years in zip(*tried, strict=True):
        reviews = [year.reviews for year in years]
        assert stdev(reviews) < UNSURE * mean(reviews)


def test_luck_is_spread_evenly() -> None:
    drawn = list(islice(evenly(random.Random(3)), 5 * EVEN))
    for begin in range(0, len(drawn), EVEN):
        assert sorted(int(one * EVEN) for one in drawn[begin : begin + EVEN]) == list(range(EVEN))
    assert drawn[:EVEN] != sorted(drawn[:EVEN])


def test_the_same_learner_is_foreseen_the_same(seen: Ahead) -> None:
    assert ahead(state(mixed()), entries(200), WHEN) == seen


def test_what_is_not_studied_is_not_foreseen() -> None:
    assert ahead(State(), entries(5), WHEN) == Ahead()
    paused = replace(state(mixed(10)), settings={"pack.rivers.state": "paused"})
    assert ahead(paused, entries(10), WHEN) == Ahead()
    aside = [replace(card, suspended=True) for card in mixed(10)]
    assert ahead(state(aside), entries(10), WHEN) == Ahead()
