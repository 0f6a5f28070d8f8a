"""How a table's cell is asked for: by the name of its row, or as what its table gives."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.documents.model import Cell
from quizapp.extraction.attributes import Asked, is_measure
from quizapp.extraction.headers import Header, header
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import is_name, looks_like_person
from quizapp.extraction.owner import with_the
from quizapp.extraction.phrases import in_sentence, singular
from quizapp.extraction.tables import Table, is_yearly
from quizapp.facts.model import ValueType
from quizapp.text.dates import parse_date
from quizapp.text.numbers import parse_number

_OF_KIND = words(
    "river moon planet dam bridge ship mountain lake island novel album film song book opera painting "
    "satellite spacecraft "
    "star constellation mineral gene particle protein virus bone muscle hormone vitamin enzyme comet asteroid glacier "
    "volcano waterfall cave tunnel lighthouse locomotive aircraft submarine frigate play poem symphony asterism galaxy"
)
_OF_NAME = words(
    "city country town village state region province county district person author artist composer scientist"
)
_PARTS_OF_LANDS = words("county province district region municipality canton prefecture")
_NO_VALUE = re.compile(
    r"notes?|remarks?|comments?|readings?|pages?|sources?|ref(?:erence)?s?|links?|url|status|price|cost|due|room|time|"
    r"default|required|images?|picture|photo|details?|points|grade|#|no\.?|id|rank|score|total|change|version"
    r"|assignment"
    r"|homework|instructor|contact|email|phone|website|yes/no|type|value|other|more|download|size on disk"
    r"|deadline|week|day|steps?|data ?type|sections?|chapters?|clauses?|paragraphs?",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"(?:un(?:clear|known|certain|identified|named)|not known|various|varies|disputed|see .+)"
    r"|(?:.* )?(?:it|them|th(?:is|at|ese|ose) \w+|same|ditto)(?: .*)?|(?:.* )?(?:above|below)",
    re.IGNORECASE,
)
"""Cells that say that nobody can tell, or do not say of what: `remove it`, `in that order`."""
_STORED = words("character double integer int float numeric logical boolean bool string str factor object text varchar")
"""What a dictionary of variables says of how each is kept, which nobody learns."""
_SINCE = re.compile(r"[,;] (?:since|until|from|as of|in|by) (?:[A-Z][a-z]+ )?\d{4}$")
"""A second fact behind the first: `4 per cent, since 1931`."""
_CHANGING = re.compile(
    r".*\b(?:population|members?|employees|staff|students|visitors|price|cost|salary|budget|revenue|gdp|users|followers"
    r"|subscribers|ranking|inhabitants|director|president|ceo|chair|mayor|owner|manager|captain|coach|leader"
    r"|current)\b.*",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:in|on|at|by|of|to|from|with|for) .*|where|when|what|who|why|how|which"
    r"|.*(?:\?|ed|able|ible|ful|ous|less|ive|\b(?:by|in|of|to|with|for|at|on|if|is|are|was|what|which|when|why|how|who|and"
    r"|or|born|built|new|old|before|after|name))",
    re.IGNORECASE,
)
_FLAGS = words("yes no none x ✓ true false partly - – optional ✗ present absent")
_TONGUES = words(
    "english german french spanish italian latin portuguese dutch russian japanese chinese polish czech greek turkish "
    "arabic swedish norwegian danish finnish hungarian welsh irish"
)
_TWO_NUMBERS = re.compile(r"\d[^,]*, (?:about )?\d")
_UNITLESS = re.compile(
    r"(?:.* )?(?:number|value|code|hardness|index|ratio|range|score|magnitude|ph|scale|exponent|port|valency?|factor"
    r"|order|formula|symbol|pattern|opus)",
    re.IGNORECASE,
)
"""What bare digits are enough for."""
_BARE = re.compile(r"[^%°$€£'′\"″a-zA-Zµ²³]*\d[^%°$€£'′\"″a-zA-Zµ²³]*(?: or (?:less|more|fewer))?")
_ADJECTIVE = re.compile(r"[A-Za-z-]+(?:al|ic|ous|ive|ary)")
_TWO = re.compile(r"[^\W\d][^,;]*, [^\W\d][^,;]*")
_LONGEST = 8
_MARKS = re.compile(r"\s*[*†‡]+$")
"""What leads from a row's name to a note."""


def is_noun(said: str) -> bool:
    """Whether a column's words can stand after `the`.

    >>> is_noun("mouth"), is_noun("basin area"), is_noun("navigable?"), is_noun("discovered by")
    (True, True, False, False)
    """
    plain = re.fullmatch(r"[^\W\d_][\w'’ -]*", said)
    return bool(plain) and len(said.split()) <= 3 and not _NO_NOUN.fullmatch(said) and not _NO_VALUE.fullmatch(said)


def is_changing(said: str) -> bool:
    """Whether what is said so of something can be another tomorrow.

    >>> is_changing("number of employees"), is_changing("height")
    (True, False)
    """
    return bool(_CHANGING.fullmatch(said))


def values_differ(one: Table, column: str) -> bool:
    """Whether a column says anything: two values or more, and few rows without one."""
    texts = [cell.text.casefold() for row in one.rows if (cell := one.cell(row, column))]
    told = not all(map(is_flag, texts)) and not set(texts) <= _STORED and not _is_counting(texts)
    return len(set(texts)) >= 2 and len(texts) >= 0.5 * len(one.rows) and told


def _is_counting(texts: list[str]) -> bool:
    """Whether a column only numbers its rows."""
    return len(texts) > 2 and texts in (
        [str(number) for number in range(first, first + len(texts))] for first in (0, 1)
    )


def _is_twofold(one: Table, column: str) -> bool:
    """Whether most cells of a column hold two things each: `clay, winter`."""
    texts = [cell.text for row in one.rows if (cell := one.cell(row, column))]
    if one.turned or column.casefold() == "example":
        return False
    return 2 * sum(bool(_TWO.fullmatch(text)) for text in texts) > len(texts)


def is_flag(text: str) -> bool:
    """Whether a cell says only whether.

    >>> is_flag("Absent"), is_flag("starch")
    (True, False)
    """
    return text.casefold() in _FLAGS or bool(re.match(r"(?:yes|no)\b,? ", text, re.IGNORECASE))


def is_year(one: Table, column: str) -> bool:
    """Whether every cell of the column is a year."""
    return all(re.fullmatch(r"1\d{3}|20\d\d", cell.text) for row in one.rows if (cell := one.cell(row, column)))


def key_of(one: Table, key: str, text: str) -> str:
    """The row's name as it stands in a sentence: `the river Alda`, `the Storm Dam`; empty where it is no name."""
    kind = singular(one.key.casefold())
    if not is_name(key) or len(key.split()) > 6 or re.search(r"[/;:=<>()]|\d{3,}", key):
        return ""
    if kind in ("lake", "mount") and kind not in key.casefold():
        return f"{kind.capitalize()} {key}"
    if kind in _OF_KIND and kind not in key.casefold():
        return f"the {kind} {key}" if not key.startswith("The ") else f"the {kind} “{key}”"
    if kind in _PARTS_OF_LANDS and kind not in key.casefold():
        return f"the {kind} of {key}"
    if len(key.split()) == 1 and kind not in _OF_NAME | _OF_KIND:
        return ""
    return with_the(key, text)


def listed(one: Table, key: str, cell: Cell, when: str, text: str) -> Asked | None:
    """The cell asked for as what its table gives; None where the column's name allows no question."""
    head, key = header(cell.name), _MARKS.sub("", key)
    if (
        head is None
        or not one.named
        or not is_noun(head.said)
        or len(key.split()) > 6
        or len(cell.text.split()) > _LONGEST
        or _UNTOLD.fullmatch(cell.text)
        or is_flag(key)
        or _is_twofold(one, cell.name)
        or _SINCE.search(cell.text)
        or _TWO_NUMBERS.search(cell.text)
    ):
        return None
    if re.search(r"[/;,:=<>?“”\"\[\]^_$\\]|\b(?:perhaps|or)\b|\(\w+ \w|\w\(", key) or not re.match(r"\w", key):
        return None
    said, changing = _after_a_name(head.said, text), is_changing(head.said)
    head = replace(head, said=said, unit=head.unit or one.unit)
    if {one.key.casefold(), head.said} <= _TONGUES:
        if any(re.search(r"\d", other.text) for row in one.rows if (other := one.cell(row, cell.name))):
            return None
        return Asked(f"What is “{key}” in {cell.name}?", ValueType.TERM)
    dated = head.year or re.search(r"\b(?:1[5-9]|20)\d\d\b", one.caption) or is_yearly(one)
    if changing and not dated and not when:
        return None
    asked = _said(one, head, _whose(one, key, text), cell)
    if asked and changing and not dated:
        return Asked(f"{asked.prompt[:-1]} {when}?", asked.kind, True)
    return asked


def _whose(one: Table, key: str, text: str) -> str:
    """The row as the question says it: a name, a noun with its article, what sort of thing it is, else in quotes."""
    second = key.split()[1] if " " in key else ""
    whose = key if is_name(key) and second else in_sentence(key, text)
    whose = key[0].lower() + key[1:] if second[:1].islower() and key[1:2].islower() else whose
    whose = with_the(whose, text) if is_name(key) and " " in key else whose
    whose = key_of(one, key, text) or whose
    counted = whose[:1].isdigit() and not re.fullmatch(r"\d{4}", whose)
    if (whose[:1].islower() or counted) and not whose.startswith(("the ", "a ", "an ")):
        whose = f"“{key}”"
    if _ADJECTIVE.fullmatch(key) and one.key.isalpha() and singular(one.key) == one.key:
        whose = f"the {in_sentence(one.key[0].lower() + one.key[1:])} “{key}”"
    if one.key.casefold().endswith("code") and " " not in key:
        whose = f"{in_sentence(one.key[0].lower() + one.key[1:])} {key}"
    return whose


def crossed(one: Table, row: str, cell: Cell) -> Asked | None:
    """A number that a row of measures and a column of such have in common: `300 °C` and `200 atm`."""
    measures = all(re.match(r"[<>~]?\d", said) for said in (row, cell.name))
    if not one.named or not one.own or not measures or re.search(r"[“”\"]", row + cell.name):
        return None
    return Asked(f"{one.named}, what is given for “{row}” under “{cell.name}”?", ValueType.NUMBER)


def _after_a_name(said: str, text: str) -> str:
    """A column's words with the capital of whoever they are named after: `Mohs hardness`."""
    first = said.split(maxsplit=1)[0]
    name = first.capitalize()
    named = first.isalpha() and re.search(rf"[a-z,] {name}\b", text) and not re.search(rf"\b{first}\b", text)
    return name + said[len(first) :] if named else said


def _said(one: Table, head: Header, whose: str, cell: Cell) -> Asked | None:
    year = f" in {head.year}" if head.year else ""
    number, named = parse_number(cell.text), _MARKS.sub("", cell.name)
    if head.said in ("year", "date"):
        return (
            Asked(f"{one.named}, which {head.said} is given for {whose}?", ValueType.DATE)
            if parse_date(cell.text)
            else None
        )
    if head.said in ("meaning", "definition"):
        return Asked(f"{one.named}, what does {whose} mean?", ValueType.PHRASE)
    if re.fullmatch(r"1\d{3}|20\d\d", cell.text) and not head.unit and is_year(one, cell.name):
        return Asked(f"{one.named}, which year is given for the {head.said} of {whose}?", ValueType.DATE)
    counted = head.said.removeprefix("number of ")
    thing = re.split(r" (?:of|to|for|in|on) ", counted)[0]
    many = counted != head.said or (thing.endswith("s") and not thing.endswith(("ss", "us", "is")))
    if _lacks_unit(head, cell.text, many):
        return None
    if number and re.match(r"[~≈$€£−-]?\d", cell.text):
        if many and not head.unit and not number.unit:
            return Asked(f"{one.named}, how many {counted} are given for {whose}{year}?", ValueType.NUMBER)
        unit = f" in {head.unit}" if head.unit else ""
        if one.turned or not (head.unit or is_measure(head.said)):
            return Asked(f"{one.named}, what is given under “{named}” for {whose}?", ValueType.NUMBER)
        if not (head.unit or number.unit) or " of " in head.said:
            return Asked(f"{one.named}, what {head.said} is given for {whose}{unit}{year}?", ValueType.NUMBER)
        return Asked(f"{one.named}, what is the {head.said} of {whose}{unit}{year}?", ValueType.NUMBER)
    if many or head.unit or parse_date(cell.text):
        return None
    kind = (
        ValueType.PERSON if looks_like_person(cell.text) else ValueType.TERM if is_name(cell.text) else ValueType.PHRASE
    )
    asks = f"what is given under “{named}”" if one.turned else f"which {head.said} is given"
    return Asked(f"{one.named}, {asks} for {whose}{year}?", kind)


def _lacks_unit(head: Header, text: str, many: bool) -> bool:
    """Whether nothing says of what the cell's digits are so many: `139` under `Catch`."""
    told = head.unit or many or _UNITLESS.fullmatch(head.said) or parse_date(text)
    return bool(_BARE.fullmatch(text)) and not told
