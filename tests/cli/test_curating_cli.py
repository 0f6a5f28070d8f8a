"""keep, edit and reject on the command line, and what generate makes of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from quizapp.packs.reading import decisions_of, read_pack
from tests.cli.conftest import Run, Verb
from tests.made_packs import MADE, PACK

EDITOR = """\
import sys
from pathlib import Path
path = Path(sys.argv[-1])
path.write_text(path.read_text().replace("Turin", "Ferrara").replace("Seine", "Marne"))
"""


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "rivers"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "generated.jsonl").write_text(MADE, encoding="utf-8")
    return folder


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR)
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")


def test_keep_vouches_with_the_learner_s_name_and_undo_takes_it_back(verb: Verb, rivers: Path) -> None:
    done = verb("--profile", "ada", "pack", "keep", str(rivers), "g-1", "rivers/g-2")
    assert (done.returncode, done.stdout) == (0, "g-1: kept\ng-2: kept\n")
    assert "--undo takes it back" in done.stderr
    assert [q.checked.who for q in read_pack(rivers).questions if q.checked] == ["ada", "ada"]
    undone = verb("pack", "keep", str(rivers), "g-1", "g-2", "--undo", "--json")
    assert json.loads(undone.stdout)["undone"] == ["g-1", "g-2"]
    assert not (rivers / "curated.yaml").exists()
    again = verb("pack", "keep", str(rivers), "g-1", "--undo")
    assert again.returncode == 2
    assert "nothing to take back" in again.stderr


def test_reject_needs_a_reason_and_keep_brings_back(verb: Verb, rivers: Path) -> None:
    assert verb("pack", "reject", str(rivers), "g-1").returncode == 2
    assert verb("pack", "reject", str(rivers), "g-1", "--reason", "x", "--undo").returncode == 2
    done = verb("pack", "reject", str(rivers), "g-1", "--reason", "trivial", "--json")
    assert json.loads(done.stdout) == {"pack": "rivers", "rejected": ["g-1"], "file": str(rivers / "curated.yaml")}
    assert "g-1" not in [q.id for q in read_pack(rivers).questions]
    hint = verb("pack", "keep", str(rivers), "g-1", "--undo").stderr
    assert "under reject" in hint
    assert verb("pack", "keep", str(rivers), "g-1").returncode == 0
    found = decisions_of(rivers)
    assert found is not None
    assert ([one.id for one in found.keep], found.reject) == (["g-1"], ())


def test_a_name_that_is_not_there_is_told_with_the_near_one_and_nothing_is_done(verb: Verb, rivers: Path) -> None:
    done = verb("pack", "keep", str(rivers), "g-1", "g-22")
    assert done.returncode == 2
    assert "did you mean 'g-2'?" in done.stderr
    assert not (rivers / "curated.yaml").exists()
    by_hand = verb("pack", "reject", str(rivers), "paris", "--reason", "wrong")
    assert "written by hand, in pack.yaml:7" in by_hand.stderr
    assert verb("pack", "keep", "nowhere", "g-1").returncode == 2


@pytest.mark.usefixtures("editor")
def test_edit_opens_the_editor_and_what_was_edited_is_asked(verb: Verb, rivers: Path) -> None:
    done = verb("pack", "edit", str(rivers), "g-2")
    assert (done.stdout, done.stderr) == (
        "g-2: edited\n",
        f"in {rivers / 'curated.yaml'}; --undo takes it back\n",
    )
    found = next(q for q in read_pack(rivers).questions if q.id == "g-2")
    assert (found.prompt, bool(found.checked)) == ("The Po flows through Ferrara.", True)
    assert json.loads(verb("pack", "edit", str(rivers), "g-2", "--json").stdout)["edited"] == []
    assert verb("pack", "edit", str(rivers), "g-2", "--undo").returncode == 0
    assert not (rivers / "curated.yaml").exists()
    assert verb("pack", "edit", str(rivers), "paris").stderr == f"in {rivers / 'pack.yaml'}\n"
    assert "answer: Marne" in (rivers / "pack.yaml").read_text()


@pytest.mark.usefixtures("editor")
def test_an_edit_after_which_the_passage_does_not_say_the_answer_is_warned_of(verb: Verb, rivers: Path) -> None:
    (rivers / "sources").mkdir()
    (rivers / "sources" / "notes.md").write_text("The Seine flows through Paris.")
    sources, cited = "sources: {notes: {path: sources/notes.md}}\n", "evidence: {source: notes, quote: The Seine flows}"
    text = PACK.replace("questions:", f"{sources}questions:")
    (rivers / "pack.yaml").write_text(text.replace("answer: Seine", f"answer: Seine\n    {cited}"))
    script = rivers.parents[1] / "editor.py"
    script.write_text(EDITOR.replace('"Seine", "Marne"', '"answer: Seine", "answer: Marne"'))
    done = verb("pack", "edit", str(rivers), "paris")
    assert (done.returncode, "does not say 'Marne'" in done.stderr) == (0, True), done.stderr
    script.write_text(EDITOR.replace('"Seine", "Marne"', '"id: paris", "id: france"'))
    assert verb("pack", "edit", str(rivers), "paris").stdout == "paris: edited\n"


def test_a_pack_of_somebody_else_is_corrected(
    verb: Verb, rivers: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr("quizapp.packs.editing.is_own", lambda pack: False)
    assert verb("pack", "reject", str(rivers), "paris", "--reason", "wrong").returncode == 0
    assert verb("pack", "keep", str(rivers), "g-1").returncode == 0
    assert not (rivers / "curated.yaml").exists()
    path = next(home.rglob("corrections/rivers.yaml"))
    assert "paris" in path.read_text()
    assert verb("study", str(rivers), "--plain", "--limit", "4", text="").stdout.count("Which river") <= 1
    path.write_text("keep: [")
    shown = verb("check", str(rivers))
    assert f"{path}:1:" in shown.stdout


def test_curate_needs_a_terminal(verb: Verb, rivers: Path) -> None:
    done = verb("pack", "curate", str(rivers))
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


TOWN = "# Grenholm\n\nThe North River Bridge was opened on {} June 1931. It was designed by Ada Holm.\n"


@pytest.mark.long
def test_generate_respects_what_was_decided(run: Run, tmp_path: Path) -> None:
    document, other, pack = tmp_path / "a.md", tmp_path / "b.md", tmp_path / "town"
    document.write_text(TOWN.format(12))
    other.write_text(TOWN.format(14))
    first = run("generate", document, other, "-o", pack)
    assert "The documents disagree on North River Bridge" in first.stdout
    assert f"yet: quizapp pack curate {pack}" in first.stdout
    designer = next(q for q in read_pack(pack).questions if q.prompt.startswith("By whom"))
    rest = [q.id for q in read_pack(pack).questions if q.id != designer.id]
    assert run("pack", "keep", pack, designer.id).returncode == 0
    lines = (pack / "generated.jsonl").read_text().replace("By whom was", "Whose plans were followed when")
    (pack / "generated.jsonl").write_text(lines)
    assert run("pack", "keep", pack, designer.id).returncode == 0
    assert run("pack", "reject", pack, *rest, "--reason", "dull").returncode == 0
    decided = (pack / "curated.yaml").read_bytes()
    again = run("generate", pack)
    assert "Nobody has checked" not in again.stdout
    assert (pack / "curated.yaml").read_bytes() == decided
    (question,) = read_pack(pack).questions
    assert question.prompt.startswith("Whose plans were followed")
    assert question.checked is not None
