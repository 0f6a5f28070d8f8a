"""What a fact is about, in one form for all wordings: whose founding, count, maker or purpose it states."""

from __future__ import annotations

import re

from quizapp.facts.counting import count_of, of_front
from quizapp.facts.identity import canonical
from quizapp.facts.measuring import DIMENSIONS, dimension_of
from quizapp.facts.model import Fact, Family, ValueType

_SAME = """found: establish create set form constitute
begin: start commence began begun
end: conclude finish terminate
build: construct erect built
write: author pen written wrote
discover: find
marry: wed
die: pass-away decease
birth: bear born
adopt: pass
launch: kick
locate: situate base headquarter lie"""
_CLASSES = {word: line.partition(":")[0] for line in _SAME.splitlines() for word in line.partition(":")[2].split()}
_EVENT_LABELS = {
    "date of birth": "birth",
    "birth date": "birth",
    "birthday": "birth",
    "date of death": "die",
    "death date": "die",
    "year of foundation": "found",
    "foundation": "found",
    "date of foundation": "found",
    "inception": "found",
    "start date": "begin",
    "end date": "end",
    "headquarters": "locate",
    "location": "locate",
}
_BY_LABEL = {"author": "write", "founder": "found", "discoverer": "discover", "inventor": "invent", "builder": "build"}
ONCE = frozenset(
    ["found", "birth", "die", "build", "discover", "invent", "write", "sign", "adopt", "compose", "paint", "publish"]
)
"""What happens once, so that no condition makes it another deed."""
_TELLING_ROLES = {"object", "attribute", "complement", "place", "infinitive", "rest"}
"""Roles of qualifiers that make it another deed; so do all that begin with `oblique`."""


def attribute(fact: Fact) -> str:
    """Subject, deed and slot in one form; empty where nothing but its own wording says what it is about.

    Facts under one attribute ask the same: `KFOR was set up in June 1999`, `Founded: 1999`.
    """
    if not any(character.isupper() for character in fact.subject):
        return ""
    about, noun = count_of(fact)
    if about:
        return f"{about}|{noun}|count|{'now' if fact.volatile or fact.family is Family.FIELD else ''}"
    if dimension := dimension_of(fact):
        return f"{_measured(fact)}|{dimension}|measure|{canonical(fact.time)}"
    if fact.family in {Family.FIELD, Family.HEADING}:
        return _field(fact)
    if fact.family is not Family.CLAUSE or any(role == "said" for role, _ in fact.qualifiers):
        return ""
    slot = _slot(fact)
    deed, _, rest = canonical(fact.relation).partition(" ")
    if not slot or not deed:
        return ""
    kind = _CLASSES.get(deed, deed)
    about = of_front(canonical(fact.subject))
    if kind in ONCE and slot != "kind":
        return f"{about}|{kind}|{slot}|"
    more = "" if rest == fact.value.role else rest
    conditions = sorted(
        canonical(value) for role, value in fact.qualifiers if role in _TELLING_ROLES or role.startswith("oblique")
    )
    return "|".join([about, kind, slot, canonical(fact.time), *filter(None, [more]), *conditions])


def _measured(fact: Fact) -> str:
    """The thing itself: of `the length of the Westby bridge` the bridge."""
    name = canonical(fact.subject)
    first, of, rest = name.partition(" of ")
    return of_front(canonical(rest) if of and first.rpartition(" ")[2] in DIMENSIONS else name)


def happens_once(fact: Fact) -> bool:
    """Whether what it states of its subject has one date, one place and one doer."""
    said = attribute(fact).split("|")
    return len(said) > 1 and said[1] in ONCE


def _slot(fact: Fact) -> str:
    """`date`, `agent` or the role of the value; an active clause's subject is the agent."""
    role = fact.value.role
    if role == "subject":
        return "" if fact.verb is None or fact.verb.passive else "agent"
    return role if role in {"date", "agent", "place", "kind"} else ""


def _field(fact: Fact) -> str:
    label = canonical(fact.relation)
    if fact.value.type is ValueType.DATE:
        deed = _EVENT_LABELS.get(label) or _stem(label)
        return f"{of_front(canonical(fact.subject))}|{deed}|date|"
    if label in _BY_LABEL or label.endswith(" by"):
        return f"{of_front(canonical(fact.subject))}|{_BY_LABEL.get(label) or _stem(label.removesuffix(' by'))}|agent|"
    if _EVENT_LABELS.get(label) == "locate":
        return f"{of_front(canonical(fact.subject))}|locate|place|"
    return ""


def _stem(label: str) -> str:
    """The deed that a field's name tells of: `established`, `year founded`, `opening date`."""
    word = re.sub(r"^(?:year|date) (?:of )?|^when | (?:year|date|in|on)$", "", label)
    for stem in (word, word.removesuffix("d"), word.removesuffix("ed"), f"{word.removesuffix('ing')}"):
        if stem in _CLASSES:
            return _CLASSES[stem]
        if stem in _CLASSES.values():
            return stem
    return word.removesuffix("ed") if word.endswith("ed") else word
