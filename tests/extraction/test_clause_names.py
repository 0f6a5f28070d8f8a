"""Names and class nouns, and sentences made plain with every letter still placed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.extraction.context import names_in, topic_of
from quizapp.extraction.names import class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.plain import lines


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("the Treaty of Arlen", "treaty"),
        ("Operation Red Fox", "operation"),
        ("Resolution 77", "resolution"),
        ("Orwin City Council", "council"),
        ("Lake Brek", "lake"),
        ("Johan Wirth", ""),
    ],
)
def test_a_class_noun_is_read_off_the_name(name, noun):
    assert class_noun(name) == noun


def test_people_have_two_words_and_no_class_noun():
    assert not looks_like_person("")
    assert looks_like_person("Sir Johan Wirth")
    assert not looks_like_person("Orwin Council")
    assert not looks_like_person("New Orwin")
    assert not looks_like_person("Wirth's Mill")


def test_names_and_acronyms():
    assert is_name("the Treaty of Arlen")
    assert not is_name("the first treaty")
    assert is_acronym("OPC")
    assert not is_acronym("COVID-19")


def test_a_lone_class_noun_stands_for_the_only_name_that_ends_with_it():
    assert names_in("The Orwin League met. The League closed.") == {"league": "Orwin League"}
    assert names_in("The Orwin League fought the Brek League.") == {}


def test_the_topic_is_the_acronym_in_the_title():
    assert topic_of(document("a.md", "# Orwin Paper Company (OPC)\n\nThe OPC was founded in 1700.\n")) == "OPC"


def said(text: str) -> list[str]:
    return [line.text for line in lines(document("a.md", text), "") if not line.doubtful]


def test_as_well_looks_back_at_its_end_alone():
    assert said("The Orwin Trust bought the mill of Brek as well.") == ["The Orwin Trust bought the mill of Brek."]
    kept = "The Orwin Trust bought the mill of Brek as well as two boats."
    assert said(kept) == [kept]


def test_brackets_connectives_and_what_follows_a_colon_are_left_out():
    text = "However, the Orwin Trust (founded 1911) bought four mills in 1920: Arlen, Brek, Tolven and Holm."
    assert said(text)[0] == "The Orwin Trust bought four mills in 1920."


def test_what_is_put_in_between_commas_is_left_out():
    text = "The Orwin Trust works under Chapter II of the Brek Charter and, as such, is a public trust."
    assert said(text) == ["The Orwin Trust works under Chapter II of the Brek Charter and is a public trust."]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (
            'Holm said that "the mill develop[ed] in Orwin" in 1811.',
            'Holm said that "the mill developed in Orwin" in 1811.',
        ),
        ("The mill is set by a .millrc file in Orwin.", "The mill is set by a .millrc file in Orwin."),
        ("The mill of Orwin ,sold in 1811 , was burnt.", "The mill of Orwin,sold in 1811, was burnt."),
        ("The mill of Orwin was sold in 1811, in contrast.", "The mill of Orwin was sold in 1811."),
        ("In the ensuing Orwin War the mill was burnt.", "In the Orwin War the mill was burnt."),
    ],
)
def test_marks_and_connectives_go_and_nothing_else(text, stands):
    assert said(text) == [stands]


def test_a_number_with_an_addition_in_brackets_counts_something_else():
    assert said("The mill of Orwin was built for 386 (and better) wheels in 1811.") == []


def test_the_month_of_may_is_not_a_guess():
    assert said("The Orwin Trust bought the old mill in May 1920.")
    assert not said("The Orwin Trust may sell the old mill in Brek.")


@given(st.text(alphabet="The mil (of) Orwin, was built: in—1920. ", max_size=120))
def test_every_letter_is_where_it_says(text):
    doc = document("a.txt", f"The Orwin Trust bought {text} in May 1920.")
    for line in lines(doc, ""):
        for letter, place in zip(line.text, line.places, strict=True):
            assert place == -1 or doc.text[place].casefold() == letter.casefold() or letter == "."
