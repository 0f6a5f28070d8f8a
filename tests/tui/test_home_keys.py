"""What is done from Home: packs put away and brought back, cards added, the palette, and what is offered."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from quizapp.packs.answers import TYPED
from quizapp.practice.desk import Desk
from quizapp.text.width import cells
from quizapp.tui import home_lines
from quizapp.tui.add import AddScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.palette import Command, PaletteScreen, _told
from quizapp.tui.study import StudyScreen
from tests.cli.conftest import Verb, verb  # noqa: F401
from tests.store.made_rows import answer as answer_row
from tests.tui.conftest import NOW, Bench, Clock, opened
from tests.tui.test_study_keys import CHOICE, SHORT


def state(desk: Desk) -> tuple[object, object]:
    settings = desk.store.state.settings
    return settings.get("pack.rivers.state"), settings.get("pack.rivers.paused_until")


@pytest.fixture
def studied(desk: Desk) -> None:
    """Everything was answered and is due in a week, one card was missed."""
    for entry in desk.library.index().entries:
        desk.store.append(answer_row(entry.card, NOW - timedelta(hours=2), due="2026-11-29"))
    desk.store.append(answer_row(SHORT, NOW - timedelta(hours=1), right=False, study="review", due="2026-11-29"))


async def test_a_pack_is_paused_and_that_is_undone(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("s", "1")
        assert state(desk)[0] == "paused"
        assert bench.notices()[-1] == "Rivers is paused. u undoes it."
        assert "paused" in bench.text()
        await bench.press("u")
        assert state(desk) == (None, None)


@pytest.mark.usefixtures("studied")
async def test_a_paused_pack_says_what_has_it_studied_again(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("s", "1", "down", "enter")
        assert bench.notices()[-1] == "Rivers is paused. s has it studied again."


async def test_a_pause_ends_on_a_day_that_is_to_come(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("s", "2")
        await bench.type("2026-11-01")
        await bench.press("enter")
        assert "2026-11-01 is not to come" in bench.notices()[-1]
        assert "2026-11-01" in bench.text()
        await bench.press("ctrl+u")
        await bench.type("14")
        await bench.press("enter")
        assert state(desk) == ("studying", "2026-12-06")
        assert "until 6 Dec" in bench.text()
        await bench.press("s", "1")
        assert state(desk) == ("studying", "")


async def test_an_archived_pack_is_gone_until_it_is_asked_for(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("s", "3")
        assert state(desk)[0] == "archived"
        assert "Rivers  " not in bench.text()
        await bench.press("A", "down", "s", "1")
        assert state(desk)[0] == "studying"


async def test_a_card_is_added_and_asked(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("a")
        await bench.type("Capital of France?")
        await bench.press("enter")
        await bench.type("Paris")
        await bench.press("enter")
        assert bench.notices()[-1] == "Added to My cards. Enter on that pack begins it. u undoes it."
        assert desk.library.question("my-cards/capital-of-france").kind == "short"
        await bench.press("u")
        assert "my-cards/capital-of-france" not in {one.card for one in desk.library.index().entries}


@pytest.mark.usefixtures("studied")
async def test_when_nothing_is_due_it_says_when_next_and_offers_more(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        assert "Nothing is due. Next: in 7 days." in bench.text()
        assert "r      the last misses, 1" in bench.text()
        await bench.press("r")
        assert isinstance(bench.app.screen, StudyScreen)
        assert bench.app.screen.practice.asked is not None
        assert bench.app.screen.practice.asked.card == SHORT


async def palette(bench: Bench, text: str) -> None:
    await bench.press("ctrl+p")
    await bench.type(text)


async def test_the_palette_finds_commands_packs_and_topics(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await palette(bench, "paus")
        assert "Pause or archive" in bench.text()
        await bench.press("escape")
        await palette(bench, "cities")
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert "Rivers › Cities" in bench.text()
        await palette(bench, "susp")
        await bench.press("enter")
        assert [row.data["card"] for row in bench.rows("suspend")] == [SHORT]


async def test_the_palette_keeps_its_mark_in_sight(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("colon", *["down"] * 18)
        marked = [line for line in bench.text().splitlines() if "▸" in line]
        assert len(marked) == 1
        palette = bench.app.screen
        assert isinstance(palette, PaletteScreen)
        found = palette.query_one("#found", OptionList)
        assert found.virtual_size.height == found.option_count
        await bench.type("b")
        assert "Browse" in next(line for line in bench.text().splitlines() if "▸" in line)


async def test_the_palette_does_to_a_pack_what_home_does_to_the_chosen_one(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await palette(bench, "pause rivers")
        await bench.press("enter")
        await bench.press("1")
        assert state(desk)[0] == "paused"
        assert isinstance(bench.app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["x", "d", "c"])
async def test_a_pack_that_can_no_longer_be_read_is_told(desk: Desk, clock: Clock, key: str) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("down")
        shutil.rmtree(desk.library.index().packs["rivers"].path)
        await bench.press(key)
        await bench.settle()
        assert bench.app.is_running


async def test_what_was_typed_stays_where_it_cannot_be_added(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    desk.own_packs = tmp_path / "own"
    async with opened(desk, clock) as bench:
        await bench.press("a")
        await bench.type_search("A {{}} b")
        await bench.press("enter")
        assert isinstance(bench.app.screen, AddScreen)
        assert "{{}}" in bench.text()
        assert not (tmp_path / "own").exists()


async def test_the_choice_follows_its_pack(desk: Desk, clock: Clock) -> None:
    first = desk.library.index().packs["rivers"].path
    text = (first / "pack.yaml").read_text().replace("id: rivers", "id: other").replace("Rivers", "Other")
    (first.parent / "other.yaml").write_text(text.replace("sources:\n  notes.md: {title: Notes on rivers}\n", ""))
    async with opened(desk, clock) as bench:
        await bench.press("down", "down")
        before, order = bench.app.home.chosen(), [pack.id for pack in bench.app.home.packs()]
        assert before is not None
        await bench.press("enter")
        await bench.press("escape", "enter", "enter", "escape", "q", "enter")
        await bench.settle()
        after = bench.app.home.chosen()
        assert after is not None
        assert [pack.id for pack in bench.app.home.packs()] != order
        assert after.id == before.id


async def test_forty_packs_scroll(desk: Desk, clock: Clock) -> None:
    first = desk.library.index().packs["rivers"].path
    for number in range(40):
        text = (
            (first / "pack.yaml").read_text().replace("id: rivers", f"id: p-{number}").replace("Rivers", f"P {number}")
        )
        (first.parent / f"p-{number}.yaml").write_text(
            text.replace("sources:\n  notes.md: {title: Notes on rivers}\n", "")
        )
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("1", "enter", "q", "enter", "up")
        chosen = bench.app.home.chosen()
        assert chosen is not None
        assert f"▸ {chosen.title}" in bench.text()
        assert "Due on" in bench.text()


async def test_a_source_that_changed_is_told_once_it_is_found_out(
    desk: Desk,
    clock: Clock,
    tmp_path: Path,
    verb: Verb,  # noqa: F811
) -> None:
    (tmp_path / "notes.md").write_text(
        "# Lengths\n\n| River | Length in km |\n|---|---|\n| Elbe | 1,094 |\n| Oder | 840 |\n"
    )
    assert verb("generate", tmp_path / "notes.md", "-o", tmp_path / "packs" / "made").returncode == 0
    (tmp_path / "packs" / "made" / "sources" / "notes.md").write_text("# Lengths\n")
    desk.store.append(answer_row(CHOICE, NOW - timedelta(hours=2), due="2026-11-29"))
    async with opened(desk, clock) as bench:
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "1 source changed" in bench.text()
        await bench.press("ctrl+p")
        await bench.type("changed")
        assert ", changed" in bench.text()


async def test_a_session_that_was_cut_off_is_named_and_gone_on_with(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    desk.running = tmp_path / "running"
    begun = desk.practice(packs=["rivers"])
    for _ in range(4):
        begun.give("")
        begun.rate(begun.suggested)
    assert begun.question.kind in TYPED
    asked = begun.asked
    async with opened(desk, clock) as bench:
        assert "Cut off" not in bench.text()
        await bench.press("o")
        assert isinstance(bench.app.screen, HomeScreen)
    assert begun._running is not None
    os.close(begun._running._fd)
    async with opened(desk, clock) as bench:
        assert "Cut off  Rivers, 4 answers: o goes on" in bench.text()
        await bench.press("o")
        assert isinstance(bench.app.screen, StudyScreen)
        practice = bench.app.screen.practice
        assert (practice.resumed, practice.asked) == (True, asked)
        assert bench.notices() == ["Going on where it stopped, 4 done. escape q ends it."]
        await bench.press("escape", "q", "enter")
        assert "Cut off" not in bench.text()


def test_a_long_name_is_cut_by_columns_in_the_palette() -> None:
    told = _told(Command("漢字" * 20, "x", lambda: None), 30).plain
    assert cells(told) == 30
    assert told.endswith("x")


@pytest.mark.parametrize("width", [34, 40, 58, 74])
def test_a_day_ahead_and_what_is_due_on_it_stand_on_one_line(desk: Desk, width: int) -> None:
    days = tuple((day, 7 + 25 * n) for n, day in enumerate(("Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon")))
    overview = replace(desk.overview(), first_start=False, due=1, week=days)
    lines = [line.plain for line in home_lines.ahead(overview, (), "", width).wrap(width)]
    told = [part.strip(" ") for line in lines for part in line.removeprefix("Due on").split("  ")]
    assert list(filter(None, told)) == home_lines.week(days).split("  ")
