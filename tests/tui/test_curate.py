"""Curating by keys: each step is in the file before the next is shown."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key
from textual.widgets import Static

from quizapp.documents.build import document
from quizapp.packs.bank import Read, write_bank
from quizapp.packs.index import Index
from quizapp.packs.library import Library
from quizapp.packs.reading import decisions_of, read_pack
from quizapp.practice.curating import Curating
from quizapp.practice.desk import Desk
from quizapp.study.model import Rating
from quizapp.tui.browse import BrowseScreen
from quizapp.tui.curate import CurateScreen
from quizapp.tui.home import HomeScreen
from tests.test_generate import ENGINE, make_bank, page
from tests.tui.conftest import Bench, Clock, opened

Golden = Callable[[str, str], None]
TOWN = "format: quizapp-pack/1\nid: town\ntitle: The town of Grenholm\nlicense: CC0-1.0\n"
HOSTILE = "[b]a[/b] list[int] \u202egnitset\u202c \x1b[31mred 漢字 e\u0301\u0301 " + "long " * 2000


@dataclass
class Town:
    """A pack of generated questions among the learner's."""

    path: Path

    def decided(self, section: str) -> list[str]:
        """Ids in a section of what was decided."""
        found = decisions_of(self.path)
        return [one.id for one in getattr(found, section)] if found else []


@pytest.fixture
def town(desk: Desk, tmp_path: Path) -> Town:
    folder = tmp_path / "packs" / "town"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.yaml").write_text(TOWN, encoding="utf-8")
    pages = [page("a.txt"), page("b.txt", year="1937"), page("c.txt", "Mill", "1800"), page("d.txt", "Tunnel", "1950")]
    for one in pages:
        (folder / "sources" / one.name).write_text(one.text, encoding="utf-8")
    found = [document(one.name, one.text) for one in pages]
    write_bank(folder, make_bank(found, [Read(name=one.name, sha256=one.text) for one in found], ENGINE).bank)
    desk.who = "Ada"
    return Town(folder)


async def to_curate(bench: Bench, *more: str) -> CurateScreen:
    """From Home to curating the pack."""
    await bench.press("down", "down", "c")
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()
    screen = bench.app.screen
    assert isinstance(screen, CurateScreen)
    await bench.press(*more)
    return screen


async def at_home(bench: Bench) -> None:
    """Wait until Curate is left."""
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()
    assert isinstance(bench.app.screen, HomeScreen)


async def test_nothing_can_be_undone_before_anything_is_decided(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench)
        assert "Undo" not in bench.text()
        await bench.press("space")
        assert "Undo" in bench.text()


async def test_k_keeps_and_the_next_is_shown(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        screen = await to_curate(bench, "space", "space", "space")
        assert "Mill of Grenholm" in bench.text()
        kept = screen.curating.cases[3].id
        await bench.press("k")
        assert town.decided("keep") == [kept]
        assert "Tunnel of Grenholm" in bench.text()
        assert "Kept. u undoes it." in bench.text()
        assert "1 kept" in bench.text()
        assert [(one.who, one.on) for one in _words(town)] == [("Ada", "2026-11-22")]
        await bench.press("u")
        assert town.decided("keep") == []
        assert not (town.path / "curated.yaml").exists()
        assert "Mill of Grenholm" in bench.text()


def told(bench: Bench) -> str:
    """The last notice."""
    return [one.message for one in bench.app._notifications][-1]


def _words(town: Town) -> list[object]:
    found = decisions_of(town.path)
    return [one.checked for one in found.keep if one.checked] if found else []


async def test_a_conflict_is_settled_by_a_digit(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench)
        assert "The documents disagree" in bench.text()
        await bench.press("k", "r", "E", "9")
        assert not (town.path / "curated.yaml").exists()
        await bench.press("2")
        found = decisions_of(town.path)
        assert found is not None
        assert [(one.ask, one.value) for one in found.conflicts] == [("value", "1937")]
        assert "= 1937" in bench.text()
        await bench.press("1", "u")
        assert decisions_of(town.path) is None
        assert "The documents disagree" in bench.text()


@pytest.mark.parametrize(("keys", "reason"), [("1", "wrong"), ("4", "duplicate"), ("5 d u l l enter", "dull")])
async def test_r_asks_why_and_rejects(desk: Desk, clock: Clock, town: Town, keys: str, reason: str) -> None:
    async with opened(desk, clock) as bench:
        screen = await to_curate(bench, "space")
        rejected = screen.curating.cases[1].id
        await bench.press("r", *keys.split())
        found = decisions_of(town.path)
        assert found is not None
        assert [(one.id, one.reason) for one in found.reject] == [(rejected, reason)]
        assert f"Rejected: {reason}. u undoes it." in bench.text()
        await bench.press("u", "r", "escape")
        assert decisions_of(town.path) is None


WRONG_QUOTE = """\
text = re.sub(r'(start|end|sha256): .*', '', path.read_text())
path.write_text(re.sub(r'quote: .*', 'quote: Nobody wrote this.', text))
"""
WRONG_ANSWER = """\
path.write_text(re.sub(r'answer: .*', 'answer: 1666', path.read_text()))
"""
NOT_SAID = "The passage that is cited does not say '1666'."


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes an editor that changes the file at `path` as a script says."""

    def make(script: str) -> None:
        file = tmp_path / "editor.py"
        file.write_text(f"import sys, re\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n{script}")
        monkeypatch.setenv("VISUAL", f"{sys.executable} {file}")

    return make


async def test_e_edits_and_keeps_what_was_edited(
    desk: Desk, clock: Clock, town: Town, monkeypatch: pytest.MonkeyPatch, editor: Callable[[str], None]
) -> None:
    editor("path.write_text(path.read_text().replace('Mill of', 'old mill in'))")
    async with opened(desk, clock) as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await to_curate(bench, "space", "space", "space", "E")
        assert "Kept as edited. u undoes it." in bench.text()
        prompts = [question.prompt for question in read_pack(town.path).questions]
        assert "When was the old mill in Grenholm opened?" in prompts
        await bench.press("E")
        assert "Nothing was changed" in bench.text()
        await bench.press("u")
        assert decisions_of(town.path) is None
        assert "Mill of Grenholm" in bench.text()
        monkeypatch.setenv("VISUAL", "")
        monkeypatch.setenv("EDITOR", "")
        await bench.press("E")
        assert "no editor is set" in told(bench)


async def test_an_edit_after_which_the_passage_does_not_say_the_answer_is_warned_of(
    desk: Desk, clock: Clock, town: Town, monkeypatch: pytest.MonkeyPatch, editor: Callable[[str], None]
) -> None:
    editor(WRONG_ANSWER)
    async with opened(desk, clock) as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await to_curate(bench, "space", "space", "space", "E")
        assert told(bench) == NOT_SAID
        await bench.press("u", "q")
        await at_home(bench)
        await bench.press("b", *"tunnel", "enter", "E")
        await bench.settle()
        assert told(bench) == NOT_SAID


@pytest.mark.parametrize(
    ("script", "said"), [(WRONG_QUOTE, "does not say what is quoted now."), (WRONG_ANSWER, NOT_SAID)]
)
async def test_an_edit_while_studying_says_how_to_take_it_back_and_what_is_not_said_any_more(
    desk: Desk,
    clock: Clock,
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
    editor: Callable[[str], None],
    script: str,
    said: str,
) -> None:
    editor(script)
    entry = desk.entries("town")[0]
    async with opened(desk, clock, [entry.card]) as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await bench.press("escape", "E")
        edited, lost = bench.notices()
        assert edited == f"Edited; `quizapp pack edit town {entry.question} --undo` takes it back."
        assert lost.endswith(said)


async def test_o_opens_the_document_at_its_line(
    desk: Desk, clock: Clock, town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, editor = tmp_path / "shown", tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" >{shown}\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", str(editor))
    async with opened(desk, clock) as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await to_curate(bench, "o")
        assert shown.read_text().split() == ["+1", str(town.path / "sources" / "a.txt")]
        monkeypatch.setenv("EDITOR", "vi 'x")
        await bench.press("o")
        assert "EDITOR cannot be read: No closing quotation" in told(bench)
        shutil.rmtree(town.path / "sources")
        await bench.press("q")
        await at_home(bench)
        await to_curate(bench, "space", "o")
        assert "not in the pack's folder" in told(bench)


async def test_f_shows_drafts_only_and_q_goes_home(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench, "f")
        assert "1 of 3" in bench.text()
        assert "Drafts only." in bench.text()
        await bench.press("f")
        assert "· approved" in bench.text()
        await bench.press("f", "q")
        await at_home(bench)


async def test_its_keys_can_be_looked_up_and_arrows_scroll(desk: Desk, clock: Clock, town: Town) -> None:
    (town.path / "sources" / "c.txt").write_text(page("c.txt", "Mill", "1800").text + "\n" * 60, encoding="utf-8")
    async with opened(desk, clock) as bench:
        screen = await to_curate(bench, "space", "space", "space")
        passages = screen.query_one("#passages")
        await bench.press("down", "down")
        assert passages.scroll_offset.y == 2
        await bench.press("up", "pagedown")
        assert passages.scroll_offset.y > 4
        await bench.press("pageup", "pageup", "question_mark")
        assert "Reject" in bench.text()
        await bench.press("escape")
        assert "Mill of Grenholm" in bench.text()


async def test_the_last_one_is_followed_by_what_was_done(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench, "4", "k", "space")
        assert "1 kept, 1 settled, 1 later" in " ".join(bench.text().split())
        await bench.press("k", "r", "E", "space", "o", "1", "u")
        assert "Tunnel of Grenholm" in bench.text()
        await bench.press("k", "escape")
        await at_home(bench)
        await bench.press("c")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "Nothing waits here: somebody has checked" in " ".join(bench.text().split())


async def test_a_pack_without_generated_questions_says_so(desk: Desk, clock: Clock, town: Town) -> None:
    (town.path / "generated.jsonl").unlink()
    (town.path / "facts.jsonl").unlink()
    async with opened(desk, clock) as bench:
        await to_curate(bench)
        assert "Nothing waits here: this pack has no generated questions." in " ".join(bench.text().split())


async def test_without_a_pack_chosen_the_first_with_something_to_check_is_opened(
    desk: Desk, clock: Clock, town: Town
) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("c")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "The town of Grenholm" in bench.text()


async def test_what_cannot_be_saved_is_told_and_the_case_stays(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench, "space", "space", "space")
        (town.path / "curated.yaml").write_text("keep: [")
        await bench.press("k")
        assert "nothing was changed" in told(bench)
        assert "Mill of Grenholm" in bench.text()
        (town.path / "curated.yaml").unlink()
        await bench.press("k")
        assert len(town.decided("keep")) == 1


async def test_a_pack_that_is_not_one_s_own_is_corrected_and_that_is_told(
    desk: Desk, clock: Clock, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.packs.editing.is_own", lambda pack: False)
    async with opened(desk, clock) as bench:
        await to_curate(bench)
        assert "This pack is not yours" in bench.text()
        await bench.press("space", "space", "space", "k")
        assert (desk.corrections / "town.yaml").is_file()
        assert not (town.path / "curated.yaml").exists()


def _hostile(town: Town) -> None:
    import json

    line = {
        "id": "g-h",
        "kind": "choice",
        "prompt": HOSTILE.replace("\x1b", ""),
        "choices": [HOSTILE.replace("\x1b", "x"), {"text": "[/] b", "why": "[@click=app.quit]x[/]"}],
        "answer": "[/] b",
        "explanation": HOSTILE,
        "evidence": [{"source": "[b].md", "quote": HOSTILE}],
        "status": "draft",
    }
    (town.path / "generated.jsonl").write_text(f'{{"format":"quizapp-generated/1","by":"x"}}\n{json.dumps(line)}\n')
    (town.path / "facts.jsonl").unlink()


@pytest.mark.parametrize("size", [(80, 24), (30, 10), (120, 40)])
async def test_hostile_text_is_only_text(desk: Desk, clock: Clock, town: Town, size: tuple[int, int]) -> None:
    _hostile(town)
    async with opened(desk, clock, size=size) as bench:
        screen = await to_curate(bench, "pagedown", "pagedown", "down", "up", "pageup")
        assert "[b]a[/b] list[int]" in str(screen.query_one("#case", Static).content)
        assert "\x1b" not in bench.text()
        assert "\u202e" not in bench.text()
        await bench.press("k")
        assert town.decided("keep") == ["g-h"]


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (120, 40)])
async def test_curate_looks_so(desk: Desk, clock: Clock, town: Town, golden: Golden, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with opened(desk, clock, size=size) as bench:
        await to_curate(bench)
        golden(f"curate-conflict-{name}", bench.text())
        await bench.press("space")
        golden(f"curate-{name}", bench.text())
        await bench.press("r")
        golden(f"curate-reject-{name}", bench.text())
        await bench.press("3", "k", "k", "k")
        golden(f"curate-end-{name}", bench.text())


async def test_whatever_keys_are_pressed_it_goes_on(
    desk: Desk, clock: Clock, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "true")
    chance = random.Random(5)
    keys = [*"kru1239fof", "space", "u", "escape", "up", "down", "pageup", "pagedown", "enter", "question_mark", "E"]
    async with opened(desk, clock) as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await to_curate(bench)
        for _ in range(60):
            await bench.pilot.press(chance.choice(keys))
            if not bench.app.screen_stack[1:] or isinstance(bench.app.screen, HomeScreen):
                await bench.pilot.pause()
                if isinstance(bench.app.screen, HomeScreen):
                    await to_curate(bench)
        await bench.pilot.pause()
        assert bench.app.is_running


@pytest.fixture
def large(town: Town) -> Town:
    """A pack with thirty questions to check."""
    line = (town.path / "generated.jsonl").read_text().splitlines()
    some = line[-1]
    name = some.split('"id":"')[1].split('"')[0]
    lines = [line[0], *(some.replace(name, f"g-{number:04}") for number in range(30))]
    (town.path / "generated.jsonl").write_text("\n".join(lines) + "\n")
    (town.path / "facts.jsonl").unlink()
    return town


async def test_many_are_checked_by_keys(desk: Desk, clock: Clock, large: Town) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench)
        for number in range(30):
            await bench.press(*(["r", "3"] if number % 4 == 3 else ["k"]))
        assert len(large.decided("keep")) == 23
        assert len(large.decided("reject")) == 7
        assert "That was the last one" in bench.text()


async def test_home_says_that_drafts_wait_until_they_do_no_more(desk: Desk, clock: Clock, town: Town) -> None:
    async with opened(desk, clock) as bench:
        await bench.press("down", "enter", "1", "enter", "q", "enter")
        assert "Needs a look  2 drafts to curate" in bench.text()
        curating = desk.curating("town")()
        curating.turn()
        curating.later()
        curating.keep()
        await bench.press("question_mark", "escape")
        assert "Needs a look  1 draft to curate" in bench.text()
        curating.reject("wrong")
        await bench.press("question_mark", "escape")
        assert "to curate" not in bench.text()


async def test_l_keeps_what_is_outdated_and_asks_it_again_today(desk: Desk, clock: Clock, town: Town) -> None:
    source = town.path / "sources" / "c.txt"
    asked = next(one for one in read_pack(town.path).questions if one.evidence[0].source == "c.txt")
    source.write_text(source.read_text(encoding="utf-8").replace("opened", "first opened"), encoding="utf-8")
    card = f"town/{asked.id}"
    practice = desk.practice(cards=[card])
    practice.give("Nobody")
    practice.rate(Rating.EASY)
    due = desk.store.state.card(card).due
    async with opened(desk, clock, size=(120, 40)) as bench:
        await bench.press("down", "c")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        screen = bench.app.screen
        assert isinstance(screen, CurateScreen)
        for case in screen.curating.cases:
            if case.id == asked.id:
                break
            assert "Relearn" not in bench.text()
            await bench.press("l", "space")
        assert "l Relearn" in bench.text()
        await bench.press("l")
        assert "Kept, and due today. u undoes it." in bench.text()
        assert town.decided("edit") == [asked.id]
        assert desk.store.state.card(card).due == desk.when().today
        await bench.press("u")
        assert town.decided("edit") == []
        assert desk.store.state.card(card).due == due


async def test_it_is_opened_once_and_over_nothing_else(
    desk: Desk, clock: Clock, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, begin = Event(), Desk.curating

    def slowly(desk: Desk, pack: str = "") -> Callable[[], Curating]:
        start = begin(desk, pack)

        def opened_later() -> Curating:
            read.wait(10)
            return start()

        return opened_later

    monkeypatch.setattr(Desk, "curating", slowly)
    async with opened(desk, clock) as bench:
        await bench.press("down", "down", "c", "c")
        read.set()
        await bench.settle()
        assert [type(screen) for screen in bench.app.screen_stack[1:]] == [HomeScreen, CurateScreen]
        read.clear()
        await bench.press("q", "c", "b")
        read.set()
        await bench.settle()
        assert [type(screen) for screen in bench.app.screen_stack[1:]] == [HomeScreen, BrowseScreen]


@pytest.mark.parametrize("fails", [True, False])
async def test_it_is_left_whatever_happens_meanwhile(
    desk: Desk, clock: Clock, town: Town, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    async with opened(desk, clock) as bench:
        await to_curate(bench)
        read, index = Event(), Library.index

        def slowly(library: Library) -> Index:
            if not read.is_set():
                read.wait(10)
                if fails:
                    raise ZeroDivisionError
            return index(library)

        monkeypatch.setattr(Library, "index", slowly)
        bench.app.post_message(Key("q", "q"))
        await bench.pilot.pause(0.05)
        bench.app.post_message(Key("f1", None))
        await bench.pilot.pause(0.05)
        read.set()
        await bench.settle()
        assert isinstance(bench.app.screen, HomeScreen)
        bench.app.mistakes.clear()
