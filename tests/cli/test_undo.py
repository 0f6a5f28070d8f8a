"""Answers taken back and graded anew from the command line."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.config import paths
from quizapp.store.lines import content_of, decode, encode
from quizapp.store.store import Store
from tests.cli.conftest import Verb
from tests.store.made_rows import START, answer, open_store

IDS = re.compile(r"#(\S+)$", re.MULTILINE)


@pytest.fixture
def studied(verb: Verb) -> list[str]:
    """Three answers; their ids as they are shown."""
    kept = open_store(paths().home)
    for n in range(3):
        kept.append(answer(f"rivers/q{n}", START + timedelta(minutes=n)))
    kept.close()
    return IDS.findall(verb("undo").stdout)


def cards() -> dict[str, int]:
    """How often each card has been answered."""
    return {key: card.reps for key, card in open_it().state.cards.items()}


def open_it() -> Store:
    return open_store(paths().home, read_only=True)


def test_the_latest_acts_are_listed_with_ids_and_each_can_be_taken_back(verb: Verb, studied: list[str]):
    assert len(studied) == 3
    before = open_it().state
    done = verb("undo", studied[0])
    assert (done.returncode, done.stderr) == (0, "")
    assert "(taken back)" in done.stdout
    assert done.stdout.endswith("is new\n")
    assert len(cards()) == 2
    assert verb("undo", studied[0]).returncode == 1
    assert verb("redo", studied[0]).returncode == 0
    assert open_it().state.cards == before.cards
    assert open_it().state.days == before.days


def test_the_last_is_taken_back_without_an_id(verb: Verb, studied: list[str]):
    for left in (2, 1, 0):
        assert verb("undo", "--last").returncode == 0
        assert len(cards()) == left
    done = verb("undo", "--last")
    assert (done.returncode, done.stderr) == (1, "error: there is nothing to take back\n")


@pytest.mark.parametrize("name", ["beginning", "number"])
def test_a_row_is_named_by_the_beginning_of_its_id_or_its_number(verb: Verb, studied: list[str], name: str):
    assert verb("undo", {"beginning": studied[2], "number": "3"}[name]).returncode == 0
    assert open_it().state.undone == {studied[2]}
    kept = open_store(paths().home)
    kept.append(replace(answer("rivers/two"), id="3abc-1"))
    kept.close()
    assert verb("redo", "3").returncode == 0
    several = verb("undo", studied[0][:2])
    assert (several.returncode, "several rows" in several.stderr) == (2, True)
    unknown = verb("undo", "nothing-like-it")
    assert (unknown.returncode, "quizapp reviews" in unknown.stderr) == (2, True)


def test_no_name_is_no_row_even_where_there_is_one(verb: Verb):
    kept = open_store(paths().home)
    kept.append(answer("rivers/one"))
    kept.close()
    for words in (("redo", ""), ("regrade", "", "right")):
        assert (verb(*words).returncode, cards()) == (2, {"rivers/one": 1})


def test_numbers_of_rows_of_several_machines_name_the_machine(verb: Verb, studied: list[str]):
    other = paths().profile / "journal" / "0123456789ab"
    other.mkdir()
    mine = next(path for path in paths().profile.glob("journal/*/000001.log") if path.parent != other)
    header = {**decode(mine.read_bytes().splitlines()[0]).content, "device": other.name}
    theirs = answer("lakes/q", START - timedelta(days=1))
    (other / "000001.log").write_bytes(encode(0, header) + encode(1, content_of(theirs)))
    lines = verb("reviews").stdout.splitlines()
    numbers = [line.split()[0] for line in lines]
    assert numbers == ["1@0123", *(f"{n}@{mine.parent.name[:4]}" for n in (1, 2, 3))]
    several = verb("undo", "1")
    assert (several.returncode, numbers[0] in several.stderr, numbers[1] in several.stderr) == (2, True, True)
    assert verb("undo", "1@0123").stdout.startswith("1@0123")
    assert open_it().state.undone == {theirs.id}
    assert verb("undo", "9@0123").returncode == 2


def test_an_answer_graded_anew_is_shown_as_what_it_counts_as(verb: Verb, studied: list[str]):
    before = open_it().state
    assert verb("regrade", studied[0], "wrong").returncode == 0
    shown = [json.loads(line) for line in verb("reviews", "--json").stdout.splitlines()]
    assert shown[0]["regraded"] == {"rating": 1, "right": False}
    assert shown[0]["rating"] == 3
    assert "(now again wrong)" in verb("reviews").stdout.splitlines()[0]
    assert open_it().state.cards != before.cards
    regraded = IDS.findall(verb("undo").stdout)[-1]
    assert verb("undo", regraded).returncode == 0
    assert open_it().state.cards == before.cards


def test_where_nothing_was_done_yet_that_is_said(verb: Verb):
    assert verb("undo").stdout == "There is nothing to take back.\n"
    assert verb("reviews").stdout == "The journal is empty.\n"
    assert verb("reviews", "--json").stdout == ""


def test_what_is_no_act_is_not_taken_back(verb: Verb, studied: list[str]):
    verb("undo", studied[0])
    undo = IDS.findall(verb("reviews").stdout)[-1]
    done = verb("undo", undo)
    assert (done.returncode, "type 'undo' cannot be taken back" in done.stderr) == (1, True)


def test_an_answer_of_years_ago_is_taken_back(verb: Verb):
    kept = open_store(paths().home)
    old = kept.append(answer("rivers/old"))
    for n in range(700):
        kept.append(answer(f"rivers/q{n % 50}", START + timedelta(minutes=n + 1)))
    kept.close()
    assert verb("undo", old.id).returncode == 0
    assert "rivers/old" not in cards()


@pytest.mark.parametrize("words", [("undo",), ("redo",), ("regrade", "right")])
def test_a_number_that_no_row_can_have_names_none(verb: Verb, studied: list[str], words: tuple[str, ...]):
    done = verb(words[0], "9" * 5000, *words[1:])
    assert done.returncode == 2
    assert "no row is called" in done.stderr
