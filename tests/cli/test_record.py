"""The verbs that keep the record safe, as people run them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.config import paths
from tests.cli.conftest import Run, Verb
from tests.store.made_rows import answer, open_store

THREE = "\n" * 6


def study(*cards: str) -> None:
    """Answers to some cards, and the backup of the day, as studying leaves them."""
    from quizapp.cli.places import open_desk

    with open_desk("") as desk:
        for card in cards:
            desk.store.append(answer(f"rivers/{card}"))


@pytest.fixture
def studied() -> Path:
    """Three answers; the learner's folder."""
    study("a", "b", "c")
    return paths().profile


def rows() -> list[str]:
    return [row.id for row in open_store(paths().home, read_only=True).rows()]


def test_studying_makes_the_backup_of_the_day(run: Run, pack: Path):
    for _ in range(2):
        assert run("study", pack, "--plain", "--limit", "3", text=THREE).stdout.count("saved") == 3
        (made,) = (paths().profile / "backups").iterdir()
        assert made.name.endswith("-daily.zip")
    assert len(rows()) == 6


def test_a_damaged_old_line_is_told_with_the_backup_of_the_day(run: Run, pack: Path):
    run("study", "--plain", pack, "--limit", "3", text=THREE)
    profile = paths().profile
    (path,) = profile.glob("journal/*/000001.log")
    for daily in (profile / "backups").iterdir():
        daily.unlink()
    path.write_bytes(path.read_bytes().replace(b'"type":"answer"', b'"type":"answes"', 1))
    for said in (f"warning: {path}:2: this line is damaged; `quizapp doctor` says what can be done\n", ""):
        done = run("study", "--plain", pack, "--limit", "3", text=THREE)
        assert (done.returncode, done.stderr) == (0, said)
    assert len(list((profile / "backups").iterdir())) == 1


def test_a_backup_is_made_proved_and_put_back(verb: Verb, studied: Path, tmp_path: Path):
    done = verb("backup", tmp_path / "copy.zip")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 rows, 3 cards" in done.stdout
    before = rows()
    study("d", "e")
    assert len(rows()) == 5
    asked = verb("restore", tmp_path / "copy.zip", text="n\n")
    assert (asked.returncode, len(rows())) == (1, 5)
    assert "2 rows here would go, 0 come back" in asked.stdout
    done = verb("restore", tmp_path / "copy.zip", text="y\n")
    assert (done.returncode, rows()) == (0, before)
    kept = Path(done.stdout.split("kept: ")[1].strip())
    assert str(kept) in verb("restore").stdout
    assert verb("restore", kept, "--yes").returncode == 0
    assert len(rows()) == 5
    assert "Nothing would change" in verb("restore", kept).stdout
    again = verb("backup", tmp_path / "copy.zip")
    assert (again.returncode, "already" in again.stderr) == (2, True)


def test_corrections_come_back_though_no_row_would_change(verb: Verb, studied: Path, tmp_path: Path):
    corrections = studied / "corrections"
    corrections.mkdir(mode=0o700)
    for name in ("same", "other", "gone"):
        (corrections / f"{name}.yaml").write_text("edit: {}\n")
    verb("backup", tmp_path / "copy.zip")
    (corrections / "other.yaml").write_text("edit: {q: new}\n")
    (corrections / "gone.yaml").unlink()
    done = verb("restore", tmp_path / "copy.zip", text="y\n")
    assert "corrections that change: gone.yaml, other.yaml\n" in done.stdout
    assert {path.read_text() for path in corrections.iterdir()} == {"edit: {}\n"}
    assert len(list(corrections.iterdir())) == 3
    assert "Nothing would change" in verb("restore", tmp_path / "copy.zip").stdout


def test_a_copy_without_corrections_leaves_none(verb: Verb, studied: Path, tmp_path: Path):
    verb("backup", tmp_path / "copy.zip")
    verb("journal", "export", "-o", tmp_path / "all.json")
    for copy in ("copy.zip", "all.json"):
        (studied / "corrections").mkdir(mode=0o700, exist_ok=True)
        (studied / "corrections" / "rivers.yaml").write_text("edit: {}\n")
        done = verb("restore", tmp_path / copy, text="y\n")
        assert "corrections that change: rivers.yaml\n" in done.stdout
        assert not list((studied / "corrections").iterdir())
        verb("restore", Path(done.stdout.split("kept: ")[1].strip()), "--yes")
        assert (studied / "corrections" / "rivers.yaml").exists()


def test_what_holds_no_row_is_put_back_too(verb: Verb, studied: Path, tmp_path: Path):
    verb("--profile", "nobody", "journal", "export", "-o", tmp_path / "none.json")
    done = verb("restore", tmp_path / "none.json", "--yes")
    assert ("3 rows here would go" in done.stdout, rows()) == (True, [])
    verb("restore", Path(done.stdout.split("kept: ")[1].strip()), "--yes")
    assert len(rows()) == 3


def test_without_a_store_there_is_nothing_to_back_up_and_nothing_is_made(verb: Verb):
    assert verb("backup").returncode == 2
    assert verb("doctor").returncode == 0
    assert verb("undo").returncode == 0
    assert json.loads(verb("paths", "--json").stdout)["device"] == ""
    assert not paths().home.exists()


def test_a_file_that_is_not_there_or_is_no_journal_leaves_no_empty_learner(verb: Verb, tmp_path: Path):
    (tmp_path / "notes.md").write_text("no journal")
    for words in (["restore"], ["journal", "import"]):
        for name in ("none.zip", "notes.md"):
            done = verb("--profile", "new", *words, tmp_path / name)
            assert (done.returncode in {1, 2}, paths("new").profile.exists()) == (True, False), done.stderr


def test_the_doctor_finds_mends_and_says_so(verb: Verb, studied: Path):
    assert verb("doctor").stdout == "3 rows in 1 file, 1 backup: all is well.\n"
    (path,) = studied.glob("journal/*/000001.log")
    good = path.read_bytes()
    path.write_bytes(good.replace(b'"rating":3', b'"rating":4', 1))
    found = verb("doctor")
    assert found.returncode == 1
    assert f"{path}:2: error: this line is damaged" in found.stdout
    assert "doctor --fix" in found.stderr
    assert json.loads(verb("doctor", "--json").stdout)["findings"][0]["severity"] == "error"
    mended = verb("doctor", "--fix")
    assert mended.returncode == 0
    assert "1 row came back from backups" in mended.stdout
    assert path.read_bytes() == good
    assert verb("doctor").returncode == 0


def test_everything_goes_to_another_machine_as_json(verb: Verb, studied: Path, tmp_path: Path):
    shown = json.loads(verb("journal", "export").stdout)
    assert len(shown["cards"]) == 3
    assert verb("journal", "export", "-o", tmp_path / "all.json").stdout.endswith("3 rows\n")
    assert verb("--profile", "other", "journal", "import", tmp_path / "all.json").stdout.startswith("3 rows added")
    assert verb("--profile", "other", "reviews").stdout == verb("reviews").stdout
    study("d")
    assert verb("--profile", "other", "journal", "import", studied).stdout.startswith("1 row added.")
    assert verb("--profile", "other", "journal", "import", studied).stdout == "0 rows added.\n"


def test_a_pack_is_forgotten_only_when_the_learner_is_sure(verb: Verb, studied: Path):
    unsure = verb("forget", "rivers", text="y\nn\n")
    assert (unsure.returncode, len(rows())) == (1, 3)
    nobody = verb("forget", "rivers")
    assert (nobody.returncode, "nothing was changed" in nobody.stderr) == (1, True)
    near = verb("forget", "river")
    assert (near.returncode, "did you mean 'rivers'" in near.stderr) == (2, True)
    assert verb("forget").returncode == 2
    done = verb("forget", "rivers", text="n\ny\n")
    assert (done.stdout, rows()) == ("3 rows forgotten.\n", [])
    assert "1 earlier backup in" in done.stderr
    assert verb("forget", "--all", "--yes").returncode == 2


def test_paths_says_where_everything_is(verb: Verb, studied: Path):
    said = json.loads(verb("paths", "--json").stdout)
    assert said["profile"] == str(studied)
    assert (said["profiles"], len(said["device"])) == (["default"], 12)
    assert str(studied) in verb("paths").stdout


def test_the_verbs_load_neither_interface_nor_model(studied: Path):
    code = (
        "import sys; from quizapp.cli import main\n"
        "for verb in ('undo', 'paths', 'doctor', 'backup', 'journal export', 'forget --all --yes'):\n"
        "    try: main(verb.split())\n"
        "    except SystemExit as end: assert not end.code\n"
        "print([m for m in ('textual', 'pydantic', 'spacy', 'fsrs') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]"
