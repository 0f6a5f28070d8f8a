"""From documents to a bank, and from a bank to the next one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli.generated import summary
from quizapp.documents.build import document
from quizapp.documents.model import Document, Span
from quizapp.facts.model import Fact, ValueType
from quizapp.facts.settling import conflict_id
from quizapp.generate import Engine, Made, facts_of, make_bank
from quizapp.packs.bank import Bank, Read, fact_lines, question_lines, read_bank, write_bank
from quizapp.packs.model import Curated
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


def made(earlier: Bank, *documents: Document, rewrite: bool = False, engine: Engine = ENGINE) -> Made:
    """The next bank and what has changed; the hash of a document is its text."""
    return make_bank(documents, reads(*documents), engine, earlier, rewrite)


def reads(*documents: Document) -> list[Read]:
    return [Read(name=one.name, sha256=one.text) for one in documents]


def first_bank(*documents: Document) -> Bank:
    return make_bank(documents, reads(*documents), ENGINE).bank


def counts(one: Made) -> tuple[int, int, int, int]:
    """How many approved questions were kept, are new, have changed and are gone."""
    assert one.changes is not None
    return len(one.changes.kept), len(one.changes.new), len(one.changes.changed), len(one.changes.gone)


def under_other_ids(one: Document) -> list[Fact]:
    """The same facts as a later version would know them: by another relation."""
    return [replace(found, relation="inaugurate", id=f"{found.id}x") for found in opened(one)]


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


def test_what_matters_most_is_written_first_then_as_the_documents_go_on():
    bank = bank_of(page("a.txt"), page("b.txt", "Tunnel", "1950"), page("c.txt", "Mill", "1800"))
    facts = [replace(f, importance=3) if f.passages[0].document == "b.txt" else f for f in bank.facts]
    lines = [json.loads(line) for line in question_lines(replace(bank, facts=tuple(facts)))[1:]]
    assert [line["evidence"][0]["source"] for line in lines] == ["b.txt", "a.txt", "c.txt"]


def test_the_second_question_on_a_passage_is_written_behind_the_first_on_every_other():
    bank = bank_of(page("a.txt"), page("b.txt", "Tunnel", "1950"))
    first, other = sorted(bank.questions, key=lambda one: one.evidence[0].source)

    def at(name: str, start: int, end: int):
        cited = tuple(one.model_copy(update={"start": start, "end": end}) for one in first.evidence)
        return first.model_copy(update={"id": name, "evidence": cited})

    asked = (other, at("g-1", 0, 40), at("g-2", 8, 40), at("g-3", 44, 70), at("g-4", 60, 90), at("g-5", 90, 99))
    lines = [json.loads(line) for line in question_lines(replace(bank, questions=asked))[1:]]
    assert [line["id"] for line in lines] == ["g-1", "g-3", "g-5", "g-2", "g-4", other.id]


@given(st.permutations([page("a.txt"), page("b.txt", "Tunnel", "1950"), page("c.txt", "Mill", "1800")]))
def test_the_order_of_documents_does_not_change_what_is_asked(documents: list[Document]):
    questions = bank_of(*documents).questions
    assert questions == bank_of(*sorted(documents, key=lambda one: one.name)).questions


def test_a_first_bank_has_no_changes():
    assert make_bank([page("a.txt")], reads(page("a.txt")), ENGINE).changes is None


def test_one_more_document_keeps_the_rest_and_says_so():
    first = first_bank(page("a.txt"))
    assert counts(made(first, page("a.txt"), page("b.txt", "Tunnel", "1950"))) == (1, 1, 0, 0)


def test_a_renamed_document_changes_only_what_is_cited():
    first = first_bank(page("a.txt"))
    after = made(first, replace(page("a.txt"), name="b.txt"))
    assert counts(after) == (1, 0, 0, 0)
    assert [e.source for question in after.bank.questions for e in question.evidence] == ["b.txt"]
    assert [question.id for question in after.bank.questions] == [question.id for question in first.questions]


def test_a_removed_document_takes_only_its_own_passages_and_questions():
    first = first_bank(page("a.txt"), page("b.txt"), page("c.txt", "Mill", "1800"))
    after = made(first, page("b.txt"))
    assert counts(after) == (1, 0, 0, 1)
    assert [e.source for question in after.bank.questions for e in question.evidence] == ["b.txt"]


def test_text_added_before_a_passage_moves_it_and_no_more():
    first = first_bank(page("a.txt"))
    longer = document("a.txt", "\n\nA few words on the valley.\n\n" + page("a.txt").text)
    after = made(first, longer, engine=replace(ENGINE, structure=lambda one: []))
    assert counts(after) == (1, 0, 0, 0)
    evidence = after.bank.questions[0].evidence[0]
    assert longer.text[evidence.start : evidence.end] == evidence.quote
    assert evidence.answer
    assert longer.text[slice(*evidence.answer)] == "1931"
    (passage,) = after.bank.facts[0].passages
    assert longer.passage(passage.span) == evidence.quote


def test_a_changed_value_is_told_as_changed():
    first = first_bank(page("a.txt"))
    after = made(first, page("a.txt", year="1940"))
    assert counts(after) == (0, 0, 1, 0)
    assert after.changes is not None
    ((was, now),) = after.changes.changed
    assert (was.answer, now.answer) == ("1931", "1940")


def test_a_question_with_a_new_id_is_known_by_the_old_one_where_it_takes_its_place():
    first = first_bank(page("a.txt"))
    engine = replace(ENGINE, structure=under_other_ids)
    stays = made(first, page("a.txt"), engine=engine)
    assert [question.id for question in stays.bank.questions] == [question.id for question in first.questions]
    after = made(first, page("a.txt"), engine=engine, rewrite=True)
    (question,) = after.bank.questions
    assert question.id != first.questions[0].id
    assert question.aliases == (first.questions[0].id,)
    assert counts(after) == (1, 0, 0, 0)
    again = made(after.bank, page("a.txt"), engine=engine)
    assert again.bank.questions == after.bank.questions


def test_aliases_go_on_from_version_to_version():
    def still_other_ids(one: Document) -> list[Fact]:
        return [replace(found, relation="unveil", id=f"{found.id}y") for found in opened(one)]

    first = first_bank(page("a.txt"))
    second = made(first, page("a.txt"), engine=replace(ENGINE, structure=under_other_ids), rewrite=True).bank
    third = made(second, page("a.txt"), engine=replace(ENGINE, structure=still_other_ids), rewrite=True).bank
    assert third.questions[0].aliases == (second.questions[0].id, first.questions[0].id)


def test_rewriting_takes_the_new_words_and_keeps_the_id():
    def other_words(one: Fact) -> list[Draft]:
        return [replace(ask(one)[0], prompt=f"In which year was the {one.subject} of Grenholm opened?")]

    first = first_bank(page("a.txt"))
    after = made(first, page("a.txt"), engine=replace(ENGINE, wordings=(other_words,)), rewrite=True)
    assert counts(after) == (0, 0, 1, 0)
    assert [question.id for question in after.bank.questions] == [question.id for question in first.questions]
    assert after.bank.questions[0].prompt.startswith("In which year")


@given(st.permutations([page("a.txt"), page("b.txt", "Tunnel", "1950"), page("c.txt", "Mill", "1800")]))
def test_documents_one_after_the_other_give_what_they_give_together(documents: list[Document]):
    bank = first_bank(documents[0])
    bank = made(bank, *documents[:2]).bank
    bank = made(bank, *documents).bank
    assert bank.questions == first_bank(*documents).questions


def decided(**said: object) -> Curated:
    return Curated.model_validate({"format": "quizapp-curated/1", **said})


def settled_bank(ask: str, value: str = "", *documents: Document) -> Bank:
    pages = documents or (page("a.txt"), page("b.txt", year="1937"))
    (conflict,) = bank_of(*pages).conflicts
    curated = decided(conflicts=[{"id": conflict_id(conflict), "ask": ask, "value": value}])
    return make_bank(pages, reads(*pages), ENGINE, curated=curated).bank


def test_of_a_settled_contradiction_the_chosen_value_is_asked():
    for year in ("1931", "1937"):
        bank = settled_bank("value", year)
        assert answers(bank) == [year]
        assert [(one.settled, len(one.asked)) for one in bank.conflicts] == [(True, 1)]


def test_of_a_settled_contradiction_neither_value_may_be_asked():
    bank = settled_bank("neither")
    assert answers(bank) == []
    assert bank.conflicts[0].settled


def test_another_value_brings_a_settled_contradiction_up_again():
    pages = (page("a.txt"), page("b.txt", year="1937"))
    (conflict,) = bank_of(*pages).conflicts
    curated = decided(conflicts=[{"id": conflict_id(conflict), "ask": "value", "value": "1931"}])
    again = (*pages, page("c.txt", year="1940"))
    bank = make_bank(again, reads(*again), ENGINE, curated=curated).bank
    assert answers(bank) == []
    assert not bank.conflicts[0].settled
    other_order = (pages[1], pages[0])
    assert answers(make_bank(other_order, reads(*other_order), ENGINE, curated=curated).bank) == ["1931"]


def test_a_question_that_was_kept_stays_word_for_word_though_it_is_a_draft():
    def other_words(one: Fact) -> list[Draft]:
        return [replace(ask(one)[0], prompt=f"In which year was the {one.subject} of Grenholm opened?")]

    first = bank_of(page("a.txt"))
    draft = first.questions[0]
    draft = draft.model_copy(update={"status": "draft"})
    earlier = replace(first, questions=(draft,))
    engine = replace(ENGINE, wordings=(other_words,))
    page_again = [page("a.txt")]
    assert make_bank(page_again, reads(*page_again), engine, earlier).bank.questions != (draft,)
    curated = decided(keep=[{"id": draft.id}])
    for rewrite in (False, True):
        again = make_bank(page_again, reads(*page_again), engine, earlier, rewrite, curated=curated)
        assert again.bank.questions == (draft,)


def dated(one: Fact) -> list[Draft]:
    label = f", {one.as_of_label}" if one.volatile else ""
    return [replace(ask(one)[0], prompt=f"When was the {one.subject} of Grenholm opened{label}?")]


def test_both_values_of_a_settled_contradiction_are_asked_where_their_dates_tell_them_apart():
    pages = [replace(page("a.txt"), date="1950-01"), replace(page("b.txt", year="1937"), date="1960-02")]
    (conflict,) = bank_of(*pages).conflicts
    curated = decided(conflicts=[{"id": conflict_id(conflict), "ask": "both"}])
    bank = make_bank(pages, reads(*pages), replace(ENGINE, wordings=(dated,)), curated=curated).bank
    assert sorted(q.prompt for q in bank.questions if q.status == "approved") == [
        "When was the Bridge of Grenholm opened, as of February 1960?",
        "When was the Bridge of Grenholm opened, as of January 1950?",
    ]
    undated = make_bank(pages, reads(*pages), ENGINE, curated=curated).bank
    assert answers(undated) == []


@pytest.mark.parametrize("verb", ["keep", "edit"])
@pytest.mark.parametrize(
    ("page_now", "told"), [(page("a.txt", year="1940"), "changed"), (page("b.txt", "Mill"), "gone")]
)
def test_a_curated_draft_that_is_not_made_as_it_was_is_told(verb: str, page_now: Document, told: str):
    first = first_bank(page("a.txt"))
    draft = first.questions[0].model_copy(update={"status": "draft"})
    curated = decided(**{verb: [{"id": draft.id}] if verb == "keep" else [draft.model_dump()]})
    after = make_bank([page_now], reads(page_now), ENGINE, replace(first, questions=(draft,)), curated=curated)
    assert after.changes is not None
    assert len(getattr(after.changes, told)) == 1
    assert draft.id in after.changes.curated


def test_curated_questions_that_are_gone_are_listed_first_and_all():
    first = first_bank(*(page(f"{letter}.txt", f"{letter}ford") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    kept = sorted(question.id for question in first.questions)[10:]
    only = page("x.txt", "Mill")
    after = make_bank([only], reads(only), ENGINE, first, curated=decided(keep=[{"id": one} for one in kept]))
    lines = [line for line in summary(after) if line.startswith("kept or edited, gone: ")]
    assert [line.split()[4] for line in lines] == kept
