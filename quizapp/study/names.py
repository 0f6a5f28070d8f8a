"""Under which name a card's progress is kept: the one it was answered under, whatever its question is called now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from quizapp.study.entries import Entry
from quizapp.study.fold import State


def renamed(card: str, aliases: Mapping[str, str]) -> str:
    """The key of a card under the name that its question has now.

    >>> renamed("kfor/old#reverse", {"kfor/old": "kfor/new"})
    'kfor/new#reverse'
    """
    name, sign, facet = card.partition("#")
    return f"{aliases.get(name, name)}{sign}{facet}"


def as_kept(state: State, entries: Sequence[Entry], aliases: Mapping[str, str]) -> Sequence[Entry]:
    """The entries, each under the key that holds its progress; `aliases` says what former questions are called now.

    Of several keys with progress the one answered last is meant. A name that another question has now is nobody's.
    """
    former: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in aliases.items():
        former[new].append(old)
    if not former:
        return entries
    taken = {entry.card for entry in entries}
    return [
        _kept(state, entry, former, taken) if entry.card.partition("#")[0] in former else entry for entry in entries
    ]


def _kept(state: State, entry: Entry, former: Mapping[str, Sequence[str]], taken: Collection[str]) -> Entry:
    name, sign, facet = entry.card.partition("#")
    old = [f"{other}{sign}{facet}" for other in former[name]]
    met = [key for key in (entry.card, *old) if key in state.cards and (key == entry.card or key not in taken)]
    key = max(met, key=lambda one: state.card(one).last_at, default=entry.card)
    return entry if key == entry.card else entry.under(key)
