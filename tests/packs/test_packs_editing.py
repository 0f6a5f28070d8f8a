"""Where one question can be edited, and what an edited text says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.editing import decided_in, found_in, in_place, is_own, read_back, written_out
from quizapp.packs.finding import shipped
from quizapp.packs.model import ChoiceQuestion, Question, ShortQuestion
from quizapp.packs.reading import read_pack
from tests.made_packs import MADE, PACK


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "generated.jsonl").write_text(MADE, encoding="utf-8")
    return tmp_path


def test_an_author_s_question_is_edited_where_it_stands(pack: Path) -> None:
    place = in_place(*found_in(pack, "paris"))
    assert place is not None
    assert (place.path, place.line) == (pack / "pack.yaml", 7)
    assert not place.changed
    place.path.write_text(PACK.replace("through Paris", "under the Pont Neuf"), encoding="utf-8")
    assert (place.changed, place.errors()) == (True, "")
    place.take_back()
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == PACK


def test_a_mistake_in_a_pack_is_shown_with_its_place(pack: Path) -> None:
    place = in_place(*found_in(pack, "vienna"))
    assert place is not None
    assert place.line == 6
    place.path.write_text(PACK.replace("kind: short, prompt", "kind: shrt, prompt"), encoding="utf-8")
    assert "pack.yaml:6:" in place.errors()


def test_a_single_file_is_edited_too(tmp_path: Path) -> None:
    path = tmp_path / "rivers.yaml"
    path.write_text(PACK, encoding="utf-8")
    place = in_place(*found_in(path, "paris"))
    assert place is not None
    assert (place.path, place.line) == (path, 7)


def test_what_a_program_wrote_is_not_edited_in_its_file(pack: Path) -> None:
    loaded, item = found_in(pack, "g-1")
    assert in_place(loaded, item) is None
    assert decided_in(loaded, None) == (pack / "curated.yaml", False)
    with pytest.raises(WrongUse, match="no question"):
        found_in(pack, "rome")


def test_in_a_pack_that_came_along_nothing_is_edited_in_its_file(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.packs.editing.__file__", str(pack / "packs" / "editing.py"))
    loaded, item = found_in(pack, "paris")
    assert not is_own(loaded)
    assert in_place(loaded, item) is None
    assert decided_in(loaded, pack / "mine") == (pack / "mine" / "rivers.yaml", True)
    with pytest.raises(QuizError, match="not yours"):
        decided_in(loaded, None)


SHORT = ShortQuestion(id="g-1", kind="short", prompt="Which?", answer="a: b")
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)


@settings(max_examples=40)
@given(TEXT, TEXT, TEXT)
def test_whatever_a_question_says_it_is_read_back_from_its_text(prompt: str, right: str, wrong: str) -> None:
    wrong = wrong if wrong.strip() != right.strip() else f"{wrong} not"
    made: dict[str, object] = {"id": "g-1", "kind": "choice", "prompt": prompt, "answer": right, "difficulty": 3}
    question = ChoiceQuestion.model_validate({**made, "choices": [right, {"text": wrong, "why": prompt}]})
    said, problems = read_back(written_out(question), "g-1.yaml", "g-1")
    assert problems == ""
    assert ChoiceQuestion.model_validate(said) == question


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("kind: short", "kind: shrt", "g-1.yaml:3:7: error: kind: there is no kind 'shrt'"),
        ("id: g-1", "id: g-2", "g-1.yaml:2:5: error: id: the id stays 'g-1'"),
        ("answer:", "answr:", "did you mean 'answer'?"),
        ("prompt: Which?", "prompt: Which: one?", "g-1.yaml:4:"),
    ],
)
def test_a_mistake_in_a_text_is_shown_with_its_place(was: str, becomes: str, message: str) -> None:
    said, problems = read_back(written_out(SHORT).replace(was, becomes), "g-1.yaml", "g-1")
    assert said is None
    assert message in problems


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "\0", "id: g-1\nid: g-1\n", "&a [*a]"])
def test_what_is_no_question_is_said(text: str) -> None:
    assert read_back(text, "g-1.yaml", "g-1")[1]


def test_an_edited_draft_is_no_draft_any_more() -> None:
    origin = {"by": "quizapp", "fact": "f-1", "slot": "value"}
    draft = {"id": "g-1", "kind": "short", "prompt": "Which?", "answer": "x", "status": "draft", "notes": "too vague"}
    text = written_out(ShortQuestion.model_validate({**draft, "origin": origin}))
    assert "draft" not in text
    assert "vague" not in text
    assert "origin" in text


def test_the_shipped_pack_can_be_written_out_and_read_back() -> None:
    questions: tuple[Question, ...] = read_pack(shipped()[0] / "kfor").questions
    for question in questions[::9]:
        said, problems = read_back(written_out(question), "x.yaml", question.id)
        assert problems == ""
        doubts = {"status": "approved", "notes": ""} if question.status == "draft" else {}
        assert type(question).model_validate(said) == question.model_copy(update={"checked": None, **doubts})
