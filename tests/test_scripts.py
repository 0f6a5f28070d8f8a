"""The recipes of `docs/scripts.md`, each run as it stands in the guide."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.made_journal import MISSED, write_answer

GUIDE = (Path(__file__).parents[1] / "docs" / "scripts.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
PACK = """\
format: quizapp-pack/1
id: rivers
title: Rivers
questions:
  - {id: vienna, kind: short, prompt: Which river flows through Vienna?, answer: Danube}
"""
Shell = Callable[..., "subprocess.CompletedProcess[str]"]


def block(language: str, holding: str = "") -> str:
    """The one recipe in a language that holds some words."""
    (found,) = (text for name, text in BLOCKS if name == language and holding in text)
    return found


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a script where one pack is, with quizapp on the path; other programs write down what they are given."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "quizapp").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quizapp "$@"\n')
    for name in ("notify-send", "osascript"):
        (programs / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{tmp_path}/{name}"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "rivers.yaml").write_text(PACK, encoding="utf-8")

    def run(*command: str, text: str = "") -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PATH": f"{programs}:/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[1])}
        return subprocess.run(
            command, input=text, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path, env=env
        )

    return run


@pytest.fixture
def missed(home: Path) -> None:
    """One card is due, since it was missed."""
    write_answer(home / "quizapp", "rivers/vienna", MISSED)


def test_every_recipe_of_the_guide_is_run_here() -> None:
    assert sorted(name for name, _ in BLOCKS) == ["bash", "crontab", "sh", "sh", "sh", "tmux"]


def test_the_guide_names_every_field_and_no_other() -> None:
    from quizapp.cli.due_format import FIELDS

    assert tuple(re.findall(r"^\| `\{(\w+)\}`", GUIDE, re.MULTILINE)) == FIELDS


@pytest.mark.usefixtures("missed")
@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_tmux_shows_the_count_in_its_status_line(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "tmux.conf").write_text(block("tmux"))
    outer, inner = (("tmux", "-S", str(tmp_path / name)) for name in ("outer", "inner"))
    shown = f"env -u TMUX tmux -S {tmp_path}/inner -f {tmp_path}/tmux.conf new-session 'sleep 60'"
    try:
        assert shell(*outer, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shown).returncode == 0
        until = time.monotonic() + 30
        while "due" not in (screen := shell(*outer, "capture-pane", "-p").stdout):
            assert time.monotonic() < until, screen
            time.sleep(0.2)
    finally:
        shell(*inner, "kill-server")
        shell(*outer, "kill-server")
    assert re.search(r"1 due, 1 min \| \d\d:\d\d$", screen, re.MULTILINE)


@pytest.mark.usefixtures("missed")
def test_tmux_would_run_what_prints_the_count(shell: Shell) -> None:
    (command,) = re.findall(r"#\((.+?)\)", block("tmux"))
    assert shell("sh", "-c", command).stdout == "1 due, 1 min\n"


@pytest.mark.parametrize("due", [False, True])
def test_the_prompt_shows_the_count_only_when_something_is_due(
    shell: Shell, due: bool, request: pytest.FixtureRequest
) -> None:
    if due:
        request.getfixturevalue("missed")
    done = shell("bash", "-c", f"PS1='> '\n{block('bash')}\nprintf '%s' \"${{PS1@P}}\"")
    assert (done.stdout, done.stderr) == ("1 due > " if due else "> ", "")


@pytest.mark.parametrize("due", [False, True])
def test_cron_has_something_to_mail_only_when_something_is_due(
    shell: Shell, due: bool, request: pytest.FixtureRequest
) -> None:
    if due:
        request.getfixturevalue("missed")
    line = block("crontab").rstrip("\n")
    *times, command = line.split(" ", 5)
    assert times == ["0", "19", "*", "*", "*"]
    assert "%" not in command, "cron takes it for the end of the line"
    done = shell("/bin/sh", "-c", command)
    assert (done.stdout, done.stderr) == ("1 due in Rivers, about 1 min\n" if due else "", "")


@pytest.mark.parametrize(
    ("program", "given"),
    [
        ("notify-send", "quizapp\n1 due in Rivers, about 1 min\n"),
        ("osascript", '-e\ndisplay notification "1 due, about 1 min" with title "quizapp"\n'),
    ],
)
def test_the_desktop_is_notified_only_when_something_is_due(
    shell: Shell, program: str, given: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert shell("sh", "-c", block("sh", program)).returncode == 1
    assert not (tmp_path / program).exists()
    request.getfixturevalue("missed")
    assert shell("sh", "-c", block("sh", program)).returncode == 0
    assert (tmp_path / program).read_text() == given


def test_a_few_questions_are_asked_only_when_something_is_due(shell: Shell, request: pytest.FixtureRequest) -> None:
    assert shell("sh", "-c", block("sh", "study")).stdout == ""
    request.getfixturevalue("missed")
    done = shell("sh", "-c", block("sh", "study"), text="Danube\n\n:quit\n")
    assert "Which river flows through Vienna?" in done.stdout
    assert "saved 2" in done.stdout
