"""Conflicts as somebody settled them."""

from __future__ import annotations

from dataclasses import replace

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.facts.conflict import conflicts, contradicted, overruled
from quizapp.facts.model import Conflict, Fact, Family, Passage, ValueType
from quizapp.facts.settling import BOTH, NEITHER, VALUE, Settlement, conflict_id, settled, values_of
from tests.made_facts import fact, part

A = document("a.txt", "The Bridge was opened in 1931 by Ada Holm.")
B = document("b.txt", "The Bridge was opened in 1937 by Ben Lund.")


def opened(name: str, year: str, id_: str) -> Fact:
    found = fact("Bridge", "open", part(year, ValueType.DATE, "date"), name, span=Span(0, 30))
    return replace(found, id=id_)


FACTS = [opened("a.txt", "1931", "f-1"), opened("b.txt", "1937", "f-2")]
DATED = [replace(A, date="1950-01"), replace(B, date="1960-02")]


def found(*more: Fact) -> Conflict:
    (one,) = conflicts([*FACTS, *more])
    return one


def decided(ask: str, value: str = "", conflict: Conflict | None = None) -> tuple[Conflict, list[Fact]]:
    conflict = conflict or found()
    (one,), facts = settled([conflict], FACTS, {conflict_id(conflict): Settlement(ask, value)}, DATED)
    return one, facts


def test_the_id_of_a_conflict_hangs_on_what_is_in_dispute_and_on_nothing_else() -> None:
    (other_way,) = conflicts(FACTS[::-1])
    assert conflict_id(found()) == conflict_id(other_way)
    assert conflict_id(found()) != conflict_id(found(opened("c.txt", "1940", "f-3")))
    assert conflict_id(replace(found(), settled=True, asked=("f-1",))) == conflict_id(found())
    assert values_of(found()) == ("1931", "1937")


def test_what_nobody_settled_is_not_asked() -> None:
    (one,), facts = settled([found()], FACTS, {}, DATED)
    assert one == found()
    assert facts == FACTS
    assert contradicted([one]) == {"f-1", "f-2"}
    assert overruled([one]) == set()


def test_of_one_value_the_facts_that_give_it_are_asked() -> None:
    one, facts = decided(VALUE, "1937")
    assert facts == FACTS
    assert (one.asked, contradicted([one]), overruled([one])) == (("f-2",), {"f-1"}, {"f-1"})


def test_of_neither_nothing_is_asked() -> None:
    one, _ = decided(NEITHER)
    assert overruled([one]) == contradicted([one]) == {"f-1", "f-2"}


def test_both_are_asked_as_of_the_dates_of_their_documents() -> None:
    one, facts = decided(BOTH)
    assert contradicted([one]) == overruled([one]) == set()
    assert [(fact.volatile, fact.as_of, fact.as_of_label) for fact in facts] == [
        (True, "1950-01", "as of January 1950"),
        (True, "1960-02", "as of February 1960"),
    ]


def test_what_the_same_sentence_says_besides_goes_with_it() -> None:
    by = replace(fact("Bridge", "open", part("Ada Holm", ValueType.PERSON, "agent"), "a.txt"), id="f-9")
    sibling = replace(by, family=Family.CLAUSE, passages=(Passage("a.txt", Span(0, 30)),))
    conflict = replace(found(), facts=("f-1", "f-2", "f-9"))
    for value, asked in (("1931", ("f-1", "f-9")), ("1937", ("f-2",))):
        known = {conflict_id(conflict): Settlement(VALUE, value)}
        (one,), _ = settled([conflict], [*FACTS, sibling], known, DATED)
        assert one.asked == asked
