"""The screen of progress: its tabs, as pictures and as tables."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from justhtml import JustHTML

from quizapp.config.options import Config
from quizapp.errors import QuizError
from quizapp.practice.desk import Desk
from quizapp.study.fold import State
from quizapp.study.model import Rating
from quizapp.tui import progress
from quizapp.tui.home import HomeScreen
from quizapp.tui.progress import TABS, ProgressScreen
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.test_document_screen import settled

Golden = Callable[[str, str], None]
DAY = 86_400


def study(desk: Desk, clock: Clock, days: int = 30) -> None:
    """Answer what is due on every day but each fourth, wrongly now and then."""
    for day in range(days):
        practice = desk.practice(packs=["rivers"])
        number = 0
        while day % 4 and practice.asked and number < 12:
            practice.respond("")
            practice.rate(Rating.AGAIN if (day + number) % 7 == 0 else Rating.GOOD)
            clock.advance(9)
            number += 1
        clock.advance(DAY - 9 * number)


@asynccontextmanager
async def looking(desk: Desk, clock: Clock, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Bench]:
    """The app with progress open."""
    async with opened(desk, clock, (), size) as bench:
        await bench.press("p")
        await settled(bench)
        assert isinstance(bench.app.screen, ProgressScreen)
        yield bench


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_every_tab(desk: Desk, clock: Clock, golden: Golden, size: tuple[int, int]) -> None:
    study(desk, clock)
    async with looking(desk, clock, size) as bench:
        for number, name in enumerate(TABS, 1):
            await bench.press(str(number))
            golden(f"progress-{name.split()[0].lower()}-{size[0]}x{size[1]}", bench.text())


async def test_every_tab_is_a_table_one_key_away(desk: Desk, clock: Clock) -> None:
    study(desk, clock)
    heads = ("day         answers", "day         due", "reviews", "pack    topic", "what")
    async with looking(desk, clock, (120, 40)) as bench:
        await bench.press("t")
        for number, head in enumerate(heads, 1):
            await bench.press(str(number))
            assert head in bench.text()
        assert "notes.md" not in bench.text()
        await bench.press("4", "t", "t")
        assert "notes.md" in bench.text()
        await bench.press("t", "right", "right", "left")
        assert "Nothing stands out" in bench.text()
        await bench.pilot.click("#tabs", offset=(3, 0))
        assert "Streak" in bench.text()


async def test_a_page_is_written_where_the_app_was_started(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    study(desk, clock, 9)
    page = tmp_path / f"progress-{desk.when().today}.html"
    async with looking(desk, clock) as bench:
        await bench.press("w")
        await bench.settle()
        assert str(page) in bench.notices()[-1]
        JustHTML(page.read_text(encoding="utf-8"), strict=True)
        assert "Danube" in page.read_text(encoding="utf-8")
        page.unlink()
        page.mkdir()
        await bench.press("w")
        await bench.settle()
        assert "folder" in bench.notices()[-1]


async def test_the_weakest_section_is_studied_from_beside_the_documents(desk: Desk, clock: Clock) -> None:
    study(desk, clock, 9)
    async with looking(desk, clock) as bench:
        await bench.press("enter")
        assert isinstance(bench.app.screen, ProgressScreen)
        await bench.press("4")
        assert "enter Study weakest" in bench.text()
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert bench.app.screen.practice.asked is not None


async def test_streak_and_calendar_can_be_hidden(desk: Desk, clock: Clock) -> None:
    study(desk, clock, 9)
    async with opened(desk, clock, config=Config({"looks.streak": "hidden"})) as bench:
        assert "Due now" in bench.text()
        assert "Streak" not in bench.text()
        await bench.press("p")
        await settled(bench)
        assert "7 days" in bench.text()
        assert "Streak" not in bench.text()
        assert "Mon" not in bench.text()


async def test_before_the_first_answer_that_is_said_in_every_tab(desk: Desk, clock: Clock) -> None:
    async with looking(desk, clock) as bench:
        for number in range(1, len(TABS) + 1):
            await bench.press(str(number))
            assert "Nothing was answered yet." in bench.text()
        await bench.press("t", "t", "q")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_a_chosen_pack_is_told_of_alone(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    other = (tmp_path / "packs" / "rivers" / "pack.yaml").read_text().replace("id: rivers", "id: lakes")
    (tmp_path / "packs" / "lakes.yaml").write_text(other.replace("title: Rivers", "title: Lakes"), encoding="utf-8")
    study(desk, clock, 3)
    async with opened(desk, clock) as bench:
        await bench.press("down", "p")
        await settled(bench)
        assert "Rivers" in bench.text().split("\n")[0]
        await bench.press("escape", "down", "p")
        await settled(bench)
        assert "Lakes" in bench.text().split("\n")[0]
        assert "Nothing was answered yet." in bench.text()
        await bench.pilot.resize_terminal(30, 10)
        await bench.pilot.resize_terminal(120, 40)


async def test_a_journal_that_cannot_be_read_is_said(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    study(desk, clock, 3)
    (log,) = (home / "profile" / "journal").glob("*/*.log")
    log.write_text(log.read_text().replace("rivers", "revirs", 1))
    async with looking(desk, clock) as bench:
        assert "damaged" in bench.text()
        await bench.press("3", "t", "q")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_figures_that_cannot_be_made_are_said(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(error: Exception) -> Callable[..., None]:
        def raises(*_: object) -> None:
            raise error

        return raises

    async with opened(desk, clock) as bench:
        for error, said in (
            (QuizError("the journal is damaged"), "the journal is damaged"),
            (ZeroDivisionError("inside"), "The figures could not be made."),
        ):
            monkeypatch.setattr(progress, "progress_of", wrong(error))
            await bench.press("p")
            await settled(bench)
            assert said in bench.text()
            assert "Reading" not in bench.text()
            await bench.press("q")
        bench.app.mistakes.clear()


async def test_a_later_reading_that_fails_is_said_and_an_older_one_is_not_shown(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(desk, clock, 3)
    async with looking(desk, clock) as bench:
        screen = bench.app.screen
        assert isinstance(screen, ProgressScreen)
        found = screen._found
        assert found is not None
        screen._show(State(), (found[0], {}))
        assert screen._found is found
        screen._failed(QuizError("the journal is damaged"))
        await bench.settle()
        assert any("the journal is damaged" in said for said in bench.notices())


async def test_without_an_answer_no_key_is_offered_that_changes_nothing(desk: Desk, clock: Clock) -> None:
    async with looking(desk, clock) as bench:
        stands = bench.text()
        assert "Table" not in stands
        assert "Tabs" not in stands
        await bench.press("2", "t", "right")
        assert bench.text() == stands
