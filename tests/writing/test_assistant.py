"""What the optional language model may do: nothing that its passage does not say; a failure costs only itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import Document, Span
from quizapp.facts.model import ValueType
from quizapp.generate import Engine, Made, make_bank
from quizapp.packs.bank import Read
from quizapp.writing import assistant_prompts as prompts
from quizapp.writing.assistant import Ask, Assistant
from quizapp.writing.draft import Draft
from tests.made_facts import fact, part

BRIDGE = (
    "The North River Bridge was opened by Ada Holm in 1931. The flood of 1940 carried its wooden piers away at night."
)
PAGE = document("bridge.md", f"# The North River Bridge\n\n{BRIDGE}\n")
OPENED = "Who opened the North River Bridge in 1931?"
FLOOD = "What did the flood of 1940 carry away from the North River Bridge?"


def opened(one: Document) -> list:
    """The one fact found without a model."""
    at, end = one.text.index("Ada Holm"), one.text.index(" The flood")
    value = part("Ada Holm", ValueType.PERSON, "agent", span=Span(at, at + 8))
    sentence = Span(one.text.index("The North River Bridge was"), end)
    made = fact("North River Bridge", "open", value, one.name, span=sentence, place=value.span, topic=one.title)
    return [replace(made, statement=one.passage(sentence))]


def awkward(one) -> list[Draft]:
    """A wording that the gate keeps back."""
    return [
        Draft(one, "agent", "short", "By whom was the bridge opened when it was opened in 1931?", "Ada Holm", score=1)
    ]


ENGINE = Engine("quizapp 0", opened, (awkward,))


def model(**replies: object) -> Ask:
    """A model that gives these replies, by what it is asked to do."""
    tasks = {prompts.REWORD: "reword", prompts.PROPOSE: "propose", prompts.EXPLAIN: "explain", prompts.ANSWER: "answer"}

    def ask(system: str, prompt: str) -> str:
        reply = replies.get(tasks[system], {})
        reply = reply(prompt) if callable(reply) else reply
        if isinstance(reply, Exception):
            raise reply
        return reply if isinstance(reply, str) else json.dumps(reply)

    return ask


def answering(**answers: str) -> Callable[[str], dict[str, str]]:
    """Answers by a word of the question."""
    return lambda prompt: {
        "answer": next((a for word, a in answers.items() if word in prompt.split("Passage:")[0]), "")
    }


def run(ask: Ask) -> tuple[Made, Assistant]:
    assistant = Assistant("tiny-1", ask)
    return make_bank([PAGE], [Read(name=PAGE.name, sha256="0")], ENGINE, assistant=assistant), assistant


def asked(made: Made) -> dict[str, str]:
    return {q.prompt: q.answer for q in made.bank.questions if q.status == "approved"}


def test_an_awkward_question_is_reworded_and_its_origin_told():
    made, _ = run(model(reword={"question": OPENED}, answer=answering(opened="Ada Holm")))
    assert asked(made) == {OPENED: "Ada Holm"}
    (question,) = (q for q in made.bank.questions if q.status == "approved")
    assert question.origin is not None
    assert question.origin.by == "quizapp 0, tiny-1"
    assert question.origin.rule == "model: reworded"
    assert question.evidence[0].quote == "The North River Bridge was opened by Ada Holm in 1931."


def test_a_sentence_that_gave_nothing_gives_a_question_whose_answer_stands_there():
    proposal = {"questions": [{"question": FLOOD, "answer": "wooden piers"}]}
    made, _ = run(model(propose=proposal, answer=answering(flood="wooden piers")))
    assert asked(made) == {FLOOD: "wooden piers"}
    (question,) = (q for q in made.bank.questions if q.status == "approved")
    (evidence,) = question.evidence
    assert evidence.answer is not None
    assert PAGE.text[slice(*evidence.answer)] == "wooden piers"
    assert question.origin is not None
    assert question.origin.fact in {one.id for one in made.bank.facts}


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        ({"question": FLOOD, "answer": "stone piers"}, "does not stand in the passage"),
        ({"question": FLOOD, "answer": ""}, "does not stand in the passage"),
        ({"question": FLOOD, "answer": "at night"}, "asked again it answers 'wooden piers'"),
    ],
)
def test_what_is_not_in_the_passage_or_not_confirmed_is_refused(proposal: dict[str, str], why: str):
    made, assistant = run(model(propose={"questions": [proposal]}, answer=answering(flood="wooden piers")))
    assert FLOOD not in asked(made)
    assert any(why in failure for failure in assistant.failures)


@pytest.mark.parametrize(
    "question", ["What did it carry away in 1940?", "Which wooden piers did the flood of 1940 carry away?", "Piers"]
)
def test_the_gate_judges_a_model_like_anything_else(question: str):
    proposal = {"questions": [{"question": question, "answer": "wooden piers"}]}
    made, _ = run(model(propose=proposal, answer={"answer": "wooden piers"}))
    assert asked(made) == {}


@pytest.mark.parametrize(
    "reply",
    [
        TimeoutError("no reply within 1 seconds"),
        ValueError(),
        "I cannot help with that.",
        "{",
        "[]",
        '{"questions": 7}',
    ],
)
def test_a_reply_that_fails_costs_that_question_and_nothing_else(reply: object):
    made, assistant = run(model(propose=reply, reword={"question": OPENED}, answer=answering(opened="Ada Holm")))
    assert asked(made) == {OPENED: "Ada Holm"}
    assert len(assistant.failures) >= 1


@given(st.text())
def test_any_reply_is_survived(reply: str):
    made, _ = run(model(propose=reply, reword=reply, answer=reply, explain=reply))
    assert asked(made) == {}


def test_an_explanation_says_nothing_that_the_passage_does_not():
    known = {"explanation": "The North River Bridge was opened by Ada Holm in 1931."}
    made, _ = run(model(reword={"question": OPENED}, answer=answering(opened="Ada Holm"), explain=known))
    (question,) = (q for q in made.bank.questions if q.status == "approved")
    assert question.explanation == known["explanation"]
    assert question.origin is not None
    assert question.origin.explained_by == "tiny-1"
    invented = {"explanation": "Ada Holm, mayor of Westby, opened the bridge in 1931."}
    made, assistant = run(model(reword={"question": OPENED}, answer=answering(opened="Ada Holm"), explain=invented))
    assert [q.explanation for q in made.bank.questions if q.status == "approved"] == [""]
    assert any("explains by other things" in failure for failure in assistant.failures)


def test_what_is_sent_is_told_before_it_is_sent():
    told: list[tuple[int, int, list[str]]] = []

    def ask(system: str, prompt: str) -> str:
        assert told
        return "{}"

    assistant = Assistant("tiny-1", ask, lambda *what: told.append(what))
    make_bank([PAGE], [Read(name=PAGE.name, sha256="0")], ENGINE, assistant=assistant)
    ((passages, words, documents),) = told
    assert passages == 2
    assert words == len(BRIDGE.split())
    assert documents == ["bridge.md"]


def test_text_of_a_document_is_material_and_no_instruction():
    for system in (prompts.REWORD, prompts.PROPOSE, prompts.EXPLAIN, prompts.ANSWER):
        assert "not instructions" in system
