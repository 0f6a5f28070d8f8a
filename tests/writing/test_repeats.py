"""What two wordings, or two documents, ask alike is asked once, with the passages of both."""

from __future__ import annotations

from dataclasses import replace

from quizapp.documents.model import Span
from quizapp.facts.model import Fact, Passage, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Judged, Verdict
from quizapp.writing.repeats import none_twice
from tests.made_facts import fact, part

NUMBER, DATE = ValueType.NUMBER, ValueType.DATE


def asked(one: Fact, prompt: str, document: str = "a.txt", score: float = 0.5) -> Judged:
    passages = (Passage(document, Span(0, 40)),)
    draft = Draft(one, one.value.role, "short", prompt, one.value.text, passages=passages, score=score)
    return Judged(draft, Verdict.APPROVED)


def left(*judged: Judged) -> list[tuple[str, list[str]]]:
    kept = [one for one in none_twice(judged, {}) if one.verdict is Verdict.APPROVED]
    return [(one.draft.prompt, [passage.document for passage in one.draft.passages]) for one in kept]


def towns(number: str, relation: str, **more: object) -> Fact:
    return fact("Guild", relation, part(number, NUMBER, "quantity", head="towns"), volatile=True, **more)  # type: ignore[arg-type]


def test_one_count_in_two_wordings_is_asked_once_and_cites_both():
    one = asked(towns("27", "have"), "How many towns does the Guild have, as of 2023?", score=0.9)
    other = asked(
        towns("twenty-seven", "comprise"), "To how many towns do the halls of the Guild belong today?", "b.txt"
    )
    assert left(one, other) == [(one.draft.prompt, ["a.txt", "b.txt"])]


def test_a_founding_told_by_another_verb_is_asked_once():
    one = fact("Guild", "establish date", part("12 June 1931", DATE, "date"))
    other = fact("Guild", "set date", part("1931", DATE, "date"))
    kept = left(
        asked(one, "When was the Guild established?"), asked(other, "In which year did masters set it up?", "b.txt")
    )
    assert kept == [("When was the Guild established?", ["a.txt", "b.txt"])]


def test_other_counts_and_other_values_are_asked_apart():
    one = asked(towns("27", "have"), "How many towns does the Guild have, as of 2023?")
    ships = replace(towns("27", "have"), id="f-1", value=part("27", NUMBER, "quantity", head="ships"))
    assert len(left(one, asked(ships, "How many vessels sail for the masters of the harbour?", "b.txt"))) == 2
    assert len(left(one, asked(towns("28", "have"), "How many places belong to the league in all?", "b.txt"))) == 2


def test_the_same_names_in_something_else_are_asked_apart():
    one = asked(fact("Act", "adopt", part("10 June 1931", DATE, "date")), "When was Guild Harbour Act 7 adopted?")
    other = fact("charter", "renew", part("1931", DATE, "date"))
    prompt = "In which year was the charter renewed, as Guild Harbour Act 7 demanded?"
    assert len(left(one, asked(other, prompt, "b.txt"))) == 2
