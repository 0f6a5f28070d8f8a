"""A long history taken back, or done again, in one go: the same as one row after the other, and still there later."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.packs.formats.happened import Act, Happened, Past
from quizapp.practice.elsewhere import turn
from quizapp.store import store as stores
from quizapp.store.store import Store
from quizapp.study.calendar import moment
from quizapp.study.elsewhere import brought
from tests.made_study import Made

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEGAN = 1_700_000_000_000
CARDS = [Made(f"rivers/q{number}", question=f"q{number}") for number in range(8)]
PAST = Past({
    one.question: tuple(Happened(BEGAN + step * 90_000_000 + place, Act.ANSWER, 3) for step in range(5))
    for place, one in enumerate(CARDS)
})  # fmt: skip


@pytest.mark.parametrize("anew", [10, 10_000], ids=["folded anew", "row by row"])
def test_a_history_goes_and_comes_back_whole(anew: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "ANEW", anew)
    when, profile = moment(NOW), tmp_path / "learner"
    store = Store.open(profile, tmp_path, NOW)
    found = brought(PAST, CARDS, store.state, {}, when, "i", {"pack": "rivers", "file": "x.apkg"})
    store.append_all(found.rows)
    after = store.state
    assert {key: card.reps for key, card in after.cards.items()} == {one.card: 5 for one in CARDS}
    whole = next(row for row in store.rows() if row.id == found.rows[0].id)
    assert turn(store, whole, when, back=True) == len(found.rows)
    assert (dict(store.state.cards), dict(store.state.days)) == ({}, {})
    assert turn(store, whole, when, back=False) == len(found.rows)
    assert (store.state.cards, store.state.days, store.state.dues) == (after.cards, after.days, after.dues)
    turn(store, whole, when, back=True)
    store.close()
    again = Store.open(profile, tmp_path, NOW)
    assert not again.state.cards
    assert len(list(again.rows())) == 4 * len(found.rows)
    again.close()
