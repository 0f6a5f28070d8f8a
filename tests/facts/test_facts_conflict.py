"""Where documents disagree: series in time, contradictions, and what is no conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.conflict import conflicts, contradicted, rivals
from quizapp.facts.merge import merge
from quizapp.facts.model import Family, ValueType
from tests.made_facts import fact, part

DATE, NUMBER = ValueType.DATE, ValueType.NUMBER


def singers(number: str, document: str, **more: object):
    return fact(
        "Choir", str(more.pop("relation", "has")), part(number, NUMBER, head="singers"), document, volatile=True, **more
    )


def test_values_that_change_are_a_series_each_with_its_date():
    facts = merge([singers("40", "a.txt", as_of="2019"), singers("52", "b.txt", as_of="2024")])
    found = conflicts(facts)
    assert [(c.series, c.statements) for c in found] == [(True, (("a.txt", "40", "2019"), ("b.txt", "52", "2024")))]
    assert contradicted(found) == set()


def test_two_values_of_one_date_contradict_each_other():
    facts = merge([singers("40", "a.txt", as_of="2019"), singers("52", "b.txt", as_of="2019")])
    assert [c.series for c in conflicts(facts)] == [False]


def test_what_cannot_change_and_differs_is_a_contradiction_and_not_asked():
    facts = merge([fact("Bridge", "open", part("1931", DATE)), fact("Bridge", "open", part("1937", DATE), "b.txt")])
    found = conflicts(facts)
    assert [c.series for c in found] == [False]
    assert contradicted(found) == {f.id for f in facts}


@pytest.mark.parametrize("dates", [("1931", "June 1931"), ("June 1931", "12 June 1931"), ("1931", "12 June 1931")])
def test_a_date_and_a_more_precise_one_do_not_disagree(dates: tuple[str, str]):
    facts = merge([fact("Bridge", "open", part(date, DATE), f"{date}.txt") for date in dates])
    assert conflicts(facts) == []


def test_counts_are_compared_whatever_the_wording():
    facts = merge([singers("40", "a.txt", as_of="2019"), singers("52", "b.txt", as_of="2024", relation="consist of")])
    assert [c.series for c in conflicts(facts)] == [True]
    assert rivals(facts) == {facts[0].id: ("52",), facts[1].id: ("40",)}


def test_numbers_at_different_times_are_different_facts():
    facts = merge(
        [
            fact("Choir", "reduce to", part("40", NUMBER, head="singers"), time="2002"),
            fact("Choir", "reduce to", part("30", NUMBER, head="singers"), time="2003"),
        ]
    )
    assert conflicts(facts) == []
    assert rivals(facts) == {}


def test_several_names_in_one_relation_are_rivals_but_no_contradiction():
    facts = merge([fact("Choir", "sing", part("Evensong")), fact("Choir", "sing", part("Matins"))])
    assert conflicts(facts) == []
    assert rivals(facts)[facts[0].id] == ("Matins",)


def test_one_field_with_two_values_is_a_contradiction():
    facts = merge([fact("Bridge", "height", part(v), f"{v}.txt", family=Family.FIELD) for v in ("high", "low")])
    assert [c.series for c in conflicts(facts)] == [False]


def test_who_founded_and_where_one_was_born_are_said_once():
    agents = [part(name, ValueType.PERSON, "agent") for name in ("King Harald", "Queen Maud")]
    founded = [
        fact("University of Westby", "found agent", agents[0], time="1477"),
        fact("Westby University", "establish agent", agents[1], "b.txt", time="1479"),
    ]
    assert [c.series for c in conflicts(merge(founded))] == [False]
    births = [
        fact("Ada Holm", "bear date", part(day, DATE, "date"), f"{town}.txt", qualifiers=(("place", town),))
        for town, day in (("Westby", "4 May 1790"), ("Tarnhead", "4 May 1791"))
    ]
    assert [c.series for c in conflicts(merge(births))] == [False]


def test_two_doers_in_one_document_may_both_be_right():
    agents = [part(name, ValueType.PERSON, "agent") for name in ("Ada Holm", "Carl Berg")]
    assert conflicts(merge([fact("Guild", f"found agent {n}", one) for n, one in enumerate(agents)])) == []


def test_a_question_that_tells_a_disputed_date_is_not_asked_either():
    years = [fact("Guild", "found date", part(y, DATE, "date"), f"{y}.txt") for y in ("1931", "1937")]
    doer = fact("Guild", "pay agent", part("Ada Holm", ValueType.PERSON, "agent"), "1931.txt", time="1931")
    elsewhere = fact(
        "Guild", "pay agent", part("Ada Holm", ValueType.PERSON, "agent"), "c.txt", time="1931", span=Span(50, 60)
    )
    found = contradicted(conflicts(merge([*years, doer])))
    assert doer.id in found
    assert contradicted(conflicts(merge([*years, replace(elsewhere, id="f-other")]))) == {f.id for f in merge(years)}


def test_what_has_no_name_is_not_the_same_in_two_documents():
    years = [fact("old castle", f"build date {y}", part(y, DATE, "date"), f"{y}.txt") for y in ("1931", "1937")]
    assert conflicts(merge(years)) == []


def test_a_row_of_a_table_and_a_sentence_beside_it_that_disagree_are_told():
    row = fact("Westby", "Opened", part("1875", DATE), family=Family.FIELD)
    said = fact("Westby station", "open date", part("1876", DATE, "date"), span=Span(50, 90))
    assert [c.series for c in conflicts(merge([row, said]))] == [False]
    elsewhere = fact("Westby harbour", "open date", part("1876", DATE, "date"), "b.txt")
    assert conflicts(merge([row, elsewhere])) == []
    assert conflicts(merge([row, replace(said, value=part("May 1875", DATE, "date"))])) == []
