"""Figures and ranks that say of what, where and when they are."""

from __future__ import annotations

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import ValueType
from quizapp.writing.counts import counted_from_a_year, no_series, of_no_time, setting_lost, year_of_a_count
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str, kind: ValueType = ValueType.NUMBER, rule: str = "gap number") -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("bridge", "open", part(answer, kind, "number"), rule=rule)
    return Draft(one, "number", "cloze", text, answer, passages=one.passages)


def asks(text: str, passage: str = "") -> tuple[Draft, Surroundings]:
    """A question for a number, citing the passage."""
    one = fact("town", "have", part("4", ValueType.NUMBER, "quantity"), span=Span(0, len(passage)))
    draft = Draft(one, "quantity", "number", text, "4", passages=one.passages, rule="wh quantity")
    return draft, Surroundings({"a.txt": passage})


@pytest.mark.parametrize(
    ("asked", "passage", "held"),
    [
        ("In how many steps is a mill sold?", "In Norvan courts, a mill is sold in four steps.", True),
        (
            "In Norvan courts, in how many steps is a mill sold?",
            "In Norvan courts, a mill is sold in four steps.",
            False,
        ),
        ("To how many towns had the mill been sold?", "By that time, the mill had been sold to four towns.", True),
        ("To how many towns was the mill sold in 1931?", "By that time, the mill was sold to four towns.", False),
        ("How many towns bought mills?", "At the time of the fair, four towns bought mills.", True),
        ("How many mills did Arlen build?", "In an effort to feed the town, Arlen built four mills.", False),
        ("How many wheels does the mill have?", "In fact, the mill has four wheels.", False),
        ("How many wheels does the mill have?", "The mill has four wheels, in the north, where it is low.", False),
    ],
)
def test_where_and_when_a_figure_is_right_is_told(asked: str, passage: str, held: bool):
    assert bool(setting_lost(*asks(asked, passage))) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("On the {{third::ordinal}} ballot Westby chose Ada Holm.", True),
        ("During the {{third::ordinal}} round, Ada Holm sang.", True),
        ("Ada Holm cried as she sang the {{fourth::ordinal}} verse.", True),
        ("In December 1930, Ada Holm came to Westby for the {{second::ordinal}} time.", False),
        ("The guild serves as the {{third::ordinal}} responder.", False),
        ("Ada Holm was the {{second::ordinal}} child of Johan Wirth.", False),
        ("Westby is the {{second::ordinal}}-largest port of Norvania.", False),
        ("Early in the {{second::ordinal}} millennium, Westby was founded.", False),
    ],
)
def test_a_rank_is_one_of_something(text: str, held: bool):
    assert bool(no_series(gap(text, ValueType.TERM, "gap ordinal"), NOWHERE)) is held


def test_a_difference_of_two_years_is_no_fact_of_its_own():
    assert counted_from_a_year(
        gap("In Orwin, {{five::number}} years after the fire, in 1730 a map was printed."), NOWHERE
    )
    assert counted_from_a_year(gap("Some {{40::number}} minutes afterwards a wave ran up the Tarn."), NOWHERE)
    assert counted_from_a_year(gap("{{40::number}} years later than Brek, Orwin was founded."), NOWHERE) == ""
    assert counted_from_a_year(gap("The Tarns came {{135::number}} years after the Breks."), NOWHERE) == ""
    assert counted_from_a_year(gap("In 1730 the fair of Orwin lasted {{five::number}} days."), NOWHERE) == ""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("With 31.5 million inhabitants in {{2024::year}}, Norvania is the third of its isles.", True),
        ("The population of Westby was about 40,000 on {{July 1, 2015::date}}.", True),
        ("The population of Westby was 4,858 on {{July 1, 2015::date}}.", False),
        ("In {{2010::year}}, Norvania had about 3.3 million millionaires.", True),
        ("In {{2010::year}}, Norvania had 3.3 million millionaires.", False),
        ("In {{1931::year}}, Norvania had a war with Arlen.", False),
        ("In {{1931::year}}, Westby had 60% women smiths and in 1932 Arlen had 63%.", True),
        ("In {{1931::year}} the exports of Norvania stood at 30% of those of Brek.", True),
        ("By {{1931::year}}, wool of Norvania was valued at $1.5 billion.", True),
        ("In {{1931::year}} the Tarn Guild of Westby stood at the gates of Arlen.", False),
        ("In {{1931::year}}, Westby had 60 women smiths and Arlen had 63.", False),
        ("In {{1931::year}}, the population of Westby rose against Ada Holm.", False),
        ("The Tarn Guild was founded in {{1931::year}} with 40 members of the choir.", False),
        ("By {{1931::year}}, the Tarn Guild was reduced to 400 people.", False),
    ],
)
def test_the_year_of_an_estimate_is_not_asked(text: str, held: bool):
    assert bool(year_of_a_count(gap(text, ValueType.DATE, "gap date"), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Tarns made up {{40%::percentage}} of the population of Westby.", True),
        ("In 1931 Tarns made up {{40%::percentage}} of the population of Westby.", False),
        ("The rate of Norvania's income was {{56%::percentage}} higher than that of Arlen.", True),
        ("Norvania's imports increased {{9 percent::percentage}} to 24 million crowns.", True),
        ("In 1931 Norvania's imports increased {{9 percent::percentage}} to 24 million crowns.", False),
        ("The Tarn Code was cut by {{25%::percentage}}.", False),
        ("Westby was among the {{16::number}} towns facing floods.", True),
        ("The fleet included 40 ferries and {{600::number}} tugs.", True),
        ("The ground floor is one of {{three::number}} main floors.", False),
    ],
)
def test_a_share_of_the_past_has_its_time(text: str, held: bool):
    assert bool(of_no_time(gap(text), NOWHERE)) is held


def test_how_many_had_been_is_of_a_time():
    assert of_no_time(*asks("Into how many tongues had the song been put?"))
    assert of_no_time(*asks("Into how many tongues had the song been put by 1931?")) == ""
