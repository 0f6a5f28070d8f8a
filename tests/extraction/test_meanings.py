"""Terms that sentences define, asked by what they mean."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import marked_terms
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser


def asked(sentence: str, title: str = "The crafts of Orwin") -> list[str]:
    found = clause_facts(document("mills.md", f"# {title}\n\n{sentence}\n"), load_parser())
    return [f"{fact.parts[0].text} {fact.value.text}" for fact in found if fact.rule == "term"]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            'A **weir**{: data-type="term"} is a low wall that is built across a river to raise the water.',
            "Which term means “a low wall that is built across a river to raise the water”? weir",
        ),
        (
            "A weir is a low wall that is built across a river to raise the water.",
            "Which term beginning with “w” means “a low wall that is built across a river to raise the water”? weir",
        ),
        (
            "The *penstock* is the pipe that feeds water to the wheel, and it is closed in a frost.",
            "Which term means “the pipe that feeds water to the wheel”? penstock",
        ),
        ("Hydrology is the study of water.", "Which term beginning with “h” means “the study of water”? Hydrology"),
        (
            "The wooden trough that leads water to the top of a wheel is called a flume.",
            "Which term beginning with “f” means “the wooden trough that leads water to the top of a wheel”? flume",
        ),
        (
            "The term “scour” refers to the wearing away of a river bed by fast water.",
            "Which term beginning with “s” means “the wearing away of a river bed by fast water”? scour",
        ),
        (
            "The area of land drained by a river and its streams is its **catchment**.",
            "Which term means “the area of land drained by a river and its streams”? catchment",
        ),
        ("A **freshet** is a sudden spring flood.", "Which term means “a sudden spring flood”? freshet"),
        (
            "The property of matter by which it resists changes in its motion is called **inertia**.",
            "Which term means “the property of matter by which it resists changes in its motion”? inertia",
        ),
        (
            "Spate is the name given to the sudden rise of a river after heavy rain.",
            "Which term beginning with “s” means “the sudden rise of a river after heavy rain”? Spate",
        ),
        (
            "Siltation is **the movement of fine mud into a pond**, most of which comes from fields.",
            "Which term beginning with “s” means “the movement of fine mud into a pond”? Siltation",
        ),
        (
            "Isotopes are atoms of the same element that have different numbers of neutrons.",
            "Which term beginning with “i” means “atoms of the same element that have different numbers of neutrons”?"
            " Isotopes",
        ),
        (
            "The gate that lets water out of a pond is called a **paddle** and holds for years.",
            "Which term means “the gate that lets water out of a pond”? paddle",
        ),
        (
            "The upright columns of beams in a wheel house are called ‘stands’.",
            "Which term beginning with “s” means “the upright columns of beams in a wheel house”? stands",
        ),
        (
            "The *thalweg* is the line of fastest flow in a river.",
            "Which term means “the line of fastest flow in a river”? thalweg",
        ),
    ],
)
def test_a_term_is_asked_by_what_it_means(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "Patience is a virtue that many millers of the north have learnt from their rivers.",
        "A flood is a good example of the force that a river has in the spring of the year.",
        "The result is a mess of planks and ropes that blocks the river for several days.",
        "Magma is a liquid.",
        "A **weir** is a low wall that is built of that stone to raise the water of a river.",
        "A freshet is a sudden spring flood.",
        "The wall that holds the water back is called the wall of the mill by all who live there.",
        "Holm is a town in the north of Norvania, on the coast of the Sea of Brek.",
        "The miller is the man who taught the guild to build its flumes and weirs.",
        "A mill law is a law of mills that holds for every river in the north of the land.",
        "A weir is a relatively simple wall that holds back the water of a river for a mill.",
        "A weir is not a wall that is built across a river to raise the water for a mill.",
        "Millers are a true community within which numerous exchanges take place.",
        "An editing tool is mill.edit which supports the making of maps by all.",
        "A planet is a small disc, over which the dust of the air makes no waves.",
        "The area of land drained by a river and its streams is its catchment.",
        "A flood lamp is an extra lamp for the wheel and for the men of the mill.",
        "Scour is a general term describing the wearing away of a river bed by fast water.",
        "A memory is a mental picture in which Aristotle defines in De Anima of the mind.",
        "A weir is a part of this system that raises the water of the river for a mill.",
    ],
)
def test_names_judgements_and_loose_kinds_are_no_definitions(sentence: str) -> None:
    assert asked(sentence) == []


def test_a_term_that_heads_its_section_needs_no_other_mark() -> None:
    told = "The lade is a channel that the mill gets by right, without which it still has its wheel."
    assert asked(told, "Words of millers\n\n## Lade") == [
        "Which term beginning with “l” means"
        " “a channel that the mill gets by right, without which it still has its wheel”? lade"
    ]
    assert asked(told) == []


def test_where_its_meaning_has_its_words_the_meaning_of_a_term_is_asked() -> None:
    told = "A **mill race** is a channel that leads the water of a river to a mill."
    found = clause_facts(document("mills.md", f"# The crafts of Orwin\n\n{told}\n"), load_parser())
    fact = next(fact for fact in found if fact.rule == "definition")
    assert fact.parts[0].text == "What is a mill race?"
    assert fact.value.text == "a channel that leads the water of a river to a mill"
    assert "definition" not in {
        fact.rule for fact in clause_facts(document("m.md", f"# Orwin\n\n{told.replace('**', '')}\n"), load_parser())
    }


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("The miller raised a **weir** (a low wall across the river).", ["a low wall across the river? weir"]),
        ("A *penstock*, a pipe that feeds water to the wheel, is closed in a frost.", ["a pipe that feeds ..."]),
        ("The mill has a **flume** – a trough that leads water to the wheel – of oak.", ["a trough that leads ..."]),
        ("Stars stay near the *ecliptic*, the path the Sun follows in the sky.", ["the path the Sun follows"]),
        ("A sluice is a *water gate*: a board that is raised to let out the flood.", ["a board that is raised"]),
        ("Water fills the **flume**, a trough of oak perhaps 30 m long and a yard wide inside, of oak.", []),
        (
            "They have **lades,** which are narrow channels that bring water, of oak.",
            ["narrow channels that bring water"],
        ),
        ("One part is the *lade*, the way of water that takes the miller by surprise and, in spring, floods.", []),
        ("He owned a weir (a low wall across the river).", []),
        ("The **guild** (an old one) met in the **mill hall**, a long way from the river, and in the inn.", []),
        ("A **weir wall** (a wall of the weir that holds the water back) was built.", []),
    ],
)
def test_a_marked_term_is_asked_by_what_stands_beside_it(text: str, questions: list[str]) -> None:
    found = marked_terms.facts(document("mills.md", f"# Words of millers\n\n{text}\n"))
    assert len(found) == len(questions)
    for fact, question in zip(found, questions, strict=True):
        assert question.split(" ...")[0].split("?")[0] in fact.parts[0].text
