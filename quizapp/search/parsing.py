"""A search read from what a person types; what cannot be read is said in words, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from quizapp.errors import WrongUse
from quizapp.packs.kinds import KINDS
from quizapp.search.query import (
    COMPARED,
    IS,
    KIND,
    KNOWN,
    NUMBERS,
    STATES,
    TEXTS,
    Amount,
    Compared,
    Days,
    Query,
    Said,
    Term,
    Words,
    quoted,
)

_TERM = re.compile(
    r'(?P<not>-?)(?:(?P<name>[a-zA-Z]+)(?P<sign>:|<=|>=|<|>|=))?(?:"(?P<quoted>(?:[^"\\]|\\.)*)"?|(?P<bare>\S*))',
    re.DOTALL,
)
_SPACE = re.compile(r"\s*(?=\S)")
_NUMBER = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(%?)", re.ASCII)
_DAYS = re.compile(r"(\d{1,5})d(?:ays?)?", re.ASCII)
_NAMED_DAYS = {"today": Days(0), "tomorrow": Days(1), "yesterday": Days(1)}
_EXAMPLES = {
    **dict.fromkeys(NUMBERS, "a number, such as {name}>3"),
    KNOWN: "a share, such as known<0.7 or known<70%",
    "due": "a day, such as due<2026-12-01, due<7d or due=today",
    "answered": "a day or how long ago, such as answered>2026-11-01 or answered<7d",
}


class Unclear(WrongUse):
    """A search that cannot be read; `start` and `end` are its place in the text."""

    def __init__(self, text: str, start: int, end: int, message: str, hint: str = "") -> None:
        super().__init__(message, f"'{text[start:end]}', character {start + 1} of the search", hint)
        self.start, self.end = start, end


def parse(text: str) -> Query:
    """The search that a text says; a quote left open ends at the end. Raises Unclear.

    >>> str(parse('danube topic:"old towns" -is:new lapses>=3'))
    'danube topic:"old towns" -is:new lapses>=3'
    """
    terms, at = [], 0
    while match := _SPACE.match(text, at):
        found = _TERM.match(text, match.end())
        assert found is not None
        at = max(found.end(), match.end() + 1)
        of = _of(text, found)
        if of is not None:
            terms.append(Term(of, bool(found["not"])))
    return Query(tuple(terms))


def _of(text: str, found: re.Match[str]) -> Words | Said | Compared | None:
    """What one term says; None for a sign without anything."""
    value = found["bare"] if found["quoted"] is None else re.sub(r"\\(.)", r"\1", found["quoted"], flags=re.DOTALL)
    if not found["name"]:
        return Words(value) if value.strip() else None
    name, sign = found["name"].lower(), found["sign"]
    place = (text, found.start(), found.end())
    if name not in (*TEXTS, *COMPARED):
        raise Unclear(*place, f"there is no '{name}{sign}'", _meant(name, text[found.start("name") : found.end()]))
    if name in COMPARED:
        return Compared(name, "=" if sign == ":" else sign, _amount(place, name, value))
    if sign not in ":=":
        raise Unclear(*place, f"'{name}' is not compared", f"write {name}:{value or '...'}")
    return Said(name, _said(place, name, value))


def _meant(name: str, whole: str) -> str:
    near = get_close_matches(name, [*TEXTS, *COMPARED], n=1)
    if near:
        return f"did you mean '{_signed(near[0])}'?"
    return f"there are {', '.join(map(_signed, (*TEXTS, *COMPARED)))}; {quoted(whole)} looks for the words"


def _signed(name: str) -> str:
    return name + (":" if name in TEXTS else ">")


def _said(place: tuple[str, int, int], name: str, value: str) -> str:
    if not value.strip():
        raise Unclear(*place, f"'{name}:' says nothing yet", _choices(name))
    if name not in {IS, KIND}:
        return value
    one_of = STATES if name == IS else KINDS
    if value.lower() not in one_of:
        near = get_close_matches(value.lower(), one_of, n=1)
        raise Unclear(*place, f"there is no {name}:{value}", f"did you mean {near[0]}?" if near else _choices(name))
    return value.lower()


def _choices(name: str) -> str:
    one_of: Iterable[str] = {IS: STATES, KIND: KINDS}.get(name, ())
    return f"there are {', '.join(one_of)}" if one_of else f"such as {name}:{_SUCH_AS.get(name, 'cities')}"


_SUCH_AS = {"document": "mandate.md", "pack": "rivers", "id": "danube-mouth", "tag": "exam"}


def _amount(place: tuple[str, int, int], name: str, value: str) -> Amount:
    read = _number(name, value) if name in NUMBERS else _time(value.lower())
    if read is None:
        message = f"'{value}' cannot be compared with '{name}'" if value else f"'{name}' is compared with nothing yet"
        raise Unclear(*place, message, f"write {_EXAMPLES[name].format(name=name)}")
    return read


def _number(name: str, value: str) -> float | None:
    found = _NUMBER.fullmatch(value)
    if not found or (found[2] and name != KNOWN):
        return None
    return round(float(found[1]) / (100 if found[2] else 1), 6)


def _time(value: str) -> date | Days | None:
    if value in _NAMED_DAYS:
        return _NAMED_DAYS[value]
    if found := _DAYS.fullmatch(value):
        return Days(int(found[1]))
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
