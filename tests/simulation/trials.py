"""One made learner on trial: what each scheduler predicts of the same answers, and what each leads to."""

from __future__ import annotations

import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import mean
from typing import Any

from quizapp.store.fitting import fit
from quizapp.study.fitting import within_bounds
from quizapp.study.settings import Settings
from quizapp.study.training import training
from tests.simulation.figures import Told, calibration, discrimination, log_loss
from tests.simulation.living import Life, live
from tests.simulation.schedulers import MAKE, STOCK, Leitner, Quizapp, Scheduler, Sm2
from tests.simulation.worlds import WORLDS, World

OLD = 0.8
"""The share of answers that may be learnt from; the newest are predicted."""


@dataclass(frozen=True)
class Trial:
    """What to try: a learner of a world, for so long, with these settings of each scheduler."""

    world: str
    learner: int
    days: int
    new: int
    seed: int
    knobs: Mapping[str, Sequence[float]]

    def world_of(self) -> World:
        """The learner, by a seed of their own."""
        return WORLDS[self.world](random.Random(f"learner {self.seed} {self.world} {self.learner}"))


def tried(trial: Trial) -> dict[str, Any]:
    """Everything that came of it, as JSON has it."""
    common = Quizapp()
    life = live(trial.world_of(), common, trial.days, trial.new, _answers_seed(trial))
    return {
        **{key: value for key, value in asdict(trial).items() if key != "knobs"},
        "predict": _predictions(life, common),
        "schedule": [
            _figures(name, knob, common, life)
            if (name, knob) == ("default", STOCK["default"])
            else _lived(trial, name, knob)
            for name, knobs in trial.knobs.items()
            for knob in sorted({*knobs, STOCK[name]})
        ],
    }


def _answers_seed(trial: Trial) -> int:
    """Of how answers fall; another one than of the learner."""
    return zlib.crc32(f"answers {trial.seed} {trial.world} {trial.learner}".encode())


def _predictions(life: Life, common: Quizapp) -> dict[str, Any]:
    """How each model tells the newest answers, all on the answers given under the defaults."""
    reviews = life.reviews()
    cut = int(len(reviews) * OLD)
    known = training(common.rows)
    fitted = fit(replace(known, scored=known.scored[:cut]), (), 1)
    parameters = () if isinstance(fitted, str) else within_bounds(fitted.parameters)
    usual = mean(one.rating > 1 for one in reviews[:cut])
    told: dict[str, list[Told]] = {
        "average": [Told(usual, one.rating > 1, one.true) for one in reviews[cut:]],
        "leitner": _retold(life, Leitner())[cut:],
        "sm2": _retold(life, Sm2())[cut:],
        "default": _retold(life, Quizapp())[cut:],
        "fitted": _retold(life, Quizapp(Settings(parameters=parameters)))[cut:],
        "true": [Told(one.true, one.rating > 1, one.true) for one in reviews[cut:]],
    }
    return {
        name: {"log_loss": log_loss(one), "calibration": calibration(one), "discrimination": discrimination(one)}
        for name, one in told.items()
    }


def _retold(life: Life, scheduler: Scheduler) -> list[Told]:
    """The chances that a scheduler tells of answers that another one led to."""
    told = []
    for one in life.answers:
        if one.predicted >= 0:
            told.append(Told(scheduler.predicted(one.card, one.day), one.rating > 1, one.true))
        scheduler.answer(one.card, one.rating, one.day)
    return told


def _lived(trial: Trial, name: str, knob: float) -> dict[str, Any]:
    scheduler = MAKE[name](knob)
    life = live(trial.world_of(), scheduler, trial.days, trial.new, _answers_seed(trial))
    return _figures(name, knob, scheduler, life)


def _figures(name: str, knob: float, scheduler: Scheduler, life: Life) -> dict[str, Any]:
    late = life.reviews(since=0.5)
    return {
        "scheduler": name,
        "knob": knob,
        "retention": life.retention(),
        "minutes": life.minutes(),
        "predicted": mean(one.predicted for one in late),
        "reviews": len(late),
        "fits": getattr(scheduler, "said", []),
    }
