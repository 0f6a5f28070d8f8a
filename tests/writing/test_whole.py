"""Figures are whole where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.flaws import cut_off
from quizapp.writing.shown import Surroundings
from quizapp.writing.whole import cut_figure
from tests.made_facts import fact, part

CARRIED = fact("Marigold", "carry", part("4", ValueType.NUMBER, "quantity"))


def reason(text: str, answer: str, prompt: str = "How much does the ferry Marigold carry?", **more: Any) -> str:
    at = text.index(answer)
    span = Span(at, at + len(answer))
    passages = (Passage("a.txt", Span(0, len(text)), span),)
    one = Draft(
        CARRIED, "quantity", "number", prompt, answer, answer_span=span, passages=passages, type="number", **more
    )
    return cut_figure(one, Surroundings({"a.txt": text}))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The Marigold carries four fifths of the cars.", "four"),
        ("The Marigold carries 4.5 tonnes.", "4"),
        ("The Marigold carries 4.5 tonnes.", "5"),
        ("The Marigold carries 4,500 cars a week.", "500"),
        ("The Marigold carries 20–30 cars.", "30"),
        ("The Marigold carries 3 million crowns.", "3"),
        ("The Marigold carries 40% of all.", "40"),
        ("At sea it is -12 degrees on the Marigold.", "12"),
        ("The Marigold carries 3½ tonnes.", "3"),
    ],
)
def test_a_part_of_a_figure_is_no_answer(text: str, answer: str):
    assert reason(text, answer) == "figure cut off"


@pytest.mark.parametrize(
    ("text", "answer", "prompt"),
    [
        ("The Marigold carries 40% of all.", "40%", "How much does the ferry Marigold carry?"),
        ("The Marigold carries 40% of all.", "40", "What percentage of all does the ferry Marigold carry?"),
        ("The Marigold carries 40 per cent of all.", "40", "What percentage of all does the ferry Marigold carry?"),
        ("The Marigold costs 3 million crowns.", "3", "How many million crowns does the ferry Marigold cost?"),
        ("The Marigold carries 4,500 cars.", "4,500", "How many cars does the ferry Marigold carry?"),
        ("In 1934, 4 ferries lay there.", "4", "How many ferries lay there in 1934?"),
        ("The Marigold makes 12 crossings.", "12", "How many crossings does the ferry Marigold make?"),
    ],
)
def test_a_whole_figure_is_one(text: str, answer: str, prompt: str):
    assert reason(text, answer, prompt) == ""


@pytest.mark.parametrize(
    ("text", "answer", "cut"),
    [
        ("Ada joined the Norvan Association for the Advancement of Weaving in 1931.", "Norvan Association", True),
        ("Ada pushed the Third Amendment to the Norvan Constitution through.", "Third Amendment", True),
        ("Ada pushed the Third Amendment to the Norvan Constitution through.", "Norvan Constitution", True),
        ("Ada joined the Norvan Association in 1931.", "Norvan Association", False),
        ("Ada left the Norvan Association for a year.", "Norvan Association", False),
    ],
)
def test_a_name_goes_on_behind_its_class(text: str, answer: str, cut: bool):
    span = Span(text.index(answer), text.index(answer) + len(answer))
    one = fact("Ada", "join", part(answer, ValueType.ORGANISATION, "object"))
    passages = (Passage("a.txt", Span(0, len(text)), span),)
    asked = Draft(one, "object", "short", "Which body did Ada join?", answer, answer_span=span, passages=passages)
    assert bool(cut_off(asked, Surroundings({"a.txt": text}))) is cut
