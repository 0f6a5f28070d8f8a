"""Lists that only the document around them, or the parse of their sentence, explains."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import enumerations, lists
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.enumerations import enumeration
from quizapp.extraction.lead import of_people
from quizapp.extraction.leads import members
from quizapp.extraction.parser import load_parser
from quizapp.extraction.structure import structure_facts

AIMS = "# Arn Guard\n\nThe Arn Guard was set up in 1901. It watches the bay in line with its mandate, which is to:\n\n"
AIMS += "- guard the bridge\n- light the lamps\n- count the boats\n"


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    facts = clause_facts(document("a.md", text), load_parser())
    return [
        (next(p.text for p in f.parts if p.role == "prompt"), tuple(i.text for i in f.items)) for f in facts if f.items
    ]


@pytest.mark.parametrize(
    ("sentence", "prompt", "items"),
    [
        (
            "The Arn Guard keeps three boats to deter piracy, protect fishing boats, and ensure safety at sea.",
            "For which of these purposes does the Arn Guard keep three boats?",
            ("deter piracy", "protect fishing boats", "ensure safety at sea"),
        ),
        (
            "Lanterns are used to light the harbour, to warn the boats and to mark the end of the quay.",
            "For which of these purposes are lanterns used?",
            ("light the harbour", "warn the boats", "mark the end of the quay"),
        ),
        (
            "The Harbour Board focused on repairing quays, dredging channels, and training pilots.",
            "On which of these did the Harbour Board focus?",
            ("repairing quays", "dredging channels", "training pilots"),
        ),
        (
            "The Harbour Board has primary responsibility for duties such as pilotage, rescue and dredging.",
            "For which of these duties does the Harbour Board have primary responsibility?",
            ("pilotage", "rescue", "dredging"),
        ),
    ],
)
def test_a_list_at_the_end_of_a_clause_is_asked_as_one(sentence: str, prompt: str, items: tuple[str, ...]) -> None:
    assert (prompt, items) in said(f"# Arn\n\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "The SALT TAX clause applies to GRAIN, WOOL, WINE, and PAPER KEEPING duties.",
        "The keeper's marks move the hand back to the beginning of the year, month or day.",
        "The meeting of the Arn Guard ended in plans to light the bay, count the boats and close the gate.",
    ],
)
def test_what_stands_behind_to_is_a_purpose_only_as_a_verb(sentence: str) -> None:
    assert not [prompt for prompt, _ in said(f"# Arn\n\n{sentence}\n") if "purpose" in prompt]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Board focused on repairing quays, dredging channels, or training pilots.",
        "The Harbour Board prospered through tolls, dues, and rents.",
    ],
)
def test_one_of_several_and_means_are_not_asked_as_a_list(sentence: str) -> None:
    assert said(f"# Arn\n\n{sentence}\n") == []


def test_a_list_whose_members_part_in_two_ways_is_not_asked() -> None:
    sentence = "The Harbour Board focused on tolls and piracy, pilots and boats and lamps."
    assert said(f"# Arn\n\n{sentence}\n") == []


def test_it_and_its_are_what_the_document_and_the_sentence_before_are_about() -> None:
    (fact,) = lists.facts(document("a.md", AIMS))
    assert (
        next(p.text for p in fact.parts if p.role == "prompt") == "Which of these are part of the Arn Guard's mandate?"
    )
    assert lists.facts(document("a.md", AIMS.replace("The Arn Guard was", "The old Watch was"))) == []


def test_people_are_asked_for_by_who_and_not_without_their_time() -> None:
    asked = members("The founders of the Arn Guard were:", "")
    assert asked is not None
    named = of_people(asked, ["Ada Holm", "Carl Berg"])
    assert named is not None
    assert named.whole == "Who were the founders of the Arn Guard?"
    present = members("The pilots of the Arn Guard are:", "")
    assert present is not None
    assert of_people(present, ["Ada Holm", "Carl Berg"]) is None


def test_what_a_people_is_is_no_list_of_it() -> None:
    assert members("The Sundals are", "the Sundals live here") is None


def test_what_speaks_against_a_thing_is_a_wrong_option_for_what_speaks_for_it() -> None:
    text = "# Wind\n\nAdvantages of wind power:\n\n- no smoke\n- low running cost\n- endless supply\n\n"
    text += "Disadvantages of wind power:\n\n- noise\n- unsteady output\n- dead birds\n"
    facts = lists.facts(document("a.md", text))
    assert [p.text for p in facts[0].parts if p.role == "other"] == ["noise", "unsteady output", "dead birds"]


def test_an_aim_after_a_colon_is_a_list_of_its_parts() -> None:
    text = "The mandate of the Arn Guard was broad: to stop pirates, protect lamps and support the Harbour Board (HB)."
    found = enumeration(text, text)
    assert found is not None
    assert found.asked.prompt == "Which of these were part of the mandate of the Arn Guard?"


def test_a_whole_list_of_places_has_the_places_left_out_as_wrong_options() -> None:
    text = "# Arn\n\nBy 1815, the Arn Guard had lost three places: Heron Castle, Lind Abbey Castle and Storm Fort. "
    text += "It had won Mill Castle, the Kingdom of Sund and Old Harbour. It kept the road to Mill Castle.\n\n"
    text += "It never saw Grey Tower. It came near Old Harbour.\n"
    found = enumerations.facts(document("a.md", text))
    (listed,) = [fact for fact in found if fact.items]
    assert {part.text for part in listed.parts if part.role == "other"} == {"Mill Castle", "Grey Tower", "Old Harbour"}
    assert [fact.rule for fact in found] == ["count", "enumeration"]


def test_what_may_be_who_is_asked_only_by_which() -> None:
    facts = clause_facts(
        document("a.md", "# Arn\n\nThe Harbour Board worked alongside the Pilot Guild, Norvania, and the Arn Guard.\n"),
        load_parser(),
    )
    wholes = [part.text for fact in facts if fact.items for part in fact.parts if part.role == "whole"]
    assert wholes == []
    parties = members("The parties to the Arn Pact were:", "")
    assert parties is not None
    assert parties.whole == "Who were the parties to the Arn Pact?"


def test_members_in_office_are_asked_by_the_day_and_things_named_alike_are_no_people() -> None:
    text = "# The harbour of Lestrand\n\nLast updated: 3 May 2021\n\n"
    text += "Members of the Harbour Board are:\n\n- Anna Lund (chair)\n- Per Olsen\n- Mira Haan\n\n"
    text += "The harbour has two locks:\n\n- Mill Lock\n- Stone Lock\n\n"
    text += "Key facts\n\n- Opened: 1811\n- Director: Sara Lind\n"
    asked = [
        part.text
        for fact in structure_facts(document("a.md", text))
        for part in fact.parts
        if part.role in ("whole", "prompt")
    ]
    assert "Who are the members of the Harbour Board as of 3 May 2021?" in asked
    assert "How many locks does the harbour of Lestrand have?" in asked
    assert "When was the harbour of Lestrand opened?" in asked
    assert "Who was the director of the harbour of Lestrand as of 3 May 2021?" in asked
