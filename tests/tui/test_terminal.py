"""Study in real terminals: hung up, sent to the shell and back, resized, tiny, without colour; and what it costs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.study import main
from tests.terminal import Terminal

PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
license: CC-BY-4.0
questions:
  - {id: po, kind: truefalse, prompt: The Po flows through Turin., answer: true}
  - {id: don, kind: truefalse, prompt: The Don flows through Turin., answer: false}
"""

Open = Callable[..., Terminal]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Open]:
    """Study in a terminal, with its first question painted."""
    begun: list[Terminal] = []
    (tmp_path / "rivers.yaml").write_text(PACK, encoding="utf-8")

    def call(size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
        begun.append(Terminal("study", tmp_path / "rivers.yaml", home=tmp_path / "home", size=size, **env))
        begun[-1].wait_for("Turin")
        begun[-1].settle(0.3)
        return begun[-1]

    yield call
    for one in begun:
        one.close()


def answered(tmp_path: Path) -> list[str]:
    """The cards that were answered, as the journal has them."""
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", "reviews", "--json"],
        env={**os.environ, "QUIZAPP_HOME": str(tmp_path / "home")},
        capture_output=True,
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [str(row["card"]) for row in rows if row["type"] == "answer"]


def answer(terminal: Terminal) -> None:
    """Say true, and take the rating."""
    terminal.send("1")
    terminal.wait_for("Again")
    terminal.settle(0.8)  # so soon after a verdict keys are dropped
    terminal.send("\r")
    terminal.wait_for("\x1b[")  # the next question, or that it is done
    terminal.settle()


def test_a_terminal_that_hangs_up_loses_nothing_that_was_answered(study: Open, tmp_path: Path) -> None:
    terminal = study()
    answer(terminal)
    terminal.hang_up()
    terminal.process.wait(20)
    assert len(answered(tmp_path)) == 1
    again = Terminal("study", tmp_path / "rivers.yaml", home=tmp_path / "home")
    try:
        again.wait_for("Going on where it stopped")
    finally:
        again.close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_to_the_shell_and_back_everything_is_painted_again(study: Open, tmp_path: Path) -> None:
    terminal = study()
    terminal.send("\x1a")
    assert terminal.stopped()
    terminal.signal(18)
    terminal.wait_for("Turin")
    terminal.settle()
    assert "True" in terminal.seen
    answer(terminal)
    assert len(answered(tmp_path)) == 1


def test_a_window_that_shrinks_and_grows_is_painted_each_time(study: Open) -> None:
    terminal = study()
    for size in ((30, 10), (120, 40), (80, 24)):
        terminal.seen = ""
        terminal.resize(size)
        terminal.wait_for("Turin")
        terminal.settle(0.3)


def test_painting_anew_paints_everything(study: Open) -> None:
    terminal = study()
    terminal.send("\x0c")
    terminal.wait_for("Turin")


@pytest.mark.parametrize(
    ("size", "env"),
    [((80, 24), {"NO_COLOR": "1"}), ((80, 24), {"TERM": "dumb"}), ((30, 10), {}), ((80, 24), {"TERM": "xterm"})],
    ids=["no colour", "dumb", "tiny", "xterm"],
)
def test_study_works_in_any_terminal(study: Open, tmp_path: Path, size: tuple[int, int], env: dict[str, str]) -> None:
    terminal = study(size, **env)
    answer(terminal)
    answer(terminal)
    assert len(answered(tmp_path)) == 2


def test_without_colours_those_of_the_terminal_stay_as_they_are(study: Open, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "config.toml").write_text('[looks]\ntheme = "terminal"\n', encoding="utf-8")
    terminal = study(NO_COLOR="1")
    assert not re.search(r"\x1b\[(?:\d+;)*[34]8;[25];", terminal.seen)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="needs /proc")
def test_an_answer_is_a_few_kilobytes_and_an_idle_while_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--cards", "40", "--rows", "80", "--answers", "4", "--idle", "2", "--allow", "5"]
    assert main(given) == 0, capsys.readouterr().out


@pytest.mark.parametrize("words", [("exam", "nope"), ("pack", "curate", "nope")])
def test_wrong_use_ends_with_what_is_wrong(tmp_path: Path, words: tuple[str, ...]) -> None:
    one = Terminal(*words, home=tmp_path / "home", size=(80, 24))
    try:
        one.wait_for("there is no pack 'nope'")
        assert one.left() == 2
    finally:
        one.close()
