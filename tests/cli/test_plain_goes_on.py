"""Plain mode when a question cannot be shown: it is told, the next one is asked, and nothing answered is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizapp.cli import exam_plain, plain
from quizapp.packs.library import Library
from quizapp.practice import exams
from quizapp.practice.asking import Asking
from quizapp.practice.desk import Desk
from quizapp.practice.mistakes import LOG
from tests.tui.conftest import Clock, clock, desk, pack_text  # noqa: F401

BY_ID = Library.question
Break = Callable[[Desk, pytest.MonkeyPatch], None]


def removed(desk: Desk, _: pytest.MonkeyPatch) -> None:  # noqa: F811
    """The pack's folder is gone, and another window has read so."""
    shutil.rmtree(desk.library.index().pack("rivers").path)
    desk.library.index()


def failing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Two of the questions cannot be read, for a reason that nobody has foreseen."""

    def question(library: Library, card: str) -> object:
        if card in {"rivers/b-choice", "rivers/c-true"}:
            raise FileNotFoundError("it vanished")
        return BY_ID(library, card)

    monkeypatch.setattr(Library, "question", question)


def no_evidence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """No passage can be read."""

    def evidence(_: Asking) -> object:
        raise FileNotFoundError("it vanished")

    monkeypatch.setattr(Asking, "evidence", evidence)


def lines(said: str, then: Callable[[], None], after: int) -> Iterator[str]:
    """Lines as they are typed; something happens after so many of them."""
    for number, line in enumerate(said.splitlines(keepends=True)):
        if number == after:
            then()
        yield line


@pytest.mark.parametrize(
    ("happens", "told", "kept"),
    [
        (removed, "no pack has the question 'rivers/b-choice'", ["a-short"]),
        (failing, LOG, ["a-short", "d-multi"]),
        (no_evidence, LOG, ["a-short", "b-choice"]),
    ],
    ids=["removed", "failing", "no evidence"],
)
def test_study_asks_the_next_one(
    desk: Desk,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    happens: Break,
    told: str,
    kept: list[str],
) -> None:
    practice, said = desk.practice(packs=["rivers"], limit=9), list[str]()
    plain.run(practice, lines("Danube\n\n" * 2, lambda: happens(desk, monkeypatch), 1), said.append)
    rows = [row for row in desk.store.rows() if row.type == "answer"]
    assert [str(row.data["card"]).partition("/")[2] for row in rows] == kept
    assert [line for line in said if line.startswith("saved")] == [f"saved {row.sequence}" for row in rows]
    assert any(told in line for line in said)
    assert any(line.startswith(f"{len(kept)} answered") for line in said)


def test_nothing_is_lost_where_no_question_can_be_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    def question(*_: object) -> object:
        raise FileNotFoundError("it vanished")

    practice, said = desk.practice(packs=["rivers"], limit=9), list[str]()
    broken = lambda: monkeypatch.setattr(Library, "question", question)  # noqa: E731
    plain.run(practice, lines("Danube\n\n", broken, 1), said.append)
    assert "saved 1" in said
    assert len([line for line in said if LOG in line]) == 1
    assert said[-1].startswith(("1 answered", "Next"))


def test_an_exam_goes_on_with_the_next_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    sitting = exams.begin(desk, "rivers", exams.chosen(desk, "rivers"), seed=1)
    cards, said = [drawn.card for drawn in sitting.attempt.paper.questions], list[str]()

    def question(library: Library, card: str) -> object:
        if card == cards[1]:
            raise FileNotFoundError("it vanished")
        return BY_ID(library, card)

    monkeypatch.setattr(Library, "question", question)
    exam_plain.run(desk, sitting, iter(["\n", "\n"]), said.append)
    asked = [line for line in said if line.startswith("[")]
    assert [line.partition(" ")[0] for line in asked] == ["[1", "[2", "[3"]
    assert any(LOG in line for line in said)
    assert any("cannot be shown" in line for line in said)
    assert (desk.store.profile / Path(LOG)).exists()


def test_what_is_edited_while_a_verdict_stands_is_asked_as_it_is_now(desk: Desk) -> None:  # noqa: F811
    practice, said = desk.practice(packs=["rivers"], limit=9), list[str]()
    file = desk.library.index().pack("rivers").path / "pack.yaml"
    edit = lambda: file.write_text(file.read_text().replace("the longest of these", "the longest"))  # noqa: E731
    plain.run(practice, lines("Danube\n\n", edit, 1), said.append)
    assert "Which river is the longest?" in said
    assert not any("the longest of these" in line for line in said)
