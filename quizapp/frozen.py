"""Frozen values with some fields changed, at a third of what `dataclasses.replace` takes; an answer makes a dozen."""

from __future__ import annotations

from typing import Any, TypeVar

V = TypeVar("V")


def replace(value: V, **changes: Any) -> V:
    """The value, of a dataclass without slots, with these fields changed; nothing is checked or computed anew."""
    return made(type(value), value.__dict__ | changes)


def made(kind: type[V], values: dict[str, Any]) -> V:
    """A value of such a dataclass with all its fields given."""
    new = object.__new__(kind)
    object.__setattr__(new, "__dict__", values)
    return new
