"""The settings that scheduling and the queue obey; they are rows of the journal, so that a replay knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from quizapp.errors import QuizError

LEAST_RETENTION, MOST_RETENTION = 0.70, 0.99
LONGEST_STEP_MINUTES = 12 * 60
PARAMETERS = 21
PACK_STATES = ("available", "studying", "paused", "archived")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a learner has chosen, or the defaults; every value is within its bounds."""

    retention: float = 0.90
    """The share of reviews that should be right, 0.70 to 0.99."""
    steps: tuple[float, ...] = (1.0, 10.0)
    """Minutes between the first answers of a new card."""
    relearning_steps: tuple[float, ...] = (10.0,)
    """Minutes before a card that was known and missed comes back."""
    maximum_interval: int = 36_500
    day_start: int = 4
    new_per_day: int = 10
    reviews_per_day: int = 200
    learn_ahead: int = 20
    """Minutes by which a step may be shown early when nothing else is left."""
    parameters: tuple[float, ...] = ()
    """Of the memory model; empty for its defaults."""
    fuzz: bool = True


def settings_of(rows: Mapping[str, Any]) -> Settings:
    """The settings that the journal's values give; what is unknown or out of bounds is left at its default."""
    chosen = {}
    for name, value in rows.items():
        try:
            chosen[name] = checked(name, value)
        except QuizError:
            continue
    known = {field.name for field in fields(Settings)}
    return replace(Settings(), **{name: value for name, value in chosen.items() if name in known})


def checked(name: str, value: Any) -> Any:
    """The value as it is kept, or an error that says what is allowed."""
    if name.startswith("pack.") and name.endswith(".state"):
        return _state(name, value)
    if name not in _CHECKS:
        raise QuizError(f"there is no setting '{name}'", hint=f"there are {', '.join(sorted(_CHECKS))}")
    allowed, check = _CHECKS[name]
    try:
        return check(value)
    except (TypeError, ValueError):
        raise QuizError(f"{name} cannot be {value!r}", hint=f"{name} is {allowed}") from None


def _state(name: str, value: Any) -> str:
    if value not in PACK_STATES:
        raise QuizError(f"{name} cannot be {value!r}", hint=f"a pack is one of {', '.join(PACK_STATES)}")
    return str(value)


def _between(low: float, high: float) -> Callable[[Any], float]:
    def check(value: Any) -> float:
        number = float(value)
        if isinstance(value, bool) or not low <= number <= high:
            raise ValueError(value)
        return number

    return check


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        number = int(value)
        if isinstance(value, bool) or number != float(value) or not low <= number <= high:
            raise ValueError(value)
        return number

    return check


def _minutes(value: Any) -> tuple[float, ...]:
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    steps = tuple(_between(1 / 60, LONGEST_STEP_MINUTES - 1 / 60)(step) for step in value)
    if len(steps) > 10:
        raise ValueError(value)
    return steps


def _parameters(value: Any) -> tuple[float, ...]:
    numbers = tuple(_between(0, 100)(number) for number in value)
    if len(numbers) not in {0, PARAMETERS}:
        raise ValueError(value)
    return numbers


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_CHECKS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "retention": ("a share from 0.70 to 0.99", _between(LEAST_RETENTION, MOST_RETENTION)),
    "steps": ("minutes, each shorter than 12 hours, such as 1 10", _minutes),
    "relearning_steps": ("minutes, each shorter than 12 hours, such as 10", _minutes),
    "maximum_interval": ("days, from 1 to 36500", _whole(1, 36_500)),
    "day_start": ("an hour from 0 to 12", _whole(0, 12)),
    "new_per_day": ("a number from 0 to 9999", _whole(0, 9999)),
    "reviews_per_day": ("a number from 0 to 9999", _whole(0, 9999)),
    "learn_ahead": ("minutes, from 0 to 720", _whole(0, 720)),
    "parameters": (f"{PARAMETERS} numbers, or none for the defaults", _parameters),
    "fuzz": ("true or false", _truth),
}
