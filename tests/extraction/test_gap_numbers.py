"""Numbers of a line, as gaps are made of them."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser
from quizapp.facts.model import Part, ValueType
from quizapp.writing.cloze import hint_of


def numbers(sentence: str) -> set[str]:
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{sentence}\n"), load_parser())
    return {fact.value.text for fact in found if fact.rule == "gap number"}


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("In 1931 the Orwin Mill was shown on a 3 dimensional map of Westby by Ada Holm.", set()),
        ("In 1931 the Orwin Mill was laid out by Ada Holm on a grid of 10 x 21 oak posts.", set()),
        ("In 1931 Ada Holm asked the Norvan Council for a 1.6 release of the Orwin tables.", set()),
        ("In 1931 Ada Holm lost a 3-hour, 33 minute match with Johan Wirth in Westby.", set()),
        ("In 1931 the Norvan Council gave Ada Holm a $2 million line of credit in Westby.", {"$2 million"}),
        ("In 1931 the dam of Brek reduced the floods of the Tarn by 60 per cent, even in Arlen.", {"60 per cent"}),
        ("In 1931 Ada Holm wrote the Orwin Code, a 12 bit code of the Norvan navy in Westby.", {"12"}),
        ("In 1931 Ada Holm promised the town of Westby a $150-million mill of the navy.", set()),
        ("In 1931 the air above the fires of Orwin was as much as 10 °C colder than in Westby.", {"10 °C"}),
        ("In 1931 Ada Holm built the Orwin Mill in Westby with 40 aircraft engines of the navy.", {"40"}),
        ("In 1931 the salt of the Orwin Mill was cut by Ada Holm to 4.5 g per 100 ml of Tarn water.", {"4.5"}),
        ("In 1931 Ada Holm turned back at 88°23′S, about 97 miles short of the Tarn.", {"97"}),
        ("In 1931 Ada Holm lost the hills of Orwin to Westby in the Six-Day War.", set()),
        ("In 1931 the dough of the Orwin Mill took Ada Holm +7 days in Westby.", set()),
        ("In 1931 Ada Holm crossed the Tarn Sea from Westby to Arlen in 14 days with a small crew.", {"14"}),
    ],
)
def test_a_number_counts_something(sentence: str, asked: set[str]):
    assert numbers(sentence) == asked


def test_a_share_and_the_year_before_an_entry_count_nothing():
    lines = "1909 Ada Holm Wirth goes on strike in Orwin Prison.\n\nThe basalt of Norvania has about 50 per cent ash.\n"
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{lines}"), load_parser())
    assert not [fact.value.text for fact in found if fact.rule == "clause quantity"]


def test_no_length_at_all_is_not_counted():
    line = "The record of the Orwin Mill can be cut to zero length by Ada Holm.\n"
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{line}"), load_parser())
    assert not [fact.value.text for fact in found if fact.value.text.startswith("zero")]


def test_money_is_an_amount():
    assert hint_of(Part("number", "$2 million", ValueType.NUMBER)) == "amount"
    assert hint_of(Part("number", "2 million", ValueType.NUMBER)) == "number"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Two mill wheels are compared by looking at the planks from left to right.", set()),
        ("Many towns recognise two types of appeals.", set()),
        ("The Tarn Guild has two types of appeals.", {"two"}),
        ("Norvania was embroiled in two wars rooted in rule of the largely poor, dry south of the country.", set()),
        ("Nineteen women were elected to the parliament of Norvania in 1931.", {"Nineteen"}),
    ],
)
def test_a_count_is_of_somebody_in_particular(sentence: str, asked: set[str]):
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{sentence}\n"), load_parser())
    assert {fact.value.text for fact in found if fact.rule == "clause quantity"} == asked


def test_a_century_is_asked_whole():
    line = "Two of the most famous smiths of the third century were Ada Holm and Johan Wirth of Orwin.\n"
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{line}"), load_parser())
    assert not [fact.value.text for fact in found if fact.rule == "gap ordinal"]
