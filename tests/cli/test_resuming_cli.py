"""Study goes on after a crash where it stood."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_plain import rows


def talk(*arguments: str | Path) -> subprocess.Popen[str]:
    """Plain study as a process that one can talk with."""
    return subprocess.Popen(
        [sys.executable, "-m", "quizapp", "study", "--plain", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ,
    )


def until(process: subprocess.Popen[str], word: str) -> list[str]:
    """What it says up to a line that begins with a word."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line.rstrip("\n"))
        if line.startswith(word):
            return said
    raise AssertionError(f"no {word} in {said}")


def tell(process: subprocess.Popen[str], *lines: str) -> None:
    assert process.stdin is not None
    process.stdin.write("".join(f"{line}\n" for line in lines))
    process.stdin.flush()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_after_a_kill_the_same_question_stands_with_its_options_in_the_same_order(run: Run, pack: Path) -> None:
    lost = talk(pack)
    for _ in range(3):
        tell(lost, "", "")
        until(lost, "saved")
    assert lost.stdout is not None
    lost.stdout.readline()
    asked = until(lost, "[")
    question = lost.stdout.readline()
    lost.kill()
    lost.communicate()
    done = run("study", pack, "--plain", text=":quit\n")
    assert "Going on where it stopped, 3 done." in done.stdout
    said = done.stdout.splitlines()
    assert said[said.index(asked[-1]) + 1] == question.rstrip("\n")
    assert "3 answered" in done.stdout
    assert "Going on" not in run("study", pack, "--plain", text=":quit\n").stdout
    assert len(rows(run)) == 3


def test_a_window_that_lives_is_not_gone_on_with(run: Run, pack: Path) -> None:
    alive = talk(pack)
    tell(alive, "", "")
    until(alive, "saved")
    assert "Going on" not in run("study", pack, "--plain", text=":quit\n").stdout
    alive.communicate(":quit\n")
