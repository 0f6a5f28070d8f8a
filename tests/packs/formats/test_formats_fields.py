"""Out and in again: each field of each kind is the same, or the export says that it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from quizapp.packs import answers
from quizapp.packs.formats.kept import WORDS
from quizapp.packs.formats.model import Written
from quizapp.packs.formats.registry import FORMATS, writable
from quizapp.packs.importing import bring
from quizapp.packs.model import KINDS, Question
from quizapp.packs.reading import LoadedPack, read_pack
from quizapp.packs.validating import question_of
from tests.made_kinds import PNG
from tests.packs.formats.made import HOSTILE, arrived, pack_of

WHOLE, TURNED, IN_ANSWER = "the whole question", "that it asks for", "its explanation, except as words in its answer"
ANSWERS = frozenset({"kind", "answer", "answers", "items", "pairs", "text", "choices"})
LOST = {
    **{what: frozenset({field}) for field, what in WORDS.items()},
    IN_ANSWER: frozenset({"explanation"}),
    "the exact wording of its choices": frozenset({"choices"}),
    "that its gaps are in one text": frozenset({"text", "id"}),
    "the hints of its gaps": frozenset({"text"}),
    "that its tolerance is a percentage": frozenset({"tolerance"}),
    "its picture itself, of which only the name stands there": frozenset({"image"}),
    "its picture, which is not there": frozenset({"image"}),
    "its explanation and passages, for which this note type of Anki's has no field": frozenset(
        {"explanation", "evidence"}
    ),
}
"""The fields that are said to be lost."""
AROUND = {
    "prompt": {"as_of", "unit", "image", "image_alt", "kind"},
    "text": {"as_of", "image", "image_alt"},
    "explanation": {"evidence"},
    "answer": {"rubric", "explanation", "evidence"},
}
"""Fields that may have more around what they say, where one of these others is said to be lost."""
ID_LESS = {"aiken", "hashcards"}


def hostile(text: str, kind: str, number: int) -> Question:
    """A question of a kind that says a text in every field."""
    texts = [text, f"{text} b", f"c {text}", f"d {text} e"]
    own: dict[str, Any] = {
        "choice": {"choices": [texts[0], {"text": texts[1], "why": texts[2]}, texts[3]], "answer": texts[0]},
        "multi": {"choices": [{"text": texts[0], "why": texts[3]}, *texts[1:3]], "answers": texts[:2]},
        "truefalse": {"answer": number % 2 == 0},
        "short": {"answer": texts[0], "accept": texts[1:2], "reject": {texts[2]: texts[0]}, "match": "exact"},
        "number": {"answer": "4.500", "tolerance": "0.10", "unit": text, "accept": texts[1:2]},
        "date": {"answer": "1999-06", "accept": texts[1:2], "reject": {texts[2]: text}},
        "cloze": {
            "text": f"{text} at {{{{Peć|Pejë::town}}}} in {{{{1999}}}}. {text}",
            "prompt": text * (number % 4 > 1),
        },
        "match": {"pairs": {texts[0]: texts[1], texts[2]: texts[3]}, "distractors": [f"f {text}"]},
        "order": {"items": texts[:3]},
        "flashcard": {"answer": text, "rubric": texts[1:3]},
    }[kind]
    further = {
        "explanation": texts[number % 4], "hint": text, "tags": texts[:2], "topic": text, "notes": text,
        "difficulty": 3, "aliases": ["former"], "allow": ["no_reason"],
    }  # fmt: skip
    told = {"as_of": "2020-06", "stale_after": "1 year", "evidence": [{"source": "atlas", "quote": "The Loire."}]}
    shown = {"image": "img/a map.png", "image_alt": text}
    said = {"id": f"q-{number}", "kind": kind, "prompt": texts[number % 3], **further, **own}
    found = question_of({**said, **(told if number % 2 else {}), **(shown if number % 3 == 0 else {})})
    assert found, said
    return found


TEXTS = [one.strip() for one in HOSTILE if one.strip()]


def everything(root: Path) -> LoadedPack:
    (root / "img").mkdir(parents=True, exist_ok=True)
    (root / "img/a map.png").write_bytes(PNG)
    pairs = [(text, kind) for text in TEXTS for kind in KINDS]
    return pack_of([hostile(text, kind, number) for number, (text, kind) in enumerate(pairs)], root=root)


def lost(written: Written) -> dict[str, frozenset[str]]:
    """The fields that an export says are lost, by question; those of a gap are also its question's."""
    found: dict[str, frozenset[str]] = {}
    for loss in written.losses:
        fields = ANSWERS if loss.what.startswith(TURNED) else LOST.get(loss.what, frozenset())
        for name in {loss.question, "-".join(loss.question.split("-")[:2])}:
            found[name] = found.get(name, frozenset()) | fields
    return found


def changed(question: Question, again: Question, told: frozenset[str]) -> Iterator[str]:
    """The fields that say something else, and are not told to be lost."""
    for name in (
        set(question.model_dump(exclude_defaults=True)) | set(type(question).model_fields) & again.model_fields_set
    ):
        before, after = seen(question, name), seen(again, name)
        more = told & AROUND.get(name, set()) and str(before) in str(after)
        elsewhere = name == "image_alt" and "image" in told and question.image_alt in f"{again.prompt}{said_in(again)}"
        if before != after and name not in told and not more and not elsewhere:
            yield name


def said_in(question: Question) -> str:
    return question.text if question.kind == "cloze" else ""


def seen(question: Question, name: str) -> Any:
    value = getattr(question, name, None)
    if name == "accept":
        return set(answers.accepted(question))
    return Path(value).name if name == "image" and value else value


@pytest.mark.parametrize("form", writable())
def test_each_field_comes_back_or_is_told_to_be_lost(form: str, tmp_path: Path):
    pack = everything(tmp_path)
    written = FORMATS[form].write(pack)
    gone, told = {loss.question for loss in written.losses if loss.what.startswith(WHOLE)}, lost(written)
    asked = [one for one in pack.questions if one.id not in gone]
    silent = [
        (one.id, name, seen(one, name), seen(found, name))
        for one, found in come_back(form, written, asked)
        for name in changed(one, found, told.get(one.id, frozenset()))
    ]
    assert silent == []


def come_back(form: str, written: Written, asked: Sequence[Question]) -> list[tuple[Question, Question]]:
    """The questions with what they are when they are read again; each by itself where a format has no ids."""
    if form in ID_LESS:
        alone = [FORMATS[form].write(pack_of([one])).data for one in asked]
        return [
            (one, found) for one, data in zip(asked, alone, strict=True) for found in [only(read_again(form, data))]
        ]
    by_id = {one.id: one for one in asked}
    pairs = [(by_id["-".join(found.id.split("-")[:2])], found) for found in read_again(form, written.data)]
    assert {one.id for one, _ in pairs} == set(by_id)
    return pairs


def only(found: list[Question]) -> Question:
    (one,) = found
    return one


def read_again(form: str, data: bytes) -> list[Question]:
    return [one for one in arrived(FORMATS[form].read(data, "a")) if one]


def test_what_is_read_is_what_lies_in_the_pack(tmp_path: Path):
    found = FORMATS["csv"].read(FORMATS["csv"].write(everything(tmp_path / "from")).data, "a.csv")
    brought = bring(found, tmp_path / "p", "a.csv")
    by_id = {one.id: one for one in read_pack(tmp_path / "p").questions}
    silent = {one.id for one in arrived(found) if one} - {loss.question for loss in brought.losses}
    assert [one for one in arrived(found) if one and one.id in silent and by_id.get(one.id) != one] == []
