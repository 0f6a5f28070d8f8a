"""Answers re-graded: the card becomes what it would have been."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.acts import answer as answered
from quizapp.study.amending import counted
from quizapp.study.calendar import stamp
from quizapp.study.fold import replay
from quizapp.study.model import Rating, Row
from tests.made_study import MORNING, Learner, entries, verdict

RATINGS = st.lists(
    st.tuples(st.sampled_from(list(Rating)), st.sampled_from([2, 30, 1500, 9000])), min_size=1, max_size=7
)


def learner(ratings: list[Rating], waits: list[int], change: int = -1, fuzz: bool = True) -> Learner:
    """One card answered again and again; before the answer `change` the learner wants to remember less."""
    someone, now = Learner(), MORNING
    someone.set("fuzz", fuzz)
    for number, (rating, minutes) in enumerate(zip(ratings, waits, strict=True)):
        if number == change:
            someone.set("retention", 0.75)
        session = someone.start(entries(1), now, limit=1, session_id=f"s{number}")
        _, row = answered(session, verdict(rating > 1), rating, now, elapsed_ms=1000)
        someone.write(row)
        now += timedelta(minutes=minutes)
    return someone


def regrade(target: Row, rating: int, **more: object) -> Row:
    at = MORNING + timedelta(days=99)
    said = {"row": target.id, "card": target.data["card"], "rating": rating, "right": rating > 1, **more}
    return Row(f"re-{target.id}", "regrade", stamp(at), 0, at.date().isoformat(), said)


@given(RATINGS, st.data(), st.booleans())
def test_a_card_re_graded_is_the_card_that_would_have_been(steps, data, fuzz):
    """But for the day within the fuzz, which was chosen by what else was due then."""
    ratings, waits = [list(one) for one in zip(*steps, strict=True)]
    place, rating = data.draw(st.integers(0, len(ratings) - 1)), data.draw(st.sampled_from(list(Rating)))
    change = data.draw(st.integers(-1, len(ratings) - 1))
    given_so = learner(ratings, waits, change, fuzz)
    target = [row for row in given_so.rows if row.type == "answer"][place]
    given_so.write(regrade(target, rating))
    would_have_been = learner([*ratings[:place], rating, *ratings[place + 1 :]], waits, change, fuzz)
    one, other = given_so.state.card("rivers/q0"), would_have_been.state.card("rivers/q0")
    assert replace(one, due="", interval_days=0) == replace(other, due="", interval_days=0)
    assert abs(one.interval_days - other.interval_days) <= (1 + 0.3 * other.interval_days if fuzz else 0)
    assert fuzz or one == other
    assert given_so.state.days == would_have_been.state.days
    assert given_so.state.packs == would_have_been.state.packs
    assert replay(given_so.rows) == given_so.state


def test_an_answer_after_a_re_grade_keeps_what_it_was_scheduled_to():
    someone = learner([Rating.AGAIN, Rating.GOOD], [30, 30])
    first = next(row for row in someone.rows if row.type == "answer")
    someone.write(regrade(first, Rating.EASY))
    now = MORNING + timedelta(days=100)
    session = someone.start(entries(1), now, limit=1, session_id="later")
    _, row = answered(session, verdict(), Rating.GOOD, now, elapsed_ms=1000)
    someone.write(row)
    assert someone.state.card("rivers/q0").due == row.data["due"]
    assert replay(someone.rows) == someone.state


def test_an_answer_re_graded_as_it_was_keeps_the_day_that_was_chosen_by_what_else_was_due():
    someone = Learner()
    someone.learn(entries(40))
    before = someone.state
    for row in [row for row in someone.rows if row.type == "answer"]:
        someone.write(regrade(row, row.data["rating"], right=True))
    assert (someone.state.cards, someone.state.dues) == (before.cards, before.dues)
    assert replay(someone.rows) == someone.state


def test_a_verdict_without_another_rating_counts_and_moves_nothing():
    someone = learner([Rating.HARD, Rating.GOOD], [1500, 1500])
    before = someone.state
    first = next(row for row in someone.rows if row.type == "answer")
    someone.write(regrade(first, Rating.HARD, right=False))
    assert someone.state.cards == before.cards
    assert someone.state.days != before.days


def test_taking_a_re_grade_back_brings_the_answer_back_as_it_was_given():
    someone = learner([Rating.GOOD, Rating.GOOD, Rating.HARD], [30, 3000, 9000])
    before = someone.state
    first = next(row for row in someone.rows if row.type == "answer")
    again = someone.write(regrade(first, Rating.AGAIN))
    assert someone.state.cards != before.cards
    at = stamp(MORNING + timedelta(days=100))
    someone.write(Row("u", "undo", at, 0, "2027-03-03", {"row": again.id, "card": "rivers/q0"}))
    assert (someone.state.cards, someone.state.days) == (before.cards, before.days)


def test_what_counts_is_what_was_said_last():
    someone = learner([Rating.GOOD, Rating.AGAIN, Rating.EASY], [30, 30, 30])
    first, second, third = (row for row in someone.rows if row.type == "answer")
    rows = [first, second, third, regrade(second, 2), regrade(second, 3, right=True)]
    assert [(row.data["rating"], row.data["right"]) for row in counted(rows, {third.id})] == [(3, True), (3, True)]
