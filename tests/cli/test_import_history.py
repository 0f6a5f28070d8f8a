"""`quizapp import` of an Anki package with what was answered: shown, asked for, brought once, taken back as one act."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, Verb
from tests.made_anki import CURRENT, MadeNote, package

DAY_MS, BEGAN = 86_400_000, 1_700_000_000_000
LOG = [(BEGAN, 3, -600, 0, 0), (BEGAN + 600_000, 3, 1, 2500, 0), (BEGAN + DAY_MS, 1, -600, 2300, 1)]
NOTES = [MadeNote(["la Seine", "the Seine"], cards={0: LOG}), MadeNote(["le Rhin", "the Rhine"], tags="x")]


def test_a_history_is_shown_brought_once_and_taken_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "rivers.apkg"
    file.write_bytes(package(NOTES, CURRENT))
    shown = run("import", file)
    assert shown.returncode == 0
    said = "history: 3 answers to 1 card, 2023-11-14 to 2023-11-15; then 1 card is due"
    assert shown.stdout.splitlines()[-1] == said
    assert "--history brings it along" in shown.stderr
    assert not run("reviews", "--json").stdout
    brought = run("import", file, "--history")
    assert said in brought.stdout
    whole = brought.stderr.strip().splitlines()[-1].split()[2]
    rows = [json.loads(line) for line in run("reviews", "--json").stdout.splitlines()]
    assert [(row["type"], row["at"]) for row in rows[1:]] == [
        ("answer", "2023-11-14T22:13:20.000000Z"),
        ("answer", "2023-11-14T22:23:20.000000Z"),
        ("answer", "2023-11-15T22:13:20.000000Z"),
    ]
    assert "1 due, 1 new" in run("due").stdout
    again = run("import", file, "--history").stdout
    assert "history: nothing new\nhistory: 3 answers left out, here already" in again
    listed = run("undo").stdout
    assert listed.count("\n") == 1
    assert whole in listed
    assert "taken back: 4 rows of the history of rivers" in run("undo", "--last").stdout
    assert "taken back already" in run("undo", whole).stderr
    assert "Nothing is being studied" in run("due").stdout
    assert "in force again: 4 rows" in run("redo", whole).stdout
    assert "1 due, 1 new" in run("due").stdout
    assert "all is well" in run("doctor").stdout


def test_a_form_that_holds_no_history_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text("prompt,answer\na,b\n", encoding="utf-8")
    refused = run("import", tmp_path / "rivers.csv", "--history")
    assert refused.returncode == 2
    assert "csv does not hold what was answered" in refused.stderr
    (tmp_path / "none.apkg").write_bytes(package([MadeNote(["a", "b"])]))
    assert "history: there is none in this file" in run("import", tmp_path / "none.apkg", "--history").stdout


def test_what_was_brought_twice_counts_once_whatever_is_done_again(verb: Verb, tmp_path: Path) -> None:
    file = tmp_path / "rivers.apkg"
    file.write_bytes(package(NOTES[:1], CURRENT))

    def brought() -> str:
        return verb("import", file, "--history").stderr.strip().splitlines()[-1].split()[2]

    first = brought()
    verb("undo", first)
    second = brought()
    for row in (first, first.replace("-0", "-1")):
        refused = verb("redo", row)
        assert (refused.returncode, "this counts already: another import has brought it" in refused.stderr) == (1, True)
    assert [day["answers"] for day in json.loads(verb("progress", "--json").stdout)["days"]] == [2, 1]
    verb("undo", second)
    assert "in force again: 4 rows" in verb("redo", first).stdout
    assert "this is not taken back" in verb("redo", first).stderr
    assert verb("redo", second).returncode == 1
