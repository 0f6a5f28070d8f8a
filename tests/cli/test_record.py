"""The verbs that keep the record safe, as people run them."""

import json
from pathlib import Path

import pytest

from quizapp.config import paths
from tests.cli.conftest import Run
from tests.store.made_rows import open_store

THREE = "Danube\n3\n1\n3\n\n\n"


@pytest.fixture
def studied(pack: Path, run: Run) -> Path:
    """Three answers through quizapp itself; the learner's folder."""
    assert run("study", pack, "--plain", "--limit", "3", text=THREE).stdout.count("saved") == 3
    return paths().profile


def rows() -> list[str]:
    return [row.id for row in open_store(paths().home, read_only=True).rows()]


def test_studying_makes_the_backup_of_the_day(run: Run, pack: Path, studied: Path):
    (made,) = (studied / "backups").iterdir()
    assert made.name.endswith("-daily.zip")
    run("study", pack, "--plain", "--limit", "3", text=THREE)
    assert list((studied / "backups").iterdir()) == [made]


def test_a_backup_is_made_proved_and_put_back(run: Run, pack: Path, studied: Path, tmp_path: Path):
    done = run("backup", tmp_path / "copy.zip")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 rows, 3 cards" in done.stdout
    before = rows()
    run("study", pack, "--plain", "--limit", "2", text="\n\n\n\n")
    assert len(rows()) == 5
    asked = run("restore", tmp_path / "copy.zip", text="n\n")
    assert (asked.returncode, len(rows())) == (1, 5)
    assert "2 rows here would go, 0 come back" in asked.stdout
    done = run("restore", tmp_path / "copy.zip", text="y\n")
    assert (done.returncode, rows()) == (0, before)
    kept = Path(done.stdout.split("kept: ")[1].strip())
    assert str(kept) in run("restore").stdout
    assert run("restore", kept, "--yes").returncode == 0
    assert len(rows()) == 5
    assert "Nothing would change" in run("restore", kept).stdout
    again = run("backup", tmp_path / "copy.zip")
    assert (again.returncode, "already" in again.stderr) == (2, True)


def test_without_a_store_there_is_nothing_to_back_up_and_nothing_is_made(run: Run):
    assert run("backup").returncode == 2
    assert run("doctor").returncode == 0
    assert run("undo").returncode == 0
    assert json.loads(run("paths", "--json").stdout)["device"] == ""
    assert not paths().home.exists()


def test_the_doctor_finds_mends_and_says_so(run: Run, studied: Path):
    assert run("doctor").stdout == "3 rows in 1 files, 1 backups: all is well.\n"
    (path,) = studied.glob("journal/*/000001.log")
    good = path.read_bytes()
    path.write_bytes(good.replace(b'"rating":3', b'"rating":4', 1))
    found = run("doctor")
    assert found.returncode == 1
    assert f"{path}:2: error: this line is damaged" in found.stdout
    assert "doctor --fix" in found.stderr
    assert json.loads(run("doctor", "--json").stdout)["findings"][0]["severity"] == "error"
    mended = run("doctor", "--fix")
    assert mended.returncode == 0
    assert "1 rows came back from backups" in mended.stdout
    assert path.read_bytes() == good
    assert run("doctor").returncode == 0


def test_everything_goes_to_another_machine_as_json(run: Run, pack: Path, studied: Path, tmp_path: Path):
    shown = json.loads(run("journal", "export").stdout)
    assert len(shown["cards"]) == 3
    assert run("journal", "export", "-o", tmp_path / "all.json").stdout.endswith("3 rows\n")
    assert run("--profile", "other", "journal", "import", tmp_path / "all.json").stdout.startswith("3 rows added")
    assert run("--profile", "other", "reviews").stdout == run("reviews").stdout
    run("study", pack, "--plain", "--limit", "1", text="\n\n")
    assert run("--profile", "other", "journal", "import", studied).stdout.startswith("1 rows added")
    assert run("--profile", "other", "journal", "import", studied).stdout == "0 rows added.\n"


def test_a_pack_is_forgotten_only_when_the_learner_is_sure(run: Run, studied: Path):
    unsure = run("forget", "rivers", text="y\nn\n")
    assert (unsure.returncode, len(rows())) == (1, 3)
    near = run("forget", "river")
    assert (near.returncode, "did you mean 'rivers'" in near.stderr) == (2, True)
    assert run("forget").returncode == 2
    done = run("forget", "rivers", text="n\ny\n")
    assert (done.stdout, rows()) == ("3 rows forgotten.\n", [])
    assert "1 earlier backups" in done.stderr
    assert run("forget", "--all", "--yes").returncode == 2


def test_paths_says_where_everything_is(run: Run, studied: Path):
    said = json.loads(run("paths", "--json").stdout)
    assert said["profile"] == str(studied)
    assert (said["profiles"], len(said["device"])) == (["default"], 12)
    assert str(studied) in run("paths").stdout


@pytest.mark.parametrize(
    "verb", [("undo",), ("paths",), ("doctor",), ("backup",), ("journal", "export"), ("forget", "--all", "--yes")]
)
def test_the_verbs_load_neither_interface_nor_model(studied: Path, verb: tuple[str, ...]):
    import subprocess
    import sys

    code = (
        "import sys; from quizapp.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('textual', 'pydantic', 'spacy', 'fsrs') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *verb], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]"
