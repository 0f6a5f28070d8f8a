"""Whether fitted parameters are taken, what they change, and the rows that put them in force and take them back."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.frozen import replace
from quizapp.study.calendar import Moment, stamp
from quizapp.study.cards import pack_of
from quizapp.study.fold import State
from quizapp.study.model import Phase, Row
from quizapp.study.rules import pack_rules
from quizapp.study.scheduler import decay_of, interval
from quizapp.study.settings import PARAMETERS, Settings
from quizapp.study.training import Training

LEAST_REVIEWS = 400
LEAST_LAPSES = 20
LEAST_RATINGS = 3
GROWTH = 2
"""There must be so many times the reviews of the last time."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How well parameters predict answers; of both, less is better."""

    log_loss: float
    rmse: float
    """The distance between how often answers were right and how often that was predicted."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What fitting found: the set fitted to all reviews, and how one fitted to the oldest did on the newest."""

    parameters: tuple[float, ...]
    current: Figures
    defaults: Figures
    fitted: Figures
    judged: int
    """The number of newest reviews, which fitting had not seen."""
    before: tuple[float, ...] = ()
    """Each card's stability by the current parameters, in the order of the training's cards."""
    after: tuple[float, ...] = ()
    """The same by the fitted ones."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted set that is in force or was: its row, the reviews it rests on, and what it took the place of."""

    row: str
    reviews: int
    former: tuple[float, ...]


def fitted_sets(rows: Iterable[Row], undone: Collection[str] = ()) -> list[Fitted]:
    """The fitted sets that were put in force and not taken back, oldest first."""
    found: list[Fitted] = []
    for row in rows:
        if row.type == "setting" and row.data.get("name") == "parameters" and row.id not in undone:
            found = [one for one in found if one.row != row.data.get("takes_back")]
            if "fitted" in row.data:
                found.append(Fitted(row.id, int(row.data["fitted"]["reviews"]), tuple(row.data["former"])))
    return found


def too_little(training: Training, last: Fitted | None) -> str:
    """Why there is not enough yet to learn from, empty when there is."""
    count, need = len(training.scored), LEAST_REVIEWS
    if count < need:
        return f"there are {count} reviews to learn from, and {need} are needed"
    if last and count < GROWTH * last.reviews:
        return f"there are {count} reviews to learn from; the next fit is worth it at {GROWTH * last.reviews}"
    if training.lapses < LEAST_LAPSES:
        return f"{training.lapses} of the reviews were wrong, and {LEAST_LAPSES} are needed to learn from"
    if len(training.ratings) < LEAST_RATINGS:
        return f"only {len(training.ratings)} of the four ratings were ever given, and {LEAST_RATINGS} are needed"
    return ""


def no_better(fit: Fit) -> str:
    """Why the fitted set is not taken, empty when it is: it must beat both others on reviews it has not seen."""
    if len(fit.parameters) != PARAMETERS or not all(map(math.isfinite, fit.parameters)):
        return "fitting gave no set of parameters"
    if not fit.fitted.log_loss < min(fit.current.log_loss, fit.defaults.log_loss):
        other = "the defaults" if fit.defaults.log_loss < fit.current.log_loss else "the current ones"
        return f"the fitted parameters predict the newest {fit.judged} reviews no better than {other}"
    return ""


def within_bounds(parameters: Sequence[float]) -> tuple[float, ...]:
    """The parameters, each within what the model allows."""
    from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

    bounds = zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(number, low), high) for number, low, high in bounds)


def workload(stability: float, settings: Settings) -> float:
    """Reviews a day that a card so well known takes, asked again as the settings say.

    >>> workload(10.0, Settings(retention=0.9))
    0.1
    """
    days = round(interval(stability, settings.retention, decay_of(settings)))
    return 1 / min(max(days, 1), settings.maximum_interval)


def workloads(fit: Fit, keys: Sequence[str], state: State) -> tuple[float, float]:
    """Reviews a day that the cards known now take, by the current parameters and by the fitted ones."""
    before, after, fitted = 0.0, 0.0, within_bounds(fit.parameters)
    for key, old, new in zip(keys, fit.before, fit.after, strict=True):
        card = state.card(key)
        if card.phase is Phase.REVIEW and not card.suspended and not card.flag:
            rules = pack_rules(state, pack_of(key))
            before += workload(old, rules)
            after += workload(new, replace(rules, parameters=fitted))
    return before, after


def row_of(fit: Fit, former: Sequence[float], reviews: int, when: Moment, id_: str) -> Row:
    """The row that puts a fitted set in force; it says what the set rests on and takes the place of."""
    figures = {"log_loss": [fit.current.log_loss, fit.fitted.log_loss], "rmse": [fit.current.rmse, fit.fitted.rmse]}
    value, fitted = list(within_bounds(fit.parameters)), {"reviews": reviews, **figures}
    return _setting({"value": value, "former": list(former), "fitted": fitted}, when, id_)


def row_back(last: Fitted, when: Moment, id_: str) -> Row:
    """The row that brings back what a fitted set took the place of."""
    return _setting({"value": list(last.former), "takes_back": last.row}, when, id_)


def _setting(data: Mapping[str, Any], when: Moment, id_: str) -> Row:
    return Row(id_, "setting", stamp(when.now), when.offset, when.today, {"name": "parameters", **data})
