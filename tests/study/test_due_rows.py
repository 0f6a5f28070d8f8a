"""Cards made due today: known ones, new ones, those in steps; replayed, undone, and asked before what is new."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path

import pytest

from quizapp.figures.overview import overview
from quizapp.packs.index import PackEntry
from quizapp.study.calendar import stamp
from quizapp.study.fold import replay
from quizapp.study.model import Phase, Rating, Row
from quizapp.study.undoing import undoing
from tests.made_study import MORNING, Learner, entries

LATER = MORNING + timedelta(days=1)
TODAY = LATER.date().isoformat()


def due(card: str, name: str = "due-1") -> Row:
    return Row(name, "due", stamp(LATER), 0, TODAY, {"card": card, "due": TODAY}, optional=True)


def test_a_known_card_is_due_today_and_keeps_what_is_remembered_of_it() -> None:
    learner, (entry,) = Learner(), entries(1)
    learner.learn([entry])
    before = learner.state.card(entry.card)
    learner.write(due(entry.card))
    after = learner.state.card(entry.card)
    assert (before.due > TODAY, after.due) == (True, TODAY)
    assert (after.stability, after.interval_days, after.reps) == (before.stability, before.interval_days, before.reps)
    assert learner.state.dues.get(TODAY) == 1


def test_a_card_in_its_steps_stays_where_it_is() -> None:
    learner, (entry,) = Learner(), entries(1)
    learner.answer(learner.start([entry]), Rating.GOOD)
    before = learner.state.card(entry.card)
    assert before.phase is Phase.LEARN
    learner.write(due(entry.card))
    assert learner.state.card(entry.card) == before


def test_taken_back_it_is_due_when_it_was() -> None:
    learner, known = Learner(), entries(2)
    learner.learn(known[:1])
    before = dict(learner.state.cards)
    for entry in known:
        row = learner.write(due(entry.card, entry.card))
        learner.write(Row(f"u-{row.id}", "undo", stamp(LATER), 0, TODAY, undoing(row)))
    assert dict(learner.state.cards) == before
    assert replay(learner.rows).cards == learner.state.cards


@pytest.mark.parametrize("limit", [10, 0])
def test_a_new_card_that_was_made_due_is_asked_before_and_beyond_what_is_new_today(limit: int) -> None:
    learner, known = Learner(), entries(30)
    learner.set("pack.rivers.state", "studying")
    learner.set("new_per_day", limit)
    for entry in known[20:22]:
        learner.write(due(entry.card, entry.card))
    session = learner.start(known, LATER)
    assert {session.queue.entries[key].order for key in session.queue.planned} >= {20, 21}
    assert len(session.queue.planned) == limit + 2
    found = overview(learner.state, known, [_pack(30)], LATER, UTC)
    assert (found.due, found.new) == (2, limit)


def test_answered_it_is_scheduled_as_any_new_card() -> None:
    learner, (one, other) = Learner(), entries(2)
    learner.set("fuzz", False)
    learner.write(due(one.card))
    learner.answer(learner.start([one], LATER, cards=[one.card]), Rating.EASY, LATER)
    learner.answer(learner.start([other], LATER, cards=[other.card]), Rating.EASY, LATER)
    assert learner.state.card(one.card).due == learner.state.card(other.card).due


def _pack(count: int) -> PackEntry:
    return PackEntry("rivers", "Rivers", Path("rivers"), count, "en")
