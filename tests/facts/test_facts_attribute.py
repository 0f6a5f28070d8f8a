"""What facts are about in one form, whatever their wording, so that rival values meet."""

from __future__ import annotations

import pytest

from quizapp.documents.model import Span
from quizapp.facts.attribute import attribute
from quizapp.facts.conflict import conflicts
from quizapp.facts.counting import count_of, phrase_after, sort_counted
from quizapp.facts.merge import merge
from quizapp.facts.model import Family, ValueType, Verb
from tests.made_facts import fact, part

DATE, NUMBER, BODY = ValueType.DATE, ValueType.NUMBER, ValueType.ORGANISATION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            fact("Guild", "found date", part("1931", DATE, "date")),
            fact("Guild", "set date", part("1931", DATE, "date")),
        ),
        (
            fact("Guild", "establish date", part("1931", DATE, "date")),
            fact("Guild", "Founded", part("1931", DATE), family=Family.FIELD),
        ),
        (
            fact("Guild's members", "number", part("40", NUMBER, "quantity"), volatile=True),
            fact("Guild", "have", part("40", NUMBER, "quantity", head="members"), volatile=True),
        ),
        (
            fact("members of the Guild", "total", part("40", NUMBER, "quantity"), volatile=True),
            fact("Guild", "have", part("40", NUMBER, "quantity", head="active members"), volatile=True),
        ),
        (
            fact("Guild", "build agent", part("Ada Holm", ValueType.PERSON, "agent")),
            fact("Guild", "Built by", part("Ada Holm", ValueType.PERSON), family=Family.FIELD),
        ),
    ],
)
def test_wordings_of_one_attribute_meet(one, other):
    assert attribute(one) == attribute(other) != ""


def test_who_did_it_is_the_agent_in_the_active_as_in_the_passive():
    active = part("the Harbour Board", BODY, "subject")
    passive = part("the Harbour Board", BODY, "agent")
    one = fact("Guild", "found subject", active, verb=Verb("founded", "found"))
    other = fact("Guild", "establish agent", passive, verb=Verb("was established", "establish", ("was",), passive=True))
    assert attribute(one) == attribute(other)


def test_a_purpose_or_doer_beside_a_deed_makes_no_other_deed():
    one = fact("Guild", "found date", part("1871", DATE, "date"), qualifiers=(("agent", "Ada Holm"),))
    other = fact(
        "Guild", "establish date", part("12 May 1874", DATE, "date"), qualifiers=(("behind", "in order to sail"),)
    )
    assert [c.series for c in conflicts(merge([one, other]))] == [False]


def test_other_deeds_and_other_conditions_stay_apart():
    opened = fact("Bridge", "open date", part("1931", DATE, "date"))
    built = fact("Bridge", "build date", part("1929", DATE, "date"))
    for_trams = fact("Bridge", "open date", part("1940", DATE, "date"), qualifiers=(("oblique for", "trams"),))
    assert len({attribute(opened), attribute(built), attribute(for_trams)}) == 3


def test_a_table_and_a_sentence_that_disagree_are_told():
    facts = merge(
        [
            fact("Guild", "Founded", part("1931", DATE), "a.txt", family=Family.FIELD),
            fact("Guild", "establish date", part("1937", DATE, "date"), "b.txt"),
        ]
    )
    assert [c.series for c in conflicts(facts)] == [False]


def test_two_limits_of_one_thing_are_no_contradiction():
    facts = merge(
        [
            fact("Guild", "limit to", part("2,500", NUMBER, "quantity", head="active members")),
            fact("Guild", "limit to", part("800", NUMBER, "quantity", head="apprentices")),
        ]
    )
    assert conflicts(facts) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("27 member and guest countries of the north", "member and guest countries"),
        ("27 countries continue to pay", "countries"),
        ("27 men and women from the islands", "men and women"),
        ("27-day march", "day march"),
        ("27, of which most", ""),
    ],
)
def test_the_words_behind_a_number_end_at_their_noun(text: str, counted: str):
    assert phrase_after(text, 2) == counted


def test_near_synonyms_are_counted_alike():
    assert sort_counted("soldiers") == sort_counted("military personnel") == sort_counted("men and women")
    assert sort_counted("partner nations") == sort_counted("countries")


def test_the_count_of_a_gap_is_read_from_its_statement():
    said = "The Guild has 40 members in 13 partner towns."
    gap = fact(
        "Guild",
        "have number",
        part("13", NUMBER, "number"),
        statement=said,
        volatile=True,
        qualifiers=(("said", said),),
    )
    assert count_of(gap) == ("guild", "town")


def test_two_counts_of_one_sentence_or_of_other_sorts_are_no_contradiction():
    here = Span(0, 90)
    towns = [part(n, NUMBER, "quantity", head=f"{sort}towns") for n, sort in (("12", "free "), ("14", "royal "))]
    apart = [fact("Guild", "have", towns[0], volatile=True), fact("Guild", "have", towns[1], "b.txt", volatile=True)]
    assert conflicts(merge(apart)) == []
    bare = [part(n, NUMBER, "quantity", head="towns") for n in ("12", "14")]
    together = [fact("Guild", "have", one, span=here, volatile=True) for one in bare]
    assert conflicts(merge(together)) == []


def test_a_length_in_a_field_and_in_a_sentence_meet():
    field = fact("Westby bridge", "Length", part("312 m", NUMBER), family=Family.FIELD)
    said = fact(
        "bridge of Westby",
        "be number",
        part("312", NUMBER, "number", head="metres"),
        "b.txt",
        statement="The bridge of Westby is 312 metres long.",
    )
    feet = fact("length of the Westby bridge", "be", part("1,024 feet", NUMBER, "quantity"), "c.txt")
    assert attribute(field) == attribute(said) == attribute(feet) != ""
    assert conflicts(merge([field, said, feet])) == []
    other = fact("Westby bridge", "Length", part("321 m", NUMBER), "d.txt", family=Family.FIELD)
    assert [c.series for c in conflicts(merge([said, other]))] == [False]


def test_two_measures_of_one_thing_stay_apart():
    width = fact("Westby bridge", "Width", part("12 m", NUMBER), family=Family.FIELD)
    length = fact("Westby bridge", "Length", part("312 m", NUMBER), family=Family.FIELD)
    assert attribute(width) != attribute(length)


def test_a_field_that_counts_meets_a_sentence_that_counts():
    field = fact("Westby", "Population", part("54,000", NUMBER), family=Family.FIELD)
    said = fact("population of Westby", "be", part("61,000", NUMBER, "quantity"), "b.txt", volatile=True)
    assert [c.series for c in conflicts(merge([field, said]))] == [False]
