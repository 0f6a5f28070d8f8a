"""A person's last name and full name are both right where the text says both."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.last_names import also_in_full
from tests.made_facts import fact, part

TEXT = (
    "The Orwin mill was built by Tilo Brandt. Brandt painted it in 1931. Mary Holm bought it, and in spring Holm's "
    "ferry sailed. The Grand Wirth opened on the Upper Lind, and John Berg and Ada Berg came. Later Berg left. The "
    "Grand St. Alden was closed."
)


@pytest.mark.parametrize(
    ("answer", "other"),
    [
        ("Tilo Brandt", ("Brandt",)),
        ("Holm", ("Mary Holm",)),
        ("Grand Wirth", ()),
        ("Upper Lind", ()),
        ("Fall of Brandt", ()),
        ("Grand St. Alden", ()),
        ("Berg", ()),
        ("Orwin", ()),
    ],
)
def test_the_other_form_of_a_name_is_right_too(answer: str, other: tuple[str, ...]):
    gap = Draft(
        fact("mill", "sell", part(answer, ValueType.TERM, "name")), "name", "cloze", f"{{{{{answer}}}}} x", answer
    )
    assert also_in_full(gap, TEXT).accept == other


def test_a_place_has_no_last_name():
    gap = Draft(fact("mill", "sell", part("Tilo Brandt", ValueType.PLACE, "name")), "name", "cloze", "x", "Tilo Brandt")
    assert also_in_full(gap, TEXT).accept == ()


@pytest.mark.parametrize(
    ("prompt", "answer", "accepted"),
    [
        ("Holm died in {{%s}} in 1931.", "Brody Ferry", ()),
        ("The {{%s}} were opened in 1931.", "Lindwald Schools", ()),
        ("The mill was sold to {{%s}} in 1931.", "Orwin Council", ()),
        ("The mill was sold to {{%s}} in 1931.", "Jakob Lind", ("Lind",)),
    ],
)
def test_what_the_parser_takes_for_a_person_keeps_its_whole_name(prompt: str, answer: str, accepted: tuple[str, ...]):
    one = fact("mill", "sell", part(answer, ValueType.PERSON, "name"))
    last = answer.rsplit(maxsplit=1)[-1]
    draft = Draft(one, "name", "cloze", prompt % answer, answer, accept=(last,))
    assert also_in_full(draft, "").accept == accepted
