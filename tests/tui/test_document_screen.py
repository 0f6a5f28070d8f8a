"""The screen of a document: what it shows, its keys, and documents that are out of the ordinary."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from quizapp.figures.knowing import Knowing
from quizapp.practice.desk import Desk
from quizapp.study.model import Rating
from quizapp.tui.add import AddScreen
from quizapp.tui.dialogs import PickDialog
from quizapp.tui.document import DocumentScreen
from quizapp.tui.document_text import DocumentText
from quizapp.tui.home import HomeScreen
from quizapp.tui.questions_here import QuestionsHere
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Bench, Clock, opened
from tests.tui.test_study_keys import told

Golden = Callable[[str, str], None]
TEXT = """\
# Rivers

The Danube flows through Vienna.

## Lengths

The Rhine is 1,230 km long, and the Elbe 1,094 km.
No ship goes up the Po beyond Piacenza.

## Mouths

A delta is land that a river builds up at its mouth.

## Sources

The Rhône begins at a glacier.
"""
PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
sources:
  notes.md: {title: Notes on rivers}
questions:
  - {id: vienna, kind: short, prompt: Which river flows through Vienna?, answer: Danube,
     evidence: [{source: notes.md, quote: The Danube flows through Vienna.}]}
  - {id: rhine, kind: number, prompt: How many km long is the Rhine?, answer: "1230", accept: ["1,230"],
     evidence: [{source: notes.md, quote: "The Rhine is 1,230 km long"}]}
  - {id: elbe, kind: number, prompt: How many km long is the Elbe?, answer: "1094", accept: ["1,094"],
     evidence: [{source: notes.md, quote: "the Elbe 1,094 km"}]}
  - {id: delta, kind: flashcard, prompt: What is a delta?, answer: land that a river builds up at its mouth,
     evidence: [{source: notes.md, quote: A delta is land that a river builds up at its mouth.}]}
"""


@pytest.fixture
def pack_text() -> str:
    """A pack whose questions cite a document."""
    return PACK


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """The pack's folder, with a document and the facts that were found in it."""
    folder = tmp_path / "packs" / "rivers"
    write(folder, TEXT)
    start = TEXT.index("beyond Piacenza")
    passage = {"document": "notes.md", "span": [start - 26, start + 15], "value": [start + 7, start + 15]}
    fact = {"id": "f-po", "statement": "No ship goes up the Po beyond Piacenza.", "passages": [passage]}
    asked = {"id": "f-danube", "subject": "Danube", "relation": "flow", "passages": [{**passage, "value": [14, 20]}]}
    lines = ({"format": "quizapp-facts/1"}, fact, asked)
    (folder / "facts.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return folder


def write(folder: Path, text: str) -> None:
    """Another text of the document."""
    (folder / "sources" / "notes.md").write_text(text, encoding="utf-8", newline="")


def study(desk: Desk, clock: Clock, *ratings: Rating) -> None:
    """Answer the pack's questions in their order."""
    practice = desk.practice(packs=["rivers"], limit=len(ratings))
    for rating in ratings:
        practice.respond("x")
        practice.rate(rating)
    clock.advance(86_400 * 20)


@asynccontextmanager
async def reading(desk: Desk, clock: Clock, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Bench]:
    """The app with the document open."""
    async with opened(desk, clock, (), size) as bench:
        await bench.press("d")
        await settled(bench)
        assert isinstance(bench.app.screen, DocumentScreen)
        yield bench


async def settled(bench: Bench) -> None:
    """Once the document has been read and painted."""
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()
    await bench.pilot.pause()


def text_of(bench: Bench) -> DocumentText:
    """The document on the screen."""
    return bench.app.screen.query_one(DocumentText)


def words(bench: Bench) -> str:
    """The words of the current mark."""
    mark = text_of(bench).current
    return TEXT[mark.start : mark.end] if mark else ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_the_document(desk: Desk, clock: Clock, folder: Path, golden: Golden, size: tuple[int, int]) -> None:
    study(desk, clock, Rating.EASY, Rating.AGAIN, Rating.GOOD)
    async with reading(desk, clock, size) as bench:
        await bench.press("n")
        golden(f"document-{size[0]}x{size[1]}", bench.text())


async def test_next_fact_and_section_go_through_the_text(desk: Desk, clock: Clock, folder: Path) -> None:
    async with reading(desk, clock) as bench:
        seen = [words(bench)]
        for _ in range(5):
            await bench.press("n")
            seen.append(words(bench))
        assert seen == ["Danube", "1,230", "1,094", "Piacenza", *["land that a river builds up at its mouth"] * 2]
        await bench.press("N", "N")
        assert words(bench) == "1,094"
        await bench.press("left_square_bracket")
        assert words(bench) == "Danube"
        await bench.press("right_square_bracket", "right_square_bracket")
        assert words(bench) == "land that a river builds up at its mouth"
        await bench.press("right_square_bracket", "right_square_bracket")
        assert text_of(bench).place == TEXT.index("## Sources")
        await bench.press("left_square_bracket")
        assert words(bench) == "land that a river builds up at its mouth"


async def test_the_passage_one_is_at_shows_its_questions(desk: Desk, clock: Clock, folder: Path) -> None:
    study(desk, clock, Rating.EASY)
    async with reading(desk, clock) as bench:
        assert "Which river flows through Vienna?" in bench.text()
        assert "due in" in bench.text() or "due today" in bench.text()
        await bench.press("n")
        assert "How many km long is the Rhine?  (not asked yet)" in bench.text()
        await bench.press("l")
        assert isinstance(bench.app.screen, QuestionsHere)
        assert "  1,230" in bench.text()
        await bench.press("escape", "n", "n")
        assert "No ship goes up the Po beyond Piacenza." in bench.text()
        await bench.press("l")
        assert told(bench) == "No question asks about this passage."


async def test_facts_without_a_question_can_be_shown_alone(desk: Desk, clock: Clock, folder: Path) -> None:
    async with reading(desk, clock) as bench:
        assert "1 of 2 facts without a question" in bench.text()
        await bench.press("f")
        assert [mark.knowing for mark in text_of(bench).marks] == [None]
        assert "Only facts without a question" in bench.text()
        await bench.press("f")
        assert len(text_of(bench).marks) == 5


async def test_enter_studies_the_section_and_then_ahead(desk: Desk, clock: Clock, folder: Path) -> None:
    async with reading(desk, clock) as bench:
        await bench.press("right_square_bracket", "enter")
        assert isinstance(bench.app.screen, StudyScreen)
        assert "2 left" in bench.text()
        for _ in range(2):
            await bench.type("1")
            await bench.press("enter", "4")
        await bench.press("enter")
        await settled(bench)
        assert {str(row.data["card"]) for row in bench.rows()} == {"rivers/rhine", "rivers/elbe"}
        assert isinstance(bench.app.screen, DocumentScreen)
        assert [mark.knowing for mark in text_of(bench).marks][:3] == [Knowing.NEW, Knowing.KNOWN, Knowing.KNOWN]
        assert words(bench) == "1,230"
        await bench.press("enter")
        assert isinstance(bench.app.screen, StudyScreen)
        await bench.press("escape", "q")
        await bench.press(*["right_square_bracket"] * 3, "enter")
        assert isinstance(bench.app.screen, DocumentScreen)
        assert told(bench) == "No question asks about this section."


async def test_home_offers_the_weakest_section_when_nothing_is_due(desk: Desk, clock: Clock, folder: Path) -> None:
    study(desk, clock, *[Rating.EASY] * 4)
    clock.advance(-86_400 * 19)
    async with opened(desk, clock) as bench:
        await settled(bench)
        assert "the weakest section: " in bench.text()
        await bench.press("w")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_q_and_escape_go_back(desk: Desk, clock: Clock, folder: Path) -> None:
    for key in ("q", "escape"):
        async with reading(desk, clock) as bench:
            await bench.press(key)
            assert isinstance(bench.app.screen, HomeScreen)


async def test_the_mouse_chooses_a_passage(desk: Desk, clock: Clock, folder: Path) -> None:
    async with reading(desk, clock) as bench:
        await bench.pilot.click(DocumentText, offset=(16, 6))
        assert words(bench) == "1,230"
        await bench.pilot.click(DocumentText, offset=(2, 15))
        assert words(bench) == "1,230"


async def test_o_opens_the_file_where_a_terminal_can_be_lent(
    desk: Desk, clock: Clock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with reading(desk, clock) as bench:
        await bench.press("n", "o")
        assert "cannot be opened here" in told(bench)


async def test_from_the_evidence_one_goes_on_in_the_document(desk: Desk, clock: Clock, folder: Path) -> None:
    async with opened(desk, clock, ["rivers/rhine"]) as bench:
        await bench.press("enter", "e")
        assert "l Questions here" in bench.text()
        await bench.press("l")
        assert isinstance(bench.app.screen, QuestionsHere)
        assert "How many km long is the Rhine?" in bench.text()
        await bench.press("escape", "n")
        await settled(bench)
        assert words(bench) == "1,094"
        await bench.press("enter")
        assert isinstance(bench.app.screen, DocumentScreen)
        await bench.press("q", "N")
        await settled(bench)
        assert words(bench) == "Danube"
        await bench.press("q", "o")
        assert "cannot be opened here" in told(bench)
        await bench.press("escape", "enter")
        assert len(bench.rows()) == 1


async def test_from_the_evidence_a_fact_far_down_comes_into_view(desk: Desk, clock: Clock, folder: Path) -> None:
    write(folder, TEXT.replace("## Mouths", "Nothing is asked here.\n\n" * 60 + "## Mouths"))
    async with opened(desk, clock, ["rivers/delta"]) as bench:
        await bench.press("e", "n")
        await settled(bench)
        assert "A delta is ·land that a river" in bench.text()


async def test_evidence_without_a_passage_leads_nowhere(desk: Desk, clock: Clock, folder: Path) -> None:
    write(folder, "Nothing of it is left.\n")
    async with opened(desk, clock, ["rivers/rhine"]) as bench:
        await bench.press("enter", "e")
        assert "Questions here" not in bench.text()
        await bench.press("n", "N", "l", "o", "q")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_a_source_that_changed_is_said(desk: Desk, clock: Clock, folder: Path) -> None:
    header = {"format": "quizapp-generated/1", "by": "quizapp", "documents": [{"name": "notes.md", "sha256": "0"}]}
    (folder / "generated.jsonl").write_text(f"{json.dumps(header)}\n", encoding="utf-8")
    write(folder, TEXT.replace("The Danube flows", "The river Danube flows"))
    async with reading(desk, clock, (120, 40)) as bench:
        assert "Changed since its facts were found" in bench.text()
        assert "1 question cited a passage that no longer stands here." in " ".join(
            bench.text().replace("│", " ").split()
        )


async def test_a_missing_document_is_said(desk: Desk, clock: Clock, folder: Path) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("d")
        await settled(bench)
        (folder / "sources" / "notes.md").unlink()
        await bench.press("enter", "q", "enter")
        await settled(bench)
        bench.app.push_screen(DocumentScreen("rivers", "notes.md"))
        await settled(bench)
        assert "text of this document" in bench.text()
        await bench.press("n", "N", "left_square_bracket", "right_square_bracket", "f", "l", "o", "enter", "q")


async def test_facts_that_cannot_be_read_are_said(desk: Desk, clock: Clock, folder: Path) -> None:
    (folder / "facts.jsonl").write_text("{}\n{", encoding="utf-8")
    async with reading(desk, clock) as bench:
        assert "its facts cannot be read" in bench.text()


HOSTILE = (
    "\x1b[2J\x1b]0;x\x07[/b] [@click=app.quit]x[/]\n日本語日本語日本語\r\ne\u0301e\u0301\u202eabc\u202c \u200d\n"
    "שלום עולם العربية\n\x00\x7f\u2028\x85\n" + "x" * 10_000 + "\n\tTab\n"
)


@pytest.mark.parametrize("text", [HOSTILE, "", "\n", "#", "no facts here\n"])
async def test_documents_that_are_out_of_the_ordinary(desk: Desk, clock: Clock, folder: Path, text: str) -> None:
    write(folder, text)
    (folder / "facts.jsonl").unlink()
    async with reading(desk, clock) as bench:
        await bench.press(
            "n", "N", "right_square_bracket", "left_square_bracket", "f", "f", "l", "pagedown", "end", "home"
        )
        await bench.pilot.resize_terminal(30, 10)
        await bench.press("n", "end", "home", "f")
        await bench.pilot.resize_terminal(120, 40)
        await bench.press("enter")
        assert isinstance(bench.app.screen, DocumentScreen)
        assert "\x1b" not in bench.text()
        if text == HOSTILE:
            assert "␛[2J" in bench.text()
            assert "[/b] [@click=app.quit]x[/]" in bench.text()


async def test_a_document_of_a_megabyte_opens_quickly_and_scrolls(desk: Desk, clock: Clock, folder: Path) -> None:
    write(folder, TEXT + "One more sentence without a question stands here, and then another.\n\n" * 14_000)
    async with opened(desk, clock) as bench:
        began = time.perf_counter()
        await bench.press("d")
        await settled(bench)
        opened_after = time.perf_counter() - began
        assert "Danube" in bench.text()
        assert opened_after < 5
        began = time.perf_counter()
        await bench.press("end", "pageup", "home", *["pagedown"] * 5)
        assert time.perf_counter() - began < 5


async def test_of_several_documents_one_is_picked(desk: Desk, clock: Clock, folder: Path) -> None:
    (folder / "sources" / "other.md").write_text("Other.\n", encoding="utf-8")
    async with opened(desk, clock) as bench:
        await bench.press("d")
        assert "Which document?" in bench.text()
        await bench.press("2")
        await settled(bench)
        assert "No question asks about this document." in bench.text()
        await bench.press("q", "d", "escape")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_a_small_dialog_shows_what_is_typed_or_marked_and_its_keys(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, size=(30, 10)) as bench:
        bench.app.push_screen(AddScreen("rivers", desk.add))
        await bench.type("why")
        assert "why" in bench.text()
        assert "escape goes" in bench.text()
        await bench.press("tab")
        await bench.type("so")
        assert " so" in bench.text()
        await bench.press("escape")
        bench.app.push_screen(PickDialog("Which?", [f"word {number}" for number in range(1, 13)]))
        await bench.settle()
        await bench.press("end")
        assert "word 12" in bench.text()
        assert "escape goes" in bench.text()


async def test_only_what_a_digit_picks_is_numbered(desk: Desk, clock: Clock, folder: Path) -> None:
    async with opened(desk, clock) as bench:
        bench.app.push_screen(PickDialog("Which?", [f"word {number}" for number in range(1, 13)]))
        await bench.press("down")
        assert "9  word 9" in bench.text()
        assert "10  word 10" not in bench.text()


async def test_of_very_many_documents_the_last_can_be_picked(desk: Desk, clock: Clock, folder: Path) -> None:
    for number in range(40):
        (folder / "sources" / f"other-{number:02}.md").write_text("Other.\n", encoding="utf-8")
    async with opened(desk, clock) as bench:
        await bench.press("d", "end")
        assert "   other-39.md" in bench.text()
        assert "escape goes back" in bench.text()
        await bench.press("enter")
        await settled(bench)
        assert bench.text().lstrip().startswith("other-39.md")


class TestWithoutDocuments:
    """A pack that has none."""

    @pytest.fixture
    def pack_text(self) -> str:
        """One question and no source."""
        return (
            "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nlicense: CC-BY-4.0\nquestions:\n"
            "  - {id: po, kind: truefalse, prompt: The Po flows through Turin., answer: true}\n"
        )

    async def test_that_is_said(self, desk: Desk, clock: Clock, tmp_path: Path) -> None:
        (tmp_path / "packs" / "rivers" / "sources" / "notes.md").unlink()
        async with opened(desk, clock) as bench:
            await bench.press("d")
            assert told(bench) == "This pack has no documents."
