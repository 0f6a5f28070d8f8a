"""Family names that a document writes in capitals: `Ada HOLM`, `President BREK`."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import TITLES
from quizapp.extraction.persons import has_given_name

LEAST_NAMES = 3
_NAMED = re.compile(r"(?=\b((?:[A-Z][a-z]+ ){1,3})(?![IVXLC]+\b)([A-Z]{4,}(?:[-'’][A-Z]{2,})*)(?![\w-]))")
_HEADS = TITLES | {"Amir", "Emir", "Chief", "Premier", "Shah", "Secretary"}


def shouted(text: str) -> re.Pattern[str] | None:
    """What finds the document's family names in capitals; None where it does not write them so.

    >>> spoken("HOLM of NATO", shouted("President Ada HOLM met Tom BREKKE. HOLM spoke of the NATO."))
    'Holm of NATO'
    """
    small = set(re.findall(r"\b[a-z]+\b", text))
    named = [(before.split(), name) for before, name in _NAMED.findall(text) if f"({name})" not in text]
    persons = {name for before, name in named if before[0] in _HEADS or has_given_name(f"{before[-1]} {name}")}
    others = {name for before, name in named if before[-1].lower() not in small}
    names = persons | others
    if len(names) + bool(persons) < LEAST_NAMES:
        return None
    return re.compile(rf"\b(?:{'|'.join(sorted(names, key=lambda name: (-len(name), name)))})\b")


def spoken(text: str, capitals: re.Pattern[str] | None) -> str:
    """The same with only the first letter of each such name large."""
    return capitals.sub(lambda name: name[0].title(), text) if capitals else text
