"""Ways of studying that a learner may choose: how sure before the verdict, options kept back, one option away."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quizapp.practice.desk import Desk
from quizapp.practice.marking import taken_back
from quizapp.tui.study import StudyScreen
from quizapp.tui.summary import SummaryScreen
from tests.tui.conftest import Clock, opened
from tests.tui.test_study_keys import CARD, CHOICE, EVERY, MULTI, SHORT, TRUE, answer, digits, study

YEAR = 365 * 86_400
"""Seconds after which whatever was answered is due again."""


@pytest.mark.parametrize(("key", "said"), [("1", "guess"), ("2", "unsure"), ("3", "sure"), ("enter", "")])
async def test_how_sure_is_asked_before_the_verdict_and_rates_nothing(
    desk: Desk, clock: Clock, key: str, said: str
) -> None:
    desk.choose("confidence", True)
    async with opened(desk, clock, [SHORT]) as bench:
        await answer(bench, SHORT)
        assert study(bench).verdict is None
        assert "How sure are you?" in bench.text()
        await bench.press(key)
        assert "Right." in bench.text()
        await bench.press("enter")
        (row,) = bench.rows()
        assert (row.data["confidence"], row.data["rating"]) == (said, 3)


async def test_who_does_not_know_is_not_asked_how_sure(desk: Desk, clock: Clock) -> None:
    desk.choose("confidence", True)
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("enter")
        assert "It is Rhine." in bench.text()


async def test_undo_takes_an_answer_back_before_it_is_said_how_sure(desk: Desk, clock: Clock) -> None:
    desk.choose("confidence", True)
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("1", "u")
        assert study(bench).practice.held is None
        assert "How sure" not in bench.text()
        assert bench.rows() == []


async def test_a_rating_taken_back_still_knows_how_sure(desk: Desk, clock: Clock) -> None:
    desk.choose("confidence", True)
    async with opened(desk, clock, [CARD]) as bench:
        await bench.press("space", "3", "enter", "u", "4")
        assert [row.data["confidence"] for row in bench.rows()] == ["sure", "sure"]


@pytest.mark.parametrize("card", [CHOICE, MULTI])
async def test_options_stay_hidden_until_they_are_asked_for(desk: Desk, clock: Clock, card: str) -> None:
    desk.choose("recall_first", True)
    async with opened(desk, clock, [card]) as bench:
        assert "Rhine" not in bench.text()
        await bench.press("1", "2")
        assert study(bench).verdict is None
        await bench.press("space")
        assert "Rhine" in bench.text()
        await answer(bench, card)
        await bench.press("enter")
        assert bench.rows()[0].data["recall_first"] is True


async def test_true_or_false_hides_nothing(desk: Desk, clock: Clock) -> None:
    desk.choose("recall_first", True)
    async with opened(desk, clock, [TRUE]) as bench:
        assert "True" in bench.text()
        await answer(bench, TRUE)
        await bench.press("enter")
        assert "recall_first" not in bench.rows()[0].data


async def test_the_second_hint_takes_one_option_away_and_costs_the_answer(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("h")
        assert "Topic: Rivers" in bench.text()
        await bench.press("h")
        struck = study(bench).practice.hints.struck
        assert struck is not None
        gone = study(bench).practice.options[struck]
        assert gone != "Rhine"
        assert f"✗ {gone}" in bench.text()
        await bench.press(str(struck + 1))
        assert study(bench).verdict is None
        await bench.press("h")
        await bench.press(*digits(bench, "Rhine"), "enter")
        assert (bench.rows()[0].data["hint"], bench.rows()[0].data["rating"]) == ("option", 1)


async def test_the_same_asking_takes_the_same_option_away(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("h", "h")
        first = study(bench).practice.hints.struck
        await bench.press(*digits(bench, "Rhine"), "u", "h", "h")
        assert study(bench).practice.hints.struck == first


async def test_an_option_taken_away_stays_away_after_undo(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("h", "h")
        struck = study(bench).practice.hints.struck
        asked = bench.text()
        right = study(bench).practice.options.index("Rhine") + 1
        for undone in (["u"], ["enter", "u", "u"]):
            await bench.press(str(right), *undone)
            assert bench.text() == asked
            await bench.press(str(struck + 1))
            assert study(bench).verdict is None


async def test_hidden_options_are_not_told_by_a_hint(desk: Desk, clock: Clock) -> None:
    desk.choose("recall_first", True)
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("h")
        assert "Thames" not in bench.text()
        await bench.press("h")
        assert "It is not" in bench.text()
        assert "Rhine" in bench.text()


async def test_after_the_time_set_the_question_that_stands_is_the_last(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE, MULTI]) as bench:
        await bench.press("t", "1", "enter")
        assert "ends in 1 min" in bench.text()
        clock.advance(90)
        asked = study(bench).practice.asked
        assert asked is not None
        await answer(bench, asked.card)
        await bench.press("enter")
        assert isinstance(bench.app.screen, SummaryScreen)
        assert "The time you set is over." in bench.text()


@pytest.mark.parametrize("said", ["0", "many", "99999"])
async def test_a_time_that_is_none_is_said(desk: Desk, clock: Clock, said: str) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("t", *said, "enter")
        assert [one.message for one in bench.app._notifications][-1] == "A number from 1 to 1440 is wanted."
        assert study(bench).practice.minutes_left is None


async def test_after_study_there_is_more_for_who_wants_it(desk: Desk, clock: Clock) -> None:
    desk.choose("new_per_day", 1)
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("4")
        assert isinstance(bench.app.screen, SummaryScreen)
        await bench.press("m")
        assert study(bench).practice.asked is not None


QUESTIONS = """\
questions:
  - {id: one, kind: flashcard, prompt: What is one?, answer: A lake}
  - {id: two, kind: flashcard, prompt: What is two?, answer: A lake}
"""


async def test_more_after_one_pack_is_more_of_that_pack(
    desk: Desk, clock: Clock, tmp_path: Path, pack_text: str
) -> None:
    other = pack_text.replace("id: rivers", "id: lakes").replace("title: Rivers", "title: Lakes")
    (tmp_path / "packs" / "lakes.yaml").write_text(other.split("sources:")[0] + QUESTIONS, encoding="utf-8")
    desk.choose("new_per_day", 1)
    async with opened(desk, clock) as bench:
        bench.app.study(["lakes"])
        await bench.pilot.pause()
        await bench.press("space", "4")
        assert isinstance(bench.app.screen, SummaryScreen)
        await bench.press("m")
        asked = study(bench).practice.asked
        assert asked is not None
        assert asked.card == "lakes/two"
        await bench.press("space", "4")
        assert isinstance(bench.app.screen, SummaryScreen)


async def test_keys_at_random_do_no_harm_to_study(desk: Desk, clock: Clock, request: pytest.FixtureRequest) -> None:
    for name in ("confidence", "recall_first"):
        desk.choose(name, True)
    left = int(request.config.getoption("--random-keys")) // 2
    chance = random.Random(left)
    while left > 0:
        taken_back(desk, [row for row in desk.store.rows() if row.type in {"suspend", "bury", "flag"}])
        clock.advance(YEAR)
        async with opened(desk, clock, EVERY) as bench:
            assert isinstance(bench.app.screen, StudyScreen)
            while left > 0 and bench.app.is_running and isinstance(bench.app.screen, StudyScreen):
                left -= 1
                clock.advance(0.3)
                await bench.pilot.press(
                    chance.choice([*"123456789hgosbxeuUnyritJK", "enter", "escape", "space", "tab", "ctrl+u"])
                )
    assert all(row.data["card"] for row in bench.rows())
