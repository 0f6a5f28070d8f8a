"""What `quizapp config` says and changes of config.toml."""

from __future__ import annotations

from quizapp.cli.talk import warn
from quizapp.config import paths
from quizapp.config.options import KEYS, OPTIONS, Config, checked, known, load
from quizapp.config.writing import keep


def now(profile: str) -> Config:
    """What holds of config.toml and the environment; what is wrong with them is said on stderr."""
    config = load(paths(profile).home)
    for problem in config.problems:
        warn(problem)
    return config


def value(profile: str, name: str) -> str:
    """What holds of one option; raises WrongUse where there is none of that name."""
    known(name)
    return now(profile)[name]


def change(profile: str, name: str, text: str) -> str:
    """Keep an option, or no more where the text is "default"; gives what holds then."""
    known(name)
    if text != "default":
        checked(name, text)
        if name not in OPTIONS:
            from quizapp.tui import keymap

            keymap.checked(name.removeprefix(KEYS), text)
    keep(paths(profile).home, name, None if text == "default" else text)
    if name.startswith(KEYS):
        from quizapp.tui.keymap import problems

        for problem in problems(load(paths(profile).home)):
            warn(problem)
    return value(profile, name)
