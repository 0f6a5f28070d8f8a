"""The command line as a whole: wrong words, pipes, places that cannot be written."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp import __version__
from quizapp.cli import DISK, Verbs
from tests.cli.conftest import Run, Verb


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"quizapp, version {__version__}\n"


def test_help_names_every_verb(run: Run) -> None:
    from quizapp.cli import VERBS

    text = run("--help").stdout
    assert all(verb in text for verb in VERBS)


@pytest.mark.parametrize("verb", ["study", "due", "reviews", "generate", "check", "export", "fit"])
def test_every_verb_has_help_of_its_own(run: Run, verb: str) -> None:
    done = run(verb, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: ")


def test_a_wrong_verb_is_wrong_use_with_what_was_meant(run: Run) -> None:
    done = run("stduy")
    assert done.returncode == 2
    assert "did you mean 'study'?" in done.stderr


def test_without_a_terminal_the_app_says_what_works(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert "study --plain" in done.stderr
    assert done.stdout == ""


def test_a_reader_that_stops_early_is_no_error(run: Run, pack: Path) -> None:
    run("study", pack, "--plain", "--limit", "40", text="1\n4\n" * 80)
    command = f"'{sys.executable}' -m quizapp reviews --json | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=60, check=False
    )
    assert json.loads(done.stdout)["type"]
    assert done.stderr == ""


def test_a_profile_keeps_its_own_answers(run: Run, pack: Path) -> None:
    run("--profile", "ann", "study", pack, "--plain", "--limit", "1", text="1\n4\n" * 4)
    assert run("--profile", "ann", "reviews", "--json").stdout.count("\n") >= 1
    assert run("reviews", "--json").stdout == ""


def test_a_profile_cannot_leave_its_folder(run: Run) -> None:
    done = run("--profile", "../../x", "due")
    assert done.returncode == 2
    assert "cannot be a profile's name" in done.stderr


def as_nobody(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run quizapp as somebody to whom `home` does not belong; it has run before, so that its modules are loaded."""
    code = (
        "import io, os, sys, quizapp.packs.indexing\n"
        "from quizapp.cli import main\n"
        "def run():\n"
        f"    sys.argv = ['quizapp', *{list(arguments)!r}]\n"
        "    try: main()\n"
        "    except SystemExit as stop: return stop.code\n"
        "out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), write_through=True)\n"
        "run()\n"
        "sys.stdout = out\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"os.environ['QUIZAPP_HOME'] = {str(home)!r}\n"
        "sys.exit(run())\n"
    )
    return subprocess.run(
        [sys.executable, "-B", "-c", code], input="", capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that everybody may look into and only its owner may write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("arguments", [("due",), ("due", "--count"), ("reviews", "--json")])
def test_reading_needs_no_home_that_can_be_written(locked: Path, arguments: tuple[str, ...]) -> None:
    done = as_nobody(locked / "home", *arguments)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_study_in_a_home_that_cannot_be_written_says_what_to_do(locked: Path) -> None:
    done = as_nobody(locked / "home", "study", "kfor", "--plain", "--limit", "1")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert "QUIZAPP_HOME" in done.stderr


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        (OSError(errno.ENOSPC, "No space left", "a.txt"), f"hint: {DISK}\n"),
        (PermissionError(errno.EACCES, "Not yours", "a.txt"), f"hint: {DISK}\n"),
        (FileNotFoundError(errno.ENOENT, "Not there", "a.txt"), ""),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Nobody answers", "a.txt"), ""),
    ],
)
def test_only_a_disk_that_refuses_is_asked_about(error: OSError, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(SystemExit):
        Verbs(invoke_without_command=True, callback=fail).main([])
    assert capsys.readouterr().err == f"a.txt: error: {error.strerror}\n{hint}"


@pytest.mark.parametrize("redirected", [">/dev/full", ">&-", "<&-"])
@pytest.mark.parametrize("verb", ["due", "study kfor --plain --limit 1", "export kfor --to jsonl"])
def test_closed_and_full_streams_show_no_traceback(verb: str, redirected: str) -> None:
    command = f"'{sys.executable}' -m quizapp {verb} {redirected}"
    done = subprocess.run(["bash", "-c", command], input="", capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}


def test_ctrl_c_while_it_is_loaded_shows_no_traceback() -> None:
    stop = "class Stop:\n def find_spec(self, name, *rest):\n  if name == 'quizapp.cli': raise KeyboardInterrupt\n"
    code = f"import sys\n{stop}sys.meta_path.insert(0, Stop())\nfrom quizapp.__main__ import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_whoever_reads_no_further_is_no_error() -> None:
    command = f"'{sys.executable}' -m quizapp questions | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], input="", capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout[1:], done.stderr) == ("0\n", "")


def test_json_is_the_same_in_every_encoding(run: Run, tmp_path: Path) -> None:
    text = "format: quizapp-pack/1\nid: lodz\ntitle: Łódź\nquestions: []\n"
    (tmp_path / "elsewhere" / "questions").mkdir()
    (tmp_path / "elsewhere" / "questions" / "lodz.yaml").write_text(text, encoding="utf-8")
    said = run("pack", "list", "--json", env={"PYTHONIOENCODING": "latin-1"}).stdout
    assert "Łódź" in [json.loads(line)["title"] for line in said.splitlines()]


def test_an_encoding_that_cannot_say_it_is_no_error(run: Run) -> None:
    done = run("study", "kfor", "--plain", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert "Kosovo" in done.stdout


def test_an_export_onto_a_folder_is_said(run: Run) -> None:
    done = run("export", "kfor", "--to", "jsonl", "-o", ".")
    assert done.returncode == 1
    assert "this is a folder" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("undo", "1", "--last"), "--last goes without a ROW"),
        (("add", "Q", "A", "--undo"), "--undo goes without a question"),
        (("check", "kfor", "--json", "--github"), "--json and --github exclude each other"),
        (("exam", "kfor", "--attempts", "--seed", "0"), "look back on every exam of a pack"),
        (("flagged", "--from", "anna"), "--from and --yes go with --apply"),
        (("flagged", "--apply", "x", "--json"), "--apply goes without --json"),
        (("progress", "--csv", "--documents"), "--csv goes without --documents"),
        (("results", "report", "a.jsonl", "--table", "choices"), "--table goes with --csv"),
    ],
)
def test_options_that_would_be_passed_over_are_refused(verb: Verb, words: tuple[str, ...], said: str) -> None:
    done = verb(*words)
    assert (done.returncode, said in done.stderr, "hint: " in done.stderr) == (2, True, True)
