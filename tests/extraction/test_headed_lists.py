"""Lists that only a heading or a rule for people introduces, and steps under headings that say no more than that."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction import columns, lists


def wholes(text: str) -> list[str]:
    facts = lists.facts(document("a.md", text))
    return [part.text for fact in facts for part in fact.parts if part.role == ("prompt" if fact.ordered else "whole")]


@pytest.mark.parametrize(
    ("introduced", "whole"),
    [
        ("## Main rivers", "What are the main rivers of Norvania?"),
        ("## Neighbours", "What are the neighbours of Norvania?"),
        ("## Equipment", "According to “Norvania”, what equipment is listed?"),
        ("## Rivers", ""),
        ("## Links", ""),
        ("The three estates were:", "What were the three estates?"),
        ("The four estates were:", ""),
        ("The estates were:", ""),
    ],
)
def test_what_a_document_about_a_name_lists_is_asked_of_it(introduced: str, whole: str) -> None:
    text = f"# Norvania\n\nNorvania is old. Norvania is green.\n\n{introduced}\n\n- Alda\n- Tresk\n- Lira\n"
    assert wholes(text) == ([whole] if whole else [])


@pytest.mark.parametrize(
    ("introduced", "whole"),
    [
        ("## Ingredients", "According to “Rules for the mill”, what are the ingredients?"),
        ("Visitors must bring:", "According to “Rules for the mill”, what must visitors bring?"),
        ("A guide may not carry:", "According to “Rules for the mill”, what may a guide not carry?"),
        (
            "Before a visit, guides have to:",
            "According to “Rules for the mill”, what do guides have to do before a visit?",
        ),
        ("They must bring:", ""),
        ("Visitors may like:", ""),
    ],
)
def test_rules_are_asked_as_what_the_document_says(introduced: str, whole: str) -> None:
    text = f"# Rules for the mill\n\nIt is old.\n\n{introduced}\n\n- put out the lamp\n- lock the door\n- warm bread\n"
    assert wholes(text) == ([whole] if whole else [])


@pytest.mark.parametrize(
    ("introduced", "prompt"),
    [
        ("## Method", "Oat bread with figs: put the steps of the method in the right order."),
        ("## To warm an oven", "Oat bread with figs: put the steps to warm an oven in the right order."),
        ("If the oven burns, take these steps:", "Put the steps to take if the oven burns in the right order."),
        ("If it burns, take these steps:", ""),
        ("## Thoughts", ""),
    ],
)
def test_steps_to_do_something_are_put_in_order(introduced: str, prompt: str) -> None:
    text = f"# Oat bread with figs\n\nIt is old.\n\n{introduced}\n\n1. Mix oats.\n2. Add figs.\n3. Bake all.\n"
    assert wholes(text) == ([prompt] if prompt else [])


def test_a_series_is_asked_by_its_years() -> None:
    text = "# Arn Library\n\nThe library is old.\n\n## Visitors by year\n\n"
    text += "| Year | Visitors |\n|---|---|\n| 2019 | 120 |\n| 2020 | 34 |\n| 2021 | 61 |\n"
    asked = [
        part.text for fact in columns.facts(document("a.md", text)) for part in fact.parts if part.role == "prompt"
    ]
    assert "In the table “Visitors by year” (the Arn Library), how many visitors are given for 2020?" in asked


@pytest.mark.parametrize(
    ("introduced", "whole"),
    [
        ("The four main lamp oils are:", ""),
        ("The three main lamp oils are:", "What are the three main lamp oils?"),
        ("Roe's three lamps were:", "What were Roe's three lamps?"),
        ("The following oils are not allowed:", "According to “Lamps and more lamps”, which oils are not allowed?"),
        ("It is forbidden to:", "According to “Lamps and more lamps”, what is forbidden?"),
        (
            "By the end, pupils should be able to:",
            "According to “Lamps and more lamps”, what should pupils be able to do by the end?",
        ),
        ("## Equipment", "According to “Lamps and more lamps”, what equipment is listed?"),
    ],
)
def test_more_that_a_document_says_as_a_whole(introduced: str, whole: str) -> None:
    text = f"# Lamps and more lamps\n\nIt is old.\n\n{introduced}\n\n- whale oil\n- train oil\n- bright gas\n"
    assert wholes(text) == ([whole] if whole else [])


def test_an_open_list_is_asked_as_what_its_document_says() -> None:
    text = "# Lamps and more lamps\n\nIt is old.\n\n## Properties of oil lamps\n\n- smell of fish\n- smoke in wind\n"
    assert wholes(text) == ["According to “Lamps and more lamps”, what are the properties of oil lamps?"]


def test_so_many_types_are_those_of_what_the_heading_names() -> None:
    text = "# Rocks and maps\n\n## Hard Rocks\n\nThere are two types namely:\n\n- Grey slate\n- Red slate\n"
    assert wholes(text) == ["What are the two types of Hard Rocks?"]


def test_what_two_documents_list_is_two_facts() -> None:
    items = "\n\n## Equipment\n\n- a long rope\n- a steel hammer\n- an iron ladder\n"
    said = [f"{name} is a country in the north. {name} has mines." for name in ("Norvania", "Sarland")]
    made = [lists.facts(document("a.md", f"# {one.split()[0]}\n\n{one}{items}")) for one in said]
    assert made[0]
    assert not {fact.id for fact in made[0]} & {fact.id for fact in made[1]}
