"""Questions made from a document, in the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.tui.home import HomeScreen
from quizapp.tui.making import MakingScreen
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock, opened

TEXT = "# Rivers\n\n| River | Length in km |\n|---|---|\n| Elbe | 1,094 |\n| Rhine | 1,230 |\n| Loire | 1,006 |\n"


@pytest.fixture
def desk(desk: Desk, home: Path) -> Desk:
    """A desk whose own packs are where `quizapp generate` puts them."""
    folder = home / "quizapp" / "packs"
    folder.mkdir(parents=True)
    desk.library = Library([folder], home / "cache.sqlite")
    desk.own_packs = folder
    return desk


async def done(bench: Bench) -> None:
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()


async def test_a_document_becomes_a_pack_that_is_studied(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "rivers.md").write_text(TEXT, encoding="utf-8")
    async with opened(desk, clock) as bench:
        assert "g      makes questions from a document" in bench.text()
        await bench.press("g")
        bench.app.screen.query_one("#path").value = str(tmp_path / "rivers.md")  # type: ignore[attr-defined]
        await bench.press("enter")
        await done(bench)
        assert "1 document; " in bench.text()
        assert "rivers" in desk.library.index().packs
        assert "enter Study" in bench.text()
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_a_document_given_again_is_its_newer_version(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with opened(desk, clock) as bench:
        for length in ("1,094", "1,095"):
            (tmp_path / "rivers.md").write_text(TEXT.replace("1,094", length), encoding="utf-8")
            await bench.press("g")
            bench.app.screen.query_one("#path").value = str(tmp_path / "rivers.md")  # type: ignore[attr-defined]
            await bench.press("enter")
            await done(bench)
        assert "changed: " in bench.text()
        assert "1,095" in bench.text()
        assert "enter Study" in bench.text()
        assert "c Curate" in bench.text()
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert bench.app.screen.practice.place.startswith("Rivers")


async def test_what_is_not_there_is_said_and_asked_for_again(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("g")
        await bench.type("nowhere.md")
        await bench.press("enter")
        assert "There is no file nowhere.md" in bench.text()
        await bench.press("escape", "escape")
        assert isinstance(bench.app.screen, HomeScreen)


@pytest.mark.parametrize("path", ["~nobodyxyz/x", "a" * 300])
async def test_what_is_no_path_is_said(desk: Desk, clock: Clock, path: str) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("g")
        bench.app.screen.query_one("#path").value = path  # type: ignore[attr-defined]
        await bench.press("enter")
        assert "This is no file: " in bench.text()


async def test_it_is_stopped_and_nothing_is_written(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "rivers.md").write_text(TEXT * 200, encoding="utf-8")
    async with opened(desk, clock) as bench:
        await bench.press("g")
        bench.app.screen.query_one("#path").value = str(tmp_path / "rivers.md")  # type: ignore[attr-defined]
        await bench.press("enter", "escape")
        await done(bench)
        assert "nothing was written" in bench.text()
        assert isinstance(bench.app.screen, MakingScreen)
        assert not desk.library.index().packs


async def test_no_python_file_of_the_folder_is_run(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("open('was-run', 'w')", encoding="utf-8")
    (tmp_path / "rivers.md").write_text(TEXT, encoding="utf-8")
    async with opened(desk, clock) as bench:
        await bench.press("g")
        await bench.type("rivers.md")
        await bench.press("enter")
        await done(bench)
        assert "1 document; " in bench.text()
    assert not (tmp_path / "was-run").exists()
