"""Where documents disagree: series in time, contradictions, and what is no conflict."""

from __future__ import annotations

import pytest

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
