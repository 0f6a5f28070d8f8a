"""The one word for how well a card is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.knowing import FADING_FROM, KNOWN_FROM, Knowing, knowing, remembered
from quizapp.figures.mastery import Told, likely, mastery
from quizapp.study.calendar import stamp
from quizapp.study.model import Card, Phase
from quizapp.study.scheduler import DECAY, retrievability

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
RISING = list(Knowing)


def card(days: float = 0, phase: Phase = Phase.REVIEW, stability: float = 10.0) -> Card:
    """A card answered so many days ago."""
    return Card("rivers/a", phase, stability=stability, last_at=stamp(NOW - timedelta(days=days)))


@pytest.mark.parametrize(
    ("days", "word"), [(0, "known"), (10, "known"), (20, "fading"), (100, "fading"), (5000, "weak")]
)
def test_what_was_answered_long_ago_is_less_known(days: float, word: str) -> None:
    assert knowing(card(days), NOW) == word


def test_what_was_never_answered_is_new() -> None:
    assert knowing(Card("rivers/a"), NOW) is Knowing.NEW


def test_a_miss_is_weak_until_its_steps_are_over() -> None:
    assert knowing(card(phase=Phase.RELEARN), NOW) is Knowing.WEAK


def test_nothing_is_known_in_its_first_steps() -> None:
    assert knowing(replace(card(phase=Phase.LEARN), step=1), NOW) is Knowing.FADING


@pytest.mark.parametrize("phase", [Phase.LEARN, Phase.RELEARN])
def test_what_was_just_missed_is_not_known(phase: Phase) -> None:
    one = card(phase=phase)
    assert remembered(one, NOW) == 0.0
    assert knowing(one, NOW) is Knowing.WEAK
    assert mastery([Told(knowing(one, NOW), likely(one, 0, NOW, DECAY))]).share == 0.0


@given(st.floats(0, 4000), st.floats(0.01, 30_000))
def test_the_word_says_where_the_chance_lies(days: float, stability: float) -> None:
    one = card(days, stability=stability)
    chance = retrievability(one, NOW)
    assert chance is not None
    assert (knowing(one, NOW) is Knowing.KNOWN) == (chance >= KNOWN_FROM)
    assert (knowing(one, NOW) is Knowing.WEAK) == (chance < FADING_FROM)


@given(st.lists(st.floats(0, 4000), min_size=2, max_size=2).map(sorted), st.floats(0.01, 30_000))
def test_nothing_grows_better_known_by_waiting(days: list[float], stability: float) -> None:
    sooner, later = (RISING.index(knowing(card(one, stability=stability), NOW)) for one in days)
    assert later <= sooner
