"""Fitting in a child process: whatever becomes of it, there is an answer."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace

import pytest

pytest.importorskip("fsrs_rs_python")

from quizapp.store.fitting import fit
from quizapp.study.fitting import Fit, within_bounds
from quizapp.study.training import Review, Training, training
from tests.simulation.living import live
from tests.simulation.schedulers import Quizapp
from tests.simulation.worlds import fsrs_world, halflife_world


@pytest.fixture(scope="module")
def learnt() -> Training:
    """What there is to learn from after a hundred days of a learner unlike the defaults."""
    scheduler = Quizapp()
    live(halflife_world(random.Random(5)), scheduler, 100, 5, 5)
    return training(scheduler.rows)


def test_a_learner_unlike_the_defaults_is_told_better_by_the_fitted_parameters(learnt: Training) -> None:
    found = fit(learnt, (), 1)
    assert isinstance(found, Fit), found
    assert found.current == found.defaults
    assert found.fitted.log_loss < found.current.log_loss
    assert found.fitted.rmse < found.current.rmse
    assert found.judged == len(learnt.scored) - int(len(learnt.scored) * 0.8)
    assert len(found.before) == len(found.after) == len(learnt.cards)
    assert within_bounds(found.parameters) == pytest.approx(found.parameters, rel=1e-6)


def test_the_same_answers_give_the_same_parameters(learnt: Training) -> None:
    one, other = fit(learnt, (), 1), fit(learnt, (), 1)
    assert isinstance(one, Fit)
    assert isinstance(other, Fit)
    assert one.parameters == other.parameters
    assert one.fitted.log_loss == other.fitted.log_loss
    assert one.fitted.rmse == pytest.approx(other.fitted.rmse, abs=1e-6)


def test_the_stabilities_are_those_of_our_own_schedule() -> None:
    scheduler = Quizapp()
    live(fsrs_world(random.Random(6)), scheduler, 60, 8, 6)
    known = training(scheduler.rows)
    found = fit(known, (), 1)
    assert isinstance(found, Fit), found
    ours = [scheduler.cards[key].stability for key in known.cards]
    assert found.before == pytest.approx(ours, rel=2e-5)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Training(("a",), ((Review(3, 0),),), ()), "fitting ended with status"),
        (Training(("a",), ((Review(3, 0), Review(3, 0)),) * 1, ((0, 1),) * 500), "fitting ended with status"),
        (Training(("a",), ((Review(3, 0), Review(3, 5)),), ((0, 1),) * 500), ""),
        (Training(("a",), ((Review(3, 0), Review(9, 5)),), ((0, 1),) * 500), "fitting ended with status"),
    ],
)
def test_what_cannot_be_learnt_from_ends_the_child_and_nothing_else(known: Training, said: str) -> None:
    found = fit(known, (), 1)
    assert isinstance(found, Fit) if not said else said in str(found)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit(3)", "status 3: it said nothing"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "status -9"),
        ("raise ValueError('no luck')", "status 1: ValueError: no luck"),
        ("print('{')", "no result that can be read"),
        ("print('{}')", "no result that can be read"),
        ("print('[]')", "no result that can be read"),
        ("", "no result that can be read"),
    ],
)
def test_any_end_of_the_child_is_told_in_words(learnt: Training, code: str, said: str) -> None:
    found = fit(learnt, (), 1, command=[sys.executable, "-c", code])
    assert said in str(found)


def test_a_child_that_takes_too_long_is_ended(learnt: Training) -> None:
    began = time.monotonic()
    found = fit(learnt, (), 1, command=[sys.executable, "-c", "import time; time.sleep(60)"], limit=0.5)
    assert "took longer than" in str(found)
    assert time.monotonic() - began < 20


def test_a_child_that_cannot_be_started_is_told(learnt: Training) -> None:
    assert "could not be started" in str(fit(learnt, (), 1, command=["/nowhere/python"]))


def test_one_sided_answers_leave_the_parameters_alone(learnt: Training) -> None:
    """Fitting to answers that were all right would send intervals out of sight."""
    right = tuple(tuple(replace(review, rating=3) for review in history) for history in learnt.histories)
    found = fit(replace(learnt, histories=right), (), 1)
    assert isinstance(found, str) or found.fitted.log_loss <= found.current.log_loss
