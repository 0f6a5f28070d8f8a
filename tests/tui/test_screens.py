"""What screens show, as text kept beside the tests; and text that would be something else to a terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from quizapp.practice.desk import Desk
from quizapp.tui.evidence import EvidenceScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.study import StudyScreen
from quizapp.tui.summary import SummaryScreen
from tests.cli.conftest import PACK
from tests.tui.conftest import Clock, opened
from tests.tui.test_study_keys import CHOICE, EVERY, SHORT, answer

Golden = Callable[[str, str], None]
SIZES = [(80, 24), (120, 40), (40, 20)]


async def test_home_at_first(desk: Desk, clock: Clock, golden: Golden) -> None:
    async with opened(desk, clock) as bench:
        golden("home-first", bench.text())


async def test_home_after_study(desk: Desk, clock: Clock, golden: Golden) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("4", "enter")
        assert isinstance(bench.app.screen, HomeScreen)
        golden("home-studying", bench.text())


@pytest.mark.parametrize("size", SIZES)
async def test_the_question(desk: Desk, clock: Clock, golden: Golden, size: tuple[int, int]) -> None:
    async with opened(desk, clock, [CHOICE], size) as bench:
        golden(f"question-{size[0]}x{size[1]}", bench.text())


@pytest.mark.parametrize("size", SIZES)
async def test_the_verdict(desk: Desk, clock: Clock, golden: Golden, size: tuple[int, int]) -> None:
    async with opened(desk, clock, [SHORT], size) as bench:
        await bench.type("Rhine")
        await bench.press("enter")
        golden(f"verdict-{size[0]}x{size[1]}", bench.text())
        assert "1 Again" in bench.text()
        assert "4 Easy" in bench.text()


async def test_the_evidence(desk: Desk, clock: Clock, golden: Golden) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await answer(bench, SHORT)
        await bench.press("e")
        assert isinstance(bench.app.screen, EvidenceScreen)
        golden("evidence", bench.text())


async def test_the_summary(desk: Desk, clock: Clock, golden: Golden) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("enter", "enter", "q")
        assert isinstance(bench.app.screen, SummaryScreen)
        golden("summary", bench.text())
        await bench.press("r")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_the_keys(desk: Desk, clock: Clock, golden: Golden) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("question_mark")
        golden("keys", bench.text())


async def test_a_tiny_terminal_shows_what_fits(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE], (30, 10)) as bench:
        assert "Which river" in bench.text()
        await answer(bench, CHOICE)
        assert "1 Again" in bench.text()
        await bench.press("enter")
        assert len(bench.rows()) == 1


async def test_enter_on_home_asks_five_questions_at_first(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert "5 left" in bench.text()


async def test_an_arrow_chooses_a_pack_on_home(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("down", "enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert "10 left" in bench.text()


WILD = "[x] [/b] \x1b[2J"


def wild(value: object, after: str = WILD, key: str = "") -> object:
    """Every text that people read with something wild after it."""
    if isinstance(value, dict):
        return {name: wild(one, after, str(name)) for name, one in value.items()}
    if isinstance(value, list):
        return [wild(one, after, key) for one in value]
    numeric = str(value).replace("-", "").isdecimal()
    read = key in {"prompt", "answer", "answers", "choices", "items", "accept", "topic", "Cologne", "Hamburg"}
    if key == "text":
        return str(value).replace("}}", f" {after}}}}}") + " [@click=app.quit]x[/]"
    return f"{value} {after}" if read and not numeric and value != "true" else value


class TestWildText:
    """Brackets, markup and escapes in every field of a pack are text."""

    @pytest.fixture
    def pack_text(self) -> str:
        """The small pack with wild text in its prompts and answers."""
        return yaml.safe_dump(wild(yaml.load(PACK, yaml.CBaseLoader)), allow_unicode=True)

    @pytest.mark.parametrize("card", EVERY)
    async def test_it_is_shown_as_it_is(self, desk: Desk, clock: Clock, card: str) -> None:
        card = card.partition("#")[0]
        cards = [entry.card for entry in desk.library.index().entries if entry.card.startswith(card)]
        async with opened(desk, clock, cards) as bench:
            assert isinstance(bench.app.screen, StudyScreen)
            assert "[x] [/b]" in bench.text() or "[@click=app.quit]x[/]" in bench.text()
            await bench.press("space" if card.endswith("card") else "enter")
            assert bench.app.screen.verdict is not None
            await bench.press("i", "escape", "question_mark", "escape", "e", "escape", "enter", "q")
            assert len(bench.rows()) == 1


async def test_an_answer_that_cannot_be_saved_is_said_and_can_be_given_again(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        with monkeypatch.context() as full:
            full.setattr(desk.store, "read_only", "the disk is full")
            await bench.press("enter")
            assert isinstance(bench.app.screen, StudyScreen)
            assert bench.app.screen.verdict is not None
        assert bench.rows() == []
        await bench.press("enter")
        assert len(bench.rows()) == 1
