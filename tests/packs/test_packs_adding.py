"""Single questions added to a pack of the learner's own, and taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.adding import ADDED, add, guessed, last_added, own_pack
from quizapp.packs.reading import read_pack
from tests.cli.conftest import Verb, verb  # noqa: F401


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("Capital of France?", "Paris", "short"),
        ("Why is the sky blue?", "Air scatters short waves of light more than long ones", "flashcard"),
        ("The {{Loire}} reaches the Atlantic.", "", "cloze"),
    ],
)
def test_the_kind_is_seen_from_the_answer(question: str, answer: str, kind: str) -> None:
    assert guessed(question, answer)["kind"] == kind


def test_questions_are_added_at_the_end_and_nothing_else_is_touched(tmp_path: Path) -> None:
    pack = own_pack(tmp_path)
    head = (pack / "pack.yaml").read_bytes()
    first = add(pack, "Capital of France?", "Paris")
    (pack / ADDED).write_text((pack / ADDED).read_text() + "  # mine\n")
    second = add(pack, "Capital of France?", "Lutetia")
    assert [one.id for one in read_pack(pack).questions] == ["capital-of-france", "capital-of-france-2"]
    assert "  # mine\n" in (pack / ADDED).read_text()
    assert (pack / "pack.yaml").read_bytes() == head
    with pytest.raises(QuizError, match="is not the question added last"):
        first.take_back()
    assert last_added(pack) == second
    second.take_back()
    assert [one.id for one in read_pack(pack).questions] == ["capital-of-france"]


def test_what_cannot_be_read_is_taken_back(tmp_path: Path) -> None:
    pack = own_pack(tmp_path)
    with pytest.raises(WrongUse, match="an answer is missing"):
        add(pack, "What?", " ")
    (pack / ADDED).write_text("questions: none\n")
    with pytest.raises(QuizError):
        add(pack, "Capital of France?", "Paris")
    assert (pack / ADDED).read_text() == "questions: none\n"


def test_a_pack_of_one_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("format: quizapp-pack/1\nid: one\ntitle: One\n")
    with pytest.raises(WrongUse, match="one file"):
        add(tmp_path / "one.yaml", "Q?", "A")


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_that_is_taken_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, q: str, a: str
) -> None:
    pack = own_pack(tmp_path_factory.mktemp("added"))
    try:
        added = add(pack, q, a)
    except QuizError:
        assert not (pack / ADDED).exists() or read_pack(pack).questions == ()
        return
    (question,) = read_pack(pack).questions
    if added.kind != "cloze":
        assert question.prompt == q.strip()
    added.take_back()
    assert read_pack(pack).questions == ()


def test_the_verb_adds_studies_and_undoes(verb: Verb) -> None:  # noqa: F811
    assert verb("add", "Capital of France?", "Paris").stdout.startswith(
        "capital-of-france is added to my-cards (short)"
    )
    assert verb("add", "-", text="Why?\nBecause of a reason\nwith two lines\n").returncode == 0
    assert "Right." in verb("study", "my-cards", "--plain", "--limit", "1", text="Paris\n\n").stdout
    assert verb("check", "my-cards").returncode == 0
    assert "why is taken out" in verb("add", "--undo").stdout
    assert "capital-of-france is taken out" in verb("add", "--undo").stdout
    assert verb("add", "--undo").returncode == 2
    assert verb("add").returncode == 2
