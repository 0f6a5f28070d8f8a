"""The settings that the app changes itself: what each may be, and what it does, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from quizapp.config.options import OPTIONS
from quizapp.figures.pictures import percent
from quizapp.figures.upkeep import days_of_new, reviews_a_day, waits_instead
from quizapp.study.settings import allowed, warning
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

EXAMPLE_DAYS = 10
"""So long waits the question by which another retention is shown."""
Said = Callable[["Desk", Any], str]
"""What a value would do, in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One setting: its name as `quizapp config` has it, its title, its values, how one is shown, and what it does."""

    name: str
    title: str
    values: Sequence[Any]
    shown: Callable[[Any], str]
    said: Said

    @property
    def is_option(self) -> bool:
        """Whether it is kept in config.toml."""
        return self.name in OPTIONS

    def beside(self, value: Any, by: int) -> Any:
        """The next value, or the one before; at its ends the value stays, of a few words it goes round."""
        if isinstance(self.values, range):
            return min(max(value + by * self.values.step, self.values[0]), self.values[-1])
        if isinstance(value, float):
            near = min(range(len(self.values)), key=lambda place: abs(self.values[place] - value))
            return self.values[min(max(near + by, 0), len(self.values) - 1)]
        return self.values[(self.values.index(value) + by) % len(self.values)]


def _retention(desk: Desk, value: float) -> str:
    cards, now = list(desk.store.state.cards.values()), desk.store.state.rules
    said = ["The share of reviews that should be right."]
    if value != now.retention:
        waits = counted(waits_instead(EXAMPLE_DAYS, now, value), "day")
        said = [f"What waits {EXAMPLE_DAYS} days as it is waits {waits} with this."]
    if before := reviews_a_day(cards, now):
        after = reviews_a_day(cards, replace(now, retention=value))
        said.append(f"About {before:.1f} reviews a day as it is; about {after:.1f} with this.")
    if warned := warning("retention", value):
        said.append(f"{warned[:1].upper()}{warned[1:]}.")
    return "\n".join(said)


def _new(desk: Desk, value: int) -> str:
    new = len({entry.card for entry in desk.entries()} - set(desk.store.state.cards))
    days = days_of_new(new, value)
    return (
        "No new questions." if days is None else f"{counted(new, 'new question')}: enough for {counted(days, 'day')}."
    )


def _simply(text: str) -> Said:
    return lambda desk, value: text


def _switch(name: str, title: str, on: str, off: str) -> Line:
    return Line(
        name, title, (False, True), lambda value: "on" if value else "off", lambda _, value: on if value else off
    )


def _keys(desk: Desk, value: str) -> str:
    from quizapp.tui.keymap import PRESETS, bindings_by_id

    told = [f"{keys.replace(',', ' ')} {bindings_by_id()[id_].description}" for id_, keys in PRESETS[value].items()]
    return "; ".join(told) + "." if told else "The keys as they come along."


LINES: Sequence[Line] = (
    Line(
        "looks.theme",
        "Theme",
        OPTIONS["looks.theme"].among,
        str,
        _simply(f"{', '.join(OPTIONS['looks.theme'].among)}: terminal takes your terminal's own colours."),
    ),
    Line("keys.preset", "Keys", OPTIONS["keys.preset"].among, str, _keys),
    Line("retention", "Remembered", [n / 100 for n in range(70, 100)], percent, _retention),
    Line("new_per_day", "New a day", range(0, 10_000, 1), str, _new),
    Line("reviews_per_day", "Reviews a day", range(0, 10_000, 10), str, _simply("What is more waits for other days.")),
    Line(
        "day_start",
        "Day begins at",
        range(13),
        lambda value: f"{value}:00",
        _simply("Until then it is still yesterday."),
    ),
    _switch("confidence", "How sure", "Asks how sure you are before the verdict.", "Does not ask how sure you are."),
    _switch("recall_first", "Recall first", "Options stay hidden until a key.", "Options stand below the question."),
    Line(
        "looks.streak",
        "Streak",
        OPTIONS["looks.streak"].among,
        str,
        _simply("Days in a row, and the calendar of them."),
    ),
)


def value_now(desk: Desk, options: Mapping[str, str], line: Line) -> Any:
    """The value that holds."""
    if line.is_option:
        return options[line.name]
    chosen = desk.store.state.settings.get(line.name)
    found = allowed(line.name, chosen) if chosen is not None else None
    return getattr(desk.store.state.rules, line.name) if found is None else found
