"""Questions that give way to a gap in their sentence, where there is a good one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Family, Passage, ValueType
from quizapp.writing.better_gapped import better_gapped
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Verdict, judge
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

SHORT = "The Tarn Line annexed the Brek Plain in 1903 after the Arlen War of that year."
LONG = (
    "The Tarn Line annexed the Brek Plain in 1903 after the Arlen War, while its rivals in Orwin were still at odds "
    "over the salt mills of the north and the ships that they had lost."
)
OF_A_CLAUSE = replace(fact("Brek Plain", "annex", part("Tarn Line", ValueType.PHRASE, "doer")), family=Family.CLAUSE)


def draft(prompt: str, rule: str, text: str, kind: str = "short", found_by: str = "clause doer") -> Draft:
    told = replace(OF_A_CLAUSE, rule=found_by)
    passage = Passage("a.txt", Span(0, len(text)), Span(4, 13))
    return Draft(told, "doer", kind, prompt, "Tarn Line", passages=(passage,), rule=rule, answer_span=Span(4, 13))


GAP = "The {{Tarn Line}} annexed the Brek Plain in 1903 after the Arlen War."
ASIDE = "Ada Holm, who led the {{Tarn Line}} in 1903, lies inside the door."
WHO = "Which line annexed the Brek Plain in 1903 after the Arlen War?"


@pytest.mark.parametrize(
    ("prompt", "rule", "found_by", "text", "gives_way"),
    [
        (WHO, "wh doer", "clause doer", LONG, True),
        (WHO, "wh doer", "clause doer", SHORT, False),
        ("What did the Tarn Line annex in 1903?", "wh undergone", "clause behind", SHORT, True),
        ("In 1903, what did the Tarn Line annex?", "wh undergone", "clause behind", SHORT, True),
        ("Which plain did the Tarn Line annex in 1903?", "wh undergone", "clause behind", LONG, False),
        ("What annexed the Brek Plain in 1903?", "wh doer", "clause doer", SHORT, True),
        ("What is the Tarn Line?", "wh description", "clause description", LONG, False),
        ("How many plains did the Tarn Line annex?", "wh quantity", "clause quantity", SHORT, False),
        ("With how many wars did the Tarn Line begin?", "wh quantity", "clause behind", SHORT, True),
        ("When was the Plain annexed?", "wh date", "clause date", SHORT, True),
        ("When was the Brek Plain annexed?", "wh date", "clause date", SHORT, False),
        ("When was the Plain annexed by the 9 guilds?", "wh date", "clause date", SHORT, False),
    ],
)
def test_what_a_gap_asks_better(prompt: str, rule: str, found_by: str, text: str, gives_way: bool):
    asked = draft(prompt, rule, text, found_by=found_by)
    gap, aside = (draft(said, "cloze", text, "cloze") for said in (GAP, ASIDE))
    assert bool(better_gapped(asked, gap, Surroundings({"a.txt": text}))) is gives_way
    assert not better_gapped(asked, aside, Surroundings({"a.txt": text}))


def test_only_an_approved_gap_for_the_same_answer_takes_the_place_of_a_question():
    around = Surroundings({"a.txt": LONG})
    asked, gap = (
        draft(WHO, "wh doer", LONG),
        draft(GAP, "cloze", LONG, "cloze"),
    )
    alone, (worded, gapped) = judge([asked], [asked.fact], around), judge([asked, gap], [asked.fact], around)
    assert (alone[0].verdict, worded.verdict, gapped.verdict) == (Verdict.APPROVED, Verdict.DRAFT, Verdict.APPROVED)
