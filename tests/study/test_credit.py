"""What answers in an exam are worth, kind by kind."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from quizapp.packs.model import Question
from quizapp.study.credit import costs, credit
from quizapp.study.grading import grade

CHOICE = {"kind": "choice", "choices": ["Rhine", "Po", "Elbe"], "answer": "Rhine"}
TRUE = {"kind": "truefalse", "answer": "true"}
MULTI = {"kind": "multi", "choices": ["a", "b", "c", "d"], "answers": ["a", "b"]}
ALL = MULTI | {"partial": "all_or_nothing"}
ORDER = {"kind": "order", "items": ["one", "two", "three", "four"]}
MATCH = {"kind": "match", "pairs": {"Cologne": "Rhine", "Hamburg": "Elbe", "Turin": "Po"}}
SHORT = {"kind": "short", "answer": "Danube"}
DATE = {"kind": "date", "answer": "1869-11-17"}


@pytest.mark.parametrize(
    ("question", "response", "worth", "wrong"),
    [
        (CHOICE, "Rhine", 1, False),
        (CHOICE, "Po", 0, True),
        (CHOICE, "", 0, False),
        (TRUE, "false", 0, True),
        (MULTI, ["a", "b"], 1, False),
        (MULTI, ["a"], 0.5, False),
        (MULTI, ["a", "c"], 0, True),
        (MULTI, ["a", "b", "c"], 0.5, False),
        (MULTI, ["c", "d"], 0, True),
        (MULTI, [], 0, False),
        (ALL, ["a"], 0, True),
        (ALL, ["a", "b"], 1, False),
        (ORDER, ["one", "two", "four", "three"], 0.5, False),
        (ORDER, ["four", "three", "two", "one"], 0, False),
        (MATCH, ["Rhine", "Po", "Elbe"], 1 / 3, False),
        (MATCH, ["Rhine", "Elbe", "Po"], 1, False),
        (SHORT, "Danube", 1, False),
        (SHORT, "Danbue", 1, False),
        (SHORT, "Rhine", 0, False),
        (DATE, "November 1869", 0.5, False),
    ],
)
def test_credit_and_cost(question: dict[str, object], response: str | list[str], worth: float, wrong: bool) -> None:
    asked = TypeAdapter(Question).validate_python({"id": "q", "prompt": "What?", **question})
    verdict = grade(asked, response)
    assert credit(asked, verdict) == pytest.approx(worth)
    assert costs(asked, verdict) is wrong
