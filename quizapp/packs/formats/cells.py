"""What stands in a cell of a table: several values, names with values, and nothing that a spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ESCAPED = re.compile(r"\\([\\|=])")
_SPECIAL = re.compile(r"[\\|=]")
_BETWEEN = re.compile(r"((?:\\.|[^\\|])*+)(?:\||\Z)", re.DOTALL)
_NAME = re.compile(r"((?:\\.|[^\\=])*+)=?(.*)", re.DOTALL)
_RUN = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def listed(values: Iterable[str]) -> str:
    """Values in one cell.

    >>> listed(["a", "b|c"])
    'a | b\\\\|c'
    """
    return " | ".join(_SPECIAL.sub(r"\\\g<0>", value) for value in values)


def named(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Names with their values in one cell; a name alone where it has none."""
    pairs = values.items() if isinstance(values, Mapping) else values
    escaped = [[_SPECIAL.sub(r"\\\g<0>", part) for part in pair] for pair in pairs]
    return " | ".join(f"{name} = {value}" if value else name for name, value in escaped)


def values_of(cell: str) -> list[str]:
    """The values of a cell; a sign after a backslash stands for itself.

    >>> values_of("a | b\\\\|c"), values_of("$\\\\frac{1}{2}$")
    (['a', 'b|c'], ['$\\\\frac{1}{2}$'])
    """
    return [_plain(part) for part in _parts(cell)]


def names_of(cell: str) -> list[tuple[str, str]]:
    """The names and values of a cell.

    >>> names_of("Germany = South | Italy")
    [('Germany', 'South'), ('Italy', '')]
    """
    found = [_NAME.fullmatch(part) for part in _parts(cell)]
    return [(_plain(one[1]), _plain(one[2])) for one in found if one]


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula.

    >>> harmless("=1+1"), harmless("fine")
    ("'=1+1", 'fine')
    """
    return f"'{cell}" if _RUN.match(cell) else cell


def as_meant(cell: str) -> str:
    """The cell before it was made harmless.

    >>> as_meant("'=1+1"), as_meant("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and _RUN.match(cell) else cell


def _parts(cell: str) -> list[str]:
    found = [part.strip() for part in _BETWEEN.findall(cell)] if cell else []
    return [part for part in found if part]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.strip())
