"""Questions on paper: every kind, any words, the same from the same seed, and a key that is right."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from quizapp.packs.kinds import KINDS
from quizapp.packs.model import Question
from quizapp.packs.paper.arranged import arranged
from quizapp.packs.paper.printed import paper, picture
from quizapp.packs.paper.right import letter, letters, right
from quizapp.packs.reading import LoadedPack
from quizapp.packs.validating import question_of
from quizapp.text.control import clean
from tests.packs.formats.made import packs

SAID: list[tuple[dict[str, Any], str, list[str]]] = [
    ({"kind": "choice", "choices": ["a", "b", "c"], "answer": "b"}, "b", ["one answer", "1 point", ") a", ") c"]),
    ({"kind": "multi", "choices": ["a", "b", "c"], "answers": ["a", "b"]}, "a; b", ["one or several answers"]),
    ({"kind": "truefalse", "answer": True}, "true", ["true or false"]),
    ({"kind": "short", "answer": "Peć", "accept": ["Peja"]}, "Peć or Peja", []),
    ({"kind": "number", "answer": "4500", "tolerance": "5%", "unit": "km"}, "4,500 km ± 5%", ["a number", "km"]),
    ({"kind": "date", "answer": "1999-06-10"}, "10 June 1999", ["a date"]),
    ({"kind": "cloze", "text": "The {{Loire|L}} at {{Nantes::city}}."}, "Loire or L; Nantes",
     ["2 points", "(1)", "[city]"]),
    ({"kind": "match", "pairs": {"x": "1", "y": "2"}, "distractors": ["3"]}, "x – 1; y – 2",
     ["write the letters", ") 3"]),
    ({"kind": "order", "items": ["a", "b", "c"]}, "a → b → c", ["number them from first to last"]),
    ({"kind": "flashcard", "answer": "Land.", "rubric": ["a mouth"]}, "Land. (a mouth)", []),
]  # fmt: skip


class Words(HTMLParser):
    """The words of a page, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.elements = "", set[str]()
        self.hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.elements |= {name for name, _ in attrs}
        self.hidden = tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self.hidden else f"{data} "


def made(said: dict[str, Any], name: str = "q") -> Question:
    found = question_of({"id": name, "prompt": "Which is it?", **said})
    assert found is not None
    return found


@pytest.mark.parametrize(("said", "answer", "shown"), SAID)
def test_every_kind_is_printed_with_what_it_asks_for_and_answered(said: dict[str, Any], answer: str, shown: list[str]):
    versions = arranged([made(said)], 1, 1)
    bare = Words(paper("T", versions, {}, "en")).words
    assert " ".join(bare.split()).startswith("T ")
    assert [one for one in shown if one not in " ".join(bare.split())] == []
    assert right(versions[0].asked[0].question, "en") == answer
    answered = Words(paper("T", versions, {}, "en", answered=True)).words
    assert answered.count(answer) >= 2
    assert ("Name:" in bare, "Name:" in answered, "Key" in bare, "Key" in answered) == (True, False, False, True)


def test_on_which_day_an_answer_held_is_said_once_beside_the_question_and_once_in_the_key():
    number = {"kind": "number", "prompt": "How many?", "answer": "4500", "as_of": "2023-11"}
    words = Words(paper("T", arranged([made(number)], 1, 1), {}, "en", answered=True)).words
    sheet, key = words.split("Key: ")
    assert (sheet.count("as of November 2023"), key.count("as of November 2023")) == (1, 1)


def test_all_ten_kinds_are_tried():
    assert {said["kind"] for said, _, _ in SAID} == set(KINDS)


def test_versions_ask_the_same_in_orders_that_the_seed_gives_again_and_the_key_holds_for_each():
    questions = [made(said, f"q-{n}") for n, (said, _, _) in enumerate(SAID * 2)]
    versions = arranged(questions, 4, 7)
    assert versions == arranged(questions, 4, 7)
    assert versions != arranged(questions, 4, 8)
    assert [version.letter for version in versions] == ["A", "B", "C", "D"]
    orders = {tuple(one.question.id for one in version.asked) for version in versions}
    assert len(orders) == 4
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(one.id for one in questions))}
    for one in (one for version in versions for one in version.asked):
        texts = {letter(place): text for place, text in enumerate(one.options)}
        marked = [texts[mark] for mark in letters(one).split()]
        if one.question.kind == "choice":
            assert marked == [one.question.answer]
        elif one.question.kind == "multi":
            assert sorted(marked) == sorted(one.question.answers)
        elif one.question.kind == "order":
            assert marked == list(one.question.items) != list(one.options)
        elif one.question.kind == "match":
            assert marked == list(one.question.pairs.values())
        else:
            assert marked == []


def test_what_is_not_to_be_mixed_stays_in_its_order():
    questions = [made(SAID[0][0], f"q-{n}") for n in range(9)]
    (version,) = arranged(questions, 1, 3, ())
    assert [one.question.id for one in version.asked] == [one.id for one in questions]
    assert {one.options for one in version.asked} == {("a", "b", "c")}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(packs())
def test_no_words_become_markup_and_all_are_there(pack: LoadedPack):
    versions = arranged(pack.questions, 2, 1)
    for answered in (False, True):
        found = Words(paper(pack.header.title, versions, {}, "en", answered=answered))
        assert not found.elements & {"script", "b", "a", "onclick", "href", "src"}
        assert found.words.count("Version A ") == 1
        assert "".join(clean(pack.header.title).split()) in "".join(found.words.split())


def test_pictures_stand_in_the_page_and_what_is_none_is_described():
    shown = picture("media/a.PNG", b"\x89PNG")
    assert (shown, picture("a.html", b"<script>")) == ("data:image/png;base64,iVBORw==", "")
    question = made({"kind": "short", "answer": "x", "image": "a.png", "image_alt": 'A "map"'})
    page = paper("T", arranged([question], 1, 1), {"a.png": shown}, "en")
    assert '<img src="data:image/png;base64,iVBORw==" alt="A &quot;map&quot;">' in page
    assert "[picture: A &quot;map&quot;]" in paper("T", arranged([question], 1, 1), {}, "en")
