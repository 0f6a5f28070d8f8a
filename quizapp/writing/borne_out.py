"""Whether the words of a sentence bear out what kind of thing its gap is said to be."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import land_of, words
from quizapp.extraction.names import class_noun
from quizapp.facts.model import Part, ValueType

_STATES_OF_RULE = words("empire kingdom republic caliphate")
_WATERS = ("gulf ", "bay ", "strait ")
"""At the beginning of a name: `Gulf of Brek` is a place, `Gulf Stream` is none."""
_BODY_OR_ELSE = words("party office congress court house")
_THERE = re.compile(r"\b(?:at|in|into|to|near|inside|outside) (?:the )?$")
_BY_ITS_NAME = re.compile(
    r"(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|(?:North|South)(?:east|west)(?:ern)?"
    r"|San|Santa|Los|Las|Saint|St\.|Port|New) [A-Z].*|.*(?:, D\.?C\.?| City)"
)
_SETTLED = (
    "born raised died killed buried murdered live lives lived living settle settled settling stay stayed staying "
    "located situated held based lie lies stands educated imprisoned exiled headquartered signed place landed "
    "exhibited arrive arrives arrived arriving"
)
_GOING = (
    "move moved moving went go goes going return returned returning travel traveled travelled travelling traveling "
    "came sailed sailing fled emigrated migrated marched marching journeyed flew expelled transferred"
)
_NEARBY = (
    r"near|(?:city|town|village|district|island|port|capital|shores?|banks?) of"
    r"|(?:(?:north|south|east|west)(?:east|west)?|miles?|km|kilomet(?:er|re)s?) (?:of|from)"
)
_WHERE_ONE_IS = re.compile(
    rf"\b(?:{_NEARBY}|(?:{'|'.join(_SETTLED.split())}) (?:[\w']+ )?(?:in|at|on)"
    rf"|(?:{'|'.join(_GOING.split())}) (?:[\w']+ )?(?:to|into|from)) (?:the )?$"
)
_PART_OF_A_LAND = re.compile(r"(?:['’]s)?, (?:the )?((?:[A-Z][\w’'-]+ ?){1,3})")


def borne_out(part: Part, before: str, after: str) -> bool:
    """Whether a word of the name, a list of lands, or what stands beside the gap says that it is of this kind."""
    if part.type is ValueType.ORGANISATION:
        return class_noun(part.text) not in _BODY_OR_ELSE or not _THERE.search(before)
    if part.type is not ValueType.PLACE:
        return True
    if land := land_of(part.text):
        return land != "state" or not before.endswith(" the ")
    if part.head in _STATES_OF_RULE or part.text.lower().startswith(_WATERS):
        return " of " in part.text
    return bool(part.head) or bool(_BY_ITS_NAME.fullmatch(part.text)) or _is_where(before, after)


def _is_where(before: str, after: str) -> bool:
    """Whether one can be there: `born in`, `near`, or the name of the land behind its comma."""
    land = _PART_OF_A_LAND.match(after)
    name = land[1].strip() if land else ""
    return bool(_WHERE_ONE_IS.search(before)) or bool(land_of(name)) or name.endswith(" County")
