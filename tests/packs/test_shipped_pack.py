"""The pack that comes along keeps what it promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.evidence import locate
from quizapp.packs.model import KINDS
from quizapp.packs.reading import LoadedPack, read_pack

KFOR = Path(__file__).parents[2] / "questions" / "kfor"


@pytest.fixture(scope="module")
def pack() -> LoadedPack:
    return read_pack(KFOR)


def test_it_passes_check_without_a_warning() -> None:
    assert check_pack(KFOR) == []


def test_it_has_questions_of_every_kind_and_enough_of_them(pack: LoadedPack) -> None:
    kinds = Counter(question.kind for question in pack.questions if question.status == "approved")
    assert set(kinds) == set(KINDS)
    assert sum(kinds.values()) >= 150


def test_every_question_cites_a_passage_that_stands_in_its_source(pack: LoadedPack) -> None:
    for question in pack.questions:
        assert question.evidence, question.id
        for evidence in question.evidence:
            source = pack.sources[evidence.source]
            assert source is not None
            assert source.text is not None
            assert locate(source.text, evidence).found, question.id


def test_it_has_a_licence_and_every_source_names_what_it_rests_on(pack: LoadedPack) -> None:
    assert pack.header.license
    for path in (KFOR / "sources").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "## Sources" in text
        assert "2023" in text


def test_what_changes_with_time_is_never_asked_undated(pack: LoadedPack) -> None:
    for question in pack.questions:
        prompt = f"{question.prompt} {getattr(question, 'text', '')}".casefold()
        if any(word in prompt for word in ("currently", "today", "nowadays", "at present")):
            assert any(str(year) in prompt for year in range(1998, 2027)) or "according to" in prompt, question.id
