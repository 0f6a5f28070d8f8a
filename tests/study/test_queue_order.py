from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.acts import bury, previews, report, skip, suspend
from quizapp.study.fold import State
from quizapp.study.layered import Layered
from quizapp.study.model import Card, Phase, Rating
from quizapp.study.session import refresh, renewed
from quizapp.study.undoing import undo
from tests.made_study import MORNING, Learner, Made, entries

AGAIN, HARD, GOOD, EASY = Rating
LATER = datetime(2027, 6, 1, 9, tzinfo=UTC)


def asked_all(learner, session, rating=EASY, now=MORNING, most=500):
    """Every card asked, in order, all rated alike."""
    seen = []
    while session.current and len(seen) < most:
        seen.append(session.current.card)
        session = learner.answer(session, rating, now)
    return seen


def due_learner(known):
    """Somebody who knows these cards and has them due."""
    learner = Learner()
    learner.learn(known)
    return learner


def test_the_first_session_offers_ten_new_in_the_order_of_the_pack():
    assert asked_all(Learner(), Learner().start(entries(30))) == [f"rivers/q{number}" for number in range(10)]


def test_new_cards_of_several_packs_take_turns():
    seen = asked_all(Learner(), Learner().start([*entries(30), *entries(30, "lakes")]))
    assert [key.split("/")[0] for key in seen[:4]] == ["lakes", "rivers", "lakes", "rivers"]


def test_the_limit_of_new_cards_holds_over_restarts_packs_and_undo():
    learner, known = Learner(), [*entries(30), *entries(30, "lakes")]
    session = learner.start(known, packs=["rivers"])
    for _ in range(4):
        session = learner.answer(session, EASY)
    assert len(asked_all(learner, learner.start(known, packs=["lakes"]))) == 6
    assert learner.start(known, packs=["lakes"]).current is None
    assert learner.start(known, packs=["rivers"], more_new=10).left(MORNING) == 10
    assert learner.start(known, MORNING + timedelta(days=1), packs=["lakes"]).current is not None


def test_new_cards_are_spread_among_what_is_due():
    known = entries(40)
    learner = due_learner(known[:20])
    seen = asked_all(learner, learner.start(known, LATER), now=LATER)
    places = [place for place, key in enumerate(seen) if int(key.split("q")[1]) >= 20]
    assert len(seen) == 30
    assert len(places) == 10
    assert places[0] > 0
    assert max(later - earlier for earlier, later in pairwise(places)) <= 4


def test_what_is_due_is_mixed_across_packs_the_same_for_the_same_seed():
    known = [*entries(15), *entries(15, "lakes")]
    learner = due_learner(known)
    learner.set("new_per_day", 0)
    session = learner.start(known, LATER)
    planned = session.queue.planned
    packs = [key.split("/")[0] for key in planned[:10]]
    assert set(packs) == {"rivers", "lakes"}
    assert learner.start(known, LATER).queue.planned == planned


def test_a_backlog_brings_no_new_cards_and_starts_with_what_is_remembered_best():
    known = entries(40)
    learner = due_learner(known[:20])
    learner.set("reviews_per_day", 8)
    seen = asked_all(learner, learner.start(known, LATER), now=LATER)
    assert len(seen) == 8
    assert all(int(key.split("q")[1]) < 20 for key in seen)
    assert learner.start(known, LATER).current is None


def test_steps_that_are_over_come_first():
    learner = Learner()
    known = entries(20)
    session = learner.answer(learner.start(known), GOOD)
    for _ in range(3):
        session = learner.answer(session, EASY, MORNING + timedelta(minutes=2))
    assert session.current.card != "rivers/q0"
    session = learner.answer(session, EASY, MORNING + timedelta(minutes=11))
    assert session.current.card == "rivers/q0"


def test_a_missed_card_returns_after_a_few_others_until_it_was_right():
    learner = Learner()
    session = learner.answer(learner.start(entries(20)), AGAIN)
    seen = []
    for _ in range(9):
        seen.append(session.current.card)
        session = learner.answer(session, AGAIN if session.current.card == "rivers/q0" and len(seen) < 7 else EASY)
    assert seen.count("rivers/q0") == 1
    assert seen.index("rivers/q0") == 5
    assert session.queue.missed.keys() == {"rivers/q0"}
    while session.current:
        session = learner.answer(session, EASY)
    assert learner.state.card("rivers/q0").phase is Phase.REVIEW


def test_what_is_missed_again_and_again_does_not_keep_the_rest_waiting():
    learner = Learner()
    learner.set("new_per_day", 40)
    seen = asked_all(learner, learner.start(entries(30)), AGAIN, most=40)
    assert len(set(seen)) >= 20


def test_a_missed_card_says_that_it_returns():
    learner = Learner()
    session = learner.answer(learner.start(entries(1)), AGAIN)
    assert (session.current.card, session.current.returning) == ("rivers/q0", True)


def test_a_step_is_shown_early_only_when_nothing_else_is_left():
    learner = Learner()
    session = learner.start(entries(2))
    session = learner.answer(session, GOOD)
    assert session.current.card == "rivers/q1"
    session = learner.answer(session, EASY)
    assert session.current.card == "rivers/q0"
    learner = Learner()
    learner.set("steps", [1, 25])
    session = learner.answer(learner.start(entries(1)), GOOD)
    assert session.current is None
    assert refresh(session, MORNING + timedelta(minutes=4)).current is None
    assert refresh(session, MORNING + timedelta(minutes=6)).current.card == "rivers/q0"


def test_siblings_are_not_asked_on_one_day():
    known = [
        Made("rivers/a#1", question="a", facet="1"),
        Made("rivers/a#2", question="a", facet="2", order=1),
        Made("rivers/b", question="b", fact="f-1", order=2),
        Made("rivers/c", question="c", fact="f-1", order=3),
        Made("rivers/d", question="d", order=4),
    ]
    learner = Learner()
    assert asked_all(learner, learner.start(known)) == ["rivers/a#1", "rivers/b", "rivers/d"]
    assert learner.start(known).current is None
    tomorrow = MORNING + timedelta(days=1)
    assert asked_all(learner, learner.start(known, tomorrow), now=tomorrow) == ["rivers/a#2", "rivers/c"]


def test_a_sibling_in_its_steps_is_asked_all_the_same():
    known = [Made("rivers/a#1", question="a", facet="1"), Made("rivers/a#2", question="a", facet="2", order=1)]
    learner = Learner()
    assert asked_all(learner, learner.start(known), GOOD) == ["rivers/a#1", "rivers/a#1"]


@pytest.mark.parametrize("step", [suspend, lambda session, now: report(session, "unclear", now)])
def test_what_is_suspended_or_reported_stays_out(step):
    learner, known = Learner(), entries(2)
    session = learner.act(step, learner.start(known))
    assert asked_all(learner, session) == ["rivers/q1"]
    assert learner.start(known, LATER, limit=9, packs=["rivers"]).queue.planned == ("rivers/q1",)


def test_what_is_buried_comes_back_tomorrow():
    learner, known = Learner(), entries(2)
    session = learner.act(bury, learner.start(known))
    assert asked_all(learner, session) == ["rivers/q1"]
    assert learner.start(known, packs=["rivers"]).current is None
    assert learner.start(known, MORNING + timedelta(days=1)).current.card == "rivers/q0"


def test_a_skipped_card_comes_last_and_nothing_is_written():
    learner = Learner()
    session = skip(learner.start(entries(3)), MORNING)
    assert session.left(MORNING) == 3
    assert asked_all(learner, session) == ["rivers/q1", "rivers/q2", "rivers/q0"]
    assert skip(learner.start(entries(4)[3:]), MORNING).current.card == "rivers/q3"


def test_a_step_put_off_is_still_asked_after_an_answer_of_an_earlier_session_is_taken_back():
    learner, known = Learner(), entries(2)
    for _ in known:
        learner.answer(learner.start(known), GOOD)
    session = skip(learner.start(known), MORNING)
    assert session.current.card == "rivers/q1"
    session = learner.act(undo, skip(session, MORNING))
    session = learner.answer(session, EASY)
    assert session.left(MORNING) == len(asked_all(learner, session)) == 1


def test_a_changed_answer_makes_a_card_due_and_says_so():
    known = entries(3)
    learner = due_learner(known)
    edited = [known[0], replace(known[1], fingerprint="two"), known[2]]
    session = learner.start(edited)
    assert (session.current.card, session.current.changed) == ("rivers/q1", True)
    assert "changed" in session.current.why_now
    assert learner.answer(session, GOOD).current is None
    assert learner.start(edited).current is None


def test_a_changed_answer_ends_a_step_and_says_so():
    learner, known = Learner(), entries(4)
    edited = [replace(known[0], fingerprint="two"), *known[1:]]
    session = learner.answer(learner.start(known), GOOD)
    assert learner.start(known).current.card == "rivers/q1"
    opened = learner.start(edited)
    assert (opened.current.card, opened.current.changed) == ("rivers/q0", True)
    session = renewed(session, edited, MORNING)
    assert session.current.card == "rivers/q1"
    session = learner.answer(session, EASY)
    assert (session.current.card, session.current.changed) == ("rivers/q0", True)
    session = learner.answer(session, GOOD)
    assert session.current.card == "rivers/q2"
    assert session.queue.steps == ()


def test_a_vanished_question_is_frozen_and_comes_back_as_it_was():
    known = entries(3)
    learner = due_learner(known)
    assert sorted(asked_all(learner, learner.start(known[:2], LATER), now=LATER)) == ["rivers/q0", "rivers/q1"]
    assert learner.state.card("rivers/q2").reps == 1
    assert learner.start(known, LATER).current.card == "rivers/q2"


def test_without_a_pack_only_packs_being_studied_are_asked():
    known = [*entries(5), *entries(5, "lakes")]
    learner = due_learner(known[:5])
    assert {key.split("/")[0] for key in learner.start(known, LATER).queue.entries} == {"rivers"}
    learner.set("pack.rivers.state", "paused")
    assert {key.split("/")[0] for key in learner.start(known, LATER).queue.entries} == {"lakes"}
    learner.set("pack.lakes.state", "archived")
    assert learner.start(known, LATER).current is None
    assert learner.start(known, LATER, packs=["rivers"]).current is not None


def test_a_topic_narrows_the_session():
    known = [*entries(2), Made("rivers/t", topic="Tides", question="t", order=9)]
    assert asked_all(Learner(), Learner().start(known, topic="tides")) == ["rivers/t"]


def test_a_number_of_answers_is_asked_for_whatever_the_daily_limits():
    known = entries(30)
    learner = due_learner(known[:3])
    learner.set("new_per_day", 1)
    seen = asked_all(learner, learner.start(known, LATER, limit=25), now=LATER)
    assert len(seen) == 25
    assert set(seen[:3]) == {f"rivers/q{number}" for number in range(3)}
    assert seen[3:] == [f"rivers/q{number}" for number in range(3, 25)]


def test_when_nothing_is_due_or_new_it_goes_on_with_what_comes_due_next():
    known = entries(6)
    learner = due_learner(known)
    tomorrow = MORNING + timedelta(days=1)
    assert len(asked_all(learner, learner.start(known, tomorrow, limit=2), now=tomorrow)) == 2
    seen = asked_all(learner, learner.start(known, tomorrow, limit=9), now=tomorrow)
    assert len(seen) == 9
    assert len(set(seen[:4])) == 4
    assert len(set(seen[4:])) == 5
    dues = [learner.history(key)[0].data["due"] for key in seen[:4]]
    assert dues == sorted(dues)


def test_one_card_is_enough_for_any_number_of_answers():
    assert asked_all(Learner(), Learner().start(entries(1), limit=12)) == ["rivers/q0"] * 12
    assert Learner().start([], limit=12).current is None


def test_siblings_come_after_all_else_when_the_number_asks_for_them():
    known = [
        Made("rivers/a#1", question="a"),
        Made("rivers/a#2", question="a", order=1),
        Made("rivers/b", question="b", order=2),
    ]
    assert asked_all(Learner(), Learner().start(known, limit=3)) == ["rivers/a#1", "rivers/b", "rivers/a#2"]


def test_cramming_asks_everything_once_and_what_is_missed_again_and_touches_no_schedule():
    known = entries(6)
    learner = due_learner(known[:3])
    before = learner.state.cards
    session = learner.start(known, cram=True, packs=["rivers"])
    assert set(previews(session, MORNING).values()) == {""}
    missed = session.current.card
    session = learner.answer(session, AGAIN)
    seen = asked_all(learner, session)
    assert len(seen) == 6
    assert seen.count(missed) == 1
    assert learner.state.cards == before
    assert {row.data["study"] for row in learner.rows[3:]} == {"cram"}
    assert len(asked_all(learner, learner.start(known, cram=True, limit=4))) == 4


def test_chosen_cards_can_be_crammed():
    known = entries(6)
    session = Learner().start(known, cram=True, cards=["rivers/q4", "rivers/q2"])
    assert set(session.queue.planned) == {"rivers/q4", "rivers/q2"}


def test_a_step_left_over_from_another_day_is_asked():
    learner = Learner()
    session = learner.start(entries(1))
    learner.answer(session, AGAIN)
    tomorrow = MORNING + timedelta(days=1)
    assert learner.start(entries(1), tomorrow).current.card == "rivers/q0"


def test_a_step_that_became_a_day_is_asked_on_that_day():
    night = datetime(2026, 11, 24, 3, 55, tzinfo=UTC)
    learner = Learner()
    session = learner.answer(learner.start(entries(1), night), GOOD, night)
    assert session.current is None
    assert learner.start(entries(1), night + timedelta(minutes=6)).current.card == "rivers/q0"


def test_how_many_are_left_falls_with_every_card_that_is_done():
    learner = Learner()
    session = learner.start(entries(30))
    left = []
    while session.current:
        left.append(session.left(MORNING))
        session = learner.answer(session, EASY)
    assert left == list(range(10, 0, -1))
    assert session.left(MORNING) == 0
    assert learner.start(entries(30), limit=7).left(MORNING) == 7


def reviewer(count):
    """Somebody with so many cards due."""
    known = entries(count)
    card = Card("", Phase.REVIEW, 0, 5.0, 5.0, "2026-11-20", "2026-11-15T09:00:00.000000Z", "2026-11-15", 5, 3)
    learner = Learner()
    learner.state = State(
        cards=Layered({one.card: replace(card, key=one.card) for one in known}), packs={"rivers": count}
    )
    learner.set("reviews_per_day", 9999)
    return learner, learner.start(known)


def test_an_answer_takes_no_longer_with_nine_thousand_cards_than_with_sixty():
    def fastest(count):
        learner, session = reviewer(count)
        taken = []
        for _ in range(40):
            before = perf_counter()
            session = learner.answer(session)
            taken.append(perf_counter() - before)
        return min(taken)

    assert fastest(9000) < 3 * fastest(60)


@given(st.lists(st.sampled_from(list(Rating)), min_size=1, max_size=40), st.integers(0, 90), st.integers(1, 25))
def test_a_session_asks_every_card_planned_and_repeats_only_steps(ratings, pause, count):
    learner, known = Learner(), [*entries(count), *entries(count, "lakes")]
    learner.learn(known[: count // 2])
    session, now = learner.start(known, LATER, packs=["rivers", "lakes"]), LATER
    planned, asked, ratings = session.queue.planned, {}, iter(ratings)
    while session.current:
        key = session.current.card
        if key in asked:
            assert learner.state.card(key).phase in {Phase.LEARN, Phase.RELEARN}
        asked[key] = next(ratings, EASY)
        session = learner.answer(session, asked[key], now)
        now += timedelta(seconds=pause)
    assert asked.keys() == set(planned)
    assert AGAIN not in asked.values()
