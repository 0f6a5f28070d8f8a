"""What may stand in config.toml: looks, keys and paths. What a schedule rests on is in the journal instead."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizapp.errors import WrongUse

NAME = "config.toml"
KEYS = "keys."
LIBRARY = "paths.library"


@dataclass(frozen=True, slots=True)
class Option:
    """One option: what it may be, in words; what it is by itself; and the environment's name for it."""

    said: str
    default: str
    environment: str
    among: tuple[str, ...] = ()
    """What it may be, where that is a few words."""


THEMES = ("dark", "light", "contrast", "terminal")
STREAKS = ("shown", "hidden")
KEY_PRESETS = ("quizapp", "anki")
OPTIONS: Mapping[str, Option] = {
    "looks.theme": Option(f"one of {', '.join(THEMES)}", "dark", "QUIZAPP_THEME", THEMES),
    "looks.streak": Option(f"one of {', '.join(STREAKS)}", "shown", "QUIZAPP_STREAK", STREAKS),
    "keys.preset": Option(f"one of {', '.join(KEY_PRESETS)}", "quizapp", "QUIZAPP_KEYS", KEY_PRESETS),
    LIBRARY: Option("a folder", "", "QUIZAPP_LIBRARY"),
}
"""Besides these, `keys.NAME` gives the keys of one binding."""


@dataclass(frozen=True, slots=True)
class Config:
    """What holds; what was wrong is told and left at its default."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    in_file: Mapping[str, str] = field(default_factory=dict)
    """What the file says, whatever the environment does."""
    home: Path | None = None
    """The folder of the file."""

    def __getitem__(self, name: str) -> str:
        """The value of an option, or its default; nothing for keys that were left as they are."""
        return self.chosen.get(name, OPTIONS[name].default if name in OPTIONS else "")

    @property
    def streak(self) -> bool:
        """Whether days in a row, and the calendar of them, are shown."""
        return self["looks.streak"] == "shown"

    def every(self) -> dict[str, str]:
        """Every option with its value, and the keys that are others."""
        return {name: self[name] for name in (*OPTIONS, *(one for one in self.chosen if one not in OPTIONS))}

    def place(self, name: str) -> str:
        """File and line of an option."""
        path = (self.home or Path()) / NAME
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        return f"{path}:{line_of(text, name)}"

    @property
    def single_keys(self) -> dict[str, str]:
        """Binding id -> its keys, where they are others."""
        keys = {name.removeprefix(KEYS): value for name, value in self.chosen.items() if name.startswith(KEYS)}
        return {id_: value for id_, value in keys.items() if KEYS + id_ not in OPTIONS}


def is_option(name: str) -> bool:
    """Whether a setting's name is one of config.toml."""
    return name in OPTIONS or name.partition(".")[0] in {one.partition(".")[0] for one in OPTIONS}


def known(name: str) -> Option | None:
    """The option of that name, None for a binding's keys; raises WrongUse where it is neither."""
    option = OPTIONS.get(name)
    if option is None and not re.fullmatch(r"keys\.[a-z0-9-]+", name):
        hint = f"there are {', '.join(OPTIONS)}, and keys.NAME for the keys of one command"
        raise WrongUse(f"there is no option '{name}'", hint=hint)
    return option


def checked(name: str, value: object) -> str:
    """The value as it is kept; raises WrongUse for what cannot be."""
    option = known(name)
    said = option.said if option else "keys, with commas between them"
    among = not option or not option.among or value in option.among
    if not isinstance(value, str) or not value.strip() or not among or (name == LIBRARY and not _is_a_place(value)):
        raise WrongUse(f"{name} cannot be {value!r}", hint=f"{name} is {said}")
    return value


def _is_a_place(folder: str) -> bool:
    """Whether a folder can be told: one of somebody whom nobody knows cannot, nor one whose name is not UTF-8."""
    try:
        Path(folder).expanduser()
        folder.encode()
    except (RuntimeError, UnicodeEncodeError):
        return False
    return True


def load(home: Path) -> Config:
    """What config.toml says, with the environment over it; nothing that is wrong with either stops anything."""
    in_file, problems = _from_file(home / NAME)
    found = dict(in_file)
    for name, option in OPTIONS.items():
        value = os.environ.get(option.environment, "")
        if value:
            try:
                found[name] = checked(name, value)
            except WrongUse as error:
                problems.append(f"{option.environment}: {error.message}; {error.hint}")
    return Config(found, tuple(problems), in_file, home)


def _from_file(path: Path) -> tuple[dict[str, str], list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeError) as error:
        return {}, [f"{path}: cannot be read: {error}"]
    import tomllib

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f":{at[1]}:{at[2]}" if at else ""
        return {}, [f"{path}{place}: {str(error).partition(' (at')[0]}"]
    found: dict[str, str] = {}
    problems = []
    for name, value in flat(tables):
        try:
            found[name] = checked(name, value)
        except WrongUse as error:
            problems.append(f"{path}:{line_of(text, name)}: {error.message}; {error.hint}")
    return found, problems


def flat(tables: Mapping[str, Any]) -> list[tuple[str, object]]:
    """Every value with the name of its table before its own."""
    listed: list[tuple[str, object]] = []
    for name, value in tables.items():
        listed += [(f"{name}.{key}", one) for key, one in value.items()] if isinstance(value, dict) else [(name, value)]
    return listed


def line_of(text: str, name: str) -> int:
    """The line on which an option stands, the first where that cannot be told."""
    table, _, key = name.rpartition(".")
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([\w.-]+)\s*\]", line)
        inside = header[1] if header else inside
        if re.match(rf"""\s*(["']?){re.escape(key)}\1\s*=""", line) and inside in {table, ""}:
            return number
    return 1
