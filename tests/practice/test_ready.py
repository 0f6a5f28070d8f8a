"""What the next verdict needs is read beside the interface, and the next question may stand there before it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.store.store import Store

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PACK = """
format: quizapp-pack/1
id: {0}
title: {0}
questions:
  - {{id: one, kind: short, prompt: Which is one?, answer: Morava}}
  - {{id: two, kind: choice, prompt: Which is two?, answer: Murava, choices: [Murava, Po]}}
"""


def test_another_term_is_no_slip_though_the_terms_of_the_pack_before_came_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "a.yaml").write_text(PACK.format("a").replace("ra", "la"), "utf-8")
    (packs / "b.yaml").write_text(PACK.format("b"), "utf-8")
    store = Store.open(tmp_path / "profile", tmp_path, NOON)
    desk = Desk(Library([packs], None), store, lambda: NOON, UTC)
    practice, terms = desk.practice(cards=["a/one", "b/one"]), Library.terms
    while practice.asked and practice.asked.card != "a/one":
        practice.skip()

    def late(self: Library, pack: str) -> frozenset[str]:
        found = terms(self, pack)
        if practice.asked and practice.asked.card == "a/one":
            practice.skip()
        return found

    monkeypatch.setattr(Library, "terms", late)
    practice.make_ready()
    assert practice.asked
    assert practice.asked.card == "b/one"
    assert not practice.respond("Murava").right
    store.close()
