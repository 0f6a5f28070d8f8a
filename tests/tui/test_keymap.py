"""Other keys for what can be done: presets, single keys, and where two of them clash."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding, BindingsMap

from quizapp.config.options import NAME, Config, load
from quizapp.errors import WrongUse
from quizapp.practice.desk import Desk
from quizapp.tui.home import HomeScreen
from quizapp.tui.keymap import PRESETS, bindings_by_id, checked, clashes, rekeyed
from quizapp.tui.keys import KeysScreen
from quizapp.tui.study import StudyScreen
from tests.tui.conftest import Clock, opened
from tests.tui.test_study_keys import CHOICE, TRUE


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_what_there_is_and_clashes_nowhere(preset: str) -> None:
    for id_, keys in PRESETS[preset].items():
        assert checked(id_, keys) == keys
    assert clashes(PRESETS[preset]) == []


def test_two_commands_on_one_key_are_told() -> None:
    assert clashes({"study-hint": "u"}) == ["u is both study-hint and study-undo"]
    assert clashes({"study-accept": "space"}) == []


@pytest.mark.parametrize(
    ("id_", "keys", "hint"), [("study-hnt", "H", "did you mean 'study-hint'?"), ("study-hint", "entr", "keys are")]
)
def test_a_name_or_key_there_is_not_is_refused(id_: str, keys: str, hint: str) -> None:
    with pytest.raises(WrongUse) as refused:
        checked(id_, keys)
    assert hint in refused.value.hint


@given(st.dictionaries(st.sampled_from(sorted(bindings_by_id())), st.sampled_from(["H", "f5,ctrl+k", "enter"])))
def test_every_command_keeps_a_key(keymap: dict[str, str]) -> None:
    before = {one.id for one in Binding.make_bindings(StudyScreen.BINDINGS)}
    after = rekeyed(BindingsMap(StudyScreen.BINDINGS), keymap)
    assert {one.id for _, one in after} == before
    assert all(one.key in keymap[one.id].split(",") for _, one in after if one.id in keymap)


async def test_the_keys_shown_are_those_that_hold(desk: Desk, clock: Clock) -> None:
    config = Config({"keys.preset": "anki", "keys.study-hint": "H"})
    async with opened(desk, clock, [CHOICE], config=config) as bench:
        assert "H Hint" in bench.text()
        await bench.press("H")
        assert "Topic" in bench.text()
        await bench.press("f1")
        assert "@  Suspend" in bench.text()
        await bench.press("escape", "1", "space")
        assert len(bench.rows()) == 1


async def test_keys_of_home_are_changed_too(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, config=Config({"keys.home-study": "S"})) as bench:
        assert "S      tries" in bench.text()
        await bench.press("enter")
        assert isinstance(bench.app.screen, HomeScreen)
        await bench.press("S")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_notices_name_the_keys_that_hold(desk: Desk, clock: Clock) -> None:
    keys = {"study-undo": "Z", "browse-undo": "Y", "home-exam": "X"}
    config = Config({f"keys.{id_}": key for id_, key in keys.items()})
    async with opened(desk, clock, [CHOICE, TRUE], config=config) as bench:
        await bench.press("s")
        assert bench.notices()[-1] == "Suspended. Z undoes it."
    async with opened(desk, clock, config=config) as bench:
        await bench.press("b")
        await bench.settle()
        await bench.press("enter", "s")
        await bench.settle()
        assert bench.notices()[-1].endswith("Y undoes it.")
        await bench.press("escape", "X", "1", "escape", "q", "2")
        assert bench.notices()[-1].startswith("The exam stays open: X goes on with it.")


async def test_what_is_wrong_with_the_keys_is_told_with_its_line_and_left_out(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_text("[keys]\nstudy-hnt = 'H'\nstudy-hint = 'entr'\nstudy-undo = 's'\n", encoding="utf-8")
    async with opened(desk, clock, [CHOICE], config=load(tmp_path)) as bench:
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        said = "\n".join(bench.notices())
        assert f"{tmp_path / NAME}:2: no key has the name 'study-hnt'; did you mean 'study-hint'?" in said
        assert f"{tmp_path / NAME}:3: there is no key 'entr'" in said
        assert "s is both study-undo and study-suspend" in said
        await bench.press("h")
        assert "Topic" in bench.text()


async def test_what_is_said_names_the_keys_that_hold(desk: Desk, clock: Clock) -> None:
    mine = {"stop": "Q", "show-options": "O", "sure-sure": "S", "set-time": "T", "undo": "Z", "suspend": "X"}
    others = {"keys.line-back": "f5", "keys.keys-back": "f6"}
    config = Config({f"keys.study-{name}": key for name, key in mine.items()} | others)
    for name in ("confidence", "recall_first"):
        desk.choose(name, True)
    async with opened(desk, clock, [CHOICE, TRUE], config=config) as bench:
        asked = bench.app.screen
        assert isinstance(asked, StudyScreen)
        asked.practice.resumed = True
        asked.on_mount()
        await bench.pilot.pause()
        assert "Q ends it." in bench.notices()[-1]
        if asked.practice.concealed:
            assert "O shows the options." in bench.text()
            await bench.press("O")
        await bench.press("1")
        assert "1 a guess   2 unsure   S sure   enter: not said" in bench.text()
        await bench.press("S", "T")
        assert "f5 goes back" in bench.text()
        await bench.press("9", "enter")
        assert "T sets it anew." in bench.notices()[-1]
        await bench.press("X")
        assert "Z undoes it." in bench.notices()[-1]
        await bench.press("f1")
        assert isinstance(bench.app.screen, KeysScreen)
        await bench.press("f6")
        assert bench.app.screen is asked
