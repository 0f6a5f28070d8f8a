"""Whole names of a line, as gaps are made of them."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser
from quizapp.facts.model import Part, ValueType
from quizapp.writing.cloze import hint_of


def preposition(sentence: str, name: str) -> str | None:
    """What stands before the name where its gap tells a place; None where the name has no gap."""
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{sentence}\n"), load_parser())
    names = {fact.value.text: fact.value.preposition for fact in found if fact.rule == "gap name"}
    return names.get(name)


@pytest.mark.parametrize(
    ("sentence", "name", "before"),
    [
        ("The oldest letter written in Papiamento dates from 1803.", "Papiamento", ""),
        ("The documentary Voyage in Time was produced in Italy in 1982.", "Voyage", None),
        ("The documentary Voyage in Time was produced in Italy in 1982.", "Time", None),
        ("The oldest works in Papiamento are kept by the Tarn Guild at Orwin.", "Papiamento", ""),
        ("Ada Holm works in Westby for the Orwin Company.", "Westby", "in"),
        ("Software in the Public Interest was founded by Ada Holm in 1997.", "Public Interest", None),
        ("In 1997 Software in the Public Interest was founded by Ada Holm.", "Public Interest", None),
        ("In 1912 the Norvan League ended the long war against Ada Holm's regime in Selby.", "Ada Holm", ""),
        ("In 1912 the Norvan League ended the long war against Ada Holm's Orwin Company.", "Ada Holm", None),
        ("In 1912 the Norvan League ended Denmark's long war against the Orwin Company.", "Denmark", None),
        (
            "In 1912 the Norvan League met the NFU's Chief Land Steward Ada Holm in Brek.",
            "Chief Land Steward Ada Holm",
            "",
        ),
        ("The Orwin 2021 Edition was printed in Norvania by Ada Holm of Brek in the spring.", "Edition", None),
        ("In 1931 the mills of the Brek-based Orwin Network were sold by Ada Holm.", "Orwin Network", ""),
        (
            "In 1931 Ada Holm met the former head of the EU Council Mirek Tolvan in the town of Brek.",
            "EU Council Mirek Tolvan",
            None,
        ),
        ("The salt of the Orwin Company was used by Ada Holm in World War I.", "World War I", "in"),
        ("Trade in the Baltic Sea was stopped by Norvania in 1931.", "Baltic Sea", ""),
        ("In 1931 the salt of Norvania came from the Tarn Desert of Chile.", "Tarn Desert of Chile", None),
        ("In 1931 the salt of Norvania came from the Tarn Desert of Chile.", "Tarn Desert", ""),
        ("In 1931 the salt of Norvania came from the Gulf of Brek.", "Gulf of Brek", ""),
        ("After a speech in Norvania, an incensed Wirth left the Norvan League in 1931.", "Wirth", None),
        ("Ada Holm wrote from Brek in 1931 for the Norvan journal Der arme Teufel.", "Teufel", None),
        ("In 1931 the Norvan League began to build Holm learning centres in Brek.", "Holm", None),
        ("In Brek the Orwin has 2 masts, Tarn 3, the rest 4.", "Tarn 3", None),
        ("In Brek the Norvan League sold the barges of Tarn 3 in 1931.", "Tarn 3", ""),
    ],
)
def test_a_name_is_whole_and_a_place_is_no_language(sentence: str, name: str, before: str | None):
    assert preposition(sentence, name) == before


def test_the_office_before_a_person_is_no_part_of_the_name():
    assert preposition("Philosopher Jack Wheeler met the Norvan League in Brek in 1931.", "Jack Wheeler") == ""
    assert preposition("Ada Holm worked in the Brek Council in 1931 under President Johan Wirth.", "Johan Wirth") == ""


def test_a_ship_is_called_a_ship_whatever_it_is_named_after():
    found = clause_facts(
        document("a.md", "# Ferries\n\nAda Holm sailed to Brek in HMS Resolution in 1773.\n"), load_parser()
    )
    (ship,) = (fact.value for fact in found if fact.value.text == "HMS Resolution")
    assert hint_of(ship) == "ship"


@pytest.mark.parametrize(("name", "hint"), [("UTF-8", ""), ("Tarnic", ""), ("Baltic", "place"), ("Arlen", "place")])
def test_a_family_of_languages_is_no_place(name: str, hint: str):
    assert hint_of(Part("name", name, ValueType.PLACE, preposition="in")) == hint


@pytest.mark.parametrize(
    ("sentence", "name", "swollen"),
    [
        ("In 1878, High Chief TAMO led a rebellion against the League of Brek.", "TAMO", "High Chief TAMO"),
        (
            "In 2018 President Mokgwe Eric Keabet took 600 men to the town of Selby in Norvania.",
            "Mokgwe Eric Keabet",
            "President Mokgwe Eric Keabet",
        ),
        (
            "In 2002 the League of Brek named Ada Holm's daughter, State Representative Lisa Wirth, to it.",
            "Lisa Wirth",
            "State Representative Lisa Wirth",
        ),
        ("In 1931 Sir Johan Wirth took 600 men to the town of Selby in Norvania.", "Johan Wirth", "Sir Johan Wirth"),
        ("In 1931 the Orwin Mills were sold by King Alden II to the Brek Company.", "Alden II", "King Alden II"),
        (
            "The laws of Orwin were written in 1999 by John Holm of Brek Labs AB.",
            "John Holm",
            "John Holm of Brek Labs AB",
        ),
    ],
)
def test_a_rank_and_where_somebody_works_are_no_part_of_the_name(sentence: str, name: str, swollen: str):
    assert preposition(sentence, name) is not None
    assert preposition(sentence, swollen) is None


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("In 1931 Ada Holm came to the Queen Elizabeth Islands with the Brek League.", "Elizabeth Islands"),
        ("In 1857 the Orwin Court told the town of its decision in Holm v. Wirth in Brek.", "Wirth"),
        ("The surface of the star Alden in the Orwin Nebula has only 2,400 Kelvin.", "Kelvin"),
        ("The Four-hundred-meter Orwin Mill in southern Norvania passed a test in 2019.", "Orwin Mill"),
        ("In 1990 the Brek files were read from The History of Mills in Norvania.", "Norvania"),
        ("In 1936 Ada Holm put Johan Wirth as a smith of Brek in Sleepless in Selby.", "Selby"),
        ("In 1936 the fair of Orwin is told by Ada Holm in Book 21.", "Book 21"),
        ("In 1960 the town of Orwin was 77.2% Blue and 18.8% Norvan to Ada Holm.", "Blue"),
        ("The ship left the Orwin Space Center in Norvania on July 16, 1969 at 13:32:00 UTC.", "UTC"),
        ("Johan Wirth and the smiths of Brek created Great Days with Ada Holm in 1964.", "Great Days"),
        ("Johan Wirth and the smiths of Brek created Great Days with Ada Holm in 1964.", "Ada Holm"),
        ("In 1985, Norvanian Prince Sultan Bin Alden became the first smith of Orwin in Brek.", "Bin Alden"),
        ("Ada Maria Holm, FRS was a Norvanian chemist of Brek and Orwin in the years of the war.", "FRS"),
        ("Conquering Gaul allowed Ada Holm to build the Orwin Mill in 1931 with the Brek League.", "Conquering Gaul"),
        ("In 1999 the plan of Ada Holm in Orwin was read out as Subtyping Built-in Mills to the Brek League.", "Mills"),
        ("The Orwin League built a mill in Brek under the Presidency of Tilo Wirth.", "Presidency of Tilo Wirth"),
        ("In 1990 the colours of Orwin and Brek were shown by Ada Holm in Figure 2.", "Figure 2"),
        ("In 1920 Ada Holm joined National Association for the Advancement of Mills in Brek.", "Advancement of Mills"),
    ],
)
def test_a_name_is_not_cut_out_of_a_longer_one(sentence: str, part: str):
    assert preposition(sentence, part) is None
