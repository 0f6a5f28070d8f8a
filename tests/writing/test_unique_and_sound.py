"""One answer alone is right, and what a check of packs would warn of is not asked so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Fact, Passage, ValueType, Verb
from quizapp.packs.lint import findings
from quizapp.packs.model import ChoiceQuestion
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Judged, Verdict
from quizapp.writing.sound import gives_away, none_alike, sound
from quizapp.writing.unique import Asked
from tests.made_facts import fact, part

TEXT = (
    "In 1904 the Grenholm yard launched the ferry Marigold. "
    "In 1911 the Grenholm yard launched the ferry Marigold again after a fire. "
    "In 1911 the Westby yard launched the ferry Foxglove."
)
LAUNCH = Verb("launched", "launch")


def launched(year: str, yard: str, ferry: str) -> Fact:
    when = part(year, ValueType.DATE, "date", preposition="in")
    who, what = part(f"the {yard} yard", role="subject"), part(f"the ferry {ferry}", role="object")
    at = next(at for at in range(len(TEXT)) if TEXT.startswith(f"In {year} the {yard}", at))
    span = Span(at, TEXT.index(".", at) + 1)
    return fact(
        f"ferry {ferry}", "launch date", when, parts=(who, what, when), verb=LAUNCH, span=span, time=f"{year} {yard}"
    )


def when(one: Fact, prompt: str) -> Draft:
    return Draft(one, "date", "date", prompt, one.value.text, passages=one.passages, type="date")


FIRST, SECOND, OTHER = (
    launched("1904", "Grenholm", "Marigold"),
    launched("1911", "Grenholm", "Marigold"),
    launched("1911", "Westby", "Foxglove"),
)
WHEN = when(FIRST, "When did the Grenholm yard launch the ferry Marigold?")


def test_another_clause_with_the_same_words_answers_otherwise():
    assert Asked([WHEN], [FIRST, SECOND]).not_unique(WHEN) == "another sentence answers it otherwise"


def test_a_clause_about_something_else_does_not():
    assert Asked([WHEN], [FIRST, OTHER]).not_unique(WHEN) == ""
    vague = replace(WHEN, prompt="When did the yard launch the ferry?")
    assert Asked([vague], [FIRST, OTHER]).not_unique(vague) == "another sentence answers it otherwise"


def test_what_changes_and_what_agrees_are_no_rivals():
    changing = replace(SECOND, volatile=True)
    precise = replace(SECOND, value=replace(SECOND.value, text="May 1904"))
    assert Asked([WHEN], [FIRST, changing, precise]).not_unique(WHEN) == ""


def choice(prompt: str, *texts: str) -> ChoiceQuestion:
    return ChoiceQuestion.model_validate(
        {"id": "g-1", "kind": "choice", "prompt": prompt, "choices": list(texts), "answer": texts[0]}
    )


@pytest.mark.parametrize(
    ("texts", "away"),
    [
        (("Grenholm Yard", "Westby Yard", "Holm Yard"), False),
        (("Grenholm Harbour Ferry Company", "Westby Yard", "Holm Yard"), True),
        (("Holm Yard", "Grenholm Harbour Ferry Company", "Westby Yard"), True),
        (("Ada Holm", "Li", "Bo Lind"), False),
        (("Ferry Yard", "Westby Yard", "Holm Yard"), True),
    ],
)
def test_choices_that_give_the_answer_away_are_seen(texts: tuple[str, ...], away: bool):
    assert gives_away(choice("Who launched it, the Ferry of 1904?", *texts)) is away


def judged(draft: Draft) -> Judged:
    return Judged(draft, Verdict.APPROVED)


def test_a_flaw_that_a_check_would_tell_makes_a_draft():
    one = judged(replace(WHEN, prompt="When in 1904 did the Grenholm yard launch the ferry Marigold?"))
    made, lowered = sound(one, {"a.txt": TEXT}, "quizapp 0", ())
    assert made.status == "draft"
    assert lowered.verdict is Verdict.DRAFT
    assert lowered.reasons == (made.notes,) == ("the answer '1904' stands in the prompt",)
    made, lowered = sound(judged(WHEN), {"a.txt": TEXT}, "quizapp 0", ())
    assert (made.status, lowered.verdict, findings(made)) == ("approved", Verdict.APPROVED, [])


def test_of_two_that_ask_nearly_the_same_the_later_is_a_draft():
    again = replace(FIRST, id="f-again", passages=(Passage("a.txt", FIRST.passages[0].span),))
    two = when(again, "When did the Grenholm yard launch the ferry  Marigold?".replace("  ", " first "))
    pairs = [sound(judged(one), {"a.txt": TEXT}, "quizapp 0", ()) for one in (WHEN, two)]
    first, second = none_alike(pairs)
    assert first == pairs[0]
    assert second[1].verdict is Verdict.DRAFT
    assert second[1].reasons == (f"asks nearly what {pairs[0][0].id} asks",)
    assert none_alike([(None, pairs[0][1])]) == [(None, pairs[0][1])]
