"""Lists that count off a number: `three gates, a wide one, a low one and a lost one`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.facts.model import ValueType
from quizapp.text.numbers import parse_number
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Surroundings, answer_type, sentence

FEWEST = 2
_LIST_BEHIND = re.compile(r"((?: [\w'’-]+){1,6}), (?:namely |including )?([^;:]+)\.$")
_COMMA = re.compile(r",? and |, ")
_NUMBER = re.compile(
    r"(?:(?:about|over|around|some|nearly|almost|only|more than|at least) )?"
    r"(?:\d[\d.,]*%?|one|two|three|four|five|six|seven|eight|nine|ten)(?= )"
)
_ARTICLE = re.compile(r"(?:^|, |\band )(?=(?:an?|the|one) )")
_OF_NAMES = re.compile(
    r"(?:_____|[Hh]ow many)(?: [a-z-]+){1,4} of ((?:[A-Z][\w'’-]+, )+[A-Z][\w'’-]+,? and [A-Z][\w'’-]+)"
)
_OF_KINDS = re.compile(
    r"[Hh]ow many (?:[\w-]+ ){1,4}?of [\w-]+, ((?:[\w'’-]+,? )+?)(?=(?:do|does|did|is|are|was|were|has|have|had) )"
)
_THEY_ARE = re.compile(r"_____ [^.;:]+? (?:are|were) ([^.;:]+)\.$")
_BESIDE = re.compile(
    r"\bone of (?:the |its |their )?_____ .*?\b(?:along|together) with (.+?)\.$|_____ [a-z ]+: (.+?)\.$"
    r"|_____ (?:[a-z-]+ )*[a-z-]+s, (?:namely |with [a-z]+ )?(.+?)\.$"
)
"""`one of the _____ ports, along with A, B and C`: who counts them knows it."""


def counted_off(rest: str, number: str) -> str:
    """What stands behind a number, without the list at its end that counts it off.

    >>> counted_off(" gates, one of iron and two of oak.", "three")
    ' gates.'
    """
    found = _LIST_BEHIND.match(rest)
    items = _COMMA.split(found[2]) if found else []
    figures = sum(bool(_NUMBER.match(item)) for item in items) if items and _NUMBER.match(items[0]) else 0
    return f"{found[1]}." if found and (figures >= FEWEST or _as_many(items, found[2], number)) else rest


def _as_many(items: Sequence[str], listed: str, number: str) -> bool:
    """Whether the list has as many things as the number says."""
    said = parse_number(number)
    count = int(said.value) if said and said.value == int(said.value) else 0
    things = all(re.match(r"(?:an?|the|one) |[A-Z]", item) or len(item.split()) <= FEWEST for item in items)
    return count >= FEWEST and (len(_ARTICLE.findall(listed)) == count or (things and len(items) == count))


def counted_out(draft: Draft, _: Surroundings) -> str:
    """A number that the names beside it count out."""
    said = parse_number(draft.answer) if answer_type(draft) is ValueType.NUMBER else None
    if said is None:
        return ""
    text = sentence(draft)
    found = _BESIDE.search(text) if draft.kind == "cloze" else None
    names = len(_COMMA.split(found[1] or found[2] or found[3])) + bool(found[1]) if found else 0
    others = [one[1] for one in (pattern.search(text) for pattern in (_OF_NAMES, _OF_KINDS, _THEY_ARE)) if one]
    counted = (found is not None and said.value == names) or any(
        _as_many(_COMMA.split(one), one, draft.answer) for one in others
    )
    return "its number can be counted in the prompt" if counted else ""
