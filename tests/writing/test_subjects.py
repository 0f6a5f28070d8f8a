"""A verb is its subject's."""

from __future__ import annotations

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType, Verb
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from quizapp.writing.subjects import another_subject
from tests.made_facts import fact, part

WHEN = part("1931", ValueType.DATE, "date")


def reason(text: str, subject: str = "Mayor Holm", verb: str = "died") -> str:
    who = part(subject, ValueType.PERSON, "subject")
    one = fact(subject, f"{verb} date", WHEN, parts=(who, WHEN), verb=Verb(verb, verb))
    passages = (Passage("a.txt", Span(0, len(text))),)
    asked = Draft(one, "date", "date", f"When did {subject} die?", "1931", passages=passages)
    return another_subject(asked, Surroundings({"a.txt": text}))


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Holm, who lived abroad, wanted a wider bridge, and the chief builder, the Dane Ole Lind, died in 1931.",
        "Mayor Holm wanted a wider bridge, but his builder died in 1931.",
        "Mayor Holm wanted a wider\nbridge, while Lind the builder fell ill and died in 1931.",
    ],
)
def test_another_subject_between_is_told(text: str):
    assert reason(text) == "another subject may stand before the verb"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Holm fell ill, left Grenholm and died in 1931.",
        "Mayor Holm, who had built the bridge, died in 1931.",
        "The council met, and Mayor Holm of Grenholm died in 1931.",
        "Mayor Holm built a bridge, and Mayor Holm died in 1931.",
        "Mayor Holm wanted a wider bridge, and in 1931 died of it.",
    ],
)
def test_one_subject_of_several_verbs_is_no_other(text: str):
    assert reason(text) == ""
