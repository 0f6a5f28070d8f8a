"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.cli import VERBS
from tests.cli.conftest import Run, run  # noqa: F401

TEXT = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_it_is_short_and_names_every_verb() -> None:
    assert len(TEXT.splitlines()) <= 150
    assert all(f"quizapp {verb}" in TEXT for verb in VERBS)


def test_its_picture_is_there() -> None:
    for name in re.findall(r"!\[.*?\]\((.+?)\)", TEXT):
        assert (Path(__file__).parents[1] / name).is_file()


def test_its_pack_passes_check_and_can_be_studied(run: Run, tmp_path: Path) -> None:  # noqa: F811
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    pack = tmp_path / "rivers.yaml"
    pack.write_text(found[1], encoding="utf-8")
    done = run("check", pack)
    assert done.returncode == 0, done.stdout
    study = run("study", pack, "--plain", "--limit", "1", text="Loire\n\n")
    assert "Right." in study.stdout


def test_its_commands_name_only_options_that_exist(run: Run) -> None:  # noqa: F811
    for verb, rest in re.findall(r"^\| `quizapp (\w+) ?([^`]*)`", TEXT, re.MULTILINE):
        help_text = run(verb, "--help").stdout
        for option in re.findall(r"--[a-z]+", rest):
            assert option in help_text, (verb, option)
