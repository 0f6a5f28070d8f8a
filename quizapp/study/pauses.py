"""When study rested: the days on which a pack, or everything, was paused or put away, as its settings said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.study.settings import allowed

Span = tuple[str, str]
"""The first day, and the day after the last."""
Pauses = Mapping[str, tuple[Span, ...]]
"""Setting -> the days on which it kept something from being asked."""
ALL = "paused_until"
OPEN = "9999-12-31"
WAITING = frozenset({"paused", "archived"})


def after(pauses: Pauses, day: str, name: str, value: Any) -> Pauses:
    """The pauses once a setting has been given this value on a day; what it said before ends then.

    >>> begun = after({}, "2026-11-02", ALL, "2026-11-09")
    >>> begun, after(begun, "2026-11-04", ALL, "")
    ({'paused_until': (('2026-11-02', '2026-11-09'),)}, {'paused_until': (('2026-11-02', '2026-11-04'),)})
    """
    field = name.rpartition(".")[2]
    if name != ALL and not (name.startswith("pack.") and field in {"state", ALL}):
        return pauses
    known = allowed(name, value) or ""
    until = known if field == ALL else OPEN if known in WAITING else ""
    spans = [(first, min(end, day)) for first, end in pauses.get(name, ()) if first < day]
    if until > day:
        spans.append((day, until))
    return {**pauses, name: tuple(spans)} if spans or name in pauses else pauses


def rested(pauses: Pauses, pack: str, day: str) -> bool:
    """Whether nothing of a pack was to be asked on a day."""
    names = (ALL, f"pack.{pack}.{ALL}", f"pack.{pack}.state")
    return any(first <= day < end for name in names for first, end in pauses.get(name, ()))
