"""A few questions under the prompt."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.practice.desk import Desk
from quizapp.tui.inline import InlineApp
from quizapp.tui.study import StudyScreen
from tests.terminal import Terminal
from tests.tui.conftest import Clock
from tests.tui.test_study_keys import CHOICE


@pytest.mark.parametrize(
    ("keys", "rows"), [(["enter", "enter", "enter", "enter"], 2), (["escape", "q"], 0), (["enter", "q"], 1)]
)
async def test_it_ends_with_the_session_and_tells_what_was_done(
    desk: Desk, clock: Clock, keys: list[str], rows: int, capsys: pytest.CaptureFixture[str]
) -> None:
    app = InlineApp(desk, start=lambda desk: desk.practice(limit=2), monotonic=lambda: clock.seconds)
    async with app.run_test(size=(80, 16)) as pilot:
        while not isinstance(app.screen, StudyScreen):
            await pilot.pause()
        for key in keys:
            clock.advance(1)
            await pilot.pause()
            await pilot.press(key)
        await pilot.pause()
    assert app.return_code == 0
    assert len([row for row in desk.store.rows() if row.type == "answer"]) == rows
    said = capsys.readouterr()
    assert {0: "Nothing was", 1: "1 answer, ", 2: "2 answers, "}[rows] in said.out + said.err


async def test_that_the_last_card_was_put_aside_is_told(
    desk: Desk, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    app = InlineApp(desk, start=lambda desk: desk.practice(cards=[CHOICE]), monotonic=lambda: clock.seconds)
    async with app.run_test(size=(80, 16)) as pilot:
        while not isinstance(app.screen, StudyScreen):
            await pilot.pause()
        clock.advance(1)
        await pilot.press("s")
        await pilot.pause()
    assert app.return_code == 0
    said = capsys.readouterr()
    assert "Suspended. `quizapp undo --last` takes it back." in said.out + said.err


LONG_PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
questions:
  - id: long
    kind: choice
    prompt: |
      Which of these?
      {lines}
      Here it ends.
    choices: [Rhine, Elbe, Loire]
    answer: Rhine
"""


@pytest.fixture
def inline(tmp_path: Path) -> Iterator[Terminal]:
    """Study under the prompt of a high terminal, with a question of two dozen lines."""
    lines = "\n      ".join(f"line {number} of it" for number in range(20))
    (tmp_path / "rivers.yaml").write_text(LONG_PACK.format(lines=lines), encoding="utf-8")
    words = ("study", tmp_path / "rivers.yaml", "--inline")
    terminal = Terminal(*words, home=tmp_path / "home", size=(80, 40))
    terminal.wait_for("Which of these")
    yield terminal
    terminal.close()


def test_it_is_as_high_as_its_question(inline: Terminal) -> None:
    for text in ("line 19 of it", "Here it ends", "Loire"):
        inline.wait_for(text)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_to_the_shell_and_back(inline: Terminal) -> None:
    inline.wait_for("Loire")
    inline.settle()
    inline.send("\x1a")
    assert inline.stopped()
    inline.signal(signal.SIGCONT)
    inline.wait_for("Loire")
    inline.settle()
    inline.send("1")
    inline.wait_for("How was it?")
    inline.send("q")
    inline.wait_for("1 answer")
    assert inline.left() == 0
