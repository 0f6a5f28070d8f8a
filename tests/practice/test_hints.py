"""The second hint tells more than the gap shows."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from quizapp.packs.model import Question
from quizapp.practice.hints import Hints, further

READ: TypeAdapter[Question] = TypeAdapter(Question)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The {{River Arn::R…A…}} is old.", "It begins with Riv… Arn"),
        ("The {{Treaty of Westby::treaty, T…W…}} is old.", "It begins with Tre… of Wes…"),
        ("The {{River Arn}} is old.", "It begins with R"),
        ("The {{River Arn::river}} is old.", "It begins with R"),
    ],
)
def test_where_the_gap_shows_the_first_letters_more_of_each_word_is_told(text: str, said: str) -> None:
    question = READ.validate_python({"kind": "cloze", "id": "arn", "text": text})
    first = further(Hints(), question, "1", "Rivers", (), 1)
    assert further(first, question, "1", "Rivers", (), 1).given[-1] == said
