"""The figures of progress, each against a calculation of its own."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.pictures import calendar, columns, plot
from quizapp.figures.progress import Progress, days_of, progress, this_week
from quizapp.figures.progress_lines import documents, forecast, memory, overview, topics, trouble
from quizapp.figures.progress_object import progress_object
from quizapp.figures.progress_tables import days, lines, retention
from quizapp.figures.proportion import Proportion, Z
from quizapp.figures.recall import Bin, Calibration, Recall, RecallTally, Retention
from quizapp.figures.svg import intervals
from quizapp.figures.tallies import Tallies
from quizapp.study.amending import grades_of, standing
from quizapp.study.calendar import moment
from quizapp.study.cards import STEPS
from quizapp.study.model import Phase, Rating, Row
from quizapp.study.scheduler import retrievability
from tests.made_study import MORNING, Learner, Made, entries

TODAY = date(2026, 11, 23)
TITLES = {"rivers": "Rivers of Europe", "lakes": "Lakes"}
KNOWN = [*entries(6), Made("lakes/deep", "lakes", "deep", topic="Depths")]


def answer(number: int, card: str, day: int, study: str, rating: int, **more: object) -> Row:
    """One answer, so many days before today."""
    on = (TODAY - timedelta(days=day)).isoformat()
    said = {"card": card, "study": study, "rating": rating, "interval_days": 0, "retrievability": None}
    return Row(f"r{number}", "answer", f"{on}T09:00:00.000000Z", 0, on, said | more)


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.integers(0, 50),
        st.sampled_from(["learn", "review", "review", "relearn", "cram", "exam"]),
        st.integers(1, 4),
        st.integers(0, 60),
        st.one_of(st.none(), st.floats(0, 1)),
        st.sampled_from([0, 0, 0, 1, 3]),
    ),
    max_size=30,
).map(
    lambda given_rows: [
        answer(number, card, day + back, study, rating, interval_days=interval, retrievability=chance)
        for number, (card, day, study, rating, interval, chance, back) in enumerate(
            sorted(given_rows, key=lambda one: -one[1])
        )
    ]
)


def told(rows: Sequence[Row]) -> Recall:
    """What the tally says."""
    tally = RecallTally()
    for row in rows:
        tally.add(row)
    return tally.told(TODAY)


def reviews(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """The reviews that count with the interval before, found slowly: a card's first on a day later than all before."""
    found = []
    for place, row in enumerate(rows):
        before = [
            one
            for one in rows[:place]
            if one.data["card"] == row.data["card"] and one.data["study"] not in {"cram", "exam"}
        ]
        if row.data["study"] == "review" and all(one.day < row.day for one in before):
            found.append((row, before[-1].data["interval_days"] if before else 0))
    return found


@given(ANSWERS)
def test_true_retention_is_the_first_answer_of_a_card_a_day_without_steps(rows: list[Row]) -> None:
    kept, slowly = told(rows).retention, reviews(rows)
    right = [row.data["rating"] > 1 for row, _ in slowly]
    assert kept.all == Proportion(sum(right), len(right))
    mature = [row.data["rating"] > 1 for row, interval in slowly if interval >= 21]
    assert kept.mature == Proportion(sum(mature), len(mature))
    assert kept.young.n + kept.mature.n == kept.all.n
    recent = [row for row, _ in slowly if row.day > (TODAY - timedelta(days=30)).isoformat()]
    assert kept.recent.n == len(recent)
    assert sum(share.n for _, share in kept.months) == kept.all.n


@given(ANSWERS)
def test_expected_against_observed_is_measured_on_the_same_reviews(rows: list[Row]) -> None:
    checked = told(rows).calibration
    pairs = [
        (row.data["retrievability"], row.data["rating"] > 1)
        for row, _ in reviews(rows)
        if row.data["retrievability"] is not None
    ]
    assert checked.n == len(pairs)
    if pairs:
        assert checked.brier == pytest.approx(sum((p - hit) ** 2 for p, hit in pairs) / len(pairs))
        loss = -sum(log(max(p if hit else 1 - p, 1e-6)) for p, hit in pairs) / len(pairs)
        assert checked.log_loss == pytest.approx(loss)
        assert checked.expected == pytest.approx(sum(p for p, _ in pairs) / len(pairs))
        assert sum(one.observed.n for one in checked.bins) == len(pairs)
        assert all(one.low <= one.expected <= one.high for one in checked.bins)


def test_a_perfect_model_is_flat_and_its_retention_lies_in_the_interval() -> None:
    rng, rows = random.Random(5), []
    for number in range(6000):
        chance = rng.uniform(0.5, 1)
        rating = 3 if rng.random() < chance else 1
        rows.append(answer(number, f"c{number}", 5, "review", rating, retrievability=chance))
    seen = told(rows)
    outside = [one for one in seen.calibration.bins if not _within(one.expected, one.observed)]
    assert len(outside) <= 1
    assert seen.calibration.expected is not None
    assert _within(seen.calibration.expected, seen.retention.all)


def _within(share: float, observed: Proportion) -> bool:
    low, high = observed.interval
    return low <= share <= high


@given(st.integers(1, 500), st.data())
def test_an_interval_s_ends_are_as_far_off_as_chance_allows(n: int, drawn: st.DataObject) -> None:
    hits = drawn.draw(st.integers(0, n))
    share = Proportion(hits, n)
    for end in share.interval:
        if 1e-9 < end < 1 - 1e-9:
            assert abs(hits / n - end) == pytest.approx(Z * sqrt(end * (1 - end) / n), abs=1e-9)


def studied(*days_ago: int) -> Learner:
    """A learner who answered something on each of the days, some of it wrongly, one of them taken back."""
    learner, rng = Learner(), random.Random(2)
    for ago in sorted(days_ago, reverse=True):
        now = MORNING - timedelta(days=ago)
        session = learner.start(KNOWN, now, limit=4, packs=["rivers", "lakes"])
        while session.current:
            rating = rng.choice([Rating.AGAIN, Rating.GOOD, Rating.GOOD, Rating.EASY])
            session = learner.answer(
                session, rating, now, confidence=rng.choice(["", "sure"]), override=rng.random() < 0.2
            )
    return learner


def seen_of(learner: Learner, pack: str = "") -> Progress:
    """The learner's progress this morning."""
    grades, tallies = grades_of(learner.rows, learner.state.undone), Tallies()
    for row in standing(learner.rows, learner.state.undone, grades):
        tallies.add(row)
    titles = {pack: TITLES[pack]} if pack else TITLES
    return progress(learner.state, KNOWN, titles, tallies, moment(MORNING), pack)


DAYS = (0, 1, 2, 5, 9, 10, 30, 31, 32, 33)


@given(
    st.lists(st.tuples(st.sampled_from(["sure", "unsure"]), st.booleans(), st.floats(0, 1) | st.none()), max_size=20)
)
def test_what_was_said_beforehand_stands_against_what_the_schedule_expected(
    said: list[tuple[str, bool, float | None]],
) -> None:
    rows = [
        answer(n, f"c{n}", 1, "review", 3 if right else 1, retrievability=chance, confidence=word, right=right)
        for n, (word, right, chance) in enumerate(said)
    ]
    checked = told(rows).calibration
    for word, share in checked.confidence:
        assert share == Proportion(
            sum(right for one, right, _ in said if one == word), [w for w, *_ in said].count(word)
        )
        chances = [chance for one, _, chance in said if one == word and chance is not None]
        assert (word in checked.foretold) == bool(chances)
        if chances:
            assert checked.foretold[word] == pytest.approx(sum(chances) / len(chances))


def test_a_learner_who_forgets_as_the_model_says_is_foreseen_rightly() -> None:
    """Through the scheduler, day by day: what was drawn with a known chance is what the figures find."""
    learner, rng, known, drawn = Learner(), random.Random(8), entries(40), list[float]()
    learner.set("new_per_day", 40)
    for day in range(70):
        now = MORNING - timedelta(days=70 - day)
        session = learner.start(known, now)
        while session.current:
            card = learner.state.card(session.current.card)
            chance = retrievability(card, now) if card.phase is Phase.REVIEW else 1.0
            right = rng.random() < (chance or 0.0)
            drawn += [chance] if card.phase is Phase.REVIEW and chance is not None else []
            session = learner.answer(session, Rating.GOOD if right else Rating.AGAIN, now)
            now += timedelta(minutes=11)
    seen = seen_of(learner).recall
    assert seen.retention.all.n == seen.calibration.n == len(drawn) > 150
    assert seen.calibration.expected == pytest.approx(sum(drawn) / len(drawn), abs=1e-4)
    assert _within(sum(drawn) / len(drawn), seen.retention.all)
    assert _within(learner.state.rules.retention, seen.retention.all)
    assert all(_within(one.expected, one.observed) for one in seen.calibration.bins)
    fair = sum(chance * (1 - chance) for chance in drawn) / len(drawn)
    assert seen.calibration.brier == pytest.approx(fair, rel=0.25)


def test_the_true_retention_lies_in_the_interval_as_often_as_it_says() -> None:
    rng, within = random.Random(11), 0
    for _ in range(300):
        rows = [answer(n, f"c{n}", 3, "review", 3 if rng.random() < 0.85 else 1) for n in range(40)]
        within += _within(0.85, told(rows).retention.all)
    assert 0.92 * 300 <= within <= 0.99 * 300


@given(ANSWERS, st.integers(0, 50))
def test_a_new_row_changes_no_other_day_and_no_other_month(rows: list[Row], ago: int) -> None:
    new = answer(len(rows), "a", ago, "review", 3)
    before, after = RecallTally(), RecallTally()
    for row in rows:
        before.add(row)
    for row in [*rows, new]:
        after.add(row)
    assert {day: counts for day, counts in after.days.items() if day != new.day} == {
        day: counts for day, counts in before.days.items() if day != new.day
    }
    months = dict(after.told(TODAY).retention.months)
    assert all(months[month] == share for month, share in before.told(TODAY).retention.months if month != new.day[:7])


@pytest.mark.parametrize("hours", [-11, -8, 0, 5.75, 14])
@pytest.mark.parametrize("rollover", [0, 4, 12])
def test_a_day_is_that_of_where_the_learner_was_from_turn_to_turn(hours: float, rollover: int) -> None:
    zone = timezone(timedelta(hours=hours))
    learner, local = Learner(), datetime(2026, 11, 20, tzinfo=zone)
    learner.set("day_start", rollover)
    for minutes in (-1, 1, 24 * 60 - 1, 24 * 60 + 1):
        now = local + timedelta(hours=rollover, minutes=minutes)
        learner.answer(learner.start(KNOWN, now, zone=zone, limit=1, packs=["rivers"]), Rating.GOOD, now)
    now = local + timedelta(days=2, hours=rollover, minutes=-1)
    seen = progress(learner.state, KNOWN, TITLES, Tallies(), moment(now, zone, rollover))
    assert {day: done.answers for day, done in seen.days.items()} == {"2026-11-19": 1, "2026-11-20": 2, "2026-11-21": 1}
    assert (seen.today, seen.streak.now) == (date(2026, 11, 21), 3)
    assert next(iter(seen.forecast.days)) == date(2026, 11, 22)


def test_what_is_undone_counts_nowhere() -> None:
    learner, other = studied(*DAYS), studied(*DAYS)
    before = seen_of(learner)
    now = MORNING - timedelta(minutes=1)
    session = other.start(KNOWN, now, limit=3, packs=["rivers"])
    for _ in range(3):
        session = other.answer(session, Rating.AGAIN, now, confidence="sure", override=True)
    for row in other.rows[-3:][::-1]:
        undo = Row(f"undo-{row.id}", "undo", row.at, 0, row.day, {"row": row.id, "card": row.data["card"]})
        other.write(undo)
    after = seen_of(other)
    assert progress_object(after, {}) == progress_object(before, {})


def test_a_new_answer_changes_no_other_day() -> None:
    learner = studied(*DAYS)
    before = days_of(learner.state)
    learner.answer(learner.start(KNOWN, MORNING, limit=1, packs=["rivers"]), Rating.GOOD)
    after = days_of(learner.state)
    today = TODAY.isoformat()
    assert {day: counts for day, counts in after.items() if day != today} == {
        day: counts for day, counts in before.items() if day != today
    }
    assert after[today].answers == before[today].answers + 1


def test_days_are_what_the_rows_say() -> None:
    learner = studied(*DAYS)
    seen = seen_of(learner)
    for day, counts in seen.days.items():
        rows = [row for row in learner.rows if row.type == "answer" and row.day == day]
        assert counts.answers == len(rows)
        assert counts.elapsed_ms == sum(row.data["elapsed_ms"] for row in rows)
    assert (seen.streak.now, seen.streak.longest, seen.streak.studied) == (3, 4, 10)
    assert seen.streak.since == (TODAY - timedelta(days=33)).isoformat()


def test_a_regraded_answer_counts_as_what_it_is_now() -> None:
    learner = studied(*DAYS)
    review = next(
        row for row in learner.rows if row.type == "answer" and row.data["study"] == "review" and row.data["rating"] > 1
    )
    before = seen_of(learner).recall.retention.all
    learner.write(
        replace(review, id="g", type="regrade", data={"row": review.id, "card": review.data["card"], "rating": 1})
    )
    after = seen_of(learner).recall.retention.all
    assert (after.hits, after.n) == (before.hits - 1, before.n)


def test_one_pack_alone_is_told_of_when_that_is_asked() -> None:
    learner = studied(*DAYS)
    rivers, lakes = seen_of(learner, "rivers"), seen_of(learner, "lakes")
    both = seen_of(learner)
    assert rivers.recall.retention.all.n + lakes.recall.retention.all.n == both.recall.retention.all.n
    assert {one.pack for one in lakes.topics} == {"lakes"}
    assert sum(counts.answers for counts in rivers.days.values()) < sum(counts.answers for counts in both.days.values())


def test_trouble_names_the_worst_first() -> None:
    learner = studied(*DAYS)
    seen = seen_of(learner)
    sure = [
        str(row.data["card"])
        for row in learner.rows
        if row.type == "answer" and row.data["confidence"] == "sure" and row.data["rating"] == 1
    ]
    assert dict(seen.trouble.sure_but_wrong) == {card: sure.count(card) for card in sure}
    times = [count for _, count in seen.trouble.overridden]
    assert times == sorted(times, reverse=True)


def test_what_falls_due_and_is_remembered_without_study_is_reckoned_card_by_card() -> None:
    learner = studied(*DAYS)
    seen, cards = seen_of(learner), [learner.state.card(one.card) for one in KNOWN]
    met = [card for card in cards if card.phase is not Phase.NEW]
    dues = [card.due[:10] for card in met]
    assert seen.forecast.now == sum(due <= TODAY.isoformat() for due in dues)
    for day, due in seen.forecast.days.items():
        assert due == dues.count(day.isoformat())
    assert seen.forecast.answered == len(met) > 3
    for later, share in seen.forecast.recall:
        chances = [retrievability(card, MORNING + timedelta(days=later)) or 0.0 for card in met]
        chances = [0.0 if card.step == 0 and card.phase in STEPS else c for card, c in zip(met, chances, strict=True)]
        assert share == pytest.approx(sum(chances) / len(chances))


def test_what_is_known_of_a_topic_is_what_its_questions_are_likely_remembered_by() -> None:
    learner = studied(*DAYS)
    for topic in seen_of(learner).topics:
        cards = [learner.state.card(one.card) for one in KNOWN if (one.pack, one.topic) == (topic.pack, topic.name)]
        sure = [card for card in cards if card.phase not in STEPS or card.step]
        expected = sum(retrievability(card, MORNING) or 0.0 for card in sure)
        assert (topic.mastery.cards, topic.mastery.expected) == (len(cards), pytest.approx(expected))


def test_this_week_is_one_sentence() -> None:
    assert this_week(seen_of(Learner())) == "No answers in the last 7 days."
    assert "on 4 of the last 7 days" in this_week(seen_of(studied(*DAYS)))
    assert "before" not in this_week(seen_of(studied(0)))
    assert this_week(seen_of(studied(9))) == "No answers in the last 7 days; 4 in the 7 before."


@pytest.mark.parametrize("width", [36, 76, 116])
def test_every_line_says_something_and_what_is_drawn_fits(width: int) -> None:
    seen = seen_of(studied(*DAYS))
    for part in (overview(seen, width), forecast(seen, width), memory(seen, width), topics(seen, width)):
        assert part
    assert max(len(line) for line in [*topics(seen, width), *overview(seen, width)[3:11]]) <= width + 3
    assert documents(seen, width) == []
    assert trouble(seen, {"rivers/q0": "Where?"})


def test_what_was_remembered_less_often_than_the_scale_begins_is_drawn_where_it_is() -> None:
    seen = seen_of(studied(*DAYS))
    kept = Retention(*(Proportion(2, 8) for _ in range(4)), ())
    checked = Calibration(8, (Bin(0.8, 0.9, 0.85, Proportion(2, 8)),), 0.85, 0.25, 0.4, 0.9)
    few = memory(replace(seen, recall=Recall(kept, checked)), 116)
    assert any(line.endswith("or target  20 to 100 %") for line in few)
    assert len({line.index("●") - line.index("─") for line in few if "25 % of 8" in line and "─" in line}) == 1
    (dot,) = re.findall(r'cx="([\d.]+)"', intervals("said", [("all", Proportion(2, 8))], 0.9))
    assert float(dot) == pytest.approx(90 + (0.25 - 0.2) / 0.8 * 160, abs=0.1)


def test_before_the_first_answer_there_is_little_to_say() -> None:
    seen = seen_of(Learner())
    assert overview(seen, 80) == ["Nothing was answered yet."]
    assert memory(seen, 80) == ["Nothing came back for review yet: there is nothing to measure."]
    assert trouble(seen, {}) == ["Nothing stands out: no leeches, nothing sure but wrong, no overridden verdicts."]
    assert retention(seen)[1][0] == ("all", "", "0", "0", "", "", "")
    assert lines(days(seen)) == ["day  answers  right  new  reviews  minutes"]
    assert json.loads(json.dumps(progress_object(seen, {})))["retention"]["all"]["share"] is None


def test_data_has_the_names_that_other_programs_read() -> None:
    seen = progress_object(seen_of(studied(*DAYS)), {})
    assert {"days", "retention", "forecast", "calibration", "topics", "documents", "trouble", "streak"} <= set(seen)
    assert json.loads(json.dumps(seen)) == seen


def test_pictures() -> None:
    assert columns([]) == ""
    drawn = calendar({TODAY: 4, TODAY - timedelta(days=7): 1}, TODAY, 12)
    assert drawn == [
        "    Oct Nov",
        "Mon ······░█",
        "    ·······",
        "Wed ·······",
        "    ·······",
        "Fri ·······",
        "    ·······",
        "Sun ·······",
    ]
    assert [len(row) for row in calendar({}, date(2026, 11, 29), 90)[1:]] == [57] * 7
    assert plot(0.1, 0.0, 1.0, 1.0, 20) == "|──────────────────●"


def test_a_table_too_wide_for_the_screen_gives_way_in_its_longest_words() -> None:
    head, row = ("pack", "topic", "questions"), ("NATO's Kosovo Force", "The mandate and the legal basis", "12")
    cut_to = lines((head, (row,)), 40)
    assert [len(line) <= 40 for line in cut_to] == [True, True]
    assert cut_to[1].endswith("12")
    assert "…" in cut_to[1]
    assert lines((head, (row,)), 80) == lines((head, (row,)))
