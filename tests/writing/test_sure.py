"""Whether a prompt says enough to have one answer."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from quizapp.writing.sure import anchors, unsure_date, unsure_name
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str, label: str = "", kind: ValueType = ValueType.PERSON, rule: str = "gap name") -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")]
    one = fact("bridge", "open", part(answer, kind, "name"), rule=rule)
    return Draft(one, "name", "cloze", text, answer, passages=one.passages, label=label)


@pytest.mark.parametrize(
    ("text", "label", "count"),
    [
        ("Smiths of Westby followed {{Ada Holm}}.", "", 1),
        ("Smiths of Westby followed King {{Alden}}.", "", 1),
        ("Westby sent {{Ada Holm}} to Arlen on 12 June 1931.", "", 4),
        ("The old ferry was kept by {{Ada Holm}}.", "Westby", 2),
    ],
)
def test_names_figures_and_the_label_are_counted(text: str, label: str, count: int):
    assert anchors(gap(text, label)) == count


@pytest.mark.parametrize(
    ("text", "label", "held"),
    [
        ("Smiths of Westby followed {{Ada Holm}}.", "", True),
        ("Westby sent {{Ada Holm}} to Arlen on 12 June 1931.", "", False),
        ("Smiths of Westby followed {{Ada Holm}} to Arlen.", "Tarn War", False),
        ("Smiths of Westby followed {{Ada Holm}} in June.", "", True),
        ("{{Ada Holm}} sent smiths of Westby to Arlen and Tarn in 1931.", "", False),
        ("Smiths of Westby renamed the fort {{Holm}} in 1931 for Arlen and Tarn.", "", True),
        ("Smiths of Westby renamed the fort {{Ada Holm}} in 1931 for Arlen and Tarn.", "", False),
        ("The ferry of Westby was designed by {{Ada Holm}} in 1931.", "", False),
        ("The ferry of Westby was kept by {{Ada Holm}}.", "", True),
    ],
)
def test_a_gap_for_a_name_needs_two_of_them_or_what_was_done_once(text: str, label: str, held: bool):
    assert bool(unsure_name(gap(text, label), NOWHERE)) is held


def test_one_letter_of_an_organisation_does_not_tell_which_one():
    text = "Smiths of Westby joined the company {{Orwin Mills}} in 1931 for Arlen, Tarn and the OM."
    assert unsure_name(gap(text, kind=ValueType.ORGANISATION), NOWHERE) == "leans on what else the document says"
    assert unsure_name(gap(text, kind=ValueType.TERM), NOWHERE) == ""


def test_gaps_for_numbers_and_other_rules_are_not_measured_so():
    assert unsure_name(gap("Ships paid {{Ada Holm}}.", kind=ValueType.NUMBER), NOWHERE) == ""
    assert unsure_name(gap("Ships paid {{Ada Holm}}.", rule="gap term"), NOWHERE) == ""


@pytest.mark.parametrize(
    ("prompt", "label", "held"),
    [("When did the storm end?", "", True), ("When did the storm end?", "Tarn War", False)],
)
def test_a_date_needs_what_it_is_the_date_of(prompt: str, label: str, held: bool):
    one = fact("storm", "end", part("1931", ValueType.DATE, "date"))
    draft = Draft(one, "date", "date", prompt, "1931", passages=one.passages, label=label)
    assert bool(unsure_date(draft, NOWHERE)) is held


@pytest.mark.parametrize(("state", "held"), [("was still closed", True), ("was closed", False)])
def test_what_still_was_so_by_a_time_was_so_before(state: str, held: bool):
    one = fact("bridge", "be", part("the 1850s", ValueType.DATE, "date"))
    said = f"By {{{{the 1850s::decade}}}}, the Tarn Bridge of Westby {state} to carts."
    assert bool(unsure_date(Draft(one, "date", "cloze", said, "the 1850s", passages=one.passages), NOWHERE)) is held


@pytest.mark.parametrize(("answer", "held"), [("the early 1980s", True), ("1931", False)])
def test_about_when_has_other_times(answer: str, held: bool):
    one = fact("storm", "end", part(answer, ValueType.DATE, "date"))
    draft = Draft(one, "date", "date", "When did the storm end?", answer, passages=one.passages, label="Tarn War")
    assert bool(unsure_date(draft, NOWHERE)) is held


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("In which year did Ada Holm write to Thomas Moss?", True),
        ("In which year did Ada Holm speak out against the tax of Norvania?", True),
        ("When was the coin of Westby put up for sale?", True),
        ("In which year did Ada Holm first speak out against the tax of Norvania?", False),
        ("In which year did Ada Holm write The Mills of Westby?", False),
    ],
)
def test_what_people_do_again_has_other_times(prompt: str, held: bool):
    one = fact("storm", "end", part("1931", ValueType.DATE, "date"))
    assert bool(unsure_date(Draft(one, "date", "date", prompt, "1931", passages=one.passages), NOWHERE)) is held


def test_a_share_is_the_same_in_other_years():
    shared = gap("Most exports of Norvania, 92% in {{1931}}, are herrings of Westby.", kind=ValueType.DATE)
    assert unsure_date(shared, NOWHERE) == "other times fit"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The watch answers as the third brigade after {{Orwin and Selby}}.", False),
        ("The watch answers as the third brigade after {{Orwin}}.", True),
        ("The watch answers as the second brigade after {{Orwin}}.", False),
    ],
)
def test_a_rank_tells_how_many_come_before(text: str, held: bool):
    assert bool(unsure_name(gap(text), NOWHERE)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Before {{1931}}, both Arlen and Westby were in favour of a canal to Tarn.", True),
        ("Both Arlen and Westby were called Tarnholm shortly before {{1931}}.", True),
        ("After {{1931}}, Ada Holm wrote for the Tarn Gazette in Westby.", True),
        ('According to "The mills of Tarn", after {{1931}}, Arlen backed Ada Holm.', True),
        ("The Norvan Council kept to its goal of a canal from Arlen to Westby before {{1931}}.", False),
        ("The growing gap between Arlen and Westby since {{1931}} has gone with fewer mills.", True),
        ("Since {{1931}} wages in Arlen and Westby have fallen by 4 crowns.", True),
        ("Since {{1931}} the ferry of Arlen has been owned by the town of Westby.", False),
        ("Ada Holm left Arlen for Westby after the fire in {{1931}}.", False),
    ],
)
def test_a_date_of_which_earlier_ones_are_as_true_is_held_back(text: str, held: bool):
    assert bool(unsure_date(gap(text, kind=ValueType.DATE, rule="gap date"), NOWHERE)) is held
