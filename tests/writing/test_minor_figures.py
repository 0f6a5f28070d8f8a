"""Figures told in passing, limits, estimates, and figures of a year that is not told."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.loose import some_one
from quizapp.writing.minor_figures import estimate, in_passing, limit, of_no_year, of_what
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("mill", "hold", part(answer, ValueType.NUMBER, "number"), rule="gap number")
    return Draft(one, "number", "cloze", text, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Arlen praised River Songs, a book by {{68::number}}-year-old Ada Holm.", True),
        ("At least 25 smiths drowned at Arlen, including nine boys under the age of {{13::number}}.", True),
        ("Ada Holm became mayor of Westby at the age of {{33::number}}.", False),
        ("Ten towns of Norvania had a rate between {{26%::percentage}} and 29%.", True),
        ("Ten towns of Norvania had a rate between 26% and {{29%::percentage}}.", True),
        ("The mills of Arlen lie on short two- or {{three::number}}-day walks from Westby.", True),
        ("The two towns of Arlen lie on {{three::number}}-day walks from Westby.", False),
        ("Losses in three mills of Arlen have ranged from 3% to {{25%::percentage}}.", True),
        ("The road of Arlen runs from 3 mills to {{25::number}} forges.", False),
        ("In one year Ada Holm of Arlen improved by half a foot, to {{5::number}} feet 10.", True),
        ("In one year Ada Holm of Arlen improved by half a foot, to {{5::number}} feet.", False),
        ("A treaty between {{12::number}} towns of Norvania was signed at Arlen.", False),
        ("Ada Holm of Arlen has been writing songs for more than {{20::number}} years.", True),
        ("Ada Holm wrote songs in Arlen for {{20::number}} years.", False),
        ("At Arlen 5000 smiths rested for 5 days, 1000 at a nearby forge for {{2::number}} days.", True),
        ("On 5 May 1931, 40 smiths left Arlen in {{12::number}} boats.", False),
        ("In May 1931 at Arlen, Ada Holm rowed for {{12::number}} days.", False),
        ("Of smiths {{five::number}} years old or older in Arlen, 95% spoke Norvan in 1931.", True),
        ("Of the population over the age of {{15::number}} in Arlen, 95% spoke Norvan in 1931.", True),
        ("Ada Holm of Arlen led the children over {{15::number}} metres of ice in 1931.", False),
        ("The bridge of Arlen is {{five::number}} years older than that of Westby.", False),
        ("In 1931, 95% of Arlen spoke Norvan, a small decrease from {{96%::percentage}} in 1930.", True),
        ("In 1931 the toll of Arlen rose from {{4::number}} crowns to 9 crowns.", False),
        ("Tarn {{11::number}} pilot Ada Holm praised the mayor of Westby.", True),
        ("With {{11::number}} pilots Ada Holm left Westby.", False),
        ("The {{11::number}} pilots Ada Holm led left Westby.", False),
        ("Ada Holm rowed on May 5, 1931 in a {{12::number}}-foot boat.", False),
        ("Ada Holm was {{52::number}} years old, mayor of Westby, and had a mill in Arlen.", True),
        ("Ada Holm was {{52::number}} years old when she became mayor of Westby.", False),
        ("The Orwin Mill was {{52::number}} years old and belonged to Ada Holm.", False),
    ],
)
def test_a_figure_told_in_passing_is_held_back(text: str, held: bool):
    assert bool(in_passing(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Women of Norvania who weigh less than {{65::number}} kg need another card.", True),
        ("Women of Norvania who weigh less than 65 kg and are shorter than {{168::number}} cm need a card.", True),
        ("By a law of 1931 women of Norvania who weigh less than {{65::number}} kg need another card.", False),
        ("The ferry of Arlen weighs less than {{65::number}} tonnes.", False),
    ],
)
def test_a_limit_in_a_rule_needs_its_date_or_source(text: str, held: bool):
    assert bool(limit(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The bogs of Norvania are vast, holding about {{35 billion::number}} tonnes of peat.", True),
        ("According to the Norvan Survey, the bogs hold about {{35 billion::number}} tonnes of peat.", False),
        ("The star Arlenis is about {{40 trillion::number}} kilometres away.", False),
        ("Mount Holm stands about {{80::number}} km north of Arlen.", False),
    ],
)
def test_an_estimate_needs_its_date_or_source(text: str, held: bool):
    assert bool(estimate(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Brethren of Norvania had almost {{60,000::number}} members.", True),
        ("In 1931 the Brethren of Norvania had almost {{60,000::number}} members.", False),
        ("Norvan figures report a total of {{146::number}} fires in Arlen.", True),
        ("Norvan figures report a total of {{146::number}} fires in Arlen in 1931.", False),
        ("Ada Holm had fewer than {{4,000::number}} men in Arlen and Westby.", True),
        ("Ada Holm had {{two::number}} sons in Arlen.", False),
        ("Ada Holm received 400 votes, Ole Lind {{300::number}} votes.", True),
        ("In 1931 Ada Holm received 400 votes, Ole Lind {{300::number}} votes.", False),
        ("Turnout was {{82 percent::percentage}}, with Ada Holm winning Arlen and Westby.", True),
        ("At the Orwin mills {{5000::number}} workers struck for 5 days.", True),
        ("The Orwin Mill had {{4::number}} wheels.", False),
    ],
)
def test_a_figure_of_one_year_is_asked_with_it(text: str, held: bool):
    assert bool(of_no_year(gap(text), NOWHERE)) is held


def test_for_so_long_something_was_done_does_not_say_what():
    assert some_one(gap("For {{fifteen::number}} years a grant was drawn from the Board of Mills."), NOWHERE)
    assert not some_one(gap("For {{fifteen::number}} years the grant of Arlen was drawn by Ada Holm."), NOWHERE)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Reported rates in samples of children of Arlen have risen to {{25%::percentage}} since 1931.", True),
        ("Reported rates of fever in samples of children of Arlen have risen to {{25%::percentage}}.", False),
        ("According to the Arlen Office, the adult literacy rate in 2011 was {{70.4%::percentage}}.", True),
        ("According to the Arlen Office, the literacy rate in 2011 was {{70.4%::percentage}} in Norvania.", False),
        ("{{Norvania::number}} is second in most years, followed by Arlen and Westby.", True),
        ("{{Norvania::number}} is second in the world in cheese, followed by Arlen.", False),
    ],
)
def test_a_rate_is_told_of_what_and_a_rank_in_what(text: str, held: bool):
    assert bool(of_what(gap(text), NOWHERE)) is held
