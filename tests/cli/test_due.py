"""`quizapp due` in scripts: one number, words of one's own, an exit status, and answers that are kept for a prompt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quizapp import glance
from quizapp.cli.due_format import filled, named
from quizapp.errors import WrongUse
from quizapp.figures.overview import Overview
from tests.benchmarks.due import measured
from tests.cli.conftest import Run

EASY = "Danube\n4\n"
MISSED = "\n1\n"


@pytest.fixture
def kept(home: Path) -> Path:
    return home / "quizapp" / "cache" / "due"


def answer_one(run: Run, pack: Path, text: str) -> None:
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text=text)
    assert "saved" in done.stdout, done.stderr


@pytest.fixture
def here(tmp_path: Path, pack: Path) -> Path:
    """Where quizapp runs, with the small pack among its questions."""
    folder = tmp_path / "elsewhere" / "questions"
    folder.mkdir(parents=True)
    pack.rename(folder / "rivers")
    return folder / "rivers"


def test_the_count_is_one_integer_and_0_without_a_store(run: Run) -> None:
    done = run("due", "--count")
    assert (done.stdout, done.stderr, done.returncode) == ("0\n", "", 0)


def test_what_was_missed_is_counted_at_once(run: Run, here: Path) -> None:
    assert [run("due", "--count").stdout for _ in range(2)] == ["0\n", "0\n"]
    answer_one(run, here, MISSED)
    assert [run("due", "--count").stdout for _ in range(2)] == ["1\n", "1\n"]
    answer_one(run, here, EASY)
    assert run("due", "--count").stdout == "0\n"


def test_the_status_says_whether_something_is_due(run: Run, here: Path) -> None:
    for _ in range(2):
        done = run("due", "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    answer_one(run, here, MISSED)
    for _ in range(2):
        done = run("due", "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_status_is_neither_when_it_cannot_be_found_out(run: Run, here: Path, home: Path) -> None:
    for _ in range(3):
        answer_one(run, here, MISSED)
    (log,) = (home / "quizapp" / "profiles" / "default" / "journal").glob("*/*.log")
    log.write_bytes(log.read_bytes().replace(b'"again"', b"").replace(b'"right":false', b'"right":true', 1))
    (home / "quizapp" / "profiles" / "default" / "learner.json").unlink()
    done = run("due", "--quiet")
    assert done.returncode == 2
    assert "damaged" in done.stderr


def test_words_of_ones_own_have_their_fields_filled_in(run: Run, here: Path) -> None:
    answer_one(run, here, MISSED)
    done = run("due", "--format", "{due}|{new}|{minutes}|{packs}|{titles}|{streak}|{next}|{{}}")
    assert done.stdout.replace("in 1 min", "now") == "1|9|3|1|Rivers|1|now|{}\n"
    assert run("due", "--format=[{due:>3}]").stdout == "[  1]\n"
    assert run("due", "--format", "").stdout == "\n"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{deu}", "did you mean '{due}'?"),
        ("{}", "there is no field '{}'"),
        ("{due.real}", "there is no field '{due.real}'"),
        ("{due[0]}", "there is no field"),
        ("{due", "the format '{due' cannot be read"),
        ("due}", "cannot be read"),
        ("{due:x>y}", "cannot be filled in"),
        ("{due:{new}}", "a field within a field"),
    ],
)
def test_an_unknown_field_or_a_lone_brace_is_explained(pattern: str, said: str) -> None:
    with pytest.raises(WrongUse) as error:
        filled(pattern if named(pattern) else "", Overview("", True, 0, 0, 10, 0, 0, ""))
    assert said in error.value.message
    assert "{due} {new}" in error.value.hint


def test_a_wrong_format_is_wrong_use(run: Run) -> None:
    done = run("due", "--format", "{deu}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean '{due}'?" in done.stderr
    assert "hint: there are {due} {new}" in done.stderr


def test_two_ways_to_say_it_are_one_too_many(run: Run) -> None:
    done = run("due", "--count", "--quiet")
    assert done.returncode == 2
    assert "exclude each other" in done.stderr


def test_json_says_the_same(run: Run, here: Path) -> None:
    answer_one(run, here, MISSED)
    said = json.loads(run("due", "--json").stdout)
    assert (said["due"], said["new"]) == (1, 9)
    assert [pack["id"] for pack in said["packs"] if pack["due"]] == ["rivers"]


def test_in_full_it_is_kept_only_while_something_is_due(run: Run, here: Path, kept: Path) -> None:
    """When nothing is, it says how long until the next, which changes by itself."""
    answer_one(run, here, EASY)
    assert "Next: " in run("due").stdout
    assert not kept.exists()
    answer_one(run, here, MISSED)
    assert run("due").stdout == run("due").stdout
    assert len(list(kept.iterdir())) == 1


def test_what_is_kept_is_quick(tmp_path: Path) -> None:
    whole, _, count, _ = measured(50, 100, 3, tmp_path)
    assert whole.ratio < 5 * whole.hold
    assert count.ratio < 5 * count.hold


def test_a_glance_loads_nearly_nothing(run: Run, here: Path) -> None:
    answer_one(run, here, MISSED)
    assert run("due", "--count").stdout == "1\n"
    code = "import sys; sys.argv[1:] = ['due', '--count']\nimport quizapp.__main__ as m\ntry: m.main()\n"
    code += (
        "except SystemExit: print(*(n for n in ('re', 'json', 'click', 'pathlib', 'dataclasses') if n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True, text=True, check=False, cwd=here.parents[1],
    )  # fmt: skip
    assert done.stdout == "1\n\n", done.stderr


@pytest.mark.parametrize("change", ["pack", "new pack", "header appears", "row", "profile", "zone"])
def test_what_is_kept_is_said_again_only_while_nothing_changed(run: Run, here: Path, kept: Path, change: str) -> None:
    answer_one(run, here, MISSED)
    empty = here.parent / "empty"
    empty.mkdir()
    assert run("due", "--count").stdout == "1\n"
    (file,) = kept.iterdir()
    before = file.read_text()
    env = {}
    match change:
        case "pack":
            header = here / "pack.yaml"
            header.write_text(header.read_text().replace("a-short", "a-shorter"))
        case "new pack":
            (here.parent / "more.yaml").write_text("format: quizapp-pack/1\nid: more\ntitle: More\nquestions: []\n")
        case "header appears":
            (empty / "pack.yaml").write_text("format: quizapp-pack/1\nid: more\ntitle: More\nquestions: []\n")
        case "row":
            answer_one(run, here, EASY)
        case "profile":
            env["QUIZAPP_PROFILE"] = "ann"
        case "zone":
            env["TZ"] = "Asia/Tokyo"
    fresh = run("due", "--count", env=env)
    assert fresh.stdout == {"pack": "0\n", "row": "0\n", "profile": "0\n"}.get(change, "1\n")
    files = list(kept.iterdir())
    assert len(files) > 1 or file.read_text() != before or fresh.stderr


def test_an_answer_holds_until_its_time_and_not_before(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words, now = ["due", "--count"], time.time()
    seen = glance.stamps([str(tmp_path)])
    for since, until, good in ((-1, 60, True), (-60, -1, False), (30, 60, False)):
        glance.keep(words, "7\n", 0, seen, now + since, now + until)
        assert glance.answered(words) == (0 if good else None)
        assert capsys.readouterr().out == ("7\n" if good else "")


def test_other_words_and_other_verbs_are_asked_anew(tmp_path: Path) -> None:
    now = time.time()
    glance.keep(["due", "--count"], "7\n", 0, [], now, now + 60)
    glance.keep(["reviews"], "7\n", 0, [], now, now + 60)
    assert glance.answered(["due"]) is None
    assert glance.answered(["reviews"]) is None


def test_a_damaged_answer_is_asked_anew(kept: Path) -> None:
    words, now = ["due", "--count"], time.time()
    glance.keep(words, "12\n", 0, [], now, now + 60)
    (file,) = kept.iterdir()
    content = file.read_bytes()
    for length in range(len(content)):
        file.write_bytes(content[:length])
        assert glance.answered(words) is None


def test_kept_answers_do_not_pile_up(kept: Path) -> None:
    now = time.time()
    for number in range(2 * glance.MOST):
        glance.keep(["due", "--format", str(number)], "7\n", 0, [], now, now + 60)
    assert len(os.listdir(kept)) <= glance.MOST


def test_a_name_that_would_break_the_file_is_not_kept(kept: Path) -> None:
    now = time.time()
    glance.keep(["due"], "7\n", 0, glance.stamps(["a\n\nb"]), now, now + 60)
    assert not kept.exists()
