"""Attributes that fields and columns name, and the question each of them asks of its owner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.extraction.headers import Header, header
from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.names import class_noun, is_name, looks_like_person
from quizapp.facts.model import ValueType
from quizapp.text.dates import parse_date
from quizapp.text.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Asked:
    """How an attribute is asked: the prompt, the type of its answer, and whether it can change."""

    prompt: str
    kind: ValueType
    volatile: bool = False


_DATES = words(
    "founded established opened built completed discovered released published born acquired introduced invented signed "
    "launched dissolved demolished abolished commissioned adopted inaugurated ratified enacted constructed erected "
    "patented recorded filmed incorporated chartered reopened rebuilt destroyed consecrated decommissioned "
    "formed created begun"
)
_NOUN_OF = {
    "birth": "born", "discovery": "discovered", "opening": "opened", "release": "released", "publication": "published",
    "launch": "launched", "foundation": "founded", "founding": "founded", "completion": "completed",
    "signature": "signed", "signing": "signed", "adoption": "adopted", "establishment": "established",
    "invention": "invented", "construction": "built", "commissioning": "commissioned", "inauguration": "inaugurated",
}  # fmt: skip
_DATE_OF = re.compile(
    r"(?:(?:date|year|day) (?:of )?(?P<a>[a-z]+)|(?P<b>[a-z]+) (?:date|year)|(?P<c>[a-z]+ed) (?:in|on))"
)
_WHO = words(
    "maker architect founder inventor discoverer painter sculptor builder composer artist designer "
    "librettist engineer creator choreographer"
)
_WHO_IS = words("author writer translator illustrator narrator mother father spouse predecessor successor owner's")
_OFFICES = words(
    "director president chairman chairwoman chair chairperson ceo mayor governor principal headteacher rector dean "
    "chancellor coach captain manager leader head secretary-general commander king queen monarch owner"
)
_BY = re.compile(r"(?P<verb>[a-z]+ed|built|written|drawn|sung|made|found|led|won|run) by")
_PASTS = {"written": "wrote", "drawn": "drew", "sung": "sang", "run": "ran"}
_ENTERED = re.compile(r"(?P<done>joined|left|entered) (?P<what>the [\w ]+|[A-Z]\w+)")
_PLAIN = {"joined": "join", "left": "leave", "entered": "enter"}
_BELONGS = {
    "genus",
    "class",
    "subphylum",
    "subclass",
    "tribe",
    "family",
    "order",
    "phylum",
    "kingdom",
    "superfamily",
    "subfamily",
    "language family",
}
_WHAT = {
    "capital": ValueType.PLACE, "capital city": ValueType.PLACE,
    "capital and largest city": ValueType.PLACE, "largest city": ValueType.PLACE,
    "currency": ValueType.TERM, "official language": ValueType.TERM, "national anthem": ValueType.WORK,
    "motto": ValueType.PHRASE, "national motto": ValueType.PHRASE, "scientific name": ValueType.TERM,
    "binomial name": ValueType.TERM, "latin name": ValueType.TERM, "symbol": ValueType.TERM,
    "chemical symbol": ValueType.TERM, "formula": ValueType.TERM, "chemical formula": ValueType.TERM,
    "molecular formula": ValueType.TERM, "atomic number": ValueType.NUMBER, "highest point": ValueType.PLACE,
    "lowest point": ValueType.PLACE, "source": ValueType.PLACE, "mouth": ValueType.PLACE, "function": ValueType.PHRASE,
    "main function": ValueType.PHRASE, "patron saint": ValueType.PERSON, "unit": ValueType.TERM,
    "si unit": ValueType.TERM, "default port": ValueType.NUMBER, "nickname": ValueType.PHRASE, "mascot": ValueType.TERM,
    "nationality": ValueType.TERM, "national animal": ValueType.TERM, "national flower": ValueType.TERM,
    "native name": ValueType.TERM, "original title": ValueType.WORK, "original name": ValueType.TERM,
    "birth name": ValueType.TERM, "real name": ValueType.TERM, "full name": ValueType.TERM, "genre": ValueType.TERM,
    "literary genre": ValueType.TERM, "architectural style": ValueType.TERM, "native range": ValueType.PHRASE,
    "conservation status": ValueType.PHRASE, "cause of death": ValueType.PHRASE, "calling code": ValueType.TERM,
    "country code": ValueType.TERM, "time zone": ValueType.TERM, "parent company": ValueType.ORGANISATION,
    "key signature": ValueType.TERM, "crystal system": ValueType.TERM, "spectral type": ValueType.TERM,
    "lifespan": ValueType.PHRASE, "life span": ValueType.PHRASE,
}  # fmt: skip
_MEASURES = words(
    "area length height elevation depth width weight mass diameter radius density wingspan half-life volume altitude "
    "duration range speed capacity circumference perimeter wavelength frequency voltage power temperature pressure"
)
_MEASURED_BY = re.compile(
    r"(?:(?:maximum|minimum|mean|average|total|max\.?|min\.?|surface|basin|drainage|atomic|molar|body|tail|wing"
    r"|melting|boiling"
    r"|freezing|flash|orbital|rotation|rotational|gestation|incubation|storage|operating|charging|top|escape"
    r"|cruising|land"
    r"|water|tyre|blade|overall|battery|shoulder|wind|roof|tunnel|span|main|longest|clear|tank|floor|cooking"
    r"|prep|preparation"
    r"|baking|half) )+(?:area|length|height|elevation|depth|width|weight|mass|diameter|radius|density|volume"
    r"|altitude|point"
    r"|period|duration|range|speed|velocity|capacity|temperature|pressure|span|power|load|time|age|life|voltage"
    r"|discharge)"
)
_HOW_MANY = words(
    "floors storeys stories episodes seasons pages chapters seats strings moons spans legs teeth chromosomes protons "
    "electrons neutrons volumes provinces counties islands rooms gears faces edges vertices sides keys locks arches"
)
_VOLATILE = words(
    "population employees members students visitors staff inhabitants enrolment enrollment budget revenue"
)
_COUNTED = words("staff employees members students visitors inhabitants")


def question(key: str, owner: str, as_of: str = "", value: str = "") -> Asked | None:
    """How the attribute is asked of its owner; None for an attribute that is not asked.

    >>> question("Founded", "the Harbour Museum").prompt, question("Length (km)", "the river Alda").prompt
    ('When was the Harbour Museum founded?', 'What is the length of the river Alda in kilometres?')
    """
    head = header(key)
    if head is None or not owner:
        return None
    when = f"in {head.year}" if head.year else as_of
    for read in (_dated, _person, _kin, _changing, _measured, _plain):
        if found := read(head, owner, when, value):
            return found
    return None


def taken_office(key: str, owner: str, year: str, value: str) -> Asked | None:
    """Who took an office in the year since which they have it: that stays true whoever has it now.

    >>> taken_office("Director", "Arn Library", "2016", "Ida Storm").prompt
    'Who became director of Arn Library in 2016?'
    """
    said = key.casefold().strip(" :")
    if not owner or not (said in _OFFICES or said.startswith(("deputy ", "head of "))) or not looks_like_person(value):
        return None
    return Asked(f"Who became {said.replace('ceo', 'CEO')} of {owner} in {year}?", ValueType.PERSON)


def is_measure(said: str) -> bool:
    """Whether it is what a thing has so much of, such as a length.

    >>> is_measure("average depth"), is_measure("overnight")
    (True, False)
    """
    return said.rsplit(maxsplit=1)[-1] in _MEASURES or bool(_MEASURED_BY.fullmatch(said))


def _dated(head: Header, owner: str, when: str, value: str) -> Asked | None:
    said = head.said
    if said in _DATES:
        return Asked(f"When was {owner} {said}?", ValueType.DATE)
    if said in ("died", "date of death", "death", "death date") and parse_date(value):
        return Asked(f"When did {owner} die?", ValueType.DATE)
    if said in ("independence", "independence day") and parse_date(value):
        return Asked(f"When did {owner} become independent?", ValueType.DATE)
    if (match := _ENTERED.fullmatch(head.said)) and parse_date(value):
        return Asked(f"When did {owner} {_PLAIN[match['done']]} {match['what']}?", ValueType.DATE)
    if said in ("premiere", "premiered", "first aired") and parse_date(value):
        return Asked(f"When did {owner} {'first air' if said == 'first aired' else 'premiere'}?", ValueType.DATE)
    if said in ("date", "dates", "year", "years") and CLASSES.get(class_noun(owner)) is ValueType.EVENT:
        return Asked(f"When did {owner} take place?", ValueType.DATE)
    match = _DATE_OF.fullmatch(said)
    noun = (match["a"] or match["b"] or match["c"]) if match else ""
    done = noun if noun in _DATES else _NOUN_OF.get(noun, "")
    return Asked(f"When was {owner} {done}?", ValueType.DATE) if done else None


def _person(head: Header, owner: str, when: str, value: str) -> Asked | None:
    said = head.said
    if said in _WHO or (said in _WHO_IS and value and looks_like_person(value)):
        return Asked(f"Who {'was' if said in _WHO else 'is'} the {said} of {owner}?", ValueType.PERSON)
    if said.casefold() in _OFFICES:
        asked = f"Who was the {said if said.isupper() else said.casefold()} of {owner} {when}?"
        return Asked(asked.replace("ceo", "CEO"), ValueType.PERSON, True) if when else None
    if (match := _BY.fullmatch(said)) and is_name(value):
        return Asked(f"Who {_PASTS.get(match['verb'], match['verb'])} {owner}?", ValueType.PERSON)
    if said in ("named after", "named for", "eponym"):
        return Asked(f"Who or what was {owner} named after?", ValueType.PHRASE)
    return None


def _kin(head: Header, owner: str, when: str, value: str) -> Asked | None:
    said, placed = head.said, CLASSES.get(class_noun(owner)) in {ValueType.PLACE, ValueType.ORGANISATION}
    if said in _BELONGS:
        return Asked(f"To which {said} does {owner} belong?", ValueType.TERM)
    if said in ("place of birth", "birthplace", "birth place"):
        return Asked(f"Where was {owner} born?", ValueType.PLACE)
    if said in ("place of death", "resting place", "buried"):
        return Asked(f"Where {'did' if 'death' in said else 'was'} {owner} {'die' if 'death' in said else 'buried'}?",
                     ValueType.PLACE)  # fmt: skip
    if said in ("location", "venue", "place") and CLASSES.get(class_noun(owner)) is ValueType.EVENT:
        return Asked(f"Where did {owner} take place?", ValueType.PLACE)
    if said in ("location", "located in") and placed:
        return Asked(f"Where is {owner}?", ValueType.PLACE)
    if said in ("country", "region", "county", "province", "district") and placed and is_name(value):
        return Asked(f"In which {said} is {owner}?", ValueType.PLACE)
    if said in ("known for", "best known for", "famous for", "notable for") and owner[:1].isupper():
        return Asked(f"What is {owner} {said}?", ValueType.PHRASE)
    if said in ("field", "fields", "field of work") and looks_like_person(owner):
        return Asked(f"In which field did {owner} work?", ValueType.PHRASE)
    if said in ("material", "materials", "made of"):
        return Asked(f"What is {owner} made of?", ValueType.PHRASE)
    return None


def _changing(head: Header, owner: str, when: str, value: str) -> Asked | None:
    if head.said not in _VOLATILE or not when:
        return None
    if head.said in _COUNTED:
        return Asked(f"How many {head.said} did {owner} have {when}?", ValueType.NUMBER, True)
    return Asked(f"What was the {head.said} of {owner} {when}?", ValueType.NUMBER, True)


def _measured(head: Header, owner: str, when: str, value: str) -> Asked | None:
    measured = is_measure(head.said)
    if head.said in _HOW_MANY:
        return Asked(f"How many {head.said} does {owner} have?", ValueType.NUMBER)
    if not measured or len(head.said.split()) > 4:
        return None
    number = parse_number(value)
    if not head.unit and value and not (number and number.unit):
        return None
    unit = f" in {head.unit}" if head.unit else ""
    year = f" {when}" if head.year else ""
    return Asked(f"What {'was' if year else 'is'} the {head.said} of {owner}{unit}{year}?", ValueType.NUMBER)


def _plain(head: Header, owner: str, when: str, value: str) -> Asked | None:
    said = head.said.removesuffix("s") if head.said in ("official languages", "currencies") else head.said
    kind = _WHAT.get(said.casefold())
    return Asked(f"What is the {said} of {owner}?", kind) if kind and not head.unit else None
