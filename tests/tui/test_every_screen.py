"""Every screen: each of its keys pressed, wild text on it, a tiny window, and keys at random."""

from __future__ import annotations

import random

import pytest
import yaml

from quizapp.practice.desk import Desk
from quizapp.tui.keys import KeyLine
from tests.cli.conftest import PACK
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.every import PLACES
from tests.tui.test_screens import wild

NOT_PRESSED = {("QuizApp", "suspend_process")}
"""What stops the process that runs the tests."""


def own(bench: Bench) -> dict[tuple[str, str], str]:
    """What the screen's own keys do now, with one key for each."""
    screen = bench.app.screen
    active = {key: one for key, one in screen.active_bindings.items() if one.node in {screen, bench.app}}
    return {(one.node.__class__.__name__, one.binding.action): key for key, one in reversed(active.items())}


GROUPS = 6
"""So many tests share the places, that they may run side by side; a key is pressed once in each of them."""


@pytest.mark.long
@pytest.mark.parametrize("group", range(GROUPS))
async def test_each_key_can_be_pressed(desk: Desk, clock: Clock, group: int, request: pytest.FixtureRequest) -> None:
    if group > 0 and not request.config.getoption("--every-key"):
        pytest.skip("--every-key presses those of the other screens too")
    pressed: set[tuple[str, str]] = set()
    for place in sorted(PLACES.values(), key=lambda place: bool(place.cards))[group::GROUPS]:
        left: dict[tuple[str, str], str] | None = None
        while left is None or left:
            async with opened(desk, clock, place.cards) as bench:
                await bench.press(*place.keys)
                left = {does: key for does, key in own(bench).items() if does not in pressed | NOT_PRESSED}
                if left:
                    does, key = left.popitem()
                    pressed.add(does)
                    await bench.press(key)


@pytest.mark.parametrize("name", PLACES)
async def test_every_screen_fits_a_tiny_window_and_grows_again(desk: Desk, clock: Clock, name: str) -> None:
    async with opened(desk, clock, PLACES[name].cards) as bench:
        await bench.press(*PLACES[name].keys)
        before = bench.text()
        for size in ((30, 10), (80, 24)):
            await bench.pilot.resize_terminal(*size)
            await bench.settle()
            for foot in bench.app.screen.query(KeyLine):
                assert "Keys" in str(foot.render())
            assert bench.text()
        assert bench.text().splitlines()[0] == before.splitlines()[0]


class TestWildText:
    """Brackets, markup, escapes, overrides, wide letters and long lines are text on every screen."""

    @pytest.fixture
    def pack_text(self) -> str:
        """The small pack with something wild after every text."""
        after = "[x] [/b] \x1b[2J \u202eabc\u2066 日本語é̂ `a` $x^2$ $\\frac{ ![p](/etc) نهر\n```\n" + "x" * 10_000
        return yaml.safe_dump(wild(yaml.load(PACK, yaml.CBaseLoader), after), allow_unicode=True)

    @pytest.mark.parametrize("name", PLACES)
    async def test_it_is_shown_as_it_is(self, desk: Desk, clock: Clock, name: str) -> None:
        cards = {card.partition("#")[0] for card in PLACES[name].cards}
        there = [one.card for one in desk.library.index().entries if one.card.partition("#")[0] in cards]
        async with opened(desk, clock, there) as bench:
            await bench.press(*PLACES[name].keys)
            assert not set(bench.text()) & set("\x1b\u202e\u2066")


KEYS = [
    *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,;:.?/-+*#'\"[]() ",
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("backspace", "delete", "f1", "ctrl+p", "ctrl+u", "ctrl+w", "ctrl+k"),
]


@pytest.mark.long
async def test_keys_at_random_do_no_harm(desk: Desk, clock: Clock, request: pytest.FixtureRequest) -> None:
    left = int(request.config.getoption("--random-keys"))
    chance = random.Random(left)
    while left > 0:
        async with opened(desk, clock) as bench:
            while left > 0 and bench.app.is_running:
                key = chance.choice(KEYS)
                clock.advance(0.3)
                await bench.pilot.press("space" if key == " " else key)
                left -= 1
    assert all(row.data["card"] for row in desk.store.rows() if row.type == "answer")
