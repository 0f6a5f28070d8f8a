"""`quizapp pack rename` and `diff`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Verb


def test_a_renamed_question_keeps_its_progress_and_diff_tells_what_changed(
    verb: Verb, pack: Path, tmp_path: Path, home: Path
) -> None:
    old = shutil.copytree(pack, tmp_path / "before")
    pack = shutil.move(pack, home / "quizapp" / "packs" / "rivers")
    verb("study", pack, "--plain", "--limit", "1", text="Danube\n\n")
    done = verb("pack", "rename", pack, "rivers/a-short", "vienna")
    assert (done.returncode, done.stdout) == (0, f"a-short is vienna now, in {pack / 'pack.yaml'}\n")
    assert "takes it back" in done.stderr
    due = json.loads(verb("questions", "vienna", "--json").stdout.splitlines()[0])
    assert due["state"] != "new"
    text = (pack / "pack.yaml").read_text()
    text = text.replace("answer: 10", "answer: 11").replace("prompt: What is a delta?", "prompt: What makes a delta?")
    text = text.replace("id: c-true", "id: po-turin")
    (pack / "pack.yaml").write_text(text)
    told = verb("pack", "diff", old, pack)
    assert told.stdout.splitlines() == [
        "new: po-turin The Po flows through Turin. -> true",
        "renamed: a-short => vienna",
        "answer: e-number How many countries does the Danube touch? -> 10  =>  "
        "e-number How many countries does the Danube touch? -> 11",
        "wording: j-card What is a delta? -> Land built up at a river's mouth  =>  "
        "j-card What makes a delta? -> Land built up at a river's mouth",
        "gone: c-true The Po flows through Turin. -> true",
    ]
    assert told.stderr == "7 unchanged, 1 new, 1 with another answer, 1 reworded, 1 gone, 1 renamed\n"
    assert json.loads(verb("pack", "diff", old, pack, "--json").stdout) == {
        "new": ["po-turin"],
        "renamed": [{"was": "a-short", "now": "vienna"}],
        "answer": [{"was": "e-number", "now": "e-number"}],
        "wording": [{"was": "j-card", "now": "j-card"}],
        "gone": ["c-true"],
        "kept": 7,
    }
    (pack / "pack.yaml").write_text(text.replace("answer: Rhine}", "answer: Rhine, hint: In Germany}"))
    hinted = verb("pack", "diff", old, pack).stdout
    assert "wording: b-choice Which river is the longest of these? -> Rhine (hint)\n" in hinted
    assert json.loads(verb("pack", "diff", pack, pack, "--json").stdout)["kept"] == 10
