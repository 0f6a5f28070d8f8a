"""Dates of what happens every year, and of what only another sentence tells."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.minor_dates import may_recur, of_another_sentence, one_of_many
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def dated(prompt: str) -> Draft:
    one = fact("mill", "open", part("1931", ValueType.DATE, "date"))
    return Draft(one, "date", "date", prompt, "1931", passages=one.passages)


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("When was the Norvan Peace Prize presented in Arlen?", True),
        ("When was the first Norvan Peace Prize presented in Arlen?", False),
        ("When was the Norvan Peace Prize presented to Ada Holm?", False),
        ("In which year was the Festival of Mills held in Arlen?", True),
        ("The Norvan Prize was presented in Arlen, when?", True),
        ("In which year was the 12th Festival of Mills held in Arlen?", False),
        ("When was the Festival Hall opened in Arlen?", False),
    ],
)
def test_what_is_held_every_year_is_told_by_its_number_or_who_won_it(prompt: str, held: bool):
    assert bool(one_of_many(dated(prompt), NOWHERE)) is held


def gapped(prompt: str) -> Draft:
    one = fact("mill", "open", part("1931", ValueType.DATE, "date"))
    return Draft(one, "date", "cloze", prompt, "1931", passages=one.passages)


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("Senator Ada Holm of Norvania visited in {{1931::year}} and praised what she saw.", True),
        ("Senator Ada Holm of Norvania visited Arlen in {{1931::year}} and praised what she saw.", False),
        ("Ada Holm was to win a second, in {{1931::year}}, for her mills.", True),
        ("Ada Holm was to win a second prize in {{1931::year}}, for her mills.", False),
    ],
)
def test_what_was_visited_or_won_is_told(prompt: str, held: bool):
    assert bool(of_another_sentence(gapped(prompt), NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("In which year did Ada Holm argue the point?", True),
        ("When did Ada Holm make the first attempt?", True),
        ("When did Ada Holm make the first attempt to cross the Tarn?", False),
        ("In which year did Ada Holm take over?", True),
        ("In which year did Ada Holm take over the mill of Arlen?", False),
        ("In which year was Ada Holm asked by the mayor and council of Arlen?", True),
        ("In which year was Ada Holm asked by the mayor to mend the bridge?", False),
    ],
)
def test_what_was_tried_or_taken_over_is_told(prompt: str, held: bool):
    assert bool(of_another_sentence(dated(prompt), NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("The mills of Arlen: In {{1931::year}} actual riots broke out in the mill.", True),
        ("In {{1931::year}} the Bread Riots broke out in the mill of Arlen.", False),
        ("In {{1931::year}} civil war broke out in Norvania.", False),
    ],
)
def test_riots_may_break_out_in_several_years(prompt: str, held: bool):
    assert bool(may_recur(gapped(prompt), NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("The ARLEN, from {{1931::year}}, stands in the hall of Westby.", True),
        ("Under the guilds, from {{1931::year}}, weaving became the trade of Westby.", False),
        ("The ARLEN, built in {{1931::year}}, stands in the hall of Westby.", False),
    ],
)
def test_what_was_from_a_year_is_told(prompt: str, held: bool):
    assert bool(of_another_sentence(gapped(prompt), NOWHERE)) is held
