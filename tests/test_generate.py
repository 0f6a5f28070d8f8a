"""From documents to a bank, and from a bank to the next one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import Document, Span
from quizapp.facts.model import Fact, ValueType
from quizapp.generate import Engine, facts_of, make_bank
from quizapp.packs.bank import Bank, Read, fact_lines, question_lines, read_bank, write_bank
from quizapp.writing.draft import Draft
from tests.made_facts import fact, part

YEARS = "The {} was opened in {}. It still stands beside the old mill of Grenholm, near the harbour."


def opened(one: Document) -> list[Fact]:
    """A family that reads the one sentence this test writes."""
    words = one.text.split()
    name, year = words[1], words[5].strip(".")
    at = one.text.index(year)
    value = part(year, ValueType.DATE, "date", span=Span(at, at + len(year)))
    sentence = Span(0, at + len(year) + 1)
    return [fact(name, "open", value, one.name, span=sentence, place=value.span, topic=one.title)]


def ask(one: Fact) -> list[Draft]:
    """Its one wording."""
    return [Draft(one, "date", "date", f"When was the {one.subject} of Grenholm opened?", one.value.text, score=1)]


ENGINE = Engine("quizapp 0", opened, (ask,))


def page(name: str, thing: str = "Bridge", year: str = "1931") -> Document:
    return document(name, YEARS.format(thing, year))


def bank_of(*documents: Document, earlier: Bank | None = None, engine: Engine = ENGINE) -> Bank:
    read = [Read(name=one.name, sha256="0") for one in documents]
    return make_bank(documents, read, engine, earlier).bank


def answers(bank: Bank) -> list[str]:
    return [question.answer for question in bank.questions if question.status == "approved"]


def test_a_document_becomes_a_bank():
    bank = bank_of(page("a.txt"))
    assert answers(bank) == ["1931"]
    assert [one.name for one in bank.header.documents] == ["a.txt"]
    assert bank.questions[0].topic == page("a.txt").title


def test_the_same_fact_in_two_documents_is_asked_once_with_both_passages():
    bank = bank_of(page("a.txt"), page("b.txt"))
    assert [[e.source for e in question.evidence] for question in bank.questions] == [["a.txt", "b.txt"]]


def test_documents_that_contradict_each_other_make_drafts():
    bank = bank_of(page("a.txt"), page("b.txt", year="1937"))
    assert answers(bank) == []
    assert [conflict.series for conflict in bank.conflicts] == [False]
    assert {question.status for question in bank.questions} == {"draft"}


def test_one_more_document_adds_and_leaves_the_rest():
    first = bank_of(page("a.txt"))
    both = bank_of(page("a.txt"), page("b.txt", "Tunnel", "1950"), earlier=first)
    assert first.questions[0] in both.questions
    assert sorted(answers(both)) == ["1931", "1950"]


def test_an_approved_question_is_not_reworded_while_its_evidence_stands():
    def other_words(one: Fact) -> list[Draft]:
        return [replace(ask(one)[0], prompt=f"In which year was the {one.subject} of Grenholm opened?")]

    first = bank_of(page("a.txt"))
    again = bank_of(page("a.txt"), earlier=first, engine=replace(ENGINE, wordings=(other_words,)))
    assert again.questions == first.questions


def test_an_approved_question_is_not_dropped_while_its_evidence_stands():
    first = bank_of(page("a.txt"))
    again = bank_of(page("a.txt"), earlier=first, engine=replace(ENGINE, structure=lambda one: []))
    assert again.questions == first.questions
    assert again.facts == first.facts


def test_a_question_whose_passage_is_gone_goes_too():
    first = bank_of(page("a.txt"))
    again = bank_of(page("a.txt", year="1940"), earlier=first)
    assert answers(again) == ["1940"]


def test_a_contradiction_found_later_takes_the_approval_back():
    first = bank_of(page("a.txt"))
    both = bank_of(page("a.txt"), page("b.txt", year="1937"), earlier=first)
    assert answers(both) == []


def test_only_structure_is_read_of_what_is_not_in_english():
    engine = replace(ENGINE, structure=lambda one: [], clauses=opened)
    german = replace(page("a.txt"), language="de")
    assert facts_of(german, engine) == []
    assert len(facts_of(page("a.txt"), engine)) == 1


def test_a_bank_is_read_back_as_it_was_written(tmp_path: Path):
    bank = bank_of(page("a.txt"), page("b.txt", "Tunnel", "1950"), page("c.txt", "Mill", "1800"))
    write_bank(tmp_path, bank)
    found = read_bank(tmp_path)
    assert found is not None
    assert (found.header, found.questions, found.conflicts) == (bank.header, bank.questions, bank.conflicts)
    assert question_lines(found) == question_lines(bank)
    assert fact_lines(found) == fact_lines(bank)


@given(st.permutations([page("a.txt"), page("b.txt", "Tunnel", "1950"), page("c.txt", "Mill", "1800")]))
def test_the_order_of_documents_does_not_change_what_is_asked(documents: list[Document]):
    questions = bank_of(*documents).questions
    assert questions == bank_of(*sorted(documents, key=lambda one: one.name)).questions
