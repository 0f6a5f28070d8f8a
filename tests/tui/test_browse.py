"""Browse, by keys: searching, choosing, and what is done with the chosen."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import pytest
import yaml
from textual.keys import _character_to_key as character_to_key

from quizapp.errors import QuizError
from quizapp.practice.browsing import Browsing
from quizapp.practice.desk import Desk
from quizapp.practice.exporting import export
from quizapp.text.width import cells
from quizapp.tui.browse import BrowseScreen
from quizapp.tui.evidence import EvidenceScreen
from quizapp.tui.history import HistoryScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.rows import Rows
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock, opened

Golden = Callable[[str, str], None]
SIZES = [(80, 24), (120, 40), (40, 20)]
SHORT = "rivers/a-short"
WHICH = '"which river"'
"""Finds two."""


def studied(desk: Desk, clock: Clock) -> None:
    """One card answered over some weeks, once wrong."""
    for day, response in ((0, "Donau"), (1, "Danube"), (9, "Rhine"), (10, "Danube")):
        clock.now = clock.now.replace(month=10, day=20 + day)
        practice = desk.practice(cards=[SHORT], limit=1)
        practice.respond(response)
        practice.rate(practice.suggested)
    clock.now = clock.now.replace(month=11, day=22)


@asynccontextmanager
async def browsing(
    desk: Desk, clock: Clock, search: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Bench]:
    """Browse over Home with something typed, and the list in focus."""
    async with opened(desk, clock, size=size) as bench:
        await bench.press("b")
        await bench.type_search(search)
        await bench.press("enter")
        await bench.settle()
        yield bench


def screen(bench: Bench) -> BrowseScreen:
    """The screen under test."""
    assert isinstance(bench.app.screen, BrowseScreen)
    return bench.app.screen


def told(bench: Bench) -> str:
    """What was notified last."""
    return [one.message for one in bench.app._notifications][-1]


def listed(bench: Bench) -> int:
    """How many questions are listed."""
    return screen(bench).query_one(Rows).count


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_found(desk: Desk, clock: Clock, golden: Golden, size: tuple[int, int]) -> None:
    studied(desk, clock)
    async with browsing(desk, clock, "", size) as bench:
        golden(f"browse-{size[0]}x{size[1]}", bench.text())


@pytest.mark.parametrize("size", SIZES)
async def test_the_history(desk: Desk, clock: Clock, golden: Golden, size: tuple[int, int]) -> None:
    studied(desk, clock)
    async with browsing(desk, clock, "", size) as bench:
        await bench.press("i")
        await bench.settle()
        golden(f"history-{size[0]}x{size[1]}", bench.text())


async def test_a_screen_that_grows_shows_the_card_at_once(desk: Desk, clock: Clock) -> None:
    async with browsing(desk, clock) as bench:
        assert "has not been answered yet" not in bench.text()
        await bench.pilot.resize_terminal(120, 40)
        await bench.settle()
        assert "has not been answered yet" in bench.text()


async def test_the_field_says_what_enter_does_in_it(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("b")
        assert "escape Commands" in bench.text().splitlines()[-1]
        await bench.press("f1")
        assert "enter  To the list" in bench.text()
        assert "Answer" not in bench.text()


async def test_the_list_follows_what_is_typed(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("b")
        await bench.settle()
        assert listed(bench) == 10
        for letters, count in (("which", 3), (" -longest", 2), (" vienna", 1), (" is:due", 0)):
            await bench.type_search(letters)
            await bench.settle()
            assert listed(bench) == count
        assert "Nothing is found" in bench.text()


async def test_what_cannot_be_read_is_said_and_the_rest_is_found(desk: Desk, clock: Clock) -> None:
    async with browsing(desk, clock, "kind:short") as bench:
        await bench.press("slash")
        await bench.type_search(" is:leach")
        await bench.settle()
        assert "There is no is:leach: did you mean leech?" in bench.text()
        assert listed(bench) == 1


async def test_marks_and_sorting(desk: Desk, clock: Clock) -> None:
    studied(desk, clock)
    async with browsing(desk, clock) as bench:
        await bench.press("space", "space")
        assert "2 chosen" in bench.text()
        await bench.press("a")
        assert "10 chosen" in bench.text()
        await bench.press("a")
        assert "chosen" not in bench.text()
        await bench.press("O")
        await bench.settle()
        assert bench.text().index("What is a delta") < bench.text().index("Which river flows")
        await bench.press("o")
        await bench.settle()
        assert "reversed, soonest due first" in bench.text()
        await bench.press("space", "escape")
        assert "chosen" not in bench.text()
        await bench.press("escape")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_the_chosen_are_suspended_let_be_and_taken_back_at_once(desk: Desk, clock: Clock) -> None:
    async with browsing(desk, clock, WHICH) as bench:
        await bench.press("a", "s")
        await bench.settle()
        assert [row.data["on"] for row in bench.rows("suspend")] == [True, True]
        assert told(bench) == "2 questions suspended. u undoes it."
        assert bench.text().count(" suspended") >= 2
        await bench.press("s")
        await bench.settle()
        assert not any(desk.store.state.card(row.data["card"]).suspended for row in bench.rows("suspend"))
        await bench.press("u", "u")
        await bench.settle()
        assert len(bench.rows("undo")) == 4
        assert desk.store.state.cards.get(SHORT) is None
        assert told(bench) == "Taken back."


async def test_a_tag_of_ones_own_is_given_found_and_taken_away(desk: Desk, clock: Clock) -> None:
    async with browsing(desk, clock, "vienna") as bench:
        await bench.press("t")
        await bench.type("exam soon")
        await bench.press("enter")
        await bench.settle()
        assert desk.store.state.card(SHORT).tags == ("exam soon",)
        await bench.press("slash")
        await bench.type_search(' tag:"exam soon"')
        await bench.settle()
        assert listed(bench) == 1
        await bench.press("enter", "t", "minus")
        await bench.type("exam soon")
        await bench.press("enter")
        await bench.settle()
        assert desk.store.state.card(SHORT).tags == ()
        assert [row.optional for row in bench.rows("tag")] == [True, True]


async def test_a_schedule_is_forgotten_once_the_learner_says_so(desk: Desk, clock: Clock) -> None:
    studied(desk, clock)
    async with browsing(desk, clock, "vienna") as bench:
        await bench.press("r", "2")
        assert bench.rows("reset") == []
        await bench.press("r", "1")
        await bench.settle()
        assert desk.store.state.card(SHORT).reps == 0
        await bench.press("u")
        await bench.settle()
        assert desk.store.state.card(SHORT).reps == 4


async def test_the_chosen_are_studied_now(desk: Desk, clock: Clock) -> None:
    studied(desk, clock)
    async with browsing(desk, clock, WHICH) as bench:
        await bench.press("a", "enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert "2 left" in bench.text()
        await bench.press("escape", "q")
        await bench.settle()
        assert isinstance(bench.app.screen, BrowseScreen)


def test_a_full_disk_leaves_no_half_file_behind(desk: Desk, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    found = Browsing(desk)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        with pytest.raises(QuizError, match="cannot be written: File too large"):
            export(found, [SHORT], "cards.jsonl")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not list(tmp_path.glob("*cards*"))
    assert export(found, [SHORT], "cards.jsonl") == tmp_path / "cards.jsonl"


@pytest.mark.parametrize("name", ["~nosuchuser/cards.jsonl", "a\0b"])
def test_a_name_that_leads_nowhere_is_said(desk: Desk, name: str) -> None:
    with pytest.raises(QuizError, match="it cannot be written"):
        export(Browsing(desk), [SHORT], name)


async def test_the_chosen_are_written_to_a_file_that_was_not_there(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with browsing(desk, clock, WHICH) as bench:
        await bench.press("a", "w", "enter")
        await bench.settle()
        lines = (tmp_path / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["card"] for line in lines] == [SHORT, "rivers/b-choice"]
        await bench.press("w", "enter")
        await bench.settle()
        assert "a file of that name already" in told(bench)


async def test_a_chosen_pack_is_browsed_alone(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("down", "b")
        await bench.settle()
        assert "pack:rivers" in bench.text()
        assert listed(bench) == 10


async def test_the_palette_looks_for_leeches(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("colon")
        await bench.type("leeches")
        await bench.press("enter")
        await bench.settle()
        assert "is:leech" in bench.text()
        assert listed(bench) == 0


async def test_evidence_and_history_lie_over_browse(desk: Desk, clock: Clock) -> None:
    async with browsing(desk, clock, "vienna") as bench:
        await bench.press("e")
        assert isinstance(bench.app.screen, EvidenceScreen)
        await bench.press("escape", "i")
        assert isinstance(bench.app.screen, HistoryScreen)
        assert "not been answered yet" in bench.text()
        await bench.press("r", "u", "escape", "question_mark", "escape", "q")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_an_earlier_answer_is_graded_anew_taken_back_and_put_in_force_again(desk: Desk, clock: Clock) -> None:
    studied(desk, clock)
    before = desk.store.state.card(SHORT)
    async with browsing(desk, clock, "vienna") as bench:
        await bench.press("i", "down", "r", "1")
        await bench.settle()
        assert bench.rows("regrade")[0].data["right"] is True
        assert "(graded anew)" in bench.text()
        assert desk.store.state.card(SHORT).lapses == 0
        await bench.press("u")
        assert "(taken back)" in bench.text()
        assert desk.store.state.card(SHORT).reps == before.reps - 1
        await bench.press("u", "r", "escape")
        assert desk.store.state.card(SHORT).reps == before.reps
        await bench.press("escape")
        assert isinstance(bench.app.screen, BrowseScreen)


async def test_the_card_beside_the_list_is_the_one_that_is_meant(desk: Desk, clock: Clock) -> None:
    studied(desk, clock)
    async with browsing(desk, clock, "", (120, 40)) as bench:
        assert "→ Danube" in bench.text()
        await bench.press("down")
        await bench.settle()
        assert "→ Rhine" in bench.text()
        assert "has not been answered yet" in bench.text()


async def test_a_question_is_edited_and_listed_as_it_is_then(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\n"
        "file.write_text(file.read_text().replace('through Vienna', 'past Linz and Vienna'))\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    async with browsing(desk, clock, "vienna") as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await bench.press("E")
        assert "no editor is set" in told(bench)
        monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
        await bench.press("E")
        await bench.settle()
        assert "Which river flows past Linz and Vienna?" in bench.text()


class TestAnEmptyLibrary:
    """Nothing to look through."""

    async def test_no_key_has_anything_to_work_on(self, desk: Desk, clock: Clock, tmp_path: Path) -> None:
        shutil.rmtree(tmp_path / "packs" / "rivers")
        async with browsing(desk, clock, "", (120, 40)) as bench:
            assert "Nothing is found" in bench.text()
            await bench.press(*"atsrwiEeouO", "space", "enter", "down", "end", "pageup")
            assert isinstance(bench.app.screen, BrowseScreen)
            assert list(desk.store.rows()) == []


async def test_a_pack_that_vanishes_meanwhile_is_said_not_crashed_on(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with browsing(desk, clock, "", (120, 40)) as bench:
        shutil.rmtree(tmp_path / "packs" / "rivers")
        await bench.press("down", "E", "i", "escape", "s")
        await bench.settle()
        assert isinstance(bench.app.screen, BrowseScreen)
        assert "Nothing is found" in bench.text() or listed(bench) == 0


async def test_what_cannot_be_saved_is_said(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing(desk, clock, WHICH) as bench:

        async def on_a_full_disk(*keys: str) -> None:
            with monkeypatch.context() as full:
                full.setattr(desk.store, "read_only", "the disk is full")
                await bench.press(*keys)
                await bench.settle()
            assert "the disk is full" in told(bench)

        await on_a_full_disk("a", "s")
        assert bench.rows("suspend") == []
        assert not screen(bench).check_action("undo", ())
        await bench.press("s")
        await bench.settle()
        await on_a_full_disk("u")
        await bench.press("u")
        await bench.settle()
        assert told(bench) == "Taken back."


async def test_much_is_not_done_without_asking(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.tui.browse.MANY", 5)
    async with browsing(desk, clock) as bench:
        await bench.press("a", "s", "escape")
        assert bench.rows("suspend") == []
        await bench.press("s", "1")
        await bench.settle()
        assert len(bench.rows("suspend")) == 10


class TestWildText:
    """Brackets, markup, escapes, overrides, wide and combining letters, very long and empty texts are text."""

    WILD = (
        "[b]bold[/b] [@click=app.quit]x[/] \x1b[2J\x07",
        "\u202eoverride\u2066 \u200bnothing",
        "日本の首都はどこですか" * 4,
        "e\u0301" * 200,
        "👩‍👩‍👧‍👦 family",
        "x" * 10_000,
        "one\ntwo\r\nthree\ttabs",
        "مرحبا بالعالم",
    )

    @pytest.fixture
    def pack_text(self) -> str:
        """A pack of wild questions, each its own topic, answer and tag."""
        questions = [
            {"id": f"q{n}", "kind": "short", "prompt": wild, "answer": wild, "topic": wild[:300], "tags": [wild[:60]]}
            for n, wild in enumerate(self.WILD)
        ]
        head = {"format": "quizapp-pack/1", "id": "rivers", "title": self.WILD[0], "license": "CC0-1.0"}
        return yaml.safe_dump({**head, "questions": questions}, allow_unicode=True)

    @pytest.mark.parametrize("size", [(80, 24), (120, 40), (30, 10)])
    async def test_every_row_and_card_is_shown_in_its_place(
        self, desk: Desk, clock: Clock, size: tuple[int, int]
    ) -> None:
        assert len(desk.library.index().entries) == len(self.WILD)
        async with browsing(desk, clock, "", size) as bench:
            for _ in self.WILD:
                assert all(cells(line) <= size[0] for line in bench.text().split("\n"))
                assert not {"\x1b", "\x07", "\u202e", "\r", "\t"} & set(bench.text())
                await bench.press("i", "escape", "down")
            await bench.settle()
            assert listed(bench) == len(self.WILD)

    async def test_a_wild_response_and_tag_are_text_too(self, desk: Desk, clock: Clock) -> None:
        practice = desk.practice(cards=["rivers/q0"])
        practice.respond(self.WILD[0] + "\nsecond line")
        practice.rate(practice.suggested)
        async with browsing(desk, clock, "id:q0", (120, 40)) as bench:
            await bench.press("t")
            await bench.type_search("[b]x[/b]")
            await bench.press("enter")
            await bench.settle()
            assert "tagged [b]x[/b]" in told(bench)
            assert "[b]x[/b]" in bench.text()
            await bench.press("i")
            assert "[@click=app.quit]x[/]" in bench.text() or "[b]bold[/b]" in bench.text()


@pytest.mark.long
async def test_any_keys_at_all_leave_browse_standing(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    studied(desk, clock)
    keys = [
        *"abeghijklmnoprstuxyzAEOU123/:<>=-",
        "space",
        "enter",
        "escape",
        "up",
        "down",
        "end",
        "home",
        "pageup",
        "tab",
    ]
    rng = random.Random(11)
    async with browsing(desk, clock, "", (120, 40)) as bench:
        for _ in range(80):
            if isinstance(bench.app.screen, HomeScreen):
                await bench.press("b")
            await bench.press(rng.choice([character_to_key(key) if len(key) == 1 else key for key in keys]))
        await bench.settle()
        assert bench.app.is_running


@pytest.mark.parametrize("size", [(30, 10), (200, 60), (80, 24)])
async def test_another_size_shows_the_same(desk: Desk, clock: Clock, size: tuple[int, int]) -> None:
    async with browsing(desk, clock) as bench:
        await bench.pilot.resize_terminal(*size)
        await bench.settle()
        assert "Which river" in bench.text() or "Which r" in bench.text()
        assert all(cells(line) <= size[0] for line in bench.text().split("\n"))


async def test_the_keys_say_what_can_be_searched_for(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, size=(120, 60)) as bench:
        await bench.press("b", "down", "question_mark")
        for word in ("topic:", "document:", "leech", "unchecked", "lapses>3", "-is:new"):
            assert word in bench.text()
