"""Prompts that hold their answer in another form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.given_away import (
    added_up,
    begins_a_word,
    between_years,
    counted_by_its_years,
    half_told,
    named_by_its_row,
    one_by_its_noun,
    spelt_beside,
    spelt_out,
)
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(prompt: str, answer: str) -> Draft:
    one = fact("bridge", "open", part(answer, ValueType.TERM, "name"))
    return Draft(one, "name", "cloze", prompt, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("prompt", "answer", "kind", "held"),
    [
        ("Who joined Wirth to set up the Laboratory Holm & Sons in Brek?", "Otto Holm", ValueType.PERSON, True),
        ("By whom were the Holm fonts drawn?", "Dr. A. V. Holm of the Brek Bureau", ValueType.PERSON, True),
        ("By whom were the Arlen fonts drawn?", "Dr. A. V. Holm of the Brek Bureau", ValueType.PERSON, False),
        ("Who was a pupil of Ada Wirth?", "Otto Holm", ValueType.PERSON, False),
        ("Which association did Holm found in 1994?", "Anna Holm Charitable Association", ValueType.TERM, True),
        ("Which association did Holm join in 1994?", "Anna Holm Charitable Association", ValueType.TERM, False),
        ("Which association did Holm found in 1994?", "Brek Charitable Association", ValueType.TERM, False),
    ],
)
def test_a_name_inside_another_tells_it(prompt: str, answer: str, kind: ValueType, held: bool):
    one = fact("fonts", "draw", part(answer, kind, "name"))
    draft = Draft(one, "name", "short", prompt, answer, passages=one.passages)
    assert bool(half_told(draft, NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "answer", "held"),
    [
        ("Smiths came to act against the {{Arlenians}}, and later fought in Arlenian service.", "Arlenians", True),
        ("Between {{Westby and Tarn}} the mayor of Westby built a road.", "Westby and Tarn", True),
        ("The {{Tarn Market}} replaced the fish market of Westby.", "Tarn Market", False),
        ("The {{Arlenian Kingdom}} had its court at Arlen.", "Arlenian Kingdom", True),
        ("The baker Tom Wirth opened the {{Wirth Group Inc.}} in 1931.", "Wirth Group Inc.", True),
        ("The line of Ole Arlen came from the {{House of Arlen}}.", "House of Arlen", True),
        ("The line of Ole Arlen came from the {{House of Brek}}.", "House of Brek", False),
        (
            "Tarnic pilots are made {{Pilot-Captain of Tarnic Brek}} by the captain.",
            "Pilot-Captain of Tarnic Brek",
            True,
        ),
        ("In 1901 arlenium was named after the town of {{Arlena}}.", "Arlena", True),
        ("The town sent {{Ada Holm}} to the fair.", "Ada Holm", False),
    ],
)
def test_much_of_an_answer_must_not_stand_there(prompt: str, answer: str, held: bool):
    assert bool(half_told(gap(prompt, answer), NOWHERE)) is held


def test_a_people_is_told_by_its_land():
    assert half_told(gap("In 1918 the {{Slovaks}} joined their neighbours in Czechoslovakia.", "Slovaks"), NOWHERE)
    assert half_told(gap("He goes home to Tarnland and becomes king of the {{Tarns}}.", "Tarns"), NOWHERE)
    assert half_told(gap("He goes home to {{Tarnland}} and becomes king of the Tarns.", "Tarnland"), NOWHERE)


def test_a_short_form_is_told_by_the_words_it_stands_for():
    around = Surroundings({}, {"whc": "westby harbour club"})
    asked = gap("Since 1931 the {{WHC}} can lend boats.", "WHC")
    assert spelt_out(replace(asked, label="The Harbour Club of Westby"), around) == "its long form says it"
    assert spelt_out(replace(asked, label="Westby"), around) == ""


@pytest.mark.parametrize(
    ("row", "cell", "held"),
    [
        ("utf8_to_windows_1250", "WIN1250", True),
        ("windows_866_to_iso", "WIN866", True),
        ("BIG5", "Big Five", True),
        ("EUC_TW", "Extended UNIX Code-TW", True),
        ("Kestrel Mk 12", "model 12", True),
        ("Norvania", "Norvanian crown", True),
        ("EUC_TW", "Traditional Chinese", False),
        ("Storm Dam", "Hagen", False),
        ("Mill 3", "Ada Holm", False),
        ("Ida", "Idris", False),
    ],
)
def test_a_cell_that_its_row_names_is_not_asked(row: str, cell: str, held: bool):
    value = part(cell, ValueType.TERM, "value")
    one = fact(row, "river", value, family=Family.FIELD, rule="table cell")
    draft = Draft(one, "value", "short", f"Which river is given for {row}?", cell, passages=one.passages)
    assert bool(named_by_its_row(draft, NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("For how long was Orwin ruled by Brek from 1516 to 1830?", True),
        ("For how many centuries was Orwin ruled by Brek from 1516 to 1830?", True),
        ("Orwin was ruled by Brek for {{three centuries::date}} from 1516 to 1830.", True),
        ("Orwin was ruled by Brek for {{three::number}} centuries from 1516 to 1830.", True),
        ("For {{300::number}} years, from 1278 to 1578, Orwin was ruled by Brek.", True),
        ("The Orwin tables were found over {{300::number}} years, between 1278 and 1578, at Brek.", True),
        ("In 1578 Orwin was ruled by Brek for {{300::number}} years, since 1570.", False),
        ("From 1278 to 1578 Orwin built {{300::number}} mills.", False),
        ("For how long was Orwin ruled by Brek after 1516?", False),
    ],
)
def test_a_span_is_not_asked_beside_its_years(prompt: str, held: bool):
    answer = "300" if "300" in prompt else "three centuries"
    one = fact("Orwin", "rule", part(answer, ValueType.NUMBER, "duration"))
    kind = "cloze" if "{{" in prompt else "short"
    draft = Draft(one, "duration", kind, prompt, answer, passages=one.passages)
    assert bool(counted_by_its_years(draft, NOWHERE)) is held


@pytest.mark.parametrize(("number", "held"), [("one", True), ("1", True), ("21", False)])
def test_one_is_told_by_its_noun(number: str, held: bool):
    one = fact("Orwin", "have", part(number, ValueType.NUMBER, "quantity"))
    draft = Draft(
        one, "quantity", "cloze", f"Orwin has {{{{{number}::number}}}} bridge.", number, passages=one.passages
    )
    assert bool(one_by_its_noun(draft, NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("The guild has 23 members, _____ of them elected, 9 sent and 4 born to it.", "10", True),
        ("The guild has _____ members, 10 of them elected, 9 sent and 4 born to it.", "23", True),
        ("The guild has 30 members, _____ of them elected, 9 sent and 4 born to it.", "10", False),
        ("The guild of 1931 had _____ members in 4 towns.", "10", False),
    ],
)
def test_numbers_that_add_up_tell_the_one_left_out(text: str, answer: str, held: bool):
    one = fact("guild", "have", part(answer, ValueType.NUMBER, "number"))
    prompt = text.replace("_____", f"{{{{{answer}::number}}}}")
    assert bool(added_up(Draft(one, "number", "cloze", prompt, answer, passages=one.passages), NOWHERE)) is held


@pytest.mark.parametrize(("title", "held"), [("Tenpin", True), ("Tension", False)])
def test_a_number_that_a_word_begins_with_is_told(title: str, held: bool):
    one = fact("bowling", "have", part("ten", ValueType.NUMBER, "number"))
    prompt = f"{title} bowling is played with {{{{ten::number}}}} pins."
    draft = Draft(one, "number", "cloze", prompt, "ten", ("ten pins",), passages=one.passages)
    assert bool(begins_a_word(draft, NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "answer", "held"),
    [
        ("Mills were built in Arlen in {{the 1950s::decade}} and in Brek in the 1960s.", "the 1950s", True),
        ("Mills were built in Arlen in {{the 1920s::decade}} and in Brek in the 1960s.", "the 1920s", False),
        ("Ada Holm wed in 1960, sailed to Arlen in {{1962::year}} and died in 1963.", "1962", True),
        ("Ada Holm wed in 1940, sailed to Arlen in {{1962::year}} and died in 1963.", "1962", False),
        ("Ada Holm sailed to Arlen in {{1962::year}} and died in 1963.", "1962", False),
    ],
)
def test_the_times_around_a_gap_leave_something_to_know(prompt: str, answer: str, held: bool):
    one = fact("bridge", "open", part(answer, ValueType.DATE, "date"))
    assert bool(between_years(Draft(one, "date", "cloze", prompt, answer, passages=one.passages), NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "answer", "held"),
    [
        ("_____, from 1931, stands for Tolven Arn Radio and Ice.", "TARI", True),
        ("_____, from 1931, stood in Tolven beside a radio.", "TARI", False),
        ("Boxes are counted in _____, two-arn radius units.", "TRU", True),
        ("Boxes are counted in TRU, _____-arn radius units.", "two", True),
        ("Boxes are counted in TRU in _____ harbours.", "two", False),
    ],
)
def test_a_short_form_and_its_words_tell_each_other(prompt: str, answer: str, held: bool):
    assert bool(spelt_beside(gap(prompt, answer), NOWHERE)) is held
