"""What sort of thing a phrase names: by its class noun, by what its acronym stands for, then by the parser."""

from __future__ import annotations

from quizapp.extraction.lexicon import ASKED_AS, BODIES, CLASSES, COUNTRIES, KNOWN_BODIES, words
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name, looks_like_person
from quizapp.extraction.parsed import Parsed, Range
from quizapp.facts.model import ValueType

_MAKING = words(
    "found establish build construct publish compose release ratify dissolve launch manufacture produce inaugurate "
    "demolish form create merge incorporate"
)

LEAST_SHOUTED = 4
_SHIPS = ("HMS ", "USS ", "SS ", "RMS ", "HMAS ", "HMCS ", "MS ", "MV ")
_TOWNS_TOO = words("fort cape")
"""First words of the names of towns as well: `Cape Town`."""
_NAMED_LIKE_PERSONS = words("yacht ship boat vessel steamer ferry locomotive horse dog")


def sort_of(parsed: Parsed, part: Range, head: int, expansions: dict[str, str]) -> tuple[ValueType, str]:
    """Type and class noun of a phrase; a phrase where it is no name, a term where nothing says what it names."""
    text = bare(parsed.text(part))
    if not is_name(text):
        return ValueType.PHRASE, parsed.doc[head].lemma_.lower()
    if text in COUNTRIES:
        return ValueType.PLACE, "country"
    if text.startswith(_SHIPS):
        return ValueType.WORK, "ship"
    noun = class_noun(expansions.get(text, text))
    if noun in _TOWNS_TOO and text.lower().startswith(noun):
        return ValueType.PLACE, ""
    if noun:
        return CLASSES.get(noun, ValueType.PLACE), "body" if noun in BODIES else ASKED_AS.get(noun, noun)
    label = parsed.doc[head].ent_type_
    inside = all(t.ent_type_ == label for t in parsed.tokens(part) if t.pos_ == "PROPN")
    if label == "PERSON" and inside and _may_be_person(text) and not _is_thing(parsed, head):
        return ValueType.PERSON, "person"
    if is_acronym(text) and text in KNOWN_BODIES:
        return ValueType.ORGANISATION, "organisation"
    if label in ("GPE", "LOC", "FAC") and inside:
        return ValueType.PLACE, ""
    return ValueType.TERM, ""


def _may_be_person(name: str) -> bool:
    """Whether it looks like a person's name, the last one in capitals too: `Ada HOLM`."""
    *first, last = name.split()
    return looks_like_person(" ".join([*first, last.capitalize()]) if first and len(last) >= LEAST_SHOUTED else name)


def _is_thing(parsed: Parsed, head: int) -> bool:
    """Whether its verb or the words behind its comma say that it is no person: `Queen Miri, the yacht`."""
    beside = (c for c in parsed.doc[head].children if c.dep_ == "appos" and c.pos_ == "NOUN")
    made = (ValueType.WORK, ValueType.EVENT)
    named = (c.lemma_.lower() for c in beside)
    return _is_made(parsed, head) or any(noun in _NAMED_LIKE_PERSONS or CLASSES.get(noun) in made for noun in named)


def _is_made(parsed: Parsed, head: int) -> bool:
    """Whether what the verb says is done to it is done to no person: `Orwin Mills was founded`."""
    token = parsed.doc[head]
    return token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_.lower() in _MAKING
