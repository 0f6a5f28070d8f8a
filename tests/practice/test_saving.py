"""Answers saved one after the other while what only spares time goes wrong."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.practice.practice import CHECKPOINT_EVERY
from quizapp.store.store import Store
from quizapp.study.fold import replay
from quizapp.study.model import Rating

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Stopped(BaseException):
    """What ends a process in the middle of something."""


@pytest.mark.parametrize("wrong", [OSError("no space"), MemoryError(), KeyboardInterrupt(), Stopped()])
def test_an_answer_is_saved_once_though_the_state_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: BaseException
) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    asked = "".join(f"  - {{id: q{n}, kind: short, prompt: Which is {n}?, answer: a{n}}}\n" for n in range(4))
    head = "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nquestions:\n"
    (packs / "rivers.yaml").write_text(head + asked, encoding="utf-8")
    store = Store.open(tmp_path / "profile", tmp_path, NOON)
    practice = Desk(Library([packs], None), store, lambda: NOON, UTC).practice(cards=[f"rivers/q{n}" for n in range(4)])
    practice._since_checkpoint = CHECKPOINT_EVERY - 2

    def fails(*_: object) -> None:
        raise wrong

    monkeypatch.setattr("quizapp.store.tables.Tables.write", fails)
    for number in range(3):
        assert practice.asked is not None
        practice.respond(practice.asked.card.replace("rivers/q", "a"))
        ends = number == 1 and not isinstance(wrong, Exception)
        with pytest.raises(type(wrong)) if ends else nullcontext():
            practice.rate(Rating.EASY)
        assert practice.verdict is None
        assert practice.saved == len(list(store.rows())) == number + 1
        assert practice._session.state is store.state
    cards = [str(row.data["card"]) for row in store.rows()]
    assert len(cards) == len(set(cards)) == 3
    assert Store.open(tmp_path / "profile", tmp_path, NOON + timedelta(hours=1)).state == replay(store.rows())
