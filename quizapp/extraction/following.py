"""Lead-ins that say first of what sort the members are: `The following towns lie on ..`, `Goods sold in .. include`."""

from __future__ import annotations

import re

from quizapp.extraction.lead import Lead, counted_noun, number_of, worth_counting
from quizapp.extraction.phrases import many_in_sentence, stands_alone
from quizapp.text.dates import find_dates

FOLLOWING = r"(?:the following|as follows|these)"
_OF = r"(?: of (?!these\b|those\b)[a-z]+(?: [a-z]+)?)?"
_THESE = re.compile(
    rf"^(?:These|The following)(?: (?P<count>[a-z]+))? (?P<noun>(?:[a-z]+ )?[a-z-]+s{_OF})"
    r" (?P<verb>was|were|are|can be|must be) (?P<rest>.+)$"
)
_THESE_DO = re.compile(
    rf"^(?:These|The following)(?: (?P<count>[a-z]+))? (?P<noun>(?:[a-z]+ )?[a-z-]+s{_OF})"
    r" (?P<verb>(?!of\b|for\b|in\b|to\b|from\b|on\b|with\b|will\b|can\b|may\b|have\b)[a-z]+)"
    r" (?P<rest>(?:to|in|on|at|with|from|by|for|along|under|through|near|up|part in|the|an?|[A-Z]).+)$"
)
_SORT_DONE = re.compile(
    r"^(?P<noun>[A-Z][a-z-]+s) (?P<done>[a-z]+(?:ed|wn|lt|de|nt|ld|pt) (?:in|on|at|by|from|through|to|along) [^,:;]+?)"
    rf" (?P<verb>include|included|are|were)(?: {FOLLOWING})?$"
)


_TOLD_APART = frozenset(("distinguished", "recognised", "recognized", "known", "defined", "described", "used"))


def these(said: str, _: str) -> Lead | None:
    """`The following five rivers are in Norvania`."""
    match = _THESE.match(said)
    told_apart = match and " of " in match["noun"] and match["rest"] in _TOLD_APART
    if not match or not stands_alone(match["rest"]) or not (len(match["rest"].split()) > 1 or told_apart):
        return None
    noun, verb, rest, count = match["noun"], match["verb"], match["rest"], number_of(match["count"])
    whole = f"Which {counted_noun(count, noun)} {verb} {rest}?"
    return Lead(f"Which of these {noun} {verb} {rest}?", noun, f"{verb} {rest}", count, whole=whole)


def these_do(said: str, _: str) -> Lead | None:
    """`The following towns lie on the Arn Canal`."""
    match = _THESE_DO.match(said)
    if not match or not stands_alone(match["rest"]) or match["verb"].endswith("ing"):
        return None
    noun, does, count = match["noun"], f"{match['verb']} {match['rest']}", number_of(match["count"])
    if match["count"] and not count:
        return None
    whole = f"Which {counted_noun(count, noun)} {does}?"
    counted = f"How many {noun} {does}?" if count and worth_counting(noun) else ""
    return Lead(f"Which of these {noun} {does}?", noun, does, count, counted, whole)


def sort_done(said: str, text: str) -> Lead | None:
    """`Goods carried on the Arn Canal include`."""
    match = _SORT_DONE.match(said)
    if not match or not stands_alone(match["done"]):
        return None
    noun, closed = many_in_sentence(match["noun"], text), match["verb"] in ("are", "were")
    over = match["verb"] in ("were", "included") or find_dates(match["done"])
    done = f"{'were' if over else 'are'} {match['done']}"
    whole = f"Which {noun} {done}?" if closed else ""
    return Lead(f"Which of these {noun} {done}?", noun, done, whole=whole, closed=closed)
