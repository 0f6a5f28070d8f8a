"""Single questions added to a pack of the learner's own, and taken out again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.reading import read_pack
from quizapp.practice.adding import ADDED, add, guessed, last_added, own_pack
from tests.cli.conftest import Verb, verb  # noqa: F401

ADDS = """\
import sys
from pathlib import Path
from quizapp.practice.adding import add
print(flush=True)
input()
for _ in range(int(sys.argv[2])):
    add(Path(sys.argv[1]), "Capital of France?", "Paris")
"""


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


def test_windows_at_once_lose_no_question(tmp_path: Path) -> None:
    pack, each = own_pack(tmp_path), 4
    command = [sys.executable, "-c", ADDS, str(pack), str(each)]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(3)]
    assert [one.stdout and one.stdout.readline() for one in running] == [b"\n"] * 3
    for one in running:
        assert one.stdin
        one.stdin.write(b"\n")
        one.stdin.flush()
    assert [(*one.communicate(timeout=60), one.returncode) for one in running] == [(b"", None, 0)] * 3
    assert len({one.id for one in read_pack(pack).questions}) == 3 * each


def test_the_ends_of_lines_and_the_mode_of_the_file_stay(tmp_path: Path) -> None:
    pack = own_pack(tmp_path)
    mine = b'questions:\r\n  - id: mine\r\n    kind: "short"\r\n    prompt: "Q?"\r\n    answer: "A"\r\n'
    (pack / ADDED).write_bytes(mine)
    (pack / ADDED).chmod(0o600)
    added = add(pack, "Capital of France?", "Paris")
    after = (pack / ADDED).read_bytes()
    assert (after.count(b"\r\n"), after.count(b"\n")) == (9, 9)
    assert (pack / ADDED).stat().st_mode & 0o777 == 0o600
    assert last_added(pack) == added
    added.take_back()
    assert (pack / ADDED).read_bytes() == mine
    assert last_added(pack).id == "mine"


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    pack = own_pack(tmp_path)
    for said in (("caf\udce9?", "x"), ("Coffee?", "caf\udce9")):
        with pytest.raises(WrongUse, match="not UTF-8"):
            add(pack, *said)
    assert not (pack / ADDED).exists()
    (pack / ADDED).write_bytes(b"# caf\xe9\nquestions:\n")
    with pytest.raises(QuizError):
        add(pack, "Coffee?", "yes")
    with pytest.raises(QuizError, match="not UTF-8"):
        last_added(pack)
    assert (pack / ADDED).read_bytes() == b"# caf\xe9\nquestions:\n"


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
