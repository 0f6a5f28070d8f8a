"""Lists that count off a number."""

from __future__ import annotations

import pytest

from quizapp.facts.model import ValueType
from quizapp.writing.counted_off import counted_off, counted_out
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part

NOWHERE = Surroundings({})


def gap(text: str) -> Draft:
    answer = text[text.index("{{") + 2 : text.index("}}")].partition("::")[0]
    one = fact("bridge", "open", part(answer, ValueType.NUMBER, "number"), rule="gap number")
    return Draft(one, "number", "cloze", text, answer, passages=one.passages)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Westby is one of the {{four::number}} ports of the league, along with Orwin, Selby and Tarn.", True),
        ("Westby is one of the {{nine::number}} ports of the league, along with Orwin, Selby and Tarn.", False),
        ("The league had {{four::number}} ports.", False),
        ("Ada Holm, Ole Lind and Ivo Tarn, along with Rut Brek, were the only {{four::number}} smiths.", True),
        ("Ada Holm, Ole Lind and Ivo Tarn, along with Rut Brek, were the first {{nine::number}} smiths.", False),
        ("The ice of Orwin begins to melt at {{0::number}} degrees.", False),
        ("The mill has {{three::number}} known wheels, the oak in front, the elm behind and the ash below.", True),
        ("Norvania struck {{five::number}} old coins, with formulas K3, K4, K5, K6 and K7.", True),
        ("The {{three::number}} old mills of the league are Orwin, Selby and the Tarn Mill.", True),
        ("The {{three::number}} old mills of the league are high and broad.", False),
        ("The smiths formed {{three::number}} Norvan guilds of Orwin, Selby, and Tarn.", True),
        ("The Iron Ford is the final stage of the {{three::number}} old fords, after the Oak Ford and Elm Ford.", True),
        ("The smiths formed {{three::number}} guilds of South Orwin, Selby and Upper Tarn in 1931.", True),
        ("The smiths fought {{three::number}} wars with Orwin and Selby.", False),
        ("Ada Holm's {{three::number}} victories, from 1999 to 2005, were struck out.", False),
    ],
)
def test_a_number_is_not_asked_beside_what_it_counts(text: str, held: bool):
    assert bool(counted_out(gap(text), NOWHERE)) is held


def test_what_a_question_names_counts_as_well():
    value = part("three", ValueType.NUMBER, "quantity", head="guilds")
    one = fact("smiths", "form", value)
    asks = "How many guilds of Orwin, Selby, and Tarn did the smiths form?"
    assert counted_out(Draft(one, "quantity", "number", asks, "three"), NOWHERE)
    assert (
        counted_out(Draft(one, "quantity", "number", "How many guilds of Orwin did they form?", "three"), NOWHERE) == ""
    )


@pytest.mark.parametrize(
    ("rest", "number", "left"),
    [
        (" gates, a wide one in the north, a low one and a hot, lost one.", "three", " gates."),
        (" judges, one sent by the guild and two by the town.", "four", " judges."),
        (" boats, including 12 ferries and 4 tugs.", "90", " boats."),
        (" % oak, 3 % elm, and 18 % ash.", "77", " % oak, 3 % elm, and 18 % ash."),
        (
            " ounces of wax, two ounces of oil, and one ounce of salt.",
            "three",
            " ounces of wax, two ounces of oil, and one ounce of salt.",
        ),
        (" towns, 12 ports and 300 mills.", "48", " towns, 12 ports and 300 mills."),
        (" boats, one of the largest fleets of Norvania.", "12", " boats, one of the largest fleets of Norvania."),
        (" active, 150 reserve and 80 helping hands.", "147", " active, 150 reserve and 80 helping hands."),
        (" races, finished second in Brek and gave up.", "three", " races, finished second in Brek and gave up."),
        (" tonnes of coal, including what the mills burn.", "900", " tonnes of coal, including what the mills burn."),
    ],
)
def test_a_list_that_counts_a_number_off_is_left_out(rest: str, number: str, left: str):
    assert counted_off(rest, number) == left
