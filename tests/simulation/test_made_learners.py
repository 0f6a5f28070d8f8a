"""The benchmarks on made learners, with small numbers; and that their measures measure."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path

import pytest

pytest.importorskip("fsrs_rs_python")

from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.study.settings import Settings
from tests.benchmarks.agreement import BOUND, agreement
from tests.benchmarks.scheduling import gates, main, minutes_at
from tests.simulation.figures import Told, calibration, discrimination, log_loss, spread
from tests.simulation.living import live
from tests.simulation.schedulers import Leitner, Quizapp, Sm2
from tests.simulation.worlds import Fsrs, Halflife, halflife_world


def test_our_schedule_agrees_with_the_reference_library() -> None:
    found = agreement(500, seed=2026)
    assert (found.answers > 4000, found.same_day > 1000) == (True, True)
    assert found.worst <= BOUND


@pytest.mark.long
def test_fitting_calibrates_and_the_desired_retention_is_reached(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "raw.json"
    status = main(["--learners", "2", "--days", "120", "--stock", "--json", str(raw)])
    said = capsys.readouterr().out
    assert status == 0, said
    assert "gates: held" in said
    results = json.loads(raw.read_text())
    assert [(one["world"], one["learner"]) for one in results] == [(w, n) for w in ("fsrs", "halflife") for n in (0, 1)]
    assert all(line.count("95% interval") == 1 for line in said.splitlines() if "%" in line and "learners" in line)


def result(world: str, default: float, fitted: float, retention: float) -> dict[str, object]:
    told = {name: {"calibration": value} for name, value in (("default", default), ("fitted", fitted))}
    points = [
        {"scheduler": "fitted", "knob": knob, "retention": retention + knob - 0.9, "minutes": 100 * knob}
        for knob in (0.8, 0.9)
    ]
    return {"world": world, "predict": told, "schedule": points}


def test_the_gates_close_on_what_does_not_hold() -> None:
    assert gates([result("fsrs", 0.03, 0.02, 0.91), result("halflife", 0.03, 0.02, 0.80)]) == []
    assert "off by 0.0300" in gates([result("halflife", 0.02, 0.03, 0.90)])[0]
    assert "0.875 was achieved" in gates([result("fsrs", 0.03, 0.02, 0.875)])[0]


def test_minutes_at_equal_retention_lie_between_two_settings_or_are_not_told() -> None:
    assert minutes_at(result("fsrs", 0, 0, 0.95), "fitted") == pytest.approx(85)
    assert minutes_at(result("fsrs", 0, 0, 0.85), "fitted") is None


def test_what_is_told_well_measures_better() -> None:
    chance = random.Random(1)
    truth = [chance.uniform(0.5, 1) for _ in range(20_000)]
    well = [Told(one, chance.random() < one, one) for one in truth]
    badly, flat, worse = ([one._replace(chance=f(one.chance)) for one in well] for f in (_less, _flat, _half))
    assert (calibration(well), calibration(flat) < 0.01, calibration(badly) > 0.1) == (0.0, True, True)
    assert log_loss(well) < log_loss(flat) < log_loss(worse)
    assert discrimination(well) > 0.6
    assert discrimination(flat) == 0.5
    assert discrimination([Told(0.1, False, 0.5), Told(0.9, True, 0.5)]) == 1.0


def _less(chance: float) -> float:
    return chance * 0.8


def _flat(_: float) -> float:
    return 0.75


def _half(_: float) -> float:
    return 0.5


def test_a_mean_stands_with_its_interval() -> None:
    one = spread([1.0, 2.0, 3.0])
    assert (one.mean, one.deviation, one.count) == (2.0, 1.0, 3)
    assert one.high - one.mean == pytest.approx(4.303 / math.sqrt(3), rel=1e-3)
    assert spread([5.0]).low == -math.inf


def test_the_first_world_follows_the_published_formulas() -> None:
    memory, ours = Fsrs(list(DEFAULT_PARAMETERS), 1.0, 3, 0), Quizapp(Settings(fuzz=False))
    ours.answer("a", 3, 0)
    for rating, day in ((3, 0), (3, 3), (1, 20), (3, 20), (2, 25), (4, 60)):
        memory.answer(rating, day)
        ours.answer("a", rating, day)
        assert memory.stability == pytest.approx(ours.cards["a"].stability, rel=1e-9)
        assert memory.difficulty == pytest.approx(ours.cards["a"].difficulty, rel=1e-9)
        assert memory.recall(day + 9) == pytest.approx(ours.predicted("a", day + 9), rel=1e-6)


def test_the_second_world_halves_and_grows() -> None:
    memory = Halflife(4.0, 10.0, 0)
    assert memory.recall(10) == 0.5
    memory.answer(3, 10)
    assert memory.days > 30
    memory.answer(1, 20)
    assert memory.days < 15


def test_sm2_and_leitner_space_as_they_are_known_to() -> None:
    sm2, leitner = Sm2(), Leitner()
    assert [sm2.answer("a", 3, day) for day in (0, 1, 3, 9)] == [1, 3, 9, 25]
    assert [leitner.answer("a", 3, day) for day in (0, 1, 3, 7)] == [1, 3, 7, 15]
    assert (sm2.answer("a", 1, 25), sm2.answer("a", 3, 25)) == (25, 26)
    assert (leitner.answer("a", 1, 15), leitner.answer("a", 3, 15)) == (15, 16)


def test_a_life_is_the_same_each_time() -> None:
    lives = [live(halflife_world(random.Random(1)), Quizapp(), 40, 3, 2).answers for _ in range(2)]
    assert lives[0] == lives[1]
    assert {one.rating for one in lives[0]} == {1, 2, 3, 4}
