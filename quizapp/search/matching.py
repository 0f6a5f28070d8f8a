"""Which cards of a shelf a search finds."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from quizapp.search.query import DUE, ID, KIND, PACK, TAG, TIMES, Compared, Days, Query, Said, Term, Words
from quizapp.search.shelf import Shelf

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
"""A length of time since an answer grows as its day lies further back."""
_COLUMN_OF = {"new": "knowing", "known": "knowing", "fading": "knowing", "weak": "knowing", "due": "ready"}
_COLUMN_OF |= {"unchecked": "checked"}


def found(shelf: Shelf, query: Query) -> Sequence[int]:
    """The places of the cards for which every term holds, in the order of the index."""
    kept: Sequence[int] = range(len(shelf))
    for term in query.terms:
        kept = _kept(shelf, kept, term)
    return kept


def _kept(shelf: Shelf, kept: Sequence[int], term: Term) -> Sequence[int]:
    of = term.of
    if isinstance(of, Words):
        there = shelf.matching(of.text)
        if term.negated:
            return [place for place in kept if not there[place]]
        return [place for place in kept if there[place]]
    name, accepts = _said(shelf, of) if isinstance(of, Said) else (of.name, _compared(shelf, of))
    wanted = {value for value in shelf.values(name) if accepts(value) is not term.negated}
    column = shelf.column(name)
    return [place for place in kept if column[place] in wanted]


def _said(shelf: Shelf, of: Said) -> tuple[str, Callable[[Any], bool]]:
    """The column that is looked at, and what of it is accepted."""
    said = of.value.casefold()
    match of.name:
        case "is":
            return _COLUMN_OF.get(said, said), _state(said)
        case "kind":
            return KIND, lambda kind: kind == said
        case "tag":
            return TAG, lambda tags: any(tag.casefold() == said for tag in tags)
        case "pack":
            return PACK, lambda pack: _begins(pack, said) or _begins(shelf.titles.get(pack, ""), said)
        case "id":
            return ID, lambda card: card.casefold().startswith(said) or _begins(card.partition("/")[2], said)
    return of.name, lambda text: _has(text, said)


def _begins(text: str, said: str) -> bool:
    return text.casefold().startswith(said)


def _has(text: str, said: str) -> bool:
    return said in text.casefold()


def _state(said: str) -> Callable[[Any], bool]:
    """What a card in this state has in its column: the state's own word, or true or false."""
    if _COLUMN_OF.get(said) == "knowing":
        return lambda word: bool(word == said)
    return operator.not_ if said == "unchecked" else bool


def _compared(shelf: Shelf, of: Compared) -> Callable[[Any], bool]:
    """Whether a figure compares as it should; what a card does not have yet never does."""
    sign, amount = _day(of, shelf.when.day) if of.name in TIMES else (of.sign, of.amount)
    compare = _COMPARE[sign]
    return lambda value: value is not None and compare(value, amount)


def _day(of: Compared, today: date) -> tuple[str, str]:
    """How days are compared with the day that is meant."""
    amount = of.amount
    if not isinstance(amount, Days):
        return of.sign, str(amount)
    ahead = of.name == DUE
    ordinal = today.toordinal() + (amount.count if ahead else -amount.count)
    day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return of.sign if ahead else _TURNED[of.sign], day.isoformat()
