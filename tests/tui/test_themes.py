"""Themes: text can be read on what it stands on, and the terminal's own colours are left to the terminal."""

from __future__ import annotations

import pytest
from textual.color import Color

from quizapp.config.options import THEMES as NAMES
from quizapp.config.options import Config
from quizapp.practice.desk import Desk
from quizapp.tui.themes import THEMES
from tests.benchmarks import paint
from tests.tui.conftest import Clock, opened
from tests.tui.test_study_keys import SHORT

ENOUGH, MUCH = 4.5, 7.0
"""Ratios that WCAG asks for: for text, and for text with more contrast."""
ON = ("background", "surface")
TEXT = ("foreground", "text-muted", "text-success", "text-error", "text-warning", "text-accent")


def contrast(text: Color, ground: Color) -> float:
    """The ratio of two colours' luminance as WCAG reckons it."""

    def luminance(color: Color) -> float:
        parts = [value / 255 for value in color.rgb]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts]
        return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = sorted((luminance(text), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_text_can_be_read_on_what_it_stands_on(theme: object) -> None:
    colors = theme.to_color_system().generate()  # type: ignore[attr-defined]
    enough = MUCH if theme.name == "contrast" else ENOUGH  # type: ignore[attr-defined]
    for ground in ON:
        below = Color.parse(colors[ground])
        for text in TEXT:
            assert contrast(Color.parse(colors[text]), below) >= enough, (text, ground)


@pytest.mark.parametrize("name", NAMES)
async def test_each_can_be_chosen(desk: Desk, clock: Clock, name: str) -> None:
    async with opened(desk, clock, [SHORT], config=Config({"looks.theme": name})) as bench:
        await bench.type("Rhine")
        await bench.press("enter", "e")
        assert bench.app.theme == name
        assert "Danube" in bench.text()


async def test_the_terminal_s_colours_are_named_not_mixed(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT], config=Config({"looks.theme": "terminal"})) as bench:
        await bench.type("Rhine")
        await bench.press("enter")
        strips = bench.app.screen._compositor.render_strips()
        colors = {
            color for strip in strips for part in strip for color in (part.style.color, part.style.bgcolor) if color
        }  # type: ignore[union-attr]
        assert {color.type.name for color in colors} <= {"DEFAULT", "STANDARD"}


def test_home_is_painted_nearly_as_soon_as_a_bare_app() -> None:
    assert paint.main(["--cards", "100", "--rows", "200", "--rounds", "3", "--allow", "5"]) == 0
