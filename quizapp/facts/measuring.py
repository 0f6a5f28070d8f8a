"""What a measured number measures of a thing: its length, height, depth, whether a field or a sentence says so."""

from __future__ import annotations

import re

from quizapp.facts.identity import canonical
from quizapp.facts.model import Fact, Family, ValueType
from quizapp.text.numbers import parse_number
from quizapp.text.units import measure

_BY_WORD = {
    "long": "length",
    "high": "height",
    "tall": "height",
    "wide": "width",
    "broad": "width",
    "breadth": "width",
    "deep": "depth",
    "thick": "thickness",
    "heavy": "weight",
    "mass": "weight",
    "across": "diameter",
    "elevation": "height",
}
DIMENSIONS = frozenset([*_BY_WORD.values(), "area", "volume", "distance", "capacity", "span"])
_FINER = re.compile(r"^(?:total|overall) | \([^)]*\)$")


def dimension_of(fact: Fact) -> str:
    """`length`, `height`, ... of what the fact's number measures; empty where it measures nothing or none is said."""
    if fact.value.type is not ValueType.NUMBER or not _has_unit(fact):
        return ""
    if fact.family is Family.FIELD:
        label = canonical(_FINER.sub("", fact.relation.casefold()))
        return _BY_WORD.get(label, label if label in DIMENSIONS else "")
    return _said_beside(fact)


def _has_unit(fact: Fact) -> bool:
    number = parse_number(fact.value.text)
    return bool(number and (measure(number.unit) or measure(fact.value.head)))


def _said_beside(fact: Fact) -> str:
    """Of `is 312 metres long` the length, of `the height of the tower is 40 m` the height."""
    behind = fact.statement.partition(fact.value.text)[2].split()[:3]
    for word in behind:
        if found := _BY_WORD.get(word.strip(".,;")):
            return found
    first = canonical(fact.subject).partition(" of ")[0].rpartition(" ")[2]
    return first if first in DIMENSIONS else ""
