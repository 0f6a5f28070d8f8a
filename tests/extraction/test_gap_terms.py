"""What a definition defines, as gaps are made of it."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Deaf potters are a common subject in songs, as in several ballads by Ada Holm of Westby.", []),
        ("Thatched mills are a major cause of fires in the towns of Norvania, as Ada Holm wrote.", []),
        ("Decay is slow, commonly about a tenth of a millimetre of lime a year in Norvania.", []),
        ("Millbook is a free accounting program for mills of the Norvan League and of Westby.", []),
        ("Also unique is the Tarn's ability to form salt lakes, which are an effect of wind in Norvania.", []),
        ("Stooking is the practice of setting sheaves upright so that rain runs off them.", ["Stooking"]),
        ("A weir is a low wall that is built across a river to raise the water for a mill.", ["weir"]),
    ],
)
def test_what_is_defined_is_asked_where_nothing_else_is_meant(sentence: str, asked: list[str]):
    found = clause_facts(document("mills.md", f"# The crafts of Orwin\n\n{sentence}\n"), load_parser())
    assert [fact.value.text for fact in found if fact.rule in ("gap defined", "term")] == asked


def test_who_is_labelled_as_something_is_not_what_something_is_called():
    text = "Ada Holm and the millers of Norvania labelled opponents as robbers in the spring of 1931."
    found = clause_facts(document("mills.md", f"# The crafts of Orwin\n\n{text}\n"), load_parser())
    assert not [fact.value.text for fact in found if fact.rule == "gap called"]
