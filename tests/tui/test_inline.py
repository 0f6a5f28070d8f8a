"""A few questions under the prompt."""

from __future__ import annotations

import pytest

from quizapp.practice.desk import Desk
from quizapp.tui.inline import InlineApp
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Clock


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
