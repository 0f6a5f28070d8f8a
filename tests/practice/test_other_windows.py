"""What another window writes is seen where figures are made anew."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from quizapp.packs.library import Library
from quizapp.practice.browsing import Browsing
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from quizapp.study.model import Rating

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PACK = """
format: quizapp-pack/1
id: rivers
title: Rivers
questions:
  - {id: one, kind: short, prompt: Which is one?, answer: a}
  - {id: two, kind: short, prompt: Which is two?, answer: b}
"""


def test_home_and_browse_know_what_another_window_wrote(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "rivers.yaml").write_text(PACK, encoding="utf-8")
    here, there = (
        Desk(Library([packs], None), Store.open(tmp_path / "profile", tmp_path, NOON), lambda: NOON, UTC)
        for _ in range(2)
    )
    assert here.overview().first_start
    practice = there.practice()
    practice.respond("a")
    practice.rate(Rating.GOOD)
    assert not here.overview().first_start
    there.practice().bury()
    browsing = Browsing(here)
    assert len(browsing.find("is:buried")) == 1
