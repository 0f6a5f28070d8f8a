"""Questions searched on a pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Verb


@pytest.fixture(autouse=True)
def library(home: Path, pack: Path) -> None:
    """The small pack in the learner's library."""
    (home / "quizapp" / "packs").mkdir(parents=True)
    (home / "quizapp" / "packs" / "rivers").symlink_to(pack)


def test_a_line_a_question_with_tabs_between(verb: Verb) -> None:
    done = verb("questions", "id:rivers/", "vienna")
    assert done.stdout == "rivers/a-short\tnew\t\tWhich river flows through Vienna?\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_words_given_apart_are_one_search(verb: Verb) -> None:
    assert verb("questions", "pack:rivers", "kind:short").stdout == verb("questions", "pack:rivers kind:short").stdout


def test_ids_alone_sorted_and_limited(verb: Verb) -> None:
    assert verb("questions", "pack:rivers", "--ids", "--limit", "2").stdout == "rivers/a-short\nrivers/b-choice\n"
    assert verb("questions", "pack:rivers", "--ids", "--reverse", "--limit", "1").stdout == "rivers/j-card\n"


def test_what_was_answered_shows_in_state_and_sorting(verb: Verb) -> None:
    verb("study", "rivers", "--plain", "--limit", "1", text="Danube\n\n")
    assert verb("questions", "reviews>0 pack:rivers", "--ids").stdout == "rivers/a-short\n"
    assert verb("questions", "pack:rivers", "--sort", "known", "--limit", "1", "--ids").stdout == "rivers/a-short\n"
    state = verb("questions", "answered=today").stdout.split("\t")[1]
    assert state in {"fading", "known"}


def test_json_says_everything_of_a_card(verb: Verb) -> None:
    (line,) = verb("questions", "vienna", "--json").stdout.splitlines()
    said = json.loads(line)
    assert said["card"] == "rivers/a-short"
    assert (said["answers"], said["documents"], said["topic"]) == (["Danube", "Donau"], ["notes.md"], "Cities")
    assert (said["state"], said["due"], said["known"]) == ("new", None, None)


def test_nothing_found_is_status_1_and_says_nothing(verb: Verb) -> None:
    done = verb("questions", "nothing-of-the-sort")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_what_cannot_be_read_is_said_with_its_place(run: Run) -> None:
    done = run("questions", "river is:leach")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "'is:leach', character 7 of the search: error: there is no is:leach\nhint: did you mean leech?\n"
    )


def test_a_search_may_begin_with_a_minus_behind_two(verb: Verb) -> None:
    assert "rivers/a-short" not in verb("questions", "--ids", "--", "-vienna").stdout


def test_a_reader_that_goes_away_is_not_complained_of(home: Path) -> None:
    code = "import sys; from quizapp.cli import main; sys.argv = ['quizapp', 'questions']; main()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_text_of_a_pack_is_one_line_without_controls(verb: Verb, pack: Path) -> None:
    file = pack / "pack.yaml"
    prompt = '"Which river\\e[2J flows\\tthrough\\nVienna?"'
    file.write_text(file.read_text().replace("Which river flows through Vienna?", prompt))
    (line,) = verb("questions", "vienna").stdout.splitlines()
    assert line.endswith("\tWhich river␛[2J flows through Vienna?")
