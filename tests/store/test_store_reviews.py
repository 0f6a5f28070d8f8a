import json
import re
import subprocess
import sys
from datetime import timedelta

from click.testing import CliRunner
from made_rows import START, answer, journal, open_store, row, undo

from quizapp.cli import main
from quizapp.config import paths


def shown(*options: str) -> list[str]:
    done = CliRunner().invoke(main, ["reviews", *options])
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def studied() -> None:
    kept = open_store(paths().home)
    first = kept.append(answer("rivers/silna", right=False, response="the\x1b[31mSilna\n"))
    kept.append(undo(first, START + timedelta(minutes=1)))
    kept.append(row("setting", START, name="new_per_day", value=7))
    kept.close()


def test_every_row_is_shown_as_json_with_its_sequence() -> None:
    studied()
    rows = [json.loads(line) for line in shown("--json")]
    assert [(one["sequence"], one["type"], one["undone"]) for one in rows] == [
        (1, "answer", True),
        (2, "undo", False),
        (3, "setting", False),
    ]
    assert rows[0]["card"] == "rivers/silna"
    assert rows[1]["row"] == rows[0]["id"]
    assert rows[2]["value"] == 7
    assert all(len(one["device"]) == 12 for one in rows)


def test_every_row_is_shown_as_a_line_that_no_terminal_obeys() -> None:
    studied()
    lines = shown()
    assert len(lines) == 3
    assert "again  wrong  due 2026-03-09" in lines[0]
    assert re.search(r"\(taken back\)  #r-\d+$", lines[0])
    assert "2026-03-02 09:00:00" in lines[0]
    assert "\x1b" not in "".join(lines)


def test_a_learner_without_rows_sees_none_and_nothing_is_created() -> None:
    assert (shown(), shown("--json")) == (["The journal is empty."], [])
    assert not paths().home.exists()


def test_a_damaged_journal_is_a_message_and_exit_1() -> None:
    studied()
    path = journal(paths().home)
    path.write_bytes(path.read_bytes().replace(b'"type":"undo"', b'"type":"undp"'))
    done = subprocess.run([sys.executable, "-m", "quizapp", "reviews"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{path}:3: error: this line is damaged" in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pipe_that_closes_early_is_no_error() -> None:
    studied()
    command = f"{sys.executable} -m quizapp reviews --json | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["sequence"] == 1
