"""Sentences that came damaged out of their document, or would be damaged by shortening them."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.facts.model import Fact
from quizapp.writing.wording import wording

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    from quizapp.extraction.parser import load_parser

    return load_parser()


def facts(text: str, nlp) -> list[Fact]:
    return clause_facts(document("mills.md", f"# The mills of Orwin\n\n{text}\n"), nlp)


def asked(text: str, nlp) -> set[str]:
    return {draft.prompt for fact in facts(text, nlp) for draft in wording(fact)}


@pytest.mark.parametrize(
    "text",
    [
        'Added by Johan Wirth after the "great jam" of October 1886, in which traffic between two mills in Brek fell '
        "from 32 to 4 boats.",
        "In 1812 the fleet of Norvania included 14 steam ships, 60 sailing ships, 22 tugs, 9 ferries.",
        "The Tolven Canal, a long waterway through Norvania, first dug by the Orwin Guild crosses the Brek Hills.",
        "The Guild was on hand in Brek to present Johan Wirth, who built the mill of Arlen and led it, with a cup.",
        "Thousands of books had by then been moved to Brek in carts, in a rescue associated with Ada Holm.",
        "Johan Wirth wrote letters in Brek for a year, then went to Arlen with Ada Holm in 1812 on foot.",
    ],
)
def test_what_is_no_whole_sentence_gives_no_gap(text: str, nlp):
    said = {fact.statement for fact in facts(text, nlp) if fact.rule.startswith("gap")}
    assert not any(
        " by been " in one or one.startswith(("Added", "The Tolven Canal, a", "The Guild was", "In 1812 the fleet"))
        for one in said
    )
    assert not any("year, went" in one for one in said)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("The Orwin teapot is very famous old object in the Brek Museum.", False),
        ("The Orwin teapot is a very famous old object in the Brek Museum.", True),
        ("Banded purple-blue or yellow variety from Treak Cliff and Blue John caverns near Castleton.", False),
        ("In 2014, Germany resume the National Festival of Mills, after a long break.", False),
        ("In 2014, Germany resumed the National Festival of Mills, after a long break.", True),
    ],
)
def test_an_article_left_out_or_a_plural_verb_is_a_fault(text: str, sound: bool, nlp):
    assert bool(facts(text, nlp)) is sound


def test_a_row_of_clauses_keeps_its_last_one(nlp):
    text = (
        "1848 was a year of revolution, Norvania had risen against Arlen, and Holm, a mason, did not renew his "
        "deed when it ran out in March 1849."
    )
    assert not any(fact.statement.endswith("against Arlen.") for fact in facts(text, nlp))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norvan Treaty signed in Brek in 1812 by twelve states.", False),
        ("Norvania signed the treaty of Brek in 1812 with twelve states.", True),
        ("Norvania signed and sold the treaty of Brek in 1812 to twelve states.", True),
    ],
)
def test_a_headline_without_its_verb_of_being_tells_nothing(text: str, told: bool, nlp):
    assert bool(facts(text, nlp)) is told


def test_an_object_behind_a_phrase_stays_and_sides_are_counted_to_the_end(nlp):
    raised = "In Arlen in 1819, Johan Wirth raised, with a friend, an octagonal tower of Norvan granite."
    sides = (
        "Norvania is bordered to the west by Arlen, to the north by Brek, to the east by Westby, Orwin and Holm, "
        "to the south by Tolven, and to the southeast by the Grey Sea."
    )
    said = {fact.statement for fact in facts(f"{raised}\n\n{sides}", nlp)}
    assert not any(one.endswith("with a friend.") or one.endswith("Holm.") for one in said)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "The Orwin Company introduced 32 new locks defined in the Norvan Canal Act.",
            "How many new locks defined in the Norvan Canal Act did the Orwin Company introduce?",
        ),
        (
            "The Orwin Bridge has two groups of pillars, oaks and larches.",
            'How many groups of pillars does the Orwin Bridge have, according to "The mills of Orwin"?',
        ),
    ],
)
def test_what_belongs_to_the_asked_noun_goes_with_it(text: str, question: str, nlp):
    assert question in asked(text, nlp)


def test_a_row_with_its_last_member_is_whole(nlp):
    text = "In 1812 Ada Holm sold a mill, 40 boats, two farms, and a brewery in Brek."
    assert any(fact.statement == text for fact in facts(text, nlp))


def test_names_in_capitals_are_written_as_names(nlp):
    text = "President Ada HOLM met Tom BREKKE in Arlen in 1931. In 1934, HOLM sold the Tolven Bridge to UNICEF."
    said = " ".join(fact.statement for fact in facts(text, nlp))
    assert "Holm sold" in said
    assert "UNICEF" in said
    assert "HOLM" not in said


def test_a_chronicle_says_in_which_year(nlp):
    text = (
        "THE MILLS OF ORWIN\n\n1801   The Tolven Canal is opened by Johan Wirth in Brek. It burns.\n\n"
        "1809   Ada Holm goes on strike in a mill of Arlen.\n\n1820   King Otto closes the mill of Westby.\n"
    )
    found = clause_facts(document("mills.txt", text), nlp)
    said = [fact for fact in found if fact.statement.startswith("In 1801, the Tolven Canal is opened")]
    assert said
    assert all(text[fact.passages[0].span.start :].startswith("1801") for fact in said)


def test_a_list_goes_on_behind_what_is_told_of_its_member(nlp):
    text = (
        "In 1812 the Norvan Guild fought the millers of Brek, who hated it, the weavers of Arlen, who feared it, the "
        "fishers of Westby, who sold to it, and the farmers of Orwin, who plotted against Johan Wirth."
    )
    assert all(
        "farmers" in fact.statement for fact in facts(text, nlp) if fact.statement and "weavers" in fact.statement
    )


def test_a_year_is_put_behind_its_day_only(nlp):
    text = "In May 1931 Ada Holm opened the mill of Arlen. Brek keeps the wheel used in Arlen and shows it on July 20."
    assert not any(". 1931" in fact.statement for fact in facts(text, nlp))


def test_a_verb_keeps_its_last_letter_in_a_question(nlp):
    assert "In which year did the Norvan Guild stage a revolt against Queen Maren of Arlen?" in asked(
        "The Norvan Guild staged a revolt against Queen Maren of Arlen in 1816.", nlp
    )


def test_a_verb_behind_a_name_between_commas_has_another_subject(nlp):
    text = (
        "The armed guards of the Norvan Guild and of Brek fought each other until the leader of Brek, Johan Wirth, was "
        "killed in action in 1802."
    )
    assert not any("guards" in question and "killed" in question for question in asked(text, nlp))


@pytest.mark.parametrize(
    "text",
    [
        "In 1931 the Orwin Guild lent Brek the boats that were made in the mill of Arlen ...",
        "In 1931 the Orwin Guild lent Brek the boats … that were made in the mill of Arlen.",
        "Holy shit, the Orwin Guild is lending Brek and Arlen the boats of 1931.",
        'While the " end of the war of 1931 was a blow to Brek and Arlen", the Orwin Guild lent boats.',
        "1931-1933 Boats are lent by the Orwin Guild to Brek and Arlen.",
    ],
)
def test_what_is_cut_exclaimed_or_run_into_its_time_is_no_statement(text: str, nlp):
    assert not [fact for fact in facts(text, nlp) if fact.rule.startswith(("gap", "clause"))]


def test_what_is_quoted_keeps_its_words(nlp):
    text = 'In 1931 Ada Holm of Brek wrote that "the mill of Arlen was also sold" and left Norvania.'
    said = {fact.statement for fact in facts(text, nlp) if fact.statement and '"' in fact.statement}
    assert all("was also sold" in one for one in said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "1905 Ada Holm founds the Norvan Boat Guild in Arlen.",
            "In 1905, Ada Holm founds the Norvan Boat Guild in Arlen.",
        ),
        (
            "1905 The Norvan Boat Guild in Arlen is led by Ada Holm.",
            "In 1905, the Norvan Boat Guild in Arlen is led by Ada Holm.",
        ),
        ("2010 Orwin Games were led in Brek by Ada Holm.", "2010 Orwin Games were led in Brek by Ada Holm."),
    ],
)
def test_a_year_before_a_sentence_is_when_it_was(text: str, said: str, nlp):
    assert {fact.statement for fact in facts(text, nlp) if fact.rule == "gap name"} == {said}


@pytest.mark.parametrize("opening", ["ﬁ Ada Holm", "Meanwhile, ﬁve smiths and Ada Holm", "ßen and Ada Holm"])
def test_a_letter_that_is_two_in_capitals_keeps_its_place(opening: str, nlp):
    assert facts(f"{opening} built the Orwin mill in 1903.", nlp)
