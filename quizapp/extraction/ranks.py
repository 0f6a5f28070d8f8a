"""What a person is before the name, and no part of it: `President`, `King`, `Lieutenant General`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import CLASSES, SMALL, words
from quizapp.extraction.names import class_noun
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.persons import has_given_name, is_role

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = words(
    "President Minister Chancellor Senator CEO Secretary Governor Chairman Judge Justice Director Speaker Mayor "
    "Ambassador Commissioner Premier Professor Representative Congressman Congresswoman"
)
_HELD = words("President Minister Chancellor Senator Governor Representative Ambassador Congressman Congresswoman")
"""What stands before a name of two words only where that is a person's."""
_PERSONAL = words("King Queen Emperor Empress Pope Tsar Czar Sultan Caliph Sir Lord Captain Admiral Colonel Sergeant")
"""What is said of persons alone, whatever the parser takes the name for."""
_RANKS = (
    _OFFICES
    | _PERSONAL
    | words(
        "General Major Marshal Commander Lieutenant Chief Bishop Archbishop Cardinal Prince Princess Sheikh Count Duke "
        "Baron Earl Archduke"
    )
)
_HIGHER = words("High Crown Grand Vice Rear Prime Deputy First Field Brigadier State")
"""What stands before a rank."""
LETTERS = words("MP PhD Ph.D. MD OBE KBE CBE MBE FRS QC KC VC DSO Esq. MSc BSc CEO")
"""What a person has behind the name: `Ada Holm MP`."""
_SHOUTED = re.compile(r"[A-Z]{3,}")
"""A last name in capitals: `King ALDEN`."""


def name_begins(parsed: Parsed, start: int, end: int) -> int:
    """Where the name begins behind ranks and offices; the same where none stand there."""
    tokens = parsed.tokens((start, end - 1))
    at = next((t.i + 1 for t in reversed(tokens) if t.text in _OFFICES and before_a_person(t)), start)
    if tokens and tokens[0].text in _OFFICES and any(t.lower_ == "of" for t in tokens):
        at = next((t.i for t in tokens if t.ent_type_ == "PERSON"), at)
    while at < end - 1 and _ranked(parsed.doc[at]):
        at += 1
    return start if class_noun(parsed.text((at, end))) else at


def before_a_person(token: Token) -> bool:
    """Whether it is the rank, the office or, first in its sentence, the calling of the person named next."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    of_a_thing = token.i > 0 and token.nbor(-1).lower_ in ("the", "a")
    named = after.ent_type_ == "PERSON" or _SHOUTED.fullmatch(after.text)
    held = token.text in _HELD and not of_a_thing and _first_and_last(after)
    alone = token.text in _PERSONAL and after.text[0].isupper() and not of_a_thing
    begins = after.i > token.i and after.lower_ not in SMALL
    person = after.ent_type_ == "PERSON" or has_given_name(f"{after.text} {token.text}")
    calling = token.i == 0 and is_role(token.lower_) and _first_and_last(after) and person
    return begins and bool(calling or (token.text in _RANKS and (named or held or alone)))


def _first_and_last(name: Token) -> bool:
    """Whether two words begin there that may be a name unknown to the parser: `President Tolven Brek`."""
    two = name.doc[name.i : name.i + 2]
    plain = all(t.text.isalpha() and t.text[0].isupper() and t.lower_ not in CLASSES for t in two)
    return len(two) > 1 and plain


def _ranked(token: Token) -> bool:
    """Whether it is a rank before a name or before another rank."""
    higher = token.text in _HIGHER | _RANKS and token.nbor(1).text in _RANKS and _ranked(token.nbor(1))
    return higher or before_a_person(token)
