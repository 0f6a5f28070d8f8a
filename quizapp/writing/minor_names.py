"""Names and phrases that nobody keeps, or that others fit as well; each check says it in words, or nothing."""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Check, Surroundings, sentence, without_source

_PHRASES = frozenset(("gap phrase", "gap called"))
_OFFICE = re.compile(
    r"(?:(?:Lord|Prime|Vice|First|Deputy|Chief|Attorney|Foreign) )*(?:Chancellor|Mayor|President|Minister|Secretary"
    r"|Governor|King|Queen|Emperor|Empress|Pope|Bishop|Archbishop|Director|Speaker|Justice|Premier|Chairman"
    r"|Commissioner|Ambassador|Sultan|Viceroy|Rector|Treasurer|General|Marshal|Admiral)"
)
_HELD_BY = re.compile(r"\b[Tt]he (?:[A-Z]\w+ )?_____(?: (?:to|of|for) [^,]{3,40})?, [A-Z]\w+ [A-Z]")
_AND_SO_ON = re.compile(r"\b(?:etc|and so on|and so forth|and others|among others)\b")
_ONE_OF = re.compile(r"(?:An?|One|Another) (?!only\b)[^,]* (?:is|was|are|were) (?:the )?_____(?:[.,]|$)")
_SOME = re.compile(r"\b(?:some|any|many|other|certain|several|various|another|most|few) _____", re.IGNORECASE)


def office(draft: Draft, _: Surroundings) -> str:
    """`the _____, Ada Holm,`: an office is no name, and its holder stands beside it."""
    held = _HELD_BY.search(sentence(draft))
    return "an office beside who holds it" if _is_gap(draft) and held and _OFFICE.fullmatch(draft.answer) else ""


def one_of_a_list(draft: Draft, _: Surroundings) -> str:
    """`_____, the Brek Mill, etc.`: others of the list fit as well."""
    listed = re.search(r"_____,|, _____", sentence(draft)) and _AND_SO_ON.search(sentence(draft))
    return "one of a list that goes on" if _is_gap(draft) and listed else ""


def some_of_them(draft: Draft, _: Surroundings) -> str:
    """`some _____`: what is said of some is said of others too."""
    asked = _is_gap(draft) and draft.fact.rule in _PHRASES
    return "said of some, and of others too" if asked and _SOME.search(sentence(draft)) else ""


def one_of_several(draft: Draft, _: Surroundings) -> str:
    """`An important mill is _____`: there are other important ones."""
    asked = _is_gap(draft) and draft.fact.rule in _PHRASES
    found = asked and _ONE_OF.match(without_source(sentence(draft)))
    return "one of several" if found else ""


def quoted(draft: Draft, _: Surroundings) -> str:
    """A phrase inside of a quotation is somebody's wording."""
    asked = _is_gap(draft) and draft.fact.rule == "gap phrase"
    inside = sentence(draft).partition("_____")[0].count('"') % 2
    return "somebody's wording" if asked and inside else ""


def everywhere(draft: Draft, _: Surroundings) -> str:
    """`the lowest on _____`: all that is told is told of the Earth."""
    asked = _is_gap(draft) and draft.answer.removeprefix("the ") in {"Earth", "World"}
    return "no other place is thought of" if asked and re.search(r"\bon _____", sentence(draft)) else ""


def _is_gap(draft: Draft) -> bool:
    return draft.kind == "cloze" and draft.fact.family is Family.CLAUSE


MINOR_NAMES: tuple[Check, ...] = (office, one_of_a_list, some_of_them, one_of_several, quoted, everywhere)
