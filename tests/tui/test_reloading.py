"""A pack's file edited in another window while it is studied."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.practice.desk import Desk
from quizapp.tui.study import StudyScreen
from tests.cli.conftest import PACK
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.test_study_keys import CARD, SHORT

TRUE = "rivers/c-true"
OTHER = PACK.replace("The Po flows", "The Po runs")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "packs" / "rivers" / "pack.yaml"


async def answered(bench: Bench) -> str:
    """Danube is answered, and whatever that sets going has ended."""
    await bench.type("Danube")
    await bench.press("enter")
    await bench.settle()
    return bench.text()


async def test_the_next_question_has_the_new_wording_and_nothing_of_the_session_is_lost(
    desk: Desk, clock: Clock, file: Path
) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        file.write_text(OTHER)
        assert "Right." in await answered(bench)
        await bench.press("enter")
        assert "The Po runs through Turin." in bench.text()
        assert "1 done · 3 left" in bench.text()
        await bench.press("u")
        assert "Which river flows through Vienna?" in bench.text()
        await bench.press("enter", "1", "enter")
        assert "What is a delta?" in bench.text()
        assert [row.data["card"] for row in bench.rows()] == [SHORT, SHORT, TRUE]
        assert bench.notices() == []


async def test_an_answer_that_changed_is_what_counts_from_the_next_question_on(
    desk: Desk, clock: Clock, file: Path
) -> None:
    async with opened(desk, clock, [SHORT, TRUE]) as bench:
        file.write_text(PACK.replace("through Turin., answer: true", "through Rome., answer: false"))
        await answered(bench)
        await bench.press("enter", "2")
        await bench.settle()
        assert "Right." in bench.text()
        await bench.press("enter")
        card = next(entry for entry in desk.library.index().entries if entry.card == TRUE)
        assert bench.rows()[1].data["fingerprint"] == card.fingerprint


async def test_a_question_that_is_gone_is_not_asked(desk: Desk, clock: Clock, file: Path) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        file.write_text(PACK.replace("id: c-true", "id: another"))
        await answered(bench)
        await bench.press("enter")
        assert "What is a delta?" in bench.text()


async def test_a_broken_file_is_told_once_in_a_line_and_the_old_text_stays_until_it_is_mended(
    desk: Desk, clock: Clock, file: Path
) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        file.write_text(OTHER.replace("answer: Danube", "anwser: Danube"))
        await answered(bench)
        (said,) = bench.notices()
        assert "pack.yaml:" in said
        assert said.endswith("unknown key 'anwser'. The questions stay as they were.")
        assert "\n" not in said
        await bench.press("enter")
        assert "The Po flows through Turin." in bench.text()
        await bench.press("1")
        await bench.settle()
        assert bench.notices() == []
        file.write_text(OTHER)
        await bench.press("u", "1")
        await bench.settle()
        await bench.press("enter", "u", "u")
        assert "The Po runs through Turin." in bench.text()


SLIPS = {
    "a title that is not closed": ("title: Rivers", "title: [ Rivers"),
    "a tab": ("questions:", "\tquestions:"),
    "a second id": ("id: rivers", "id: rivers\nid: rivers"),
    "a header's key": ("title: Rivers", "titel: Rivers"),
    "a colon in a prompt": ("prompt: What is a delta?", "prompt: Which: what is: a delta?"),
}


@pytest.mark.parametrize("slip", SLIPS)
async def test_a_slip_in_the_file_is_told_and_ends_nothing(desk: Desk, clock: Clock, file: Path, slip: str) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        assert SLIPS[slip][0] in PACK
        file.write_text(PACK.replace(*SLIPS[slip]))
        await answered(bench)
        (said,) = bench.notices()
        assert "pack.yaml:" in said
        assert said.endswith("The questions stay as they were.")
        await bench.press("enter")
        assert "The Po flows through Turin." in bench.text()
        desk.library.index()
        await bench.press("1")
        await bench.settle()
        await bench.press("enter")
        assert "What is a delta?" in bench.text()
        await bench.press("u", "u")
        file.write_text(OTHER)
        await bench.press("1")
        await bench.settle()
        await bench.press("enter", "u", "u")
        assert "The Po runs through Turin." in bench.text()


async def test_what_is_edited_while_a_verdict_stands_is_asked_as_it_is_now(
    desk: Desk, clock: Clock, file: Path
) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        await answered(bench)
        file.write_text(OTHER)
        await bench.press("enter")
        await bench.settle()
        assert "The Po runs through Turin." in bench.text()
        assert "1 done · 3 left" in bench.text()
        await bench.press("1")
        await bench.settle()
        file.write_text(OTHER.replace("What is a delta?", "What is called a delta?"))
        await bench.press("enter")
        await bench.settle()
        assert "What is called a delta?" in bench.text()


async def test_what_is_being_typed_is_not_lost_in_a_change(desk: Desk, clock: Clock, file: Path) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.settle()
        file.write_text(PACK.replace("flows through Vienna?", "runs through Vienna?"))
        await bench.type("Dan")
        screen = bench.app.screen
        assert isinstance(screen, StudyScreen)
        screen.look_for_changes()
        await bench.settle()
        assert "Which river flows through Vienna?" in bench.text()
        await bench.type("ube")
        await bench.press("enter")
        assert "Right." in bench.text()


async def test_a_slip_made_while_a_verdict_stands_is_told_with_the_next_question(
    desk: Desk, clock: Clock, file: Path
) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        await answered(bench)
        file.write_text(PACK.replace("title: Rivers", "title: [ Rivers"))
        await bench.press("enter")
        await bench.settle()
        assert "The Po flows through Turin." in bench.text()
        (said,) = bench.notices()
        assert said.startswith("rivers/pack.yaml:3:8: text that begins with [ is read as a list")
        await bench.press("1")
        await bench.settle()
        assert bench.notices() == [said]
        file.write_text(OTHER)
        await bench.press("u", "1")
        await bench.settle()
        await bench.press("enter", "u", "u")
        assert "The Po runs through Turin." in bench.text()


async def test_a_question_that_is_lost_in_a_slip_is_passed_over(desk: Desk, clock: Clock, file: Path) -> None:
    async with opened(desk, clock, [SHORT, TRUE, CARD]) as bench:
        file.write_text(PACK.replace("answer: true", "anwser: true"))
        desk.library.index()
        await answered(bench)
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert "What is a delta?" in bench.text()


async def test_a_cache_that_another_process_has_written_is_read_anew(desk: Desk, clock: Clock, file: Path) -> None:
    async with opened(desk, clock, [SHORT, TRUE]) as bench:
        file.write_text(OTHER)
        desk.library.read_ahead()
        assert "notes.md › Cities, line 5" in await answered(bench)
        assert isinstance(bench.app.screen, StudyScreen)
        await bench.press("enter")
        assert "The Po runs through Turin." in bench.text()


async def test_another_pack_that_is_just_being_written_keeps_nothing_back(desk: Desk, clock: Clock, file: Path) -> None:
    async with opened(desk, clock, [SHORT, TRUE]) as bench:
        (file.parent.parent / "new.yaml").write_text("format: quizapp-pack/1\nid: new\n")
        file.write_text(OTHER)
        await answered(bench)
        assert bench.notices() == []
        await bench.press("enter")
        assert "The Po runs through Turin." in bench.text()
