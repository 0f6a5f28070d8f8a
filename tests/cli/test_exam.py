"""`quizapp exam` line by line, and what is kept of it."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.config import paths
from tests.cli.conftest import Run, Verb

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
EXAMS = """\
exams:
  - id: week-one
    title: Week one
    draw: [{kinds: [choice, short, multi], count: 3}]
    shuffle: []
    time_limit: 20 min
    pass_mark: 50%
    penalty: 0.25
"""
RIGHT = "Danube\n1\n12\n"
"""The short answer, the first of the choices in their own order, the first two of several."""


@pytest.fixture
def exams(pack: Path) -> Path:
    """The small pack with an exam of three questions in their own order."""
    return lay_down(pack, EXAMS)


def lay_down(pack: Path, text: str) -> Path:
    path = pack / "pack.yaml"
    path.write_text(path.read_text("utf-8").replace("questions:\n", text + "questions:\n", 1), "utf-8")
    return pack


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time on the wall, as its only item."""
    now = [NINE]
    monkeypatch.setattr("quizapp.cli.clock.now", lambda: now[0])
    return now


def saved(text: str) -> int:
    return len(re.findall(r"^saved \d+$", text, re.MULTILINE))


def attempts(verb: Verb, pack: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(verb("exam", pack, "--json").stdout)
    return found


def rows(verb: Verb, *types: str) -> list[dict[str, object]]:
    found = [json.loads(line) for line in verb("reviews", "--json").stdout.splitlines()]
    return [row for row in found if not types or row["type"] in types]


def test_an_exam_is_asked_kept_submitted_and_scored(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    done = verb("exam", exams, "--plain", text=RIGHT + ":submit\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert saved(done.stdout) == 4
    assert "[1 of 3]" in done.stdout
    assert "3 of 3 (100 %), likely 44 to 100 %" in done.stdout
    assert "Passed: 50 % is the mark." in done.stdout
    (one,) = attempts(verb, exams)
    assert (one["exam"], one["points"], one["right"], one["passed"]) == ("week-one", 3.0, 3, True)


def test_what_was_missed_is_told_with_its_evidence(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    done = verb("exam", exams, "--plain", text="Rhine\n2\n1\n:submit\n")
    for part in (
        "0.25 of 3",
        "Not passed",
        "Wrong choices cost 0.25.",
        "It is Danube; you wrote Rhine",
        "The Danube flows through Vienna.",
        "From notes.md › Cities, line 5",
        "It is Rhine; Elbe; you wrote Rhine",
    ):
        assert part in done.stdout, part
    assert attempts(verb, exams)[0]["passed"] is False


def test_answers_are_changed_marked_left_open_and_looked_over(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    typed = "Rhine\n\n:mark\n:back\n:back\nDanube\n:overview\n:go 2\n1\n:time\n:submit\n:submit\n"
    done = verb("exam", exams, "--plain", text=typed)
    assert "Your answer: Rhine" in done.stdout
    assert "Open: 2 3\nMarked: 3" in done.stdout
    assert "20 min left" in done.stdout
    assert "1 question without an answer. :submit again" in done.stdout
    assert attempts(verb, exams)[0]["points"] == 2.0


def test_how_several_are_answered_is_said(verb: Verb, pack: Path, clock: list[datetime]) -> None:
    asked = verb("exam", pack, "--plain", "--questions", "9", text="\n" * 8).stdout.split("\n[")
    said = {how for part in asked for how in ("Several may", "All their digits", "For each letter") if how in part}
    assert said == {"Several may", "All their digits", "For each letter"}
    assert sum("for example" in part for part in asked) == 3


def test_leaving_keeps_it_open_and_the_same_command_goes_on(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    left = verb("exam", exams, "--plain", text="Danube\n:quit\n")
    assert "The exam stays open, 20 min left: quizapp exam rivers goes on." in left.stdout
    clock[0] += timedelta(minutes=16)
    assert "not submitted, 1 of 3 answered" in verb("exam", exams, "--attempts").stdout
    again = verb("exam", exams, "--plain", text="1\n")
    assert "going on, 1 answered" in again.stdout
    assert "[2 of 3, 4 min left]" in again.stdout
    assert "Which river is the longest" in again.stdout
    other = verb("exam", exams, "--plain", "--questions", "2")
    assert (other.returncode, "is not submitted yet" in other.stderr) == (2, True)


def test_when_the_time_is_over_what_is_there_is_handed_in(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    verb("exam", exams, "--plain", text="Danube\n")
    clock[0] += timedelta(days=3)
    (one,) = attempts(verb, exams)
    assert (one["ended"], one["points"], one["took_s"]) == ("2026-11-23T09:20:00+00:00", 1.0, 1200)
    (row,) = rows(verb, "exam_submit")
    assert (row["reason"], row["ended"]) == ("time", "2026-11-23T09:20:00.000000Z")
    assert "(33 %)" in verb("exam", exams, "--report", "1").stdout


def test_an_exam_that_ran_out_meanwhile_is_told_of_and_none_begins(
    verb: Verb, exams: Path, clock: list[datetime]
) -> None:
    verb("exam", exams, "--plain", text="Danube\n")
    clock[0] += timedelta(days=3)
    done = verb("exam", exams, "--plain", text=RIGHT)
    assert done.stdout.startswith("Week one, begun on 2026-11-23, was still open. The time is over.")
    assert "(33 %)" in done.stdout
    assert done.stdout.endswith("quizapp exam rivers --plain begins another.\n")
    assert (len(rows(verb, "exam_start")), len(rows(verb, "exam_answer")), len(rows(verb, "exam_submit"))) == (1, 1, 1)
    assert "[1 of 3]" in verb("exam", exams, "--plain").stdout


def test_a_slip_at_the_last_prompt_is_asked_again(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    done = verb("exam", exams, "--plain", text="Rhine\n2\n12\n:submit\n:deu\n:due\n")
    assert done.stdout.count(":due makes") == 2
    assert "2 cards due today." in done.stdout


def test_what_goes_in_the_way_of_an_exam_is_named(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    assert "`quizapp exam rivers --plain` works anywhere" in verb("exam", "rivers").stderr
    verb("exam", exams, "--plain", text="Danube\n")
    done = verb("exam", exams, "week-two", "--plain")
    assert (done.returncode, "rivers has no exam 'week-two', and 'Week one' is not" in done.stderr) == (2, True)
    assert verb("exam", exams, "own", "--plain").stderr.startswith("error: 'Week one' is not submitted yet")


def test_an_answer_after_the_deadline_does_not_count(
    verb: Verb, exams: Path, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizapp.cli import exam_plain

    ask = exam_plain.Talk._ask

    def late(talk: exam_plain.Talk) -> None:
        ask(talk)
        clock[0] += timedelta(minutes=11)

    monkeypatch.setattr(exam_plain.Talk, "_ask", late)
    done = verb("exam", exams, "--plain", text=RIGHT)
    assert "The time is over." in done.stdout
    assert [row["response"] for row in rows(verb, "exam_answer")] == ["Danube"]
    assert rows(verb, "exam_submit")[0]["ended"] == "2026-11-23T09:20:00.000000Z"


def test_misses_are_made_due_today_and_each_is_taken_back(verb: Verb, exams: Path, clock: list[datetime]) -> None:
    shutil.copytree(exams, paths().library / "rivers")
    done = verb("exam", "rivers", "--plain", text="Rhine\n2\n12\n:submit\n:due\n")
    assert "2 cards due today." in done.stdout
    assert json.loads(verb("due", "--json").stdout)["due"] == 2
    assert "taken back" in verb("undo", "--last").stdout
    assert json.loads(verb("due", "--json").stdout)["due"] == 1


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["week-two"], 2, "there are week-one, own"),
        (["week-one", "--questions", "3"], 2, "without the name"),
        (["--report", "1"], 2, "there is no attempt 1"),
        (["--questions", "0"], 2, "0 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_said(verb: Verb, exams: Path, options: list[str], status: int, said: str) -> None:
    done = verb("exam", exams, "--plain", *options)
    assert (done.returncode, said in done.stderr) == (status, True)


def test_a_number_without_end_names_no_question_and_no_option(verb: Verb, exams: Path) -> None:
    done = verb("exam", exams, "--plain", text=f":go {'9' * 5000}\nRhine\n{'9' * 5000}\n")
    assert (done.returncode, ":go takes a number from 1 to 3" in done.stdout) == (0, True)
    assert "answer with a number from 1 to 3" in done.stdout


def test_without_an_exam_of_the_packs_own_there_is_one_over_all_topics(verb: Verb, pack: Path) -> None:
    done = verb("exam", pack, "--plain", "--seed", "5", text=":overview\n")
    assert done.stdout.startswith("9 questions, 9 min.\n")
    assert "delta" not in done.stdout
    (row,) = rows(verb, "exam_start")
    verb("exam", pack, "--plain", text=":submit\n:submit\n")
    verb("exam", pack, "--plain", "--seed", "5", "--minutes", "0", text=":submit\n:submit\n")
    first, second = rows(verb, "exam_start")
    assert (first["questions"], first["seed"], second["minutes"]) == (row["questions"], 5, 0)
    assert sorted(map(str, second["questions"])) == sorted(map(str, first["questions"]))


def test_the_same_seed_and_the_same_record_draw_the_same(verb: Verb, pack: Path) -> None:
    drawn = []
    for _ in range(2):
        verb("exam", pack, "--plain", "--questions", "4", "--seed", "11", text="")
        drawn.append(rows(verb, "exam_start")[0]["questions"])
        verb("forget", "rivers", "--yes", "--no-backup")
    assert drawn[0] == drawn[1]


def test_verdicts_come_at_once_where_the_exam_says_so_and_stand(verb: Verb, pack: Path) -> None:
    lay_down(pack, EXAMS + "    review: after_each\n")
    done = verb("exam", pack, "--plain", text="Rhine\n:back\nDanube\n:submit\n:submit\n")
    assert "Not quite: you wrote Rhine; it is Danube." in done.stdout
    assert "The Danube flows through Vienna." in done.stdout
    assert [row["response"] for row in rows(verb, "exam_answer")] == ["Rhine"]


@pytest.mark.parametrize(
    ("policy", "shown"), [("never", [False, False]), ("after_submit", [True, True]), ("after_close", [False, True])]
)
def test_misses_are_shown_as_the_exam_says(verb: Verb, pack: Path, policy: str, shown: list[bool]) -> None:
    lay_down(pack, EXAMS + f"    review: {policy}\n    attempts: 2\n")
    said = [verb("exam", pack, "--plain", text="Rhine\n:submit\n:submit\n").stdout for _ in range(2)]
    assert ["It is Danube" in text for text in said] == shown
    third = verb("exam", pack, "--plain")
    assert (third.returncode, "can be taken twice" in third.stderr) == (1, True)
    assert ("It is Danube" in verb("exam", pack, "--report", "1").stdout) is shown[1]


def test_the_rows_of_an_exam_are_told_exported_checked_and_forgotten(verb: Verb, exams: Path, tmp_path: Path) -> None:
    verb("exam", exams, "--plain", text=":mark\n" + RIGHT + ":submit\n")
    told = verb("reviews").stdout
    assert "Week one" in told
    assert "'Rhine | Elbe'" in told
    assert verb("doctor").returncode == 0
    verb("journal", "export", "-o", tmp_path / "out.json")
    assert verb("forget", "rivers", "--yes", "--no-backup").returncode == 0
    assert attempts(verb, exams) == []
    assert verb("journal", "import", tmp_path / "out.json").returncode == 0
    assert attempts(verb, exams)[0]["points"] == 3.0
    assert verb("doctor").returncode == 0


def test_no_row_of_an_exam_touches_the_schedule(verb: Verb, exams: Path) -> None:
    verb("study", exams, "--plain", "--limit", "3", text="1\n\n" * 3)
    from quizapp.cli.places import open_store

    before = dict(open_store(paths(), read_only=True).state.cards)
    verb("exam", exams, "--plain", text="Rhine\n2\n1\n:submit\n")
    assert dict(open_store(paths(), read_only=True).state.cards) == before


def test_no_escape_code_is_ever_printed(verb: Verb, pack: Path) -> None:
    path = pack / "pack.yaml"
    wild = path.read_text("utf-8").replace("Which river flows through Vienna?", '"[red]\\e[31m\\u202EVienna[/]"')
    path.write_text(wild.replace("Danube, accept", '"Danube\\e[2J", accept'), "utf-8")
    done = verb("exam", pack, "--plain", text="\x1b[2J\n1\n12\n" * 4 + ":submit\n:submit\n")
    assert done.returncode == 0
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout)
    assert "[red]" in done.stdout


@pytest.mark.parametrize("text", ["", ":quit\n", ":nonsense\n", ":go\n", ":go 99\n", ":back\n", "::quit\n"])
def test_the_end_of_input_is_no_error(verb: Verb, exams: Path, text: str) -> None:
    done = verb("exam", exams, "--plain", text=text)
    assert (done.returncode, done.stderr) == (0, "")
    assert saved(done.stdout) == text.startswith("::")


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_loses_no_answer_that_was_acknowledged(run: Run, pack: Path, tmp_path: Path, seed: int) -> None:
    """Typed as fast as it goes, killed at random, and gone on with: every saved row is there, in its place."""
    chance, acknowledged = random.Random(seed), 0
    command = [sys.executable, "-m", "quizapp", "exam", str(pack), "--plain", "--minutes", "0"]
    typed = "".join(chance.choice(["1\n", "12\n", "x\n", ":mark\n", ":back\n", ":go 1\n"]) for _ in range(20_000))
    (tmp_path / "typed").write_text(typed)
    for _ in range(2):
        with (tmp_path / "typed").open() as lines, (tmp_path / "said").open("w") as out:
            child = subprocess.Popen(command, stdin=lines, stdout=out, env=os.environ, cwd=tmp_path)
            until = time.monotonic() + 60
            while time.monotonic() < until and "saved" not in (tmp_path / "said").read_text():
                time.sleep(0.01)
            time.sleep(chance.random() * 0.2)
            child.kill()
            child.wait()
        command = command[:-2]
        told = [int(number) for number in re.findall(r"^saved (\d+)\n", (tmp_path / "said").read_text(), re.MULTILINE)]
        kept = [json.loads(line)["sequence"] for line in run("reviews", "--json").stdout.splitlines()]
        acknowledged = max(told)
        assert acknowledged <= len(kept) <= acknowledged + 1
        assert kept == list(range(1, len(kept) + 1))
    (one,) = json.loads(run("exam", pack, "--json").stdout)
    assert one["ended"] is None
    assert acknowledged > 2
