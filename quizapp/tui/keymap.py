"""Other keys for the bindings that have an id: as a preset, or one by one."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import Keys, key_to_character
from textual.screen import Screen

from quizapp.config.options import KEYS, Config
from quizapp.errors import WrongUse

Keymap = Mapping[str, str]
"""Binding id -> its keys, with commas between them."""

PRESETS: Mapping[str, Keymap] = {
    "quizapp": {},
    "anki": {
        "study-show": "space,enter",
        "study-accept": "space,enter",
        "study-suspend": "@",
        "study-bury": "-",
        "study-edit": "e",
        "study-evidence": "v",
    },
}
"""Sets of keys that people know from elsewhere."""

_NAMED = frozenset(key.value for key in Keys)


def wanted(preset: str, single: Keymap) -> dict[str, str]:
    """The keys of a preset with single ones over them, unless there are no such keys."""
    return {**PRESETS.get(preset, {}), **{id_: keys for id_, keys in single.items() if not _strange(keys)}}


def problems(config: Config) -> list[str]:
    """What is wrong with the keys of a config, each with its place: no such name, no such key, one key for two."""
    found = []
    for id_, keys in config.single_keys.items():
        try:
            checked(id_, keys)
        except WrongUse as error:
            found.append(f"{config.place(KEYS + id_)}: {error.message}; {error.hint}")
    return found + clashes(wanted(config["keys.preset"], config.single_keys))


def rekeyed(bindings: BindingsMap, keymap: Keymap) -> BindingsMap:
    """The bindings with the keys that are wanted, each in the place it had."""
    made = BindingsMap()
    moved = set[tuple[str, str]]()
    for key, binding in bindings:
        if binding.id is None or binding.id not in keymap:
            made.key_to_bindings.setdefault(key, []).append(binding)
        elif (binding.id, binding.action) not in moved:
            moved.add((binding.id, binding.action))
            for one in split(keymap[binding.id]):
                made.key_to_bindings.setdefault(one, []).append(binding.with_key(one))
    return made


def rekey(node: DOMNode, keymap: Keymap) -> None:
    """Give a screen, or the app, the keys that are wanted instead of those it was written with."""
    written = type(node)._merged_bindings
    if written is not None:
        node._bindings = rekeyed(written, keymap)


def split(keys: str) -> list[str]:
    """The keys by the names that Textual has for them.

    >>> split("?, ctrl+k,enter")
    ['question_mark', 'ctrl+k', 'enter']
    """
    made = Binding.make_bindings([Binding(keys, "nothing")])
    return [binding.key for binding in made]


def checked(id_: str, keys: str) -> str:
    """The keys, if there is such a binding and there are such keys; raises WrongUse that says what is meant instead."""
    known = bindings_by_id()
    if id_ not in known:
        from difflib import get_close_matches

        near = get_close_matches(id_, known, n=1)
        raise WrongUse(f"no key has the name '{id_}'", hint=f"did you mean '{near[0]}'?" if near else "")
    if strange := _strange(keys):
        hint = "keys are letters, signs, or names such as space, enter, f2, ctrl+k; commas stand between several"
        raise WrongUse(f"there is no key '{strange[0]}'", hint=hint)
    return keys


def _strange(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if not _is_key(key.strip())]


def _is_key(key: str) -> bool:
    if len(key) == 1 or key in _NAMED:
        return True
    *held, last = key.split("+")
    plain = len(last) == 1 or last in _NAMED or key_to_character(last) is not None
    return plain and all(one in {"ctrl", "alt", "shift"} for one in held)


def screens() -> Iterator[type[Screen[object]]]:
    """Every screen that has keys of its own."""
    import quizapp.tui

    for module in pkgutil.iter_modules(quizapp.tui.__path__, "quizapp.tui."):
        import_module(module.name)
    yield from _below(Screen)


def _below(kind: type[Screen[object]]) -> Iterator[type[Screen[object]]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("quizapp.") and "BINDINGS" in vars(one):
            yield one
        yield from _below(one)


@cache
def bindings_by_id() -> Mapping[str, Binding]:
    """Every binding that can have other keys, by its id."""
    from quizapp.tui.app import QuizApp

    tables = [QuizApp.BINDINGS, *(screen.BINDINGS for screen in screens())]
    return {one.id: one for table in tables for one in Binding.make_bindings(table) if one.id}


def clashes(keymap: Keymap) -> list[str]:
    """Where two bindings of one screen came to have one key, which one of them has lost; in words."""
    found = [said for screen in screens() for said in _clashes_on(screen, keymap)]
    return list(dict.fromkeys(found))


def _clashes_on(screen: type[Screen[object]], keymap: Keymap) -> Iterator[str]:
    before, after = BindingsMap(screen.BINDINGS), rekeyed(BindingsMap(screen.BINDINGS), keymap)
    apart = [{one.id for one in Binding.make_bindings(table)} for table in getattr(screen, "NEVER_TOGETHER", ())]
    shared = [{one.id for one in same} for same in before.key_to_bindings.values()]
    for key, same in after.key_to_bindings.items():
        for first, second in _pairs(same):
            together = any({first.id, second.id} <= ids for ids in shared)
            elsewhere = any(first.id in ids and second.id not in ids for ids in apart) and any(
                second.id in ids and first.id not in ids for ids in apart
            )
            if not together and not elsewhere:
                yield f"{key} is both {first.id} and {second.id}"


def _pairs(bindings: Iterable[Binding]) -> Iterator[tuple[Binding, Binding]]:
    listed = list(bindings)
    for place, first in enumerate(listed):
        yield from ((first, second) for second in listed[place + 1 :] if second.id != first.id)
