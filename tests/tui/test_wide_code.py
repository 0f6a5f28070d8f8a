"""Code that is wider than the window is looked at from left to right, not cut off for good."""

from __future__ import annotations

import json

import pytest

from quizapp.practice.desk import Desk
from tests.tui.conftest import Clock, opened

RIGHT = "if a:\n    b"
OPTION = "".join(f"{number:02}" for number in range(34)) + "#"
"""As long as there is room for in a question, and not in an option."""
LINE = "".join(f"{number:03}" for number in range(40))


@pytest.fixture
def pack_text() -> str:
    code = f"'Which?\n\n      ```\n\n      {LINE}\n\n      short\n\n      ```'"
    return (
        "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nlicense: CC-BY-4.0\nquestions:\n"
        f"  - {{id: code, kind: truefalse, prompt: {code}, answer: true}}\n"
        "  - {id: none, kind: truefalse, prompt: 'Which? `a b`', answer: true}\n"
        f"  - {{id: right, kind: choice, prompt: Which?, answer: {fenced(RIGHT)}, choices: [{fenced(RIGHT)}, '1']}}\n"
        f"  - {{id: options, kind: choice, prompt: Which?, answer: 'no', choices: ['no', {fenced(OPTION)}]}}\n"
        f"  - {{id: ticked, kind: multi, prompt: Which?, answers: ['no'], choices: ['no', {fenced(OPTION)}]}}\n"
    )


def fenced(code: str) -> str:
    """Code as an option."""
    return json.dumps(f"```\n{code}\n```")


async def test_code_goes_on_and_back_as_far_as_there_is_any(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, ["rivers/code"]) as bench:
        assert "> Code on" in bench.text()
        assert LINE[:60] in bench.text()
        assert LINE not in bench.text()
        await bench.press("less_than_sign")
        assert LINE[:60] in bench.text()
        await bench.press("greater_than_sign")
        assert LINE[:60] not in bench.text()
        assert "│ …" in bench.text()
        await bench.press("greater_than_sign")
        assert f"{LINE[-30:]}\n" in bench.text().replace(" \n", "\n")
        assert "> Code on" not in bench.text()
        await bench.press("less_than_sign", "less_than_sign")
        assert LINE[:60] in bench.text()
        await bench.press("greater_than_sign", "1")
        assert "How was it?" in bench.text()


async def test_code_that_is_right_stands_in_the_verdict_in_its_layout(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, ["rivers/right"]) as bench:
        for key in ("1", "2"):
            await bench.press(key)
            assert "```" not in bench.text()
            assert "  │ if a:\n  │     b" in bench.text().replace(" \n", "\n")
            await bench.press("u")


async def test_without_wide_code_there_is_no_key_for_it(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, ["rivers/none"]) as bench:
        assert "Code on" not in bench.text()


@pytest.mark.parametrize("card", ["rivers/options", "rivers/ticked"])
async def test_code_in_an_option_is_read_to_its_end_before_the_verdict_and_after(
    desk: Desk, clock: Clock, card: str
) -> None:
    async with opened(desk, clock, [card]) as bench:
        for answer in ([], ["enter"]):
            await bench.press(*answer)
            assert "> Code on" in bench.text()
            assert "#" not in bench.text()
            await bench.press("greater_than_sign")
            assert f"{OPTION[-20:]}" in bench.text()
            assert "> Code on" not in bench.text()
            await bench.press("less_than_sign")
