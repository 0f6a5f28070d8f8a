"""Fields asked by their key: of records under headings, and as what their document says."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import fields
from quizapp.facts.model import ValueType

RECORDS = """# Lighthouses

## Orwin

- Country: Norvania
- Height: 31 m
- Last fire: 1944

## Cape Brek

Country: Estmark
Last fire: 1871

## Contact

Mood: calm
"""


def asked(text: str) -> dict[str, str]:
    facts = fields.facts(document("a.md", text))
    return {part.text: fact.value.text for fact in facts for part in fact.parts if part.role == "prompt"}


def test_headings_with_fields_of_the_same_keys_name_records() -> None:
    assert asked(RECORDS) == {
        "In which country is Orwin?": "Norvania",
        "What is the height of Orwin?": "31 m",
        "When was the last fire of Orwin?": "1944",
        "In which country is Cape Brek?": "Estmark",
        "When was the last fire of Cape Brek?": "1871",
    }
    assert asked(RECORDS.partition("## Cape Brek")[0]) == {}


def test_whoever_comes_from_a_country_is_not_in_it() -> None:
    record = "## {}\n\n- Country: Norvania\n- Tool: a saw\n\n"
    text = "# Makers\n\n" + "".join(map(record.format, ["Odda Holm", "Tolven Brek", "Mount Orwin"]))
    assert [prompt for prompt in asked(text) if "country" in prompt] == ["In which country is Mount Orwin?"]


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("Exam date: 14 January 2026", "According to “Introduction to Boat Building”, what is the exam date?"),
        ("Room: Hall B", "According to “Introduction to Boat Building”, what is the room?"),
        ("Language: English", "According to “Introduction to Boat Building”, what is the language?"),
        ("Lecturer: Ida Storm", "According to “Introduction to Boat Building”, who is the lecturer?"),
        ("Mood: calm", ""),
        ("Email: ida@example.org", ""),
        ("Kind: 14", ""),
    ],
)
def test_what_a_field_says_of_the_course_is_asked_of_its_document(line: str, prompt: str) -> None:
    found = asked(f"# Introduction to Boat Building\n\nBoats are built of oak.\n\n## Course facts\n\n{line}\n")
    assert list(found) == ([prompt] if prompt else [])


def test_who_has_an_office_since_a_year_took_it_then() -> None:
    text = "# Arn Library\n\nThe library is old.\n\nDirector: Ida Storm (since 2016)\nManager: Piet Haan (2019)\n"
    assert list(asked(text)) == [
        "Who became director of the Arn Library in 2016?",
        "Who was the manager of the Arn Library in 2019?",
    ]
    one, _ = fields.facts(document("a.md", text))
    assert (one.volatile, one.value.type) == (False, ValueType.PERSON)


def test_numbers_of_a_list_are_asked_under_its_heading() -> None:
    text = "# Course in boat building\n\nText.\n\n## Grading\n\n- Essays: 40 %\n- Boat: 50 %\n- Talk: 10 %\n"
    assert (
        next(iter(asked(text))) == "According to “Course in boat building”, what is given under “Grading” for “Essays”?"
    )
    assert asked(text.replace("10 %", "short")) == {}


def test_what_a_person_is_known_for_and_worked_in() -> None:
    text = "# Ida Storm\n\nIda Storm built boats.\n\n**Field:** boat building\n**Known for:** the Heron\n"
    assert list(asked(text)) == ["In which field did Ida Storm work?", "What is Ida Storm known for?"]


def test_fields_with_numbers_are_a_list_and_a_record_keeps_its_article() -> None:
    text = "# Soaps and their strength\n\nText.\n\n## Strength\n\nMilk soap: 6.5\nTar soap: 9\nOil soap: 10\n"
    assert "According to “Soaps and their strength”, what is given under “Strength” for “Tar soap”?" in asked(text)
    rivers = "# Rivers\n\n## The Alda\n\nLength: 430 km\n\n## The Tresk\n\nLength: 85 km\n"
    assert list(asked(rivers)) == ["What is the length of the Alda?", "What is the length of the Tresk?"]


def test_a_run_of_fields_under_a_heading_is_asked_by_its_labels() -> None:
    run = "Fajra: between dawn and noon\nDuhra: after midday\nAsra: dusk, or later\n"
    found = asked(f"# Calls of the mill\n\nThe mill calls.\n\n## Calls\n\n{run}")
    assert found == {
        "According to “Calls of the mill”, what is given under “Calls” for “Fajra”?": "between dawn and noon",
        "According to “Calls of the mill”, what is given under “Calls” for “Duhra”?": "after midday",
    }
