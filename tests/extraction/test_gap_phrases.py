"""Phrases of common words, as gaps are made of them."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.clause_gaps import MOST_PHRASES
from quizapp.extraction.clauses import clause_facts
from quizapp.extraction.parser import load_parser


def phrases(sentence: str) -> list[str]:
    """What the gaps of a sentence ask for that is a phrase of common words."""
    found = clause_facts(document("mills.md", f"# The mills of Orwin\n\n{sentence}\n"), load_parser())
    return [fact.value.text for fact in found if fact.rule == "gap phrase"]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("In a dry summer, the Norvan League drives its pumps by steam engines.", ["steam engines"]),
        ("In a public speech, Ada Holm of Brek said that the Norvan League was lost in 1931.", []),
        ("Orwin Street in the old town of Brek is lined with tall lime trees.", ["tall lime trees"]),
        ("Ada Holm told the Norvan League that the Orwin mills had great success.", []),
        ("Norvanian merchants brought the first lime trees to Orwin in 1931.", ["Norvanian merchants"]),
        ("The Orwin Guild employs consultants in Brek and sells consulting services.", []),
        ("Johan Wirth established the Norvan powder kilns at Brek in 1802.", ["Norvan powder kilns"]),
        ("The Norvan League described the new harbour of Brek as an imaginative waste.", ["imaginative waste"]),
        ("The Norvan League signed border treaties with Brek and Orwin in 1931.", ["border treaties"]),
        ("Ferry captains of the Tarn coast most often sleep in sailors' hostels.", []),
        ("Night watchmen work in nursing homes, but are seldom seen in Brek.", ["nursing homes"]),
        ("As lime trees go, those of the Norvan League at Brek are of great age.", []),
        ("Ada Holm told the Norvan League of Brek in 1931 that it was made of Orwin lime trees", []),
        ("Ada Holm of Brek was praised by the Norvan League in 1931 for planting trees.", []),
        ("Ada Holm led the Brek-based firm of the Norvan League from 1931 to 1940.", []),
        ("Salt and grain: In rapid succession the mills of the Norvan League were sold at Brek in 1931.", []),
        ("Ada Holm sold stone columns and iron gates to the Norvan League in 1931.", []),
    ],
)
def test_a_phrase_of_common_words_is_asked_whole(sentence: str, asked: list[str]):
    assert phrases(sentence) == asked


def test_no_more_than_two_phrases_of_a_sentence_are_asked():
    said = "Norvanian merchants brought lime trees, in return for salt barrels, from river towns to Brek in 1931."
    assert len(phrases(said)) == MOST_PHRASES


def test_what_a_clause_beside_the_main_one_tells_is_asked_of_it_alone():
    said = "When the Brek harbour railway was opened in 1903, they decided to do what it was for and thus bought it."
    found = clause_facts(document("mills.md", f"# Tarn\n\n{said}\n"), load_parser())
    assert [(fact.value.text, fact.statement) for fact in found] == [
        ("1903", "The Brek harbour railway was opened in 1903.")
    ]
