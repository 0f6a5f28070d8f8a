"""The settings that the app changes itself: what each may be, and what it does, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from quizapp.config.options import OPTIONS
from quizapp.figures.pictures import percent
from quizapp.figures.upkeep import days_of_new, reviews_a_day
from quizapp.study.settings import allowed, warning
from quizapp.text.amounts import counted

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk

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
    cards = list(desk.store.state.cards.values())
    now = desk.store.state.rules
    before, after = reviews_a_day(cards, now), reviews_a_day(cards, replace(now, retention=value))
    said = warning("retention", value)
    if not before:
        return said or "The share of reviews that should be right."
    load = f"About {before:.1f} reviews a day as it is; about {after:.1f} with this."
    return f"{load} {said[:1].upper()}{said[1:]}." if said else load


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
