"""What is known of a pack's documents: its facts are read once, its cards are the learner's under every name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.practice.shelf import Shelf
from quizapp.store.store import Store
from quizapp.study.model import Rating

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PACK = """\
format: quizapp-pack/1
id: {pack}
title: Rivers
questions:
  - {{id: {name}, kind: short, prompt: Which river?, answer: Danube, evidence: [{{source: a.md, quote: The Danube.}}]}}
  - {{id: other, kind: short, prompt: Which other?, answer: Drina, evidence: [{{source: b.md, quote: The Drina.}}]}}
"""


def write(folder: Path, pack: str = "rivers", name: str = "danube") -> None:
    """A pack of two questions, each on a document of its own."""
    (folder / pack / "sources").mkdir(parents=True, exist_ok=True)
    (folder / pack / "pack.yaml").write_text(PACK.format(pack=pack, name=name), encoding="utf-8")
    for document, text in (("a.md", "The Danube. It floods.\n"), ("b.md", "The Drina. It floods.\n")):
        (folder / pack / "sources" / document).write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A learner with two packs."""
    write(tmp_path / "packs")
    write(tmp_path / "packs", "basins")
    store = Store.open(tmp_path / "profile", tmp_path, NOW)
    return Desk(Library([tmp_path / "packs"], None), store, lambda: NOW, UTC)


def test_the_facts_of_a_pack_are_read_once_for_all_its_documents(desk: Desk, tmp_path: Path) -> None:
    passages = [{"document": name, "span": [11, 21]} for name in ("a.md", "b.md")]
    fact = {"id": "f-1", "statement": "It floods.", "passages": passages}
    path = tmp_path / "packs" / "rivers" / "facts.jsonl"
    path.write_text(f'{{"format": "quizapp-facts/1"}}\n{json.dumps(fact)}\n', encoding="utf-8")
    shelf = Shelf(desk, "rivers")
    assert shelf.known("a.md").map.facts == 1
    path.unlink()
    assert shelf.known("b.md").map.facts == 1


def test_a_renamed_question_is_known_under_its_former_name(desk: Desk, tmp_path: Path) -> None:
    practice = desk.practice(cards=["rivers/danube"])
    practice.respond("Danube")
    practice.rate(Rating.GOOD)
    write(tmp_path / "packs", name="ister, aliases: [danube]")
    assert Shelf(desk, "rivers").known("a.md").map.cards == ("rivers/danube",)
    kept = {"basins": ["basins/danube", "basins/other"], "rivers": ["rivers/danube", "rivers/other"]}
    assert {pack: [entry.card for entry in desk.entries(pack)] for pack in kept} == kept
    assert [entry.card for entry in desk.entries()] == [*kept["basins"], *kept["rivers"]]
    assert [entry.card for entry in desk.library.index().of("rivers")] == ["rivers/ister", "rivers/other"]
    assert desk.library.index().of("lakes") == ()
