"""Names and phrases that nobody keeps, or that others fit as well."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.given_away import told_behind
from quizapp.writing.minor_names import everywhere, office, one_of_a_list, one_of_several, quoted, some_of_them
from quizapp.writing.shown import Check, Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str, rule: str) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("mill", "hold", part(answer, ValueType.TERM, "name"), rule=rule)
    return Draft(one, "name", "cloze", text, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("check", "text", "held"),
    [
        (office, "The toll was announced by the {{Chancellor}}, Ada Holm, in March 1931.", True),
        (office, "The {{Lord Mayor}}, Sir Johan Wirth, was woken in Brek in 1931.", True),
        (office, "The plan was told by the Norvan {{Ambassador}} to the Tarn Court, Johan Wirth, in 1931.", True),
        (office, "The post of {{Chancellor}} was held in Norvania by Ada Holm in 1931.", False),
        (one_of_a_list, "The mills of Brek include the {{Tarn Mill}}, the Orwin Mill, etc.", True),
        (one_of_a_list, "The mills of Brek include the {{Tarn Mill}}, the Orwin Mill and the Arlen Mill.", False),
        (everywhere, "Brek had the lowest temperature measured on {{Earth}} in 1931.", True),
        (everywhere, "In 1931 Ada Holm became the first Norvan to orbit the {{Earth}}.", False),
        (told_behind, "The first code was {{TCO}}, the Tarn Code of Orwin, published in 1931.", True),
        (told_behind, "The first code was {{TCO}}, the Norvan League said in 1931.", False),
    ],
)
def test_a_name_that_its_sentence_makes_worthless_is_held_back(check: Check, text: str, held: bool):
    assert bool(check(gap(text, "gap name"), NOWHERE)) is held


@pytest.mark.parametrize(
    ("check", "text", "held"),
    [
        (some_of_them, "Some {{lime trees}} of Orwin are older than Brek.", True),
        (some_of_them, "The {{lime trees}} of Orwin are older than some of Brek.", False),
        (quoted, 'Ada Holm called tolls "a natural consequence of {{river trade}}" in 1931.', True),
        (one_of_several, "An important trade of Brek is {{river trade}}.", True),
        (one_of_several, 'According to "Brek", an important trade is {{river trade}}.', True),
        (one_of_several, "The most important trade of Brek is {{river trade}}.", False),
        (quoted, 'Ada Holm called tolls "a burden" on {{river trade}} in 1931.', False),
    ],
)
def test_a_phrase_said_of_some_or_quoted_is_held_back(check: Check, text: str, held: bool):
    assert bool(check(gap(text, "gap phrase"), NOWHERE)) is held
