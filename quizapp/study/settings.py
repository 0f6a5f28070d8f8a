"""The settings that scheduling and the queue obey; they are rows of the journal, so that a replay knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from quizapp.errors import QuizError, WrongUse
from quizapp.study.looks import Looks

LEAST_RETENTION, MOST_RETENTION = 0.70, 0.99
LONGEST_STEP_MINUTES = 12 * 60
PARAMETERS = 21
MUCH_RETENTION = 0.95
"""Above it reviews multiply."""
DAY = "a day such as 2026-12-24, or nothing"
OF_A_PACK = ("retention", "steps", "relearning_steps", "maximum_interval", "new_per_day", "reviews_per_day")
"""What a pack may have otherwise than the learner."""
PACK_STATES = ("available", "studying", "paused", "archived")


@dataclass(frozen=True)
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
    confidence: bool = False
    """Whether to ask before the verdict how sure one is."""
    recall_first: bool = False
    """Whether the options of a choice stay hidden until they are asked for."""
    paused_until: str = ""
    """The day from which there is something due again; empty when nothing is paused."""
    looks: Looks | None = None
    """When the card is seen once more before an exam; no setting of its own."""


def settings_of(rows: Mapping[str, Any]) -> Settings:
    """The settings that the journal's values give; what is unknown or out of bounds is left at its default."""
    chosen = {name: allowed(name, value) for name, value in rows.items() if name in _KNOWN}
    return replace(Settings(), **{name: value for name, value in chosen.items() if value is not None})


def allowed(name: str, value: Any) -> Any:
    """The value as it is kept, None where it is not one."""
    try:
        return checked(name, value)
    except QuizError:
        return None


def checked(name: str, value: Any) -> Any:
    """The value as it is kept, or an error that says what is allowed."""
    said, check = _check_of(name)
    try:
        return check(value)
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError):
        raise WrongUse(f"{name} cannot be {value!r}", hint=f"{name} is {said}") from None


def _check_of(name: str) -> tuple[str, Callable[[Any], Any]]:
    if not name.startswith("pack."):
        table, field = _CHECKS, name
    elif ".topic." in name:
        table, field = {"retention": _CHECKS["retention"]}, name.rpartition(".")[2]
    else:
        table, field = _OF_A_PACK, name.rpartition(".")[2]
    if field not in table or name.count(".") < (2 if name.startswith("pack.") else 0):
        raise WrongUse(f"there is no setting '{name}'", hint=_kinds())
    return table[field]


def _kinds() -> str:
    own, of_a_pack = ", ".join(sorted(_CHECKS)), ", ".join(sorted(_OF_A_PACK))
    return (
        f"there are {own}; of a pack, as pack.PACK.retention: {of_a_pack}; of a topic: pack.PACK.topic.TOPIC.retention"
    )


def parsed(name: str, text: str) -> Any:
    """What a line of text says as the value of a setting, checked."""
    words = {"true": True, "on": True, "false": False, "off": False}
    field = name.rpartition(".")[2]
    value: Any = words.get(text.casefold(), text) if field in _ON_OR_OFF else text
    return checked(name, text.replace(",", " ").split() if field == "parameters" else value)


def names() -> tuple[str, ...]:
    """The settings that a learner has."""
    return tuple(sorted(_CHECKS))


def warning(name: str, value: Any) -> str:
    """What a person should know who chooses this value; mostly nothing."""
    if name.rpartition(".")[2] == "retention" and value > MUCH_RETENTION:
        return f"to remember {value:.0%} takes many times the reviews of 90%"
    return ""


def pack_name(pack: str, field: str, topic: str = "") -> str:
    """The name of a setting of a pack, or of one of its topics."""
    return f"pack.{pack}.topic.{topic}.{field}" if topic else f"pack.{pack}.{field}"


def _state(value: Any) -> str:
    if value not in PACK_STATES:
        raise ValueError(value)
    return str(value)


def _day(value: Any) -> str:
    """A day as rows write it, or nothing."""
    return date.fromisoformat(str(value)).isoformat() if value else ""


def _exam(value: Any) -> dict[str, Any]:
    """Day, minutes a day, and the day of the first last look; nothing where there is no exam."""
    if not value:
        return {}
    day = _day(value["date"])
    eve = date.fromisoformat(day) - timedelta(days=1)
    first = min(eve, date.fromisoformat(str(value.get("last_look") or eve)))
    return {"date": day, "minutes": _whole(1, 1440)(value["minutes"]), "last_look": first.isoformat()}


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
    "confidence": ("true or false", _truth),
    "recall_first": ("true or false", _truth),
    "paused_until": (DAY, _day),
}
_OF_A_PACK: dict[str, tuple[str, Callable[[Any], Any]]] = {
    **{name: _CHECKS[name] for name in OF_A_PACK},
    "paused_until": (DAY, _day),
    "state": (f"one of {', '.join(PACK_STATES)}", _state),
    "exam": ("a day and minutes a day; quizapp plan sets it", _exam),
}
_ON_OR_OFF = frozenset(name for name, (_, check) in _CHECKS.items() if check is _truth)
_KNOWN = _CHECKS.keys() & {field.name for field in fields(Settings)}
