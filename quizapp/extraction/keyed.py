"""Fields whose key names no known attribute: asked by the key itself, of a record or as what the document says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from quizapp.documents.model import Block, BlockKind, Document
from quizapp.extraction.attributes import Asked
from quizapp.extraction.cells import is_changing, is_noun
from quizapp.extraction.headers import header
from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.names import bare, class_noun, is_name, looks_like_person
from quizapp.extraction.owner import document_title, tells_no_subject, with_the
from quizapp.extraction.phrases import singular
from quizapp.extraction.subject import is_generic, without_subtitle
from quizapp.facts.model import ValueType
from quizapp.text.dates import parse_date
from quizapp.text.numbers import parse_number

_MOST_WORDS, _MOST_NAME, _MOST_OF_A_NUMBER, _FEWEST_LISTED = 6, 4, 3, 3
_SORT = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?(?: [a-z]+(?:-[a-z]+)?){1,3}")
"""A heading that names a sort of thing: `Isolated danger mark`."""
_LOOKS = words(
    "shade shape colour color size purpose function form habitat diet symbol origin material use texture taste smell"
)
"""What headings in small letters are told apart by."""
_HOURS = frozenset(("office hours", "opening hours"))
_LANDS = words("country region province county district state canton continent")
_SOMEWHERE = (ValueType.PLACE, ValueType.ORGANISATION)
_SOLE = words("main only largest highest longest deepest oldest biggest smallest chief national state official first")
_EVENT = re.compile(
    r"(?:.* )?(?:eruption|election|flood|fire|battle|earthquake|meeting|exam|examination|test|flight|launch|war|visit"
    r"|performance|exhibition|census|treaty|drought|renovation|restoration|inspection)"
)
_PEOPLE = words(
    "lecturer instructor teacher tutor professor chair chairperson chairman chairwoman secretary treasurer organiser "
    "organizer coordinator supervisor host moderator facilitator speaker donor creator inventor keeper"
)
_TOLD = _PEOPLE | words(
    "code credits date deadline day room venue hall language salary contract location hours leave period probation "
    "payday extension allowance limit minimum maximum threshold dose dosage duration time temperature size colour "
    "color motto anthem religion slogan"
)
"""What fields say of the course, meeting or house that a whole document is about."""
_NEVER = re.compile(
    r"e-?mail|phone|telephone|tel|fax|mobile|web|website|url|link|address|postcode|author|editor|version|status|pages?"
    r"|sources?|notes?|id|isbn|issn|doi|tags?|category|categories|keywords?|from|to|cc|subject|re|date|time|present"
    r"|apologies|attendees|absent|title|name|file|updated?|revised|revision|licen[cs]e|copyright|contact|photo|image"
    r"|caption|credit|price|cost|fee|rating|example|type|kind|aim|goal|objective|task|step|result|answer|question|hint",
    re.IGNORECASE,
)


Records = Mapping[tuple[str, ...], frozenset[str]]


def records(document: Document) -> Records:
    """Headings that name one thing -> the keys under them that another such heading has as well; none without such."""
    keys: dict[tuple[str, ...], set[str]] = {}
    for block in document.blocks:
        field = block.cells and block.headings and block.kind in (BlockKind.FIELD, BlockKind.ITEM)
        key = field and block.cells[0].name.casefold()
        if field and (_names_one(block.headings[-1]) or (key in _LOOKS and is_sort(block.headings[-1]))):
            keys.setdefault(block.headings, set()).add(block.cells[0].name.casefold())
    times = Counter((len(place), key) for place, mine in keys.items() for key in mine)
    shared = {place: frozenset(key for key in mine if times[len(place), key] > 1) for place, mine in keys.items()}
    return {place: mine for place, mine in shared.items() if mine}


def _names_one(heading: str) -> bool:
    return is_name(heading) and len(heading.split()) <= _MOST_WORDS and not is_generic(heading)


def is_sort(heading: str) -> bool:
    """Whether a heading names a sort of thing in small letters.

    >>> is_sort("Isolated danger mark"), is_sort("Mill Dam"), is_sort("Prices")
    (True, False, False)
    """
    return _SORT.fullmatch(heading) is not None


def is_look(said: str) -> bool:
    """Whether it is what sorts of things are told apart by, such as a colour."""
    return said in _LOOKS


def sourced(document: Document, asked: Asked) -> Asked:
    """The same with its document's title before it, where that says what the document is."""
    title = document_title(document)
    prompt = f"According to “{title}”, {asked.prompt[0].lower()}{asked.prompt[1:]}"
    return replace(asked, prompt=prompt) if title else asked


def whose(heading: str, text: str) -> str:
    """The record that a heading names, as it stands in a sentence: `Mill Dam`, `the round buoy`, `round buoys`."""
    if not is_sort(heading):
        return with_the(heading, text)
    said = heading[0].lower() + heading[1:]
    return f"the {said}" if singular(said) == said else said


def by_its_key(
    document: Document, block: Block, field: tuple[str, str], owner: str, shared: bool = False
) -> Asked | None:
    """The field asked of its owner, where that is a record or what the title names; else as what the document says.

    A field is `shared` where other records beside its own have it as well.
    """
    key, value = field
    head = header(key)
    if head is None or head.unit or not _is_askable(head.said):
        return None
    said, heading = head.said, block.headings[-1] if block.headings else ""
    own = owner if shared or _is_title(owner, document) else ""
    if own and said in _LANDS and is_name(value):
        return Asked(f"In which {said} is {own}?", ValueType.PLACE) if _is_somewhere(own) else None
    if own and _EVENT.fullmatch(said) and parse_date(value):
        return Asked(f"When was the {said} of {own}?", ValueType.DATE)
    if not shared and not (_is_specific(value) if _is_told(said) else own and _is_sole(head.said, value)):
        return None
    person = _is_office(said) and looks_like_person(value)
    if own and (shared or not (person or said in _HOURS)):
        return _asked(said, f" of {own}", value, "")
    general = heading.casefold() in ("", document.title.casefold()) or is_generic(heading)
    title = document_title(document) if general else ""
    return _asked(said, "", value, f"According to “{title}”, ") if title else None


def _is_somewhere(name: str) -> bool:
    """Whether it may be a place; whoever or whatever else comes from a country is not in it."""
    noun = class_noun(name)
    return CLASSES.get(noun, ValueType.PLACE) in _SOMEWHERE if noun else not looks_like_person(name)


def _is_office(said: str) -> bool:
    return said.rsplit(maxsplit=1)[-1] in _PEOPLE or said.startswith("head of ")


def _is_specific(value: str) -> bool:
    return bool(re.search(r"\d|(?:^| )[A-Z]", value)) or parse_number(value) is not None


def _is_sole(said: str, value: str) -> bool:
    """Whether a thing has but one of it, and that has a name: `largest island: Holm`."""
    return said.split(maxsplit=1)[0] in _SOLE and said.islower() and is_name(value) and len(value.split()) <= _MOST_NAME


def never_asked(key: str) -> bool:
    """Whether a key says what sort of remark follows or how to reach somebody, and so nothing that is asked."""
    return _NEVER.fullmatch(key) is not None


def _is_told(said: str) -> bool:
    return said.rsplit(maxsplit=1)[-1] in _TOLD or said.startswith("head of ")


def _is_askable(said: str) -> bool:
    if _is_told(said):
        return not _NEVER.fullmatch(said)
    verbal = re.search(r"^[a-z]+ed\b|\b(?:the|an?)\b", said)
    return is_noun(said) and not (verbal or _NEVER.fullmatch(said) or is_changing(said))


Place = tuple[object, ...]


def place(block: Block) -> Place:
    """What an item has in common with its list, and a field with those beside it."""
    return (block.group,) if block.kind is BlockKind.ITEM else (BlockKind.FIELD, *block.headings)


def number_lists(document: Document) -> frozenset[Place]:
    """The lists and runs of fields in which all is a label with a number: `Essays: 40 %`."""
    lists: dict[Place, list[bool]] = {}
    for block in document.blocks:
        if block.kind in (BlockKind.ITEM, BlockKind.FIELD):
            lists.setdefault(place(block), []).append(bool(block.cells) and _is_number(block.cells[0].text))
    return frozenset(group for group, told in lists.items() if len(told) >= _FEWEST_LISTED and all(told))


def value_runs(document: Document) -> frozenset[Place]:
    """The headings with three fields or more of which most are a word or a few with a value of their own."""
    runs: dict[Place, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.FIELD and block.headings and block.headings[-1] != document.title:
            runs.setdefault(place(block), []).append(block)
    return frozenset(
        run
        for run, blocks in runs.items()
        if len(blocks) >= _FEWEST_LISTED
        and len({block.cells[0].name for block in blocks}) == len(blocks)
        and 2 * sum(is_listed(block) for block in blocks) > len(blocks)
        and not re.search(r"[:·|?]", blocks[0].headings[-1])
    )


def is_listed(block: Block) -> bool:
    """Whether a field's key says what a few words are the value of."""
    key, value = block.cells[0].name, block.cells[0].text
    said = (
        "," not in key
        and len(key.split()) <= _MOST_NAME
        and re.match(r"[^\W\d_]{3}", key)
        and not (never_asked(key) or is_changing(key))
    )
    return bool(said) and len(value.split()) <= _MOST_WORDS and not re.search(r"[?!;:,]|\bor\b", value)


def _is_number(value: str) -> bool:
    number = parse_number(value) if re.match(r"[~≈$€£−-]?\d", value) else None
    return number is not None and not parse_date(value) and len(value.split()) <= _MOST_OF_A_NUMBER


def in_a_list(document: Document, block: Block, owner: str) -> Asked | None:
    """The value that a list gives under its heading for one of its labels; of its owner, where the title is no name."""
    title, heading = document_title(document), block.headings[-1] if block.headings else ""
    under = f" under “{heading}”" if heading.casefold() != title.casefold() and heading else ""
    if not title or re.search(r"[“”]", heading):
        return None
    asked = f"According to “{title}”, what is given{under} for “{block.cells[0].name}”?"
    if tells_no_subject(document.title):
        asked = f"What is given for “{block.cells[0].name}”{under} of {owner}?"
    return Asked(asked, ValueType.NUMBER if _is_number(block.cells[0].text) else ValueType.PHRASE)


def _is_title(owner: str, document: Document) -> bool:
    return bool(owner) and bare(owner).casefold() == bare(without_subtitle(document.title)).casefold()


def _asked(said: str, whose: str, value: str, named: str) -> Asked | None:
    number = parse_number(value)
    if named and said in _HOURS:
        return Asked(f"{named}what are the {said}?", ValueType.PHRASE)
    if singular(said) != said:
        counted = named and re.fullmatch(r"[\d,]+", value)
        return Asked(f"{named}how many {said} are there?", ValueType.NUMBER) if counted else None
    asks, kind = "what", ValueType.PHRASE
    if _is_office(said) and looks_like_person(value):
        asks, kind = "who", ValueType.PERSON
    elif (period := parse_date(value)) and not period.incomplete:
        kind = ValueType.DATE
    elif number and re.match(r"[~≈$€£−-]?\d", value):
        kind = ValueType.NUMBER
    elif is_name(value) and "," not in value:
        kind = ValueType.TERM
    if asks == "who" and not named:
        return None
    prompt = f"{named}{asks} is the {said}{whose}?"
    return Asked(prompt[0].upper() + prompt[1:], kind)
