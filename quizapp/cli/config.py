"""`quizapp config`: the settings that scheduling obeys; they are kept in the journal, so that a replay knows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizapp.config.options import Config
    from quizapp.packs.library import Library
    from quizapp.study.fold import State


@click.group()
def config() -> None:
    """Show and change settings: retention, steps, limits, when a day begins; also of one pack or topic.

    Looks, keys and paths (looks.theme, keys.preset, keys.NAME, paths.library) are kept in config.toml instead.
    """


@config.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(profile: str, as_json: bool) -> None:
    """Show every setting, and what packs have otherwise."""
    from quizapp.cli import options

    state, config = _state(profile), options.now(profile)
    said = _all(state) | config.every()
    if as_json:
        click.echo(json.dumps(said))
        return
    for name, value in said.items():
        click.echo(f"{name} = {_text(value)}" + ("" if _is_chosen(name, state, config) else "  (default)"))


@config.command("get")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def get(profile: str, name: str, as_json: bool) -> None:
    """Show one setting."""
    from quizapp.cli import options
    from quizapp.cli.places import open_library
    from quizapp.config import paths
    from quizapp.config.options import is_option

    if is_option(name):
        value = options.value(profile, name)
    else:
        value = value_of(_state(profile), full_name(name, open_library(paths(profile)) if _of_a_pack(name) else None))
    click.echo(json.dumps(value) if as_json else _text(value))


@config.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def set_(profile: str, name: str, value: str, as_json: bool) -> None:
    """Change a setting; VALUE may be "default".

    NAME is one that `quizapp config list` shows, or of a pack, as pack.PACK.retention, or of a topic, as
    pack.PACK.topic.TOPIC.retention.
    """
    from quizapp.cli import options
    from quizapp.config.options import is_option

    if is_option(name):
        kept: Any = options.change(profile, name, value)
    else:
        name, kept = _choose(profile, name, value)
    click.echo(json.dumps({"name": name, "value": kept}) if as_json else f"{name} = {_text(kept)}")


def _choose(profile: str, name: str, value: str) -> tuple[str, Any]:
    """Keep a setting of the journal; gives its full name and what holds then."""
    from quizapp.cli.places import open_desk
    from quizapp.cli.talk import warn
    from quizapp.study.settings import parsed, warning

    with open_desk(profile) as desk:
        name = full_name(name, desk.library if _of_a_pack(name) else None)
        chosen = None if value == "default" else parsed(name, value)
        if chosen and name.rpartition(".")[2] == "paused_until":
            _must_be_to_come(chosen, desk.store.state)
        desk.choose(name, chosen)
        kept = value_of(desk.store.state, name)
    if chosen is not None and warning(name, chosen):
        warn(warning(name, chosen))
    return name, kept


def _is_chosen(name: str, state: State, config: Config) -> bool:
    return state.settings.get(name) is not None or name in config.chosen


def _must_be_to_come(day: str, state: State) -> None:
    from quizapp.cli.dates import coming_day, now_of
    from quizapp.errors import WrongUse

    try:
        coming_day(day, now_of(state).day)
    except WrongUse as error:
        raise WrongUse(error.message, hint=f"{error.hint}; name a later day, or 'default' ends a pause") from None


def _of_a_pack(name: str) -> bool:
    return name.startswith("pack.")


def full_name(name: str, library: Library | None) -> str:
    """The setting's name with the pack's id where a beginning of it was given; raises WrongUse for a topic it lacks."""
    if library is None:
        return name
    from quizapp.errors import WrongUse
    from quizapp.study.settings import pack_name

    pack, _, field = name.removeprefix("pack.").partition(".")
    id_ = library.pack(pack).id
    if not field.startswith("topic."):
        return pack_name(id_, field)
    topic, _, field = field.removeprefix("topic.").rpartition(".")
    topics = list(dict.fromkeys(entry.topic for entry in library.index().of(id_)))
    meant = next((one for one in topics if one.casefold() == topic.casefold()), None)
    if meant is None:
        from quizapp.cli.talk import nearest

        near = nearest(topic, topics)
        raise WrongUse(f"{id_} has no topic '{topic}'", hint=f"did you mean '{near}'?" if near else "")
    return pack_name(id_, field, meant)


def value_of(state: State, name: str) -> Any:
    """The value that holds, inherited where the pack or topic has none; raises QuizError for a name there is not."""
    from quizapp.study.settings import OF_A_PACK, allowed, checked, names

    value = allowed(name, state.settings[name]) if state.settings.get(name) is not None else None
    field = name.rpartition(".")[2]
    if value is None and not _of_a_pack(name):
        if name not in names():
            checked(name, "")
        return getattr(state.rules, name)
    if value is None and field in OF_A_PACK:
        pack = name.split(".")[1]
        above = f"pack.{pack}.{field}"
        return value_of(state, field if name == above else above)
    if value is None and field not in {"state", "exam", "paused_until"}:
        checked(name, "")
    return value


def _all(state: State) -> dict[str, Any]:
    from quizapp.study.settings import names

    own = {name: value_of(state, name) for name in names()}
    packs = sorted(name for name, value in state.settings.items() if _of_a_pack(name) and value is not None)
    return own | {name: value_of(state, name) for name in packs}


def _state(profile: str) -> State:
    from quizapp.cli.places import open_store
    from quizapp.config import paths

    return open_store(paths(profile), read_only=True).state


def _text(value: Any) -> str:
    """A value in the words in which it is set."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        return " ".join(f"{one:g}" for one in value)
    if isinstance(value, dict):
        return f"{value['date']}, {value['minutes']} min a day" if value else ""
    return f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")
