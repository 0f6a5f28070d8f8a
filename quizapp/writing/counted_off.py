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
_NAMES_APART = re.compile(r",? (?:and|along with|together with|as well as) |, ")
_NUMBER = re.compile(
    r"(?:(?:about|over|around|some|nearly|almost|only|more than|at least) )?"
    r"(?:\d[\d.,]*%?|one|two|three|four|five|six|seven|eight|nine|ten)(?= )"
)
_ARTICLE = re.compile(r"(?:^|, |\band )(?=(?:an?|the|one) )")
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_OF_NAMES = re.compile(rf"(?:_____|[Hh]ow many)(?: [A-Za-z-]+){{1,4}} of ((?:{_NAME}, )+{_NAME},? and {_NAME})")
_OF_KINDS = re.compile(
    r"[Hh]ow many (?:[\w-]+ ){1,4}?of [\w-]+, ((?:[\w'’-]+,? )+?)(?=(?:do|does|did|is|are|was|were|has|have|had) )"
)
_LAST_OF = re.compile(
    r"\b(?:last|final|latest|youngest) [^,]*\bof (?:the |its )?_____ [^,]*, after (?:the )?([^,]+ and [^,.]+)"
)
"""`the last of the _____ ages, after A and B`: it is one more."""
_NAMED_ONES = re.compile(r"(?:^|: )([A-Z][^.;:?]+?),? (?:are|were) (?:the|among the) (?:only |first |last )?_____ ")
"""`A, B and C, along with D and E, were the only _____ towns`."""
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
    if not found or not (_all_figures(items, found[1], number) or _as_many(items, found[2], number)):
        return rest
    return f"{found[1]}."


def _all_figures(items: Sequence[str], counted: str, number: str) -> bool:
    """Whether the list divides what was counted: `90 boats, 70 of oak and 20 of elm`, no `2 ounces of wax, 1 ounce`."""
    said = parse_number(number)
    figures = [figure.value for item in items if (at := _NUMBER.match(item)) and (figure := parse_number(at[0]))]
    if said is None or len(figures) < FEWEST or not _NUMBER.match(items[0]) or sum(figures) > said.value:
        return False
    noun = counted.split(maxsplit=1)[0].removesuffix("s")
    return not any(word.removesuffix("s") == noun for item in items for word in item.split())


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
    lists = [one[1] for one in (pattern.search(text) for pattern in (_OF_NAMES, _OF_KINDS, _THEY_ARE)) if one]
    before = _NAMED_ONES.search(text)
    named = {len(_NAMES_APART.split(before[1]))} if before else set[int]()
    counted = said.value in named | _named_beside(text) or any(
        _as_many(_COMMA.split(one), one, draft.answer) for one in lists
    )
    return "its number can be counted in the prompt" if counted else ""


def _named_beside(text: str) -> set[int]:
    """How many the names beside a gap are, with the one that stands among them or behind them."""
    beside, last = _BESIDE.search(text), _LAST_OF.search(text)
    named = {len(_COMMA.split(beside[1] or beside[2] or beside[3])) + bool(beside[1])} if beside else set[int]()
    return named | ({len(_COMMA.split(last[1])) + 1} if last else set())
