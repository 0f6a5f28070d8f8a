"""Settings: previewed, kept where they belong, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.config.options import NAME, load
from quizapp.practice.desk import Desk
from tests.store.made_rows import answer as answer_row
from tests.tui.conftest import NOW, Clock, opened

Golden = Callable[[str, str], None]


@pytest.fixture
def studied(desk: Desk) -> None:
    """Everything was answered and is known."""
    for entry in desk.library.index().entries:
        desk.store.append(answer_row(entry.card, NOW - timedelta(days=3), due="2026-11-29"))


@pytest.mark.usefixtures("studied")
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_what_it_shows(desk: Desk, clock: Clock, golden: Golden, tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(desk, clock, size=size, config=load(tmp_path)) as bench:
        await bench.press("comma", "down", "down", "left", "left")
        golden(f"settings-{size[0]}x{size[1]}", bench.text())


@pytest.mark.usefixtures("studied")
async def test_a_setting_of_the_schedule_is_a_row_and_can_be_undone(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with opened(desk, clock, config=load(tmp_path)) as bench:
        await bench.press("comma", "down", "down", "left")
        assert "90 %  →  89 %" in bench.text()
        assert "reviews a day as it is" in bench.text()
        await bench.press("down", "up")
        assert bench.rows("setting") == []
        await bench.press("left", "left", "enter")
        assert desk.store.state.rules.retention == 0.88
        assert bench.notices()[-1] == "Remembered is 88 %. u undoes it."
        await bench.press("u")
        assert desk.store.state.rules.retention == 0.90


async def test_another_retention_shows_what_it_does_before_anything_is_known(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("comma")
        assert "The share of reviews that should be right." in bench.text()
        await bench.press(*["right"] * 5)
        assert "What waits 10 days as it is waits 4 days with this." in bench.text()
        await bench.press(*["left"] * 10)
        assert "What waits 10 days as it is waits 19 days with this." in bench.text()


@pytest.mark.usefixtures("studied")
@pytest.mark.parametrize("name", ["Theme", "Remembered", "How sure"])
async def test_the_palette_goes_to_a_setting(desk: Desk, clock: Clock, tmp_path: Path, name: str) -> None:
    async with opened(desk, clock, config=load(tmp_path)) as bench:
        await bench.press("ctrl+p", *["space" if letter == " " else letter for letter in name.lower()])
        marked = next(line for line in bench.text().splitlines() if "▸" in line)
        assert f"Settings: {name}" in marked
        await bench.press("enter")
        assert f" ▸ {name}" in bench.text()


async def test_looks_and_keys_are_kept_in_the_file(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("# mine\n", encoding="utf-8")
    async with opened(desk, clock, config=load(tmp_path)) as bench:
        await bench.press("comma", "right")
        assert bench.app.theme == "light"
        await bench.press("down")
        assert bench.app.theme == "dark"
        await bench.press("up", "right", "enter")
        assert (tmp_path / NAME).read_text(encoding="utf-8") == '# mine\n\n[looks]\ntheme = "light"\n'
        await bench.press("down", "right", "enter")
        assert bench.app.keymap["study-bury"] == "-"
        await bench.press("u", "u")
        assert bench.app.theme == "dark"
        assert load(tmp_path).chosen == {}


async def test_it_ends_where_values_end(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("comma", *["right"] * 15, "enter")
        assert desk.store.state.rules.retention == 0.99
        await bench.press("down", *["left"] * 12, "enter")
        assert desk.store.state.rules.new_per_day == 0


async def test_what_is_left_unkept_is_told(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with opened(desk, clock, config=load(tmp_path)) as bench:
        await bench.press("comma", "right", "down")
        assert bench.notices()[-1] == "Theme stays dark: enter keeps another."


async def test_a_click_means_a_setting_with_the_value_it_has(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with opened(desk, clock, config=load(tmp_path)) as bench:
        await bench.press("comma", "right")
        await bench.pilot.click("#settings", offset=(5, 2))
        await bench.settle()
        assert "Theme stays dark" in bench.notices()[-1]
        await bench.press("right")
        assert "90 %  →  91 %" in bench.text()
        await bench.press("enter")
        assert desk.store.state.rules.retention == 0.91
