"""The fields of `quizapp due --format`, and a line with them filled in."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from quizapp.errors import WrongUse
from quizapp.text.control import one_line

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview

FIELDS = ("due", "new", "minutes", "packs", "titles", "streak", "next")
PASSING = frozenset({"next"})
"""Fields that change from minute to minute, and not only when a card falls due, the day turns or a file changes."""
_WIDE = re.compile(r"\d{4}")
"""A width that no line has, and no memory."""


def named(pattern: str) -> frozenset[str]:
    """The fields that a pattern names; raises WrongUse where it names another or its braces do not match.

    >>> sorted(named("{due} due, {minutes:>3} min"))
    ['due', 'minutes']
    """
    try:
        parsed = [(name, spec or "") for _, name, spec, _ in Formatter().parse(pattern) if name is not None]
    except ValueError as error:
        raise WrongUse(
            f"the format '{pattern}' cannot be read: {error}", hint=f"write {{{{ for a brace; {_there()}"
        ) from None
    for name, spec in parsed:
        if name not in FIELDS:
            raise _unknown(name)
        if "{" in spec:
            raise WrongUse(f"the format '{pattern}' has a field within a field", hint=_there())
        if _WIDE.search(spec):
            raise WrongUse(f"'{{{name}:{spec}}}' is too wide", hint="a field is at most 999 wide")
    return frozenset(name for name, _ in parsed)


def filled(pattern: str, overview: Overview) -> str:
    """The pattern with its fields filled in."""
    waiting = [pack.title for pack in overview.packs if pack.due]
    values = {
        "due": overview.due,
        "new": overview.new,
        "minutes": overview.minutes,
        "packs": len(waiting),
        "titles": one_line(", ".join(waiting)),
        "streak": overview.streak,
        "next": overview.next_due,
    }
    try:
        return pattern.format_map(values)
    except ValueError as error:
        raise WrongUse(f"the format '{pattern}' cannot be filled in: {error}", hint=_there()) from None


def _unknown(name: str) -> WrongUse:
    from quizapp.cli.talk import nearest

    near = nearest(name, FIELDS)
    meant = f"; did you mean '{{{near}}}'?" if near else ""
    return WrongUse(f"there is no field '{{{name}}}'{meant}", hint=_there())


def _there() -> str:
    return f"there are {' '.join(f'{{{field}}}' for field in FIELDS)}, each also with a width, as in {{due:>3}}"
