"""Plain mode, as a real process: lines in, lines out."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def saved(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"^saved (\d+)$", text, re.MULTILINE)]


def rows(run: Run) -> list[dict[str, object]]:
    done = run("reviews", "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_is_saved_and_stands_in_the_reviews(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text="Danube\n\n")
    assert done.returncode == 0, done.stderr
    assert "Which river flows through Vienna?" in done.stdout
    assert "Right." in done.stdout
    assert saved(done.stdout) == [1]
    (row,) = [row for row in rows(run) if row["type"] == "answer"]
    assert row["sequence"] == 1
    assert (row["card"], row["right"], row["rating"]) == ("rivers/a-short", True, 3)


def test_four_due_times_are_told_before_rating(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text="Danube\n4\n")
    line = next(line for line in done.stdout.splitlines() if line.startswith("1 again"))
    assert re.fullmatch(r"1 again .+  2 hard .+  3 good .+ \(suggested\)  4 easy .+", line)
    assert rows(run)[-1]["rating"] == 4


def test_an_empty_line_is_not_known(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text="\n\n")
    assert "Danube" in done.stdout
    assert "The Danube flows through Vienna." in done.stdout
    assert rows(run)[-1]["rule"] == "unknown"
    assert rows(run)[-1]["rating"] == 1


def test_undo_and_redo_are_saved_too(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "2", "--topic", "Cities", text="Danube\n\n:undo\n:redo\n:quit\n")
    assert saved(done.stdout) == [1, 2, 3]
    assert [row["type"] for row in rows(run)] == ["answer", "undo", "redo"]


def test_undo_at_the_first_verdict_asks_again(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text="Rhine\n:undo\nDanube\n\n")
    assert saved(done.stdout) == [1]
    assert rows(run)[-1]["right"] is True


def test_the_same_option_twice_is_one(run: Run, pack: Path) -> None:
    text = (pack / "pack.yaml").read_text()
    (pack / "pack.yaml").write_text(
        "\n".join(li for li in text.splitlines() if "- {id" not in li or "d-multi" in li or "a-short" in li)
    )
    run("study", pack, "--plain", "--limit", "2", text="Danube\n\n1,1\n\n")
    assert " | " not in str(rows(run)[-1]["response"])


def test_what_was_answered_in_another_process_can_be_undone(run: Run, pack: Path) -> None:
    run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text="Danube\n\n")
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text=":undo\n:quit\n")
    assert saved(done.stdout) == [2]
    assert run("due", "--count").stdout == "0\n"


def test_every_kind_can_be_answered(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "40", text="1\n12\n4\n" * 40)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    kinds = {str(row["card"]) for row in rows(run)}
    assert len(kinds) == 10


def only(pack: Path, name: str) -> None:
    """Leave one question in the pack."""
    lines = (pack / "pack.yaml").read_text().splitlines()
    kept = [line for line in lines if ("- {id" not in line and "evidence:" not in line) or name in line]
    (pack / "pack.yaml").write_text("\n".join(kept))


@pytest.mark.parametrize(
    ("name", "refused", "said"),
    [
        ("d-multi", "1,x", "answer with numbers from 1 to 3, such as 2 1"),
        ("h-match", "1", "answer with 2 numbers, one for each letter in turn"),
    ],
)
def test_how_several_are_answered_is_said_and_what_is_no_such_answer_refused(
    run: Run, pack: Path, name: str, refused: str, said: str
) -> None:
    only(pack, name)
    done = run("study", pack, "--plain", "--limit", "1", text=f"{refused}\n")
    assert "for example" in done.stdout
    assert said in done.stdout
    assert saved(done.stdout) == []


def test_a_report_wants_a_reason_and_wrong_shows_the_answer(run: Run, pack: Path) -> None:
    text = ":report\n\nDanube\n:wrong\n\n"
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text=text)
    assert "one of wrong, unclear, trivial, duplicate" in done.stdout
    assert "It is Danube" in done.stdout
    assert [row["type"] for row in rows(run)] == ["answer"]


def test_digits_answer_choices_and_what_is_no_option_is_said(run: Run, pack: Path) -> None:
    done = run("study", pack, "--plain", "--limit", "10", text="7\n" + "1\n\n" * 30)
    assert (
        "answer with a number from 1 to" in done.stdout
        or "answer with numbers" in done.stdout
        or "wrote 7" in done.stdout
    )
    assert len(saved(done.stdout)) == 10


def test_what_help_costs_is_said_with_the_verdict(run: Run, pack: Path) -> None:
    file = pack / "pack.yaml"
    file.write_text(file.read_text("utf-8").replace("accept: [Donau]", "accept: [Donau], hint: Blue"), "utf-8")
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text=":hint\nDanube\n\n")
    assert "Right. There was a hint, so Hard is suggested." in done.stdout
    assert "1 answered, 0 right at first try, 1 with help." in done.stdout


@pytest.mark.parametrize(
    ("commands", "kept"),
    [
        (":hint\nDanube\n\n", {"hint": "", "rating": 3}),
        (":hint\n:hint\nDanube\n\n", {"hint": "letter", "rating": 1}),
        (":evidence\nDanube\n\n", {"hint": "evidence", "rating": 1}),
        ("Rhine\n:right\n\n", {"right": True, "rating": 3, "override": True}),
        ("Danube\n:wrong\n\n", {"right": False, "rating": 1, "override": True}),
        ("Danube\n:guess\n", {"guessed": True, "rating": 1}),
        ("Danbe\n\n", {"rule": "typo", "right": True}),
        ("Donau\n\n", {"rule": "another name", "right": True}),
        (":suspend\n", {"type": "suspend", "card": "rivers/a-short"}),
        (":report unclear\n", {"type": "flag", "reason": "unclear"}),
        ("Danube\n:report\ntoo vague\n", {"type": "flag", "reason": "too vague"}),
    ],
)
def test_commands_do_what_they_say(run: Run, pack: Path, commands: str, kept: dict[str, object]) -> None:
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text=commands)
    assert done.returncode == 0, done.stderr
    assert saved(done.stdout) == [1]
    row = rows(run)[-1]
    assert {key: row[key] for key in kept} == kept
    assert ("0 right at first try, 1 guessed.\n" in done.stdout) is (":guess" in commands)
    assert ("Guess: Again\n" in done.stdout) is (":guess" in commands)


def test_two_colons_begin_an_answer_with_a_colon(run: Run, pack: Path) -> None:
    run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text="::quit\n\n")
    assert rows(run)[-1]["response"] == ":quit"


@pytest.mark.parametrize("text", ["Danube\n", "Danube\n:quit\n", "Danube"])
def test_an_answer_that_has_its_verdict_is_saved_as_suggested_at_the_end(run: Run, pack: Path, text: str) -> None:
    done = run("study", pack, "--plain", "--limit", "3", "--topic", "Cities", text=text)
    assert done.returncode == 0, done.stderr
    assert saved(done.stdout) == [1]
    assert rows(run)[-1]["rating"] == 3
    assert "1 answered, 1 right at first try." in done.stdout


def test_an_interrupt_ends_as_quit_does(run: Run, pack: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "quizapp", "study", str(pack), "--plain", "--topic", "Cities"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("Danube\n")
        process.stdin.flush()
        before = next(line for line in process.stdout if line.startswith("1 again"))
        process.send_signal(signal.SIGINT)
        after = process.stdout.read()
    assert "(suggested)" in before
    assert saved(after) == [1]
    assert "1 answered" in after
    assert process.returncode == 0


def test_undo_at_a_rating_takes_back_the_verdict_and_then_the_answer_before(run: Run, pack: Path) -> None:
    text = "1\n\n1\n:undo\n:undo\n:quit\n"
    done = run("study", pack, "--plain", "--limit", "3", text=text)
    first, second = re.findall(r"^Taken back: .+", done.stdout, re.MULTILINE)
    assert first == "Taken back: this answer, which was not saved. The question is asked again."
    assert second.startswith("Taken back: the answer (")
    assert saved(done.stdout) == [1, 2]
    assert [row["type"] for row in rows(run)] == ["answer", "undo"]


@pytest.mark.parametrize("text", ["", ":quit\n", ":nonsense\n", ":right\n", ":redo\n"])
def test_the_end_of_input_and_quit_are_no_error_and_save_nothing(run: Run, pack: Path, text: str) -> None:
    done = run("study", pack, "--plain", "--limit", "3", "--topic", "Cities", text=text)
    assert done.returncode == 0, done.stderr
    assert saved(done.stdout) == []
    assert done.stderr == ""


def test_no_escape_code_is_ever_printed(run: Run, pack: Path) -> None:
    wild = (pack / "pack.yaml").read_text().replace("What is a delta?", '"[red]\\e[31m\\u202Edelta[/]"')
    (pack / "pack.yaml").write_text(wild)
    done = run("study", pack, "--plain", "--limit", "40", text="\x1b[2J\n4\n" + "1\n12\n4\n" * 40, env={"LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout)
    assert "[red]" in done.stdout


def test_an_unknown_pack_is_wrong_use_with_what_was_meant(run: Run, pack: Path) -> None:
    done = run("study", "kfro", "--plain")
    assert done.returncode == 2
    assert "did you mean 'kfor'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_line_on_a_flashcard_suggests_again(run: Run, pack: Path) -> None:
    text = (pack / "pack.yaml").read_text().replace("kind: short,", "kind: flashcard,").replace(" accept: [Donau],", "")
    (pack / "pack.yaml").write_text(text)
    done = run("study", pack, "--plain", "--limit", "2", "--topic", "Cities", text="\n\nshow\n\n")
    assert done.returncode == 0, done.stderr
    assert [row["rating"] for row in rows(run)] == [1, 3]


def test_a_missed_order_is_shown_in_the_right_order(run: Run, pack: Path) -> None:
    text = (pack / "pack.yaml").read_text()
    kept = [
        line for line in text.splitlines() if ("- {id" not in line and "evidence:" not in line) or "i-order" in line
    ]
    (pack / "pack.yaml").write_text("\n".join(kept))
    done = run("study", pack, "--plain", "--limit", "1", text="1\n\n")
    assert "Elbe → Rhine → Rhone" in done.stdout or "Right." in done.stdout


def test_how_sure_is_one_line_before_the_verdict(run: Run, pack: Path) -> None:
    assert run("config", "set", "confidence", "on").returncode == 0
    text = "Danube\nwell\n:hint\n3\n\n"
    done = run("study", pack, "--plain", "--limit", "1", "--topic", "Cities", text=text)
    assert done.stdout.index("How sure?") < done.stdout.index("Right.")
    assert "It has been answered already." in done.stdout
    row = rows(run)[-1]
    assert (row["confidence"], row["hint"], row["rating"]) == ("sure", "", 3)


def test_options_are_shown_when_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    question = "  - {id: b, kind: choice, prompt: Which is longest?, choices: [Rhine, Thames], answer: Rhine}"
    head = "format: quizapp-pack/1\nid: one\ntitle: One\nlicense: CC0-1.0\nquestions:\n"
    (tmp_path / "one.yaml").write_text(head + question + "\n", encoding="utf-8")
    assert run("config", "set", "recall_first", "on").returncode == 0
    done = run("study", tmp_path / "one.yaml", "--plain", "--limit", "1", text=":options\nRhine\n\n")
    before, after = done.stdout.split("options shows the options", 1)
    assert "Thames" not in before
    assert "Thames" in after
    assert rows(run)[-1]["recall_first"] is True


def test_when_nothing_is_left_it_says_when_next_and_how_to_go_on(run: Run, tmp_path: Path) -> None:
    question = "  - {id: b, kind: choice, prompt: Which is longest?, choices: [Rhine, Thames], answer: Rhine}"
    head = "format: quizapp-pack/1\nid: one\ntitle: One\nlicense: CC0-1.0\nquestions:\n"
    (tmp_path / "one.yaml").write_text(head + question + "\n", encoding="utf-8")
    run("study", tmp_path / "one.yaml", "--plain", text="Rhine\n4\n")
    done = run("study", tmp_path / "one.yaml", "--plain")
    assert re.search(r"Nothing to practise\. Next: in \d+ days\.", done.stdout), done.stdout
    assert "--limit N goes on" in done.stdout
