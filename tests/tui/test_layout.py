"""What stands on screens of every size: signs, not only colours; what never gives way; evidence beside the card."""

from __future__ import annotations

import random
import re

import pytest
import yaml
from textual.widgets._toast import Toast

from quizapp.practice.desk import Desk
from quizapp.tui.evidence import EvidenceView
from quizapp.tui.home import HomeScreen
from quizapp.tui.study import StudyScreen
from tests.cli.conftest import PACK
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.test_study_keys import CHOICE, MATCH, MULTI, ORDER, SHORT, answer


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (30, 10)])
async def test_verdict_right_answer_and_ratings_always_stand(desk: Desk, clock: Clock, size: tuple[int, int]) -> None:
    async with opened(desk, clock, [SHORT], size) as bench:
        await bench.type("Rhine")
        await bench.press("enter")
        for part in ("Not quite", "Danube", "1 Again", "2 Hard", "3 Good", "4 Easy"):
            assert part in bench.text()


FEET = {
    "nothing typed": ([SHORT], (), "enter Don't know  esc Commands  F1 Keys"),
    "typed": ([SHORT], ("D",), "enter Answer  esc Commands  F1 Keys"),
    "options": ([CHOICE], (), "1-3 Answer  h Hint  ? Keys  q Stop"),
    "exam": ([], ("x", "1"), "enter Answer  esc Commands  F1 Keys"),
    "report of an exam": ([], ("x", "1", "escape", "S", "1"), "r Misses due today  ? Keys  enter Home"),
    "summary": ([CHOICE], ("enter", "enter", "q"), "r Practise these  ? Keys  enter q Home"),
}


@pytest.mark.parametrize("name", FEET)
async def test_the_most_needed_keys_stand_in_forty_columns(desk: Desk, clock: Clock, name: str) -> None:
    cards, keys, foot = FEET[name]
    async with opened(desk, clock, cards, (40, 20)) as bench:
        await bench.press(*keys)
        assert bench.text().splitlines()[-1].strip() == foot


async def test_the_palette_says_in_few_rows_how_to_leave_it(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, size=(40, 20)) as bench:
        await bench.press("ctrl+p")
        assert "escape goes back" in bench.text()


LONG_PROMPT = " ".join(f"word{n:02}" for n in range(90))


@pytest.mark.parametrize("pack_text", [PACK, PACK.replace("Which river", f"{LONG_PROMPT} which river")])
@pytest.mark.parametrize("card", [SHORT, CHOICE])
async def test_what_is_noticed_covers_nothing(desk: Desk, clock: Clock, card: str) -> None:
    async with opened(desk, clock, [card], toasts=True) as bench:
        for size in ((80, 24), (40, 20)):
            await bench.pilot.resize_terminal(*size)
            for said in ("Buried until tomorrow.", "Something went wrong inside quizapp. " * 3):
                bench.app.notify(said, severity="error", markup=False)
            await bench.pilot.pause()
            await bench.painted()
            screen = bench.app.screen
            toasts = [toast.region for toast in screen.query(Toast)]
            assert sum(toast.height for toast in toasts) > 2
            for name in ("#head", "#prompt-room", "#field" if card == SHORT else "#options", "#foot"):
                part = screen.query_one(name).region
                assert part.height
                assert [(name, size, part, toast) for toast in toasts if toast.overlaps(part)] == []
                assert name in {"#head", "#foot"} or screen.query_one("#text").region.contains_region(part)
            bench.app.clear_notifications()
            await bench.pilot.pause()


class TestLongOptions:
    """Further rows of an option stand beneath its first."""

    LONG = "river that flows through many a country before it reaches the sea"

    @pytest.fixture
    def pack_text(self) -> str:
        """The small pack with long options."""
        pack = yaml.load(PACK, yaml.CBaseLoader)
        for question in pack["questions"]:
            for key in ("choices", "answers", "items"):
                if key in question:
                    question[key] = [f"{one}, a {self.LONG}" for one in question[key]]
            if question["kind"] == "choice":
                question["answer"] += f", a {self.LONG}"
            if question["kind"] == "match":
                question["pairs"] = {left: f"{right}, a {self.LONG}" for left, right in question["pairs"].items()}
        return yaml.safe_dump(pack, sort_keys=False)

    @pytest.mark.parametrize(("card", "column"), [(CHOICE, 7), (MULTI, 10), (MATCH, 7), (ORDER, 10)])
    async def test_rows_stand_beneath_the_text(self, desk: Desk, clock: Clock, card: str, column: int) -> None:
        async with opened(desk, clock, [card], (40, 30)) as bench:
            await bench.press("down")
            rows = bench.text().splitlines()
            first = next(place for place, row in enumerate(rows) if "▸ 1" in row)
            beneath = rows[first + 1]
            assert rows[first][:column].split()[0] == "▸"
            assert rows[first][column].isupper()
            assert (beneath[:column].strip(), beneath[column].isspace()) == ("", False)


class TestLongTexts:
    """What there is no room for is reached by page down and page up, and the foot says so."""

    WORDS = tuple(f"word{n:02}" for n in range(60))

    @pytest.fixture
    def pack_text(self) -> str:
        """The small pack with a long prompt and a long answer."""
        return PACK.replace("Which river is", f"{' '.join(self.WORDS)} which river is").replace(
            "Rhine, Thames, Seine], answer: Rhine", "Rhine, Thames, Seine], answer: Rhine, explanation: The very end"
        )

    @pytest.mark.long
    @pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 20), (30, 10)])
    async def test_every_line_of_question_and_verdict_is_reached(
        self, desk: Desk, clock: Clock, size: tuple[int, int]
    ) -> None:
        async with opened(desk, clock, [CHOICE], size) as bench:
            assert set(self.WORDS) <= set(await self.seen(bench, "pagedown"))
            await bench.press("enter")
            for part in ("✗ It is Rhine.", "1 Again"):
                assert part in bench.text()
            seen = await self.seen(bench, "pagedown") + await self.seen(bench, "pageup")
            assert {*self.WORDS, "Thames", "very", "end"} <= set(seen)
            assert "enter Again" in bench.text()
            assert ("pgdn More" in bench.text()) is (size[0] >= 40)

    async def seen(self, bench: Bench, key: str) -> list[str]:
        """Every word on the screen, as it is paged to its end."""
        words = []
        for _ in range(30):
            words += re.findall(r"\w+", bench.text())
            await bench.press(key)
        return words

    async def test_in_a_field_too(self, desk: Desk, clock: Clock) -> None:
        async with opened(desk, clock, [SHORT], (20, 9)) as bench:
            assert "Vienna" not in bench.text()
            await bench.press("pagedown")
            assert "Vienna" in bench.text()


async def test_what_fits_is_not_paged(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        assert "pgdn" not in bench.text()


async def test_what_an_arrow_marks_has_a_sign(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        assert "▸" not in bench.text()
        await bench.press("down")
        assert "▸ 1" in bench.text()
        await bench.press("down")
        assert "▸ 1" not in bench.text()
        assert "▸ 2" in bench.text()


async def test_the_chosen_pack_has_a_sign(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("down")
        assert "▸ Rivers" in bench.text()


async def test_evidence_beside_the_card_takes_the_focus_and_gives_it_back(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT], (120, 40)) as bench:
        await answer(bench, SHORT)
        assert "▐The Danube flows through Vienna.▌" in bench.text()
        await bench.press("e")
        assert isinstance(bench.app.screen, StudyScreen)
        assert isinstance(bench.app.focused, EvidenceView)
        assert "escape Back" in bench.text()
        await bench.press("escape")
        assert bench.app.focused is None
        await bench.press("e", "enter")
        assert len(bench.rows()) == 1


async def test_the_foot_names_the_rating_that_enter_takes(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await answer(bench, SHORT)
        assert "enter Good" in bench.text()
        await bench.press("o")
        assert "enter Again" in bench.text()


async def test_a_screen_changes_its_size_at_any_moment(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE], (120, 40)) as bench:
        await bench.pilot.resize_terminal(30, 10)
        await answer(bench, CHOICE)
        for size in [(1, 1), (120, 40), (20, 5), (80, 24)]:
            await bench.pilot.resize_terminal(*size)
            await bench.settle()
        assert "1 Again" in bench.text()
        await bench.press("enter")
        assert len(bench.rows()) == 1


async def test_without_a_pack_home_still_opens(desk: Desk, clock: Clock) -> None:
    for pack in desk.library.index().packs.values():
        folder = pack.path if pack.path.is_dir() else pack.path.parent
        folder.rename(folder.parent.parent / "elsewhere")
    async with opened(desk, clock) as bench:
        await bench.press("down", "enter", "m")
        assert isinstance(bench.app.screen, HomeScreen)
        await bench.press("q")
        assert bench.app.return_code == 0


async def test_a_pack_that_vanishes_while_it_is_studied_loses_nothing(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE, SHORT]) as bench:
        for pack in desk.library.index().packs.values():
            folder = pack.path if pack.path.is_dir() else pack.path.parent
            folder.rename(folder.parent.parent / "elsewhere")
        await bench.press("f1", "escape", "escape", "e", "escape", "tab", "enter", "enter")
        await bench.press("escape", "q", "q", "q")
        assert bench.app.return_code == 0
        assert len(bench.rows()) == 1


class TestGrown:
    """A window that grew shows what one of that size shows from the beginning."""

    @pytest.fixture
    def pack_text(self) -> str:
        return (
            "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nlicense: CC-BY-4.0\nquestions:\n"
            "  - {id: long, kind: order, prompt: 'Put these four rivers of Europe in order, from the one whose mouth "
            "lies furthest north to the one whose mouth lies furthest south.', items: [Elbe near Cuxhaven, "
            "Rhine near Rotterdam, 'Loire, at Saint-Nazaire on the coast', Ebro], explanation: Look at a map.}\n"
        )

    @pytest.mark.parametrize("keys", [[], ["2"], ["enter"]], ids=["asked", "picked", "judged"])
    async def test_order(self, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, keys: list[str]) -> None:
        seen = []
        for size in ((40, 20), (30, 10)):
            monkeypatch.setattr("secrets.randbits", random.Random(7).getrandbits)
            async with opened(desk, clock, ["rivers/long"], size=size) as bench:
                await bench.press(*keys)
                await bench.pilot.resize_terminal(40, 20)
                await bench.settle()
                seen.append(bench.text())
        assert seen[1] == seen[0]
