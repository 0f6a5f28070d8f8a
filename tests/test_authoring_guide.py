"""The authoring guide, followed from its first line to its last: every command in it is run, in its order."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import main

GUIDE = (Path(__file__).parents[1] / "docs" / "authoring.md").read_text(encoding="utf-8")
STEPS = re.findall(
    r"^## (?P<heading>[^\n]*)|`(?P<file>[\w/.-]+)`:\n\n```yaml\n(?P<text>.*?)^```|^```sh\n(?P<commands>.*?)^```",
    GUIDE,
    re.MULTILINE | re.DOTALL,
)
CANAL = "# The Kiel Canal\n\n| Keeper | From |\n|---|---|\n| Ada Holm | 1931 |\n| Ole Lind | 1952 |\n"
TYPED = {"quizapp study": "Danube\n\n", "quizapp exam": "Danube\n17 November 1869\n2850\n:submit\ny\n"}
LEARNER = "What a learner does"


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_every_command_of_the_guide_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    teacher, learner = tmp_path / "teacher", tmp_path / "learner"
    said: dict[str, str] = {}
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ada@localhost")
    for place in (learner, teacher):
        place.mkdir()
    monkeypatch.chdir(teacher)
    (teacher / "canal.md").write_text(CANAL)
    for heading, file, text, commands in STEPS:
        if heading:
            at_home = heading != LEARNER
            monkeypatch.chdir(teacher if at_home else learner)
            monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path / ("home" if at_home else "learner-home")))
            handed = learner / "anna.jsonl" if at_home else teacher / "rivers.zip"
            if handed.exists():
                shutil.copy(handed, teacher if at_home else learner)
        elif file:
            Path(file).write_text(text)
        for line in commands.splitlines():
            said[line] = ran(line)
    assert "1 pack, 3 questions: no errors, no warnings" in said["quizapp check rivers"]
    assert "renamed: vienna => vienna-and-budapest" in said["quizapp pack diff before rivers"]
    assert "Right." in said["quizapp study rivers --plain --limit 1"]
    assert all((teacher / name).is_file() for name in ("rivers.xml", "rivers-exam.zip", "class.jsonl"))
    assert "Week 1 · rivers\n1 learner, 1 attempt." in said["quizapp results report class.jsonl --pack rivers"]
    assert said["quizapp pack add rivers.zip"].startswith("Rivers of Europe is added: 3 questions")
    assert {line.split()[1] for line in said if line.startswith("quizapp")} >= {"pack", "check", "exam", "results"}


def ran(line: str) -> str:
    """What a command says; it succeeds."""
    program, *words = shlex.split(line)
    if program == "git":
        done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
        return done.stdout
    typed = next((text for begin, text in TYPED.items() if line.startswith(begin)), "")
    result = CliRunner().invoke(main, words, input=typed)
    assert result.exit_code == 0, (line, result.output)
    return result.output


def test_every_pack_in_the_guide_is_written_into_a_file_and_every_command_stands_in_a_block() -> None:
    assert GUIDE.count("```yaml") == sum(bool(file) for _, file, _, _ in STEPS) == 2
    assert GUIDE.count("```sh") == sum(bool(commands) for *_, commands in STEPS)
