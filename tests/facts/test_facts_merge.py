"""The same fact in several documents is one fact; values that differ stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.model import Span
from quizapp.facts.merge import MOST_PASSAGES, merge
from quizapp.facts.model import Family, ValueType
from tests.made_facts import fact, part

DATE, NUMBER, PURPOSE = ValueType.DATE, ValueType.NUMBER, ValueType.PURPOSE


def test_one_fact_in_two_documents_has_two_passages_in_their_order():
    merged = merge([fact("Bridge", "opened by", part("Ada Holm"), name) for name in ("a.txt", "b.txt")])
    assert len(merged) == 1
    assert [p.document for p in merged[0].passages] == ["a.txt", "b.txt"]


def test_at_most_four_passages_are_kept():
    merged = merge([fact("Bridge", "opened by", part("Ada Holm"), f"{n}.txt") for n in range(6)])
    assert len(merged[0].passages) == MOST_PASSAGES


def test_of_dates_that_agree_the_most_precise_is_asked():
    dates = ["1931", "12 June 1931", "June 1931"]
    merged = merge([fact("Bridge", "open", part(d, DATE), f"{n}.txt") for n, d in enumerate(dates)])
    assert [one.value.text for one in merged] == ["12 June 1931"]
    assert [p.document for p in merged[0].passages] == ["1.txt", "0.txt", "2.txt"]


def test_numbers_with_other_hedges_are_the_same_number():
    one = part("4,500", NUMBER, hedge="about")
    other = part("4500", NUMBER, hedge="well over")
    assert len(merge([fact("Choir", "has", one), fact("Choir", "has", other, "b.txt")])) == 1


def test_another_value_is_another_fact_with_an_id_of_its_own():
    merged = merge([fact("Bridge", "open", part("1931", DATE)), fact("Bridge", "open", part("1937", DATE), "b.txt")])
    assert [one.value.text for one in merged] == ["1931", "1937"]
    assert len({one.id for one in merged}) == 2
    assert merged[0].id == fact("Bridge", "open", part("x")).id


def test_the_newest_of_values_that_change_keeps_the_id():
    old = fact("Choir", "has", part("40", NUMBER, head="singers"), volatile=True, as_of="2019")
    new = fact("Choir", "has", part("52", NUMBER, head="singers"), "b.txt", volatile=True, as_of="2024-05")
    merged = merge([old, new])
    assert {one.value.text: one.id == old.id for one in merged} == {"40": False, "52": True}


def test_a_reason_in_other_words_is_a_right_answer_too():
    one = fact("Choir", "was founded", part("to raise money for the organ", PURPOSE))
    other = fact("Choir", "was founded", part("to pay for a new organ", PURPOSE), "b.txt")
    merged = merge([one, other])
    assert len(merged) == 1
    assert merged[0].variants == ("to pay for a new organ",)


def test_a_long_name_and_its_acronym_are_one_subject_where_the_document_says_so():
    acronym = fact("NRB", "stands for", part("North River Bridge"), family=Family.ACRONYM)
    long_name = fact("North River Bridge", "open", part("1931", DATE))
    elsewhere = fact("NRB", "open", part("1931", DATE), "b.txt")
    merged = merge([acronym, long_name, elsewhere])
    assert [(one.subject, one.relation, len(one.passages)) for one in merged] == [
        ("NRB", "stands for", 1),
        ("NRB", "open", 2),
    ]


def test_merging_twice_changes_nothing():
    facts = [fact("Bridge", "open", part(d, DATE), f"{d}.txt") for d in ("1931", "June 1931", "1940")]
    assert [f.value for f in merge(merge(facts))] == [f.value for f in merge(facts)]


STATED = [
    fact("Bridge", "open", part(date, DATE), f"{number}.txt", span=Span(start, start + 9))
    for number, (date, start) in enumerate(
        [("1931", 0), ("June 1931", 5), ("May 1931", 7), ("12 June 1931", 2), ("1937", 1), ("June 1931", 40)]
    )
]


@given(st.permutations(STATED))
def test_what_is_merged_does_not_depend_on_the_order(facts):
    merged = {(one.id, one.value.text, one.passages) for one in merge(facts)}
    assert merged == {(one.id, one.value.text, one.passages) for one in merge(STATED)}


def test_a_long_name_inside_a_subject_is_the_acronym_too():
    acronym = fact("NRB", "stands for", part("North River Bridge"), family=Family.ACRONYM)
    one = fact("toll of the North River Bridge", "raise date", part("1931", DATE))
    other = fact("toll of NRB", "raise date", part("May 1931", DATE), "b.txt")
    assert [len(found.passages) for found in merge([acronym, one, other])] == [1, 2]


def test_an_acronym_of_two_names_stands_for_neither_elsewhere():
    bridge = fact("NRB", "stands for", part("North River Bridge"), "a.txt", family=Family.ACRONYM)
    board = fact("NRB", "stands for", part("Northern Rail Board"), "b.txt", family=Family.ACRONYM)
    named = fact("Northern Rail Board", "open", part("1931", DATE), "c.txt")
    assert [one.subject for one in merge([bridge, board, named])] == ["NRB", "NRB", "Northern Rail Board"]


def test_an_act_with_a_number_is_one_under_all_its_names():
    acronym = fact("GHBR", "stands for", part("Grenholm Harbour Board Resolution"), family=Family.ACRONYM)
    named = ["Resolution 44", "Grenholm Harbour Board Resolution 44 of 1931", "GHBR 44", "GHBR 44 (1931)"]
    acts = [fact(name, "adopt date", part("1931", DATE), f"{n}.txt") for n, name in enumerate(named)]
    assert [len(one.passages) for one in merge([acronym, *acts])] == [1, 4]
    other = fact("Resolution 45", "adopt date", part("1931", DATE))
    assert len(merge([acts[0], other])) == 2
