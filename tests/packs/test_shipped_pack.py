"""The pack that comes along keeps what it promises."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.packs.check import check_pack
from quizapp.packs.evidence import locate
from quizapp.packs.export_jsonl import lines
from quizapp.packs.model import KINDS, Choice, Question
from quizapp.packs.reading import LoadedPack, read_pack

KFOR = Path(__file__).parents[2] / "questions" / "kfor"
STRENGTHS = ("3,700", "4,500", "10,200", "17,500", "26,000", "39,000", "50,000")
COUNTS = ("27", "28")
DATED = re.compile(r"\b(19|20)\d\d\b|according to|as of|initial|undated|Gate [12]", re.IGNORECASE)


@pytest.fixture(scope="module")
def pack() -> LoadedPack:
    return read_pack(KFOR)


def approved(pack: LoadedPack) -> Iterator[Question]:
    return (question for question in pack.questions if question.status == "approved")


def by_hand(pack: LoadedPack) -> list[Question]:
    return [question for question in approved(pack) if question.origin is None]


def asked(question: Question) -> str:
    return f"{question.prompt} {getattr(question, 'text', '')}"


def wrong_choices(question: Question) -> list[Choice]:
    if question.kind == "choice":
        return [choice for choice in question.choices if choice.text != question.answer]
    return (
        [choice for choice in question.choices if choice.text not in question.answers]
        if question.kind == "multi"
        else []
    )


def test_it_passes_check_without_a_warning() -> None:
    assert check_pack(KFOR) == []


def test_it_has_questions_of_every_kind_and_enough_of_them(pack: LoadedPack) -> None:
    kinds = Counter(question.kind for question in approved(pack))
    assert set(kinds) == set(KINDS)
    assert sum(kinds.values()) >= 250


def test_most_of_it_is_written_by_hand_in_every_kind(pack: LoadedPack) -> None:
    kinds = Counter(question.kind for question in by_hand(pack))
    assert set(kinds) == set(KINDS)
    assert sum(kinds.values()) >= 180


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
        prompt = asked(question).casefold()
        if any(word in prompt for word in ("currently", "today", "nowadays", "at present")):
            assert any(str(year) in prompt for year in range(1998, 2027)) or "according to" in prompt, question.id


def test_a_strength_of_the_force_or_a_count_of_its_countries_is_asked_with_its_date_or_source(pack: LoadedPack) -> None:
    seen = 0
    for row in map(json.loads, lines(pack)):
        answer = row["answers"][0]
        if row["status"] == "approved" and (answer in STRENGTHS or (answer in COUNTS and "countries" in row["prompt"])):
            seen += 1
            assert DATED.search(row["prompt"]), row["id"]
    assert seen >= 10


def test_no_strength_stands_as_a_wrong_choice(pack: LoadedPack) -> None:
    for question in approved(pack):
        wrong = [choice.text for choice in wrong_choices(question)]
        assert not [text for text in wrong if any(strength in text for strength in STRENGTHS)], question.id


def test_questions_with_choices_have_two_wrong_ones_or_more_and_nearly_always_say_why(pack: LoadedPack) -> None:
    given = [question for question in by_hand(pack) if question.kind in {"choice", "multi"}]
    wrong = [choice for question in given for choice in wrong_choices(question)]
    assert min(len(wrong_choices(question)) for question in given) >= 2
    assert sum(bool(choice.why) for choice in wrong) >= 0.9 * len(wrong)


def test_a_list_is_short_enough_to_be_read_and_has_more_than_one_right_member(pack: LoadedPack) -> None:
    for question in by_hand(pack):
        if question.kind == "multi":
            assert 4 <= len(question.choices) <= 8, question.id
            assert 2 <= len(question.answers) <= 6, question.id


def test_a_rejected_question_is_not_there_and_every_rejection_has_a_reason(pack: LoadedPack) -> None:
    lines = (KFOR / "curated.yaml").read_text(encoding="utf-8").splitlines()
    rejected = {found[1] for line in lines if (found := re.search(r"\{id: (g-\w+), reason: '.+'\}", line))}
    assert len(rejected) == sum("{id: " in line for line in lines) > 50
    assert not rejected & {question.id for question in approved(pack)}
