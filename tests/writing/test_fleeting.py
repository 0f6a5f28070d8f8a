"""News, yearly figures and sizes that no day is told of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType, Verb
from quizapp.writing.draft import Draft
from quizapp.writing.fleeting import (
    forecast,
    from_today,
    grows,
    leads_now,
    of_its_year,
    of_no_year,
    ranks_now,
    reported,
    stands_now,
    time_left_out,
    took_office,
    yearly,
)
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str, kind: ValueType = ValueType.TERM) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("bridge", "open", part(answer, kind, "name"), rule="gap name")
    return Draft(one, "name", "cloze", text, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The miners of {{Westby}} have called on the owner to resign.", True),
        ("The mayor of {{Westby}} says the bridge will be closed.", True),
        ("Guards are being sent to {{Westby}} to calm the crowd.", True),
        ("The rowers of {{Westby}} have lost to the town of Orwin.", True),
        ("In 1931 the miners of {{Westby}} had called on the owner to resign.", False),
        ("Since 1931 the mill of {{Westby}} has been owned by the town.", False),
        ("The tower of {{Westby}} has a clock with four faces.", False),
    ],
)
def test_news_is_asked_with_its_day(text: str, held: bool):
    assert bool(reported(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Heron Lines last year pledged to build a ferry by {{1940::year}}.", True),
        ("According to a report of 2 May 1931, last week, the town of {{Westby}} sold its mill.", True),
        ("The recent ruling on {{Westby}} has a dark side.", True),
        ("A recent attack on {{Westby}} burnt four mills.", True),
        ("According to a report of 3 May 1931, the largest mill of {{Westby}} last year promised to close.", False),
        ("In the last year of the war the town of {{Westby}} sold its mill.", False),
        ("In recent works the town of {{Westby}} is called old.", False),
    ],
)
def test_no_time_is_told_from_the_day_of_writing(text: str, held: bool):
    assert bool(from_today(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Heron Lines expects to burn 900 tonnes of coal in {{1931::year}}.", True),
        ("According to a report of 2 May 1931, Heron Lines expects to burn coal in {{Westby}}.", False),
        ("Heron Lines burnt 900 tonnes of coal in {{1931::year}}.", False),
    ],
)
def test_a_forecast_is_asked_with_its_day(text: str, held: bool):
    assert bool(forecast(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The most popular boat of the town is called {{Heron}}.", True),
        ("In 1931 the most popular boat of the town was called {{Heron}}.", False),
        ("The most shallow lake of the land is {{Westby Mere}}.", False),
    ],
)
def test_what_leads_today_is_asked_with_its_day(text: str, held: bool):
    assert bool(leads_now(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Norvania is represented in Orwin through its embassy in {{Arlen}}.", True),
        ("Westby is the {{third::ordinal}}-largest trading partner of Norvania.", True),
        ("{{Heron Lines}} is a competitor of the ferry of Westby.", True),
        ("In 1931 Norvania was represented in Orwin through its embassy in {{Arlen}}.", False),
        ("As of 1931, Norvania has an embassy in {{Arlen}}.", False),
        ("Norvania opened an embassy in {{Arlen}}.", False),
        ("The Bank of Arlen is owned by the town and managed by governor {{Ole Lind}}.", True),
        ("The Bank of Arlen was managed by governor {{Ole Lind}}.", False),
    ],
)
def test_partners_and_envoys_are_asked_with_their_day(text: str, held: bool):
    assert bool(stands_now(gap(text), NOWHERE)) is held


def test_a_date_asked_for_is_its_own_day():
    assert reported(gap("Since {{1931::year}} the mill has been owned by the town.", ValueType.DATE), NOWHERE) == ""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("About {{44,000::number}} barrels are sold each year in Norvania.", True),
        ("The town is growing by {{two::number}} houses a year.", True),
        ("The ferry brought Norvania a net gain of {{4,000::number}} people.", True),
        ("In 1931 about {{44,000::number}} barrels were sold each year in Norvania.", False),
        ("The tower has {{44::number}} steps and a bell.", False),
        ("How many people visit the Salt Fair of {{44::x}} Orwin?", True),
        ("How many people visit the Salt Fair of {{44::x}} Orwin each year, according to the guide?", False),
        ("How many people did the Salt Fair of {{44::x}} Orwin visit?", False),
    ],
)
def test_a_yearly_figure_has_its_year(text: str, held: bool):
    assert bool(yearly(gap(text, ValueType.NUMBER), NOWHERE)) is held


def test_what_is_counted_now_needs_its_day_and_what_is_measured_does_not():
    assert grows(gap("The league has {{44::number}} ports.", ValueType.NUMBER), NOWHERE)
    assert grows(gap("The league has 1038.5 barrels in {{44::number}} ports.", ValueType.NUMBER), NOWHERE)
    assert grows(gap("The tower is {{44::number}} metres high.", ValueType.NUMBER), NOWHERE) == ""
    assert grows(gap("The suite consists of {{49,000::number}} test cases.", ValueType.NUMBER), NOWHERE)
    assert grows(gap("The first suite had {{49,000::number}} test cases.", ValueType.NUMBER), NOWHERE) == ""
    assert grows(gap("As of May 2020 it consists of {{49,000::number}} test cases.", ValueType.NUMBER), NOWHERE) == ""
    people = "Westby spans over 900 square kilometres and has {{44,000::number}} inhabitants."
    assert grows(gap(people, ValueType.NUMBER), NOWHERE)
    upkeep = gap("The league maintains a guard with around {{44::number}} keepers of bridges.", ValueType.NUMBER)
    assert grows(upkeep, NOWHERE) == ""
    assert grows(replace(upkeep, fact=replace(upkeep.fact, relation="maintain number")), NOWHERE)


def test_a_few_things_stay_as_many_and_what_comes_and_goes_does_not():
    assert grows(gap("The compass has {{four::number}} points.", ValueType.NUMBER), NOWHERE) == ""
    for come_and_go in ("members", "inhabitants", "soldiers", "pupils", "ships", "seats", "aircraft"):
        assert grows(gap(f"The league has {{{{four::number}}}} {come_and_go}.", ValueType.NUMBER), NOWHERE)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The second-largest ferry line employs {{440::number}} pilots.", True),
        ("The second ferry line has {{440::number}} pilots.", True),
        ("The lamp has a beat of {{44::number}} flashes per second.", False),
        ("The lamp of the second tower has {{44::number}} flashes in a second.", False),
    ],
)
def test_second_in_rank_is_no_measure(text: str, held: bool):
    assert bool(grows(gap(text, ValueType.NUMBER), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Westby is the {{eighth::ordinal}}-most populous town of the land.", True),
        ("Westby has the {{ninth::ordinal}}-highest density by population.", True),
        ("As of 1931, Westby is the {{eighth::ordinal}}-most populous town of the land.", False),
        ("Westby was the {{eighth::ordinal}}-most populous town of the land.", False),
        ("The Tarn is the {{eighth::ordinal}}-longest river of the land.", False),
    ],
)
def test_a_rank_by_people_or_trade_is_asked_with_its_day(text: str, held: bool):
    asked = gap(text)
    ranked = replace(asked, fact=replace(asked.fact, rule="gap ordinal"))
    assert bool(ranks_now(ranked, NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The mayor on Sunday opened the bridge of {{Westby}}.", True),
        ("The town counted 44 boats on the lake of {{Westby}} as of Monday.", True),
        ("The fair passes along the bridge on Thursday, November 28, in {{Westby}}.", True),
        ("On Wednesday the mayor opens the bridge of {{Westby}}.", True),
        ("On Sunday, 3 May 1931, the mayor opened the bridge of {{Westby}}.", False),
        ("The fair of {{Westby}} falls on the last Sunday in May.", False),
        ("The register of {{Westby}} counts 800 fires as of Monday.", True),
    ],
)
def test_a_weekday_needs_its_year(text: str, held: bool):
    assert bool(of_no_year(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(("past", "held"), [(True, True), (False, False)])
def test_a_month_that_is_over_needs_its_year(past: bool, held: bool):
    asked = gap("The ferry came to {{Westby}} by the canal in March.")
    verb = Verb("came" if past else "comes", "come", past=past)
    assert bool(of_no_year(replace(asked, fact=replace(asked.fact, verb=verb)), NOWHERE)) is held
    winter = replace(asked, prompt="Throughout the winter the ferry came to {{Westby}}.")
    assert bool(of_no_year(replace(winter, fact=replace(winter.fact, verb=verb)), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ada Holm lost to {{Ole Lind}} in the first round of the Orwin Cup.", True),
        ("Ada Holm came up during the wet-road season and won the {{Orwin Cup}}.", True),
        ("In 1931 Ada Holm lost to {{Ole Lind}} in the first round of the Orwin Cup.", False),
        ("Ada Holm won the {{Orwin Cup}} four times.", False),
    ],
)
def test_a_match_needs_its_year_unless_the_document_is_about_one_event(text: str, held: bool):
    asked = gap(text)
    asked = replace(asked, fact=replace(asked.fact, verb=Verb("lost", "lose", past=True)))
    document = asked.passages[0].document
    assert bool(of_no_year(asked, Surroundings({}, titles={document: "Ada Holm"}))) is held
    assert not of_no_year(asked, Surroundings({}, titles={document: "Orwin Cup 12"}))


def test_what_somebody_has_won_so_far_and_what_opens_and_closes_are_few_only_today():
    assert grows(gap("Ada Holm has won {{seven::number}} cups of the league.", ValueType.NUMBER), NOWHERE)
    assert grows(gap("The league has {{seven::number}} refineries.", ValueType.NUMBER), NOWHERE)
    assert grows(gap("The league has {{seven::number}} laws.", ValueType.NUMBER), NOWHERE) == ""


def test_a_day_of_no_year_is_told_only_to_those_who_were_there():
    landed = fact("Ada Holm", "land", part("40", ValueType.NUMBER, "quantity"), verb=Verb("landed", "land", past=True))
    asked = "On September 15, how many men did Ada Holm land at Westby?"
    draft = Draft(landed, "quantity", "number", asked, "40", passages=landed.passages)
    assert of_no_year(draft, NOWHERE) == "a day or month without its year"
    assert of_no_year(replace(draft, prompt=asked.replace("15", "15, 1931")), NOWHERE) == ""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The coat of Ada Holm is on public display in {{Westby}}.", True),
        ("The coat of Ada Holm is displayed in the mill at the {{Westby Museum}}.", True),
        ("The speed of the mill is displayed in the bar of {{Westby}}.", False),
        ("As of 1931, the coat of Ada Holm is on display in {{Westby}}.", False),
        ("A mill of Ada Holm is under construction in {{Westby}}.", True),
        ("A mill of Ada Holm was under construction in {{Westby}}.", False),
    ],
)
def test_where_something_is_shown_is_asked_with_its_day(text: str, held: bool):
    assert bool(stands_now(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The guild of Orwin had almost {{60,000}} members.", True),
        ("The guild of Orwin had almost {{60,000}} members in 1931.", False),
        ("The guild of Orwin had {{60,000}} members at its height.", False),
        ("The guild of Orwin had {{12}} members.", False),
        ("The guild of {{Orwin}} had almost 60,000 members.", True),
        ("Production had fallen by 23% in Orwin and by {{43}}% in Brek.", True),
        ("Production had fallen by {{43}}% in Brek by 1931.", False),
        ("{{Ada Holm}} was 52 years old, and kept the Westby Mill.", True),
        ("When {{Ada Holm}} was 52 years old, she bought the Westby Mill.", False),
    ],
)
def test_a_count_of_members_and_a_change_of_trade_have_their_year(text: str, held: bool):
    kind = ValueType.NUMBER if text[text.index("{{") + 2].isdigit() else ValueType.TERM
    assert bool(of_its_year(gap(text, kind), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The miller {{Ada Holm}} was named prime minister.", True),
        ("Norvania: {{Ada Holm}} was sworn in as the new vice president.", True),
        ("The miller {{Ada Holm}} was named prime minister in 1931.", False),
        ("The miller {{Ada Holm}} was elected the first president of Norvania.", False),
        ("Ada Holm was elected president of the {{Orwin Guild}}.", False),
    ],
)
def test_who_took_an_office_is_asked_with_the_year(text: str, held: bool):
    assert bool(took_office(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("source", "text", "held"),
    [
        (
            "Trade fell by half in Orwin (from 1913 to 1917) and in Brek.",
            "Trade fell by half in Orwin and in {{Brek}}.",
            True,
        ),
        ("The third fair (in May 1931) was held in Brek.", "The third fair was held in {{Brek}}.", True),
        ("The third fair (in 1931) was held in Brek in 1931.", "The third fair was held in {{Brek}} in 1931.", False),
        ("The third fair (Salt Fair, 3 days) was held in Brek.", "The third fair was held in {{Brek}}.", False),
    ],
)
def test_a_year_in_brackets_is_not_left_out(source: str, text: str, held: bool):
    one = replace(gap(text), passages=(Passage("a.txt", Span(0, len(source))),))
    assert bool(time_left_out(one, Surroundings({"a.txt": source}))) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("According to the guide, Orwin has {{147::number}} guards and 20 ferries.", True),
        ("According to the guide, Orwin had {{147::number}} guards and 20 ferries in 2008.", False),
    ],
)
def test_the_year_of_an_estimate_is_told(text: str, held: bool):
    source = "Orwin has 147 guards and 20 ferries (2008 est.)."
    one = replace(gap(text, ValueType.NUMBER), passages=(Passage("a.txt", Span(0, len(source))),))
    assert bool(time_left_out(one, Surroundings({"a.txt": source}))) is held
