"""Facts and conflicts as plain records for a file of lines, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.documents.model import Span
from quizapp.facts.model import Conflict, Fact, Family, Part, Passage, ValueType, Verb

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
LEFT_OUT = {"places"}
"""Only needed while wording, and long."""
_SORTS = {"str": str, "bool": bool, "int": int}


def record(thing: object) -> dict[str, Any]:
    """The fields of a dataclass that differ from their defaults."""
    assert is_dataclass(thing)
    return {
        field.name: _plain(getattr(thing, field.name))
        for field in fields(thing)
        if field.name not in LEFT_OUT and getattr(thing, field.name) != _default(field)
    }


def fact_of(line: Mapping[str, Any]) -> Fact:
    """The fact that `record` wrote; a TypeError or the like where it did not."""
    return _whole(
        Fact(
            **{
                **line,
                "family": Family(line["family"]),
                "qualifiers": tuple((role, value) for role, value in line["qualifiers"]),
                "value": _part(line["value"]),
                "parts": tuple(map(_part, line["parts"])),
                "items": tuple(map(_part, line.get("items", ()))),
                "passages": tuple(map(_passage, line["passages"])),
                "verb": _verb(line["verb"]) if line.get("verb") else None,
                "variants": tuple(line.get("variants", ())),
            }
        )
    )


def conflict_of(line: Mapping[str, Any]) -> Conflict:
    """The conflict that `record` wrote; a TypeError or the like where it did not."""
    return _whole(
        Conflict(
            **{
                **line,
                "facts": tuple(line["facts"]),
                "statements": tuple((document, value, time) for document, value, time in line.get("statements", ())),
                "asked": tuple(line.get("asked", ())),
                "rivals": {fact: tuple(values) for fact, values in line.get("rivals", {}).items()},
            }
        )
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return record(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.value if isinstance(value, Enum) else value


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _part(line: Mapping[str, Any]) -> Part:
    return _whole(Part(**{**line, "type": ValueType(line["type"]), "span": _span(line.get("span"))}))


def _passage(line: Mapping[str, Any]) -> Passage:
    return _whole(Passage(line["document"], _stretch(line["span"]), _span(line.get("value"))))


def _span(pair: Any) -> Span | None:
    return _stretch(pair) if pair else None


def _stretch(pair: Any) -> Span:
    return Span(*map(int, pair))


def _verb(line: Mapping[str, Any]) -> Verb:
    return _whole(Verb(**{**line, "auxiliaries": tuple(line.get("auxiliaries", ()))}))


def _whole(thing: T) -> T:
    """The same; raises TypeError where a field holds something else than its annotation says."""
    for field in fields(thing):
        value, sort = getattr(thing, field.name), _SORTS.get(str(field.type))
        if not (isinstance(value, sort) if sort else _holds_texts(value)):
            raise TypeError(f"{field.name} cannot be {value!r}")
    return thing


def _holds_texts(value: object) -> bool:
    if isinstance(value, tuple | dict):
        inside = (*value, *value.values()) if isinstance(value, dict) else value
        return all(map(_holds_texts, inside))
    return value is None or isinstance(value, str) or is_dataclass(value)
