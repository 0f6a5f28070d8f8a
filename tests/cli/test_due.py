"""`quizapp due` in scripts: one number, words of one's own, an exit status, and answers that are kept for a prompt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp import glance
from quizapp.cli.due_format import filled, named
from quizapp.errors import WrongUse
from quizapp.figures.overview import Overview
from tests.benchmarks.due import BARE, COUNT, DUE, Learner
from tests.cli.conftest import Run, Verb
from tests.made_journal import KNOWN, MISSED, write_answer

Write = Callable[[str], None]


@pytest.fixture
def kept(home: Path) -> Path:
    return home / "quizapp" / "cache" / "due"


@pytest.fixture
def here(tmp_path: Path, pack: Path) -> Path:
    """Where quizapp runs, with the small pack among its questions."""
    folder = tmp_path / "elsewhere" / "questions"
    folder.mkdir(parents=True)
    pack.rename(folder / "rivers")
    return folder / "rivers"


@pytest.fixture
def write(home: Path) -> Write:
    """Write down that the card on Vienna was answered, and when it is due."""
    return lambda due: write_answer(home / "quizapp", "rivers/a-short", due)


def test_what_is_due_only_soon_is_said(run: Run, here: Path) -> None:
    run("study", "--plain", "rivers", "--limit", "1", text="no idea\n\n")
    assert run("due").stdout.startswith("1 due (all within 20 min), ")
    said = json.loads(run("due", "--json").stdout)
    assert (said["due"], said["soon"]) == (1, 1)
    assert run("due", "--count").stdout == "1\n"


def test_the_count_is_one_integer_and_0_without_a_store(run: Run) -> None:
    done = run("due", "--count")
    assert (done.stdout, done.stderr, done.returncode) == ("0\n", "", 0)


def test_what_falls_due_is_counted_and_said_at_once(run: Run, here: Path, write: Write) -> None:
    for due, count in (("", 0), (MISSED, 1), (KNOWN, 0)):
        if due:
            write(due)
        for _ in range(2):
            assert run("due", "--count").stdout == f"{count}\n"
            done = run("due", "--quiet")
            assert (done.returncode, done.stdout, done.stderr) == (int(not count), "", "")


def test_the_status_is_neither_when_it_cannot_be_found_out(run: Run, here: Path, write: Write, home: Path) -> None:
    for _ in range(3):
        write(MISSED)
    (log,) = (home / "quizapp" / "profiles" / "default" / "journal").glob("*/*.log")
    log.write_bytes(log.read_bytes().replace(b'"right":false', b'"right":true', 1))
    (home / "quizapp" / "profiles" / "default" / "learner.json").unlink()
    done = run("due", "--quiet")
    assert done.returncode == 2
    assert "damaged" in done.stderr


def test_words_of_ones_own_have_their_fields_filled_in(run: Run, here: Path, write: Write) -> None:
    write(MISSED)
    done = run("due", "--format", "{due}|{new}|{minutes}|{packs}|{titles}|{streak}|{next}|{{}}")
    assert done.stdout == "1|9|3|1|Rivers|1|now|{}\n"
    assert run("due", "--format=[{due:>3}]").stdout == "[  1]\n"
    assert run("due", "--format", "").stdout == "\n"
    said = json.loads(run("due", "--json").stdout)
    assert (said["due"], said["new"]) == (1, 9)
    assert [pack["id"] for pack in said["packs"] if pack["due"]] == ["rivers"]


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
        ("{due:>99999999999}", "'{due:>99999999999}' is too wide"),
        ("{due:.99999999999f}", "is too wide"),
    ],
)
def test_an_unknown_field_or_a_lone_brace_is_explained(pattern: str, said: str) -> None:
    with pytest.raises(WrongUse) as error:
        filled(pattern if named(pattern) else "", Overview("", True, 0, 0, 10, 0, 0, ""))
    assert said in error.value.message
    assert "{due} {new}" in error.value.hint or "at most 999" in error.value.hint


def test_a_wrong_format_is_wrong_use(run: Run) -> None:
    done = run("due", "--format", "{deu}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean '{due}'?" in done.stderr
    assert "hint: there are {due} {new}" in done.stderr


def test_two_ways_to_say_it_are_one_too_many(run: Run) -> None:
    done = run("due", "--count", "--quiet")
    assert done.returncode == 2
    assert "exclude each other" in done.stderr


@pytest.mark.parametrize("words", [(), ("--count",), ("--format", "{due}"), ("--json",), ("--quiet",)])
def test_what_is_wrong_with_a_pack_is_on_standard_error_each_time(
    run: Run, here: Path, write: Write, words: tuple[str, ...]
) -> None:
    write(MISSED)
    (here.parent / "broken.yaml").write_text('format: quizapp-pack/1\nid: broken\ntitle: "a\n')
    for _ in range(2):
        done = run("due", *words)
        assert (done.returncode, "broken" in done.stdout) == (0, False)
        assert done.stderr.startswith("warning: ")
        assert "broken.yaml" in done.stderr
        assert done.stderr.endswith("(quizapp check shows everything)\n")


def test_in_full_it_is_kept_only_while_something_is_due(run: Run, here: Path, kept: Path, write: Write) -> None:
    """When nothing is, it says how long until the next, which changes by itself."""
    write(KNOWN)
    assert "Next: " in run("due").stdout
    assert not kept.exists()
    write(MISSED)
    assert run("due").stdout == run("due").stdout
    assert len(list(kept.iterdir())) == 1


@pytest.mark.long
def test_what_is_kept_is_quick(tmp_path: Path) -> None:
    found = Learner(tmp_path / "small", 100, 100).figures("due", (*DUE, "--count"), BARE, COUNT, rounds=3)
    again, changed, anew = found
    assert again.ratio < 5 * COUNT
    assert changed.ratio < 5 * COUNT
    assert again.mine < anew.mine


def test_whoever_changes_something_keeps_up_what_was_asked(run: Run, here: Path, kept: Path, write: Write) -> None:
    write(MISSED)
    asked = (("due", "--count"), ("--profile", "default", "due", "--format", "{due} of due"), ("due", "--quiet"))
    for words in asked:
        run(*words)
    before = {path.name: path.read_text() for path in kept.iterdir()}
    assert run("study", "--plain", "rivers", "--limit", "2", text="Danube\n\nRhine\n\n").returncode == 0
    after = {path.name: path.read_text() for path in kept.iterdir()}
    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())
    said = [(run(*words).stdout, run(*words).returncode) for words in asked]
    assert after == {path.name: path.read_text() for path in kept.iterdir()}
    for path in kept.iterdir():
        path.unlink()
    assert said == [(run(*words).stdout, run(*words).returncode) for words in asked]
    run("undo", "--last")
    assert not set(after.values()) & {path.read_text() for path in kept.iterdir()}


def test_what_another_learner_asked_is_let_be(run: Run, here: Path, kept: Path, write: Write) -> None:
    write(MISSED)
    run("--profile", "ann", "due", "--count")
    before = [path.read_text() for path in kept.iterdir()]
    run("study", "--plain", "rivers", "--limit", "1", text="Danube\n\n")
    assert [path.read_text() for path in kept.iterdir()] == before


@pytest.mark.parametrize("words", [("--theme", "dark"), ("--keys=anki",), ("--profile", "default", "--keys=anki")])
def test_what_was_asked_with_other_options_hinders_no_verb(
    verb: Verb, kept: Path, pack: Path, words: tuple[str, ...]
) -> None:
    verb("pack", "add", pack)
    glance.keep([*words, "due", "--count"], "7\n", 0, [], 0, 1)
    done = verb("study", "--plain", pack, "--limit", "1", text="Danube\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(glance.asked()) == 0


def test_a_glance_loads_nearly_nothing(run: Run, here: Path, write: Write) -> None:
    write(MISSED)
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
def test_what_is_kept_is_said_again_only_while_nothing_changed(
    run: Run, here: Path, kept: Path, write: Write, change: str
) -> None:
    write(MISSED)
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
            write(KNOWN)
        case "profile":
            env["QUIZAPP_PROFILE"] = "ann"
        case "zone":
            env["TZ"] = "Asia/Tokyo"
    fresh = run("due", "--count", env=env)
    assert fresh.stdout == {"pack": "0\n", "row": "0\n", "profile": "0\n"}.get(change, "1\n")
    files = list(kept.iterdir())
    assert len(files) > 1 or file.read_text() != before or fresh.stderr


@pytest.mark.parametrize("linked", ["journal", "device", "file"])
def test_a_row_of_another_machine_is_seen_through_a_link(
    run: Run, here: Path, kept: Path, home: Path, tmp_path: Path, linked: str
) -> None:
    write_answer(tmp_path / "other", "rivers/a-short", MISSED)
    journal = tmp_path / "other" / "profiles" / "default" / "journal"
    (device,) = journal.iterdir()
    link, target = {
        "journal": ("journal", journal),
        "device": (f"journal/{device.name}", device),
        "file": (f"journal/{device.name}/000001.log", device / "000001.log"),
    }[linked]
    place = home / "quizapp" / "profiles" / "default" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(target)
    write_answer(home / "quizapp", "rivers/b-choice", KNOWN)
    assert run("due", "--count").stdout == "1\n"
    assert len(list(kept.iterdir())) == 1
    write_answer(tmp_path / "other", "rivers/a-short", KNOWN)
    assert run("due", "--count").stdout == "0\n"


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


def test_what_is_kept_is_the_learner_s_alone(kept: Path) -> None:
    glance.keep(["due"], "7\n", 0, [], 0, 1)
    assert kept.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in kept.iterdir())


def test_kept_answers_do_not_pile_up(kept: Path) -> None:
    now = time.time()
    for number in range(2 * glance.MOST):
        glance.keep(["due", "--format", str(number)], "7\n", 0, [], now, now + 60)
    assert len(os.listdir(kept)) <= glance.MOST


def test_a_name_that_would_break_the_file_is_not_kept(kept: Path) -> None:
    now = time.time()
    glance.keep(["due"], "7\n", 0, glance.stamps(["a\n\nb"]), now, now + 60)
    assert not kept.exists()
