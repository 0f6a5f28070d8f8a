"""Wrong long forms of an acronym: one word changed for others of the same initial and sort."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from itertools import combinations

_INNER = """
security stability solidarity safety support
cooperation coordination consultation communication
co-operation coordination consultation communication
integration implementation information innovation
investigation inspection information
administration assistance arbitration
association accession assistance
management monitoring mediation
development defence deployment
education evaluation enforcement
protection prevention promotion preservation
reconstruction reconciliation rehabilitation
stabilisation standardisation
stabilization standardization
liaison logistics
research rescue relief
training transition transport
interim: international internal
international intergovernmental interdisciplinary
advisory auxiliary assistance
atlantic arctic alpine
northern nordic
regional rural
central coastal civil
political professional public
special strategic standing
technical tactical temporary
scientific statistical social
medical maritime mechanical
environmental economic educational
financial federal fiscal
human humanitarian historical
health housing humanitarian
water waste wildlife
energy environment economy
trade transport tourism
space science solar
data digital
electronic electrical
automatic: automated autonomous
automated: automatic autonomous
system service
"""
_LAST = """
committee council commission congress
association assembly alliance academy
agency authority administration
agreement arrangement accord
organisation office observatory
organization office observatory
institute initiative institution
force foundation federation
mission mechanism mandate
team taskforce tribunal
programme project partnership
program project partnership
society secretariat service
union unit
bureau board branch
corps command council
center council command
centre council command
department directorate division
protocol process procedure
system service standard
code catalogue classification
index inventory indicator
language library
treaty tribunal
network
"""
_FIXED = ("united nations", "european union", "north atlantic", "united states", "security council", "world health")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]|\b(?:d[eiu]|des|del|der|die|das|la|le|les|et|und|y)\b")
"""English words would stand out in what it belongs to."""
STEM = 6
_LAST_BEFORE = frozenset({"of", "for", "on", "in", "to"})


def _table(lines: str) -> Mapping[str, tuple[str, ...]]:
    """Word -> what may stand for it: the others of its line, or what follows a colon."""
    found: dict[str, list[str]] = {}
    for line in lines.strip().splitlines():
        only, colon, rest = line.partition(": ")
        for word in [only] if colon else line.split():
            others = (rest if colon else line).split()
            found.setdefault(word, []).extend(other for other in others if other != word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


_INSIDE, _AT_THE_END = _table(_INNER), _table(_LAST)


def near_expansions(long_form: str, seed: str) -> list[tuple[str, str]]:
    """Pairs of wrong long forms with the same initials, in seeded order.

    Both change the same word, or the second also changes another: the right one is not the one in the middle.
    """
    words = long_form.split()
    if _FOREIGN.search(long_form):
        return []
    changed = [(place, others) for place in range(len(words)) if (others := list(_others(words, place)))]
    inside = [pair for place, others in changed[:-1] for pair in _two_at(words, place, others)]
    last = [pair for place, others in changed[-1:] for pair in _two_at(words, place, others)]
    chain = [
        (_with(words, {one: a[0]}), _with(words, {one: a[0], other: b[0]}))
        for (one, a), (other, b) in combinations(changed, 2)
    ]
    for pairs in (inside, last, chain):
        random.Random(seed).shuffle(pairs)
    return [*inside, *last, *chain]


def _two_at(words: list[str], place: int, others: list[str]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(others, 2):
        if _word(one) == _word(other):
            continue
        yield _with(words, {place: one}), _with(words, {place: other})


def _word(spelt: str) -> str:
    """The same for each spelling of a word: `program` and `programme`, `centre` and `center`."""
    return "".join(sorted(spelt.casefold().replace("-", "")[:STEM]))


def _with(words: list[str], changes: Mapping[int, str]) -> str:
    return " ".join(changes.get(place, word) for place, word in enumerate(words))


def _others(words: list[str], place: int) -> Iterator[str]:
    """Words of the same sort and initial for the word there; none inside a name that everybody knows."""
    said = [word.casefold() for word in words]
    known = {_word(word) for word in said}
    text = " ".join(said)
    if any(fixed in text and said[place] in fixed.split() for fixed in _FIXED):
        return
    last = place == len(words) - 1 or said[place + 1] in _LAST_BEFORE
    for other in (_AT_THE_END if last else _INSIDE).get(said[place], ()):
        if _word(other) not in known:
            yield other.capitalize() if words[place][0].isupper() else other
