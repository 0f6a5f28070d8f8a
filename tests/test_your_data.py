"""`docs/your-data.md`: every command in it is run, by a learner who has studied, and what it says holds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.store.journals import Journals
from quizapp.study.model import Row
from tests.made_study import Learner, entries

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "your-data.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


class Machine:
    """A user on a machine, with nothing but quizapp on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.user = folder / "user"
        self.here = folder / "here"
        self.home = self.user / ".local" / "share" / "quizapp"
        programs = folder / "programs"
        for path in (self.user, self.here, programs):
            path.mkdir()
        (programs / "quizapp").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quizapp "$@"\n')
        (programs / "quizapp").chmod(0o755)
        self._environment = {
            **{"HOME": str(self.user), "PATH": f"{programs}:/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
            **{"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        }

    def sh(self, script: str, text: str = "") -> str:
        """What a script says, which must succeed."""
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            cwd=self.here,
            env=self._environment,
        )
        assert done.returncode == 0, (script, done.stderr)
        return done.stdout

    def study(self, answers: int = 3) -> None:
        self.sh(f"quizapp study kfor --plain --limit {answers}", "1\n\n" * answers)

    def rows(self) -> list[Row]:
        return list(Journals(self.home / "profiles" / "default" / "journal", "").rows())


def block(holding: str, language: str = "sh") -> str:
    """The one script that holds some words."""
    (found,) = (text for name, text in BLOCKS if name == language and holding in text)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the guide's scripts, and the folder they find, are of Linux")
def test_everything_the_guide_says_is_done(tmp_path_factory: pytest.TempPathFactory) -> None:
    old, new = (Machine(tmp_path_factory.mktemp(name)) for name in ("old", "new"))
    ran = []

    def run(machine: Machine, holding: str) -> str:
        ran.append(block(holding))
        return machine.sh(ran[-1])

    old.study()
    home = old.home
    places = re.findall(r"^\| `([\w./]+)` \|", GUIDE, re.MULTILINE)
    there = {path.relative_to(home).parts[0] for path in home.rglob("*") if path.is_file()}
    assert there <= {place.partition("/")[0] for place in places}
    assert f"home      {home}" in run(old, "quizapp paths\n")
    rows = old.rows()
    journal = home / "profiles" / "default" / "journal"
    script = old.here / "read.py"
    script.write_text(block("crc32", "python"))
    read = old.sh(f"'{sys.executable}' read.py '{journal}'").splitlines()
    assert len(read) == len(rows)

    run(old, "tar -cf")
    (old.here / "quizapp.tar").rename(new.here / "quizapp.tar")
    run(new, "tar -xf")
    assert new.rows() == rows
    new.study(1)
    run(new, "journal export -o other.json\n")
    assert len(new.rows()) > len(rows)

    run(new, "ln -s")
    assert (new.user / "Sync" / "quizapp" / "journal").is_dir()
    new.study(1)
    run(new, "paths.library")
    kept = new.rows()
    run(new, "backup everything.zip")
    assert len((new.here / "rows.jsonl").read_text().splitlines()) == len(kept)
    assert json.loads((new.here / "figures.json").read_text())["days"]
    assert {"progress.html", "days.csv", "everything.json", "questions.jsonl"} <= set(os.listdir(new.here))
    new.study(1)
    run(new, "restore")
    assert new.rows() == kept
    run(new, "forget")
    assert not [row for row in new.rows() if str(row.data.get("card", "")).startswith("kfor/")]
    run(old, "rm -r")
    assert [path for path in old.user.rglob("*") if path.is_file()] == []
    assert sorted(ran) == sorted(text for name, text in BLOCKS if name == "sh")


def test_every_field_of_an_answer_is_told() -> None:
    learner = Learner()
    learner.answer(learner.start(entries(1)), recall_first=True)
    told = set(re.findall(r"`(\w+)`", GUIDE.partition("## The journal")[2].partition("## Moving")[0]))
    assert set(learner.rows[0].data) <= told
    assert {"id", "type", "schema", "at", "offset", "day", "leech"} <= told
