"""`E` in a real terminal: the editor gets it, and what was edited is asked."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
questions:
  - {id: po, kind: truefalse, prompt: The Po flows through Turin., answer: true}
"""
EDITOR = """\
import sys, time
from pathlib import Path
path = Path(sys.argv[-1])
before = path.read_text()
count = Path(sys.argv[1])
times = int(count.read_text()) if count.exists() else 0
count.write_text(str(times + 1))
if {broken} and not times:
    path.write_text(before.replace("answer: true", "answer: perhaps"))
else:
    path.write_text(before.replace("Turin", "Ferrara").replace("perhaps", "true"))
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[bool], tuple[Terminal, Path]]]:
    """A terminal with an editor that edits by itself, first wrongly if that is asked for; and the pack."""
    begun: list[Terminal] = []

    def call(broken: bool, editor: str = "") -> tuple[Terminal, Path]:
        pack, script = tmp_path / "rivers.yaml", tmp_path / "editor.py"
        pack.write_text(PACK, encoding="utf-8")
        script.write_text(EDITOR.format(broken=broken), encoding="utf-8")
        editor = editor or f"{sys.executable} {script} {tmp_path / 'times'}"
        begun.append(Terminal("study", pack, home=tmp_path / "home", EDITOR=editor, VISUAL=""))
        return begun[0], pack

    yield call
    for one in begun:
        one.close()


def test_what_was_edited_is_asked(opened: Callable[[bool], tuple[Terminal, Path]]) -> None:
    terminal, pack = opened(False)
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("Ferrara")
    assert "Ferrara" in pack.read_text()
    terminal.send("q")
    terminal.wait_for("Pack")
    terminal.send("q")
    assert terminal.left() == 0


def test_an_editor_that_is_not_there_is_said(opened: Callable[..., tuple[Terminal, Path]]) -> None:
    terminal, pack = opened(False, "/no/such/editor")
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("no editor can be opened here")
    assert pack.read_text() == PACK
    terminal.send("q")
    terminal.wait_for("Pack")


def test_add_says_that_an_editor_cannot_be_read(tmp_path: Path) -> None:
    terminal = Terminal("add", home=tmp_path / "home", EDITOR='vim "x', VISUAL="")
    terminal.wait_for("EDITOR cannot be read: No closing quotation")
    assert terminal.left() == 1
    terminal.close()


def test_a_mistake_is_shown_and_edited_again(opened: Callable[[bool], tuple[Terminal, Path]]) -> None:
    terminal, pack = opened(True)
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("Enter edits it again")
    assert "perhaps" in terminal.seen
    terminal.send("\r")
    terminal.wait_for("Ferrara")
    assert "answer: true" in pack.read_text()


def test_a_mistake_can_be_taken_back(opened: Callable[[bool], tuple[Terminal, Path]]) -> None:
    terminal, pack = opened(True)
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("Enter edits it again")
    terminal.send("x\r")
    terminal.wait_for("Turin")
    assert pack.read_text() == PACK


def test_ctrl_c_takes_a_mistake_back(opened: Callable[[bool], tuple[Terminal, Path]]) -> None:
    terminal, pack = opened(True)
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("Enter edits it again")
    terminal.signal(signal.SIGINT)
    terminal.wait_for("Turin")
    assert pack.read_text() == PACK
    terminal.send("q")
    terminal.wait_for("Pack")
    terminal.send("q")
    assert terminal.left() == 0


@pytest.mark.parametrize(("edit", "stays"), [("s/Turin/Ferrara/", True), ("s/answer: true/answer: [/", False)])
def test_a_terminal_that_goes_away_keeps_what_was_saved_if_it_can_be_read(
    opened: Callable[..., tuple[Terminal, Path]], tmp_path: Path, edit: str, stays: bool
) -> None:
    script = tmp_path / "saves.sh"
    script.write_text(f'sed -i "{edit}" "$1"; echo saved; sleep 60\n')
    terminal, pack = opened(False, f"sh {script}")
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("saved")
    terminal.signal(signal.SIGHUP)
    assert terminal.left() == -signal.SIGHUP
    assert (pack.read_text() != PACK) is stays


@pytest.mark.parametrize("stop", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_goes_away_takes_a_mistake_back(
    opened: Callable[[bool], tuple[Terminal, Path]], stop: signal.Signals
) -> None:
    terminal, pack = opened(True)
    terminal.wait_for("Turin")
    terminal.send("E")
    terminal.wait_for("Enter edits it again")
    terminal.signal(stop)
    assert terminal.left() == -stop
    assert pack.read_text() == PACK
