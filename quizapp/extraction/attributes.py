"""Attributes that fields and columns name, and the question each of them asks of its owner."""

from __future__ import annotations

import re

from quizapp.facts.model import ValueType

_DATES = frozenset(
    re.findall(
        r"\w+",
        """founded established opened built completed discovered released published born acquired introduced invented
        signed launched dissolved demolished abolished commissioned adopted inaugurated ratified enacted""",
    )
)
_WHO = frozenset(
    re.findall(
        r"\w+",
        """maker architect founder inventor discoverer painter sculptor builder composer artist designer author writer
        translator librettist engineer director illustrator""",
    )
)
_IS_STILL = frozenset({"author", "writer", "illustrator", "translator", "director"})
_WHAT = {
    "capital": ValueType.PLACE, "largest city": ValueType.PLACE, "area": ValueType.NUMBER, "length": ValueType.NUMBER,
    "height": ValueType.NUMBER, "elevation": ValueType.NUMBER, "depth": ValueType.NUMBER,
    "maximum depth": ValueType.NUMBER,
    "width": ValueType.NUMBER, "weight": ValueType.NUMBER, "mass": ValueType.NUMBER, "diameter": ValueType.NUMBER,
    "currency": ValueType.TERM, "official language": ValueType.TERM, "national anthem": ValueType.WORK,
    "motto": ValueType.PHRASE, "genus": ValueType.TERM, "family": ValueType.TERM, "scientific name": ValueType.TERM,
    "symbol": ValueType.TERM, "chemical symbol": ValueType.TERM, "formula": ValueType.TERM,
    "chemical formula": ValueType.TERM, "atomic number": ValueType.NUMBER, "melting point": ValueType.NUMBER,
    "boiling point": ValueType.NUMBER, "density": ValueType.NUMBER, "highest point": ValueType.PLACE,
    "default port": ValueType.NUMBER, "orbital period": ValueType.NUMBER, "source": ValueType.PLACE,
    "mouth": ValueType.PLACE, "wingspan": ValueType.NUMBER, "gestation period": ValueType.NUMBER,
    "function": ValueType.PHRASE, "main function": ValueType.PHRASE, "half-life": ValueType.NUMBER,
    "surface area": ValueType.NUMBER, "patron saint": ValueType.PERSON, "atomic mass": ValueType.NUMBER,
    "unit": ValueType.TERM, "si unit": ValueType.TERM,
}  # fmt: skip
_VOLATILE = {
    "population": "What was the population of {owner} {as_of}?",
}


def question(key: str, owner: str, as_of: str = "") -> tuple[str, ValueType, bool] | None:
    """Prompt, type of the answer and whether it can change; None for an attribute that is not asked.

    >>> question("Founded", "the Harbour Museum")[0], question("Capital", "Norvania")[0]
    ('When was the Harbour Museum founded?', 'What is the capital of Norvania?')
    """
    name = key.casefold().strip(" :")
    if name in _DATES:
        return f"When was {owner} {name}?", ValueType.DATE, False
    if name in _WHO:
        verb = "is" if name in _IS_STILL else "was"
        return f"Who {verb} the {name} of {owner}?", ValueType.PERSON, False
    if name in ("material", "materials", "made of"):
        return f"What is {owner} made of?", ValueType.PHRASE, False
    if name in _VOLATILE:
        return (_VOLATILE[name].format(owner=owner, as_of=as_of), ValueType.NUMBER, True) if as_of else None
    if name in _WHAT:
        return f"What is the {key if key.isupper() else name} of {owner}?", _WHAT[name], False
    return None
