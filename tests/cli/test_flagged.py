"""`quizapp flagged`: what was reported by oneself and by a class, and corrections taken over."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from quizapp.config import paths
from quizapp.packs.dumping import block
from quizapp.results.rows import AnyRow, Correction
from tests.cli.conftest import Verb
from tests.made_packs import MADE, PACK
from tests.results.made_results import LATER, attempt, feedback, source, written


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A pack with two questions by hand and two by a program."""
    folder = tmp_path / "author" / "rivers"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    (folder / "generated.jsonl").write_text(MADE, "utf-8")
    return folder


def correction(learner: str, question: str, text: str, what: str = "edit", was: str = "") -> Correction:
    return Correction(
        learner=learner,
        at=LATER,
        id=f"c-{learner}-{question}",
        source=f"s-{learner}",
        pack="rivers",
        question=question,
        what=what,
        text=text,  # type: ignore[arg-type]
        was=was,
    )


def handed_in(path: Path, *more: AnyRow) -> Path:
    rows: list[AnyRow] = [*more]
    for name in ("anna", "ben", "cleo"):
        rows += [source(name, feedback=True), feedback(name, "g-1", "unclear" if name != "cleo" else "")]
    return written(path, [*rows, attempt("dora"), source("dora")])


SUEZ = {"id": "g-1", "kind": "date", "prompt": "On which day was the Suez Canal opened?", "answer": "1869-11-17"}


def test_reports_are_listed_by_question_with_how_many_met_it(verb: Verb, made: Path, tmp_path: Path) -> None:
    assert verb("flagged", made).stdout == "Nothing was reported.\n"
    verb("study", made, "--plain", "--limit", "1", text=":report wrong\n:quit\n")
    file = handed_in(tmp_path / "class.jsonl", feedback("eva", "vienna", note="Linz too"), source("eva", feedback=True))
    said = verb("flagged", made, file).stdout
    assert "you reported it as wrong" in said
    assert "rivers/g-1  When was the Suez Canal opened?\n  2 of 3 reported it as unclear" in said
    assert "note: Linz too" in said
    found = {one["question"]: one for one in map(json.loads, verb("flagged", made, file, "--json").stdout.splitlines())}
    assert (found["rivers/g-1"]["met"], found["rivers/g-1"]["reports"]) == (3, {"unclear": 2})
    assert sum(one["yours"] is not None for one in found.values()) == 1
    assert verb("flagged", made, tmp_path / "none.jsonl").returncode == 2


def test_a_correction_travels_from_a_learner_to_the_author_who_looks_at_it(
    verb: Verb, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "learner" / "rivers"
    shutil.copytree(made, theirs)
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('When', 'In which year'))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    assert "edited" in verb("--profile", "anna", "pack", "edit", theirs, "g-1").stdout
    file = tmp_path / "anna.jsonl"
    done = verb("--profile", "anna", "results", "export", "--pack", theirs, "--feedback", "-o", file, "--yes")
    assert "1 correction" in done.stderr
    assert "has a correction" in verb("flagged", made, file).stdout
    looked = verb("flagged", made, file, "--apply", "g-1", text="n\n")
    assert (
        "-prompt: When was the Suez Canal opened?\n+prompt: In which year was the Suez Canal opened?" in looked.stdout
    )
    assert not (made / "curated.yaml").exists()
    taken = verb("flagged", made, file, "--apply", "rivers/g-1", "--yes")
    assert (taken.returncode, "taken over" in taken.stdout) == (0, True), taken.stderr
    assert "In which year was the Suez Canal opened?" in (made / "curated.yaml").read_text("utf-8")
    again = verb("flagged", made, file, "--apply", "g-1")
    assert (again.returncode, again.stdout) == (0, "g-1: reads so already, nothing to take over\n")
    assert verb("pack", "edit", made, "g-1", "--undo").returncode == 0
    (made / "generated.jsonl").write_text(MADE.replace("1869-11-17", "1869-11-18"), "utf-8")
    assert verb("flagged", made, file, "--apply", "g-1", "--yes").returncode == 0
    kept = (made / "curated.yaml").read_text("utf-8")
    assert ("In which year was" in kept, "1869-11-18" in kept, "1869-11-17" in kept) == (True, True, False)


def test_of_a_question_written_by_hand_only_what_was_corrected_is_shown_until_it_reads_so(
    verb: Verb, made: Path, tmp_path: Path
) -> None:
    was = {"id": "wien", "kind": "short", "prompt": "Which river flows through Vienna?", "answer": "Donau"}
    wish = correction("anna", "vienna", block({**was, "prompt": "What flows through Vienna?"}), was=block(was))
    file = handed_in(tmp_path / "class.jsonl", wish)
    shown = verb("flagged", made, file, "--apply", "vienna")
    assert (shown.returncode, "+prompt: What flows through Vienna?" in shown.stderr) == (2, True)
    assert f"quizapp pack edit {made} vienna opens it there; nothing was changed" in shown.stderr
    assert not [part for part in ("wien", "Donau") if part in shown.stderr]
    (made / "pack.yaml").write_text(PACK.replace("Which river flows through Vienna?", "What flows through Vienna?"))
    done = verb("flagged", made, file, "--apply", "vienna")
    assert (done.returncode, done.stdout) == (0, "vienna: reads so already, nothing to take over\n")


def test_corrections_alone_are_handed_in_too(verb: Verb) -> None:
    kept = paths().corrections / "rivers.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text("format: quizapp-curated/1\nreject:\n  - {id: g-2, reason: trivial}\n", "utf-8")
    rows = map(json.loads, verb("results", "export", "--feedback").stdout.splitlines())
    assert [row["text"] for row in rows if row.get("type") == "correction"] == ["trivial"]
    assert "nothing to hand in yet" in verb("results", "export").stderr


CASES = [
    (["--apply", "g-2"], 2, "nobody handed in a correction of 'g-2'"),
    (["--apply", "g-1"], 2, "'g-1' was corrected by anna, ben"),
    (["--apply", "vienna"], 2, "written by hand, so --apply leaves it to you to change:\n--- as it is"),
    (["--apply", "paris", "--yes"], 2, "status: retired asks it no more"),
    (["--apply", "g-1", "--from", "ben"], 1, "no question as it stands"),
    (["--apply", "gone", "--yes"], 2, "no question 'gone'"),
]


@pytest.mark.parametrize(("options", "status", "said"), CASES)
def test_what_cannot_be_taken_over_is_said_and_nothing_changes(
    verb: Verb, made: Path, tmp_path: Path, options: list[str], status: int, said: str
) -> None:
    file = handed_in(
        tmp_path / "class.jsonl",
        correction("anna", "g-1", block(SUEZ)),
        correction("ben", "g-1", "id: g-1\nkind: date\nprompt: [\n"),
        correction("cleo", "vienna", block({"id": "vienna", "kind": "short", "prompt": "P?", "answer": "Inn"})),
        correction("cleo", "gone", block(SUEZ)),
        correction("cleo", "paris", "trivial", "reject"),
    )
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    done = verb("flagged", made, file, *options)
    assert (done.returncode, said in done.stderr) == (status, True), done.stderr
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before


def test_a_rejection_is_taken_over_too(verb: Verb, made: Path, tmp_path: Path) -> None:
    file = handed_in(tmp_path / "class.jsonl", correction("anna", "g-2", "trivial", "reject"))
    done = verb("flagged", made, file, "--apply", "g-2", "--yes")
    assert (done.returncode, "rejected: trivial" in done.stdout) == (0, True), done.stderr
    assert "trivial" in (made / "curated.yaml").read_text("utf-8")
