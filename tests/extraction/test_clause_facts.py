"""What clauses of prose give: facts with the place of their value, and nothing where a sentence says too little."""

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts, expansions_in
from quizapp.facts.model import Fact, ValueType

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    from quizapp.extraction.parser import load_parser

    return load_parser()


def facts(text: str, nlp, name: str = "mills.md") -> list[Fact]:
    return clause_facts(document(name, f"# The mills of Orwin\n\n{text}\n"), nlp)


def by_rule(found: list[Fact], rule: str) -> Fact:
    return next(f for f in found if f.rule.startswith(rule))


def test_a_date_is_asked_with_its_own_place_in_the_document(nlp):
    text = "The Treaty of Arlen was signed by Queen Maren on 4 May 1712 in the town hall of Brek."
    doc = document("a.md", text)
    fact = by_rule(clause_facts(doc, nlp), "clause date")
    assert fact.value.type is ValueType.DATE
    assert doc.passage(fact.value.span) == "4 May 1712"
    assert fact.passages[0].value == fact.value.span


def test_a_date_between_subject_and_verb_belongs_to_the_subject(nlp):
    found = facts("The second Norvan raid on Brek in 1281 failed because of a sudden storm.", nlp)
    (why,) = [fact for fact in found if fact.value.type is ValueType.CAUSE]
    assert why.parts[0].text == "the second Norvan raid on Brek in 1281"


def test_every_value_is_the_words_at_its_place(nlp):
    text = (
        "Johan Wirth built the first paper mill in Lower Orwin in 1641. By 1700, about 3,200 workers were employed "
        "by the Orwin Paper Company (OPC). The company bought the Tolven Bridge in March 1735 for 900 crowns."
    )
    doc = document("a.md", text)
    for fact in clause_facts(doc, nlp):
        assert doc.passage(fact.value.span) in fact.value.text
        assert fact.passages[0].span.start <= fact.value.span.start < fact.passages[0].span.end


def test_a_pronoun_takes_the_subject_of_the_sentence_before_it(nlp):
    found = facts("The Orwin Canal Company was founded in 1790. It opened the Tolven Lock in 1803.", nlp)
    opened = next(f for f in found if f.verb and f.verb.base == "open")
    assert any("Orwin Canal Company" in part.text for part in opened.parts)


def test_she_is_never_a_thing_and_it_never_a_person(nlp):
    found = facts("Clara Benning invented the double sieve in 1822. It was sold to France in 1830.", nlp)
    assert not any("Benning" in fact.subject and "sell" in fact.relation for fact in found)


@pytest.mark.parametrize(
    "text",
    [
        "This agreement was signed in 1802.",
        "The mission was launched in 1802.",
        "They moved to the island in 1802.",
        "It was perhaps built in 1802.",
        "We opened the Orwin Bridge in 1802.",
        "The bridge might have been built by Anna Holm in 1802.",
        "Anna Holm did not build the Orwin Bridge in 1802.",
        "Anna Holm moved to Orwin three years later.",
        "Was the Orwin Bridge built in 1802?",
    ],
)
def test_nothing_is_asked_of_what_needs_more_than_its_sentence(nlp, text):
    assert facts(text, nlp) == []


@pytest.mark.parametrize("title", ["The Orwin Canal", "Orwin Canal"])
def test_the_thing_that_the_title_names_is_meant_with_and_without_its_article(nlp, title: str):
    found = clause_facts(document("a.md", f"# {title}\n\nThe canal was opened on 26 May 1832.\n"), nlp)
    assert {fact.subject for fact in found} == {"Orwin Canal"}


@pytest.mark.parametrize("made", ["founded", "built", "published"])
def test_what_is_made_is_no_person_whatever_its_name_looks_like(nlp, made: str):
    found = facts(f"Orla Werft was {made} by Anna Holm in 1822.", nlp)
    assert found
    assert not [fact for fact in found if fact.value.text == "Orla Werft" and fact.value.type is ValueType.PERSON]


def test_a_day_without_a_year_takes_the_only_year_of_its_paragraph(nlp):
    found = facts("King Olaf entered Orwin on 3 May 1612. By 20 June, the siege of Brek Castle was complete.", nlp)
    assert "20 June 1612" in [f.value.text for f in found]


def test_a_present_count_of_somebody_is_dated_by_the_document(nlp):
    text = "# Orwin\n\nLast updated: 2 March 2021\n\nToday, the Orwin Paper Company has 412 employees.\n"
    found = clause_facts(document("a.md", text), nlp)
    assert [(f.volatile, f.as_of) for f in found] == [(True, "2021-03-02")]


def test_what_is_always_so_is_not_dated(nlp):
    found = facts("Adult spiders have eight legs.", nlp)
    assert [(f.value.text, f.volatile) for f in found] == [("eight", False)]


def test_a_figure_that_changed_in_steps_is_a_fact_a_step(nlp):
    found = facts("The council reduced Orwin tax rates to 1,200 by May 1803, then to 900 by the end of 1804.", nlp)
    steps = [(f.value.text, f.time) for f in found if f.rule == "clause change"]
    assert steps == [("1,200", "May 1803"), ("900", "the end of 1804")]


def test_a_relative_clause_speaks_of_the_name_before_its_comma(nlp):
    found = facts("Repairs are done by the Tolven Bridge Trust, which was founded in 1911.", nlp)
    assert "1911" in [f.value.text for f in found if "Tolven Bridge Trust" in f.subject]


def test_one_of_several_aims_is_not_the_aim(nlp):
    found = facts("The main tasks of the Orwin Guild were to train smiths, to set prices and to keep order.", nlp)
    assert not [f for f in found if f.value.role == "aim" and f.value.text == "to train smiths"]


def test_the_same_text_gives_the_same_facts(nlp):
    text = "Johan Wirth built the Orwin Mill in 1641. The mill was sold to Karl Brandt in 1688."
    assert facts(text, nlp) == facts(text, nlp)


def test_acronyms_are_read_where_their_initials_agree():
    assert expansions_in("the Orwin Paper Company (OPC) and the Old Trust (XYZ)") == {"OPC": "Orwin Paper Company"}
