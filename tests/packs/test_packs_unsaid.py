"""What an edit is warned of: only what was there before it and is not any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quizapp.packs.model import Source
from quizapp.packs.sources import Sources
from quizapp.packs.unsaid import unsaid
from quizapp.packs.validating import question_of

TEXT = "The mill was built in 1,800 by Ada Holm. It has two wheels, the great and the small.\n"
QUOTE = "The mill was built in 1,800 by Ada Holm."
ANSWER = "The passage that is cited does not say '{}'."


def asked(**said: Any) -> dict[str, Any]:
    """A question that cites the first sentence."""
    return {"id": "q", "kind": "short", "prompt": "?", "evidence": {"source": "mill", "quote": QUOTE}, **said}


NUMBER = asked(kind="number", answer="1800")
CHOICE = asked(kind="choice", answer="Ada Holm", choices=["Ada Holm", "Nobody"])
MULTI = asked(kind="multi", answers=["mill", "built"], choices=["mill", "built", "sold"])
CLOZE = {**asked(kind="cloze", text="By {{Ada Holm}} in {{1,800}}."), "prompt": ""}
UNQUOTED = {**asked(answer="great"), "evidence": []}
TRUE = asked(kind="truefalse", prompt="Ada Holm built it.", answer="true")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (NUMBER, {**NUMBER, "prompt": "When?"}, []),
        (NUMBER, {**NUMBER, "answer": "1801"}, [ANSWER.format("1,801")]),
        (
            NUMBER,
            asked(kind="number", answer="1800", evidence={"source": "mill", "quote": "It has"}),
            [ANSWER.format("1,800")],
        ),
        (NUMBER, {**NUMBER, "evidence": {"source": "mill", "quote": "No"}}, ["Mill does not say what is quoted now."]),
        (CHOICE, {**CHOICE, "answer": "Nobody"}, [ANSWER.format("Nobody")]),
        (MULTI, {**MULTI, "answers": ["mill", "sold"]}, [ANSWER.format("sold")]),
        (CLOZE, {**CLOZE, "text": "By {{Ada Holm}} in {{1900}}."}, [ANSWER.format("1900")]),
        (asked(answer="a miller"), asked(answer="a woman"), []),
        (asked(answer="a miller"), asked(answer="Ada Holm"), []),
        (UNQUOTED, {**UNQUOTED, "answer": "small"}, []),
        ({**TRUE, "evidence": []}, TRUE, []),
    ],
)
def test_what_is_warned_of(tmp_path: Path, before: dict[str, Any], after: dict[str, Any], said: list[str]) -> None:
    (tmp_path / "mill.md").write_text(TEXT)
    sources = Sources(tmp_path, {"mill": Source(path="mill.md", title="Mill")})
    first, second = question_of(before), question_of(after)
    assert first is not None
    assert second is not None
    assert unsaid(first, second, sources, "en") == said


def test_numbers_are_looked_for_as_the_pack_writes_them(tmp_path: Path) -> None:
    (tmp_path / "mill.md").write_text("Bis 1900 hatte die Mühle 4 Räder und 1.800 Säcke.\n")
    sources = Sources(tmp_path, {"mill": Source(path="mill.md", title="Mühle")})
    before, after, wrong = (
        question_of({**NUMBER, "answer": answer, "evidence": {"source": "mill", "quote": "4 Räder und 1.800 Säcke"}})
        for answer in ("4", "1800", "1900")
    )
    assert before is not None
    assert after is not None
    assert wrong is not None
    assert unsaid(before, after, sources, "de") == []
    assert unsaid(after, wrong, sources, "de") == [ANSWER.format("1.900")]
