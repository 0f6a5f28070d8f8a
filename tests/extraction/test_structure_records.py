"""Who held an office from when to when."""

from __future__ import annotations

from quizapp.documents.build import document
from quizapp.extraction import records
from quizapp.extraction.offices import office
from quizapp.extraction.tenures import tenure
from quizapp.facts.model import Fact

LINES = (
    "The Arn Guard (AG)\n\nThe AG is small. The AG was set up in 1901.\n\nAG commanders in chronological order\n\n"
    "Lt. Gen. Ana Roe, NO A\n\n09 Jun 1901 - 08 Oct 1901\n\nCol. Piet van Dam, NL A\n\n08 Oct 1901 – 18 Apr 1903\n\n"
    "Maj. Gen. Ida Storm, NO A\n\n18 Apr 1903 - present\n"
)


def facts(text: str) -> list[Fact]:
    return records.facts(document("a.txt", text))


def said(fact: Fact, role: str) -> str:
    return next(part.text for part in fact.parts if part.role == role)


def test_each_holder_is_asked_by_the_period_and_the_last_one_by_the_start() -> None:
    holders = [f for f in facts(LINES) if f.rule.startswith("office") and not f.items]
    assert [(f.value.text, said(f, "when")) for f in holders] == [
        ("Ana Roe", "from June to October 1901"),
        ("Piet van Dam", "from October 1901 to April 1903"),
        ("Ida Storm", "in April 1903"),
    ]
    assert {said(f, "office") for f in holders} == {"commander of the AG"}


def test_the_name_is_cited_without_rank_and_nation() -> None:
    made = document("a.txt", LINES)
    for fact in records.facts(made):
        if not fact.items:
            assert fact.value.span is not None
            assert made.passage(fact.value.span) == fact.value.text


def test_holders_are_put_in_order_a_few_at_a_time() -> None:
    (order,) = [f for f in facts(LINES) if f.items]
    assert [item.text for item in order.items] == ["Ana Roe", "Piet van Dam", "Ida Storm"]
    assert order.ordered


def test_a_table_of_holders_is_a_list_of_holders() -> None:
    text = (
        "# Norvania\n\n## Presidents of Norvania\n\n"
        "| President | Party | Took office | Left office |\n|---|---|---|---|\n"
        "| Olav Rem | Farmers | 1921 | 1930 |\n| Ida Storm | Labour | 1930 | 1938 |\n"
    )
    assert [(f.value.text, said(f, "office"), said(f, "when")) for f in facts(text)] == [
        ("Olav Rem", "president of Norvania", "from 1921 to 1930"),
        ("Ida Storm", "president of Norvania", "from 1930 to 1938"),
    ]


def test_of_two_in_office_at_once_neither_is_asked() -> None:
    text = "Kings of Arn\n\nOlav the Old\n\n1100 - 1120\n\nIda Storm\n\n1105 - 1118\n\nPer Alm\n\n1120 - 1130\n"
    assert [f.value.text for f in facts(text) if not f.items] == ["Per Alm"]


def test_a_list_of_names_and_years_without_an_office_is_not_asked() -> None:
    assert facts("Members of the club\n\nOlav Rem\n\n1921 - 1930\n\nIda Storm\n\n1930 - 1938\n") == []


def test_periods_are_read_as_they_are_written() -> None:
    for text, words in {
        "01 Sep 1905 –01 Sep 1906": "from September 1905 to September 1906",
        "1905-1906": "from 1905 to 1906",
        "May 1905 - July 1905": "from May to July 1905",
        "10 May 1905 - present": "in May 1905",
    }.items():
        found = tenure(text)
        assert found is not None
        assert found.said() == words
    assert tenure("some time in the past") is None


def test_a_list_of_names_with_their_years_is_a_list_of_holders() -> None:
    text = "# Norvania\n\n## Rulers of Norvania\n\n1. Olaf the Old (1201–1219)\n2. Anna Storm (1219–1240)\n"
    assert [(f.value.text, said(f, "office"), said(f, "when")) for f in facts(text)] == [
        ("Olaf the Old", "ruler of Norvania", "from 1201 to 1219"),
        ("Anna Storm", "ruler of Norvania", "from 1219 to 1240"),
    ]


def test_a_house_before_its_monarchs_is_not_what_they_rule() -> None:
    assert office("Brekish monarchs", "", "monarch") is None
    assert office("Kings of Brek", "") == ("king", "Brek")
