"""How facts of the structure tier are asked, and that the gate lets them through."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.extraction.structure import structure_facts
from quizapp.writing.draft import Draft
from quizapp.writing.flaws import Surroundings
from quizapp.writing.gate import Verdict, judge, other_names
from quizapp.writing.structure import structure_drafts

GUARD = """# The Arn Guard (AG)

The Arn Guard (AG) is a small guard. The AG has four Watch Teams (WTs). The AG works with the
Office for Sea and Air Rescue (OSAR).

## Commanders of the AG

| Commander | From | To |
|---|---|---|
| Ana Roe | 9 June 1901 | 8 October 1901 |
| Piet van Dam | 8 October 1901 | 18 April 1903 |
| Ida Storm | 18 April 1903 | present |

The AG's tasks include the following:

- to guard the bridge;
- to light the lamps;
- to count the boats.

Founded: 1901

The events of the AG's first years came in this order:

1. The lamps are lit (1901).
2. The bridge is closed (1902).
3. The boats come back (1903).
"""


def drafts(text: str = GUARD) -> list[Draft]:
    return [draft for fact in structure_facts(document("a.md", text)) for draft in structure_drafts(fact)]


def prompts(kind: str) -> dict[str, str]:
    return {draft.prompt: draft.answer for draft in drafts() if draft.kind == kind}


def test_every_draft_passes_the_gate() -> None:
    made = document("a.md", GUARD)
    facts = structure_facts(made)
    around = Surroundings({"a.md": GUARD}, other_names(facts), {"a.md": "The Arn Guard (AG)"})
    for one in judge(drafts(), facts, around):
        assert one.verdict is Verdict.APPROVED, (one.draft.prompt, one.reasons)


@pytest.mark.parametrize(
    ("title", "prompt"),
    [
        ("Slow boat crosses the lake", "What does OLSF stand for in “Slow boat crosses the lake”?"),
        ("Old lake ferry sold", "What does OLSF stand for?"),
    ],
)
def test_a_title_may_say_one_word_in_four_of_a_long_form(title: str, prompt: str) -> None:
    text = f"# {title}\n\nThe Old Lake Steamer Ferry (OLSF) was slow."
    (fact,) = structure_facts(document("a.md", text))
    assert [draft.prompt for draft in structure_drafts(fact)] == [prompt]


def test_short_acronyms_are_asked_in_their_context() -> None:
    asked = prompts("short")
    assert asked["What does OSAR stand for in the context of the AG?"] == "Office for Sea and Air Rescue"
    assert asked["What does WT stand for in the context of the AG?"] == "Watch Team"
    assert asked["What does AG stand for?"] == "Arn Guard"


def test_what_many_are_called_is_asked_of_one() -> None:
    text = "# Rules\n\nThe clubs follow the Basic Dance Class (BDC) and the Abstract Base Classes (ABCs) of Orwin.\n"
    asked = {d.answer for fact in structure_facts(document("a.md", text)) for d in structure_drafts(fact)}
    assert "Abstract Base Class" in asked


def test_holders_of_an_office_are_asked_by_their_time() -> None:
    asked = prompts("short")
    assert asked["Who was commander of the AG from June to October 1901?"] == "Ana Roe"
    assert asked["Who became commander of the AG in April 1903?"] == "Ida Storm"
    dam = next(d for d in drafts() if d.answer == "Piet van Dam")
    assert dam.accept == ("van Dam",)


def test_lists_are_asked_in_the_kind_that_fits() -> None:
    assert {d.kind for d in drafts()} == {"short", "order", "cloze"}
    (cloze,) = prompts("cloze")
    assert cloze.startswith("The AG's tasks include ")
    assert cloze.count("{{") == 1


def test_answers_stand_where_they_are_said_to_stand() -> None:
    for draft in drafts():
        if draft.answer_span and draft.kind != "cloze" and not draft.answer.startswith("Watch"):
            assert GUARD[draft.answer_span.start : draft.answer_span.end] == draft.answer


def test_a_number_is_asked_with_its_unit() -> None:
    text = "# Arn\n\nLength: 430 km\n\nThe Arn is a river.\n"
    (draft,) = drafts(text)
    assert (draft.kind, draft.prompt) == ("number", "What is the length of the Arn in kilometres?")


def test_three_letters_without_a_field_are_looked_at_first() -> None:
    text = "The tide is told by the old harbour clock (OHC), which is wound each day by a man.\n"
    facts = structure_facts(document("b.txt", text))
    (one,) = judge([d for f in facts for d in structure_drafts(f)], facts, Surroundings({"b.txt": text}))
    assert (one.verdict, one.reasons) == (Verdict.DRAFT, ("short form without its field",))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("20 min", "how many minutes are given under “Slow fire” for the soup"),
        ("20 pounds", "what is given under “Slow fire” for the soup in pounds?"),
    ],
)
def test_a_cells_unit_stands_in_its_question(cells: str, said: str) -> None:
    rows = f"| Dish | Slow fire |\n|---|---|\n| the soup | {cells} |\n| the stew | {cells.replace('2', '3')} |\n"
    text = f"# Kitchen of Arn\n\nText.\n\n## Dishes of the kitchen\n\n{rows}"
    assert any(said in draft.prompt for draft in drafts(text))
